import { showId } from '../../core/id.ts'
import { type Lang, say } from '../../core/text.ts'
import type { DealPage } from '../../modules/deals/deals.ts'
import { reasons } from '../../modules/matching/matching.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { showDay } from '../ui/time.tsx'
import { roomWords } from './messages.ts'
import type { Refused } from './room.tsx'

type NextProps = { lang: Lang; deal: DealPage; refused?: Refused }

/** What comes next and who does it. */
export const Next = ({ lang, deal, refused }: NextProps) => (
  <Card lang={lang} id="next" title={roomWords.next}>
    {refused && refused.form !== 'message' && refused.form !== 'note' && refused.sentence && Object.keys(refused.problems).length === 0 ? <Notice lang={lang} kind="warning" live><p>{refused.sentence[lang]}</p></Notice> : null}
    {deal.may.answer ? <Answer lang={lang} deal={deal} refused={refused} /> : <Status lang={lang} deal={deal} />}
  </Card>
)

const day = (lang: Lang, deal: DealPage) => (deal.answerBy ? showDay(lang, deal.answerBy) : '')

const Answer = ({ lang, deal, refused }: NextProps) => {
  const id = showId(deal.id)
  const declining = refused?.form === 'decline' ? refused : undefined
  return (
    <>
      <p class="font-semibold">{say(lang, roomWords.answerBy, { day: day(lang, deal) })}</p>
      <p class="hint">{roomWords.answerHint[lang]}</p>
      {deal.revealing ? <p>{roomWords.revealing[lang]}</p> : null}
      <Form lang={lang} action={href(routes.deals.accept, { lang, id })}><Button kind="primary">{roomWords.accept[lang]}</Button></Form>
      <details class="disclosure" open={declining !== undefined}>
        <summary>{roomWords.decline[lang]}</summary>
        <Form lang={lang} action={href(routes.deals.decline, { lang, id })} errors={declining?.problems} labels={{ reason: roomWords.reason, note: roomWords.reasonNote }}>
          <Select lang={lang} name="reason" label={roomWords.reason} options={optionsOf(reasons)} value={declining && one(declining.values, 'reason')} error={declining?.problems.reason} required />
          <TextArea lang={lang} name="note" label={roomWords.reasonNote} value={declining && one(declining.values, 'note')} error={declining?.problems.note} rows={3} />
          <Actions><Button>{roomWords.decline[lang]}</Button></Actions>
        </Form>
      </details>
    </>
  )
}

const Status = ({ lang, deal }: { lang: Lang; deal: DealPage }) => {
  const id = showId(deal.id)
  if (deal.stage === 'interest') {
    return (
      <>
        <p>{say(lang, deal.side === 'from' ? roomWords.waits : roomWords.answerers, { day: day(lang, deal) })}</p>
        {deal.may.withdraw ? <PostButton lang={lang} action={href(routes.deals.withdraw, { lang, id })} label={roomWords.withdraw} confirm={roomWords.withdrawAsk} /> : null}
      </>
    )
  }
  if (deal.stage !== 'lost' && deal.stage !== 'expired' && deal.stage !== 'completed') return <p>{roomWords.talkNow[lang]}</p>
  return (
    <>
      <p>{roomWords.over[lang]}</p>
      {deal.side === 'from' && deal.stage !== 'completed' && deal.listingId ? <LinkButton href={href(routes.deals.new, { lang, id: showId(deal.listingId) })}>{roomWords.again[lang]}</LinkButton> : null}
    </>
  )
}

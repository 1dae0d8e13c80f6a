import { showId } from '../../core/id.ts'
import { type Lang, say } from '../../core/text.ts'
import { type DealPage, evidenceWords, forwardFrom, gates, hasEnded, lostReasonsAt, lostReasonWords, stepWords } from '../../modules/deals/deals.ts'
import { reasons } from '../../modules/matching/matching.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { ClosedNow, ClosedOn } from '../ui/closing.tsx'
import { Card } from '../ui/card.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { showDay } from '../ui/time.tsx'
import { roomWords } from './messages.ts'
import { caseWords } from './messages/case.ts'
import { type Refused, wholeSentence } from './refused.ts'

type NextProps = { lang: Lang; deal: DealPage; /** Kinds of evidence that the case has. */ has: readonly string[]; refused?: Refused }

/** What comes next and who does it. */
export const Next = (props: NextProps) => {
  const { lang, deal, refused } = props
  const sentence = wholeSentence(refused, 'accept', 'decline', 'withdraw', 'move', 'end', 'waive')
  return (
    <Card lang={lang} id="next" title={roomWords.next}>
      {sentence ? <Notice lang={lang} kind="warning" live><p>{sentence[lang]}</p></Notice> : null}
      {deal.may.answer ? <Answer {...props} /> : <Status {...props} />}
    </Card>
  )
}

const day = (lang: Lang, deal: DealPage) => (deal.answerBy ? showDay(lang, deal.answerBy) : '')

const Answer = ({ lang, deal, refused }: NextProps) => {
  const id = showId(deal.id)
  const declining = refused?.form === 'decline' ? refused : undefined
  return (
    <>
      <p class="font-semibold">{say(lang, roomWords.answerBy, { day: day(lang, deal) })}</p>
      <p class="hint">{roomWords.answerHint[lang]}</p>
      <ClosedOn lang={lang} closing={deal.closed} />
      {deal.revealing ? <p>{roomWords.revealing[lang]}</p> : null}
      <Form lang={lang} action={href(routes.deals.accept, { lang, id })}><Button kind="primary">{roomWords.accept[lang]}</Button></Form>
      <details class="disclosure" open={declining !== undefined}>
        <summary>{roomWords.decline[lang]}</summary>
        <Form lang={lang} action={href(routes.deals.decline, { lang, id })} errors={declining?.problems}>
          <Select lang={lang} name="reason" label={roomWords.reason} options={optionsOf(reasons)} value={declining && one(declining.values, 'reason')} error={declining?.problems.reason} required />
          <TextArea lang={lang} name="note" label={roomWords.reasonNote} value={declining && one(declining.values, 'note')} error={declining?.problems.note} rows={3} />
          <Actions><Button>{roomWords.decline[lang]}</Button></Actions>
        </Form>
      </details>
    </>
  )
}

const Status = (props: NextProps) => {
  const { lang, deal } = props
  const id = showId(deal.id)
  if (deal.stage === 'interest') {
    return (
      <>
        <p>{say(lang, deal.side === 'from' ? roomWords.waits : roomWords.answerers, { day: day(lang, deal) })}</p>
        {deal.side === 'from' ? <ClosedNow lang={lang} closing={deal.closed} /> : <ClosedOn lang={lang} closing={deal.closed} />}
        {deal.may.withdraw ? <PostButton lang={lang} action={href(routes.deals.withdraw, { lang, id })} label={roomWords.withdraw} confirm={roomWords.withdrawAsk} /> : null}
      </>
    )
  }
  if (!hasEnded(deal.stage)) return deal.may.advance ? <Steps {...props} /> : <p>{roomWords.talkNow[lang]}</p>
  return (
    <>
      <p>{roomWords.over[lang]}</p>
      {deal.side === 'from' && deal.stage !== 'completed' && deal.listingId ? <LinkButton href={href(routes.deals.new, { lang, id: showId(deal.listingId) })}>{roomWords.again[lang]}</LinkButton> : null}
    </>
  )
}

/** Steps that an officer of a party takes: onward through the gate, to rest and back, to the end. */
const Steps = ({ lang, deal, has, refused }: NextProps) => {
  const id = showId(deal.id)
  const action = href(routes.deals.move, { lang, id })
  const verb = forwardFrom(deal.stage)
  const kind = verb && gates[verb]
  const shut = kind !== undefined && !has.includes(kind)
  const ending = refused?.form === 'end' ? refused : undefined
  const waiving = refused?.form === 'waive' ? refused : undefined
  const reasonsHere = lostReasonsAt(deal.stage).map((reason) => ({ value: reason, label: lostReasonWords[reason] }))
  if (deal.dormant) {
    return (
      <>
        <p>{caseWords.dormantNote[lang]}</p>
        <Form lang={lang} action={action} version={deal.version}><Button kind="primary" name="verb" value="revive">{caseWords.revive[lang]}</Button></Form>
      </>
    )
  }
  return (
    <>
      {verb && verb !== 'screen' ? (
        shut && kind ? <p>{say(lang, caseWords.gateNeeds, { what: evidenceWords[kind][lang] })}</p> : (
          <Form lang={lang} action={action} version={deal.version}>
            {kind ? <p class="hint">{caseWords.gateOpen[lang]}</p> : null}
            <Button kind="primary" name="verb" value={verb}>{stepWords[verb as keyof typeof stepWords][lang]}</Button>
          </Form>
        )
      ) : null}
      {verb === 'screen' ? (
        <>
          <p>{say(lang, caseWords.gateNeeds, { what: evidenceWords.screen[lang] })}</p>
          <Actions><LinkButton kind="primary" href={href(routes.deals.screen, { lang, id })}>{caseWords.screen[lang]}</LinkButton></Actions>
        </>
      ) : null}
      {verb === 'sign_nda' && shut ? (
        <details class="disclosure" open={waiving !== undefined}>
          <summary>{caseWords.waive[lang]}</summary>
          <Form lang={lang} action={href(routes.deals.waive, { lang, id })} version={deal.version} errors={waiving?.problems}>
            <TextArea lang={lang} name="reason" id="f-waive" label={caseWords.waiveReason} hint={caseWords.waiveHint} value={waiving && one(waiving.values, 'reason')} error={waiving?.problems.reason} rows={3} required />
            <Actions><Button>{caseWords.save[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
      <Form lang={lang} action={action} version={deal.version}><Button kind="quiet" small name="verb" value="rest">{caseWords.rest[lang]}</Button></Form>
      <details class="disclosure" open={ending !== undefined}>
        <summary>{caseWords.end[lang]}</summary>
        <Form lang={lang} action={action} version={deal.version} errors={ending?.problems}>
          <input type="hidden" name="verb" value="lose" />
          <Select lang={lang} name="reason" id="f-end" label={caseWords.endReason} options={reasonsHere} value={ending && one(ending.values, 'reason')} error={ending?.problems.reason} required />
          <TextArea lang={lang} name="note" id="f-end-note" label={caseWords.endNote} value={ending && one(ending.values, 'note')} error={ending?.problems.note} rows={3} />
          <Actions><Button kind="danger">{caseWords.end[lang]}</Button></Actions>
        </Form>
      </details>
    </>
  )
}

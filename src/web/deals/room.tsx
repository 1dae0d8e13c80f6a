import type { Actor } from '../../core/actor.ts'
import { organisationsOf } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, type Phrase, say } from '../../core/text.ts'
import { type DealPage, hasEnded, stageLine, stageWords } from '../../modules/deals/deals.ts'
import type { Message } from '../../modules/threads/threads.ts'
import { one, type Problems, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { KindBadge, StateBadge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Split } from '../ui/page.tsx'
import { langTag } from '../ui/said.ts'
import { type StageStep, StageLine } from '../ui/steps.tsx'
import { Ago } from '../ui/time.tsx'
import { deskWords } from '../desk/messages.ts'
import { listWords, roomWords } from './messages.ts'
import { Next } from './next.tsx'
import { countryName, PartyLink, titleFor } from './party.tsx'
import { author, DealTimeline } from './timeline.tsx'

/** A form of the room that was refused: what was typed comes back into it. */
export type Refused = { form: 'accept' | 'decline' | 'withdraw' | 'message' | 'note'; values: Values; problems: Problems; sentence?: Phrase }

type RoomProps = { lang: Lang; actor: Actor; deal: DealPage; messages: readonly Message[]; refused?: Refused }

/** The stages as far as this case went; an early end stands where it came. */
function stepsOf(deal: DealPage): StageStep[] {
  const reached = Math.max(0, ...deal.history.map((event) => stageLine.findIndex((stage) => stage === event.stage)))
  const ended = deal.stage === 'lost' || deal.stage === 'expired'
  const steps = stageLine.map((stage, index): StageStep => ({ label: stageWords[stage], state: index < reached || (index === reached && ended) ? 'done' : index === reached ? 'current' : 'ahead' }))
  return ended ? [...steps.slice(0, reached + 1), { label: stageWords[deal.stage], state: 'current' }] : steps
}

/** The room of a partnering case: stages on top, what happened in the middle, parties and next step on the right. */
export const DealRoom = ({ lang, actor, deal, messages, refused }: RoomProps) => {
  const title = titleFor(lang, deal.title)
  return (
    <Page>
      <PageHead
        lang={lang}
        title={title.text}
        titleLang={title.tag}
        kicker={<>{deal.kind ? <><KindBadge lang={lang} kind={deal.kind} /> · </> : null}{deal.reference} · <StateBadge lang={lang} state={deal.stage} label={stageWords[deal.stage]} /></>}
        trail={[{ href: href(routes.desk.show, { lang }), label: deskWords.title }, { href: href(routes.deals.list, { lang }), label: listWords.title }]}
      />
      <StageLine lang={lang} label={roomWords.stages} steps={stepsOf(deal)} />
      <div class="mt-8">
        <Split
          sideFirst
          main={
            <>
              {deal.stage === 'interest' || deal.stage === 'accepted' ? <div class="mb-8"><Notice lang={lang} kind="warning"><p>{roomWords.confidential[lang]}</p></Notice></div> : null}
              <h2 class="mb-4 mt-2">{roomWords.timeline[lang]}</h2>
              <DealTimeline lang={lang} deal={deal} messages={messages} own={organisationsOf(actor)} now={actor.at} />
              <div class="mt-8 grid gap-8">
                {deal.may.talk ? <Write lang={lang} deal={deal} refused={refused} /> : null}
                {deal.may.note ? <Notes lang={lang} actor={actor} deal={deal} messages={messages} refused={refused} /> : null}
              </div>
            </>
          }
          side={
            <>
              {hasEnded(deal.stage) && refused === undefined ? null : <Next lang={lang} deal={deal} refused={refused} />}
              <Parties lang={lang} deal={deal} />
              <Subject lang={lang} deal={deal} />
              {hasEnded(deal.stage) && refused === undefined ? <Next lang={lang} deal={deal} /> : null}
            </>
          }
        />
      </div>
    </Page>
  )
}

const Parties = ({ lang, deal }: { lang: Lang; deal: DealPage }) => {
  const sides = deal.side === 'from' ? ([[roomWords.interested, deal.own, true], [roomWords.answering, deal.other, false]] as const) : ([[roomWords.interested, deal.other, false], [roomWords.answering, deal.own, true]] as const)
  return (
    <Card lang={lang} title={roomWords.parties}>
      <Facts
        lang={lang}
        items={sides.map(([label, party, own]) => ({ label, value: <><PartyLink lang={lang} party={party} />{own ? ` ${roomWords.you[lang]}` : ''}<span class="block hint">{countryName(lang, party.country)}</span></> }))}
      />
    </Card>
  )
}

const Subject = ({ lang, deal }: { lang: Lang; deal: DealPage }) => {
  const title = titleFor(lang, deal.title)
  const brought = deal.brought && titleFor(lang, deal.brought.title)
  return (
    <Card lang={lang} title={roomWords.subject}>
      {deal.listingId && deal.listingRevision ? (
        <>
          <p><a href={href(routes.listings.show, { lang, id: showId(deal.listingId) })} lang={title.tag}>{title.text}</a></p>
          <p class="hint">{say(lang, roomWords.citing, { n: deal.listingRevision })}</p>
        </>
      ) : <p lang={title.tag}>{title.text}</p>}
      {deal.brought && brought ? <Facts lang={lang} items={[{ label: roomWords.brought, value: <a href={href(routes.listings.show, { lang, id: showId(deal.brought.id) })} lang={brought.tag}>{brought.text}</a> }]} /> : null}
    </Card>
  )
}

const Write = ({ lang, deal, refused }: { lang: Lang; deal: DealPage; refused?: Refused }) => {
  const again = refused?.form === 'message' ? refused : undefined
  return (
    <Card lang={lang} id="write" title={roomWords.write}>
      <Form lang={lang} action={href(routes.deals.message, { lang, id: showId(deal.id) })} errors={again?.problems} labels={{ body: roomWords.message }}>
        {again?.sentence && Object.keys(again.problems).length === 0 ? <Notice lang={lang} kind="warning" live><p>{again.sentence[lang]}</p></Notice> : null}
        <TextArea lang={lang} name="body" label={roomWords.message} value={again && one(again.values, 'body')} error={again?.problems.body} rows={5} required />
        <Select lang={lang} name="lang" label={roomWords.written} empty={roomWords.detected} options={[{ value: 'zh', label: roomWords.zh }, { value: 'en', label: roomWords.en }]} value={again && one(again.values, 'lang')} />
        <Actions><Button kind="primary">{roomWords.send[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}

const Notes = ({ lang, actor, deal, messages, refused }: RoomProps) => {
  const again = refused?.form === 'note' ? refused : undefined
  const notes = messages.filter((message) => message.private)
  return (
    <Card lang={lang} id="notes" title={roomWords.notes} tone="private">
      <p class="hint">{roomWords.notesHint[lang]}</p>
      {notes.length === 0 ? <p>{roomWords.noNotes[lang]}</p> : (
        <ol class="grid gap-4">
          {notes.map((note) => (
            <li>
              <p class="kicker">{author(lang, note)} · <Ago lang={lang} at={note.at} now={actor.at} /></p>
              <p class="typed" lang={note.lang === lang ? undefined : langTag[note.lang]}>{note.body}</p>
            </li>
          ))}
        </ol>
      )}
      <Form lang={lang} action={href(routes.deals.note, { lang, id: showId(deal.id) })} errors={again?.problems.body && { note: again.problems.body }} labels={{ note: roomWords.noteText }}>
        <TextArea lang={lang} name="body" id="f-note" label={roomWords.noteText} value={again && one(again.values, 'body')} error={again?.problems.body} rows={3} />
        <Actions><Button>{roomWords.keep[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}

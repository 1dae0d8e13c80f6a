import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Actor, organisationsOf } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, say } from '../../core/text.ts'
import { type CaseRoom, type Cursor, type DealPage, forwardFrom, gateNames, gates, hasEnded, stageLabel, stageLine, stageWords } from '../../modules/deals/deals.ts'
import { one } from '../form.ts'
import { CaseAgreements } from '../agreements/case-card.tsx'
import { CaseOutcomes } from '../projects/case-card.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { KindBadge, StateBadge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { drawnForms, drawnOf } from '../ui/drawn.ts'
import { drawnWithKeys } from '../ui/form-key.ts'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { frame } from '../ui/messages.ts'
import { Page, PageHead, Split } from '../ui/page.tsx'
import { langTag } from '../ui/said.ts'
import { type StageStep, StageLine } from '../ui/steps.tsx'
import { Ago } from '../ui/time.tsx'
import { deskWords } from '../desk/messages.ts'
import { ChecksCard } from './checks.tsx'
import { Files } from './files.tsx'
import { NewMeeting } from './meetings.tsx'
import { listWords, roomWords } from './messages.ts'
import { caseWords } from './messages/case.ts'
import { Next } from './next.tsx'
import { Parties } from './parties.tsx'
import { titleFor } from './party.tsx'
import { Plan } from './plan.tsx'
import type { Refused } from './refused.ts'
import { author, DealTimeline } from './timeline.tsx'

type RoomProps = {
  lang: Lang
  /** The reader's organisations: what they wrote looks different. */
  own: readonly string[]
  now: Date
  room: CaseRoom
  /** True while older entries than the newest are shown. */
  past: boolean
  refused?: Refused
}

const cursorText = ({ at, id }: Cursor): string => `${at}~${showId(id)}`

/** The stages as far as this case went, with the gates before those ahead; an early end stands where it came. */
function stepsOf(deal: DealPage, has: readonly string[]): StageStep[] {
  const reached = Math.max(0, ...deal.history.map((event) => stageLine.findIndex((stage) => stage === event.stage)))
  const ended = deal.stage === 'lost' || deal.stage === 'expired'
  const steps = stageLine.map((stage, index): StageStep => {
    const verb = index > 0 ? forwardFrom(stageLine[index - 1]!) : undefined
    const kind = verb && gates[verb]
    const gate = kind && index > reached && !ended ? { label: gateNames[kind], open: has.includes(kind) } : undefined
    return { label: stageLabel(stage, deal.route, deal.own.country), state: index < reached || (index === reached && ended) ? 'done' : index === reached ? 'current' : 'ahead', gate }
  })
  return ended ? [...steps.slice(0, reached + 1), { label: stageWords[deal.stage], state: 'current' }] : steps
}

const minute = 60_000

/** A room into which nothing was typed, at a minute: drawn once for a reader to whom it has not changed. */
const drawn = drawnOf((room: CaseRoom, lang: Lang, past: boolean, at: number, ...own: string[]) => drawnWithKeys(() => <DealRoom lang={lang} own={own} now={new Date(at * minute)} room={room} past={past} />))

type AskedProps = { lang: Lang; actor: Actor } & Pick<RoomProps, 'room' | 'past' | 'refused'>

/** The room of a case on its page. */
export const dealRoom = ({ lang, actor, room, past, refused }: AskedProps): Child =>
  refused ? <DealRoom lang={lang} own={organisationsOf(actor)} now={actor.at} room={room} past={past} refused={refused} /> : raw(drawn(room, lang, past, Math.floor(actor.at.getTime() / minute), ...organisationsOf(actor))())

/** The room of a partnering case: stages on top, what happened in the middle, parties and next step on the right. */
const DealRoom = (props: RoomProps) => {
  const { lang, now, room, refused } = props
  const { deal, evidence, open } = room
  const title = titleFor(lang, deal.title)
  const has = evidence.map((one) => one.kind)
  const over = hasEnded(deal.stage) && refused === undefined
  const next = <Next lang={lang} deal={deal} has={has} refused={refused} />
  return (
    <Page>
      <PageHead
        lang={lang}
        title={title.text}
        titleLang={title.tag}
        kicker={<>{deal.kind ? <><KindBadge lang={lang} kind={deal.kind} /> · </> : null}{deal.reference} · <StateBadge lang={lang} state={deal.stage} label={stageLabel(deal.stage, deal.route, deal.own.country)} />{deal.dormant ? <> <StateBadge lang={lang} state="dormant" label={caseWords.dormant} /></> : null}</>}
        trail={[{ href: href(routes.desk.show, { lang }), label: deskWords.title }, { href: href(routes.deals.list, { lang }), label: listWords.title }]}
      />
      <StageLine lang={lang} label={roomWords.stages} steps={stepsOf(deal, has)} />
      <div class="mt-8">
        <Split
          sideFirst
          main={
            <>
              {!open && !hasEnded(deal.stage) ? <div class="mb-8"><Notice lang={lang} kind="warning"><p>{roomWords.confidential[lang]}</p></Notice></div> : null}
              <h2 class="mb-4 mt-2" id="timeline">{roomWords.timeline[lang]}</h2>
              <Middle {...props} />
              <div class="mt-8 grid gap-8">
                {deal.may.talk ? (refused?.form === 'message' ? <Write lang={lang} id={showId(deal.id)} again={refused} /> : writeHtml(lang, showId(deal.id))) : null}
                {deal.may.talk ? (refused?.form === 'meeting' ? <NewMeeting lang={lang} dealId={showId(deal.id)} refused={refused} /> : meetingHtml(lang, showId(deal.id))) : null}
                {deal.may.note ? <Notes lang={lang} now={now} deal={deal} notes={room.notes} refused={refused} /> : null}
              </div>
            </>
          }
          side={
            <>
              {over ? null : next}
              <Plan lang={lang} deal={deal} owners={room.owners} now={now} refused={refused} />
              <Parties lang={lang} deal={deal} consents={room.consents} refused={refused} />
              {deal.stage === 'interest' || over ? null : <ChecksCard lang={lang} deal={deal} checks={room.checks} screen={room.screen} />}
              {deal.stage === 'interest' ? null : <Files lang={lang} deal={deal} files={room.files} open={open} refused={refused} />}
              {deal.stage === 'interest' ? null : <CaseAgreements lang={lang} dealId={deal.id} open={!over} />}
              {deal.stage === 'interest' ? null : <CaseOutcomes lang={lang} dealId={deal.id} />}
              <Subject lang={lang} deal={deal} />
              {over ? next : null}
            </>
          }
        />
      </div>
    </Page>
  )
}

/** The timeline with the ways to what is older and newer; the newest page follows what others do. */
const Middle = ({ lang, own, now, room: { deal, timeline }, past }: RoomProps) => {
  const id = showId(deal.id)
  const address = href(routes.deals.show, { lang, id })
  const follows = !past && deal.may.talk
  const after = timeline.newest ? cursorText(timeline.newest) : `${deal.openedAt.toISOString()}~${showId(deal.id)}`
  return (
    <div data-controller={follows ? 'follow' : undefined} data-follow-events-value={follows ? href(routes.deals.events, { lang, id }) : undefined} data-follow-since-value={follows ? href(routes.deals.since, { lang, id }) : undefined} data-follow-after-value={follows ? after : undefined}>
      {timeline.older ? <p class="mb-4"><a href={`${href(routes.deals.show, { lang, id }, { before: cursorText(timeline.older) })}#timeline`}>{caseWords.older[lang]}</a></p> : null}
      <DealTimeline lang={lang} deal={deal} entries={timeline.entries} first={!timeline.older} own={own} now={now} />
      {past ? <p class="mt-4"><a href={`${address}#timeline`}>{caseWords.newer[lang]}</a></p> : null}
      {follows ? <p class="sr-only" role="status" data-follow-target="said"></p> : null}
    </div>
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

/** Forms of the room as they are before anybody typed. */
const meetingHtml = drawnForms((lang, id) => <NewMeeting lang={lang} dealId={id} />)
const writeHtml = drawnForms((lang, id) => <Write lang={lang} id={id} />)
const noteHtml = drawnForms((lang, id) => <NoteForm lang={lang} id={id} />)

type FormProps = { lang: Lang; id: string; again?: Refused }

const Write = ({ lang, id, again }: FormProps) => (
  <Card lang={lang} id="write" title={roomWords.write}>
    <Form lang={lang} action={href(routes.deals.message, { lang, id })} errors={again?.problems}>
      {again?.sentence && Object.keys(again.problems).length === 0 ? <Notice lang={lang} kind="warning" live><p>{again.sentence[lang]}</p></Notice> : null}
      <TextArea lang={lang} name="body" label={roomWords.message} value={again && one(again.values, 'body')} error={again?.problems.body} rows={5} required />
      <Select lang={lang} name="lang" label={roomWords.written} empty={roomWords.detected} options={[{ value: 'zh', label: roomWords.zh }, { value: 'en', label: roomWords.en }]} value={again && one(again.values, 'lang')} />
      <Actions><Button kind="primary">{roomWords.send[lang]}</Button></Actions>
    </Form>
  </Card>
)

const Notes = ({ lang, now, deal, notes, refused }: Pick<RoomProps, 'lang' | 'now' | 'refused'> & Pick<CaseRoom, 'deal' | 'notes'>) => {
  const again = refused?.form === 'note' ? refused : undefined
  return (
    <Card lang={lang} id="notes" title={roomWords.notes} tone="private">
      <p class="hint">{roomWords.notesHint[lang]}</p>
      {notes.length === 0 ? <p>{roomWords.noNotes[lang]}</p> : (
        <ol class="grid gap-4">
          {notes.map((note) => (
            <li>
              <p class="kicker">{author(lang, note)} · <Ago lang={lang} at={note.at} now={now} /></p>
              <p class="typed" lang={note.lang === lang ? undefined : langTag[note.lang]}>{note.body ?? frame.erasedText[lang]}</p>
            </li>
          ))}
        </ol>
      )}
      {again ? <NoteForm lang={lang} id={showId(deal.id)} again={again} /> : noteHtml(lang, showId(deal.id))}
    </Card>
  )
}

const NoteForm = ({ lang, id, again }: FormProps) => (
  <Form lang={lang} action={href(routes.deals.note, { lang, id })} errors={again?.problems.body && { note: again.problems.body }}>
    <TextArea lang={lang} name="body" id="f-note" label={roomWords.noteText} value={again && one(again.values, 'body')} error={again?.problems.body} rows={3} />
    <Actions><Button>{roomWords.keep[lang]}</Button></Actions>
  </Form>
)

import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import type { Name, Text } from '../../../core/text.ts'
import { type Db, row, rows, sql } from '../../../platform/database.ts'
import { canRunEvent } from '../policy.ts'
import { type Event, eventFor } from '../reading.ts'
import type { SessionKind } from '../rules.ts'
import { moderates } from './policy.ts'
import type { LiveState, QuestionState, Region, StreamKind } from './rules.ts'

export type SessionSpeaker = { role: 'speaker' | 'chair' | 'moderator' | 'panellist'; name: Name; about: Text | null }

/** A session with its live page, as its readers and those who run it need it. */
export type Session = {
  id: string
  event: Event
  eventId: string
  kind: SessionKind
  title: Text
  abstract: Text | null
  startsAt: Date
  endsAt: Date
  venue: Text | null
  speakers: SessionSpeaker[]
  /** People who moderate it by their part in the programme. */
  chairs: string[]
  /** Whether there is a live page yet. */
  live: boolean
  state: LiveState
  questions: boolean
  takesFrom: 'signed_in' | 'participants'
  moderated: boolean
  reactions: boolean
  version: number
  /** Whether the reader moderates it. */
  moderates: boolean
}

/** What a release says of a session: its words and times stand, speakers are named by the ids of their rows. */
type Released = { title: Text; abstract: Text | null; startsAt: string; endsAt: string; venueId: string | null; speakers?: { id: string }[] }
type Row = Omit<Session, 'event' | 'speakers' | 'chairs' | 'moderates'> & { released: Released | null; venues: { id: string; name: Text }[] | null }
type SpeakerRow = SessionSpeaker & { id: string; personId: string | null }

/**
 * One session of an event that the actor may read, as the newest release of the programme says it. Before it was released only
 * who runs the event or moderates the session finds it there, as it is drafted.
 * @throws missing
 */
export async function sessionFor(db: Db, actor: Actor, of: { slug: string; sessionId: string } | { sessionId: string }): Promise<Session> {
  const found = await row<Row>(
    db,
    sql`select x.id, x.event_id as "eventId", x.kind, x.title, x.abstract, x.starts_at as "startsAt", x.ends_at as "endsAt", v.name as venue, l.session_id is not null as live, coalesce(l.state, 'waiting') as state,
          coalesce(l.questions, false) as questions, coalesce(l.takes_from, 'signed_in') as "takesFrom", coalesce(l.moderated, true) as moderated, coalesce(l.reactions, true) as reactions, coalesce(l.version, 0) as version,
          jsonb_path_query_first(r.content, '$.sessions[*] ? (@.id == $id)', jsonb_build_object('id', x.id)) as released, r.content -> 'venues' as venues
        from event_session x left join event_venue v on v.id = x.venue_id left join live_session l on l.session_id = x.id
          left join event_release r on r.event_id = x.event_id and r.number = (select max(number) from event_release where event_id = x.event_id)
        where x.id = ${of.sessionId} and x.removed_at is null`,
  )
  if (!found) throw missing()
  const event = await eventFor(db, actor, { id: found.eventId })
  if ('slug' in of && event.slug !== of.slug) throw missing()
  const { released, venues, ...drafted } = found
  const rowsOfSpeakers = await rows<SpeakerRow>(db, sql`select id, role, name, about, person_id as "personId" from event_speaker where session_id = ${found.id} order by position`)
  const chairs = rowsOfSpeakers.filter((one) => one.personId && (one.role === 'chair' || one.role === 'moderator')).map((one) => one.personId!)
  const mine = moderates(actor, { eventId: event.id, chairs })
  if (!released && !mine) throw missing()
  const named = released?.speakers ? rowsOfSpeakers.filter((one) => released.speakers!.some(({ id }) => id === one.id)) : rowsOfSpeakers
  const said = released && { title: released.title, abstract: released.abstract, startsAt: new Date(released.startsAt), endsAt: new Date(released.endsAt), venue: venues?.find((one) => one.id === released.venueId)?.name ?? null }
  return { ...drafted, ...said, event, chairs, moderates: mine, speakers: named.map(({ role, name, about }) => ({ role, name, about })) }
}

/** The same for who moderates it. @throws missing */
export async function sessionToModerate(db: Db, actor: Actor, of: { slug: string; sessionId: string } | { sessionId: string }): Promise<Session> {
  const session = await sessionFor(db, actor, of)
  if (!session.moderates) throw missing()
  return session
}

/** The same for who runs the event. @throws missing */
export async function sessionToRun(db: Db, actor: Actor, of: { slug: string; sessionId: string }): Promise<Session> {
  const session = await sessionFor(db, actor, of)
  if (!canRunEvent(actor, session.eventId)) throw missing()
  return session
}

export type Stream = { id: string; position: number; region: Region; kind: StreamKind; url: string; name: Text }

export const streamsOf = (db: Db, sessionId: string): Promise<Stream[]> => rows<Stream>(db, sql`select id, position, region, kind, url, name from live_stream where session_id = ${sessionId} order by position, id`)

export type ViewerFigure = { viewers: number; source: Text; sourceUrl: string | null; countedAt: Date }

/** The newest figure of each source, newest first. */
export const figuresOf = (db: Db, sessionId: string): Promise<ViewerFigure[]> =>
  rows<ViewerFigure>(
    db,
    sql`select viewers, source, source_url as "sourceUrl", counted_at as "countedAt" from (
          select distinct on (source -> 'variants' -> (source ->> 'source') ->> 'body') * from live_figure where session_id = ${sessionId} order by source -> 'variants' -> (source ->> 'source') ->> 'body', entered_at desc) f
        order by counted_at desc limit 20`,
  )

/** What a person did here: questions of theirs, numbers that they voted for, polls that they answered. */
export type OwnPart = { questions: { id: string; body: Text; state: QuestionState; number: number | null }[]; voted: number[]; answered: number[] }

export async function ownPart(db: Db, actor: Actor, sessionId: string): Promise<OwnPart> {
  if (!actor.personId) return { questions: [], voted: [], answered: [] }
  const questions = await rows<OwnPart['questions'][number]>(db, sql`select id, body, state, number from live_question where session_id = ${sessionId} and person_id = ${actor.personId} and body is not null order by asked_at desc limit 20`)
  const voted = await rows<{ number: number }>(db, sql`select q.number from live_vote v join live_question q on q.id = v.question_id where v.person_id = ${actor.personId} and q.session_id = ${sessionId} and q.number is not null`)
  const answered = await rows<{ number: number }>(db, sql`select p.number from live_answer a join live_poll p on p.id = a.poll_id where a.person_id = ${actor.personId} and p.session_id = ${sessionId}`)
  return { questions, voted: voted.map((one) => one.number), answered: answered.map((one) => one.number) }
}

/** A question as the moderator sees it. */
export type DeskQuestion = { id: string; body: Text; name: Name | null; named: boolean; personId: string; blocked: boolean; state: QuestionState; number: number | null; votes: number; answer: Text | null; askedAt: Date; onStage: boolean; version: number }

/** Questions of a session for its moderators: those that wait, oldest first, then the others by votes. @throws missing */
export async function deskQuestions(db: Db, actor: Actor, session: Session): Promise<DeskQuestion[]> {
  if (!moderates(actor, session)) throw missing()
  return rows<DeskQuestion>(
    db,
    sql`select q.id, q.body, p.name, q.named, q.person_id as "personId", b.person_id is not null as blocked, q.state, q.number, q.votes, q.answer, q.asked_at as "askedAt", l.stage_question = q.id as "onStage", q.version
        from live_question q join live_session l on l.session_id = q.session_id join person p on p.id = q.person_id left join live_block b on b.session_id = q.session_id and b.person_id = q.person_id
        where q.session_id = ${session.id} and q.body is not null and q.state <> 'merged'
        order by array_position(array['waiting', 'shown', 'answered', 'hidden'], q.state), case when q.state = 'waiting' then q.asked_at end, q.votes desc, q.asked_at limit 400`,
  )
}

export type DeskPoll = { id: string; number: number; question: Text; state: 'draft' | 'open' | 'closed'; choices: { label: Text; answers: number }[]; onStage: boolean }

export const deskPolls = (db: Db, sessionId: string): Promise<DeskPoll[]> =>
  rows<DeskPoll>(
    db,
    sql`select p.id, p.number, p.question, p.state, l.stage_poll is not distinct from p.id as "onStage", jsonb_agg(jsonb_build_object('label', c.label, 'answers', c.answers) order by c.position) as choices
        from live_poll p join live_session l on l.session_id = p.session_id join live_choice c on c.poll_id = p.id where p.session_id = ${sessionId} group by p.id, l.stage_poll order by p.number desc`,
  )

/** Viewers by minute, as signs of life made likely. */
export const attendanceOf = (db: Db, sessionId: string): Promise<{ minute: Date; viewers: number }[]> =>
  rows<{ minute: Date; viewers: number }>(db, sql`select minute, sum(viewers)::int as viewers from live_attendance where session_id = ${sessionId} group by minute order by minute`)

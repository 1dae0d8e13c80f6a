import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import type { Name, Text } from '../../../core/text.ts'
import { type Db, row, rows, sql } from '../../../platform/database.ts'
import { type Card, cardsFor } from '../../listings/listings.ts'
import { moderates } from '../live/policy.ts'
import type { Session } from '../live/reading.ts'
import type { Run } from './clock.ts'

export type Pitch = { id: string; position: number; title: Text; team: Name; organisationId: string | null; listingId: string | null; entryId: string | null; minutes: number | null; state: 'waiting' | 'done' | 'absent'; /** As the reader may see it; undefined where there is none or it is not theirs to read. */ listing?: Card }
export type Roadshow = { pitchMinutes: number; questionMinutes: number; scored: boolean; run: Run; version: number; pitches: Pitch[] }

type Row = { pitchMinutes: number; questionMinutes: number; scored: boolean; version: number; currentId: string | null; phase: 'pitch' | 'questions' | null; runMs: number; since: Date | null }

export const roadshowRow = (db: Db, sessionId: string, lock = false): Promise<Row | undefined> =>
  row<Row>(db, sql`select pitch_minutes as "pitchMinutes", question_minutes as "questionMinutes", scored, version, current_id as "currentId", phase, run_ms as "runMs", running_since as since from roadshow where session_id = ${sessionId} ${lock ? sql`for update` : sql``}`)

export const pitchRows = (db: Db, sessionId: string): Promise<Pitch[]> =>
  rows<Pitch>(db, sql`select id, position, title, team, organisation_id as "organisationId", listing_id as "listingId", entry_id as "entryId", minutes, state from roadshow_pitch where session_id = ${sessionId} order by position, id`)

/** The line-up of a session that the actor reads; listings as far as the actor may see them. */
export async function roadshowOf(db: Db, actor: Actor, session: Session): Promise<Roadshow> {
  const found = await roadshowRow(db, session.id)
  const pitches = await pitchRows(db, session.id)
  const cards = new Map((await cardsFor(db, actor, pitches.flatMap((one) => one.listingId ?? []))).map((card) => [card.id, card]))
  const { currentId = null, phase = null, runMs = 0, since = null, ...rest } = found ?? { pitchMinutes: 8, questionMinutes: 4, scored: false, version: 0 }
  return { ...rest, run: { currentId, phase, runMs, since }, pitches: pitches.map((one) => ({ ...one, listing: one.listingId ? cards.get(one.listingId) : undefined })) }
}

export type Juror = { personId: string; name: Name | null; given: number }
export type Tally = { pitchId: string; scores: number; mean: number | null; interests: number }

/** Who judges, and what came of each pitch, for whoever moderates. Scores are shown to nobody else. @throws missing */
export async function roadshowDesk(db: Db, actor: Actor, session: Session): Promise<{ jurors: Juror[]; tallies: Tally[] }> {
  if (!moderates(actor, session)) throw missing()
  const jurors = await rows<Juror>(db, sql`select j.person_id as "personId", p.name, (select count(*)::int from roadshow_score s join roadshow_pitch t on t.id = s.pitch_id where t.session_id = j.session_id and s.person_id = j.person_id) as given from roadshow_juror j join person p on p.id = j.person_id where j.session_id = ${session.id} order by j.added_at`)
  const tallies = await rows<Tally>(db, sql`select t.id as "pitchId", count(s.score)::int as scores, avg(s.score)::float8 as mean, (select count(*)::int from roadshow_interest i where i.pitch_id = t.id) as interests from roadshow_pitch t left join roadshow_score s on s.pitch_id = t.id where t.session_id = ${session.id} group by t.id`)
  return { jurors, tallies }
}

export type OwnScore = { pitchId: string; score: number; note: string | null }

/** A juror's own scores; undefined for everybody who is no juror here. */
export async function ownScores(db: Db, actor: Actor, sessionId: string): Promise<OwnScore[] | undefined> {
  if (!actor.personId) return undefined
  const juror = await row(db, sql`select 1 as yes from roadshow_juror j join roadshow r on r.session_id = j.session_id where j.session_id = ${sessionId} and j.person_id = ${actor.personId} and r.scored`)
  if (!juror) return undefined
  return rows<OwnScore>(db, sql`select s.pitch_id as "pitchId", s.score, s.note from roadshow_score s join roadshow_pitch t on t.id = s.pitch_id where t.session_id = ${sessionId} and s.person_id = ${actor.personId}`)
}

import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { expressInterest, type InterestInput } from '../../deals/deals.ts'
import { peopleByEmail } from '../../people/people.ts'
import { sessionFor } from '../live/reading.ts'
import type { Where } from '../live/settings.ts'
import { ran, type RunVerb } from './clock.ts'
import { onRoadshow, roadshowLimits } from './line-up.ts'
import { roadshowRefusals } from './messages.ts'
import { pitchRows, roadshowRow } from './reading.ts'

/** Moves the roadshow on: its clock is the server's, and every page counts by it. @throws missing | conflict */
export const runRoadshow = (db: Db, actor: Actor, { verb, ...where }: Where & { verb: RunVerb }): Promise<void> =>
  onRoadshow(db, actor, where, verb, async (tx, sessionId) => {
    const now = (await roadshowRow(tx, sessionId))!
    const next = ran({ currentId: now.currentId, phase: now.phase, runMs: now.runMs, since: now.since }, await pitchRows(tx, sessionId), verb, actor.at)
    if (!next) throw new Failure('conflict', roadshowRefusals.verb)
    if (next.over) await run(tx, sql`update roadshow_pitch set state = 'done' where id = ${next.over}`)
    await run(tx, sql`update roadshow set current_id = ${next.run.currentId}, phase = ${next.run.phase}, run_ms = ${Math.round(next.run.runMs)}, running_since = ${next.run.since}, version = version + 1 where session_id = ${sessionId}`)
  })

/** Somebody with an account becomes a juror. @throws missing | invalid */
export async function addJuror(db: Db, actor: Actor, { email, ...where }: Where & { email: string }): Promise<void> {
  await onRoadshow(db, actor, where, 'juror', async (tx, sessionId) => {
    const [found] = await peopleByEmail(tx, [email])
    if (!found) throw wrong('email', roadshowRefusals.person)
    await run(tx, sql`insert into roadshow_juror (session_id, person_id, added_by, added_at) values (${sessionId}, ${found}, ${actor.personId ?? null}, ${actor.at}) on conflict do nothing`)
  })
}

export const removeJuror = (db: Db, actor: Actor, { personId, ...where }: Where & { personId: string }): Promise<void> =>
  onRoadshow(db, actor, where, 'juror_end', async (tx, sessionId) => {
    await run(tx, sql`delete from roadshow_juror where session_id = ${sessionId} and person_id = ${personId}`)
  })

/** A juror's score of a pitch; given again it takes the place of the one before. @throws missing | invalid */
export async function scorePitch(db: Db, actor: Actor, { id, score, note, ...where }: Where & { id: string; score: number; note?: string }): Promise<void> {
  const session = await sessionFor(db, actor, where)
  if (!Number.isInteger(score) || score < 1 || score > 10) throw wrong('score', roadshowRefusals.score)
  await change(db, actor, { verb: 'roadshow.score', object: { type: 'roadshow_pitch', id }, audience: 'staff' }, async (tx) => {
    const juror = await row(tx, sql`select 1 as yes from roadshow_juror j join roadshow r on r.session_id = j.session_id join roadshow_pitch p on p.session_id = j.session_id where p.id = ${id} and j.session_id = ${session.id} and j.person_id = ${actor.personId ?? null} and r.scored`)
    if (!juror) throw missing()
    await run(tx, sql`insert into roadshow_score (pitch_id, person_id, score, note, at) values (${id}, ${actor.personId!}, ${score}, ${note?.trim().slice(0, roadshowLimits.note) || null}, ${actor.at}) on conflict (pitch_id, person_id) do update set score = excluded.score, note = excluded.note, at = excluded.at`)
  })
}

/** The listing that an interest in a pitch is about. @throws missing | conflict */
export async function pitchListing(db: Db, actor: Actor, { id, ...where }: Where & { id: string }): Promise<string> {
  const session = await sessionFor(db, actor, where)
  const found = await row<{ listingId: string | null }>(db, sql`select listing_id as "listingId" from roadshow_pitch where id = ${id} and session_id = ${session.id}`)
  if (!found) throw missing()
  if (!found.listingId) throw new Failure('conflict', roadshowRefusals.interest)
  return found.listingId
}

/**
 * An interest in a team, from the page of its session: an ordinary case, and with it a note that it began here.
 * @throws as expressInterest does
 */
export async function interestInPitch(db: Db, actor: Actor, { id, interest, ...where }: Where & { id: string; interest: Omit<InterestInput, 'listingId'> }): Promise<{ id: string; reference: string }> {
  const listingId = await pitchListing(db, actor, { id, ...where })
  return expressInterest(db, actor, { ...interest, listingId }, (outer, dealId) =>
    change(outer, actor, { verb: 'roadshow.interest', object: { type: 'roadshow_pitch', id }, related: [dealId], audience: 'parties' }, async (tx) => {
      await run(tx, sql`insert into roadshow_interest (pitch_id, deal_id, at) values (${id}, ${dealId}, ${actor.at})`)
    }),
  )
}

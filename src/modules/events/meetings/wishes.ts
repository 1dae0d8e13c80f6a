import type { Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { type WishKind, wishKinds } from '../../../engine/meetings/meetings.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { meetingRefusals } from './messages.ts'
import { meetingPerson, roundForPart, wishesOpen } from './people.ts'

export { type WishKind, wishKinds } from '../../../engine/meetings/meetings.ts'

export type Wish = { from: string; to: string; kind: WishKind }

/** What somebody said of the others. What the others said of them stays with those. */
export const wishesOf = async (db: Db, eventId: string, personId: string): Promise<Map<string, WishKind>> =>
  new Map((await rows<{ to: string; kind: WishKind }>(db, sql`select to_person as to, kind from meeting_wish where event_id = ${eventId} and from_person = ${personId}`)).map(({ to, kind }) => [to, kind]))

/** The wishes between people who take part. */
export const wishesIn = (db: Db, eventId: string): Promise<Wish[]> =>
  rows<Wish>(
    db,
    sql`select w.from_person as "from", w.to_person as "to", w.kind from meeting_wish w join meeting_person f on f.event_id = w.event_id and f.person_id = w.from_person and f.state = 'in'
          join meeting_person t on t.event_id = w.event_id and t.person_id = w.to_person and t.state = 'in' where w.event_id = ${eventId} order by 1, 2`,
  )

/** Whether either of two people said no thanks. */
export const saidNever = async (db: Db, eventId: string, one: string, other: string): Promise<boolean> =>
  (await row(db, sql`select from meeting_wish where event_id = ${eventId} and kind = 'never' and ((from_person = ${one} and to_person = ${other}) or (from_person = ${other} and to_person = ${one})) limit 1`)) !== undefined

/**
 * Says of somebody that one must meet them, would like to, or not at all; none takes the wish back. A "no thanks" may be said at any time, what is wished
 * for until the wishes close. @throws missing | invalid | conflict
 */
export async function wish(db: Db, actor: Actor, input: { eventId: string; to: string; kind: WishKind | undefined }): Promise<void> {
  const { round, me } = await roundForPart(db, actor, input.eventId)
  const them = await meetingPerson(db, input.eventId, input.to)
  if (!them || them.personId === me.personId || (input.kind && !wishKinds.includes(input.kind))) throw missing()
  if (them.organisationId === me.organisationId) throw new Failure('conflict', meetingRefusals.sameHouse)
  if (them.role === me.role && input.kind !== 'never') throw new Failure('conflict', meetingRefusals.sameSide)
  if (input.kind !== 'never' && !wishesOpen(round, actor.at)) throw new Failure('conflict', meetingRefusals.closed)
  const { kind } = input
  const pair = sql`event_id = ${input.eventId} and from_person = ${me.personId} and to_person = ${them.personId}`
  await change(db, actor, { verb: 'event.meetings_wish', object: { type: 'event', id: input.eventId } }, async (tx) => {
    // One after the other for one person, so that two pages at once do not make one must too many.
    await row(tx, sql`select from meeting_person where event_id = ${input.eventId} and person_id = ${me.personId} for no key update`)
    if (!kind) return run(tx, sql`delete from meeting_wish where ${pair}`)
    if (kind === 'must') {
      const others = await row<{ n: number }>(tx, sql`select count(*) as n from meeting_wish where event_id = ${input.eventId} and from_person = ${me.personId} and kind = 'must' and to_person <> ${them.personId}`)
      if ((others?.n ?? 0) >= round.mustsMost) throw new Failure('conflict', meetingRefusals.musts)
    }
    if (kind === 'never') await run(tx, sql`update meeting_request set state = case when from_person = ${me.personId} then 'cancelled' else 'declined' end, answered_at = ${actor.at}, version = version + 1 where event_id = ${input.eventId} and state = 'open' and ((from_person = ${me.personId} and to_person = ${them.personId}) or (from_person = ${them.personId} and to_person = ${me.personId}))`)
    return run(
      tx,
      sql`insert into meeting_wish (event_id, from_person, to_person, kind, at) values (${input.eventId}, ${me.personId}, ${them.personId}, ${kind}, ${actor.at})
          on conflict (event_id, from_person, to_person) do update set kind = excluded.kind, at = excluded.at`,
    )
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'meeting_wish_not_against_meeting')) throw new Failure('conflict', meetingRefusals.haveMeeting)
    throw error
  })
}

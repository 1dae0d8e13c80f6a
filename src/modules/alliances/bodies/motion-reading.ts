import { missing } from '../../../core/failure.ts'
import type { Actor } from '../../../core/actor.ts'
import type { Name, Text } from '../../../core/text.ts'
import { type Db, row, rows, sql } from '../../../platform/database.ts'
import { bodiesOf } from './founding.ts'
import { allVoted, ballotOf } from './motions.ts'
import { belongs, deliberates, leads, sitsIn } from './policy.ts'
import { type Choice, type Majority, type Outcome, type Quorum, type Tally, tallyOf } from './rules.ts'

export type MotionLine = { id: string; bodyId: string; title: Text; openedAt: Date; closesAt: Date; closedAt: Date | null; open: boolean; outcome: Outcome | null }
export type Motion = MotionLine & { body: Text; meetingId: string | null; concerns: { name: Name; slug: string } | null; quorum: Quorum; majority: Majority }

type Stored = Omit<Motion, 'open' | 'concerns' | 'quorum'> & { concernsName: Name | null; concernsSlug: string | null; quorumKind: Quorum['kind']; quorumValue: number }

const columns = sql`m.id, m.body_id as "bodyId", m.title, m.body, m.meeting_id as "meetingId", m.quorum_kind as "quorumKind", m.quorum as "quorumValue", m.majority,
  m.opened_at as "openedAt", m.closes_at as "closesAt", m.closed_at as "closedAt", m.outcome, o.name as "concernsName", o.slug as "concernsSlug"
  from body_motion m left join organisation o on o.id = m.concerns`

const shown = ({ concernsName, concernsSlug, quorumKind, quorumValue, ...one }: Stored, actor: Actor): Motion => ({
  ...one, open: one.closedAt === null && one.closesAt > actor.at, quorum: { kind: quorumKind, value: quorumValue }, concerns: concernsName && concernsSlug ? { name: concernsName, slug: concernsSlug } : null,
})

/** The motions of a body, newest first: open ones for those who deliberate, closed ones for who belongs to the alliance. */
export async function motionsOf(db: Db, actor: Actor, body: { id: string; allianceId: string }): Promise<MotionLine[]> {
  const inside = deliberates(actor, body)
  if (!inside && !belongs(actor, body.allianceId, await bodiesOf(db, actor, body.allianceId))) return []
  const found = await rows<Stored>(db, sql`select ${columns} where m.body_id = ${body.id} ${inside ? sql`` : sql`and m.closed_at is not null`} order by m.opened_at desc limit 200`)
  return found.map((one) => shown(one, actor))
}

export type SeatVote = { seatId: string; name: Name | null; alternate: boolean; recused: boolean; choice: Choice | null }

/** A motion as the caller may see it. */
export type MotionSeen = {
  motion: Motion
  bodyName: Text
  /** Votes and the count: after closing for everybody who sees the motion; before it for the seats that are not recused. */
  votes: SeatVote[] | null
  tally: Tally | null
  /** The caller's own part. */
  own: { seatId: string; alternate: boolean; recused: boolean; choice: Choice | null } | null
  canClose: boolean
}

/** @throws missing for whoever may not see it */
export async function motionById(db: Db, actor: Actor, allianceId: string, id: string): Promise<MotionSeen> {
  const found = await row<Stored>(db, sql`select ${columns} where m.id = ${id} and m.body_id in (select space_id from body where alliance_id = ${allianceId})`)
  if (!found) throw missing()
  const place = { id: found.bodyId, allianceId }
  const motion = shown(found, actor)
  const bodies = await bodiesOf(db, actor, allianceId)
  if (!deliberates(actor, place) && (found.closedAt === null || !belongs(actor, allianceId, bodies))) throw missing()
  const ballot = await ballotOf(db, id)
  const seat = ballot.seats.find((one) => one.personId === actor.personId && sitsIn(actor, place))
  const outOf = (seatId: string | null) => seatId !== null && ballot.recused.includes(seatId)
  const own = seat && { seatId: seat.seatId, alternate: seat.alternateFor !== null, recused: outOf(seat.seatId) || outOf(seat.alternateFor), choice: ballot.votes.find((one) => one.seatId === seat.seatId)?.choice ?? null }
  const sees = !motion.open || (own !== undefined && !own.recused)
  const names = sees ? await rows<{ seatId: string; name: Name | null }>(db, sql`select s.seat_id as "seatId", p.name from body_motion_seat s join person p on p.id = s.person_id where s.motion_id = ${id}`) : []
  const nameOf = new Map(names.map((one) => [one.seatId, one.name]))
  return {
    motion,
    bodyName: bodies.find((one) => one.id === found.bodyId)!.name,
    votes: sees
      ? ballot.seats.map((one) => ({ seatId: one.seatId, name: nameOf.get(one.seatId) ?? null, alternate: one.alternateFor !== null, recused: outOf(one.seatId) || outOf(one.alternateFor), choice: ballot.votes.find((vote) => vote.seatId === one.seatId)?.choice ?? null }))
      : null,
    tally: sees ? tallyOf(ballot.seats, ballot.votes, ballot.recused, motion) : null,
    own: own ?? null,
    canClose: motion.open && leads(actor, place) && allVoted(ballot) && (own === undefined || !own.recused),
  }
}

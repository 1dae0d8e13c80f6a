import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Text } from '../../../core/text.ts'
import { type Halves, halvesOf, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { enqueue, tell } from '../../../platform/queue.ts'
import { bodyToLead } from './founding.ts'
import { bodyRefusals } from './messages.ts'
import { leads } from './policy.ts'
import { type Choice, type Majority, type Quorum, tallyOf, type Vote, type VotingSeat } from './rules.ts'
import { type BodySeat, ownSeat, seatsOfBody } from './seats.ts'
import { limits } from './text.ts'

export type NewMotion = { bodyId: string; title: Halves; body: Halves; quorum: Quorum; majority: Majority; closesAt: Date; meetingId?: string; /** The organisation that it is about. */ concerns?: string; lang: Lang }

/** Who has a conflict towards an organisation: declared, or by belonging to it or holding the seat for it. */
const conflicted = (tx: Db, allianceId: string, organisationId: string, seats: readonly BodySeat[]): Promise<{ personId: string }[]> =>
  rows(
    tx,
    sql`select person_id as "personId" from body_conflict where alliance_id = ${allianceId} and organisation_id = ${organisationId} and ended_at is null
        union select person_id from affiliation where organisation_id = ${organisationId} and ended_at is null and person_id = any(${sql.param(seats.map((one) => one.personId))}::uuid[])`,
  )

/**
 * Opens a motion: the seats of this moment are those that vote, whoever has a conflict towards the organisation that it is
 * about is recused, and everybody is told. It closes by itself at its instant. @throws missing | conflict | invalid
 */
export async function openMotion(db: Db, actor: Actor, input: NewMotion): Promise<string> {
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'body.open_motion', object: { type: 'motion', id }, audience: 'space', related: [input.bodyId] }, async (tx) => {
    const place = await bodyToLead(tx, actor, input.bodyId)
    const { title, body } = textsOf(actor, input.lang, { title: { halves: input.title, limit: limits.title, need: 'one' }, body: { halves: input.body, limit: limits.long, need: 'one' } })
    if (input.closesAt <= actor.at) throw wrong('closesAt', bodyRefusals.past)
    const seats = (await seatsOfBody(tx, actor, place.id)).filter((one) => one.current && one.role !== 'secretary')
    const voters = seats.filter((one) => one.role !== 'alternate')
    if (voters.length === 0) throw new Failure('conflict', bodyRefusals.noVoters)
    if (input.quorum.value < 1 || input.quorum.value > (input.quorum.kind === 'number' ? voters.length : 10_000)) throw wrong('quorum', bodyRefusals.quorum)
    const meeting = input.meetingId ? await row(tx, sql`select 1 from body_meeting where id = ${input.meetingId} and body_id = ${place.id}`) : true
    if (!meeting) throw missing()
    await run(
      tx,
      sql`insert into body_motion (id, body_id, meeting_id, title, body, concerns, quorum_kind, quorum, majority, opened_by, opened_at, closes_at)
          values (${id}, ${place.id}, ${input.meetingId ?? null}, ${stored(title)}, ${stored(body)}, ${input.concerns ?? null}, ${input.quorum.kind}, ${input.quorum.value}, ${input.majority}, ${actor.personId ?? null}, ${actor.at}, ${input.closesAt})`,
    ).catch((error: unknown) => {
      if (brokeConstraint(error, 'body_motion_concerns_fkey')) throw wrong('concerns', bodyRefusals.organisation)
      throw error
    })
    await freezeSeats(tx, actor, id, place.allianceId, [...voters, ...seats.filter((one) => one.role === 'alternate' && voters.some((seat) => seat.id === one.alternateFor))], input.concerns)
    await tell(tx, { kind: 'motion_opened', people: seats.map((one) => one.personId).filter((one) => one !== actor.personId), object: { type: 'motion', id }, about: { body: halvesOf(place.name), title: halvesOf(title) } })
    await enqueue(tx, 'body_close', {}, { key: `motion:${id}`, after: input.closesAt })
  })
  return id
}

/** `seats`: members before the alternates that stand in for them. */
async function freezeSeats(tx: Db, actor: Actor, motionId: string, allianceId: string, seats: readonly BodySeat[], concerns: string | undefined): Promise<void> {
  for (const seat of seats) await run(tx, sql`insert into body_motion_seat (motion_id, seat_id, person_id, alternate_for) values (${motionId}, ${seat.id}, ${seat.personId}, ${seat.alternateFor})`)
  if (!concerns) return
  const people = new Set((await conflicted(tx, allianceId, concerns, seats)).map((one) => one.personId))
  for (const seat of seats.filter((one) => people.has(one.personId) || one.organisationId === concerns)) {
    await run(tx, sql`insert into body_recusal (motion_id, seat_id, cause, at) values (${motionId}, ${seat.id}, 'conflict', ${actor.at})`)
  }
}

type Held = { bodyId: string; allianceId: string; seatId: string }

/** The caller's seat in a motion, which they must hold still. @throws missing */
async function seatIn(tx: Db, actor: Actor, motionId: string): Promise<Held> {
  const found = await row<Held>(
    tx,
    sql`select m.body_id as "bodyId", b.alliance_id as "allianceId", s.seat_id as "seatId" from body_motion m join body b on b.space_id = m.body_id
        join body_motion_seat s on s.motion_id = m.id and s.person_id = ${actor.personId ?? null} where m.id = ${motionId}`,
  )
  const now = found && (await ownSeat(tx, actor, found.bodyId))
  if (!found || now?.id !== found.seatId) throw missing()
  return found
}

/** Casts the caller's vote, once. An alternate's counts only if the member casts none. @throws missing | conflict when closed, recused or voted */
export const castVote = (db: Db, actor: Actor, input: { motionId: string; choice: Choice }): Promise<void> =>
  change(db, actor, { verb: 'body.vote', object: { type: 'motion', id: input.motionId } }, async (tx) => {
    const { seatId } = await seatIn(tx, actor, input.motionId)
    await run(tx, sql`insert into body_vote (motion_id, seat_id, choice, at) values (${input.motionId}, ${seatId}, ${input.choice}, ${actor.at})`)
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'body_vote_pkey')) throw new Failure('conflict', bodyRefusals.voted)
    if (brokeConstraint(error, 'body_vote_open')) throw new Failure('conflict', bodyRefusals.closed)
    if (brokeConstraint(error, 'body_vote_recused')) throw new Failure('conflict', bodyRefusals.recused)
    throw error
  })

/** Recuses the caller's own seat; a vote that it cast no longer counts. @throws missing | conflict when closed */
export const recuse = (db: Db, actor: Actor, motionId: string): Promise<void> =>
  change(db, actor, { verb: 'body.recuse', object: { type: 'motion', id: motionId } }, async (tx) => {
    const { seatId } = await seatIn(tx, actor, motionId)
    const open = await row(tx, sql`select 1 from body_motion where id = ${motionId} and closed_at is null and closes_at > ${actor.at} for update`)
    if (!open) throw new Failure('conflict', bodyRefusals.closed)
    await run(tx, sql`insert into body_recusal (motion_id, seat_id, cause, at) values (${motionId}, ${seatId}, 'declared', ${actor.at}) on conflict do nothing`)
  })

export type Ballot = { seats: (VotingSeat & { personId: string })[]; votes: Vote[]; recused: string[] }

/** What a result is made of. It asks for no right. */
export async function ballotOf(db: Db, motionId: string): Promise<Ballot> {
  const seats = await rows<Ballot['seats'][number]>(db, sql`select seat_id as "seatId", alternate_for as "alternateFor", person_id as "personId" from body_motion_seat where motion_id = ${motionId} order by seat_id`)
  const votes = await rows<Vote>(db, sql`select seat_id as "seatId", choice from body_vote where motion_id = ${motionId} order by seat_id`)
  const recused = await rows<{ seatId: string }>(db, sql`select seat_id as "seatId" from body_recusal where motion_id = ${motionId}`)
  return { seats, votes, recused: recused.map((one) => one.seatId) }
}

/** Whether every seat that counts has voted by its holder: then nothing can change before the time is up. */
export const allVoted = ({ seats, votes, recused }: Ballot): boolean =>
  seats.filter((one) => one.alternateFor === null && !recused.includes(one.seatId)).every((one) => votes.some((vote) => vote.seatId === one.seatId))

type Due = { id: string; bodyId: string; allianceId: string; name: Text; title: Text; quorumKind: Quorum['kind']; quorum: number; majority: Majority; closesAt: Date }

const due = sql`select m.id, m.body_id as "bodyId", b.alliance_id as "allianceId", s.name, m.title, m.quorum_kind as "quorumKind", m.quorum, m.majority, m.closes_at as "closesAt"
  from body_motion m join body b on b.space_id = m.body_id join space s on s.id = b.space_id`

async function settle(tx: Db, actor: Actor, one: Due): Promise<void> {
  const ballot = await ballotOf(tx, one.id)
  const { outcome } = tallyOf(ballot.seats, ballot.votes, ballot.recused, { quorum: { kind: one.quorumKind, value: one.quorum }, majority: one.majority })
  await run(tx, sql`update body_motion set closed_at = least(${actor.at}, closes_at), outcome = ${outcome} where id = ${one.id}`)
  await tell(tx, { kind: `motion_${outcome}`, people: ballot.seats.map((seat) => seat.personId), object: { type: 'motion', id: one.id }, about: { body: halvesOf(one.name), title: halvesOf(one.title) } })
}

/** Closes a motion before its time, once every seat has voted. @throws missing | conflict */
export const closeMotion = (db: Db, actor: Actor, id: string): Promise<void> =>
  change(db, actor, { verb: 'body.close_motion', object: { type: 'motion', id }, audience: 'space' }, async (tx) => {
    const found = await row<Due>(tx, sql`${due} where m.id = ${id} and m.closed_at is null for update of m`)
    if (!found || !leads(actor, { id: found.bodyId, allianceId: found.allianceId })) throw missing()
    if (found.closesAt > actor.at && !allVoted(await ballotOf(tx, id))) throw new Failure('conflict', bodyRefusals.waiting)
    await settle(tx, actor, found)
  })

/** The job: closes what is due. Gives how many. */
export async function closeDueMotions(db: Db, actor: Actor): Promise<number> {
  const found = await rows<{ id: string }>(db, sql`select id from body_motion where closed_at is null and closes_at <= ${actor.at} order by closes_at limit 500`)
  let closed = 0
  for (const { id } of found) {
    closed += await change(db, actor, { verb: 'body.close_motion', object: { type: 'motion', id }, audience: 'space' }, async (tx) => {
      const one = await row<Due>(tx, sql`${due} where m.id = ${id} and m.closed_at is null for update of m`)
      if (!one) throw new Failure('conflict', bodyRefusals.closed)
      await settle(tx, actor, one)
      return 1
    }).catch((error: unknown) => {
      // Somebody closed it between the look and the lock.
      if (error instanceof Failure && error.code === 'conflict') return 0
      throw error
    })
  }
  return closed
}

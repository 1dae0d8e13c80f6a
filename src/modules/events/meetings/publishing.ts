import type { Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { eventToRun } from '../reading.ts'
import { busyAt } from './busy.ts'
import { cancelAll, holdAll, lockPeople } from './holding.ts'
import { meetingRefusals } from './messages.ts'
import { expiryOf } from './rules.ts'
import { roundLocked, type MeetingRound } from './settings.ts'
import { meetingsTold, tellOf, tellPairs } from './told.ts'
import { bothClocks } from './words/clocks.ts'

type Line = { a: string; b: string; slotId: string; tableId: string; kind: 'kept' | 'new' | 'offer'; startsAt: Date }
type Run = { id: string; eventId: string; kind: 'whole' | 'repair'; state: string }
type Held = { id: string; a: string; b: string; slotId: string; tableId: string }

const linesOf = (tx: Db, runId: string): Promise<Line[]> =>
  rows<Line>(tx, sql`select l.a_id as a, l.b_id as b, l.slot_id as "slotId", l.table_id as "tableId", l.kind, s.starts_at as "startsAt" from meeting_run_line l join meeting_slot s on s.id = l.slot_id where l.run_id = ${runId} order by s.starts_at, l.table_id`)

async function runLocked(tx: Db, actor: Actor, id: string): Promise<{ run: Run; round: MeetingRound }> {
  const found = await row<Run>(tx, sql`select id, event_id as "eventId", kind, state from meeting_run where id = ${id} for update`)
  if (!found) throw missing()
  await eventToRun(tx, actor, { id: found.eventId })
  const round = await roundLocked(tx, found.eventId)
  await lockPeople(tx, found.eventId)
  return { run: found, round }
}

/** Lines that no longer fit what has become of the event since the run. */
async function unfit(tx: Db, { eventId, meetingsMost }: MeetingRound, lines: readonly Line[], leaving: ReadonlySet<string>, at: Date): Promise<Line[]> {
  const here = new Set((await rows<{ id: string }>(tx, sql`select person_id as id from meeting_person where event_id = ${eventId} and state = 'in'`)).map(({ id }) => id))
  const never = new Set((await rows<{ a: string; b: string }>(tx, sql`select least(from_person, to_person) as a, greatest(from_person, to_person) as b from meeting_wish where event_id = ${eventId} and kind = 'never'`)).map(({ a, b }) => `${a}:${b}`))
  const busy = await busyAt(tx, eventId, { meetings: false })
  const staying = (await rows<Held>(tx, sql`select id, a_id as a, b_id as b, slot_id as "slotId", table_id as "tableId" from event_meeting where event_id = ${eventId} and state = 'held'`)).filter(({ id }) => !leaving.has(id))
  const taken = new Set(staying.flatMap(({ a, b, slotId, tableId }) => [`${a}:${slotId}`, `${b}:${slotId}`, `${tableId}:${slotId}`, `${a}:${b}`]))
  const meetings = new Map<string, number>()
  for (const person of [...staying, ...lines].flatMap(({ a, b }) => [a, b])) meetings.set(person, (meetings.get(person) ?? 0) + 1)
  return lines.filter(({ a, b, slotId, tableId, startsAt }) => {
    const people = [a, b]
    return startsAt <= at || never.has(`${a}:${b}`) || taken.has(`${a}:${b}`) || taken.has(`${tableId}:${slotId}`)
      || people.some((person) => !here.has(person) || busy.has(`${person}:${slotId}`) || taken.has(`${person}:${slotId}`) || (meetings.get(person) ?? 0) > meetingsMost)
  })
}

/**
 * Makes a run's plan the plan, in one transaction: new meetings are held, those of an earlier run that are not in it end, those that stay keep their place.
 * Everybody is told once. @throws missing | conflict (not a draft, or what has changed since no longer fits)
 */
export async function publishRun(db: Db, actor: Actor, id: string): Promise<{ held: number; ended: number }> {
  const eventId = (await row<{ eventId: string }>(db, sql`select event_id as "eventId" from meeting_run where id = ${id}`))?.eventId
  if (!eventId) throw missing()
  return change(db, actor, { verb: 'event.meetings_publish', object: { type: 'event', id: eventId }, audience: 'space', related: [id] }, async (tx) => {
    const { run: now, round } = await runLocked(tx, actor, id)
    if (now.state !== 'draft') throw new Failure('conflict', meetingRefusals.state)
    const lines = await linesOf(tx, id)
    const held = await rows<Held & { begun: boolean }>(
      tx,
      sql`select m.id, m.a_id as a, m.b_id as b, m.slot_id as "slotId", m.table_id as "tableId", s.starts_at <= ${actor.at} as begun from event_meeting m join meeting_slot s on s.id = m.slot_id where m.event_id = ${eventId} and m.state = 'held' and m.run_id is not null`,
    )
    const placeOf = (one: Pick<Line, 'a' | 'b' | 'slotId' | 'tableId'>): string => `${one.a}:${one.b}:${one.slotId}:${one.tableId}`
    const planned = new Set(lines.filter(({ kind }) => kind !== 'offer').map(placeOf))
    const going = now.kind === 'whole' ? held.filter((one) => !one.begun && !planned.has(placeOf(one))) : []
    const stays = new Set((await rows<Held>(tx, sql`select id, a_id as a, b_id as b, slot_id as "slotId", table_id as "tableId" from event_meeting where event_id = ${eventId} and state = 'held'`)).filter(({ id: one }) => !going.some((other) => other.id === one)).map(placeOf))
    const coming = lines.filter((line) => line.kind !== 'offer' && !stays.has(placeOf(line)))
    // A meeting that the run kept and that was cancelled since is not made anew.
    const fresh = coming.filter(({ kind }) => kind === 'new')
    const wrong = await unfit(tx, round, fresh, new Set(going.map((one) => one.id)), actor.at)
    if (wrong.length > 0) throw new Failure('conflict', { zh: meetingRefusals.stale.zh.replace('{n}', String(wrong.length)), en: meetingRefusals.stale.en.replace('{n}', String(wrong.length)) })
    await cancelAll(tx, actor, going.map((one) => one.id), { quietly: true, state: 'replaced', byRun: id })
    const made = await holdAll(tx, actor, eventId, fresh, { source: 'run', runId: id })
    if (now.kind === 'whole') await run(tx, sql`update meeting_run set state = 'replaced', ended_at = ${actor.at} where event_id = ${eventId} and state = 'published'`)
    await run(tx, sql`update meeting_run set state = 'published', published_at = ${actor.at}, published_by = ${actor.personId ?? null} where id = ${id}`)
    if (now.kind === 'repair') {
      await offerRest(tx, actor, round, id, lines.filter(({ kind }) => kind === 'offer'))
      await tellPairs(tx, 'meeting_set', made)
    } else await tellPlanned(tx, eventId, id, [...made, ...going.map((one) => one.id)])
    return { held: made.length, ended: going.length }
  })
}

/** Whoever has a meeting more, less or elsewhere is told once how many they have now. */
async function tellPlanned(tx: Db, eventId: string, runId: string, ids: readonly string[]): Promise<void> {
  const touched = [...new Set((await meetingsTold(tx, ids)).flatMap(({ a, b }) => [a, b]))]
  const counts = await rows<{ person: string; n: number }>(
    tx,
    sql`select person, (select count(*) from event_meeting m where m.event_id = ${eventId} and m.state = 'held' and person in (m.a_id, m.b_id)) as n from unnest(${sql.param(touched)}::uuid[]) person`,
  )
  const byCount = new Map<number, string[]>()
  for (const { person, n } of counts) byCount.set(n, [...(byCount.get(n) ?? []), person])
  for (const [n, people] of byCount) await tellOf(tx, 'meeting_plan_published', eventId, people, { version: runId, about: { n: String(n) } })
}

/** What the others could take up becomes an open request that either of the two accepts; nothing is booked. */
async function offerRest(tx: Db, actor: Actor, round: MeetingRound, runId: string, offers: readonly Line[]): Promise<void> {
  for (const { a, b, slotId, startsAt } of offers) {
    const id = newId(actor.at.getTime())
    const expiresAt = expiryOf(actor.at, round.answerHours, startsAt)
    if (expiresAt <= actor.at) continue
    const made = await run(
      tx,
      sql`insert into meeting_request (id, event_id, from_person, to_person, slot_id, offered, expires_at, created_at) values (${id}, ${round.eventId}, ${a}, ${b}, ${slotId}, true, ${expiresAt}, ${actor.at}) on conflict do nothing`,
    )
    if (made === 0) continue
    const names = await rows<{ id: string; name: { zh?: string; en?: string } }>(tx, sql`select id, name from person where id in (${a}, ${b})`)
    const nameOf = (person: string) => names.find((one) => one.id === person)?.name ?? {}
    for (const [me, other] of [[a, b], [b, a]] as const) await tellOf(tx, 'meeting_offer', round.eventId, [me], { version: `${runId}:${other}`, about: { person: nameOf(other), when: bothClocks(startsAt) } })
  }
}

/** Takes a published run back: what it held ends, and what it had replaced is held again where its people and table are still free. @throws missing | conflict */
export async function rollBackRun(db: Db, actor: Actor, id: string): Promise<{ ended: number; restored: number; left: number }> {
  const eventId = (await row<{ eventId: string }>(db, sql`select event_id as "eventId" from meeting_run where id = ${id}`))?.eventId
  if (!eventId) throw missing()
  return change(db, actor, { verb: 'event.meetings_roll_back', object: { type: 'event', id: eventId }, audience: 'space', related: [id] }, async (tx) => {
    const { run: now, round } = await runLocked(tx, actor, id)
    if (now.state !== 'published') throw new Failure('conflict', meetingRefusals.state)
    const own = await rows<{ id: string; begun: boolean }>(tx, sql`select m.id, s.starts_at <= ${actor.at} as begun from event_meeting m join meeting_slot s on s.id = m.slot_id where m.run_id = ${id} and m.state = 'held'`)
    if (own.some(({ begun }) => begun)) throw new Failure('conflict', meetingRefusals.begun)
    await cancelAll(tx, actor, own.map((one) => one.id), { quietly: true, state: 'replaced', byRun: id })
    await run(tx, sql`update meeting_request set state = 'cancelled', answered_at = ${actor.at} where event_id = ${eventId} and offered and state = 'open'`)
    const before = await rows<Line & { runId: string; id: string }>(
      tx,
      sql`select m.id, m.a_id as a, m.b_id as b, m.slot_id as "slotId", m.table_id as "tableId", 'new' as kind, s.starts_at as "startsAt", m.run_id as "runId" from event_meeting m join meeting_slot s on s.id = m.slot_id
          where m.ended_by_run = ${id} and m.run_id <> ${id} order by s.starts_at`,
    )
    const wrong = new Set(await unfit(tx, round, before, new Set(), actor.at))
    const back = before.filter((one) => !wrong.has(one))
    const restored: string[] = []
    for (const runId of new Set(back.map((one) => one.runId))) restored.push(...(await holdAll(tx, actor, eventId, back.filter((one) => one.runId === runId), { source: 'run', runId })))
    await run(tx, sql`update meeting_run set state = 'rolled_back', ended_at = ${actor.at} where id = ${id}`)
    if (now.kind === 'whole') await revive(tx, eventId, new Set(back.map((one) => one.runId)))
    await tellPlanned(tx, eventId, `${id}:back`, [...own.map((one) => one.id), ...restored])
    return { ended: own.length, restored: restored.length, left: wrong.size }
  })
}

/** The runs whose meetings are held again are the plan again. */
async function revive(tx: Db, eventId: string, runs: ReadonlySet<string>): Promise<void> {
  await run(
    tx,
    sql`update meeting_run set state = 'published', ended_at = null where event_id = ${eventId} and state = 'replaced' and (id = any(${sql.param([...runs])}::uuid[]))
          and (kind = 'repair' or number = (select max(number) from meeting_run where event_id = ${eventId} and state = 'replaced' and kind = 'whole' and id = any(${sql.param([...runs])}::uuid[])))`,
  )
}

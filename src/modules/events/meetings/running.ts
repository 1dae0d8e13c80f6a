import type { Actor } from '../../../core/actor.ts'
import { system } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Meeting, MeetingProblem, Schedules } from '../../../engine/meetings/meetings.ts'
import type { Result, Task } from '../../../engine/meetings/worker.ts'
import { change } from '../../../platform/change.ts'
import type { Clock as Now } from '../../../platform/clock.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { enqueue } from '../../../platform/queue.ts'
import { sideWork } from '../../../platform/side-work.ts'
import { canRunEvent } from '../policy.ts'
import { eventToRun } from '../reading.ts'
import { busyAt } from './busy.ts'
import { meetingRefusals, type RunError } from './messages.ts'
import { meetingPeople } from './people.ts'
import { pairOf, dayOn, lateMinutes, sidesOf } from './rules.ts'
import { roundLocked, roundOf, slotsOf, tablesOf } from './settings.ts'
import { tellOf } from './told.ts'
import { wishesIn } from './wishes.ts'

/** The solver blocks its thread: one of its own, one event after the other. */
const solve = sideWork<Task, Result>('engine/meetings', { megabytes: 2048, mostWaiting: 4, idleMs: 60_000 })

export type RunKind = 'whole' | 'repair'

/** Asks for a run: a job works it out. `keeps`: meetings of the plan that is published stay where they are. @throws missing | conflict */
export async function askRun(db: Db, actor: Actor, input: { eventId: string; kind: RunKind; keeps?: boolean; effort?: number }): Promise<string> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const id = newId(actor.at.getTime())
  return change(db, actor, { verb: 'event.meetings_run', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'staff', related: [id] }, async (tx) => {
    await roundLocked(tx, event.id)
    if (input.kind === 'repair') await refuseNeedless(tx, event.id, actor.at)
    await run(
      tx,
      sql`insert into meeting_run (id, event_id, number, kind, keeps, effort, asked_by, asked_at)
          select ${id}, ${event.id}, coalesce(max(number), 0) + 1, ${input.kind}, ${input.keeps ?? true}, ${input.effort ?? 16_000_000}, ${actor.personId ?? null}, ${actor.at} from meeting_run where event_id = ${event.id}`,
    )
    await enqueue(tx, 'meeting_run', { id }, { key: `meeting_run:${id}` })
    return id
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'meeting_run_under_way')) throw new Failure('conflict', meetingRefusals.running)
    throw error
  })
}

async function refuseNeedless(tx: Db, eventId: string, at: Date): Promise<void> {
  if (!(await lastPublished(tx, eventId))) throw new Failure('conflict', meetingRefusals.nothingPublished)
  if ((await lostSince(tx, eventId, at)).length === 0) throw new Failure('conflict', meetingRefusals.nothingLost)
}

const lastPublished = async (db: Db, eventId: string): Promise<Date | undefined> =>
  (await row<{ at: Date | null }>(db, sql`select max(published_at) as at from meeting_run where event_id = ${eventId} and state = 'published'`))?.at ?? undefined

type Standing = { a: string; b: string; slot: string; table: string; run: string | null }
const standing = sql`m.a_id as a, m.b_id as b, m.slot_id as slot, m.table_id as "table", m.run_id as run`

/** Meetings to come that were cancelled since a plan was last published. */
export const lostSince = (db: Db, eventId: string, at: Date): Promise<Standing[]> =>
  rows<Standing>(
    db,
    sql`select ${standing} from event_meeting m join meeting_slot s on s.id = m.slot_id where m.event_id = ${eventId} and m.state = 'cancelled' and s.starts_at > ${at}
          and m.ended_at > (select max(published_at) from meeting_run where event_id = ${eventId} and state = 'published') order by m.a_id, m.b_id`,
  )

/** Takes back a run that waits or is under way. @throws missing | conflict */
export async function cancelRun(db: Db, actor: Actor, id: string): Promise<void> {
  const found = await row<{ eventId: string }>(db, sql`select event_id as "eventId" from meeting_run where id = ${id}`)
  if (!found || !canRunEvent(actor, found.eventId)) throw missing()
  await change(db, actor, { verb: 'event.meetings_run_cancel', object: { type: 'event', id: found.eventId }, audience: 'staff', related: [id] }, async (tx) => {
    const stopped = await run(tx, sql`update meeting_run set state = 'cancelled', step = null, finished_at = ${actor.at} where id = ${id} and state in ('queued', 'running')`)
    if (stopped === 0) throw new Failure('conflict', meetingRefusals.state)
  })
}

export type Posed = { problem: MeetingProblem; /** Tables of each slot in the engine's order. */ tables: Map<string, string[]>; held: Standing[] }

/** The event as a question to the engine: who is free when, who wishes whom, and what stays. */
export async function poseProblem(db: Db, eventId: string, at: Date, { keeps }: { keeps: boolean }): Promise<Posed> {
  const round = await roundOf(db, eventId)
  if (!round) throw missing()
  const [slots, people, wishes, busy] = [await slotsOf(db, eventId), await meetingPeople(db, eventId), await wishesIn(db, eventId), await busyAt(db, eventId, { meetings: false })]
  const places = (await tablesOf(db, eventId)).map(({ id }) => id)
  const held = await rows<Standing>(db, sql`select ${standing} from event_meeting m join meeting_slot s on s.id = m.slot_id where m.event_id = ${eventId} and m.state = 'held' and (${keeps} or m.run_id is null or s.starts_at <= ${at}) order by m.a_id, m.b_id`)
  const { sides, sideOf } = sidesOf(people)
  const taken = await rows<{ slot: string; table: string }>(
    db,
    sql`select s.id as slot, r.resource_id as "table" from meeting_slot s join reservation r on r.during && tstzrange(s.starts_at, s.ends_at) and r.state = 'held' and r.exclusive and r.resource_id = any(${sql.param(places)}::uuid[])
        where s.event_id = ${eventId} and not (r.holder_type = 'meeting' and exists (select from event_meeting m where m.id = r.holder_id and m.event_id = ${eventId}))`,
  )
  const blocked = new Set(taken.map(({ slot, table }) => `${slot}:${table}`))
  const tables = new Map(slots.map(({ id }) => [id, places.filter((table) => !blocked.has(`${id}:${table}`))]))
  const first = slots[0]
  const dayNumbers = new Map<string, number>()
  const problem: MeetingProblem = {
    people: people.map((one) => ({ id: one.personId, side: sideOf(one), most: round.meetingsMost, free: slots.map(({ id, startsAt }) => startsAt > at && !busy.has(`${one.personId}:${id}`)) })),
    slots: slots.map((slot) => {
      const day = first ? dayOn(slot.startsAt, round.zone) : ''
      if (!dayNumbers.has(day)) dayNumbers.set(day, dayNumbers.size)
      return { id: slot.id, day: dayNumbers.get(day) ?? 0, late: sides.map(({ clock }) => lateMinutes(slot, clock)), tables: tables.get(slot.id)?.length ?? 0 }
    }),
    wishes,
    kept: held.map(({ a, b, slot, table }) => ({ a, b, slot, table: tables.get(slot)?.indexOf(table) ?? 0 })),
  }
  return { problem, tables, held }
}

type RunRow = { id: string; eventId: string; kind: RunKind; keeps: boolean; effort: number; askedBy: string | null; number: number }

/** Works one run out; goes on from the beginning after a crash. */
export async function performRun(db: Db, clock: Now, id: string): Promise<void> {
  const asked = await row<RunRow>(
    db,
    sql`update meeting_run set state = 'running', step = 'reading', started_at = ${clock()} where id = ${id} and state in ('queued', 'running') returning id, event_id as "eventId", kind, keeps, effort, asked_by as "askedBy", number`,
  )
  if (!asked) return
  try {
    await work(db, clock, asked)
  } catch (error) {
    await fail(db, clock, id, 'interrupted')
    throw error
  }
}

const fail = (db: Db, clock: Now, id: string, error: RunError): Promise<number> => run(db, sql`update meeting_run set state = 'failed', step = null, error = ${error}, finished_at = ${clock()} where id = ${id} and state = 'running'`)
const atStep = (db: Db, id: string, step: string): Promise<number> => run(db, sql`update meeting_run set step = ${step} where id = ${id} and state = 'running'`)

async function work(db: Db, clock: Now, asked: RunRow): Promise<void> {
  const at = clock()
  const { id, eventId } = asked
  const posed = await poseProblem(db, eventId, at, { keeps: asked.kind === 'repair' || asked.keeps })
  const { problem } = posed
  const lost = asked.kind === 'repair' ? await lostSince(db, eventId, at) : []
  if (!problem.slots.some((_, place) => problem.people.some(({ free }) => free[place]))) return void (await fail(db, clock, id, 'noSlots'))
  if (problem.slots.every(({ tables }) => tables === 0)) return void (await fail(db, clock, id, 'noTables'))
  if (asked.kind === 'whole' && !problem.wishes.some(({ kind }) => kind !== 'never')) return void (await fail(db, clock, id, 'nobody'))
  await run(db, sql`update meeting_run set step = 'solving', people = ${problem.people.length}, slots = ${problem.slots.length}, tables = ${Math.max(...problem.slots.map(({ tables }) => tables))}, wishes = ${problem.wishes.filter(({ kind }) => kind !== 'never').length} where id = ${id} and state = 'running'`)
  const began = performance.now()
  const result = await solve(asked.kind === 'repair' ? { problem, mend: mendOf(posed, lost) } : { problem, effort: asked.effort })
  const seconds = (performance.now() - began) / 1000
  if ((await atStep(db, id, 'writing')) === 0) return
  await change(db, system(clock()), { verb: 'event.meetings_planned', object: { type: 'event', id: eventId }, audience: 'staff', related: [id] }, async (tx) => {
    const wanted = await row(tx, sql`select from meeting_run where id = ${id} and state = 'running' for update`)
    if (!wanted) return
    if (result.schedules) await writeSchedules(tx, id, posed, result.schedules)
    if (result.repair) await writeLines(tx, id, posed, [...result.repair.plan.map((one) => ({ ...one, kind: result.repair?.added.includes(one) || isIn(result.repair?.added ?? [], one) ? 'new' as const : 'kept' as const })), ...result.repair.offers.map((one) => ({ ...one, kind: 'offer' as const }))])
    const { schedules } = result
    const figures = schedules
      ? sql`meetings = ${schedules.meetings}, value = ${schedules.value}, bound = ${schedules.bound}, musts = ${schedules.musts}, musts_possible = ${schedules.mustsPossible}, musts_bound = ${schedules.mustsBound}, idle_gaps = ${schedules.idleGaps}, late_share = ${schedules.lateShare},
          greedy_value = ${schedules.greedy.value}, greedy_musts = ${schedules.greedy.musts}, greedy_idle_gaps = ${schedules.greedy.idleGaps}, greedy_late_share = ${schedules.greedy.lateShare}`
      : sql`meetings = ${result.repair?.plan.length ?? 0}, lost = ${lost.length}`
    await run(tx, sql`update meeting_run set state = 'draft', step = null, seconds = ${seconds}, finished_at = ${clock()}, ${figures} where id = ${id}`)
    if (asked.askedBy) await tellOf(tx, 'meeting_run_done', eventId, [asked.askedBy], { version: id, about: { n: String(asked.number) } })
  })
}

const isIn = (list: readonly Meeting[], one: Meeting): boolean => list.some(({ a, b }) => a === one.a && b === one.b)

/** The plan as it stood before the cancellations, and what of it was cancelled. */
function mendOf({ problem, tables, held }: Posed, lost: readonly Standing[]): NonNullable<Task['mend']> {
  const meeting = ({ a, b, slot, table }: Standing): Meeting => ({ a, b, slot, table: Math.max(0, tables.get(slot)?.indexOf(table) ?? 0) })
  const here = new Set(problem.people.map(({ id }) => id))
  const stands = new Set(held.map(({ a, b }) => `${a}:${b}`))
  const gone = lost.filter(({ a, b }) => !stands.has(`${a}:${b}`)).map(meeting)
  return { plan: [...held.map(meeting), ...gone], cancelled: { meetings: gone, people: [...new Set(gone.flatMap(({ a, b }) => [a, b]))].filter((id) => !here.has(id)) } }
}

async function writeSchedules(tx: Db, runId: string, posed: Posed, { plan, unmet }: Schedules): Promise<void> {
  const stood = new Set(posed.held.map(({ a, b }) => `${a}:${b}`))
  await writeLines(tx, runId, posed, plan.map((one) => {
    const { a, b } = pairOf(one.a, one.b)
    return { ...one, kind: stood.has(`${a}:${b}`) ? ('kept' as const) : ('new' as const) }
  }))
  const lines = unmet.map((one) => ({ ...pairOf(one.a, one.b), weight: one.weight, must: one.must, why: one.why, who: one.who, slots: one.slots, instead: one.instead.flatMap((other) => [other.a, other.b]), insteadWeight: one.instead.reduce((sum, { weight }) => sum + weight, 0) }))
  await run(
    tx,
    sql`insert into meeting_run_unmet (run_id, a_id, b_id, weight, must, why, who, slots, instead, instead_weight)
        select ${runId}, v.a, v.b, v.weight, v.must, v.why, array(select jsonb_array_elements_text(v.who)::uuid), v.slots, array(select jsonb_array_elements_text(v.instead)::uuid), v."insteadWeight"
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as v (a uuid, b uuid, weight smallint, must boolean, why text, who jsonb, slots smallint, instead jsonb, "insteadWeight" smallint)`,
  )
}

async function writeLines(tx: Db, runId: string, { tables }: Posed, plan: readonly (Meeting & { kind: 'kept' | 'new' | 'offer' })[]): Promise<void> {
  const lines = plan.map(({ a, b, slot, table, kind }) => ({ ...pairOf(a, b), slot, table: tables.get(slot)?.[table] ?? null, kind }))
  await run(
    tx,
    sql`insert into meeting_run_line (run_id, a_id, b_id, slot_id, table_id, kind)
        select ${runId}, v.a, v.b, v.slot, v.table, v.kind from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as v (a uuid, b uuid, slot uuid, "table" uuid, kind text)`,
  )
}

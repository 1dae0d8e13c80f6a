import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import type { Lang, Name } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { judgingRefusals } from '../messages.ts'
import type { Call } from '../reading.ts'
import { roundToRun } from '../rounds.ts'

export type Slot = { entryId: string; position: number; reference: string; title: string; lang: Lang; organisation: Name | null; startsAt: Date }
export type Lineup = { roundId: string; startsAt: Date; minutes: number; publishedAt: Date | null; version: number; slots: Slot[] }

/** The line-up of a round: for who runs the call at any time, for readers of the call once it is out. The call was read before. */
export async function lineupOf(db: Db, call: Pick<Call, 'runs' | 'id'>, roundId: string): Promise<Lineup | undefined> {
  const found = await row<Omit<Lineup, 'slots'>>(
    db,
    sql`select l.round_id as "roundId", l.starts_at as "startsAt", l.minutes, l.published_at as "publishedAt", l.version from call_lineup l join call_round r on r.id = l.round_id where l.round_id = ${roundId} and r.call_id = ${call.id}`,
  )
  if (!found || !(call.runs || found.publishedAt)) return undefined
  const slots = await rows<Omit<Slot, 'startsAt'>>(
    db,
    sql`select s.entry_id as "entryId", row_number() over (order by s.position)::int as position, u.reference, v.title, u.lang, o.name as organisation
        from call_lineup_slot s join call_entry e on e.id = s.entry_id join call_submission u on u.id = e.submission_id join call_revision v on v.id = e.revision_id left join organisation o on o.id = u.lead_organisation where s.round_id = ${roundId} order by s.position`,
  )
  return { ...found, slots: slots.map((one) => ({ ...one, startsAt: new Date(found.startsAt.getTime() + (one.position - 1) * found.minutes * 60_000) })) }
}

/**
 * Sets when a line-up begins and how long each has. The first time its slots are those selected, in the order of their places; later they
 * keep their order, and whoever was selected since comes last. @throws missing | conflict before the result is out | invalid
 */
export const setLineup = (db: Db, actor: Actor, input: { callId: string; roundId: string; startsAt: Date; minutes: number }): Promise<void> =>
  change(db, actor, { verb: 'call.set_lineup', object: { type: 'call_round', id: input.roundId }, related: [input.callId] }, async (tx) => {
    const round = await roundToRun(tx, actor, input.callId, input.roundId)
    if (round.state !== 'released') throw new Failure('conflict', judgingRefusals.unreleased)
    if (!Number.isInteger(input.minutes) || input.minutes < 1 || input.minutes > 240) throw wrong('minutes', judgingRefusals.minutes)
    await run(
      tx,
      sql`insert into call_lineup (round_id, starts_at, minutes) values (${round.id}, ${input.startsAt}, ${input.minutes})
          on conflict (round_id) do update set starts_at = excluded.starts_at, minutes = excluded.minutes, version = call_lineup.version + 1`,
    )
    await run(
      tx,
      sql`insert into call_lineup_slot (round_id, entry_id, position)
          select ${round.id}::uuid, e.id, (select coalesce(max(position), 0) from call_lineup_slot where round_id = ${round.id}) + row_number() over (order by e.place nulls last, e.id) from call_entry e
          where e.round_id = ${round.id} and e.state = 'advanced' and not exists (select 1 from call_lineup_slot s where s.round_id = ${round.id} and s.entry_id = e.id)`,
    )
  })

/** Moves a slot one place. @throws missing */
export const moveSlot = (db: Db, actor: Actor, input: { callId: string; roundId: string; entryId: string; by: -1 | 1 }): Promise<void> =>
  change(db, actor, { verb: 'call.move_slot', object: { type: 'call_round', id: input.roundId }, related: [input.callId, input.entryId] }, async (tx) => {
    await roundToRun(tx, actor, input.callId, input.roundId)
    const order = (await rows<{ id: string }>(tx, sql`select entry_id as id from call_lineup_slot where round_id = ${input.roundId} order by position`)).map((one) => one.id)
    const at = order.indexOf(input.entryId)
    if (at < 0) throw missing()
    const to = at + input.by
    if (to < 0 || to >= order.length) return
    ;[order[at], order[to]] = [order[to]!, order[at]!]
    await run(tx, sql`update call_lineup_slot s set position = o.place from unnest(${sql.param(order)}::uuid[]) with ordinality as o (id, place) where s.round_id = ${input.roundId} and s.entry_id = o.id`)
  })

/** Shows a line-up to everybody who may read the call, or takes it back. @throws missing */
export const showLineup = (db: Db, actor: Actor, input: { callId: string; roundId: string; out: boolean }): Promise<void> =>
  change(db, actor, { verb: input.out ? 'call.publish_lineup' : 'call.hide_lineup', object: { type: 'call_round', id: input.roundId }, audience: 'public', related: [input.callId] }, async (tx) => {
    await roundToRun(tx, actor, input.callId, input.roundId)
    if ((await run(tx, sql`update call_lineup set published_at = ${input.out ? actor.at : null}, version = version + 1 where round_id = ${input.roundId}`)) === 0) throw missing()
  })

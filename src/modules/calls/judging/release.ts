import type { Actor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import { type Db, rows, run, sql } from '../../../platform/database.ts'

/** One release of a round: the notice, the result, then corrections and successions with numbers of their own. */
export type Release = { id: string; number: number; kind: 'notice' | 'result' | 'correction' | 'succession'; at: Date; until: Date | null; confirmedAt: Date | null; reason: string | null }

export const releasesOf = (db: Db, roundId: string): Promise<Release[]> =>
  rows<Release>(db, sql`select id, number, kind, at, until, confirmed_at as "confirmedAt", reason from call_release where round_id = ${roundId} order by number`)

/** Writes the next release of a round as it is decided now. */
export async function writeRelease(tx: Db, actor: Actor, round: { id: string }, input: { kind: Release['kind']; until?: Date; reason?: string }): Promise<string> {
  const id = newId(actor.at.getTime())
  await run(
    tx,
    sql`insert into call_release (id, round_id, number, kind, reason, by, at, until) values (${id}, ${round.id}, (select coalesce(max(number), 0) + 1 from call_release where round_id = ${round.id}), ${input.kind}, ${input.reason ?? null}, ${actor.personId ?? null}, ${actor.at}, ${input.until ?? null})`,
  )
  await run(tx, sql`insert into call_released_entry (release_id, entry_id, outcome, place, feedback) select ${id}::uuid, d.entry_id, d.outcome, d.place, d.feedback from call_decision d join call_entry e on e.id = d.entry_id where e.round_id = ${round.id}`)
  return id
}

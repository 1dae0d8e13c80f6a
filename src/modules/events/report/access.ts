import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import { change } from '../../../platform/change.ts'
import { type Db, run, sql } from '../../../platform/database.ts'
import { canRunEvent } from '../policy.ts'
import { type Event, eventFor, eventToRun } from '../reading.ts'

/** The event whose report the actor reads: whoever runs it, and once the report was opened whoever reads the event. @throws missing */
export async function eventReported(db: Db, actor: Actor, of: { slug: string } | { id: string }): Promise<{ event: Event; runs: boolean }> {
  const event = await eventFor(db, actor, of)
  const runs = canRunEvent(actor, event.id)
  if (!runs && event.reportOpenedAt === null) throw missing()
  return { event, runs }
}

/** Opens the report of an event to everybody who reads the event, or closes it again. @throws missing */
export async function openReport(db: Db, actor: Actor, input: { id: string; open: boolean }): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.id })
  await change(db, actor, { verb: input.open ? 'event.open_report' : 'event.close_report', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space' }, async (tx) => {
    await run(tx, sql`update event set report_opened_at = ${input.open ? sql`coalesce(report_opened_at, ${actor.at})` : null} where space_id = ${event.id}`)
  })
}

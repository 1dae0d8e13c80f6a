import { Failure } from '../core/failure.ts'
import { refusals } from '../core/messages.ts'
import { row, sql } from '../platform/database.ts'
import { registry } from '../platform/metrics.ts'
import type { HandlersOf, Visit } from './room.ts'

const none = { 'cache-control': 'no-store' }

/** Whether the database answers, the queue's tables are there, and the index is loaded. */
async function readiness(c: Visit): Promise<Record<'database' | 'queue' | 'index', boolean>> {
  const { db, matcher } = c.var.room
  const found = await row<{ queue: boolean }>(db, sql`select exists (select from pgboss.queue) as queue`).catch(() => undefined)
  return { database: found !== undefined, queue: found?.queue ?? false, index: matcher.ready() }
}

export const probeHandlers: HandlersOf<'probes'> = {
  alive: (c) => c.json({ alive: true }, 200, none),
  ready: async (c) => {
    const parts = await readiness(c)
    const ready = Object.values(parts).every(Boolean)
    return c.json({ ready, ...parts }, ready ? 200 : 503, none)
  },
  metrics: async (c) => {
    const { metricsToken } = c.var.room.config
    if (metricsToken !== undefined && c.req.header('authorization') !== `Bearer ${metricsToken}`) throw new Failure('missing', refusals.missing)
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType, ...none })
  },
}

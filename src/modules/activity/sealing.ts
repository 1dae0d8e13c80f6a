import { type Db, row, rows, run, sql, transaction } from '../../platform/database.ts'
import type { Logger } from '../../platform/log.ts'
import { sealOf, type Sealed, sealedColumns } from './chain.ts'

/** Where a sealer goes on: every complete row up to here is sealed. It holds for one run of one database server. */
type Position = { xid: string; id: string }

const batchSize = 2_000
const nowhere: Position = { xid: '0', id: '00000000-0000-0000-0000-000000000000' }

type Link = { activity_id: string; object_type: string; object_id: string; place: number; hash: string }
type Last = { place: number; hash: Buffer }

/**
 * Chains the complete rows that have no seal: those of transactions older than any that still runs, in the order of
 * (transaction, id), each behind the last of its object. One sealer at a time; another finds nothing to do.
 * @returns how many it sealed, and where to go on.
 */
async function sealBatch(db: Db, from: Position): Promise<{ sealed: number; next: Position; more: boolean }> {
  return transaction(db, async (tx) => {
    const turn = await row<{ mine: boolean }>(tx, sql`select pg_try_advisory_xact_lock(hashtext('qiao-seal')) as mine`)
    if (!turn?.mine) return { sealed: 0, next: from, more: false }
    const found = await rows<Sealed & { xid: string; done: boolean }>(
      tx,
      sql`select ${sql.raw(sealedColumns)}, a.xid::text as xid, exists (select from activity_seal s where s.activity_id = a.id) as done from activity a
          where (a.xid, a.id) > (${from.xid}::text::xid8, ${from.id}::uuid) and a.xid < pg_snapshot_xmin(pg_current_snapshot())
          order by a.xid, a.id limit ${batchSize}`,
    )
    const fresh = found.filter((one) => !one.done)
    const links = chained(fresh, await lastSeals(tx, fresh))
    if (links.length > 0) {
      await run(
        tx,
        sql`insert into activity_seal (activity_id, object_type, object_id, place, hash)
            select activity_id, object_type, object_id, place, decode(hash, 'hex')
            from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link (activity_id uuid, object_type text, object_id uuid, place integer, hash text)`,
      )
    }
    const end = found.at(-1)
    return { sealed: links.length, next: end ? { xid: end.xid, id: end.id } : from, more: found.length === batchSize }
  })
}

const keyOf = (one: { objectType: string; objectId: string }): string => `${one.objectType}:${one.objectId}`

async function lastSeals(tx: Db, fresh: readonly Sealed[]): Promise<Map<string, Last>> {
  const objects = [...new Map(fresh.map((one) => [keyOf(one), { type: one.objectType, id: one.objectId }])).values()]
  if (objects.length === 0) return new Map()
  const found = await rows<Last & { objectType: string; objectId: string }>(
    tx,
    sql`select object.type as "objectType", object.id as "objectId", last.place, last.hash
        from jsonb_to_recordset(${JSON.stringify(objects)}::jsonb) as object (type text, id uuid)
        cross join lateral (select place, hash from activity_seal s where s.object_type = object.type and s.object_id = object.id order by place desc limit 1) last`,
  )
  return new Map(found.map((one) => [keyOf(one), one]))
}

function chained(fresh: readonly Sealed[], last: Map<string, Last>): Link[] {
  return fresh.map((one) => {
    const before = last.get(keyOf(one))
    const link = { place: (before?.place ?? 0) + 1, hash: sealOf(one, before?.hash) }
    last.set(keyOf(one), link)
    return { activity_id: one.id, object_type: one.objectType, object_id: one.objectId, place: link.place, hash: link.hash.toString('hex') }
  })
}

async function sealOn(db: Db, from: Position): Promise<{ sealed: number; next: Position }> {
  let sealed = 0
  let next = from
  for (let more = true; more; ) {
    const done = await sealBatch(db, next)
    sealed += done.sealed
    next = done.next
    more = done.more
  }
  return { sealed, next }
}

/** Seals everything that is complete now. @returns how many rows */
export const sealActivity = async (db: Db): Promise<number> => (await sealOn(db, nowhere)).sealed

/** Seals every `everyMs` milliseconds until stopped; a failure is logged and tried again. */
export function keepSealing(db: Db, log: Logger, everyMs = 2_000): { stop(): Promise<void> } {
  let position = nowhere
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = sealOn(db, position)
      .then(({ next }) => void (position = next))
      .catch((error: unknown) => log.warn({ err: error }, 'activity could not be sealed; it will be tried again'))
      .finally(() => void (busy = false))
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

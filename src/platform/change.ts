import type { Actor } from '../core/actor.ts'
import { newId } from '../core/id.ts'
import { type Db, fixed, sql, run, transaction } from './database.ts'

/** What an activity row says besides its actor and time: ids and verbs only, never names, mail or free text. */
export type Deed = {
  /** `listing.publish`, `deal.accept` … */
  verb: string
  object: { type: string; id: string }
  audience?: 'public' | 'space' | 'parties' | 'staff'
  onBehalfOf?: string
  mandateId?: string
  /** Other objects that the deed concerns. */
  related?: readonly string[]
}

/**
 * The one way in which the product changes: `f`'s rows, exactly one activity row, and the jobs that `f` queues with
 * the same handle, in one transaction (invariant 22). A `change` inside a `change` is a second deed with its own row.
 */
export function change<T>(db: Db, actor: Actor, deed: Deed, f: (tx: Db) => Promise<T>): Promise<T> {
  return transaction(db, async (tx) => {
    const result = await f(tx)
    await record(tx, actor, deed)
    return result
  })
}

/** The activity row by itself, for a deed whose rows are known only after they were written. Call it inside a transaction. */
export async function record(tx: Db, actor: Actor, deed: Deed): Promise<void> {
  await fixed(
    tx,
    'activity_record',
    sql`insert into activity (id, actor_id, on_behalf_of, mandate_id, verb, object_type, object_id, audience, related)
      values (${newId(actor.at.getTime())}, ${actor.personId ?? null}, ${deed.onBehalfOf ?? null}, ${deed.mandateId ?? null}, ${deed.verb},
        ${deed.object.type}, ${deed.object.id}, ${deed.audience ?? 'parties'}, ${sql.param([...(deed.related ?? [])])}::uuid[])`,
  )
}

/** The activity rows of many deeds of one moment in one statement, for imports. Call it inside the transaction that wrote their rows. */
export async function recordAll(tx: Db, actor: Actor, deeds: readonly Deed[]): Promise<void> {
  const rows = deeds.map((deed) => ({
    id: newId(actor.at.getTime()), on_behalf_of: deed.onBehalfOf, mandate_id: deed.mandateId, verb: deed.verb, object_type: deed.object.type, object_id: deed.object.id,
    audience: deed.audience ?? 'parties', related: deed.related ?? [],
  }))
  await run(
    tx,
    sql`insert into activity (id, actor_id, on_behalf_of, mandate_id, verb, object_type, object_id, audience, related)
      select id, ${actor.personId ?? null}::uuid, on_behalf_of, mandate_id, verb, object_type, object_id, audience, related
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as deed (id uuid, on_behalf_of uuid, mandate_id uuid, verb text, object_type text, object_id uuid, audience text, related uuid[])`,
  )
}

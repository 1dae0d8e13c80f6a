import { createHash } from 'node:crypto'

/** An activity row as its seal covers it: instants as text in UTC with microseconds, ids in order. */
export type Sealed = {
  id: string
  at: string
  actor: string | null
  onBehalfOf: string | null
  mandate: string | null
  verb: string
  objectType: string
  objectId: string
  audience: string
  related: string[]
}

/** The columns of {@link Sealed} for a statement that has `activity` as `a`. The transaction's number is not covered: it means nothing after a restore. */
export const sealedColumns = `a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, a.actor_id as actor, a.on_behalf_of as "onBehalfOf", a.mandate_id as mandate,
  a.verb, a.object_type as "objectType", a.object_id as "objectId", a.audience, a.related`

/** SHA-256 over the hash before (none for the first of an object) and the row as a JSON list in the order of {@link Sealed}. */
export function sealOf(row: Sealed, before: Buffer | undefined): Buffer {
  const { id, at, actor, onBehalfOf, mandate, verb, objectType, objectId, audience, related } = row
  const text = JSON.stringify([id, at, actor, onBehalfOf, mandate, verb, objectType, objectId, audience, related])
  return createHash('sha256').update(before ?? Buffer.alloc(0)).update(text).digest()
}

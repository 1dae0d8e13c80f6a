import { type Db, rows, sql } from '../../platform/database.ts'
import type { Content, ListingKind } from './content.ts'
import { digestOf } from './digest.ts'
import { readDraft } from './draft-content.ts'
import type { ListingState } from './rules.ts'

/** A listing that an import meets again. `digest` is {@link digestOf} its draft: equal to that of a row, the row changes nothing. */
export type Known = { id: string; externalId: string; state: ListingState; hasPending: boolean; content: Content; digest: Buffer; draftVersion: number }

/** The organisation's listings of a kind by their external ids. */
export async function knownListings(db: Db, of: { ownerId: string; kind: ListingKind; externalIds: readonly string[] }): Promise<Map<string, Known>> {
  const found = await rows<Omit<Known, 'digest' | 'content'> & { draft: unknown }>(
    db,
    sql`select l.id, l.external_id as "externalId", l.state, l.pending_revision_id is not null as "hasPending", d.content as draft, d.version as "draftVersion"
      from listing l join listing_draft d on d.listing_id = l.id
      where l.owner_id = ${of.ownerId} and l.kind = ${of.kind} and l.external_id = any(${sql.param(of.externalIds)}::text[])`,
  )
  return new Map(
    found.map(({ draft, ...one }) => {
      const { content } = readDraft(draft)
      return [one.externalId, { ...one, content, digest: digestOf(content) }]
    }),
  )
}

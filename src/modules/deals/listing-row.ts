import type { Actor } from '../../core/actor.ts'
import type { Name, Text } from '../../core/text.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import type { ListingKind } from '../listings/content.ts'
import { type Card, cardsFor, inHall, revealTo } from '../listings/listings.ts'

/** What an interest needs to know of a listing beside its card; the owner is never shown from here. */
export type ListingRow = { id: string; kind: ListingKind; state: string; open: boolean; ownerId: string; publisherId: string; mandateId: string | null; contactId: string | null; revisionId: string | null; withheld: boolean }

const columns = sql`id, kind, state, open_for_interest as open, owner_id as "ownerId", publisher_id as "publisherId", mandate_id as "mandateId", contact_id as "contactId",
  live_revision_id as "revisionId", name_withheld as withheld`

/** The row; with `lock` nobody closes or republishes the listing until the transaction ends. */
export const listingRow = (db: Db, id: string, lock = false): Promise<ListingRow | undefined> =>
  row<ListingRow>(db, sql`select ${columns} from listing where id = ${id} ${lock ? sql`for share` : sql``}`)

/** A listing that the actor meets in the hall as anybody of their organisations does: the eyes of a moderator do not count here. */
export async function listingOnShow(db: Db, actor: Actor, id: string): Promise<{ card: Card; listing: ListingRow } | undefined> {
  const [card] = await cardsFor(db, { ...actor, roles: [] }, [id], inHall)
  const listing = card && (await listingRow(db, id))
  return card && listing && { card, listing }
}

/** A title in the languages that it has, for notices. */
export const titlesOf = (title: Text): Name => ({ zh: title.variants.zh?.body, en: title.variants.en?.body })

/** Makes known to all parties that read a case who stands behind its listings. */
export async function revealAmong(tx: Db, dealId: string, at: Date): Promise<void> {
  const pairs = await rows<{ listingId: string; organisationId: string }>(
    tx,
    sql`select b.listing_id as "listingId", q.organisation_id as "organisationId" from deal_listing b join listing l on l.id = b.listing_id join deal_party q on q.deal_id = b.deal_id
        where b.deal_id = ${dealId} and q.joined_at is not null and q.left_at is null and q.organisation_id <> l.owner_id`,
  )
  for (const { listingId, organisationId } of pairs) await revealTo(tx, listingId, organisationId, at)
}

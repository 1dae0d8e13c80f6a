import { type Actor, organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Lang } from '../../core/text.ts'
import { holds, type Rule, type RuleValue } from '../../core/visibility.ts'
import type { Deed } from '../../platform/change.ts'
import { type Db, row, type SQL, sql } from '../../platform/database.ts'
import type { ListingKind } from './content.ts'
import type { Governed } from './policy.ts'
import { readable } from './visibility.ts'

/** The listing's own row, as the faces of this module work on it. */
export type ListingRecord = Governed & {
  id: string
  reference: string
  kind: ListingKind
  mandateId: string | null
  externalId: string | null
  sourceLang: Lang
  closedReason: string | null
  visibility: 'public' | 'signed_in' | 'space' | 'named'
  audienceSpaces: string[]
  audienceOrganisations: string[]
  excludedCountries: string[]
  nameWithheld: boolean
  openForInterest: boolean
  liveRevisionId: string | null
  pendingRevisionId: string | null
  hasPending: boolean
  releaseAt: Date | null
  publishedAt: Date | null
  expiresAt: Date | null
  extended: boolean
  contactId: string | null
  sample: boolean
  mergedInto: string | null
  /** When a machine may translate it: while it is public, whoever may read it, or never. */
  machineTranslation: 'public' | 'always' | 'never'
  /** Held back with its release. */
  embargoed: boolean
  /** Taken out of the hall by a complaint, until somebody decides. */
  held: boolean
  version: number
}

const columns = sql`l.id, l.reference, l.kind, l.owner_id as "ownerId", l.publisher_id as "publisherId", l.mandate_id as "mandateId", l.external_id as "externalId",
  l.source_lang as "sourceLang", l.state, l.closed_reason as "closedReason", l.visibility, l.audience_spaces as "audienceSpaces",
  l.audience_organisations as "audienceOrganisations", l.excluded_countries as "excludedCountries", l.name_withheld as "nameWithheld",
  l.open_for_interest as "openForInterest", l.live_revision_id as "liveRevisionId", l.pending_revision_id as "pendingRevisionId",
  l.pending_revision_id is not null as "hasPending", l.release_at as "releaseAt", l.published_at as "publishedAt", l.expires_at as "expiresAt", l.extended,
  l.contact_id as "contactId", l.sample, l.merged_into as "mergedInto", l.machine_translation as "machineTranslation", l.created_by as "createdBy", l.embargoed, l.held_at is not null as held, l.version`

const find = (db: Db, where: SQL, lock: SQL) => row<ListingRecord>(db, sql`select ${columns} from listing l where ${where} ${lock}`)

export const missing = (): Failure => new Failure('missing', refusals.missing)
export const denied = (): Failure => new Failure('denied', refusals.denied)

/** The row by id or shown id; undefined when there is none. A merged listing answers as the one it became. */
export async function findListing(db: Db, idOrShown: string): Promise<ListingRecord | undefined> {
  const id = readId(idOrShown)
  if (!id) return undefined
  let found = await find(db, sql`l.id = ${id}`, sql``)
  for (let hops = 0; found?.mergedInto && hops < 5; hops += 1) found = await find(db, sql`l.id = ${found.mergedInto}`, sql``)
  return found
}

/** The row, locked until the transaction ends. */
export async function lockListing(tx: Db, id: string): Promise<ListingRecord> {
  const found = await find(tx, sql`l.id = ${id}`, sql`for update of l`)
  if (!found) throw missing()
  return found
}

/** The values of the visibility columns for {@link holds}. */
export const ruleRow = (listing: ListingRecord, revealedTo: readonly string[] = [], grantedTo: readonly string[] = []): Record<string, RuleValue> => ({
  state: listing.state,
  embargoed: listing.embargoed,
  visibility: listing.visibility,
  owner: listing.ownerId,
  publisher: listing.publisherId,
  audience_spaces: listing.audienceSpaces,
  audience_organisations: listing.audienceOrganisations,
  excluded_countries: listing.excludedCountries,
  excluding: listing.excludedCountries.length > 0,
  reviewable: listing.state === 'submitted' || listing.state === 'published' || listing.pendingRevisionId !== null,
  name_withheld: listing.nameWithheld,
  revealed_to: revealedTo,
  granted_to: grantedTo,
})

export const mayRead = (actor: Actor, listing: ListingRecord, rule: Rule = readable): boolean => holds(rule, actor, ruleRow(listing))

/**
 * The row for an actor who may do what `sentence` says. Not readable looks like not there; readable but not theirs is
 * `denied`.
 * @throws Failure missing | denied
 */
export async function listingToChange(db: Db, actor: Actor, idOrShown: string, sentence: (actor: Actor, listing: ListingRecord) => boolean): Promise<ListingRecord> {
  const listing = await findListing(db, idOrShown)
  if (!listing || !mayRead(actor, listing)) throw missing()
  if (!sentence(actor, listing)) throw denied()
  return listing
}

/** The activity of a deed on a listing; names the firm and the mandate when somebody publishes for it. */
export function deedOn(actor: Actor, listing: Pick<ListingRecord, 'id' | 'ownerId' | 'publisherId' | 'mandateId'>, verb: string, more: Partial<Deed> = {}): Deed {
  const direct = organisationsOf(actor).includes(listing.ownerId) || listing.publisherId === listing.ownerId
  return {
    verb: `listing.${verb}`,
    object: { type: 'listing', id: listing.id },
    onBehalfOf: listing.ownerId,
    mandateId: direct || actor.kind === 'system' ? undefined : (listing.mandateId ?? undefined),
    ...more,
    related: [...(direct ? [] : [listing.publisherId]), ...(more.related ?? [])],
  }
}

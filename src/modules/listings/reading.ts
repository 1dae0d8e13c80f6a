import type { Actor } from '../../core/actor.ts'
import type { Name, Text } from '../../core/text.ts'
import { holds } from '../../core/visibility.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { attachmentsShown } from './attachments.ts'
import { type Terms, termsOf } from '../vocabularies/vocabularies.ts'
import { chainOf, langsOf, textOf } from './faces.ts'
import { type Facts, type TextField, textFields } from './content.ts'
import { tellingSections } from './indexing.ts'
import { isOurs } from './policy.ts'
import { findListing, type ListingRecord, missing, ruleRow } from './record.ts'
import { revisionOf, type StoredRevision } from './revisions.ts'
import type { ListingPage, OwnerLabel } from './shown.ts'
import { isPublic, ownerKnown, readable } from './visibility.ts'

type Organisations = {
  owner: OwnerLabel & { country: string; region: string | null; city: Name | null; kind: string; contactName: string | null; contactEmail: string | null }
  publisher: OwnerLabel
  revealedTo: string[]
  bookmarked: boolean
  hasConfidential: boolean
  views: number
}

/**
 * The listing for this reader: its live version in every language, or, for its own side and the moderators while there is
 * none, the one that waits. A merged listing answers as the one it became: compare the ids and redirect.
 * What a withheld name would tell — owner, city, contact, team, patents, film, names of files — is not in the answer.
 * @throws Failure missing
 */
export async function listingFor(db: Db, actor: Actor, idOrShown: string): Promise<ListingPage> {
  const listing = await findListing(db, idOrShown)
  if (!listing || !holds(readable, actor, ruleRow(listing))) throw missing()
  const revisionId = listing.liveRevisionId ?? listing.pendingRevisionId
  const revision = revisionId ? await revisionOf(db, revisionId) : undefined
  if (!revision) throw missing()
  return shownTo(db, actor, listing, revision)
}

/** One revision of a listing as the reader gets it. The caller has decided that it may be read. */
export async function shownTo(db: Db, actor: Actor, listing: ListingRecord, revision: StoredRevision): Promise<ListingPage> {
  const around = await aroundOf(db, actor, listing)
  const rules = ruleRow(listing, around.revealedTo)
  const known = holds(ownerKnown, actor, rules)
  const ours = isOurs(actor, listing)
  const { owner, publisher } = around
  const texts = shownTexts(revision, known)
  const terms = await termsOf(db)
  const facts = shownFacts(revision.facts, terms, known)
  if (!texts.title) throw missing()
  return {
    id: listing.id,
    reference: listing.reference,
    kind: listing.kind,
    state: listing.state,
    closedReason: listing.closedReason ?? undefined,
    texts: { ...texts, title: texts.title },
    langs: langsOf(texts.title, revision.source),
    facts,
    fields: terms.terms('field', facts.fields),
    priorities: terms.terms('priority', facts.priorities),
    chain: chainOf(terms, facts.chain, facts.chainLink),
    source: revision.source,
    revision: { id: revision.id, number: revision.number, textRev: revision.textRev, at: revision.approvedAt ?? revision.submittedAt },
    owner: known ? labelOf(owner) : undefined,
    nameWithheld: listing.nameWithheld,
    city: known ? (owner.city ?? undefined) : undefined,
    publisher: listing.publisherId !== listing.ownerId ? labelOf(publisher) : undefined,
    place: { country: owner.country, region: owner.region ?? undefined, organisationKind: owner.kind },
    contact: known && actor.kind !== 'visitor' ? contactOf(revision.facts, owner) : undefined,
    attachments: await attachmentsShown(db, listing.id, known),
    hasConfidential: around.hasConfidential,
    publishedAt: listing.publishedAt ?? undefined,
    expiresAt: listing.expiresAt ?? undefined,
    completeness: revision.completeness,
    openForInterest: listing.openForInterest,
    bookmarked: around.bookmarked,
    sample: listing.sample,
    public: isPublic(rules),
    ours,
    inside: ours ? await insideOf(db, listing, around.views) : undefined,
  }
}

const labelOf = ({ id, slug, name, verified }: OwnerLabel): OwnerLabel => ({ id, slug, name, verified })

function shownTexts(revision: StoredRevision, known: boolean): Partial<Record<TextField, Text>> {
  const stored = revision.texts.map((one) => ({ f: one.field, l: one.lang, b: one.body, o: one.origin, r: one.ofRev, a: one.at.toISOString(), m: one.model ?? undefined }))
  return Object.fromEntries(
    textFields.flatMap((field) => {
      const text = known || !tellingSections.includes(field) ? textOf(stored, field, revision.source, revision.textRev) : undefined
      return text ? [[field, text]] : []
    }),
  )
}

/** The facts with each term's code as it is now. */
export function withTermsNow<Stated extends Pick<Facts, 'fields' | 'priorities' | 'chain'>>(facts: Stated, terms: Terms): Stated {
  const codes = (vocabulary: 'field' | 'priority', stated: readonly string[]) => terms.terms(vocabulary, stated).map(({ code }) => code)
  return { ...facts, fields: codes('field', facts.fields), priorities: codes('priority', facts.priorities), ...(facts.chain ? { chain: terms.term('chain', facts.chain).code } : {}) }
}

/** Facts that would tell a withheld owner. */
const tellingFacts = { orcid: undefined, website: undefined, institutionRef: undefined, doi: undefined, department: undefined, location: undefined, funding: undefined } as const satisfies Partial<Record<keyof Facts, unknown>>

function shownFacts({ contactName: _name, contactEmail: _email, contactPhone: _phone, ...stated }: Facts, terms: Terms, known: boolean): ListingPage['facts'] {
  const facts = withTermsNow(stated, terms)
  return known ? facts : { ...facts, patents: [], video: undefined, ...tellingFacts, relatedEquipment: [] }
}

function contactOf(facts: Facts, owner: Organisations['owner']): ListingPage['contact'] {
  const name = facts.contactName ?? owner.contactName ?? undefined
  const email = facts.contactEmail ?? owner.contactEmail ?? undefined
  return name || email || facts.contactPhone ? { name, email, phone: facts.contactPhone } : undefined
}

async function aroundOf(db: Db, actor: Actor, listing: ListingRecord): Promise<Organisations> {
  const found = await row<Organisations>(
    db,
    sql`select json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'verified', o.verified_at is not null, 'country', o.country, 'region', o.region, 'city', o.city, 'kind', o.kind,
          'contactName', o.contact_name, 'contactEmail', o.contact_email) as owner,
        json_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'verified', p.verified_at is not null) as publisher,
        array(select organisation_id from listing_reveal where listing_id = ${listing.id}) as "revealedTo",
        exists (select from bookmark where listing_id = ${listing.id} and person_id = ${actor.personId ?? null}) as bookmarked,
        exists (select from listing_confidential where listing_id = ${listing.id}) as "hasConfidential",
        (select coalesce(sum(views), 0)::int from listing_view where listing_id = ${listing.id}) as views
      from organisation o, organisation p where o.id = ${listing.ownerId} and p.id = ${listing.publisherId}`,
  )
  if (!found) throw missing()
  return found
}

async function insideOf(db: Db, listing: ListingRecord, views: number): Promise<ListingPage['inside']> {
  const pending = listing.pendingRevisionId
    ? await row<{ approved: boolean }>(db, sql`select approved_at is not null as approved from listing_revision where id = ${listing.pendingRevisionId}`)
    : undefined
  const { externalId, hasPending, releaseAt, version, ownerId, publisherId, createdBy, liveRevisionId } = listing
  return { externalId: externalId ?? undefined, hasPending, pendingApproved: pending?.approved ?? false, releaseAt: releaseAt ?? undefined, views, version, ownerId, publisherId, createdBy, liveRevisionId }
}

/** A frozen version of a listing; its id is what a citation pins. */
export type Version = { id: string; number: number; at: Date; live: boolean; source: 'zh' | 'en' }

/** The approved versions that readers have seen, newest first; the owner's side and moderators also see those that were not approved. @throws Failure missing */
export async function versionsOf(db: Db, actor: Actor, idOrShown: string): Promise<{ listing: ListingRecord; versions: Version[] }> {
  const listing = await findListing(db, idOrShown)
  if (!listing || !holds(readable, actor, ruleRow(listing))) throw missing()
  const all = isOurs(actor, listing)
  const versions = await rows<Version>(
    db,
    sql`select id, number, coalesce(approved_at, submitted_at) as at, source_lang as source, id is not distinct from ${listing.liveRevisionId} as live
      from listing_revision where listing_id = ${listing.id} and ${all ? sql`true` : sql`approved_at is not null and id is distinct from ${listing.pendingRevisionId}`}
      order by number desc`,
  )
  return { listing, versions }
}

import { type Actor, publishesFor } from '../../core/actor.ts'
import { isFailure } from '../../core/failure.ts'
import type { Phrase } from '../../core/text.ts'
import { brokeConstraint, type Db, row, rows, run, sql, transaction } from '../../platform/database.ts'
import { type Terms, termsOf } from '../vocabularies/vocabularies.ts'
import { type Content, factsSchema, type ListingKind, textFields } from './content.ts'
import { digestOf } from './digest.ts'
import { asDraft, type DraftContent, readDraft } from './draft-content.ts'
import { saveDraft, storedDraft } from './drafts.ts'
import { insertAll, remember } from './bulk-rows.ts'
import { importProblems } from './import/messages.ts'
import { canDraftFor, canPublish, mandateFor } from './policy.ts'
import { submitListing } from './publishing.ts'
import { denied, missing } from './record.ts'
import { type Holding, holdKnown } from './release/holding.ts'
import type { ListingState } from './rules.ts'

/** One listing of a file. `columns`: keys of columns.ts that the file has; what it does not have stays as it is. */
export type BulkItem = { externalId: string; content: Content; columns: ReadonlySet<string> }

export type BulkOutcome = { outcome: 'created' | 'updated' | 'unchanged' } | { outcome: 'failed'; problem: Phrase; /** Key of a column, where one is at fault. */ column?: string }

export type Bulk = {
  ownerId: string
  kind: ListingKind
  /** Put it before the readers: at once for trusted publishers and the platform itself, before the moderators for others. */
  publish: boolean
  /** The mandate to publish under; else found as for a single draft. */
  mandateId?: string
  /** Counts and refuses as it would, and writes nothing. */
  dryRun?: boolean
  /** The release with which new listings are held back: how they are shown, and where. */
  release?: Holding
  /** A row of import_run: what it wrote before counts again as it did then. */
  runId?: string
}

/** A batch with what is known of its publisher. */
export type BulkSite = Bulk & { publisherId: string; mandate?: string; trusted: boolean; defaultField: string | null; terms: Terms }
type Known = { id: string; externalId: string; state: ListingState; shown: boolean; live: boolean; releaseId: string | null; digest: Buffer | null; runId: string | null; outcome: 'created' | 'updated' | null }

class DryRun extends Error {
  readonly outcomes: BulkOutcome[]
  constructor(outcomes: BulkOutcome[]) {
    super('dry run')
    this.outcomes = outcomes
  }
}

/**
 * Writes the listings of one batch of a file in one transaction, some hundreds at a time; external ids are unique among
 * them. New ones get draft, revision, texts and activity exactly as a single draft that is submitted; known ones are
 * changed through the faces for one. The same content as the last time from a file changes nothing, whatever was edited since.
 * @throws Failure missing | denied
 */
export async function writeListings(db: Db, actor: Actor, bulk: Bulk, items: readonly BulkItem[]): Promise<BulkOutcome[]> {
  const site = await siteOf(db, actor, bulk)
  const write = () =>
    transaction(db, async (tx) => {
      const outcomes = await writeBatch(tx, actor, site, items)
      if (bulk.dryRun) throw new DryRun(outcomes)
      return outcomes
    }).catch((error: unknown) => {
      if (error instanceof DryRun) return error.outcomes
      throw error
    })
  // Somebody wrote a listing with one of these ids by another way meanwhile: it is known now.
  return write().catch((error: unknown) => (brokeConstraint(error, 'listing_external') ? write() : Promise.reject(error)))
}

/** Who would publish, and whether at once. @throws Failure missing | denied */
async function siteOf(db: Db, actor: Actor, bulk: Bulk): Promise<BulkSite> {
  const { ownerId, publish } = bulk
  if (!canDraftFor(actor, ownerId)) throw denied()
  const own = actor.kind === 'system' || actor.affiliations.some((one) => one.organisationId === ownerId)
  const mandate = bulk.mandateId ? actor.mandates.find((one) => one.id === bulk.mandateId && one.firmId === ownerId && one.verbs.includes('draft')) : own ? undefined : mandateFor(actor, ownerId, 'draft')
  if (bulk.mandateId && !mandate) throw denied()
  const publisherId = mandate?.publisherId ?? ownerId
  if (publish && !(publishesFor(actor).includes(ownerId) || canPublish(actor, { ownerId, publisherId, state: 'draft', createdBy: null }))) throw denied()
  const found = await row<{ trusted: boolean; defaultField: string | null }>(
    db,
    sql`select publisher.trusted_at is not null as trusted, owner.default_field as "defaultField" from organisation owner, organisation publisher
      where owner.id = ${ownerId} and owner.merged_into is null and publisher.id = ${publisherId}`,
  )
  if (!found) throw missing()
  return { ...bulk, ...found, publisherId, mandate: mandate?.id, terms: await termsOf(db) }
}

async function writeBatch(tx: Db, actor: Actor, site: BulkSite, items: readonly BulkItem[]): Promise<BulkOutcome[]> {
  // Two imports of one file take turns batch by batch, so that neither finds half of the other's.
  await run(tx, sql`select pg_advisory_xact_lock(hashtext('qiao-import'), hashtext(${`${site.ownerId}:${site.kind}`}))`)
  const known = await knownAmong(tx, site, items)
  const fresh = items.filter((one) => !known.has(one.externalId))
  await insertAll(tx, actor, site, fresh)
  const outcomes: BulkOutcome[] = []
  for (const item of items) {
    const before = known.get(item.externalId)
    outcomes.push(before ? await changeOne(tx, actor, site, item, before) : { outcome: 'created' })
  }
  return outcomes
}

/** Listings with these ids; an export names a listing that has no external id by its reference. */
async function knownAmong(tx: Db, site: BulkSite, items: readonly BulkItem[]): Promise<Map<string, Known>> {
  const ids = sql.param(items.map((one) => one.externalId))
  const found = await rows<Known>(
    tx,
    sql`select l.id, coalesce(l.external_id, l.reference) as "externalId", l.state, coalesce(l.pending_revision_id, l.live_revision_id) is not null as shown, l.live_revision_id is not null as live,
        (select release_id from release_listing where listing_id = l.id and removed_at is null) as "releaseId", i.digest, i.run_id as "runId", i.outcome
      from listing l left join listing_import i on i.listing_id = l.id
      where l.owner_id = ${site.ownerId} and l.kind = ${site.kind} and l.merged_into is null
        and (l.external_id = any(${ids}::text[]) or (l.external_id is null and l.reference = any(${ids}::text[]))) for update of l`,
  )
  return new Map(found.map((one) => [one.externalId, one]))
}

/** A listing that is there already: nothing, or a new draft and version through the faces for one. */
async function changeOne(tx: Db, actor: Actor, site: BulkSite, item: BulkItem, known: Known): Promise<BulkOutcome> {
  const digest = digestOf(item.content)
  const over = known.state === 'closed' || known.state === 'archived'
  if (known.digest?.equals(digest) && (over || !site.publish || known.shown)) {
    const own = site.runId !== undefined && known.runId === site.runId ? known.outcome : null
    return { outcome: own ?? 'unchanged' }
  }
  if (over) return { outcome: 'failed', problem: importProblems.closed }
  const refused = site.release && (await holdKnown(tx, actor, site.release, known))
  if (refused) return { outcome: 'failed', problem: refused }
  try {
    const before = (await storedDraft(tx, known.id))?.content
    const merged = mergeContent(before, item)
    const same = before !== undefined && digestOf(readDraft(before, site.terms).content).equals(digestOf(readDraft(merged, site.terms).content))
    if (!same) await saveDraft(tx, actor, { id: known.id, content: merged })
    const submitted = site.publish ? (await submitListing(tx, actor, { id: known.id })).outcome : 'unchanged'
    const outcome = same && submitted === 'unchanged' ? 'unchanged' : 'updated'
    await remember(tx, actor, outcome === 'updated' ? site : { ...site, runId: undefined }, [{ listingId: known.id, digest, outcome: 'updated' }])
    return { outcome }
  } catch (error) {
    if (isFailure(error)) return { outcome: 'failed', problem: error.details.fields ? (Object.values(error.details.fields)[0] ?? error.sentence) : error.sentence }
    throw error
  }
}

/** What the draft says after the file: a column of the file replaces what was there, also by nothing; the others stay. */
export function mergeContent(before: DraftContent | undefined, { content, columns }: Pick<BulkItem, 'content' | 'columns'>): DraftContent {
  const typed = asDraft(content)
  if (!before) return typed
  const texts: DraftContent['texts'] = {}
  for (const lang of ['zh', 'en'] as const) {
    const bodies = { ...before.texts[lang] }
    for (const field of textFields) {
      const body = content.texts[lang]?.[field]
      const inFile = columns.has(`${field}_${lang}`) || (columns.has(field) && lang === content.source)
      if (body) bodies[field] = body
      else if (inFile) bodies[field] = ''
    }
    if (Object.keys(bodies).length > 0) texts[lang] = bodies
  }
  const facts: Record<string, unknown> = { ...before.facts }
  for (const key of Object.keys(factsSchema.shape)) if (columns.has(key) || (key === 'fieldsSuggested' && columns.has('fields'))) facts[key] = typed.facts[key]
  return { ...before, source: content.source, texts, facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) }
}

/** The ids of sample listings by their external id, for the sample exhibition's loader. */
export async function sampleListings(db: Db): Promise<Map<string, string>> {
  const found = await rows<{ id: string; externalId: string }>(db, sql`select id, external_id as "externalId" from listing where sample and external_id is not null`)
  return new Map(found.map((one) => [one.externalId, one.id]))
}

import { type Actor, publishesFor } from '../../core/actor.ts'
import { Failure, isFailure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Phrase } from '../../core/text.ts'
import { recordAll } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql, transaction } from '../../platform/database.ts'
import { completenessOf } from './completeness.ts'
import { type Content, factsSchema, type ListingKind, textFields } from './content.ts'
import { digestOf } from './digest.ts'
import { asDraft, type DraftContent, readDraft } from './draft-content.ts'
import { saveDraft, storedDraft } from './drafts.ts'
import { importProblems } from './import/messages.ts'
import { listingImport } from './import/schema.ts'
import { canDraftFor, canPublish, mandateFor, publishesAtOnce } from './policy.ts'
import { submitListing } from './publishing.ts'
import { deedOn, denied, missing } from './record.ts'
import { planRevision } from './revision-plan.ts'
import { factColumnsOf } from './revision-row.ts'
import { contentOf } from './revision-plan.ts'
import { expiryOf, isSampled, type ListingState } from './rules.ts'
import { listing, listingDraft, listingRevision, listingSample, listingVariant } from './schema.ts'

/** One listing of a file. `columns`: keys of columns.ts that the file has; what it does not have stays as it is. */
export type BulkItem = { externalId: string; content: Content; columns: ReadonlySet<string> }

export type BulkOutcome = { outcome: 'created' | 'updated' | 'unchanged' } | { outcome: 'failed'; problem: Phrase }

export type Bulk = {
  ownerId: string
  kind: ListingKind
  /** Put it before the readers: at once for trusted publishers and the platform itself, before the moderators for others. */
  publish: boolean
  /** The mandate to publish under; else found as for a single draft. */
  mandateId?: string
  /** Counts and refuses as it would, and writes nothing. */
  dryRun?: boolean
  /** A row of import_run: what it wrote before counts again as it did then. */
  runId?: string
}

type Site = Bulk & { publisherId: string; mandate?: string; trusted: boolean; defaultField: string | null }
type Known = { id: string; externalId: string; state: ListingState; shown: boolean; digest: Buffer | null; runId: string | null; outcome: 'created' | 'updated' | null }

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
async function siteOf(db: Db, actor: Actor, bulk: Bulk): Promise<Site> {
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
  return { ...bulk, ...found, publisherId, mandate: mandate?.id }
}

async function writeBatch(tx: Db, actor: Actor, site: Site, items: readonly BulkItem[]): Promise<BulkOutcome[]> {
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
async function knownAmong(tx: Db, site: Site, items: readonly BulkItem[]): Promise<Map<string, Known>> {
  const ids = sql.param(items.map((one) => one.externalId))
  const found = await rows<Known>(
    tx,
    sql`select l.id, coalesce(l.external_id, l.reference) as "externalId", l.state, coalesce(l.pending_revision_id, l.live_revision_id) is not null as shown, i.digest, i.run_id as "runId", i.outcome
      from listing l left join listing_import i on i.listing_id = l.id
      where l.owner_id = ${site.ownerId} and l.kind = ${site.kind} and l.merged_into is null
        and (l.external_id = any(${ids}::text[]) or (l.external_id is null and l.reference = any(${ids}::text[]))) for update of l`,
  )
  return new Map(found.map((one) => [one.externalId, one]))
}

/** A listing that is there already: nothing, or a new draft and version through the faces for one. */
async function changeOne(tx: Db, actor: Actor, site: Site, item: BulkItem, known: Known): Promise<BulkOutcome> {
  const digest = digestOf(item.content)
  const over = known.state === 'closed' || known.state === 'archived'
  if (known.digest?.equals(digest) && (over || !site.publish || known.shown)) {
    const own = site.runId !== undefined && known.runId === site.runId ? known.outcome : null
    return { outcome: own ?? 'unchanged' }
  }
  if (over) return { outcome: 'failed', problem: importProblems.closed }
  try {
    const before = (await storedDraft(tx, known.id))?.content
    const merged = mergeContent(before, item)
    const same = before !== undefined && digestOf(readDraft(before).content).equals(digestOf(readDraft(merged).content))
    if (!same) await saveDraft(tx, actor, { id: known.id, content: merged })
    const submitted = site.publish ? (await submitListing(tx, actor, { id: known.id })).outcome : 'unchanged'
    const outcome = same && submitted === 'unchanged' ? 'unchanged' : 'updated'
    await remember(tx, actor, site, [{ listingId: known.id, digest, outcome: 'updated' }])
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

async function remember(tx: Db, actor: Actor, site: Site, written: readonly { listingId: string; digest: Buffer; outcome: 'created' | 'updated' }[]): Promise<void> {
  if (written.length === 0) return
  await tx
    .insert(listingImport)
    .values(written.map((one) => ({ ...one, runId: site.runId ?? null, at: actor.at })))
    .onConflictDoUpdate({ target: listingImport.listingId, set: { digest: sql`excluded.digest`, runId: sql`excluded.run_id`, outcome: sql`excluded.outcome`, at: sql`excluded.at` } })
}

async function insertAll(tx: Db, actor: Actor, site: Site, items: readonly BulkItem[]): Promise<void> {
  if (items.length === 0) return
  const { at } = actor
  const by = actor.personId ?? null
  const atOnce = publishesAtOnce(actor, site)
  const state: ListingState = !site.publish ? 'draft' : atOnce ? 'published' : 'submitted'
  const references = await takeReferences(tx, site.kind, items.length, at)
  const made = items.map((item, place) => {
    const content = readDraft(asDraft(item.content)).content
    const plan = planRevision(content, undefined, { personId: actor.personId, at, defaultField: site.defaultField })
    return { item, content, plan, id: newId(at.getTime()), revisionId: newId(at.getTime()), reference: references[place]! }
  })
  await tx.insert(listing).values(
    made.map(({ item, content, id, revisionId, reference }) => ({
      id, reference, kind: site.kind, ownerId: site.ownerId, publisherId: site.publisherId, mandateId: site.mandate ?? null, externalId: item.externalId,
      sourceLang: content.source, state, contactId: by, createdBy: by, createdAt: at, updatedAt: at,
      liveRevisionId: state === 'published' ? revisionId : null, pendingRevisionId: state === 'submitted' ? revisionId : null,
      publishedAt: state === 'published' ? at : null, expiresAt: state === 'published' ? expiryOf(at) : null,
    })),
  )
  await tx.insert(listingDraft).values(made.map(({ id, content }) => ({ listingId: id, content: asDraft(content), savedAt: at, savedBy: by })))
  await remember(tx, actor, site, made.map(({ id, item }) => ({ listingId: id, digest: digestOf(item.content), outcome: 'created' })))
  if (site.publish) {
    await tx.insert(listingRevision).values(
      made.map(({ id, revisionId, plan }) => ({
        id: revisionId, listingId: id, number: 1, sourceLang: plan.source, textRev: plan.textRev, ...factColumnsOf(plan.facts),
        completeness: completenessOf(site.kind, contentOf(plan.source, plan.texts, plan.facts)).score, digest: plan.digest,
        submittedBy: by, submittedAt: at, approvedBy: atOnce ? by : null, approvedAt: atOnce ? at : null,
      })),
    )
    const texts = made.flatMap(({ revisionId, plan }) => plan.texts.map((one) => ({ ...one, id: newId(at.getTime()), revisionId })))
    for (let from = 0; from < texts.length; from += 2_000) await tx.insert(listingVariant).values(texts.slice(from, from + 2_000))
    const sampled = state === 'published' && actor.kind !== 'system' ? made.filter((one) => isSampled(one.revisionId)) : []
    if (sampled.length > 0) await tx.insert(listingSample).values(sampled.map(({ revisionId }) => ({ revisionId, drawnAt: at })))
  }
  const named = { ownerId: site.ownerId, publisherId: site.publisherId, mandateId: site.mandate ?? null }
  await recordAll(
    tx,
    actor,
    made.flatMap(({ id, revisionId }) => [
      deedOn(actor, { id, ...named }, 'create'),
      ...(state === 'published' ? [deedOn(actor, { id, ...named }, 'publish', { audience: 'public', related: [revisionId] })] : []),
      ...(state === 'submitted' ? [deedOn(actor, { id, ...named }, 'submit', { related: [revisionId] })] : []),
    ]),
  )
}

/** The next references of a kind (O-2026-000123), as `qiao_next_reference` gives them one by one. */
async function takeReferences(tx: Db, kind: ListingKind, count: number, at: Date): Promise<string[]> {
  const taken = await row<{ last: number; year: number }>(
    tx,
    sql`insert into reference_counter (kind, year, last) values (${kind}, extract(year from ${at.toISOString()}::timestamptz)::int, ${count})
      on conflict (kind, year) do update set last = reference_counter.last + ${count} returning last, year`,
  )
  if (!taken) throw new Failure('unavailable', importProblems.unreadable)
  const letter = kind === 'offer' ? 'O' : 'N'
  return Array.from({ length: count }, (_, place) => `${letter}-${taken.year}-${String(taken.last - count + 1 + place).padStart(6, '0')}`)
}

/** The ids of sample listings by their external id, for the sample exhibition's loader. */
export async function sampleListings(db: Db): Promise<Map<string, string>> {
  const found = await rows<{ id: string; externalId: string }>(db, sql`select id, external_id as "externalId" from listing where sample and external_id is not null`)
  return new Map(found.map((one) => [one.externalId, one.id]))
}

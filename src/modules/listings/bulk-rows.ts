import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { recordAll } from '../../platform/change.ts'
import { type Db, row, sql } from '../../platform/database.ts'
import type { BulkItem, BulkSite } from './bulk.ts'
import { completenessOf } from './completeness.ts'
import { digestOf } from './digest.ts'
import { asDraft, readDraft } from './draft-content.ts'
import { listingImport } from './import/schema.ts'
import { publishesAtOnce } from './policy.ts'
import { deedOn } from './record.ts'
import { embargoOf, holdWith } from './release/holding.ts'
import { contentOf, planRevision } from './revision-plan.ts'
import { factColumnsOf } from './revision-row.ts'
import { expiryOf, isSampled, type ListingState, referenceLetters } from './rules.ts'
import { listing, listingDraft, listingRevision, listingSample, listingVariant } from './schema.ts'

/** Keeps what the file said, so that the same again changes nothing. */
export async function remember(tx: Db, actor: Actor, site: BulkSite, written: readonly { listingId: string; digest: Buffer; outcome: 'created' | 'updated' }[]): Promise<void> {
  if (written.length === 0) return
  await tx
    .insert(listingImport)
    .values(written.map((one) => ({ ...one, runId: site.runId ?? null, at: actor.at })))
    .onConflictDoUpdate({ target: listingImport.listingId, set: { digest: sql`excluded.digest`, runId: sql`excluded.run_id`, outcome: sql`excluded.outcome`, at: sql`excluded.at` } })
}

/**
 * New listings as rows, some statements for all: the same rows that a single draft and its submission write. Nobody is
 * told of their matches one by one.
 */
export async function insertAll(tx: Db, actor: Actor, site: BulkSite, items: readonly BulkItem[]): Promise<void> {
  if (items.length === 0) return
  const { at } = actor
  const by = actor.personId ?? null
  const atOnce = publishesAtOnce(actor, site)
  const state: ListingState = !site.publish ? 'draft' : atOnce && !site.release ? 'published' : 'submitted'
  const references = await takeReferences(tx, site, items.length, at)
  const made = items.map((item, place) => {
    const content = readDraft(asDraft(item.content), site.terms).content
    const plan = planRevision(content, undefined, { personId: actor.personId, at, defaultField: site.defaultField })
    return { item, content, plan, id: newId(at.getTime()), revisionId: newId(at.getTime()), reference: references[place]! }
  })
  await tx.insert(listing).values(
    made.map(({ item, content, id, revisionId, reference }) => ({
      id, reference, kind: site.kind, ownerId: site.ownerId, publisherId: site.publisherId, mandateId: site.mandate ?? null, externalId: item.externalId,
      sourceLang: content.source, state, contactId: by, createdBy: by, createdAt: at, updatedAt: at,
      liveRevisionId: state === 'published' ? revisionId : null, pendingRevisionId: state === 'submitted' ? revisionId : null,
      publishedAt: state === 'published' ? at : null, expiresAt: state === 'published' ? expiryOf(at) : null, ...embargoOf(site.release),
    })),
  )
  if (site.release) await holdWith(tx, actor, site.release, made.map(({ id }) => id))
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
      ...(state === 'submitted' ? [deedOn(actor, { id, ...named }, atOnce ? 'schedule' : 'submit', { related: [revisionId] })] : []),
    ]),
  )
}

/**
 * The next references of a kind (O-2026-000123), as `qiao_next_reference` gives them one by one. Those of a release count in
 * it alone (N-2026-R003-0001), so that no gap tells how much is held back.
 */
async function takeReferences(tx: Db, { kind, release }: BulkSite, count: number, at: Date): Promise<string[]> {
  const letter = referenceLetters[kind]
  if (release) {
    const after = await row<{ n: number }>(tx, sql`update release set numbered = numbered + ${count} where id = ${release.id} returning numbered as n`)
    return Array.from({ length: count }, (_, place) => `${letter}-${release.prefix}-${String((after?.n ?? count) - count + 1 + place).padStart(4, '0')}`)
  }
  const taken = await row<{ last: number; year: number }>(
    tx,
    sql`insert into reference_counter (kind, year, last) values (${kind}, extract(year from ${at.toISOString()}::timestamptz)::int, ${count})
      on conflict (kind, year) do update set last = reference_counter.last + ${count} returning last, year`,
  )
  if (!taken) throw new Failure('unavailable', refusals.notReady)
  return Array.from({ length: count }, (_, place) => `${letter}-${taken.year}-${String(taken.last - count + 1 + place).padStart(6, '0')}`)
}

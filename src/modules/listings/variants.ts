import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { type Lang, mayReplace, type Origin } from '../../core/text.ts'
import { record } from '../../platform/change.ts'
import { type Db, run, sql, transaction } from '../../platform/database.ts'
import { enqueue } from '../../platform/queue.ts'
import { completenessOf } from './completeness.ts'
import { type TextBodies, type TextField, textFields } from './content.ts'
import { keepTyped } from './draft-content.ts'
import { storedDraft } from './drafts.ts'
import { messages } from './messages.ts'
import { canTranslate } from './policy.ts'
import { deedOn, denied, listingToChange, lockListing } from './record.ts'
import { contentOf, type RevisionText } from './revision-plan.ts'
import { insertTexts, revisionOf, type StoredRevision } from './revisions.ts'

/**
 * Adds translations beside the live version, which stays as it is; readers have them at once. An officer's are `human`,
 * or `approved` where a machine's text was checked; `machine` comes from the translation adapter alone.
 * A draft that nobody changed in the meantime takes them over.
 * @throws Failure missing | denied | invalid | conflict (a machine's over a person's)
 * @returns how many texts are new
 */
export async function addVariants(db: Db, actor: Actor, input: { id: string; lang: Lang; texts: TextBodies; origin?: Origin }): Promise<number> {
  const bodies = textFields.flatMap((field) => {
    const body = input.texts[field]?.trim()
    return body ? [{ field, body }] : []
  })
  if (bodies.length === 0) throw new Failure('invalid', messages.emptyVariant)
  return append(db, actor, input.id, 'translate', (revision) => {
    if (input.lang === revision.source) throw new Failure('invalid', messages.sourceByTranslation)
    const origin = actor.kind === 'system' ? (input.origin ?? 'machine') : input.origin === 'approved' ? 'approved' : 'human'
    return bodies.flatMap(({ field, body }) => {
      const before = textAt(revision, field, input.lang)
      if (!mayReplace(before?.origin, origin)) throw new Failure('conflict', messages.machineOverHuman)
      if (before?.body === body && before.origin === origin && before.ofRev === revision.textRev) return []
      return [{ lang: input.lang, field, body, origin, ofRev: revision.textRev, by: actor.personId ?? null, at: actor.at }]
    })
  })
}

/**
 * Says that the translations still hold for the present source (they stop being stale), and that a machine's were
 * checked (they become `approved`).
 * @throws Failure missing | denied | conflict
 * @returns how many texts changed their standing
 */
export function confirmVariants(db: Db, actor: Actor, input: { id: string; lang: Lang; fields?: readonly TextField[] }): Promise<number> {
  return append(db, actor, input.id, 'confirm_translation', (revision) =>
    revision.texts
      .filter((one) => one.lang === input.lang && one.lang !== revision.source && (input.fields ?? textFields).includes(one.field))
      .filter((one) => one.ofRev < revision.textRev || one.origin === 'machine')
      .map((one) => ({ ...one, origin: one.origin === 'machine' ? 'approved' : one.origin, ofRev: revision.textRev, by: actor.personId ?? null, at: actor.at })),
  )
}

const textAt = (revision: StoredRevision, field: TextField, lang: Lang) => revision.texts.find((one) => one.field === field && one.lang === lang)

async function append(db: Db, actor: Actor, id: string, verb: string, make: (revision: StoredRevision) => RevisionText[]): Promise<number> {
  const seen = await listingToChange(db, actor, id, canTranslate)
  return transaction(db, async (tx) => {
    const listing = await lockListing(tx, seen.id)
    const revision = listing.liveRevisionId ? await revisionOf(tx, listing.liveRevisionId) : undefined
    if (!revision || !canTranslate(actor, listing)) throw denied()
    const fresh = make(revision)
    if (fresh.length === 0) return 0
    const after = (one: RevisionText) => ({ ...one, at: laterThan(one.at, textAt(revision, one.field, one.lang)?.at) })
    await insertTexts(tx, revision.id, fresh.map(after))
    const texts = [...revision.texts.filter((one) => !fresh.some((other) => other.field === one.field && other.lang === one.lang)), ...fresh]
    const { score } = completenessOf(listing.kind, contentOf(revision.source, texts.filter((one) => one.origin !== 'machine'), revision.facts))
    await run(tx, sql`update listing_revision set completeness = ${score} where id = ${revision.id} and completeness <> ${score}`)
    await intoDraft(tx, listing.id, revision, fresh.filter((one) => one.origin !== 'machine'))
    await enqueue(tx, 'translation', { listingId: listing.id }, { key: `translation:${listing.id}` })
    await record(tx, actor, deedOn(actor, listing, verb, { audience: 'public', related: [revision.id] }))
    return fresh.length
  })
}

/** The newest row counts, so a new one is never older than the one before it, whatever the clocks say. */
const laterThan = (at: Date, before: Date | undefined): Date => (before && before >= at ? new Date(before.getTime() + 1) : at)

/** Fields that the author has not touched since the live version take the new text. */
async function intoDraft(tx: Db, listingId: string, live: StoredRevision, fresh: readonly RevisionText[]): Promise<void> {
  const draft = await storedDraft(tx, listingId)
  if (!draft) return
  const texts = { ...draft.content.texts }
  for (const { lang, field, body } of fresh) {
    const typed = texts[lang]?.[field]
    if (typed === undefined || typed === '' || typed === textAt(live, field, lang)?.body) texts[lang] = { ...texts[lang], [field]: body }
  }
  const content = keepTyped({ ...draft.content, texts })
  await run(tx, sql`update listing_draft set content = ${JSON.stringify(content)}::jsonb, version = version + 1 where listing_id = ${listingId}`)
}

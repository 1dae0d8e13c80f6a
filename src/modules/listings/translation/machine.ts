import { system } from '../../../core/actor.ts'
import { type Lang, mayReplace, otherLang } from '../../../core/text.ts'
import { record } from '../../../platform/change.ts'
import { type Db, transaction } from '../../../platform/database.ts'
import { TranslationFault, type Translator } from '../../../platform/translate.ts'
import { type TextField, textFields } from '../content.ts'
import { tellingSections } from '../indexing.ts'
import { deedOn, findListing, type ListingRecord, lockListing, ruleRow } from '../record.ts'
import type { RevisionText } from '../revision-plan.ts'
import { insertTexts, revisionOf, type StoredRevision } from '../revisions.ts'
import { isPublic } from '../visibility.ts'

/** Characters of one listing that a machine is given in all. */
const mostCharacters = 30_000

/** Sections that may name people are not sent; the confidential detail is no section, and never is. */
const sections = textFields.filter((field) => !tellingSections.includes(field))

/** A text that a machine is to write, and the source that it is made from. */
export type DueText = { field: TextField; source: string }

/** True when a machine may read the listing: anybody may, or the owner asked for it; never against the owner's word. */
export const machineMayRead = (listing: ListingRecord): boolean =>
  listing.state === 'published' && (listing.machineTranslation === 'always' || (listing.machineTranslation === 'public' && isPublic(ruleRow(listing))))

/** The texts that nobody has translated, and those whose source has changed since a machine did; short sections first. */
export function dueTexts({ source, textRev, texts }: Pick<StoredRevision, 'source' | 'textRev' | 'texts'>): DueText[] {
  const to = otherLang(source)
  const at = (field: TextField, lang: Lang): RevisionText | undefined => texts.find((one) => one.field === field && one.lang === lang)
  let left = mostCharacters
  return sections.flatMap((field) => {
    const [original, translation] = [at(field, source), at(field, to)]
    const needed = original && mayReplace(translation?.origin, 'machine') && (translation === undefined || translation.ofRev < textRev)
    if (!needed || original.body.length > left) return []
    left -= original.body.length
    return [{ field, source: original.body }]
  })
}

/**
 * Writes the texts that a live version lacks by machine. What it was made from is looked at again under the lock: a source that changed
 * meanwhile, or a person's text that came first, wins.
 * @returns how many texts are new
 * @throws TranslationFault after storing what went well, so that a later try has the rest to do
 */
export async function translateByMachine(db: Db, translator: Translator, at: Date, listingId: string): Promise<number> {
  const listing = await findListing(db, listingId)
  const revision = listing?.liveRevisionId && machineMayRead(listing) ? await revisionOf(db, listing.liveRevisionId) : undefined
  if (!listing || !revision) return 0
  const to = otherLang(revision.source)
  const done: (DueText & { body: string })[] = []
  let fault: TranslationFault | undefined
  for (const due of dueTexts(revision)) {
    try {
      done.push({ ...due, body: await translator.translate(due.source, revision.source, to) })
    } catch (error) {
      if (!(error instanceof TranslationFault)) throw error
      fault = error
      // A service that does not answer will not answer the next text either; one that answers nonsense may.
      if (error.kind === 'unreachable' || error.kind === 'timeout' || error.kind === 'refused') break
    }
  }
  const written = done.length > 0 ? await put(db, listing.id, to, done, translator.model, at) : 0
  if (fault) throw fault
  return written
}

const put = (db: Db, listingId: string, to: Lang, done: readonly (DueText & { body: string })[], model: string, at: Date): Promise<number> =>
  transaction(db, async (tx) => {
    const listing = await lockListing(tx, listingId)
    const revision = listing.liveRevisionId && machineMayRead(listing) ? await revisionOf(tx, listing.liveRevisionId) : undefined
    if (!revision || revision.source === to) return 0
    const due = dueTexts(revision)
    const fresh = done.filter((one) => due.some(({ field, source }) => field === one.field && source === one.source))
    if (fresh.length === 0) return 0
    const later = (field: TextField): Date => {
      const before = revision.texts.find((one) => one.field === field && one.lang === to)?.at
      return before && before >= at ? new Date(before.getTime() + 1) : at
    }
    await insertTexts(tx, revision.id, fresh.map(({ field, body }) => ({ lang: to, field, body, origin: 'machine', ofRev: revision.textRev, by: null, at: later(field), model })))
    await record(tx, system(at), deedOn(system(at), listing, 'machine_translation', { audience: 'public', related: [revision.id] }))
    return fresh.length
  })

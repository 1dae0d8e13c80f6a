import { type Lang, otherLang } from '../../core/text.ts'
import type { GlossTerm } from '../../engine/retrieval/matcher.ts'
import { loadPhrasebook } from '../../platform/phrasebook.ts'
import type { ListingPage } from '../listings/listings.ts'
import { keywordBreak } from '../listings/words/lists.ts'
import type { LiveMatcher } from './live.ts'

export type { GlossTerm } from '../../engine/retrieval/matcher.ts'

/** Key terms of a listing in the language that a reader does not read, with what they say in the reader's. `from` is the language of the terms. */
export type Gloss = { from: Lang; to: Lang; terms: readonly GlossTerm[] }

const mostKept = 2_000
const kept = new WeakMap<LiveMatcher, Map<string, Gloss>>()

/**
 * The gloss of a listing for readers of `to`, while it has no text in that language; made by dictionary and by what was learned from bilingual
 * listings, never a translation. Kept by version and language: what it is made from is the same for every reader who may read the listing.
 * @throws Failure unavailable while the index loads
 */
export async function glossFor(live: LiveMatcher, listing: ListingPage, to: Lang): Promise<Gloss | undefined> {
  const from = otherLang(to)
  if (listing.texts.title.variants[to]) return undefined
  const known = kept.get(live) ?? new Map<string, Gloss>()
  kept.set(live, known)
  const key = `${listing.revision.id} ${to}`
  const before = known.get(key)
  if (before) return before
  const book = await loadPhrasebook()
  const body = (field: 'title' | 'summary' | 'description' | 'keywords') => listing.texts[field]?.variants[from]?.body
  const keywords = body('keywords')?.split(keywordBreak).map((one) => one.trim()).filter(Boolean)
  const terms = live.gloss([{ lang: from, title: body('title') ?? '', summary: body('summary'), description: body('description'), keywords }], to, book)
  const gloss = { from, to, terms }
  if (known.size >= mostKept) known.clear()
  known.set(key, gloss)
  return gloss
}

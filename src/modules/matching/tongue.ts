import { type Lang, otherLang } from '../../core/text.ts'
import type { Concept } from '../../engine/retrieval/matcher.ts'
import { loadPhrasebook } from '../../platform/phrasebook.ts'
import type { LiveMatcher } from './live.ts'

/** What words of the other language say in the reader's, by the words as written; made by dictionary, never a translation. */
export type Glosses = ReadonlyMap<string, string>

const mostAsked = 80

/**
 * Renderings in `to` of those words of matches that neither side has in that language: two Chinese listings are found by
 * Chinese words, which an English reader does not read. Words without a rendering are left out.
 */
export async function glossesFor(live: LiveMatcher, to: Lang, matches: readonly { concepts: readonly Concept[]; missing: readonly string[] }[], perMatch = 4): Promise<Glosses> {
  const from = otherLang(to)
  const labels = new Set<string>()
  for (const { concepts, missing } of matches) {
    const foreign = concepts.slice(0, perMatch).filter(({ query, found }) => query.lang === from && found.lang === from).flatMap(({ query, found }) => [query.label, found.label])
    const asked = concepts[0]?.query.lang === from ? missing.slice(0, perMatch) : []
    for (const label of [...foreign, ...asked]) if (labels.size < mostAsked) labels.add(label)
  }
  const glosses = new Map<string, string>()
  if (labels.size === 0) return glosses
  const book = await loadPhrasebook()
  for (const label of labels) {
    const said = live.gloss([{ lang: from, title: label }], to, book).map((term) => term.translations[0]).filter((one) => one !== undefined)
    if (said.length > 0) glosses.set(label, said.join(to === 'en' ? ' ' : ''))
  }
  return glosses
}

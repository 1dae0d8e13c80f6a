import { detectLang } from '../../../core/text.ts'
import { createMatcher, type Indexed, type MatcherParts } from '../../../engine/retrieval/matcher.ts'
import type { Affinity } from './assigning.ts'

const asked = (id: string, kind: string, text: string): Indexed => ({ id, kind, texts: [{ lang: detectLang(text), title: '', description: text }], facets: {} })

/**
 * How near the words of an entry are to what each reviewer says of their expertise, across both languages: the matching engine over the
 * panel alone, each entry’s scores as shares of its best. A reviewer who says nothing stands at nought. Nothing of it enters the live index.
 */
export const affinityBy = (words: MatcherParts): Affinity => async (entries, reviewers) => {
  const matcher = createMatcher(words)
  for (const one of reviewers) if (one.expertise.trim()) matcher.upsert(asked(one.id, 'reviewer', one.expertise))
  const column = new Map(reviewers.map((one, index) => [one.id, index]))
  const affinity = new Float64Array(entries.length * reviewers.length)
  if (matcher.size === 0) return affinity
  for (const [row, entry] of entries.entries()) {
    const found = matcher.match(asked(entry.id, 'entry', entry.words.slice(0, 20_000)), { k: reviewers.length })
    const best = Math.max(0, ...found.map((one) => one.score))
    if (best > 0) for (const one of found) affinity[row * reviewers.length + column.get(one.id)!] = Math.max(0, one.score) / best
  }
  return affinity
}

import type { Lang } from '../../core/text.ts'
import type { Match } from '../retrieval/matcher.ts'

/** Words of a concept in the languages in which a listing writes them. */
export type SharedWord = Partial<Record<Lang, string>>

const most = 5
const worthNaming = (label: string): boolean => label.length > 1 && /\p{L}{2}|\p{Script=Han}/u.test(label) && !/^[\d.,~–-]{2,}/.test(label)

/**
 * What one of a cluster has in common with at least half of the others, from its explained matches with them: what carries most in all of
 * them first.
 */
export function sharedWords(matches: readonly Match[]): SharedWord[] {
  const shared = new Map<string, { word: SharedWord; times: number; carried: number }>()
  for (const { concepts = [] } of matches) {
    const seen = new Set<string>()
    for (const { query, found, contribution } of concepts) {
      if (seen.has(query.term) || !worthNaming(query.label)) continue
      seen.add(query.term)
      const one = shared.get(query.term) ?? { word: { [query.lang]: query.label }, times: 0, carried: 0 }
      shared.set(query.term, one)
      if (worthNaming(found.label)) one.word[found.lang] ??= found.label
      one.times += 1
      one.carried += contribution
    }
  }
  return [...shared]
    .filter(([, one]) => one.times * 2 >= matches.length)
    .sort(([a, x], [b, y]) => y.carried - x.carried || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([, one]) => one.word)
}

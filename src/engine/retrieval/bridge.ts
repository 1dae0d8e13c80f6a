import type { Lang } from '../../core/text.ts'
import type { Bilingual } from './dictionary.ts'
import { tableOf } from './table.ts'

export type Via = 'same' | 'dictionary' | 'learned'

/** A step over the bridge: `learned` is the part of `p` that was learned, the rest is the dictionary's; `via` says which carries more. */
export type Crossing = { term: string; p: number; via: 'dictionary' | 'learned'; learned: number }

/** How much each table is believed where both know a term. */
export const tableWeights = { learned: 1, dictionary: 0.5 } as const

/** Answers that are kept per direction. */
const mostKnown = 50_000

const empty: Bilingual = { toEnglish: tableOf([]), toChinese: tableOf([]) }

/** The dictionary and what was learned, as one. */
export class Bridge {
  readonly dictionary: Bilingual
  readonly learned: Bilingual

  constructor(dictionary: Bilingual = empty, learned: Bilingual = empty) {
    this.dictionary = dictionary
    this.learned = learned
  }

  readonly #known = { zh: new Map<string, readonly Crossing[]>(), en: new Map<string, readonly Crossing[]>() }

  /** Translations of a term into `to`, best first; probabilities sum to at most 1. */
  translate(term: string, to: Lang): readonly Crossing[] {
    const known = this.#known[to].get(term)
    if (known) return known
    const crossings = this.#translate(term, to)
    if (this.#known[to].size >= mostKnown) this.#known[to].clear()
    this.#known[to].set(term, crossings)
    return crossings
  }

  /** True for words that the dictionary knows as one phrase of English: lessons teach single words. */
  knowsPhrase(words: readonly string[]): boolean {
    return this.dictionary.toChinese.sources.findJoined(words) >= 0
  }

  #translate(term: string, to: Lang): readonly Crossing[] {
    const side = to === 'en' ? 'toEnglish' : 'toChinese'
    const fromLearned = this.learned[side].lookup(term)
    const fromDictionary = this.dictionary[side].lookup(term)
    const believed = (fromLearned.length > 0 ? tableWeights.learned : 0) + (fromDictionary.length > 0 ? tableWeights.dictionary : 0)
    const merged = new Map<string, { learned: number; dictionary: number }>()
    for (const { term: target, p } of fromLearned) merged.set(target, { learned: (p * tableWeights.learned) / believed, dictionary: 0 })
    for (const { term: target, p } of fromDictionary) {
      const share = (p * tableWeights.dictionary) / believed
      merged.set(target, { learned: merged.get(target)?.learned ?? 0, dictionary: share })
    }
    const crossings = [...merged].map(([target, { learned, dictionary }]): Crossing => ({
      term: target,
      p: learned + dictionary,
      via: learned >= dictionary ? 'learned' : 'dictionary',
      learned,
    }))
    return crossings.sort((a, b) => b.p - a.p || (a.term < b.term ? -1 : 1))
  }
}

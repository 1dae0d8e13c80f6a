import { type Lang, langs, otherLang } from '../../core/text.ts'
import type { Bridge } from './bridge.ts'
import type { Collection } from './collection.ts'
import { needed, type Wish, wishesOf } from './coverage.ts'
import { type Indexed, type ListingText, textsIn } from './listing.ts'
import { type Plan, planFor, tuning } from './plan.ts'
import { askedOf, phrasesOf, profileOf } from './profile.ts'

/** What an index knows at the moment: words, statistics, translations. */
export type Knowledge = { collection: Collection; bridge: Bridge }

/** A query and how much of what it asks, by weight, a document mentions: 0–1. */
export type Asking = { id: string; share: number }

/** The terms of a search or a query, each with its weight; a search is fulfilled by wishes, a query answered by a share. */
type Entry = { id: string; weights: number[]; total: number } & ({ words: string; wishes: Wish[]; terms: Map<string, number> } | { words?: undefined })

/** Rare words tell far better than common ones which queries a document may answer: measured in docs/benchmarks.md. */
const emphasis = 3

type Place = { entry: number; term: number }

/** Translations that a search may ever take: as plan.ts, without the choice that depends on the collection. */
const crossingsOf = (term: string, bridge: Bridge): string[] => langs.flatMap((to) => bridge.translate(term, to).flatMap((one) => (one.p >= tuning.leastChance ? [one.term] : [])))

/**
 * Searches and queries that wait for documents: the index turned round. A new document is compared with all of them by its own
 * words, in the time that the few which share words with it take, instead of searching everything once for each. Any translation of a
 * word lets a search come nearer; those that remain are judged exactly as {@link searchIn} would, by the statistics of now, but
 * never by fewer wishes than {@link needed} says, as a search is when there is nothing better.
 */
export class Standing {
  readonly #known: () => Knowledge
  readonly #entries: (Entry | undefined)[] = []
  readonly #numbers = new Map<string, number>()
  readonly #places = new Map<string, Place[]>()
  readonly #always = new Set<string>()

  constructor(known: () => Knowledge) {
    this.#known = known
  }

  get size(): number {
    return this.#numbers.size + this.#always.size
  }

  /** Adds a search or replaces what has its id. Blank words are fulfilled by everything, words that all are stop words by nothing. */
  addSearch(id: string, words: string): void {
    this.remove(id)
    if (words.trim() === '') return void this.#always.add(id)
    const tokens = this.#known().collection.analyse(words)
    const terms = new Map([...new Set(tokens.map(({ term }) => term))].map((term, place) => [term, place]))
    this.#add({ id, words, wishes: wishesOf(tokens), terms, weights: [...terms.keys()].map(() => 1), total: terms.size }, [...terms.keys()])
  }

  /** Adds a text that looks for its like, or replaces what has its id. Words weigh as rarely as they stand in the index now. */
  addQuery(id: string, texts: readonly ListingText[]): void {
    this.remove(id)
    const { collection, bridge } = this.#known()
    const weights = new Map<string, number>()
    for (const from of langs) {
      const own = textsIn(texts, from)
      if (own.length === 0) continue
      const plan = planFor(askedOf(own, collection.analyse), from, from, collection.sides, bridge, collection.vocabulary)
      for (const { term, weight } of plan.terms.slice(0, plan.lexical)) weights.set(term, Math.max(weights.get(term) ?? 0, weight ** emphasis))
    }
    const each = [...weights.values()]
    this.#add({ id, weights: each, total: each.reduce((sum, weight) => sum + weight, 0) }, [...weights.keys()])
  }

  remove(id: string): void {
    this.#always.delete(id)
    const number = this.#numbers.get(id)
    if (number === undefined) return
    this.#numbers.delete(id)
    this.#entries[number] = undefined
  }

  /** The searches whose words the document fulfils in one of its languages. It counts as it stands in the index, so put it there first. */
  fulfilledBy(document: Pick<Indexed, 'texts'>): string[] {
    const sides = this.#sidesOf(document)
    const found = new Set(this.#always)
    for (const terms of sides.values()) {
      for (const [number, mentioned] of this.#mentionedIn(terms)) {
        const entry = this.#entries[number]
        if (!entry || entry.words === undefined || found.has(entry.id)) continue
        const may = ({ whole, parts }: Wish) => [whole, ...parts].some((term) => mentioned.has(entry.terms.get(term) ?? -1))
        const enough = entry.wishes.length > 0 && entry.wishes.filter(may).length >= needed(entry.wishes.length)
        if (enough && this.#isFulfilled(entry.words, sides)) found.add(entry.id)
      }
    }
    return [...found]
  }

  /** The queries of which the document mentions at least `least`, by weight, in one of its languages; the most first. */
  askedBy(document: Pick<Indexed, 'texts'>, least: number): Asking[] {
    const best = new Map<string, number>()
    for (const terms of this.#sidesOf(document).values()) {
      for (const [number, mentioned] of this.#mentionedIn(terms)) {
        const entry = this.#entries[number]
        if (!entry || entry.words !== undefined) continue
        let sum = 0
        for (const term of mentioned) sum += entry.weights[term] ?? 0
        const share = entry.total > 0 ? sum / entry.total : 0
        if (share >= least) best.set(entry.id, Math.max(best.get(entry.id) ?? 0, share))
      }
    }
    return [...best].map(([id, share]) => ({ id, share })).sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
  }

  #add(entry: Entry, terms: readonly string[]): void {
    const { bridge } = this.#known()
    const number = this.#entries.push(entry) - 1
    this.#numbers.set(entry.id, number)
    terms.forEach((term, place) => {
      for (const way of new Set([term, ...crossingsOf(term, bridge)])) {
        const places = this.#places.get(way)
        if (places) places.push({ entry: number, term: place })
        else this.#places.set(way, [{ entry: number, term: place }])
      }
    })
  }

  /** Per entry that shares a word with the document, which of its terms are there, themselves or in translation. */
  #mentionedIn(terms: ReadonlySet<string>): Map<number, Set<number>> {
    const mentioned = new Map<number, Set<number>>()
    for (const term of terms) {
      for (const { entry, term: place } of this.#places.get(term) ?? []) {
        const seen = mentioned.get(entry)
        if (seen) seen.add(place)
        else mentioned.set(entry, new Set([place]))
      }
    }
    return mentioned
  }

  /** The document's own terms in each language that it has. */
  #sidesOf({ texts }: Pick<Indexed, 'texts'>): Map<Lang, Set<string>> {
    const { collection } = this.#known()
    const own = langs.map((lang) => [lang, textsIn(texts, lang)] as const).filter(([, some]) => some.length > 0)
    return new Map(own.map(([lang, some]) => [lang, new Set(profileOf(some, collection.analyse).times.keys())]))
  }

  #isFulfilled(words: string, sides: ReadonlyMap<Lang, ReadonlySet<string>>): boolean {
    const { collection, bridge } = this.#known()
    const tokens = collection.analyse(words)
    const times = new Map<string, number>()
    for (const { term } of tokens) times.set(term, (times.get(term) ?? 0) + 1)
    const profile = { times, phrases: new Map(phrasesOf(tokens).map(({ term }) => [term, 1])), length: tokens.length }
    const wishes = wishesOf(tokens)
    return [...sides].some(([to, terms]) => {
      const plan = planFor(profile, otherLang(to), to, collection.sides, bridge, collection.vocabulary)
      const there = (term: string): boolean => waysTo(term, plan).some((way) => way.every((one) => terms.has(one)))
      return wishes.filter(({ whole, parts }) => there(whole) || (parts.length > 1 && parts.every(there))).length >= needed(wishes.length)
    })
  }
}

/** As in coverage.ts: sets of terms of which one must be wholly there, the term itself or one gloss. */
function waysTo(term: string, plan: Plan): string[][] {
  const ways = new Map<string, string[]>()
  plan.terms.forEach((planned, index) => {
    for (const source of planned.sources) {
      if (source.term !== term) continue
      const way = source.via === 'same' ? 'same' : source.via === 'learned' ? `learned ${index}` : `gloss ${source.p}`
      ways.set(way, [...(ways.get(way) ?? []), planned.term])
    }
  })
  return [...ways.values()]
}

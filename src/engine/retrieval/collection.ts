import { type Lang, langs } from '../../core/text.ts'
import { type Bits, countBits, countCommon, wordsOf, emptyBits, hasBit, setBit } from './bits.ts'
import { Documents } from './documents.ts'
import { evaluate, type Filter } from './filter.ts'
import type { TermPair } from './learned.ts'
import { type Indexed, textsIn } from './listing.ts'
import { type Profile, profileOf } from './profile.ts'
import type { Row } from './segment.ts'
import { Side } from './side.ts'
import type { Steps } from './steps.ts'
import type { Analyser } from './tokens.ts'
import { Vocabulary } from './vocabulary.ts'

/** The delta is merged when it holds more than a twentieth of the rows, and never below this many. */
const smallestMerge = 256

/** Filters whose answers are kept at a time: those of some hundred readers and the choices of the hall. */
const mostAnswers = 400

/** The documents, their words in two languages and their facets: everything that is stored, nothing that ranks. */
export class Collection {
  readonly analyse: Analyser
  vocabulary = new Vocabulary()
  documents = new Documents()
  sides: Record<Lang, Side> = { zh: new Side(), en: new Side() }

  #answered = { documents: this.documents, version: -1, bits: new Map<string, Bits>() }
  /** True while a {@link still} reads the same documents and sides: they are copied before the next change. */
  #lent = false

  readonly #inSteps: boolean

  /** @param inSteps merged by {@link settling} alone, so that no query waits for a merge. */
  constructor(analyse: Analyser, inSteps = false) {
    this.analyse = analyse
    this.#inSteps = inSteps
  }

  upsert(document: Indexed): void {
    this.#own()
    this.remove(document.id)
    const number = this.documents.add(document)
    for (const lang of langs) {
      const texts = textsIn(document.texts, lang)
      if (texts.length === 0) continue
      this.sides[lang].add(this.#rowOf(number, profileOf(texts, this.analyse)), document.counted ?? true)
    }
  }

  remove(id: string): void {
    const number = this.documents.find(id)
    if (number < 0) return
    this.#own()
    const counted = this.documents.isCounted(number)
    for (const lang of langs) this.sides[lang].forget(number, counted)
    this.documents.remove(number)
  }

  /** How many rows wait for a merge; those of documents that are gone count once they are many. */
  get unsettled(): number {
    return this.sides.zh.delta.length + this.sides.en.delta.length + (this.#manyDead ? this.documents.dead : 0)
  }

  get #manyDead(): boolean {
    return this.documents.dead > Math.max(smallestMerge, this.documents.size / 5)
  }

  /** Merges in steps, between which documents may come and go. */
  *settling(): Steps<void> {
    if (this.unsettled === 0) return
    this.#own()
    const { documents, sides } = this
    const dead = emptyBits(documents.size)
    for (let number = 0; number < documents.size; number += 1) if (!documents.isLive(number)) setBit(dead, number)
    for (const lang of langs) {
      yield* sides[lang].rebuilding((number) => hasBit(dead, number), documents.size, this.vocabulary.size)
      if (this.documents !== documents || this.sides !== sides) return
    }
    if (!this.#manyDead) return
    // Documents that died between the steps still have rows; they keep a number until the next time.
    const left = new Set(langs.flatMap((lang) => sides[lang].owners((number) => !documents.isLive(number))))
    let next = 0
    const renumber = new Int32Array(documents.size)
    for (let number = 0; number < renumber.length; number += 1) renumber[number] = documents.isLive(number) || left.has(number) ? next++ : -1
    const kept = yield* documents.compacting(renumber)
    // Another time, if somebody else merged or a document came meanwhile.
    if (this.documents !== documents || this.sides !== sides || documents.size !== renumber.length) return
    for (const lang of langs) sides[lang].renumber(renumber)
    this.documents = kept
  }

  /** Merges what came since the last time when it has become much, unless that is done by {@link settling}; `always` merges whatever there is. */
  settle(always = false): void {
    if (!always && this.#inSteps) return
    const fresh = this.sides.zh.delta.length + this.sides.en.delta.length
    const rows = this.sides.zh.rows + this.sides.en.rows
    const { dead, size } = this.documents
    if (fresh === 0 && dead === 0) return
    if (!always && fresh <= Math.max(smallestMerge, rows / 20) && !this.#manyDead) return
    this.#own()
    const renumber = new Int32Array(size).fill(-1)
    let next = 0
    for (let number = 0; number < size; number += 1) {
      if (this.documents.isLive(number)) {
        renumber[number] = next
        next += 1
      }
    }
    for (const lang of langs) this.sides[lang].rebuild(renumber, this.vocabulary.size)
    this.documents = this.documents.compacted(renumber)
  }

  /** The collection as it is now, merged, for a long reading: what changes here later does not reach it. Vocabularies only grow and stay shared. */
  still(): Collection {
    this.settle(true)
    const still = new Collection(this.analyse, this.#inSteps)
    still.vocabulary = this.vocabulary
    still.documents = this.documents
    still.sides = this.sides
    this.#lent = true
    return still
  }

  #own(): void {
    if (!this.#lent) return
    this.#lent = false
    this.documents = this.documents.compacted(Int32Array.from({ length: this.documents.size }, (_, number) => number))
    this.sides = { zh: this.sides.zh.copy(), en: this.sides.en.copy() }
  }

  /** The living documents for which a filter holds. Kept until something changes; not to be written to. */
  allowed(filter: Filter): Bits {
    const { documents } = this
    if (this.#answered.documents !== documents || this.#answered.version !== documents.version || this.#answered.bits.size >= mostAnswers) {
      this.#answered = { documents, version: documents.version, bits: new Map() }
    }
    const asked = JSON.stringify(filter)
    const known = this.#answered.bits.get(asked)
    if (known) return known
    const bits = evaluate(filter, (facet, value) => documents.having(facet, value), documents.live(), documents.size)
    this.#answered.bits.set(asked, bits)
    return bits
  }

  count(filter: Filter): number {
    return countBits(this.allowed(filter))
  }

  /** Per facet, how many documents of the filter have each value; values that none has are left out, the most frequent come first. */
  facets(filter: Filter, names: readonly string[]): Record<string, Record<string, number>> {
    const bits = this.allowed(filter)
    const words = wordsOf(bits)
    return Object.fromEntries(names.map((name) => [name, this.valuesAmong(name, bits, [], words)]))
  }

  /** How many of `bits` have each value of a facet, the most frequent first; values that none has are left out unless they are in `always`. `words` are those of `bits`, for who asks for several facets. */
  valuesAmong(name: string, bits: Bits, always: readonly string[] = [], words: Int32Array = wordsOf(bits)): Record<string, number> {
    const counts = this.documents.valueBits(name).map(([value, having]) => [value, countCommon(having, bits, words)] as const)
    const shown = counts.filter(([value, count]) => count > 0 || always.includes(value))
    return Object.fromEntries(shown.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
  }

  /** The distinct terms of counted documents in both languages, for the bridge to learn from: the newest, at most so many. */
  *bilingual(most: number): Steps<TermPair[]> {
    const { documents, sides } = this
    const found: { zh: Row; en: Row }[] = []
    for (let number = documents.size - 1; number >= 0 && found.length < most; number -= 1) {
      if (sides.zh.rowNumber(number) < 0 || sides.en.rowNumber(number) < 0 || !documents.isLive(number) || !documents.isCounted(number)) continue
      const zh = sides.zh.row(sides.zh.rowNumber(number))
      const en = sides.en.row(sides.en.rowNumber(number))
      if (zh && en) found.push({ zh, en })
    }
    const words = (row: Row): string[] => Array.from(row.terms, (term) => this.vocabulary.termOf(term))
    const pairs: TermPair[] = []
    for (const { zh, en } of found) {
      pairs.push({ zh: words(zh), en: words(en) })
      if (pairs.length % 50 === 0) yield
    }
    return pairs
  }

  /** The term numbers of a profile with their times, in the order of the text. */
  #rowOf(document: number, profile: Profile): Row {
    const entries = [...profile.times].map(([term, times]) => [this.vocabulary.learn(term), times] as const)
    return {
      document,
      length: profile.length,
      terms: Int32Array.from(entries, ([term]) => term),
      times: Uint16Array.from(entries, ([, times]) => times),
    }
  }
}

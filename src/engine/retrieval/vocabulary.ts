import { extended, type Lexicon, lexiconOf } from './lexicon.ts'

/** Terms of both languages, numbered in the order in which they came. */
export class Vocabulary {
  readonly #first: Lexicon
  readonly #numbers = new Map<string, number>()
  readonly #further: string[] = []

  /** @param first terms that are known from the beginning, under their numbers. */
  constructor(first: Lexicon = lexiconOf([])) {
    this.#first = first
  }

  get size(): number {
    return this.#first.size + this.#further.length
  }

  learn(term: string): number {
    const known = this.find(term)
    if (known >= 0) return known
    const number = this.size
    this.#numbers.set(term, number)
    this.#further.push(term)
    return number
  }

  /** The number of a term, or −1. */
  find(term: string): number {
    return this.#numbers.get(term) ?? this.#first.find(term)
  }

  termOf(number: number): string {
    return number < this.#first.size ? this.#first.word(number) : (this.#further[number - this.#first.size] ?? '')
  }

  /** All terms as of now. */
  lexicon(): Lexicon {
    return this.#further.length === 0 ? this.#first : extended(this.#first, this.#further)
  }
}

/** Terms of both languages, numbered in the order in which they came. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>()
  readonly terms: string[] = []

  constructor(terms: Iterable<string> = []) {
    for (const term of terms) this.learn(term)
  }

  learn(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    const number = this.terms.length
    this.#numbers.set(term, number)
    this.terms.push(term)
    return number
  }

  /** The number of a term, or −1. */
  find(term: string): number {
    return this.#numbers.get(term) ?? -1
  }

  termOf(number: number): string {
    return this.terms[number] ?? ''
  }
}

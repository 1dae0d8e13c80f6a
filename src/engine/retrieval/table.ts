/** A translation of a term into a term of the other language, with its probability given the source term. */
export type Translation = { term: string; p: number }

/** Translations by source term, kept as typed arrays: 120,000 entries take a few megabytes. */
export class Table {
  readonly #keys = new Map<string, number>()
  readonly #words: string[] = []
  readonly #starts: Uint32Array
  readonly #targets: Uint32Array
  readonly #chances: Float32Array

  /** Translations are expected best first. */
  constructor(entries: ReadonlyMap<string, readonly Translation[]> = new Map()) {
    let total = 0
    for (const list of entries.values()) total += list.length
    this.#starts = new Uint32Array(entries.size + 1)
    this.#targets = new Uint32Array(total)
    this.#chances = new Float32Array(total)
    const numbers = new Map<string, number>()
    let at = 0
    for (const [key, list] of entries) {
      this.#starts[this.#keys.size] = at
      this.#keys.set(key, this.#keys.size)
      for (const { term, p } of list) {
        const number = numbers.get(term) ?? numbers.size
        if (number === numbers.size) {
          numbers.set(term, number)
          this.#words.push(term)
        }
        this.#targets[at] = number
        this.#chances[at] = p
        at += 1
      }
    }
    this.#starts[this.#keys.size] = at
  }

  get size(): number {
    return this.#keys.size
  }

  has(term: string): boolean {
    return this.#keys.has(term)
  }

  lookup(term: string): Translation[] {
    const key = this.#keys.get(term)
    if (key === undefined) return []
    const found: Translation[] = []
    for (let at = this.#starts[key] ?? 0; at < (this.#starts[key + 1] ?? 0); at += 1) {
      found.push({ term: this.#words[this.#targets[at] ?? 0] ?? '', p: this.#chances[at] ?? 0 })
    }
    return found
  }

  *entries(): IterableIterator<[string, Translation[]]> {
    for (const key of this.#keys.keys()) yield [key, this.lookup(key)]
  }
}

/** The best `keep` of a weighing, scaled to sum to 1 before the cut; ties by the term itself. */
export function distribution(weights: ReadonlyMap<string, number>, keep: number): Translation[] {
  let sum = 0
  for (const weight of weights.values()) sum += weight
  return [...weights]
    .map(([term, weight]) => ({ term, p: weight / sum }))
    .sort((a, b) => b.p - a.p || (a.term < b.term ? -1 : 1))
    .slice(0, keep)
}

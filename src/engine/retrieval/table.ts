import { type Lexicon, lexiconOf } from './lexicon.ts'

/** A translation of a term into a term of the other language, with its probability given the source term. */
export type Translation = { term: string; p: number }

/** Weighed pairs of numbered words, as they come. */
export class Pairs {
  #sources = new Int32Array(1_024)
  #targets = new Int32Array(1_024)
  #weights = new Float64Array(1_024)
  #length = 0

  add(source: number, target: number, weight: number): void {
    if (this.#length === this.#sources.length) this.#grow()
    this.#sources[this.#length] = source
    this.#targets[this.#length] = target
    this.#weights[this.#length] = weight
    this.#length += 1
  }

  get sources(): Int32Array {
    return this.#sources.subarray(0, this.#length)
  }

  get targets(): Int32Array {
    return this.#targets.subarray(0, this.#length)
  }

  get weights(): Float64Array {
    return this.#weights.subarray(0, this.#length)
  }

  #grow(): void {
    const size = this.#length * 2
    const [sources, targets, weights] = [new Int32Array(size), new Int32Array(size), new Float64Array(size)]
    sources.set(this.#sources)
    targets.set(this.#targets)
    weights.set(this.#weights)
    this.#sources = sources
    this.#targets = targets
    this.#weights = weights
  }
}

/** The places of the pairs, grouped by source: those of source s are at starts[s] … starts[s + 1]. */
function grouped(pairs: Pairs, sources: number): { starts: Uint32Array; order: Uint32Array } {
  const starts = new Uint32Array(sources + 1)
  const { sources: all } = pairs
  for (const source of all) starts[source + 1] = (starts[source + 1] ?? 0) + 1
  for (let source = 0; source < sources; source += 1) starts[source + 1] = (starts[source + 1] ?? 0) + (starts[source] ?? 0)
  const next = starts.slice()
  const order = new Uint32Array(all.length)
  all.forEach((source, place) => {
    const at = next[source] ?? 0
    order[at] = place
    next[source] = at + 1
  })
  return { starts, order }
}

/** The arrays of a table: the translations of source s are at starts[s] … starts[s + 1], best first. */
export type TableArrays = { starts: Uint32Array; targets: Uint32Array; chances: Float32Array }

/** Translations by source term, best first, in typed arrays: 120,000 dictionary entries take a few megabytes. */
export class Table {
  readonly sources: Lexicon
  readonly targets: Lexicon
  readonly arrays: TableArrays

  constructor(sources: Lexicon, targets: Lexicon, arrays: TableArrays) {
    this.sources = sources
    this.targets = targets
    this.arrays = arrays
  }

  get size(): number {
    return this.sources.size
  }

  has(term: string): boolean {
    return this.sources.find(term) >= 0
  }

  lookup(term: string): Translation[] {
    const source = this.sources.find(term)
    return source < 0 ? [] : this.#translationsOf(source)
  }

  *entries(): IterableIterator<[string, Translation[]]> {
    for (let source = 0; source < this.size; source += 1) yield [this.sources.word(source), this.#translationsOf(source)]
  }

  #translationsOf(source: number): Translation[] {
    const { starts, targets, chances } = this.arrays
    const found: Translation[] = []
    for (let at = starts[source] ?? 0; at < (starts[source + 1] ?? 0); at += 1) {
      found.push({ term: this.targets.word(targets[at] ?? 0), p: chances[at] ?? 0 })
    }
    return found
  }
}

/**
 * Sums the weights of equal pairs and keeps the best `keep`; ties by the target word. Unless told not to, scales them to 1 per source, or to
 * less where the weights sum to less: a word that is only a part of glosses is known in part.
 */
export function weighed(sources: number, targets: readonly string[], pairs: Pairs, keep: number, scaled = true): TableArrays {
  const { starts, order } = grouped(pairs, sources)
  const { targets: others, weights } = pairs
  const sums = new Float64Array(targets.length)
  const arrays = { starts: new Uint32Array(sources + 1), targets: new Uint32Array(order.length), chances: new Float32Array(order.length) }
  const weightOf = (target: number): number => sums[target] ?? 0
  let at = 0
  for (let source = 0; source < sources; source += 1) {
    const touched: number[] = []
    let total = 0
    for (let place = starts[source] ?? 0; place < (starts[source + 1] ?? 0); place += 1) {
      const pair = order[place] ?? 0
      const target = others[pair] ?? 0
      const weight = weights[pair] ?? 0
      if (sums[target] === 0) touched.push(target)
      sums[target] = (sums[target] ?? 0) + weight
      total += weight
    }
    touched.sort((a, b) => weightOf(b) - weightOf(a) || ((targets[a] ?? '') < (targets[b] ?? '') ? -1 : 1))
    for (const target of touched.slice(0, keep)) {
      arrays.targets[at] = target
      arrays.chances[at] = scaled ? weightOf(target) / Math.max(1, total) : weightOf(target)
      at += 1
    }
    for (const target of touched) sums[target] = 0
    arrays.starts[source + 1] = at
  }
  return { starts: arrays.starts, targets: arrays.targets.slice(0, at), chances: arrays.chances.slice(0, at) }
}

/** A table of given probabilities, which are not scaled again. */
export function tableOf(entries: Iterable<readonly [string, readonly Translation[]]>): Table {
  const sources: string[] = []
  const targets = new Numbering()
  const pairs = new Pairs()
  for (const [source, list] of entries) {
    for (const { term, p } of list) pairs.add(sources.length, targets.number(term), p)
    sources.push(source)
  }
  return new Table(lexiconOf(sources), lexiconOf(targets.words), weighed(sources.length, targets.words, pairs, Infinity, false))
}

/** Numbers words in the order in which they come. */
export class Numbering {
  readonly words: string[] = []
  readonly #numbers = new Map<string, number>()

  number(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    this.#numbers.set(word, this.words.length)
    this.words.push(word)
    return this.words.length - 1
  }
}

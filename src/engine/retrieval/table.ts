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

/** Translations by source term, best first, kept as typed arrays: 120,000 dictionary entries take a few megabytes. */
export class Table {
  readonly #keys = new Map<string, number>()
  readonly #words: readonly string[]
  readonly #starts: Uint32Array
  readonly #targets: Uint32Array
  readonly #chances: Float32Array

  /** Sums the weights of equal pairs, scales them to 1 per source unless told not to, and keeps the best `keep`; ties by the target word. */
  constructor(sources: readonly string[], targets: readonly string[], pairs: Pairs, keep: number, scaled = true) {
    const { starts, order } = grouped(pairs, sources.length)
    const { targets: others, weights } = pairs
    const sums = new Float64Array(targets.length)
    this.#words = targets
    this.#starts = new Uint32Array(sources.length + 1)
    this.#targets = new Uint32Array(order.length)
    this.#chances = new Float32Array(order.length)
    let at = 0
    sources.forEach((source, number) => {
      this.#keys.set(source, number)
      this.#starts[number] = at
      const touched: number[] = []
      let total = 0
      for (let place = starts[number] ?? 0; place < (starts[number + 1] ?? 0); place += 1) {
        const pair = order[place] ?? 0
        const target = others[pair] ?? 0
        const weight = weights[pair] ?? 0
        if (sums[target] === 0) touched.push(target)
        sums[target] = (sums[target] ?? 0) + weight
        total += weight
      }
      const weightOf = (target: number): number => sums[target] ?? 0
      touched.sort((a, b) => weightOf(b) - weightOf(a) || ((targets[a] ?? '') < (targets[b] ?? '') ? -1 : 1))
      for (const target of touched.slice(0, keep)) {
        this.#targets[at] = target
        this.#chances[at] = scaled ? weightOf(target) / total : weightOf(target)
        at += 1
      }
      for (const target of touched) sums[target] = 0
    })
    this.#starts[sources.length] = at
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

/** A table of given probabilities, which are not scaled again. */
export function tableOf(entries: Iterable<readonly [string, readonly Translation[]]>): Table {
  const sources: string[] = []
  const targets = new Numbering()
  const pairs = new Pairs()
  for (const [source, list] of entries) {
    for (const { term, p } of list) pairs.add(sources.length, targets.number(term), p)
    sources.push(source)
  }
  return new Table(sources, targets.words, pairs, Infinity, false)
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

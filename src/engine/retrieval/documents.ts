import { type Bits, emptyBits, setBit } from './bits.ts'
import { Facets } from './facets.ts'
import type { Indexed, ListingText } from './listing.ts'
import { Growing } from './numbers.ts'
import { atOnce, type Steps } from './steps.ts'
import { Texts } from './texts.ts'

const growingWords = (): Growing<Uint32Array> => new Growing((size) => new Uint32Array(size))
const growingColumn = (): Growing<Float64Array> => new Growing((size) => new Float64Array(size), Number.NaN)

/** What is kept of documents beside their rows, by number. Numbers that a document lacks are NaN. */
export type DocumentColumns = { ids: string[]; counted: Bits; facets: Facets; numbers: ReadonlyMap<string, Float64Array>; texts: Texts }

/** The documents by number, in the order in which they came; a changed document gets a new number, a removed one leaves a dead number behind. */
export class Documents {
  readonly ids: string[]
  readonly facets: Facets
  readonly texts: Texts
  readonly #live = growingWords()
  readonly #counted = growingWords()
  readonly #numbers = new Map<string, number>()
  readonly #columns = new Map<string, Growing<Float64Array>>()
  dead = 0
  /** Raised by every change: what was computed from the documents holds as long as it stays. */
  version = 0
  readonly #valueBits = new Map<string, { version: number; values: [string, Bits][] }>()
  #liveBits: { version: number; live: Bits; counted: Bits } | undefined

  /** @param kept documents that all live, to be taken over. */
  constructor(kept?: DocumentColumns) {
    this.ids = kept?.ids ?? []
    this.facets = kept?.facets ?? new Facets()
    this.texts = kept?.texts ?? new Texts()
    const { size } = this
    for (let number = 0; number < size; number += 1) this.#numbers.set(this.ids[number]!, number)
    this.#live.reach((size + 31) >>> 5)
    this.#live.values.fill(0xffffffff, 0, size >>> 5)
    for (let number = size & ~31; number < size; number += 1) setGrowing(this.#live, number, true)
    this.#counted.reach(this.#live.length)
    if (kept) this.#counted.values.set(kept.counted.subarray(0, this.#live.length))
    for (const [name, values] of kept?.numbers ?? []) {
      const column = growingColumn()
      column.reach(values.length)
      column.values.set(values)
      this.#columns.set(name, column)
    }
  }

  get size(): number {
    return this.ids.length
  }

  get liveCount(): number {
    return this.#numbers.size
  }

  /** The number of a living document, or −1. */
  find(id: string): number {
    return this.#numbers.get(id) ?? -1
  }

  idOf(number: number): string {
    return this.ids[number] ?? ''
  }

  isLive(number: number): boolean {
    return isGrown(this.#live, number)
  }

  isCounted(number: number): boolean {
    return isGrown(this.#counted, number)
  }

  /** A document's number of a name, such as `publishedAt`. */
  numberOf(number: number, name: string): number | undefined {
    const value = this.#columns.get(name)?.at(number)
    return value === undefined || Number.isNaN(value) ? undefined : value
  }

  /** The living documents that have a number of a name, with it. */
  *numbered(name: string): IterableIterator<readonly [id: string, value: number]> {
    for (const [id, number] of this.#numbers) {
      const value = this.numberOf(number, name)
      if (value !== undefined) yield [id, value]
    }
  }

  textsOf(number: number): ListingText[] {
    return this.texts.read(number)
  }

  add(document: Indexed): number {
    const number = this.size
    const { id, kind, counted = true, numbers = {} } = document
    this.ids.push(id)
    this.version += 1
    this.#numbers.set(id, number)
    setGrowing(this.#live, number, true)
    setGrowing(this.#counted, number, counted)
    // A facet of their own ids would hold a list for each document; see `having`.
    this.facets.add(number, { kind: [kind], lang: document.texts.map((text) => text.lang), ...document.facets, id: [] })
    for (const [name, value] of Object.entries(numbers)) {
      const column = this.#columns.get(name) ?? growingColumn()
      this.#columns.set(name, column)
      column.set(number, value)
    }
    this.texts.add(document.texts)
    return number
  }

  remove(number: number): void {
    const id = this.ids[number]
    if (id !== undefined && this.#numbers.get(id) === number) this.#bury(number)
  }

  #bury(number: number): void {
    const id = this.idOf(number)
    if (this.#numbers.get(id) === number) this.#numbers.delete(id)
    setGrowing(this.#live, number, false)
    this.dead += 1
    this.version += 1
  }

  /** The documents that have a value of a facet, dead ones perhaps among them. `id` is a facet of every document. */
  having(facet: string, value: string): Int32Array {
    if (facet !== 'id') return this.facets.having(facet, value)
    const number = this.find(value)
    return number < 0 ? new Int32Array(0) : Int32Array.of(number)
  }

  /** The documents of each value of a facet as bits, for counting; kept until something changes. Not for facets with a value a document. */
  valueBits(facet: string): readonly [string, Bits][] {
    const known = this.#valueBits.get(facet)
    if (known?.version === this.version) return known.values
    const values = this.facets.valuesOf(facet).map(([value, list]): [string, Bits] => [value, bitsOf(list, this.size)])
    this.#valueBits.set(facet, { version: this.version, values })
    return values
  }

  /** The living documents. Not to be written to. */
  live(): Bits {
    return this.#bits().live
  }

  /** The living documents that are counted. Not to be written to. */
  counted(): Bits {
    return this.#bits().counted
  }

  #bits(): { live: Bits; counted: Bits } {
    if (this.#liveBits?.version === this.version) return this.#liveBits
    const live = this.#live.values.slice(0, this.#live.length)
    const counted = live.map((word, index) => word & this.#counted.at(index))
    this.#liveBits = { version: this.version, live, counted }
    return this.#liveBits
  }

  /** The documents under the numbers that `renumber` gives them: ascending from 0, −1 for those that are left out, all of them dead. */
  compacted(renumber: Int32Array): Documents {
    return atOnce(this.compacting(renumber))
  }

  /** The same in steps. Documents that come between them are not in it; those that go are dead in it. */
  *compacting(renumber: Int32Array): Steps<Documents> {
    const columns = yield* this.columns(renumber)
    const kept = new Documents({ ...columns, texts: columns.texts.tidied() })
    yield
    for (let number = 0; number < renumber.length; number += 1) if (renumber[number]! >= 0 && !this.isLive(number)) kept.#bury(renumber[number]!)
    return kept
  }

  /** The columns of the documents that are not −1 in `renumber`, under their new numbers; what comes or goes between the steps or later does not show in them. */
  *columns(renumber: Int32Array): Steps<DocumentColumns> {
    const all = new Int32Array(renumber.length)
    let size = 0
    for (let old = 0; old < renumber.length; old += 1) if (renumber[old]! >= 0) all[size++] = old
    const kept = all.slice(0, size)
    const counted = emptyBits(size)
    for (let number = 0; number < size; number += 1) if (this.isCounted(kept[number]!)) setBit(counted, number)
    yield
    const numbers = new Map<string, Float64Array>()
    for (const [name, column] of this.#columns) {
      const values = new Float64Array(size)
      for (let number = 0; number < size; number += 1) values[number] = column.at(kept[number]!)
      numbers.set(name, values)
      yield
    }
    const ids = Array.from(kept, (old) => this.idOf(old))
    yield
    const texts = this.texts.only(kept)
    yield
    return { ids, counted, facets: yield* this.facets.renumbered(renumber), numbers, texts }
  }
}

const isGrown = (bits: Growing<Uint32Array>, number: number): boolean => ((bits.at(number >>> 5) >>> (number & 31)) & 1) === 1

const setGrowing = (bits: Growing<Uint32Array>, number: number, on: boolean): void => {
  const word = bits.at(number >>> 5)
  const bit = 1 << (number & 31)
  bits.set(number >>> 5, on ? word | bit : word & ~bit)
}

export const bitsOf = (list: Iterable<number>, size: number): Bits => {
  const bits = emptyBits(size)
  for (const number of list) setBit(bits, number)
  return bits
}

import { type Bits, emptyBits, setBit } from './bits.ts'
import type { Indexed, ListingText } from './listing.ts'

/** What is kept of a document beside its rows; the texts are UTF-8 JSON, read again only to explain. */
export type Kept = {
  id: string
  kind: string
  facets: Record<string, string[]>
  numbers: Record<string, number>
  counted: boolean
  texts: Uint8Array
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The documents by number, in the order in which they came; a changed document gets a new number, a removed one leaves a dead number behind. */
export class Documents {
  readonly kept: Kept[]
  readonly #live: number[] = []
  readonly #numbers = new Map<string, number>()
  readonly facets = new Map<string, Map<string, number[]>>()
  dead = 0
  /** Raised by every change: what was computed from the documents holds as long as it stays. */
  version = 0
  readonly #valueBits = new Map<string, { version: number; values: [string, Bits][] }>()
  #liveBits: { version: number; live: Bits; counted: Bits } | undefined

  constructor(kept: readonly Kept[] = []) {
    this.kept = []
    for (const document of kept) this.#append(document)
  }

  get size(): number {
    return this.kept.length
  }

  get liveCount(): number {
    return this.#numbers.size
  }

  /** The number of a living document, or −1. */
  find(id: string): number {
    return this.#numbers.get(id) ?? -1
  }

  add(document: Indexed): number {
    const langs = [...new Set(document.texts.map((text) => text.lang))]
    return this.#append({
      id: document.id,
      kind: document.kind,
      facets: distinctValues({ kind: [document.kind], lang: langs, ...document.facets }),
      numbers: document.numbers ?? {},
      counted: document.counted ?? true,
      texts: encoder.encode(JSON.stringify(document.texts)),
    })
  }

  remove(number: number): void {
    const document = this.kept[number]
    if (!document || this.#numbers.get(document.id) !== number) return
    this.#numbers.delete(document.id)
    this.#live[number >>> 5] = (this.#live[number >>> 5] ?? 0) & ~(1 << (number & 31))
    this.dead += 1
    this.version += 1
  }

  /** The documents of each value of a facet as bits, for counting; kept until something changes. Not for facets with a value a document. */
  valueBits(facet: string): readonly [string, Bits][] {
    const known = this.#valueBits.get(facet)
    if (known?.version === this.version) return known.values
    const values = [...(this.facets.get(facet) ?? [])].map(([value, list]): [string, Bits] => [value, bitsOf(list, this.size)])
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
    const live = Uint32Array.from(this.#live)
    const counted = live.slice()
    this.kept.forEach((document, number) => {
      if (!document.counted) counted[number >>> 5]! &= ~(1 << (number & 31))
    })
    this.#liveBits = { version: this.version, live, counted }
    return this.#liveBits
  }

  isLive(number: number): boolean {
    return (((this.#live[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1
  }

  textsOf(number: number): ListingText[] {
    const document = this.kept[number]
    return document ? (JSON.parse(decoder.decode(document.texts)) as ListingText[]) : []
  }

  #append(document: Kept): number {
    const number = this.kept.length
    this.kept.push(document)
    this.version += 1
    this.#numbers.set(document.id, number)
    this.#live[number >>> 5] = (this.#live[number >>> 5] ?? 0) | (1 << (number & 31))
    for (const [facet, values] of Object.entries(document.facets)) {
      const lists = this.facets.get(facet) ?? new Map<string, number[]>()
      this.facets.set(facet, lists)
      for (const value of values) {
        const list = lists.get(value)
        if (list) list.push(number)
        else lists.set(value, [number])
      }
    }
    return number
  }
}

const distinctValues = (facets: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(facets).map(([facet, values]) => [facet, values.length > 1 ? [...new Set(values)] : values]))

export const bitsOf = (list: Iterable<number>, size: number): Bits => {
  const bits = emptyBits(size)
  for (const number of list) setBit(bits, number)
  return bits
}

import type { ListingText } from './listing.ts'
import { growingInts } from './numbers.ts'

/** Texts are kept in chunks of about so many bytes; a text never lies across two. */
const chunkSize = 1 << 20

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Where the texts of a document lie. */
type Place = { chunk: number; start: number; length: number }

/** The texts of documents as UTF-8 JSON in a few large arrays, by document number; read again only to explain. */
export class Texts {
  #chunks: Uint8Array[] = []
  /** Bytes of the last chunk that are taken, when it is one that was made here. */
  #taken = chunkSize
  readonly #chunkOf = growingInts()
  readonly #starts = growingInts()
  readonly #lengths = growingInts()

  get size(): number {
    return this.#lengths.length
  }

  add(texts: readonly ListingText[]): void {
    this.#append(encoder.encode(JSON.stringify(texts)))
  }

  /** The number of bytes of each document's texts. */
  lengths(): Int32Array {
    return this.#lengths.values.slice(0, this.size)
  }

  /** The bytes of a document's texts. Not to be written to. */
  bytesOf(number: number): Uint8Array {
    const { chunk, start, length } = this.#placeOf(number)
    return this.#chunks[chunk]?.subarray(start, start + length) ?? new Uint8Array(0)
  }

  read(number: number): ListingText[] {
    return number < this.size ? (JSON.parse(decoder.decode(this.bytesOf(number))) as ListingText[]) : []
  }

  /** Takes over chunks that hold texts end to end: `counts` texts in each, of the given lengths. */
  adopt(chunks: readonly Uint8Array[], counts: readonly number[], lengths: Int32Array): void {
    let number = 0
    chunks.forEach((chunk, index) => {
      let start = 0
      for (let left = counts[index] ?? 0; left > 0; left -= 1, number += 1) {
        const length = lengths[number] ?? 0
        this.#place({ chunk: this.#chunks.length, start, length })
        start += length
      }
      this.#chunks.push(chunk)
    })
    this.#taken = chunkSize
  }

  /** The texts of some documents under their new numbers, which follow the given order. Shares the bytes. */
  only(numbers: Int32Array): Texts {
    const kept = new Texts()
    kept.#chunks = [...this.#chunks]
    for (const [into, from] of [[kept.#chunkOf, this.#chunkOf], [kept.#starts, this.#starts], [kept.#lengths, this.#lengths]] as const) {
      into.reach(numbers.length)
      for (let index = 0; index < numbers.length; index += 1) into.values[index] = from.values[numbers[index]!]!
    }
    return kept
  }

  /** The same; copied when more than half of the bytes held is no text of it. */
  tidied(): Texts {
    let needed = 0
    for (let number = 0; number < this.size; number += 1) needed += this.#lengths.at(number)
    if (needed * 2 >= this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0) - chunkSize) return this
    const copy = new Texts()
    for (let number = 0; number < this.size; number += 1) copy.#append(this.bytesOf(number))
    return copy
  }

  #placeOf(number: number): Place {
    return { chunk: this.#chunkOf.at(number), start: this.#starts.at(number), length: this.#lengths.at(number) }
  }

  #place({ chunk, start, length }: Place): void {
    const number = this.size
    this.#chunkOf.set(number, chunk)
    this.#starts.set(number, start)
    this.#lengths.set(number, length)
  }

  #append(bytes: Uint8Array): void {
    if (this.#taken + bytes.length > chunkSize) {
      this.#chunks.push(new Uint8Array(Math.max(chunkSize, bytes.length)))
      this.#taken = 0
    }
    const chunk = this.#chunks.length - 1
    this.#chunks[chunk]?.set(bytes, this.#taken)
    this.#place({ chunk, start: this.#taken, length: bytes.length })
    this.#taken += bytes.length
  }
}

/** The arrays of a lexicon: code units of all words end to end, where each begins (and the last ends), and a hash table of word numbers + 1. */
export type LexiconArrays = { units: Uint16Array; starts: Uint32Array; slots: Uint32Array }

/** FNV-1a over code units, 32 bits. */
const prime = 0x01000193
const basis = 0x811c9dc5

const space = 0x20

function hashOf(before: number, word: string): number {
  let hash = before
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), prime)
  return hash
}

/** The least power of two that leaves half of the slots free. */
const slotsFor = (words: number): number => 2 ** Math.ceil(Math.log2(Math.max(4, words * 2)))

/** Distinct words by number, held in three typed arrays in place of as many strings: a hundred thousand words take about 2 MB and no time to load. */
export class Lexicon {
  readonly #units: Uint16Array
  readonly #starts: Uint32Array
  readonly #slots: Uint32Array

  constructor({ units, starts, slots }: LexiconArrays) {
    this.#units = units
    this.#starts = starts
    this.#slots = slots
  }

  get size(): number {
    return this.#starts.length - 1
  }

  get arrays(): LexiconArrays {
    return { units: this.#units, starts: this.#starts, slots: this.#slots }
  }

  word(number: number): string {
    const start = this.#starts[number]
    const end = this.#starts[number + 1]
    if (start === undefined || end === undefined) return ''
    return String.fromCharCode(...this.#units.subarray(start, end))
  }

  /** The number of a word, or −1. */
  find(word: string): number {
    const units = this.#units
    const starts = this.#starts
    const slots = this.#slots
    const last = slots.length - 1
    const hash = hashOf(basis, word)
    for (let slot = (hash ^ (hash >>> 15)) & last; ; slot = (slot + 1) & last) {
      const number = slots[slot]! - 1
      if (number < 0) return -1
      const start = starts[number]!
      if (starts[number + 1]! - start !== word.length) continue
      let at = 0
      while (at < word.length && units[start + at] === word.charCodeAt(at)) at += 1
      if (at === word.length) return number
    }
  }

  /** The number of words joined by spaces, or −1; they are put together only where one of as many letters stands. */
  findJoined(words: readonly string[]): number {
    let hash = basis
    let length = words.length - 1
    for (let index = 0; index < words.length; index += 1) {
      hash = hashOf(index === 0 ? hash : Math.imul(hash ^ space, prime), words[index]!)
      length += words[index]!.length
    }
    const last = this.#slots.length - 1
    for (let slot = (hash ^ (hash >>> 15)) & last; ; slot = (slot + 1) & last) {
      const number = this.#slots[slot]! - 1
      if (number < 0) return -1
      if (this.#starts[number + 1]! - this.#starts[number]! === length && this.word(number) === words.join(' ')) return number
    }
  }

}

const none = new Lexicon({ units: new Uint16Array(0), starts: new Uint32Array(1), slots: new Uint32Array(4) })

/** Numbers distinct words in their order. */
export const lexiconOf = (words: readonly string[]): Lexicon => extended(none, words)

/** A lexicon of the same words and further ones after them, all distinct. */
export function extended({ arrays: before }: Lexicon, words: readonly string[]): Lexicon {
  const known = before.starts.length - 1
  const units = new Uint16Array(words.reduce((sum, word) => sum + word.length, before.units.length))
  const starts = new Uint32Array(known + words.length + 1)
  units.set(before.units)
  starts.set(before.starts)
  let end = before.units.length
  words.forEach((word, index) => {
    for (let at = 0; at < word.length; at += 1) units[end + at] = word.charCodeAt(at)
    end += word.length
    starts[known + index + 1] = end
  })
  return new Lexicon({ units, starts, slots: slotsOf(units, starts) })
}

function slotsOf(units: Uint16Array, starts: Uint32Array): Uint32Array {
  const words = starts.length - 1
  const slots = new Uint32Array(slotsFor(words))
  const last = slots.length - 1
  for (let number = 0; number < words; number += 1) {
    let hash = basis
    for (let at = starts[number]!; at < starts[number + 1]!; at += 1) hash = Math.imul(hash ^ units[at]!, prime)
    let slot = (hash ^ (hash >>> 15)) & last
    while (slots[slot] !== 0) slot = (slot + 1) & last
    slots[slot] = number + 1
  }
  return slots
}

/** A set of document numbers, one bit each; bits beyond the size that it was made for read as absent. */
export type Bits = Uint32Array

export const emptyBits = (size: number): Bits => new Uint32Array((size + 31) >>> 5)

export const setBit = (bits: Bits, index: number): void => {
  bits[index >>> 5]! |= 1 << (index & 31)
}

export const hasBit = (bits: Bits, index: number): boolean => (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1

export function intersect(into: Bits, other: Bits): Bits {
  const bits = new Uint32Array(into.length)
  for (let index = 0; index < bits.length; index += 1) bits[index] = into[index]! & (other[index] ?? 0)
  return bits
}

export function unite(into: Bits, other: Bits): Bits {
  const bits = new Uint32Array(into.length)
  for (let index = 0; index < bits.length; index += 1) bits[index] = into[index]! | (other[index] ?? 0)
  return bits
}

export function subtract(into: Bits, other: Bits): Bits {
  const bits = new Uint32Array(into.length)
  for (let index = 0; index < bits.length; index += 1) bits[index] = into[index]! & ~(other[index] ?? 0)
  return bits
}

/** The number of bits set in a word (Hacker's Delight, 2nd ed., §5-1). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

export function countBits(bits: Bits): number {
  let count = 0
  for (let index = 0; index < bits.length; index += 1) count += ones(bits[index]!)
  return count
}

/** The places of the words that are not empty: a small set is counted by these alone. */
export function wordsOf(bits: Bits): Int32Array {
  const places = new Int32Array(bits.length)
  let count = 0
  for (let index = 0; index < bits.length; index += 1) if (bits[index] !== 0) places[count++] = index
  return places.subarray(0, count)
}

/** How many bits are set in both; `words` are those of `other`, see {@link wordsOf}. */
export function countCommon(one: Bits, other: Bits, words: Int32Array): number {
  let count = 0
  for (let at = 0; at < words.length; at += 1) {
    const index = words[at]!
    const word = (one[index] ?? 0) & other[index]!
    if (word !== 0) count += ones(word)
  }
  return count
}

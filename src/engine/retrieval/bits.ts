/** A set of document numbers, one bit each; bits beyond the size that it was made for read as absent. */
export type Bits = Uint32Array

export const emptyBits = (size: number): Bits => new Uint32Array((size + 31) >>> 5)

export const fullBits = (size: number): Bits => {
  const bits = new Uint32Array((size + 31) >>> 5).fill(0xffffffff)
  if (size & 31) bits[bits.length - 1] = 2 ** (size & 31) - 1
  return bits
}

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

export function countBits(bits: Bits): number {
  let count = 0
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
  }
  return count
}

import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const hexadecimal = '0123456789abcdef'
const readable = new Map([...alphabet].map((letter, index) => [letter, index]))
readable.set('o', 0).set('i', 1).set('l', 1)

/** UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then randomness. Sorted by time of making. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A UUID as people see it: 26 characters of Crockford base32, lower case. */
export function showId(uuid: string): string {
  // Two bits of nothing in front make 128 bits 26 characters of five.
  let shown = ''
  let [bits, held] = [0, 2]
  for (const digit of uuid) {
    if (digit === '-') continue
    bits = (bits << 4) | Number.parseInt(digit, 16)
    held += 4
    if (held < 5) continue
    held -= 5
    shown += alphabet[bits >> held]
    bits &= (1 << held) - 1
  }
  return shown
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads a shown id (or a UUID) back; undefined when it is neither. Accepts upper case and the look-alikes o, i, l. */
export function readId(shown: string): string | undefined {
  const lower = shown.toLowerCase()
  if (uuidPattern.test(lower)) return lower
  if (lower.length !== 26) return undefined
  // 26 characters of five bits are two more than 128, and those are nothing.
  let hex = ''
  let [bits, held] = [0, -2]
  for (const letter of lower) {
    const digit = readable.get(letter)
    if (digit === undefined) return undefined
    if (held < 0 && digit > 7) return undefined
    bits = (bits << 5) | digit
    held += 5
    while (held >= 4) {
      held -= 4
      hex += hexadecimal[bits >> held]
      bits &= (1 << held) - 1
    }
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

import { Lexicon } from './lexicon.ts'
import { Table } from './table.ts'

/** A named array of bytes to be kept on disk; its chunks are made while they are taken, and follow each other without a gap. */
export type Part = { name: string; chunks: Iterable<Uint8Array> }

/** Parts read back, by name. Each begins at a multiple of eight in its buffer, which belongs to nobody else. */
export type Parts = ReadonlyMap<string, Uint8Array>

type Plain = Int32Array | Uint32Array | Uint16Array | Float32Array | Float64Array

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export const bytesOf = (array: Plain): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

export const part = (name: string, ...arrays: (Plain | Uint8Array)[]): Part => ({
  name,
  chunks: arrays.map((array) => (array instanceof Uint8Array ? array : bytesOf(array))),
})

export const jsonPart = (name: string, value: unknown): Part => part(name, encoder.encode(JSON.stringify(value)))

/** The bytes of a part. @throws RangeError when it is not there */
export function bytesIn(parts: Parts, name: string): Uint8Array {
  const found = parts.get(name)
  if (!found) throw new RangeError(`the part ${name} is missing`)
  return found
}

const typed = <A>(make: new (buffer: ArrayBufferLike, start: number, length: number) => A, size: number) => (parts: Parts, name: string): A => {
  const bytes = bytesIn(parts, name)
  if (bytes.length % size !== 0) throw new RangeError(`the part ${name} is cut off`)
  return new make(bytes.buffer, bytes.byteOffset, bytes.length / size)
}

export const intsIn = typed(Int32Array, 4)
export const wordsIn = typed(Uint32Array, 4)
export const shortsIn = typed(Uint16Array, 2)
export const floatsIn = typed(Float32Array, 4)
export const doublesIn = typed(Float64Array, 8)

/** @throws SyntaxError when it is no JSON. The caller knows the type of what was written under this name. */
export const jsonIn = (parts: Parts, name: string): unknown => JSON.parse(decoder.decode(bytesIn(parts, name)))

export function lexiconParts(name: string, { arrays }: Lexicon): Part[] {
  return [part(`${name}.units`, arrays.units), part(`${name}.starts`, arrays.starts), part(`${name}.slots`, arrays.slots)]
}

export function lexiconIn(parts: Parts, name: string): Lexicon {
  return new Lexicon({ units: shortsIn(parts, `${name}.units`), starts: wordsIn(parts, `${name}.starts`), slots: wordsIn(parts, `${name}.slots`) })
}

/** A table without its lexicons, which may be shared by several. */
export function tableParts(name: string, { arrays }: Table): Part[] {
  return [part(`${name}.starts`, arrays.starts), part(`${name}.targets`, arrays.targets), part(`${name}.chances`, arrays.chances)]
}

export function tableIn(parts: Parts, name: string, sources: Lexicon, targets: Lexicon): Table {
  return new Table(sources, targets, { starts: wordsIn(parts, `${name}.starts`), targets: wordsIn(parts, `${name}.targets`), chances: floatsIn(parts, `${name}.chances`) })
}

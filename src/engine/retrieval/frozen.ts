import { langs } from '../../core/text.ts'
import { Bridge } from './bridge.ts'
import type { Bilingual } from './dictionary.ts'
import { Collection } from './collection.ts'
import { Documents, type Kept } from './documents.ts'
import { tableOf, type Translation } from './table.ts'
import type { Analyser } from './tokens.ts'
import { Vocabulary } from './vocabulary.ts'

/** Changes whenever the parts or the analysis of text change: what an older version wrote is then not taken. */
export const frozenVersion = 1

type Header = { version: number; sums: number[]; sides: { countedRows: number; countedLength: number }[] }
type Entries = [string, Translation[]][]

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const json = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value))
const bytes = (array: Int32Array | Uint16Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

const checksum = (part: Uint8Array): number => {
  let a = 1
  let b = 0
  for (const byte of part) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return b * 65_536 + a
}

const ints = (part: Uint8Array | undefined): Int32Array => new Int32Array((part ?? new Uint8Array()).slice().buffer)
const shorts = (part: Uint8Array | undefined): Uint16Array => new Uint16Array((part ?? new Uint8Array()).slice().buffer)

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The whole collection and what was learned, as byte arrays whose order matters; the first is the header. Merges the delta first. */
export function frozenOf(collection: Collection, bridge: Bridge): Uint8Array[] {
  collection.settle(true)
  const { documents, vocabulary, sides } = collection
  const parts = [
    json(vocabulary.terms),
    json(documents.kept.map((document) => ({ ...document, texts: undefined }))),
    bytes(Int32Array.from(documents.kept, ({ texts }) => texts.length)),
    concatenated(documents.kept.map(({ texts }) => texts)),
    json([[...bridge.learned.toEnglish.entries()], [...bridge.learned.toChinese.entries()]]),
  ]
  for (const lang of langs) {
    const { segment, frequency } = sides[lang]
    const { documents: owners, lengths, rowStarts, rowTerms, rowTimes, termStarts, postingRows, postingTimes } = segment
    parts.push(...[owners, lengths, rowStarts, rowTerms, rowTimes, termStarts, postingRows, postingTimes].map(bytes))
    parts.push(bytes(frequency.values.slice(0, frequency.length)))
  }
  const statistics = langs.map((lang) => ({ countedRows: sides[lang].countedRows, countedLength: sides[lang].countedLength }))
  const header: Header = { version: frozenVersion, sums: parts.map(checksum), sides: statistics }
  return [json(header), ...parts]
}

function headerOf(part: Uint8Array | undefined): Header | undefined {
  try {
    return JSON.parse(decoder.decode(part)) as Header
  } catch {
    return undefined
  }
}

/** What {@link frozenOf} wrote, alive again; undefined when it is of another version, incomplete or damaged. */
export function thawed(frozen: readonly Uint8Array[], analyse: Analyser): { collection: Collection; learned: Bilingual } | undefined {
  const [head, ...parts] = frozen
  const header = headerOf(head)
  const whole = header?.version === frozenVersion && header.sums.length === parts.length && parts.every((part, at) => checksum(part) === header.sums[at])
  if (!whole) return undefined
  const [terms, kept, sizes, texts = new Uint8Array(), learned, ...arrays] = parts
  const collection = new Collection(analyse)
  collection.vocabulary = new Vocabulary(JSON.parse(decoder.decode(terms)) as string[])
  let at = 0
  const lengths = ints(sizes)
  const documents = (JSON.parse(decoder.decode(kept)) as Omit<Kept, 'texts'>[]).map((document, number) => {
    const end = at + (lengths[number] ?? 0)
    const own = texts.slice(at, end)
    at = end
    return { ...document, texts: own }
  })
  collection.documents = new Documents(documents)
  langs.forEach((lang, index) => {
    const [owners, rowLengths, rowStarts, rowTerms, rowTimes, termStarts, postingRows, postingTimes, frequency] = arrays.slice(index * 9, index * 9 + 9)
    const side = collection.sides[lang]
    side.adopt({
      rows: ints(owners).length,
      documents: ints(owners),
      lengths: ints(rowLengths),
      rowStarts: ints(rowStarts),
      rowTerms: ints(rowTerms),
      rowTimes: shorts(rowTimes),
      termStarts: ints(termStarts),
      postingRows: ints(postingRows),
      postingTimes: shorts(postingTimes),
    })
    ints(frequency).forEach((count, term) => side.frequency.set(term, count))
    Object.assign(side, header.sides[index])
  })
  const [toEnglish, toChinese] = JSON.parse(decoder.decode(learned)) as [Entries, Entries]
  return { collection, learned: { toEnglish: tableOf(toEnglish), toChinese: tableOf(toChinese) } }
}

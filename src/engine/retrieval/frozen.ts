import { type Lang, langs } from '../../core/text.ts'
import type { Bits } from './bits.ts'
import { Bridge } from './bridge.ts'
import type { Bilingual } from './dictionary.ts'
import type { Collection } from './collection.ts'
import { Documents } from './documents.ts'
import { Facets } from './facets.ts'
import { bytesIn, doublesIn, intsIn, jsonIn, jsonPart, lexiconIn, lexiconParts, type Part, part, type Parts, shortsIn, tableIn, tableParts, wordsIn } from './parts.ts'
import { type Forward, invert, type Row, type Segment } from './segment.ts'
import type { Side } from './side.ts'
import type { Steps } from './steps.ts'
import { Texts } from './texts.ts'
import { Vocabulary } from './vocabulary.ts'

const encoder = new TextEncoder()

/** Texts are kept in parts of at most about so many bytes. */
const textsAPart = 64 << 20

/**
 * The whole collection and what was learned, the delta included and the dead left out. What is written is the state at the first step, whatever
 * comes or goes between the steps and while the chunks are read. Of the index only the forward half is kept: inverting it again costs about what reading would.
 */
export function* freezing(collection: Collection, { learned }: Bridge): Steps<Part[]> {
  const { documents, vocabulary } = collection
  const renumber = livingNumbers(documents)
  const sides = langs.map((lang) => ({ lang, segment: collection.sides[lang].segment, delta: [...collection.sides[lang].delta] }))
  const terms = lexiconParts('terms', vocabulary.lexicon())
  yield
  const rows: Part[] = []
  for (const { lang, ...side } of sides) {
    rows.push(...rowParts(lang, side, renumber))
    yield
  }
  return [
    ...terms,
    ...(yield* documentParts(documents, renumber)),
    ...rows,
    ...(['toEnglish', 'toChinese'] as const).flatMap((way) => [
      ...lexiconParts(`${way}.sources`, learned[way].sources),
      ...lexiconParts(`${way}.words`, learned[way].targets),
      ...tableParts(way, learned[way]),
    ]),
  ]
}

/** New numbers for living documents, ascending; −1 for the dead. */
export function livingNumbers(documents: Documents): Int32Array {
  const numbers = new Int32Array(documents.size)
  let next = 0
  for (let number = 0; number < numbers.length; number += 1) numbers[number] = documents.isLive(number) ? next++ : -1
  return numbers
}

function* documentParts(documents: Documents, renumber: Int32Array): Steps<Part[]> {
  const { ids, counted, facets, numbers, texts } = yield* documents.columns(renumber)
  const held = [...facets.all()]
  return [
    { name: 'ids', chunks: jsonLater(ids) },
    part('counted', counted),
    { name: 'facets', chunks: jsonLater(held.map(({ facet, value, documents: having }) => [facet, value, having.length])) },
    part('facets.documents', ...held.map((one) => one.documents)),
    jsonPart('numbers', [...numbers.keys()]),
    part('numbers.values', ...numbers.values()),
    ...textParts(texts),
  ]
}

function textParts(texts: Texts): Part[] {
  const lengths = texts.lengths()
  const counts: number[] = []
  let filled = Infinity
  for (const length of lengths) {
    if (filled + length > textsAPart) {
      counts.push(0)
      filled = 0
    }
    counts[counts.length - 1]! += 1
    filled += length
  }
  let first = 0
  const parts = counts.map((count, index): Part => {
    const start = first
    first += count
    return { name: `texts.${index}`, chunks: between(start, first, (number) => texts.bytesOf(number)) }
  })
  return [jsonPart('texts', counts), part('texts.lengths', lengths), ...parts]
}

/** The JSON of a list that nobody else changes, made when it is taken. */
function* jsonLater(list: readonly unknown[]): Generator<Uint8Array> {
  const atATime = 1_000
  yield encoder.encode('[')
  for (let from = 0; from < list.length; from += atATime) {
    const inner = JSON.stringify(list.slice(from, from + atATime)).slice(1, -1)
    yield encoder.encode(from === 0 ? inner : `,${inner}`)
  }
  yield encoder.encode(']')
}

function* between(start: number, end: number, chunk: (number: number) => Uint8Array): Generator<Uint8Array> {
  for (let number = start; number < end; number += 1) yield chunk(number)
}

/** The living rows of one language, in their order; neighbours of the segment in one piece. */
function rowParts(lang: Lang, { segment, delta }: Pick<Side, 'segment' | 'delta'>, renumber: Int32Array): Part[] {
  const most = segment.rows + delta.length
  const kept = { documents: new Int32Array(most), lengths: new Int32Array(most), starts: new Int32Array(most + 1), rows: 0 }
  const pieces: Pick<Row, 'terms' | 'times'>[] = []
  const keep = (document: number, length: number, size: number): boolean => {
    const number = renumber[document] ?? -1
    if (number < 0) return false
    kept.documents[kept.rows] = number
    kept.lengths[kept.rows] = length
    kept.starts[kept.rows + 1] = kept.starts[kept.rows]! + size
    kept.rows += 1
    return true
  }
  const { documents, lengths, rowStarts, rowTerms, rowTimes } = segment
  let from = 0
  for (let row = 0; row <= segment.rows; row += 1) {
    if (row < segment.rows && keep(documents[row]!, lengths[row]!, rowStarts[row + 1]! - rowStarts[row]!)) continue
    const [start, end] = [rowStarts[from]!, rowStarts[row]!]
    if (end > start) pieces.push({ terms: rowTerms.subarray(start, end), times: rowTimes.subarray(start, end) })
    from = row + 1
  }
  for (const { document, length, terms, times } of delta) if (keep(document, length, terms.length)) pieces.push({ terms, times })
  return [
    part(`${lang}.documents`, kept.documents.subarray(0, kept.rows)),
    part(`${lang}.lengths`, kept.lengths.subarray(0, kept.rows)),
    part(`${lang}.rowStarts`, kept.starts.subarray(0, kept.rows + 1)),
    part(`${lang}.rowTerms`, ...pieces.map(({ terms }) => terms)),
    part(`${lang}.rowTimes`, ...pieces.map(({ times }) => times)),
  ]
}

/** What {@link freezing} gave, alive again in an empty collection; undefined when parts are missing or do not fit together. */
export function thawed(parts: Parts, collection: Collection): { collection: Collection; learned: Bilingual } | undefined {
  try {
    collection.vocabulary = new Vocabulary(lexiconIn(parts, 'terms'))
    const { documents, counted } = documentsIn(parts)
    collection.documents = documents
    for (const lang of langs) {
      const segment = segmentIn(parts, lang, documents.size, collection.vocabulary.size)
      collection.sides[lang].adopt(segment)
      count(collection.sides[lang], segment, counted)
    }
    const [toEnglish, toChinese] = (['toEnglish', 'toChinese'] as const).map((way) => tableIn(parts, way, lexiconIn(parts, `${way}.sources`), lexiconIn(parts, `${way}.words`)))
    return toEnglish && toChinese && { collection, learned: { toEnglish, toChinese } }
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

function documentsIn(parts: Parts): { documents: Documents; counted: Bits } {
  const ids = jsonIn(parts, 'ids') as string[]
  const counted = wordsIn(parts, 'counted')
  const having = intsIn(parts, 'facets.documents')
  let at = 0
  const held = (jsonIn(parts, 'facets') as [string, string, number][]).map(([facet, value, count]) => {
    at += count
    return { facet, value, documents: having.subarray(at - count, at) }
  })
  const values = doublesIn(parts, 'numbers.values')
  const names = jsonIn(parts, 'numbers') as string[]
  const counts = jsonIn(parts, 'texts') as number[]
  const lengths = intsIn(parts, 'texts.lengths')
  require(at === having.length && values.length === names.length * ids.length && lengths.length === ids.length && counted.length === (ids.length + 31) >>> 5)
  const texts = new Texts()
  texts.adopt(counts.map((_, index) => bytesIn(parts, `texts.${index}`)), counts, lengths)
  const numbers = new Map(names.map((name, index) => [name, values.subarray(index * ids.length, (index + 1) * ids.length)] as const))
  return { documents: new Documents({ ids, counted, facets: new Facets(held), numbers, texts }), counted }
}

function segmentIn(parts: Parts, lang: Lang, documents: number, terms: number): Segment {
  const forward: Forward = {
    documents: intsIn(parts, `${lang}.documents`),
    lengths: intsIn(parts, `${lang}.lengths`),
    rowStarts: intsIn(parts, `${lang}.rowStarts`),
    rowTerms: intsIn(parts, `${lang}.rowTerms`),
    rowTimes: shortsIn(parts, `${lang}.rowTimes`),
  }
  const rows = forward.documents.length
  const within = (values: Int32Array, limit: number): boolean => values.every((value) => value >= 0 && value < limit)
  require(forward.lengths.length === rows && forward.rowStarts.length === rows + 1 && forward.rowStarts[rows] === forward.rowTerms.length)
  require(forward.rowTimes.length === forward.rowTerms.length && within(forward.documents, documents) && within(forward.rowTerms, terms))
  return invert(forward, terms)
}

/** The statistics of counted documents, which follow from the rows. */
function count(side: Side, { rows, documents, lengths, rowStarts, rowTerms }: Segment, counted: Bits): void {
  const frequency = new Int32Array(side.segment.termStarts.length - 1)
  let [countedRows, countedLength] = [0, 0]
  for (let row = 0; row < rows; row += 1) {
    const document = documents[row]!
    if (((counted[document >>> 5]! >>> (document & 31)) & 1) === 0) continue
    countedRows += 1
    countedLength += lengths[row]!
    for (let at = rowStarts[row]!; at < rowStarts[row + 1]!; at += 1) frequency[rowTerms[at]!]! += 1
  }
  side.frequency.reach(frequency.length)
  side.frequency.values.set(frequency)
  Object.assign(side, { countedRows, countedLength })
}

function require(holds: boolean): void {
  if (!holds) throw new RangeError('the parts do not fit together')
}

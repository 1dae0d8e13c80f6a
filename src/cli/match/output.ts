import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import type { Match } from '../../engine/retrieval/matcher.ts'

/** Fields of a record that the matching does not read; handed on beside its result. */
export type Further = Record<string, unknown>

/** What is written of one need. */
export type Result = { need: string; fields: Further; matches: readonly Match[] }

/** The further fields of an offer. */
export type FurtherOf = (offer: string) => Further

const given = (fields: Further): { fields?: Further } => (Object.keys(fields).length > 0 ? { fields } : {})

/** One line of JSON per need: its best offers, best first. */
export const jsonLine = ({ need, fields, matches }: Result, furtherOf: FurtherOf): string => {
  const found = matches.map(({ id, ...rest }) => ({ offer: id, ...rest, ...given(furtherOf(id)) }))
  return `${JSON.stringify({ need, matches: found, ...given(fields) })}\n`
}

/** What {@link jsonLine} wrote. */
export function resultIn(line: string): Result {
  const { need, matches, fields = {} } = JSON.parse(line) as { need: string; matches: (Omit<Match, 'id'> & { offer: string })[]; fields?: Further }
  return { need, fields, matches: matches.map(({ offer, ...rest }) => ({ id: offer, ...rest })) }
}

const columns = ['need', 'rank', 'offer', 'score', 'lexical', 'bridged', 'dense', 'facets', 'concepts', 'missing'] as const

/** A spreadsheet shows the first few reasons. */
const mostReasons = 8

/** One row per match; concepts read "query ↔ found", in the order of their weight. */
const csvRows = ({ need, matches }: Result): string =>
  stringify(
    matches.map(({ id, score, parts, concepts = [], missing = [] }, index) => [
      need, index + 1, id, score, parts.lexical, parts.bridged, parts.dense, parts.facets,
      concepts.slice(0, mostReasons).map(({ query, found }) => (query.label === found.label ? query.label : `${query.label} ↔ ${found.label}`)).join('; '),
      missing.join('; '),
    ]),
    { escape_formulas: true },
  )

/** Where results go, or lines that {@link jsonLine} made of them: a file, or standard output. */
export type Sink = { write(result: Result | string): Promise<void>; close(): Promise<void> }

/** Characters that go to a file at a time. */
const portion = 1 << 18

/** Opens the output; CSV when the name ends so. A UTF-8 mark lets spreadsheets see the encoding. `append` goes on after what is there. */
export function openSink(file: string | undefined, furtherOf: FurtherOf, append = false): Sink {
  const csv = file?.toLowerCase().endsWith('.csv') ?? false
  const stream: Writable = file === undefined ? process.stdout : createWriteStream(file, { flags: append ? 'a' : 'w' })
  const failure = new Promise<never>((_, reject) => stream.once('error', reject))
  failure.catch(() => undefined)
  let held = ''
  const flush = async (): Promise<void> => {
    const text = held
    held = ''
    if (text === '' || stream.write(text)) return
    await Promise.race([new Promise<void>((resolve) => stream.once('drain', () => resolve())), failure])
  }
  const put = async (text: string): Promise<void> => {
    held += text
    if (file === undefined || held.length >= portion) await flush()
  }
  const opened = csv ? put(`\ufeff${stringify([[...columns]])}`) : Promise.resolve()
  return {
    async write(result) {
      await opened
      if (csv) await put(csvRows(typeof result === 'string' ? resultIn(result) : result))
      else await put(typeof result === 'string' ? `${result}\n` : jsonLine(result, furtherOf))
    },
    async close() {
      await opened
      await flush()
      if (file === undefined) return
      stream.end()
      await Promise.race([finished(stream), failure])
    },
  }
}

import { type DictionaryEntry, glossesOf } from '../dictionary.ts'

/** Printed translations that are kept of a headword. */
const mostPrinted = 8
/** Longer ones explain rather than translate. */
const longest = { words: 4, letters: 40 } as const
/** Senses that technical text does not mean, and parts of an explanation. */
const elsewhere = /^\((?:fig|coll|slang|dialect|old|archaic|literary|tw|buddhism|internet|vulgar|derog)\b/i
const explaining = /\b(?:sb|sth|etc|e\.g)\b|^(?:or|and|of|in|as|used|also|one|term) /i
const onlyHan = /^\p{Script=Han}+$/u
const letters = /^[\p{Script=Latin}\p{N} '’\-/.]+$/u

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/**
 * What the dictionary prints for a Chinese headword, for reading: the tables of the bridge know stems only. One block of sorted UTF-8 lines
 * and their starts, so that 110,000 headwords take about five megabytes and can be kept on disk as they are.
 */
export class Phrasebook {
  readonly lines: Uint8Array
  readonly starts: Uint32Array

  constructor(lines: Uint8Array, starts: Uint32Array) {
    this.lines = lines
    this.starts = starts
  }

  /** The translations as printed, in the order of the dictionary; verbs with their "to". */
  printed(headword: string): string[] {
    const wanted = encoder.encode(`${headword}\t`)
    let low = 0
    let high = this.starts.length - 2
    while (low <= high) {
      const middle = (low + high) >>> 1
      const start = this.starts[middle] ?? 0
      const order = compare(this.lines, start, wanted)
      if (order === 0) return decoder.decode(this.lines.subarray(start + wanted.length, (this.starts[middle + 1] ?? start) - 1)).split('\t')
      if (order < 0) low = middle + 1
      else high = middle - 1
    }
    return []
  }
}

/** Whether the bytes at `start` come before (< 0), are (0) or come after the wanted ones, which end with a tab. */
function compare(lines: Uint8Array, start: number, wanted: Uint8Array): number {
  for (let at = 0; at < wanted.length; at += 1) {
    const difference = (lines[start + at] ?? 0) - (wanted[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

const tidy = (gloss: string): string => gloss.replace(/\s+/g, ' ').trim().replace(/^(?:an?|the) (?=\S)/i, '')

const readable = (gloss: string): boolean => gloss.length > 1 && gloss.length <= longest.letters && letters.test(gloss) && !explaining.test(gloss) && gloss.split(' ').length <= longest.words + (gloss.startsWith('to ') ? 1 : 0)

/** The phrasebook of dictionary entries. */
export function phrasebookOf(entries: Iterable<DictionaryEntry>): Phrasebook {
  const all = new Map<string, Set<string>>()
  for (const { zh, en } of entries) {
    if (!onlyHan.test(zh)) continue
    const kept = all.get(zh) ?? new Set<string>()
    for (const gloss of en.filter((sense) => !elsewhere.test(sense)).flatMap(glossesOf).map(tidy)) if (kept.size < mostPrinted && readable(gloss)) kept.add(gloss)
    if (kept.size > 0) all.set(zh, kept)
  }
  // The order of the UTF-8 bytes, as the search compares them; beyond the basic plane it is not that of JavaScript's strings.
  const lines = [...all].map(([zh, kept]) => encoder.encode(`${zh}\t${[...kept].join('\t')}\n`)).sort((a, b) => compareLines(a, b))
  const starts = new Uint32Array(lines.length + 1)
  lines.forEach((line, index) => (starts[index + 1] = (starts[index] ?? 0) + line.length))
  const block = new Uint8Array(starts[lines.length] ?? 0)
  lines.forEach((line, index) => block.set(line, starts[index]))
  return new Phrasebook(block, starts)
}

function compareLines(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return (a[at] ?? 0) - (b[at] ?? 0)
  return a.length - b.length
}

export const emptyPhrasebook = new Phrasebook(new Uint8Array(), new Uint32Array(1))

import { basename } from 'node:path'
import { detectLang, isLang, type Lang, langs, type Phrase, say } from '../../core/text.ts'
import type { Indexed, Lesson, ListingText } from '../../engine/retrieval/matcher.ts'
import { readRecords } from '../../platform/records.ts'
import { matchWords } from './messages.ts'

/** Names a record that was left out, with its file and line. */
export type Skip = (file: string, line: number, reason: Phrase) => void

/** What a person may write into a field as text; empty for anything else. */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

const wordsOf = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value.map(textOf) : textOf(value).split(/[;；、,，_|\n]/)
  return list.map((word) => word.trim()).filter((word) => word !== '')
}

/** The languages of a record: `title_zh`, `text_zh`, … where it has them, else `title` and `text` in its `lang` or the one detected. */
function textsOf(record: Record<string, unknown>): ListingText[] {
  const texts = langs.flatMap((lang): ListingText[] => {
    const title = textOf(record[`title_${lang}`])
    const description = textOf(record[`text_${lang}`])
    const keywords = wordsOf(record[`keywords_${lang}`])
    return title + description === '' ? [] : [{ lang, title, description, keywords }]
  })
  const title = textOf(record['title'])
  const description = textOf(record['text'])
  if (title + description === '') return texts
  const stated = record['lang']
  const lang: Lang = isLang(stated) ? stated : detectLang(`${title} ${description}`)
  const known = texts.some((text) => text.lang === lang)
  return known ? texts : [...texts, { lang, title, description, keywords: wordsOf(record['keywords']) }]
}

const fill = (phrase: Phrase, values: Record<string, string | number>): Phrase => ({ zh: say('zh', phrase, values), en: say('en', phrase, values) })

const readFields = new Set(['id', 'lang', ...['title', 'text', 'keywords'].flatMap((name) => [name, `${name}_zh`, `${name}_en`])])

/** A record that can be matched, with the fields of its file that matching does not read. */
export type Entry = { listing: Indexed; fields: Record<string, unknown> }

/** The listings of a file in its order. A record without id or words, or with an id seen before, is skipped and named. */
export async function readListings(file: string, kind: 'offer' | 'need', skip: Skip): Promise<Entry[]> {
  const entries: Entry[] = []
  const seen = new Map<string, number>()
  for await (const { line, record, problem } of readRecords(file)) {
    const id = textOf(record?.['id'])
    const stated = textOf(record?.['lang'])
    const texts = record ? textsOf(record) : []
    const before = seen.get(id)
    if (!record) skip(file, line, problem ?? matchWords.noText)
    else if (id === '') skip(file, line, matchWords.noId)
    else if (before !== undefined) skip(file, line, fill(matchWords.twice, { id, line: before }))
    else if (stated !== '' && !isLang(stated)) skip(file, line, fill(matchWords.badLang, { lang: stated }))
    else if (texts.length === 0) skip(file, line, matchWords.noText)
    else {
      seen.set(id, line)
      const fields = Object.fromEntries(Object.entries(record).filter(([name]) => !readFields.has(name)))
      entries.push({ listing: { id, kind, texts, facets: {} }, fields })
    }
  }
  return entries
}

/** Bilingual records for the bridge. */
export async function readLessons(file: string, skip: Skip): Promise<Lesson[]> {
  const lessons: Lesson[] = []
  for await (const { line, record, problem } of readRecords(file)) {
    const zh = textOf(record?.['zh'])
    const en = textOf(record?.['en'])
    if (!record) skip(file, line, problem ?? matchWords.noPair)
    else if (zh === '' || en === '') skip(file, line, matchWords.noPair)
    else lessons.push({ zh, en })
  }
  return lessons
}

export const nameOf = (file: string): string => basename(file)

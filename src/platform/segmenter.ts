import type { DictionaryEntry, Segmenter } from '../engine/retrieval/matcher.ts'
import { bigrams } from '../engine/retrieval/segmenter.ts'

const worthKnowing = /^\p{Script=Han}{2,6}$/u

/** How often jieba is told that a word of the dictionary occurs: seldom, so that its own words keep their say. */
const seldom = 5

/** The dictionary's words that jieba does not have, one a line in jieba's form; none where jieba is not to be had. */
export async function furtherWords(dictionary: Iterable<DictionaryEntry>): Promise<Uint8Array> {
  const jieba = await binary()
  if (!jieba) return new Uint8Array()
  const words = new Set<string>()
  for (const { zh } of dictionary) if (worthKnowing.test(zh)) words.add(zh)
  for (const line of Buffer.from(jieba.dict).toString('utf8').split('\n')) words.delete(line.slice(0, Math.max(0, line.indexOf(' '))))
  return Buffer.from([...words].map((word) => `${word} ${seldom} n`).join('\n'))
}

/**
 * Jieba with its own word list and further words (the dictionary's lift cross-language recall@1 by nearly a hundredth: a word that is not
 * cut can be looked up); pairs of characters where its binary does not exist for this machine.
 */
export async function segmenterWith(further: Uint8Array): Promise<Segmenter> {
  const found = await binary()
  if (!found) return bigrams
  const jieba = found.Jieba.withDict(found.dict)
  if (further.length > 0) jieba.loadDict(further)
  return (run) => jieba.cutForSearch(run, true)
}

export const loadSegmenter = async (dictionary: Iterable<DictionaryEntry> = []): Promise<Segmenter> => segmenterWith(await furtherWords(dictionary))

async function binary() {
  try {
    const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')])
    return { Jieba, dict }
  } catch {
    return undefined
  }
}

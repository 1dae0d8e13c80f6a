import type { Segmenter } from '../engine/retrieval/matcher.ts'
import { bigrams } from '../engine/retrieval/segmenter.ts'

/** Jieba with its own word list; pairs of characters where its binary does not exist for this machine. */
export async function loadSegmenter(): Promise<Segmenter> {
  try {
    const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')])
    const jieba = Jieba.withDict(dict)
    return (run) => jieba.cutForSearch(run, true)
  } catch {
    return bigrams
  }
}

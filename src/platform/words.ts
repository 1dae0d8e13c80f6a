import type { MatcherParts } from '../engine/retrieval/matcher.ts'
import { loadDictionary } from './dictionary.ts'
import { loadSegmenter } from './segmenter.ts'

/** Dictionary and segmenter as the product uses them everywhere: the segmenter knows the dictionary's headwords. */
export async function loadWords(): Promise<MatcherParts> {
  const dictionary = await loadDictionary()
  return { dictionary, segmenter: await loadSegmenter(dictionary) }
}

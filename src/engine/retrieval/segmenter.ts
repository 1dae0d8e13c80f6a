/**
 * Splits a run of Han characters into words, overlapping ones included: of each word its parts come first
 * (two characters, then three), the word itself last, as jieba's cutForSearch does.
 */
export type Segmenter = (run: string) => string[]

/** Overlapping pairs of characters, for where no dictionary segmenter is to be had. */
export const bigrams: Segmenter = (run) => {
  const characters = [...run]
  if (characters.length < 2) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/**
 * The places of the words of a run, given in the order of {@link Segmenter}. Read backwards: the last word ends where
 * the run ends, its parts lie inside it at falling places, and what does not fit any more is the word before it.
 */
export function placesOf(run: string, words: readonly string[]): number[] {
  const places = words.map(() => 0)
  let start = run.length
  let whole = ''
  let size = 0
  let before = 0
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const word = words[index] ?? ''
    const limit = word.length === size ? before - 1 : whole.length - word.length
    const inside = word.length < whole.length && word.length <= size && limit >= 0 ? whole.lastIndexOf(word, limit) : -1
    if (inside >= 0) {
      size = word.length
      before = inside
      places[index] = start + inside
      continue
    }
    const adjoining = start - word.length
    start = adjoining >= 0 && run.startsWith(word, adjoining) ? adjoining : Math.max(0, run.lastIndexOf(word, Math.max(0, start - 1)))
    whole = word
    size = word.length
    before = 0
    places[index] = start
  }
  return places
}

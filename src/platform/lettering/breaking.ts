const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Scripts without spaces between words: a line may end after any of their characters. */
const open = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u
/** What never begins a line, and what never ends one (GB/T 15834, 5.1). */
const neverFirst = /^[\p{Pe}\p{Pf}\u3001\u3002\uFF0C\uFF0E\uFF1A\uFF1B\uFF01\uFF1F\u2026\u2014\u00B7\u30FB\uFF05%,.:;!?]/u
const neverLast = /[\p{Ps}\p{Pi}]$/u

/** The characters of a text as readers count them. */
export const charactersOf = (text: string): string[] => Array.from(graphemes.segment(text), (one) => one.segment)

/** True for a character between whose like a line may end. */
export const isOpen = (character: string): boolean => open.test(character)

/**
 * A text in pieces between which a line may end: a word with the spaces behind it, a character of a script without spaces
 * with the punctuation that belongs to it. The pieces joined are the text.
 */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let last = ''
  for (const character of charactersOf(text)) {
    const joins = last !== '' && !mayEndBetween(last, character)
    if (joins) last += character
    else {
      if (last !== '') pieces.push(last)
      last = character
    }
  }
  return last === '' ? pieces : [...pieces, last]
}

function mayEndBetween(before: string, next: string): boolean {
  if (/^\s$/u.test(next)) return false
  if (/\s$/u.test(before)) return !neverFirst.test(next)
  if (neverFirst.test(next) || neverLast.test(before)) return false
  return isOpen(next) || isOpen(charactersOf(before).at(-1) ?? '') || /[-\u2010\u2013/]$/u.test(before)
}

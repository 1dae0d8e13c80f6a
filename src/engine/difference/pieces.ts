/** Words with the space after them, single Han characters and single marks: what a reader sees change at once. */
const piece = /\p{Script=Han}|[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.-]*\s*|\s+|[^\s]/gu

/** A text in pieces; joined they give it back exactly. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const found of text.match(piece) ?? []) pieces.push(...splitHan(found))
  return pieces
}

const han = /\p{Script=Han}/u

/** A word of letters or digits that runs into Han characters is taken apart at them. */
function splitHan(word: string): string[] {
  if (word.length === 1 || !han.test(word)) return [word]
  return word.split(/(?=\p{Script=Han})|(?<=\p{Script=Han})/u)
}

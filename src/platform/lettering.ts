import { create, type Font } from 'fontkit'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { charactersOf, isOpen, piecesOf } from './lettering/breaking.ts'

export type Weight = 'regular' | 'bold'
/** Every font by its face and weight: Noto Sans SC first, Noto Sans where it lacks a letter. */
export const fontNames = ['han-regular', 'han-bold', 'latin-regular', 'latin-bold'] as const
export type FontName = (typeof fontNames)[number]

const files: Record<FontName, string> = {
  'han-regular': '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'han-bold': '@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf',
  'latin-regular': '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  'latin-bold': '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
}

/** Characters that no font here can draw. Nothing is drawn with a hole in it. */
export class MissingGlyphs extends Error {
  override name = 'MissingGlyphs'
  readonly characters: readonly string[]

  constructor(characters: readonly string[]) {
    super(`no glyph for ${characters.join(' ')}`)
    this.characters = characters
  }
}

/** A character as a sentence can name it: itself, or its code point where nobody would see it. */
export const namedCharacter = (character: string): string => (/^[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? character : [...character].map((one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`).join('+'))

/** A piece of a line in one font. */
export type Run = { font: FontName; text: string }

/** One line of text, ready to be drawn. `width` in the unit of `size`. */
export type Line = { runs: Run[]; size: number; width: number }

/** What a text is set with: its size, the width that it has, and how many lines it may take at most (then it ends in an ellipsis). */
export type Setting = { size: number; width: number; weight?: Weight; most?: number }

/** Fonts opened once, by file, never the system's; keeps the widths of what it has measured. */
export class Lettering {
  readonly fonts: Record<FontName, Font>
  readonly #widths = new Map<string, number>()

  constructor() {
    const { resolve } = createRequire(import.meta.url)
    const opened = fontNames.map((name) => [name, create(readFileSync(resolve(files[name])) as never)] as const)
    this.fonts = Object.fromEntries(opened) as Record<FontName, Font>
  }

  /** The characters of the text, each once, that cannot be drawn. */
  missing(text: string): string[] {
    const drawable = (character: string) => (['han-regular', 'latin-regular'] as const).some((font) => this.#has(font, character))
    return [...new Set(charactersOf(cleaned(text)).filter((character) => !drawable(character)))]
  }

  /** The text run by run: a word stays in one font where one has all of it. @throws MissingGlyphs */
  runs(text: string, weight: Weight = 'regular'): Run[] {
    const runs: Run[] = []
    for (const word of wordsOf(text)) {
      for (const part of this.#fontFor(word, weight) ? [word] : charactersOf(word)) {
        const font = this.#fontFor(part, weight)
        if (!font) throw new MissingGlyphs(this.missing(text))
        const last = runs.at(-1)
        if (last?.font === font) last.text += part
        else runs.push({ font, text: part })
      }
    }
    return runs
  }

  /** The width of a text in ems. */
  width(text: string, weight: Weight = 'regular'): number {
    return this.runs(text, weight).reduce((sum, run) => sum + this.#runWidth(run), 0)
  }

  /** A text in lines. @throws MissingGlyphs */
  lines(given: string, { size, width, weight = 'regular', most = Infinity }: Setting): Line[] {
    const room = width / size
    const texts: string[] = []
    for (const paragraph of cleaned(given).split('\n')) texts.push(...this.#fill(paragraph.trim(), room, weight))
    const kept = texts.filter((text, index) => text !== '' || index > 0).slice(0, most)
    if (texts.length > most) kept[most - 1] = this.#shortened(kept[most - 1] ?? '', room, weight)
    return kept.map((text) => ({ runs: this.runs(text, weight), size, width: this.width(text, weight) * size }))
  }

  #fill(text: string, room: number, weight: Weight): string[] {
    const lines: string[] = []
    let line = ''
    let used = 0
    for (const piece of piecesOf(text).flatMap((one) => (this.width(one.trimEnd(), weight) > room ? charactersOf(one) : [one]))) {
      const width = this.width(piece, weight)
      if (line !== '' && used + this.width(piece.trimEnd(), weight) > room) {
        lines.push(line.trimEnd())
        line = ''
        used = 0
      }
      if (line === '' && piece.trim() === '') continue
      line += piece
      used += width
    }
    return [...lines, line.trimEnd()]
  }

  #shortened(line: string, room: number, weight: Weight): string {
    const characters = charactersOf(line)
    while (characters.length > 1 && this.width(`${characters.join('')}…`, weight) > room) characters.pop()
    return `${characters.join('').replace(/[\s\p{P}]+$/u, '')}…`
  }

  #has(font: FontName, text: string): boolean {
    for (const character of text) if (!this.fonts[font].hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return false
    return true
  }

  #fontFor(text: string, weight: Weight): FontName | undefined {
    const faces = [`han-${weight}`, `latin-${weight}`] as const
    return (isLatin(text) ? faces.toReversed() : faces).find((font) => this.#has(font, text))
  }

  #runWidth({ font, text }: Run): number {
    let sum = 0
    for (const character of text) {
      const key = `${font} ${character}`
      const known = this.#widths.get(key) ?? this.fonts[font].glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / this.fonts[font].unitsPerEm
      this.#widths.set(key, known)
      sum += known
    }
    return sum
  }
}

/** Composed, without characters that are never seen; other white space than a line's end is a space. */
export const cleaned = (text: string): string => text.normalize('NFC').toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[\p{Default_Ignorable_Code_Point}\uFEFF]/gu, '').replace(/[^\S\n]+/gu, ' ').replace(/(?!\n)\p{Cc}/gu, '')

/** A Chinese font draws the middle dot and quotation marks as wide as a character: right between its own characters, not in units and in words of Latin script. */
const isLatin = (text: string): boolean => text.includes('\u00b7') || (/[\u2018\u2019\u201c\u201d]/u.test(text) && /\p{Script=Latin}/u.test(text))

/** Pieces that should stay in one font: a word, a space, or a stretch of a script without spaces. */
const wordsOf = (text: string): string[] => {
  const words: string[] = []
  let kind = ''
  for (const character of charactersOf(text)) {
    const now = character === ' ' ? 'space' : isOpen(character) ? 'open' : 'word'
    if (now === kind) words[words.length - 1] += character
    else words.push(character)
    kind = now
  }
  return words
}

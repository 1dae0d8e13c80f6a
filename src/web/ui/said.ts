import type { Child } from 'hono/jsx'
import { type Lang, type Phrase, say } from '../../core/text.ts'

/** Words for a reader: already in their language, or a phrase of the product. */
export type Words = string | Phrase

/** The words in the reader's language; placeholders of a phrase are filled from `values`. */
export const said = (lang: Lang, words: Words, values: Record<string, string | number> = {}): string =>
  typeof words === 'string' ? words : say(lang, words, values)

/** Joins class names, leaving out what is absent. */
export const classes = (...names: (string | false | undefined | null)[]): string => names.filter(Boolean).join(' ')

/** What a piece holds between its tags. */
export type Inner = { children?: Child }

/** The value of the `lang` attribute in our pages. */
export const langTag = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Lang, string>

const formats = new Map<string, Intl.NumberFormat>()

/** A number as the reader writes it. Formats are kept: making one costs more than a card of the hall. */
export function showNumber(lang: Lang, value: number, digits = 0): string {
  const key = `${lang}${digits}`
  const format = formats.get(key) ?? new Intl.NumberFormat(langTag[lang], { maximumFractionDigits: digits })
  formats.set(key, format)
  return format.format(value)
}

import type { Terms, Vocabulary } from '../../vocabularies/vocabularies.ts'
import { countries } from '../../people/words/places.ts'
import { currencies, type Money } from '../../../core/money.ts'
import type { Phrase } from '../../../core/text.ts'
import { columnProblems as say, currencySigns, noWords, tenThousand, yesWords } from '../words/columns.ts'

/** What one cell says: a value, nothing, or a sentence about what is wrong with it. */
export type Cell<Value> = { value?: Value; problem?: Phrase }

/** Fills both halves of a phrase. */
export const fill = (phrase: Phrase, values: Record<string, string | number>): Phrase => {
  const one = (text: string) => text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
  return { zh: one(phrase.zh), en: one(phrase.en) }
}

const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase().replace(/[\s_-]+/g, ' ')

/** The parts of a list: separated by line ends, commas or semicolons of either script, or the enumeration comma. */
export const parts = (cell: string): string[] => cell.split(/[\n,，;；、]/u).map((one) => one.trim()).filter(Boolean)

/** A code of a table of words, given as the code or as its word in either language. */
export function readCode<Code extends string>(words: Readonly<Record<Code, Phrase>>, cell: string): Cell<Code> {
  const wanted = plain(cell)
  const codes = Object.keys(words) as Code[]
  const value = codes.find((code) => plain(code) === wanted || plain(words[code].zh) === wanted || plain(words[code].en) === wanted)
  const known = { zh: codes.map((code) => words[code].zh).join('、'), en: codes.map((code) => words[code].en).join('; ') }
  return value ? { value } : { problem: { zh: fill(say.code, { value: shown(cell), known: known.zh }).zh, en: fill(say.code, { value: shown(cell), known: known.en }).en } }
}

/** Several codes; wrong ones are named and left out, those above `limit` too. */
export function readCodes<Code extends string>(words: Readonly<Record<Code, Phrase>>, cell: string, limit: number): Cell<Code[]> {
  const whole = readCode(words, cell)
  const read = whole.value ? [whole] : parts(cell).map((one) => readCode(words, one))
  const value = [...new Set(read.flatMap((one) => (one.value ? [one.value] : [])))]
  const problem = read.find((one) => one.problem)?.problem ?? (value.length > limit ? fill(say.tooMany, { limit }) : undefined)
  return { value: value.slice(0, limit), problem }
}

/** Terms of a vocabulary, given as their codes or by their names in either language; unknown ones are named and left out. */
export function readTerms(terms: Terms, vocabulary: Vocabulary, cell: string, limit: number): Cell<string[]> {
  const whole = terms.find(vocabulary, cell)
  const read = whole ? [{ one: cell, code: whole }] : parts(cell).map((one) => ({ one, code: terms.find(vocabulary, one) }))
  const unknown = read.find(({ code }) => code === undefined)?.one
  const value = [...new Set(read.flatMap(({ code }) => code ?? []))]
  const known = (lang: 'zh' | 'en') => terms.choices(vocabulary).map(({ name }) => name[lang]).join(lang === 'zh' ? '、' : '; ')
  const problem = unknown === undefined ? undefined : { zh: fill(say.code, { value: shown(unknown), known: known('zh') }).zh, en: fill(say.code, { value: shown(unknown), known: known('en') }).en }
  return { value: value.slice(0, limit), problem: problem ?? (value.length > limit ? fill(say.tooMany, { limit }) : undefined) }
}

/** A whole number between the bounds, alone or after a word such as TRL. */
export function readNumber(cell: string, low: number, high: number): Cell<number> {
  const found = /^\D*(\d{1,6})\D*$/u.exec(cell.normalize('NFKC'))
  const value = found ? Number(found[1]) : Number.NaN
  return value >= low && value <= high ? { value } : { problem: fill(say.number, { value: shown(cell), low, high }) }
}

export function readYesNo(cell: string): Cell<boolean> {
  const wanted = cell.normalize('NFKC').trim().toLowerCase()
  if (yesWords.includes(wanted)) return { value: true }
  if (noWords.includes(wanted)) return { value: false }
  return { problem: fill(say.yesNo, { value: shown(cell) }) }
}

/** `2027-03-31`, `2027/3/31`, `31/03/2027` (day first), or a date with the Chinese units for year, month and day. */
export function readDay(cell: string): Cell<string> {
  const text = cell.normalize('NFKC').trim()
  const yearFirst = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?:\D.*)?$/u.exec(text)
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text)
  const [year, month, day] = yearFirst ? yearFirst.slice(1, 4) : dayFirst ? dayFirst.slice(1, 4).reverse() : []
  const value = year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : ''
  const real = value !== '' && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)
  return real ? { value } : { problem: fill(say.date, { value: shown(cell) }) }
}

export function readCountries(cell: string, limit: number): Cell<string[]> {
  const wrong: string[] = []
  const value = parts(cell).flatMap((one) => {
    if (/^[A-Z]{2}$/i.test(one)) return [one.toUpperCase()]
    const known = readCode(countries, one).value
    if (!known) wrong.push(one)
    return known ? [known] : []
  })
  return { value: [...new Set(value)].slice(0, limit), problem: wrong[0] ? fill(say.country, { value: shown(wrong[0]) }) : undefined }
}

/** An amount in major units; its currency from the cell, else from `currency`, else unknown (a problem). */
export function readAmount(cell: string, currency: string | undefined): Cell<Money> {
  const text = cell.normalize('NFKC').trim()
  const digits = /\d[\d, ]*(?:\.\d+)?/u.exec(text)?.[0]
  if (!digits) return { problem: fill(say.amount, { value: shown(cell) }) }
  const sign = Object.keys(currencySigns).find((one) => text.includes(one))
  const named = currencies.find((one) => text.toUpperCase().includes(one)) ?? (currency?.trim() ? currencies.find((one) => one === currency.trim().toUpperCase()) : undefined)
  const code = named ?? (sign ? currencySigns[sign] : undefined) ?? (text.includes(tenThousand) ? 'CNY' : undefined)
  if (!code) return { problem: fill(say.currency, { value: shown(currency?.trim() || cell), known: currencies.join(', ') }) }
  const major = Number(digits.replace(/[, ]/g, '')) * (text.includes(tenThousand) ? 10_000 : 1)
  const minor = Math.round(major * 100)
  return minor <= 1e13 ? { value: { minor, currency: code } } : { problem: fill(say.amount, { value: shown(cell) }) }
}

/** The amount as a cell: major units, with two decimals only where there are any. */
export const writeAmount = (minor: number): string => (minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2))

/** Splits one line of a structured cell at its bars; a bar after a backslash belongs to the text. */
export const splitBars = (line: string): string[] => line.split(/(?<!\\)[|｜]/u).map((one) => one.replace(/\\([|｜])/gu, '$1').trim())
export const joinBars = (values: readonly (string | undefined)[]): string =>
  values.map((one) => (one ?? '').replace(/[|｜]/gu, '\\$&').replaceAll('\n', ' ')).join(' | ').replace(/( \| )+$/u, '')
export const lines = (cell: string): string[] => cell.split('\n').map((one) => one.trim()).filter(Boolean)

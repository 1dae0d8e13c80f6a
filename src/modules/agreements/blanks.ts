import { langs, say, type Lang, type Phrase } from '../../core/text.ts'
import type { Money } from '../../core/money.ts'
import { hasSchedule, needsItems, termsOf } from './clauses.ts'
import type { Content, Halves, Terms } from './content.ts'
import { documentWords as words, termNames } from './words/document.ts'
import { partyLetters } from './words/kinds.ts'
import { forums, governingLangs, laws, payments } from './words/terms.ts'

const tags: Record<Lang, string> = { zh: 'zh-CN', en: 'en-GB' }
const both = (make: (lang: Lang) => string): Phrase => ({ zh: make('zh'), en: make('en') })
const toFill = (term: keyof typeof termNames): Phrase => both((lang) => say(lang, words.toFill, { what: termNames[term][lang] }))

/** An amount with its code and both decimals, as a contract states it: CNY 150,000.00. */
export const contractAmount = ({ minor, currency }: Money): string => `${currency} ${new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(minor / 100)}`

/** A calendar date in words. */
export const contractDay = (lang: Lang, day: string): string => new Intl.DateTimeFormat(tags[lang], { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(`${day}T00:00:00Z`))

/** Basis points as per cent, without digits that say nothing: 250 is 2.5 %. */
export const percentOf = (bp: number): string => `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }).format(bp / 100)} %`

const written = (halves: Halves, term: 'subject' | 'work'): Phrase => both((lang) => halves[lang] || toFill(term)[lang])
const known = (table: Readonly<Record<string, Phrase>>, key: string | null, term: keyof typeof termNames): Phrase => (key === null ? toFill(term) : (table[key] ?? toFill(term)))
const partyAt = (place: number | null, term: keyof typeof termNames): Phrase => (place === null ? toFill(term) : (partyLetters[place] ?? toFill(term)))
const number = (value: number | null, term: keyof typeof termNames): Phrase => (value === null ? toFill(term) : both(() => String(value)))

/** What fills the blanks of the clauses, in both languages; what is missing stays visible as such. */
export function blanksFor({ terms, governing }: Pick<Content, 'terms' | 'governing'>): Record<string, Phrase> {
  const { startsOn, amount, royaltyBp } = terms
  return {
    subject: written(terms.subject, 'subject'),
    work: written(terms.work, 'work'),
    start: startsOn ? both((lang) => contractDay(lang, startsOn)) : words.onSignature,
    months: number(terms.months, 'months'),
    amount: amount ? both(() => contractAmount(amount)) : toFill('amount'),
    payment: known(payments, terms.payment, 'payment'),
    payer: partyAt(terms.payer, 'payer'),
    payee: partyAt(terms.payee, 'payee'),
    royalty: royaltyBp ? both(() => percentOf(royaltyBp)) : toFill('royaltyBp'),
    publicationDays: number(terms.publicationDays, 'publicationDays'),
    confidentialityYears: number(terms.confidentialityYears, 'confidentialityYears'),
    noticeDays: number(terms.noticeDays, 'noticeDays'),
    law: known(laws, terms.law, 'law'),
    forum: known(forums, terms.forum, 'forum'),
    governing: governingLangs[governing],
  }
}

const wanted = (term: keyof Terms, { payment }: Terms): boolean => {
  const paid = payment !== null && payment !== 'none'
  if (term === 'startsOn') return false
  if (term === 'amount') return paid && payment !== 'royalty'
  if (term === 'payer' || term === 'payee') return paid
  if (term === 'royaltyBp') return payment === 'royalty' || payment === 'entry_royalty'
  return true
}

/** What still has to be said before the text can be signed. */
export type Gap = { what: Phrase; /** The language in which it is missing. */ lang?: Lang }

/** Terms that are asked for and missing, texts without one of their languages, clauses with one half only, and a schedule without what the type is about. */
export function gapsOf(content: Content): Gap[] {
  const { terms } = content
  const gaps = termsOf(content.type).flatMap((term): Gap[] => {
    const value = terms[term]
    if (term === 'subject' || term === 'work') return langs.filter((lang) => !terms[term][lang]?.trim()).map((lang) => ({ what: termNames[term], lang }))
    return value === null && wanted(term, terms) ? [{ what: termNames[term] }] : []
  })
  const halfClauses = content.own.flatMap((one) => langs.filter((lang) => !one.text[lang]?.trim() || !one.heading[lang]?.trim()).map((lang): Gap => ({ what: { zh: one.heading.zh ?? one.heading.en ?? one.key, en: one.heading.en ?? one.heading.zh ?? one.key }, lang })))
  const list = needsItems(content.type)
  const empty = list && hasSchedule(content.type) && content.schedule[list].length === 0 ? [{ what: list === 'licences' ? words.licenceTable : words.backgroundTable }] : []
  return [...gaps, ...halfClauses, ...empty]
}

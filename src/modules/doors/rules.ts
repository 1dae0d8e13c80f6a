import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Lang, Phrase } from '../../core/text.ts'
import { doorRefusals } from './messages.ts'

/** Characters of a problem; days that a draft, a problem nobody took on, and a taken one are kept. */
export const problemLimits = { least: 20, most: 20_000, draftDays: 14, waitDays: 180, takenDays: 730 } as const

/** Characters of a message or complaint; days that an unconfirmed one and an enquiry are kept. */
export const wordLimits = { most: 5_000, draftDays: 2, enquiryDays: 365, complaintDays: 1_095 } as const

export type Fields = Record<string, Phrase | null | undefined | false>

/** Refuses with the sentences of what is wrong, if anything is. */
export function refuseFields(fields: Fields): void {
  const found = Object.fromEntries(Object.entries(fields).flatMap(([name, sentence]) => (sentence ? [[name, sentence]] : [])))
  if (Object.keys(found).length > 0) throw new Failure('invalid', refusals.invalid, { fields: found })
}

/** An address as it is kept; undefined when it is none. */
export function readEmail(given: string): string | undefined {
  const email = given.trim().toLowerCase()
  return email.length <= 200 && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(email) ? email : undefined
}

export type Leaving = { email: string; name: string; firm?: string; country: string; excludedCountries: readonly string[]; consent: boolean; readerLang: Lang }

type Left = { email: string; name: string; firm: string | null; country: string; excludedCountries: string[]; readerLang: Lang }

/** What a problem is left with. A firm's own country is never excluded. @throws Failure invalid with a sentence per field */
export function checkedLeaving(input: Leaving): Left {
  const email = readEmail(input.email)
  const name = input.name.trim()
  const firm = input.firm?.trim() || null
  const excludedCountries = [...new Set(input.excludedCountries)].filter((code) => code !== input.country)
  refuseFields({
    email: !email && doorRefusals.email,
    name: name === '' ? doorRefusals.name : name.length > 120 && doorRefusals.tooLong,
    firm: firm !== null && firm.length > 200 && doorRefusals.tooLong,
    country: !/^[A-Z]{2}$/.test(input.country) && doorRefusals.country,
    excludedCountries: (excludedCountries.length > 60 || excludedCountries.some((code) => !/^[A-Z]{2}$/.test(code))) && doorRefusals.countries,
    consent: !input.consent && doorRefusals.consent,
  })
  return { email: email ?? '', name, firm, country: input.country, excludedCountries, readerLang: input.readerLang }
}

export const complaintReasons = ['rights', 'secret', 'error', 'unlawful'] as const
export type ComplaintReason = (typeof complaintReasons)[number]
export const outcomes = ['removed', 'correct', 'kept'] as const
export type Outcome = (typeof outcomes)[number]

/** What is known when a complaint's address is confirmed. */
export type Standing = {
  reason: ComplaintReason
  /** Earlier complaints of this address about this listing. */
  earlier: number
  /** Listings that are hidden because of this address now, and its complaints that were found wrong within a year. */
  hiding: number
  unfounded: number
  /** The version complained of was looked at before and kept. */
  keptBefore: boolean
}

const mostHidden = 3

/**
 * Whether a complaint takes the listing out of the hall until it is decided: for rights and secrets, where waiting could do
 * harm that nobody can undo; the first of a confirmed address about this listing, and not of one who complains at random.
 */
export const hidesAtOnce = ({ reason, earlier, hiding, unfounded, keptBefore }: Standing): boolean =>
  (reason === 'rights' || reason === 'secret') && earlier === 0 && hiding < mostHidden && unfounded === 0 && !keptBefore

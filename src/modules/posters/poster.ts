import { showMoney } from '../../core/money.ts'
import { type Lang, langs, type Name, nameFor, otherLang, type Phrase, readText, say } from '../../core/text.ts'
import type { Card } from '../listings/listings.ts'
import { needClasses, partnerships, stages } from '../listings/words/facts.ts'
import { organisationKinds } from '../people/words/kinds.ts'
import { countries, regions } from '../people/words/places.ts'
import { posterWords as words } from './messages.ts'
import type { ListingKind } from '../listings/content.ts'

/** The words of a listing in one language, and what must be said of them. */
export type PosterText = { lang: Lang; title: string; summary?: string; marks: Phrase[] }
export type PosterFact = { label: Phrase; value: Phrase }

/** All that a poster says, with the rights of the one it is made for. Plain data, so that it travels to the thread that draws. */
export type Poster = {
  lang: Lang
  kind: ListingKind
  reference: string
  /** The reader's language first. */
  texts: PosterText[]
  facts: PosterFact[]
  owner: Name
  place: Phrase
  sample: boolean
  /** Where the code leads. */
  url: string
  at: string
}

/** The address of a listing's page, known above this module. */
export type PosterAddress = (lang: Lang, listingId: string) => string

const both = (make: (lang: Lang) => string): Phrase => ({ zh: make('zh'), en: make('en') })
const listed = (lang: Lang, words: readonly string[]): string => words.join(lang === 'zh' ? '、' : ', ')
const wordIn = (table: Record<string, Phrase>, key: string, lang: Lang): string => (Object.hasOwn(table, key) ? table[key]![lang] : key)

/** The poster of a listing as its reader knows it. */
export function posterOf(card: Card, lang: Lang, address: PosterAddress, at: Date): Poster {
  const texts = [lang, otherLang(lang)].flatMap((one) => textIn(card, one) ?? [])
  const { owner, kind, reference, sample } = card
  return { lang, kind, reference, texts, facts: factsOf(card), owner: owner ? { ...owner.name } : words.withheld, place: placeOf(card), sample, url: address(lang, card.id), at: at.toISOString() }
}

function textIn(card: Card, lang: Lang): PosterText | undefined {
  if (!card.title.variants[lang]) return undefined
  const [title, summary] = [readText(card.title, lang), card.summary?.variants[lang] && readText(card.summary, lang)]
  const shown = summary ? [title, summary] : [title]
  const marks = [...(shown.some((one) => one.origin === 'machine') ? [words.machine] : []), ...(shown.some((one) => one.stale) ? [words.stale] : [])]
  return { lang, title: title.body, summary: summary?.body, marks }
}

const dayIn = (lang: Lang, day: string): string => new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(day))

function factsOf(card: Card): PosterFact[] {
  const need = card.kind === 'need'
  const facts: (PosterFact | false | undefined)[] = [
    card.fields.length > 0 && { label: words.field, value: both((lang) => listed(lang, card.fields.map(({ name }) => name[lang]))) },
    card.needClass && { label: words.needClass, value: needClasses[card.needClass] },
    card.stage && { label: words.stage, value: stages[card.stage] },
    card.trl !== undefined && { label: need ? words.trlWanted : words.trl, value: both((lang) => say(lang, need ? words.trlLeast : words.trlValue, { n: card.trl ?? 0 })) },
    moneyOf(card, need),
    card.deadline !== undefined && { label: words.deadline, value: both((lang) => dayIn(lang, card.deadline ?? '')) },
    card.partnerships.length > 0 && { label: words.partnerships, value: both((lang) => listed(lang, card.partnerships.map((one) => partnerships[one][lang]))) },
  ]
  return facts.filter((one): one is PosterFact => Boolean(one))
}

function moneyOf({ amount, negotiable }: Card, need: boolean): PosterFact | undefined {
  const label = need ? words.budget : words.price
  if (!amount) return negotiable ? { label, value: words.negotiable } : undefined
  return { label, value: both((lang) => [showMoney(lang, amount), negotiable ? words.negotiable[lang] : ''].filter(Boolean).join(' · ')) }
}

/** Kind of organisation, region and country: what stays readable when the name is withheld. */
function placeOf({ place }: Card): Phrase {
  return both((lang) => [wordIn(organisationKinds, place.organisationKind, lang), place.region && wordIn(regions, place.region, lang), wordIn(countries, place.country, lang)].filter(Boolean).join(' · '))
}

/** The name in each script that it has, the reader's first. */
export const namesOf = (lang: Lang, name: Name): string[] => [...new Set([name[lang] ?? nameFor(lang, name), ...langs.flatMap((one) => name[one] ?? [])])].filter(Boolean)

import { type Lang, nameFor, readText, say, type Text } from '../../core/text.ts'
import type { Card } from '../../modules/listings/listings.ts'
import { countries, regions } from '../../modules/people/words/places.ts'
import type { Concept } from '../../engine/retrieval/matcher.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { showId } from '../../core/id.ts'
import type { Bank, MissingPlank, Plank } from '../ui/bridge.tsx'
import { showDay } from '../ui/time.tsx'
import { matchWords } from './messages.ts'

/** What a bank of the bridge needs of a card or of a whole listing. */
export type Banked = Pick<Card, 'id' | 'place' | 'owner' | 'nameWithheld'> & { title: Text; summary?: Text; fields: Card['fields']; trl?: number; deadline?: string }

const placeName = (lang: Lang, { country, region }: Card['place']): string => {
  const known = region && region in regions ? regions[region as keyof typeof regions][lang] : undefined
  return known ?? (country in countries ? countries[country as keyof typeof countries][lang] : country)
}

/** One side of a match in the reader's language where it exists. */
export function bankOf(lang: Lang, card: Banked): Bank {
  const title = readText(card.title, lang)
  const summary = card.summary && readText(card.summary, title.lang)
  const [field] = card.fields
  const who = [
    card.owner ? nameFor(lang, card.owner.name) : card.nameWithheld ? matchWords.withheld[lang] : undefined,
    card.trl === undefined ? undefined : say(lang, matchWords.trl, { n: card.trl }),
    card.deadline ? say(lang, matchWords.until, { day: showDay(lang, card.deadline) }) : undefined,
  ]
  return {
    title: title.body,
    lang: title.lang,
    kicker: [placeName(lang, card.place), field?.name[lang]].filter(Boolean).join(' · '),
    text: summary?.lang === title.lang ? shortened(summary.body) : undefined,
    who: who.filter(Boolean).join(' · '),
    href: href(routes.listings.show, { lang, id: showId(card.id) }),
  }
}

const shortened = (body: string, most = 220): string => (body.length <= most ? body : `${body.slice(0, most).replace(/\s+\S*$/, '')}…`)

/** Concepts as planks; `from` is the kind of the listing that asked, so that the need always stands left. */
export function planksOf(concepts: readonly Concept[], from: 'need' | 'offer'): Plank[] {
  const whole = concepts.reduce((sum, one) => sum + one.contribution, 0) || 1
  return concepts.map(({ query, found, via, contribution }) => {
    const [left, right] = from === 'need' ? [query, found] : [found, query]
    return { left: left.label, leftLang: left.lang, right: right.label, rightLang: right.lang, weight: contribution / whole, via }
  })
}

/** What was asked and is not mentioned, in the language of the need. */
export const missingPlanks = (missing: readonly string[], lang: Lang): MissingPlank[] => missing.map((label) => ({ label, lang }))

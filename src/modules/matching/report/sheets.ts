import { type Lang, nameFor, readText, say } from '../../../core/text.ts'
import type { Concept, Match } from '../../../engine/retrieval/matcher.ts'
import type { Sheet } from '../../../platform/workbook.ts'
import type { Card, Reachable } from '../../listings/listings.ts'
import { countries } from '../../people/words/places.ts'
import { askLine, fitLine } from '../fit-line.ts'
import { compareFacts, sideOf } from '../fits.ts'
import { strengthNames } from '../messages.ts'
import { labelOf, reasonText } from '../reason.ts'
import { backgroundDepth, backgroundOf, byStanding, type Strength, strengthFrom, strengthOf } from '../strength.ts'
import { columnNames, reportWords, sheetNames } from './messages.ts'

/** The addresses of pages, which are known above this module. */
export type Addresses = { match: (lang: Lang, needId: string, offerId: string) => string; listing: (lang: Lang, id: string) => string }

/** One need with what was found for it, best first. */
export type Found = { need: Card; matches: readonly { offer: Card; match: Match; strength: Strength }[] }

/** Everything that a report says. `notes` are lines of its last sheet: what, value. */
export type ReportFacts = { lang: Lang; found: readonly Found[]; offers: readonly Card[]; contacts: ReadonlyMap<string, Reachable>; addresses: Addresses; notes: readonly (readonly [string, string | number])[] }

/** The matches of a need in the order of its page, with their bands. */
export const foundFor = (need: Card, matches: readonly Match[], cards: ReadonlyMap<string, Card>, most: number): Found => ({
  need,
  matches: matches
    .flatMap((match) => {
      const offer = cards.get(match.id)
      return offer ? [{ offer, match, strength: strengthOf({ score: match.score, concepts: match.concepts ?? [] }, backgroundOf(matches.slice(0, backgroundDepth).map((one) => one.score))) }] : []
    })
    .slice(0, most)
    .sort((a, b) => byStanding({ strength: a.strength, score: a.match.score, id: a.match.id }, { strength: b.strength, score: b.match.score, id: b.match.id })),
})

const round = (score: number): number => Math.round(score * 1000) / 1000
const solid = ({ strength }: { strength: Strength }): boolean => strength !== 'weak'

/** Needs and offers that have neither a strong nor a fair match; an offer with the closest need. */
export function alone({ found, offers }: Pick<ReportFacts, 'found' | 'offers'>): { needs: Found[]; offers: { offer: Card; closest?: { need: Card; score: number } }[] } {
  const closest = new Map<string, { need: Card; score: number }>()
  const met = new Set<string>()
  for (const { need, matches } of found) {
    for (const { offer, match, strength } of matches) {
      if (solid({ strength })) met.add(offer.id)
      if (match.score > (closest.get(offer.id)?.score ?? 0)) closest.set(offer.id, { need, score: match.score })
    }
  }
  return {
    needs: found.filter(({ matches }) => !matches.some(solid)),
    offers: offers.filter((offer) => !met.has(offer.id)).map((offer) => ({ offer, closest: closest.get(offer.id) })),
  }
}

const owner = (lang: Lang, card: Card): string => (card.owner ? nameFor(lang, card.owner.name) : reportWords.withheld[lang])
const country = (lang: Lang, { place }: Card): string => (place.country in countries ? countries[place.country as keyof typeof countries][lang] : place.country)
const title = (lang: Lang, card: Card): string => readText(card.title, lang).body
const contact = (reachable: Reachable | undefined): string => [reachable?.name, reachable?.email, reachable?.phone].filter(Boolean).join('\n')
const mostConcepts = 8

function conceptLine(lang: Lang, concept: Concept): string {
  const [left, right] = [concept.query.label, concept.found.label]
  const points = concept.contribution.toFixed(3)
  if (left.toLowerCase() === right.toLowerCase()) return say(lang, reportWords.same, { left: labelOf(lang, concept).text, points })
  return say(lang, reportWords.concept, { left, right, points })
}

const columnsOf = (lang: Lang, widths: Partial<Record<keyof typeof columnNames, number>>): Sheet['columns'] =>
  (Object.entries(widths) as [keyof typeof columnNames, number][]).map(([name, width]) => ({ header: columnNames[name][lang], width }))

function matchSheet({ lang, found, contacts, addresses }: ReportFacts): Sheet {
  const columns = columnsOf(lang, {
    need: 12, needTitle: 36, needOwner: 24, needCountry: 14, rank: 6, strength: 10, score: 8, offer: 12, offerTitle: 36, offerOwner: 24, offerCountry: 14, reason: 60, concepts: 44, missing: 28,
    fits: 30, misfits: 30, asks: 24, needContact: 26, offerContact: 26, page: 40,
  })
  const join = (lines: readonly string[]) => lines.join('\n')
  const rows = found.flatMap(({ need, matches }) =>
    matches.map(({ offer, match, strength }, place) => {
      const fits = compareFacts(sideOf(need, need.place), sideOf(offer, offer.place))
      const { concepts = [], missing = [], score } = match
      return [
        need.reference, title(lang, need), owner(lang, need), country(lang, need), place + 1, strengthNames[strength][lang], round(score), offer.reference, title(lang, offer), owner(lang, offer),
        country(lang, offer), reasonText(lang, { asks: 'need', concepts, missing, fits }), join(concepts.slice(0, mostConcepts).map((one) => conceptLine(lang, one))), join(missing),
        join(fits.fit.map((one) => fitLine(lang, one, true))), join(fits.misfit.map((one) => fitLine(lang, one, false))), join(fits.unknown.map((one) => askLine(lang, one))),
        contact(contacts.get(need.id)), contact(contacts.get(offer.id)), addresses.match(lang, need.id, offer.id),
      ]
    }),
  )
  return { name: sheetNames.matches[lang], columns, rows }
}

const aboutCard = (lang: Lang, card: Card, { contacts, addresses }: ReportFacts): (string | number | undefined)[] => [
  card.reference, title(lang, card), owner(lang, card), country(lang, card), card.fields.map(({ name }) => name[lang]).join(reportWords.comma[lang]), card.trl,
  card.expiresAt?.toISOString().slice(0, 10), contact(contacts.get(card.id)), addresses.listing(lang, card.id),
]

/** The bands for a sentence. */
const bandWords = { strong: strengthFrom.strong.score, strongTimes: strengthFrom.strong.times, fair: strengthFrom.fair.score, fairTimes: strengthFrom.fair.times }

/** The sheets of a report in its language: matches, needs and offers without one, how it was made. */
export function reportSheets(facts: ReportFacts): Sheet[] {
  const { lang } = facts
  const left = alone(facts)
  const about = { field: 24, trl: 6, until: 12 } as const
  return [
    matchSheet(facts),
    {
      name: sheetNames.needs[lang],
      columns: columnsOf(lang, { need: 12, needTitle: 44, needOwner: 28, needCountry: 16, ...about, needContact: 26, listingPage: 40, closest: 44, score: 8 }),
      rows: left.needs.map(({ need, matches: [best] }) => [...aboutCard(lang, need, facts), best && title(lang, best.offer), best && round(best.match.score)]),
    },
    {
      name: sheetNames.offers[lang],
      columns: columnsOf(lang, { offer: 12, offerTitle: 44, offerOwner: 28, offerCountry: 16, ...about, offerContact: 26, listingPage: 40, closest: 44, score: 8 }),
      rows: left.offers.map(({ offer, closest }) => [...aboutCard(lang, offer, facts), closest && title(lang, closest.need), closest && round(closest.score)]),
    },
    {
      name: sheetNames.how[lang],
      columns: columnsOf(lang, { what: 30, value: 90 }),
      rows: [
        ...facts.notes,
        [reportWords.visible[lang], reportWords.visibleText[lang]],
        [reportWords.scores[lang], say(lang, reportWords.scoresText, bandWords)],
        [reportWords.unmatched[lang], reportWords.unmatchedText[lang]],
        [reportWords.facts[lang], reportWords.factsText[lang]],
      ],
    },
  ]
}

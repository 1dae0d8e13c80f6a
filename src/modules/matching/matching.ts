import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Concept, Indexed, Match, Parts } from '../../engine/retrieval/matcher.ts'
import type { Db } from '../../platform/database.ts'
import { counterpartKinds, sideOfKind } from '../listings/content.ts'
import { type Card, cardsFor, listingFor, type ListingPage } from '../listings/listings.ts'
import { asQuery, counterparts, matchesAmong } from './concepts.ts'
import { dismissalsOf, listKeeper } from './dismissals.ts'
import { compareFacts, type Fits, sideOf } from './fits.ts'
import type { LiveMatcher } from './live.ts'
import { type Adjustment, adjustmentOf, bounds, type Judged, type Verdict } from './preferences/rules.ts'
import { verdictsOf } from './preferences/verdicts.ts'
import { backgroundDepth, backgroundOf, byStanding, type Strength, strengthOf, timesOf } from './strength.ts'

export { compareMatches, type Comparison, type SharedConcept } from './comparison.ts'
export { type AsideMatch, asideOf, type Dismissal, dismissalsOf, dismissMatch, listKeeper, restoreMatch } from './dismissals.ts'
export { askLine, fitLine } from './fit-line.ts'
export type { Fit, Fits } from './fits.ts'
export { type Gloss, glossFor, type GlossTerm } from './gloss.ts'
export { hallFacets, type HallAnswer, type HallFacet, type HallQuery, type HallSort, hallSorts, type LiveMatcher, toIndexed } from './live.ts'
export { forgetVerdicts, recordOf, type RecordLine } from './preferences/record.ts'
export { type Adjustment, type Aspect, aspects, bounds, type Cause, halfLife, type Outcome } from './preferences/rules.ts'
export { noteAnswer } from './preferences/verdicts.ts'
export { between, type Clause, type Label, labelOf, reasonOf, reasonText, topicsOf } from './reason.ts'
export { matchesOfText } from './text-matches.ts'
export { soleWord, type Strength, strengthFrom, strengths } from './strength.ts'
export { type Glosses, glossesFor } from './tongue.ts'
export { type DismissalReason, reasons } from './words/reasons.ts'

/** What a computed match says of itself; `adjustment` only to the organisation from whose record it comes. */
type Explained = { score: number; parts: Parts; concepts: Concept[]; missing: string[]; strength: Strength; /** Times the background of its list. */ times?: number; fits: Fits; adjustment?: Adjustment }

/** A computed match with what a reader needs to judge it; never stored as truth. */
export type ShownMatch = Explained & { card: Card }

/** One need and one offer, in full. */
export type MatchPair = Explained & { need: ListingPage; offer: ListingPage }

/** Two matches of one listing; `above` is the one that stands higher. */
export type ComparedPair = { above: ShownMatch; below: ShownMatch }

/** What a reader's organisation has said so far, where the reader keeps the list; else nothing. */
type Record = { listingId: string; verdicts: readonly Verdict[]; now: Date }

async function recordFor(db: Db, actor: Actor, listing: ListingPage): Promise<Record | undefined> {
  const keeper = listing.inside && listKeeper(actor, listing.inside)
  if (!keeper) return undefined
  const verdicts = await verdictsOf(db, keeper, sideOfKind(listing.kind) === 'need' ? 'offer' : 'need', actor.at)
  return verdicts.length > 0 ? { listingId: listing.id, verdicts, now: actor.at } : undefined
}

/** A page's facts with its fields as terms. */
const flat = ({ facts, fields }: ListingPage) => ({ ...facts, fields })

const judgedOf = (card: Card, concepts: readonly Concept[]): Judged => ({
  fields: card.fields.map(({ code }) => code), stage: card.stage, trl: card.trl, partnerships: card.partnerships, country: card.place.country, concepts,
})

/** The score with what the record adds to the text's; the parts still sum to it. */
function adjusted({ score, parts }: Pick<Match, 'score' | 'parts'>, judged: Judged, record: Record | undefined): Pick<Explained, 'score' | 'parts' | 'adjustment'> {
  const adjustment = record && adjustmentOf(record.verdicts, judged, record.listingId, record.now)
  if (!adjustment || adjustment.causes.length === 0) return { score, parts }
  const facets = (parts.lexical + parts.bridged) * adjustment.share
  return { score: score + facets, parts: { ...parts, facets: parts.facets + facets }, adjustment }
}

function shown(listing: ListingPage, match: Match, card: Card, record: Record | undefined, background: number | undefined): ShownMatch {
  const { concepts = [], missing = [] } = match
  const scored = adjusted(match, judgedOf(card, concepts), record)
  const sides = [sideOf(flat(listing), listing.place), sideOf(card, card.place)] as const
  const fits = listing.kind === 'need' ? compareFacts(sides[0], sides[1]) : compareFacts(sides[1], sides[0])
  return { ...scored, card, concepts, missing, fits, strength: strengthOf({ score: match.score, concepts }, background), times: timesOf(match.score, background) }
}

/** What merely comes along in the list of a query, as far as the actor may read it. */
const backgroundFor = (live: LiveMatcher, actor: Actor, query: Indexed): number | undefined =>
  backgroundOf(live.match(actor, query, { k: backgroundDepth, explain: false, filter: counterparts(query) }).map((one) => one.score))

/** Looked at most, however far a record might lift what stands below. */
const deepest = 200
/** No record carries a match over one whose text score is more than this many times its own. */
const lift = (1 + bounds.most) / (1 + bounds.least)

/**
 * The best matches of a listing among what the actor may read, with reasons, best first, weak ones last. What the actor's
 * organisation has put aside is left out; its record moves the others within bounds and says so.
 * @throws missing when the actor may not read the listing
 */
export async function matchesOf(db: Db, live: LiveMatcher, actor: Actor, listing: ListingPage, k = 10): Promise<ShownMatch[]> {
  const query = await asQuery(db, listing.id)
  if (!query) return []
  const aside = new Set((await dismissalsOf(db, actor, listing.id)).map((one) => one.otherId))
  const record = await recordFor(db, actor, listing)
  const wanted = Math.max(k + aside.size, backgroundDepth)
  for (let depth = record ? Math.min(deepest, wanted * 2) : wanted; ; depth = Math.min(deepest, depth * 2)) {
    const found = live.match(actor, query, { k: depth, filter: counterparts(query) })
    const open = found.filter((one) => !aside.has(one.id))
    const weakest = open[k - 1]?.score ?? 0
    const enough = !record || found.length < depth || depth >= deepest || (found.at(-1)?.score ?? 0) * lift < weakest
    if (!enough) continue
    const background = backgroundOf(found.slice(0, backgroundDepth).map((one) => one.score))
    const cards = new Map((await cardsFor(db, actor, open.map((one) => one.id))).map((card) => [card.id, card]))
    const all = open.flatMap((one) => {
      const card = cards.get(one.id)
      return card ? [shown(listing, one, card, record, background)] : []
    })
    const best = record ? all.sort((a, b) => b.score - a.score || (a.card.id < b.card.id ? -1 : 1)).slice(0, k) : all.slice(0, k)
    return best.sort((a, b) => byStanding({ ...a, id: a.card.id }, { ...b, id: b.card.id }))
  }
}

/** Two matches of a listing side by side, the higher first. @throws missing unless the actor may read all three */
export async function matchesCompared(db: Db, live: LiveMatcher, actor: Actor, listing: ListingPage, ids: readonly [string, string]): Promise<ComparedPair> {
  const query = await asQuery(db, listing.id)
  const cards = await cardsFor(db, actor, ids)
  if (!query || cards.length !== 2 || cards.some((card) => !counterpartKinds[listing.kind].includes(card.kind))) throw new Failure('missing', refusals.missing)
  const record = await recordFor(db, actor, listing)
  const background = backgroundFor(live, actor, query)
  const found = new Map(matchesAmong(live, actor, query, ids).map((match) => [match.id, match]))
  const none = (id: string): Match => ({ id, score: 0, parts: { lexical: 0, bridged: 0, dense: 0, facets: 0 } })
  const [above, below] = cards.map((card) => shown(listing, found.get(card.id) ?? none(card.id), card, record, background)).sort((a, b) => byStanding({ ...a, id: a.card.id }, { ...b, id: b.card.id }))
  if (!above || !below) throw new Failure('missing', refusals.missing)
  return { above, below }
}

/** One match, explained from the need to the offer, with the record of whoever keeps the list of either. @throws missing unless the actor may read both. */
export async function matchPair(db: Db, live: LiveMatcher, actor: Actor, needId: string, offerId: string): Promise<MatchPair> {
  const [need, offer] = [await listingFor(db, actor, needId), await listingFor(db, actor, offerId)]
  if (need.kind !== 'need' || !counterpartKinds.need.includes(offer.kind)) throw new Failure('missing', refusals.missing)
  const query = await asQuery(db, need.id)
  const [found] = query ? matchesAmong(live, actor, query, [offer.id]) : []
  const { score = 0, parts = { lexical: 0, bridged: 0, dense: 0, facets: 0 }, concepts = [], missing = [] } = found ?? {}
  const fits = compareFacts(sideOf(flat(need), need.place), sideOf(flat(offer), offer.place))
  const ofNeed = await recordFor(db, actor, need)
  const other = ofNeed ? offer : need
  const { stage, trl, fields, partnerships } = other.facts
  const scored = adjusted({ score, parts }, { stage, trl, fields, partnerships, country: other.place.country, concepts }, ofNeed ?? (await recordFor(db, actor, offer)))
  const background = query && backgroundFor(live, actor, query)
  return { need, offer, ...scored, concepts, missing, fits, strength: strengthOf({ score, concepts }, background), times: timesOf(score, background) }
}

import type { Concept } from '../../../engine/retrieval/matcher.ts'
import { type Stage, stages } from '../../listings/words/facts.ts'
import type { DismissalReason } from '../words/reasons.ts'

/** What a verdict may say something about. */
export const aspects = ['topic', 'field', 'stage', 'partnership', 'place'] as const
export type Aspect = (typeof aspects)[number]

/** What an organisation said of a match: put aside, declined as an interest, or accepted. */
export type Outcome = 'aside' | 'declined' | 'accepted'

/** One verdict as far as it teaches: what it says nothing about is empty. `terms` are tokens of {@link tokensOf}. */
export type Verdict = {
  listingId: string | null
  outcome: Outcome
  at: Date
  fields: readonly string[]
  stage: string | null
  trl: number | null
  partnerships: readonly string[]
  country: string | null
  terms: readonly string[]
}

/** A match as far as verdicts can speak of it. */
export type Judged = {
  fields: readonly string[]
  stage?: string
  trl?: number
  partnerships: readonly string[]
  country: string
  concepts: readonly Concept[]
}

/**
 * One aspect's part of an adjustment: `share` of the text score, and the verdicts behind it. `values` are the codes of
 * the match that they speak of (fields, stage or TRL, partnerships, country); for the topic its words, strongest first.
 */
export type Cause = { aspect: Aspect; share: number; aside: number; accepted: number; values: string[] }

/** How an organisation's own record moves a match: `share` of its text score, the sum of the shares of its causes. */
export type Adjustment = { share: number; causes: Cause[] }

/** No record, however long, lowers a match by more than a fifth or raises it by more than a quarter. */
export const bounds = { least: -0.2, most: 0.25 } as const

/** How far one aspect alone may move a match. Their sum is larger than the bounds, so the bounds bite. */
export const reach: Readonly<Record<Aspect, number>> = { topic: 0.12, field: 0.06, stage: 0.1, partnership: 0.06, place: 0.06 }

/** This many fresh verdicts move an aspect half of its way. */
const half = 2
/** A verdict counts half after this many days. */
export const halfLife = 180
/** A verdict given for another listing of the organisation counts so much of one given for this. */
const elsewhere = 0.5
/** From this likeness on a verdict is counted among those shown. */
const alike = 0.25

const day = 86_400_000

/** What each reason blames; the others say nothing about listings still to come. */
const blamed: Readonly<Partial<Record<DismissalReason, readonly Aspect[]>>> = {
  too_early: ['stage'],
  commercial_route_unclear: ['partnership'],
  not_a_fit: ['topic', 'field'],
  already_alternative: ['topic'],
}

/** What is learned from a reason; from an acceptance, everything. */
export const taughtBy = (reason: DismissalReason | undefined): readonly Aspect[] => (reason === undefined ? aspects : (blamed[reason] ?? []))

/** The words of a concept on both of its sides, told apart by language. */
export const tokensOf = ({ query, found }: Pick<Concept, 'query' | 'found'>): string[] => [
  ...new Set([query, found].flatMap(({ term, lang }) => term.split(' ').map((one) => `${lang} ${one}`))),
]

/** The concepts that carry a match: the strongest five that carry a twentieth or more of it. */
export function mainConcepts(concepts: readonly Concept[]): Concept[] {
  const whole = concepts.reduce((sum, one) => sum + one.contribution, 0)
  return concepts.filter((one) => one.contribution >= whole / 20).slice(0, 5)
}

const overlap = (a: readonly string[], b: readonly string[]): number => {
  const shared = a.filter((one) => b.includes(one)).length
  return shared === 0 ? 0 : shared / new Set([...a, ...b]).size
}

const ladder: readonly string[] = Object.keys(stages) satisfies string[] as Stage[]

/** Too early for one is too early below as well; a step above still counts half. What was accepted counts at its own step. */
function stageLikeness(verdict: Verdict, match: Judged): number {
  const [theirs, ours] = verdict.trl !== null && match.trl !== undefined ? [verdict.trl, match.trl] : [ladder.indexOf(verdict.stage ?? ''), ladder.indexOf(match.stage ?? '')]
  if (theirs < 0 || ours < 0) return 0
  const above = ours - theirs
  if (verdict.outcome !== 'accepted' && above < 0) return 1
  return above === 0 ? 1 : Math.abs(above) === 1 ? 0.5 : 0
}

function topicLikeness(verdict: Verdict, match: Judged): number {
  const whole = match.concepts.reduce((sum, one) => sum + one.contribution, 0)
  if (whole <= 0 || verdict.terms.length === 0) return 0
  const known = new Set(verdict.terms)
  const shared = match.concepts.filter((one) => tokensOf(one).some((token) => known.has(token)))
  return Math.min(1, shared.reduce((sum, one) => sum + one.contribution, 0) / whole)
}

/** How much a verdict speaks of a match, aspect by aspect, 0 to 1. */
const likeness: Readonly<Record<Aspect, (verdict: Verdict, match: Judged) => number>> = {
  topic: topicLikeness,
  field: (verdict, match) => overlap(verdict.fields, match.fields),
  stage: stageLikeness,
  partnership: (verdict, match) => overlap(verdict.partnerships, match.partnerships),
  place: (verdict, match) => (verdict.country === match.country ? 1 : 0),
}

function valuesOf(aspect: Aspect, verdicts: readonly Verdict[], match: Judged): string[] {
  if (aspect === 'place') return [match.country]
  if (aspect === 'stage') return match.trl === undefined ? [match.stage ?? ''] : [String(match.trl)]
  if (aspect === 'field') return match.fields.filter((one) => verdicts.some((verdict) => verdict.fields.includes(one)))
  if (aspect === 'partnership') return match.partnerships.filter((one) => verdicts.some((verdict) => verdict.partnerships.includes(one)))
  const known = new Set(verdicts.flatMap((verdict) => verdict.terms))
  return match.concepts.filter((one) => tokensOf(one).some((token) => known.has(token))).slice(0, 3).map((one) => one.found.label)
}

/**
 * What the record of an organisation makes of a match in a list of its listing `listingId`. Per aspect the evidence is
 * the sum over verdicts of likeness, halved each half-life, negative for what was refused; it saturates at the aspect's
 * reach, and the whole is held within {@link bounds} by one factor, so that the shares of the causes sum to it.
 * More refusals never raise a match, more acceptances never lower one.
 */
export function adjustmentOf(verdicts: readonly Verdict[], match: Judged, listingId: string, now: Date): Adjustment {
  const causes = aspects.flatMap((aspect): Cause[] => {
    const spoken = verdicts.map((verdict) => ({ verdict, like: likeness[aspect](verdict, match) })).filter(({ like }) => like > 0)
    if (spoken.length === 0) return []
    const evidence = spoken.reduce((sum, { verdict, like }) => {
      const age = Math.max(0, now.getTime() - verdict.at.getTime()) / day
      const weight = 0.5 ** (age / halfLife) * (verdict.listingId === listingId ? 1 : elsewhere)
      return sum + (verdict.outcome === 'accepted' ? like : -like) * weight
    }, 0)
    const counted = spoken.filter(({ like }) => like >= alike).map(({ verdict }) => verdict)
    const accepted = counted.filter(({ outcome }) => outcome === 'accepted').length
    const share = (reach[aspect] * evidence) / (Math.abs(evidence) + half)
    return [{ aspect, share, aside: counted.length - accepted, accepted, values: valuesOf(aspect, spoken.map(({ verdict }) => verdict), match) }]
  })
  const raw = causes.reduce((sum, { share }) => sum + share, 0)
  const held = Math.min(bounds.most, Math.max(bounds.least, raw))
  if (held === raw) return { share: raw, causes }
  const scaled = causes.map((cause) => ({ ...cause, share: (cause.share * held) / raw }))
  return { share: scaled.reduce((sum, { share }) => sum + share, 0), causes: scaled }
}

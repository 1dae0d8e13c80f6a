import type { Outcome } from './rules.ts'

/** How a round chooses: the best places, everybody at or above a mark in basis points of the scale, or whom the chair chose. */
export type AdvanceRule = {
  advance: 'top' | 'threshold' | 'chosen'
  places: number | null
  reserves: number
  thresholdBp: number | null
  mostPerOrganisation: number | null
  tieBreak: readonly TieBreak[]
}

export const tieBreaks = ['median', 'first_criterion', 'submitted_first', 'reference'] as const
export type TieBreak = (typeof tieBreaks)[number]

/** What is known of an entry when the round is decided; marks in basis points of the scale, null where nobody gave one. */
export type Candidate = {
  entryId: string
  reference: string
  trackId: string | null
  organisationId: string | null
  scoreBp: number | null
  medianBp: number | null
  firstCriterionBp: number | null
  submittedAt: Date
  disqualified: boolean
  chosen: boolean
}

export type Placed = { entryId: string; outcome: Outcome; place: number | null; /** What set it apart from an entry of the same score, where something had to. */ tieBrokenBy: TieBreak | null }

const high = (a: number | null, b: number | null): number => (b ?? -1) - (a ?? -1)

const by: Record<TieBreak, (a: Candidate, b: Candidate) => number> = {
  median: (a, b) => high(a.medianBp, b.medianBp),
  first_criterion: (a, b) => high(a.firstCriterionBp, b.firstCriterionBp),
  submitted_first: (a, b) => a.submittedAt.getTime() - b.submittedAt.getTime(),
  reference: (a, b) => (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0),
}

/** The order of two candidates and what decided it; null where the score did. */
function compare(a: Candidate, b: Candidate, tieBreak: readonly TieBreak[]): { order: number; by: TieBreak | null } {
  const score = high(a.scoreBp, b.scoreBp)
  if (score !== 0) return { order: score, by: null }
  for (const one of tieBreak) {
    const order = by[one](a, b)
    if (order !== 0) return { order, by: one }
  }
  return { order: by.reference(a, b), by: 'reference' }
}

/**
 * Who advances, from nothing but the entries, the rule and its stated tie-break (invariant 10): the order of the input does
 * not matter, and running it again gives the same list. `tracks` bounds the places of a track below those of the round.
 */
export function advancing(candidates: readonly Candidate[], rule: AdvanceRule, tracks: ReadonlyMap<string, number> = new Map()): Placed[] {
  const ranked = candidates.filter((one) => !one.disqualified).sort((a, b) => compare(a, b, rule.tieBreak).order)
  const perOrganisation = new Map<string, number>()
  const perTrack = new Map<string, number>()
  let advanced = 0
  let reserves = 0
  const placed = ranked.map((one, index): Placed => {
    const next = ranked[index + 1]
    const tie = next && compare(one, next, rule.tieBreak).by
    const outcome = (): Outcome => {
      const worthy = rule.advance === 'chosen' ? one.chosen : rule.advance === 'threshold' ? one.scoreBp !== null && one.scoreBp >= (rule.thresholdBp ?? 0) : one.scoreBp !== null
      if (!worthy) return 'not_advanced'
      const ofOrganisation = one.organisationId === null ? 0 : (perOrganisation.get(one.organisationId) ?? 0)
      const ofTrack = one.trackId === null ? 0 : (perTrack.get(one.trackId) ?? 0)
      const room =
        (rule.places === null || advanced < rule.places) &&
        (rule.mostPerOrganisation === null || ofOrganisation < rule.mostPerOrganisation) &&
        (one.trackId === null || ofTrack < (tracks.get(one.trackId) ?? Infinity))
      if (room) {
        advanced += 1
        if (one.organisationId !== null) perOrganisation.set(one.organisationId, ofOrganisation + 1)
        if (one.trackId !== null) perTrack.set(one.trackId, ofTrack + 1)
        return 'advanced'
      }
      if (reserves < rule.reserves) {
        reserves += 1
        return 'reserve'
      }
      return 'not_advanced'
    }
    return { entryId: one.entryId, outcome: outcome(), place: index + 1, tieBrokenBy: tie ?? null }
  })
  const out = candidates.filter((one) => one.disqualified).sort(by.reference)
  return [...placed, ...out.map((one): Placed => ({ entryId: one.entryId, outcome: 'disqualified', place: null, tieBrokenBy: null }))]
}

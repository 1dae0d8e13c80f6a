import type { Concept } from '../../engine/retrieval/matcher.ts'

/** How much stands behind a match. */
export const strengths = ['strong', 'fair', 'weak'] as const
export type Strength = (typeof strengths)[number]

/**
 * Where the bands begin: by the score, or by how many times the background of its own list a match scores, whichever comes
 * first. 1 is the level that scores are calibrated to in a large collection (engine/retrieval/calibrate.ts); in a small one
 * nothing reaches it, which is why the background counts too. Needs made of random clauses of real ones, each with its
 * best of 3,000 real offers, stay below 0.6 and below 2.2 times the background in about 95 of 100 cases, and below 3
 * times in more than 99.
 */
export const strengthFrom = { strong: { score: 1, times: 3 }, fair: { score: 0.6, times: 2.2 } } as const

/** Matches that have to be looked at for the background. */
export const backgroundDepth = 13

/** What merely comes along in a list scores: the mean of places 8 to 13 or, in a shorter list, of its lower half. Best first; undefined for fewer than two. */
export function backgroundOf(scores: readonly number[]): number | undefined {
  if (scores.length < 2) return undefined
  const from = Math.min(7, Math.ceil(scores.length / 2))
  const behind = scores.slice(from, backgroundDepth)
  return behind.reduce((sum, one) => sum + one, 0) / behind.length
}

/** From this share of the text score on, a single word is said to carry the match. */
const alone = 0.8

/** The one word that a match rests on, if it does: a single word, no phrase, that carries four fifths or more. */
export function soleWord(concepts: readonly Concept[]): Concept | undefined {
  const whole = concepts.reduce((sum, one) => sum + one.contribution, 0)
  const [lead] = concepts
  if (!lead || lead.query.term.includes(' ') || lead.found.term.includes(' ')) return undefined
  return lead.contribution >= whole * alone ? lead : undefined
}

/** How many times the background of its list a match scores; undefined where there is nothing to compare with. */
export const timesOf = (score: number, background: number | undefined): number | undefined => (background === undefined || background <= 0 ? undefined : score / background)

/** The band of a match by its score before any adjustment; one that rests on a single word stands a band lower. A match without any other is fair at most. */
export function strengthOf({ score, concepts }: { score: number; concepts: readonly Concept[] }, background: number | undefined): Strength {
  const times = timesOf(score, background)
  const reaches = (band: 'strong' | 'fair') => score >= strengthFrom[band].score || (times !== undefined && times >= strengthFrom[band].times)
  const sole = soleWord(concepts) !== undefined
  if (reaches('strong')) return sole ? 'fair' : 'strong'
  const fair = reaches('fair') || (times === undefined && score > 0)
  return fair && !sole ? 'fair' : 'weak'
}

/** Weak matches stand below the others; within each part the score decides, then the id. */
export const byStanding = (a: { strength: Strength; score: number; id: string }, b: { strength: Strength; score: number; id: string }): number =>
  Number(a.strength === 'weak') - Number(b.strength === 'weak') || b.score - a.score || (a.id < b.id ? -1 : 1)

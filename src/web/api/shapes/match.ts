import { z } from 'zod'
import type { Lang } from '../../../core/text.ts'
import { aspects, type ComparedPair, compareMatches, type Comparison, reasonText, type ShownMatch, strengths } from '../../../modules/matching/matching.ts'
import { sideOfKind } from '../../../modules/listings/content.ts'
import { named, told } from '../told.ts'
import { cardOut, cardShape } from './card.ts'
import { langShape } from './values.ts'

const wordShape = z.object({ label: told(z.string(), 'label'), term: z.string(), language: langShape })
const conceptShape = named(
  'Concept',
  z.object({ query: wordShape, found: wordShape, via: told(z.string(), 'via'), p: told(z.number(), 'probability'), contribution: told(z.number(), 'contribution') }),
)
const aspectShape = told(z.enum(aspects), 'aspect')
const adjustmentShape = named(
  'Adjustment',
  z.object({
    share: told(z.number(), 'adjustmentShare'),
    causes: z.array(z.object({ aspect: aspectShape, share: told(z.number(), 'causeShare'), refused: told(z.int(), 'refused'), accepted: told(z.int(), 'acceptedCount'), values: told(z.array(z.string()), 'causeValues') })),
  }),
)
const factShape = z.enum(['fields', 'trl', 'partnerships', 'countries', 'amount'])

export const matchShape = named(
  'Match',
  z.object({
    listing: cardShape,
    score: told(z.number(), 'score'),
    parts: told(z.object({ lexical: z.number(), bridged: z.number(), dense: z.number(), facets: z.number() }), 'parts'),
    concepts: told(z.array(conceptShape), 'concepts'),
    missing: told(z.array(z.string()), 'missing'),
    strength: told(z.enum(strengths), 'matchStrength'),
    times: told(z.number().optional(), 'times'),
    reason: told(z.object({ zh: z.string(), en: z.string() }), 'reasonSentence'),
    facts: told(z.object({ fit: z.array(factShape), misfit: z.array(factShape), unknown: z.array(factShape) }), 'factsCompared'),
    adjustment: told(adjustmentShape.optional(), 'adjustment'),
  }),
)

export function matchOut(origin: string, { card, score, parts, concepts, missing, strength, times, fits, adjustment }: ShownMatch, language?: Lang): z.input<typeof matchShape> {
  const asks = sideOfKind(card.kind) === 'offer' ? 'need' : 'offer'
  const reasoned = { asks, concepts, missing, fits } as const
  const word = ({ label, term, lang }: { label: string; term: string; lang: Lang }) => ({ label, term, language: lang })
  return {
    listing: cardOut(origin, card, language),
    score,
    parts,
    concepts: concepts.map(({ query, found, via, p, contribution }) => ({ query: word(query), found: word(found), via, p, contribution })),
    missing: [...missing],
    strength,
    times,
    reason: { zh: reasonText('zh', reasoned), en: reasonText('en', reasoned) },
    facts: { fit: fits.fit.map((one) => one.about), misfit: fits.misfit.map((one) => one.about), unknown: fits.unknown },
    adjustment: adjustment && { share: adjustment.share, causes: adjustment.causes.map(({ aspect, share, aside, accepted, values }) => ({ aspect, share, refused: aside, accepted, values })) },
  }
}

const lineOf = { above: told(z.number(), 'carriedAbove'), below: told(z.number(), 'carriedBelow'), difference: told(z.number(), 'differenceOfLine') }
export const comparisonShape = named(
  'Comparison',
  z.object({
    above: matchShape,
    below: matchShape,
    difference: told(z.number(), 'difference'),
    concepts: told(z.array(z.object({ labels: z.array(z.string()), ...lineOf })), 'comparedConcepts'),
    record: told(z.array(z.object({ aspect: aspectShape, ...lineOf })), 'comparedRecord'),
    dense: z.object(lineOf),
    rest: told(z.number(), 'rest'),
  }),
)

export function comparisonOut(origin: string, { above, below }: ComparedPair, language?: Lang): z.input<typeof comparisonShape> {
  const side = ({ score, parts, concepts, adjustment }: ShownMatch) => ({ score, parts, concepts, causes: adjustment?.causes ?? [] })
  const comparison: Comparison = compareMatches(side(above), side(below))
  return {
    ...comparison,
    above: matchOut(origin, above, language),
    below: matchOut(origin, below, language),
    concepts: comparison.concepts.map(({ aboveConcepts, belowConcepts, ...line }) => ({
      labels: [...new Set([...aboveConcepts, ...belowConcepts].flatMap(({ query, found }) => [query.label, found.label]))], above: line.above, below: line.below, difference: line.difference,
    })),
  }
}

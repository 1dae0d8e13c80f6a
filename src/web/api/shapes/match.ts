import { z } from 'zod'
import type { Lang } from '../../../core/text.ts'
import type { ShownMatch } from '../../../modules/matching/matching.ts'
import { named, told } from '../told.ts'
import { cardOut, cardShape } from './card.ts'
import { langShape } from './values.ts'

const wordShape = z.object({ label: told(z.string(), 'label'), term: z.string(), language: langShape })
const conceptShape = named(
  'Concept',
  z.object({ query: wordShape, found: wordShape, via: told(z.string(), 'via'), p: told(z.number(), 'probability'), contribution: told(z.number(), 'contribution') }),
)
export const matchShape = named(
  'Match',
  z.object({
    listing: cardShape,
    score: told(z.number(), 'score'),
    parts: told(z.object({ lexical: z.number(), bridged: z.number(), dense: z.number(), facets: z.number() }), 'parts'),
    concepts: told(z.array(conceptShape), 'concepts'),
    missing: told(z.array(z.string()), 'missing'),
  }),
)

export function matchOut(origin: string, { card, score, parts, concepts, missing }: ShownMatch, language?: Lang): z.input<typeof matchShape> {
  const word = ({ label, term, lang }: { label: string; term: string; lang: Lang }) => ({ label, term, language: lang })
  return {
    listing: cardOut(origin, card, language),
    score,
    parts,
    concepts: concepts.map(({ query, found, via, p, contribution }) => ({ query: word(query), found: word(found), via, p, contribution })),
    missing: [...missing],
  }
}

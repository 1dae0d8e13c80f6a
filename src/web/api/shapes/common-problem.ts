import { z } from 'zod'
import type { Lang } from '../../../core/text.ts'
import type { CommonProblem } from '../../../modules/matching/commons/commons.ts'
import { named, told } from '../told.ts'
import { cardOut, cardShape } from './card.ts'
import { idOut, nameShape, textOut, textShape } from './values.ts'

const standingShape = told(z.enum(['proposed', 'suggested', 'invited', 'joined', 'declined']), 'standing')

export const commonShape = named(
  'CommonProblem',
  z.object({
    id: cardShape.shape.id,
    state: told(z.enum(['proposed', 'adopted', 'dismissed']), 'state'),
    title: textShape.optional(),
    concepts: told(z.array(nameShape), 'sharedConcepts'),
    cohesion: told(z.number(), 'cohesion'),
    needs: z.array(z.object({ listing: cardShape, standing: standingShape, likeness: told(z.number(), 'likeness') })),
  }),
)

export function commonOut(origin: string, { id, state, title, concepts, cohesion, members }: CommonProblem, language?: Lang): z.input<typeof commonShape> {
  return {
    id: idOut(id),
    state,
    title: title && textOut(title, language),
    concepts: concepts.map(({ zh, en }) => ({ zh, en })),
    cohesion,
    needs: members.map(({ card, standing, likeness }) => ({ listing: cardOut(origin, card, language), standing, likeness })),
  }
}

import { z } from 'zod'
import { acceptInterest, dealFor, declineInterest, withdrawInterest } from '../../../modules/deals/deals.ts'
import { reasons } from '../../../modules/matching/words/reasons.ts'
import type { Visit } from '../../room.ts'
import { operation } from '../operation.ts'
import { id, keysOf } from '../shapes/values.ts'
import { interestOut, interestShape } from '../shapes/interest.ts'
import { told } from '../told.ts'

const common = { group: 'interests', method: 'post', who: 'token', scope: 'interests:write', params: z.object({ id }), answer: interestShape } as const

const standing = async (c: Visit, of: string) => interestOut(await dealFor(c.var.room.db, c.var.actor, of))

/** What becomes of an interest: each answers with the interest as it stands then. */
export const interestAnswers = [
  operation({ ...common, name: 'acceptInterest', path: '/interests/{id}/acceptance' }, async (c, { params }) => {
    await acceptInterest(c.var.room.db, c.var.actor, params.id)
    return standing(c, params.id)
  }),
  operation(
    { ...common, name: 'declineInterest', path: '/interests/{id}/refusal', body: z.object({ reason: told(z.enum(keysOf(reasons)), 'reason'), note: told(z.string().max(2_000).optional(), 'note') }) },
    async (c, { params, body }) => {
      await declineInterest(c.var.room.db, c.var.actor, { id: params.id, ...body })
      return standing(c, params.id)
    },
  ),
  operation({ ...common, name: 'withdrawInterest', path: '/interests/{id}/withdrawal' }, async (c, { params }) => {
    await withdrawInterest(c.var.room.db, c.var.actor, params.id)
    return standing(c, params.id)
  }),
]

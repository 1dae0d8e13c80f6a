import { z } from 'zod'
import { commonFor, commonsFor } from '../../../modules/matching/commons/commons.ts'
import { operation } from '../operation.ts'
import { commonOut, commonShape } from '../shapes/common-problem.ts'
import { id, reading } from '../shapes/values.ts'
import { told } from '../told.ts'

export const commonOperations = [
  operation(
    {
      name: 'listCommonProblems',
      group: 'matches',
      method: 'get',
      path: '/common-problems',
      who: 'token',
      scope: 'matches:read',
      query: z.object({ state: told(z.enum(['proposed', 'adopted', 'dismissed']).default('adopted'), 'state'), ...reading }),
      answer: z.object({ items: z.array(commonShape) }),
    },
    async (c, { query: { state, language } }) => {
      const { room, actor } = c.var
      return { items: (await commonsFor(room.db, actor, state)).map((one) => commonOut(room.config.url, one, language)) }
    },
  ),
  operation(
    {
      name: 'readCommonProblem',
      group: 'matches',
      method: 'get',
      path: '/common-problems/{id}',
      who: 'anyone',
      scope: 'matches:read',
      params: z.object({ id }),
      query: z.object(reading),
      answer: commonShape,
    },
    async (c, { params, query: { language } }) => {
      const { room, actor } = c.var
      return commonOut(room.config.url, await commonFor(room.db, actor, params.id), language)
    },
  ),
]

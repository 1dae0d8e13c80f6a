import { z } from 'zod'
import { listingFor } from '../../../modules/listings/listings.ts'
import { matchesOf } from '../../../modules/matching/matching.ts'
import { operation } from '../operation.ts'
import { id, reading } from '../shapes/values.ts'
import { matchOut, matchShape } from '../shapes/match.ts'
import { told } from '../told.ts'

export const matchOperations = [
  operation(
    {
      name: 'listMatches',
      group: 'matches',
      method: 'get',
      path: '/listings/{id}/matches',
      who: 'anyone',
      scope: 'matches:read',
      params: z.object({ id }),
      query: z.object({ limit: told(z.coerce.number().int().min(1).max(50).default(10), 'limit'), ...reading }),
      answer: z.object({ items: z.array(matchShape) }),
    },
    async (c, { params, query: { limit, language } }) => {
      const { room, actor } = c.var
      const listing = await listingFor(room.db, actor, params.id)
      const found = await matchesOf(room.db, room.matcher, actor, listing, limit)
      return { items: found.map((one) => matchOut(room.config.url, one, language)) }
    },
  ),
]

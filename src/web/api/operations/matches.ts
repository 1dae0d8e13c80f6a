import { z } from 'zod'
import { Failure } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { listingFor } from '../../../modules/listings/listings.ts'
import { matchesCompared, matchesOf } from '../../../modules/matching/matching.ts'
import { operation } from '../operation.ts'
import { id, reading } from '../shapes/values.ts'
import { comparisonOut, comparisonShape, matchOut, matchShape } from '../shapes/match.ts'
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
  operation(
    {
      name: 'compareMatches',
      group: 'matches',
      method: 'get',
      path: '/listings/{id}/matches/comparison',
      who: 'anyone',
      scope: 'matches:read',
      params: z.object({ id }),
      query: z.object({ one: id, other: id, ...reading }),
      answer: comparisonShape,
    },
    async (c, { params, query: { one, other, language } }) => {
      const { room, actor } = c.var
      const listing = await listingFor(room.db, actor, params.id)
      const ids = [readId(one), readId(other)] as const
      if (!ids[0] || !ids[1] || ids[0] === ids[1]) throw new Failure('missing', refusals.missing)
      return comparisonOut(room.config.url, await matchesCompared(room.db, room.matcher, actor, listing, [ids[0], ids[1]]), language)
    },
  ),
]

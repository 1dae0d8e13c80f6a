import { z } from 'zod'
import { askForTranslation, listingFor, wishFor } from '../../../modules/listings/listings.ts'
import { operation } from '../operation.ts'
import { id, idOut, instant } from '../shapes/values.ts'

export const translationOperations = [
  operation(
    {
      name: 'requestTranslation',
      group: 'listings',
      method: 'post',
      path: '/listings/{id}/translation-request',
      who: 'token',
      scope: 'listings:write',
      params: z.object({ id }),
      answer: z.object({ id, since: instant }),
    },
    async (c, { params }) => {
      const { room, actor } = c.var
      const listing = await listingFor(room.db, actor, params.id)
      const before = await wishFor(room.db, actor, listing)
      if (!before.since) await askForTranslation(room.db, actor, listing.id)
      return { id: idOut(listing.id), since: (before.since ?? actor.at).toISOString() }
    },
  ),
]

import { z } from 'zod'
import { closeListing, listingFor, pauseListing, resumeListing, submitListing } from '../../../modules/listings/listings.ts'
import { givenCloseReasons } from '../../../modules/listings/rules.ts'
import type { Visit } from '../../room.ts'
import { operation } from '../operation.ts'
import { stateShape } from '../shapes/card.ts'
import { id, idOut } from '../shapes/values.ts'
import { told } from '../told.ts'

const common = { group: 'own', method: 'post', who: 'token', scope: 'listings:write', params: z.object({ id }) } as const
const stateOf = z.object({ id, state: stateShape })

async function standing(c: Visit, of: string): Promise<z.input<typeof stateOf>> {
  const listing = await listingFor(c.var.room.db, c.var.actor, of)
  return { id: idOut(listing.id), state: listing.state }
}

export const lifeOperations = [
  operation(
    {
      ...common,
      name: 'submitListing',
      path: '/listings/{id}/submission',
      body: z.object({ version: told(z.int().optional(), 'draftVersion') }),
      answer: z.object({ id, outcome: told(z.enum(['published', 'scheduled', 'submitted', 'unchanged']), 'outcome'), revision: told(id, 'revision') }),
    },
    async (c, { params, body }) => {
      const { outcome, revisionId } = await submitListing(c.var.room.db, c.var.actor, { id: params.id, version: body.version })
      return { id: params.id, outcome, revision: idOut(revisionId) }
    },
  ),
  operation({ ...common, name: 'pauseListing', path: '/listings/{id}/pause', answer: stateOf }, async (c, { params }) => {
    await pauseListing(c.var.room.db, c.var.actor, params.id)
    return standing(c, params.id)
  }),
  operation({ ...common, name: 'resumeListing', path: '/listings/{id}/resumption', answer: stateOf }, async (c, { params }) => {
    await resumeListing(c.var.room.db, c.var.actor, params.id)
    return standing(c, params.id)
  }),
  operation(
    { ...common, name: 'closeListing', path: '/listings/{id}/closure', body: z.object({ reason: told(z.enum(givenCloseReasons), 'closeReason') }), answer: stateOf },
    async (c, { params, body }) => {
      await closeListing(c.var.room.db, c.var.actor, { id: params.id, reason: body.reason })
      return standing(c, params.id)
    },
  ),
]

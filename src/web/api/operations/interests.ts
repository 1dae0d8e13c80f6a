import { z } from 'zod'
import { Failure } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { dealFor, dealGroups, dealsVisibleTo, expressInterest } from '../../../modules/deals/deals.ts'
import { operation } from '../operation.ts'
import { id, idOut, langShape, listOf, paging } from '../shapes/values.ts'
import { interestLineOut, interestLineShape, interestOut, interestShape } from '../shapes/interest.ts'
import { told } from '../told.ts'

/** Ids of other things come as they are shown; what is no id is not there. */
function uuid(given: string): string {
  const found = readId(given)
  if (!found) throw new Failure('missing', refusals.missing)
  return found
}

const longText = z.string().max(4_000).optional()

export const interestOperations = [
  operation(
    {
      name: 'listInterests',
      group: 'interests',
      method: 'get',
      path: '/interests',
      who: 'token',
      scope: 'interests:read',
      query: z.object({
        group: told(z.enum(dealGroups).optional(), 'group'),
        side: told(z.enum(['from', 'to']).optional(), 'side'),
        listing: told(z.string().max(64).optional(), 'listing'),
        ...paging,
      }),
      answer: z.object({ ...listOf(interestLineShape), groups: told(z.record(z.enum(dealGroups), z.int()), 'facets') }),
    },
    async (c, { query: { group, side, listing, page, limit } }) => {
      const listingId = listing === undefined ? undefined : uuid(listing)
      const { deals, total, groups } = await dealsVisibleTo(c.var.room.db, c.var.actor, { group, side, listingId, offset: (page - 1) * limit, limit })
      return { items: deals.map(interestLineOut), total, page, limit, groups }
    },
  ),
  operation(
    { name: 'readInterest', group: 'interests', method: 'get', path: '/interests/{id}', who: 'token', scope: 'interests:read', params: z.object({ id }), answer: interestShape },
    async (c, { params }) => interestOut(await dealFor(c.var.room.db, c.var.actor, params.id)),
  ),
  operation(
    {
      name: 'createInterest',
      group: 'interests',
      method: 'post',
      path: '/interests',
      who: 'token',
      scope: 'interests:write',
      status: 201,
      body: z.object({
        listing: told(id, 'listing'),
        organisation: told(id, 'organisationOf'),
        brought: told(z.string().max(64).optional(), 'brought'),
        sentence: told(z.string().max(2_000), 'sentence'),
        contact: told(z.string().max(300), 'contactGiven'),
        language: langShape.optional(),
        interests: told(longText, 'interests'),
        brings: told(longText, 'brings'),
        proposes: told(longText, 'proposes'),
        wishedLanguage: told(langShape.optional(), 'wishedLanguage'),
        noConfidential: told(z.boolean().optional(), 'noConfidential'),
        consent: told(z.boolean().optional(), 'consent'),
      }),
      answer: z.object({ id, reference: told(z.string(), 'reference') }),
      location: (made) => `/api/v1/interests/${made.id}`,
    },
    async (c, { body: { listing, organisation, brought, language, wishedLanguage, ...written } }) => {
      const made = await expressInterest(c.var.room.db, c.var.actor, {
        ...written,
        listingId: uuid(listing),
        fromOrganisationId: uuid(organisation),
        broughtListingId: brought === undefined ? undefined : uuid(brought),
        lang: language,
        wishedLang: wishedLanguage,
      })
      return { id: idOut(made.id), reference: made.reference }
    },
  ),
]

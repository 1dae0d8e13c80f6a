import { z } from 'zod'
import { readId } from '../../../core/id.ts'
import { cardsFor, inHall, listingFor, mine } from '../../../modules/listings/listings.ts'
import { scopeFor } from '../../../modules/alliances/alliances.ts'
import { listingKinds } from '../../../modules/listings/content.ts'
import { glossFor, hallFacets, hallSorts } from '../../../modules/matching/matching.ts'
import { currentChoices, termsOf } from '../../../modules/vocabularies/vocabularies.ts'
import { operation } from '../operation.ts'
import { cardOut, cardShape, chainLinkShape, fieldShape, needClassShape, kindShape, partnershipShape, stageShape, stateShape } from '../shapes/card.ts'
import { id, idOut, instant, instantOut, knownCountry, langShape, listOf, nameOut, nameShape, paging, reading } from '../shapes/values.ts'
import { listingOut, listingShape } from '../shapes/listing.ts'
import { kindOfOrganisation } from '../shapes/organisation.ts'
import { told } from '../told.ts'

const asList = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value])
/** Any of several values, each given once more under the same name. */
const anyOf = <Value extends z.ZodType>(value: Value) => z.preprocess(asList, z.array(value).max(20)).optional()

const facets = {
  kind: told(anyOf(z.enum(listingKinds)), 'kind'),
  field: anyOf(fieldShape),
  priority: anyOf(fieldShape),
  chain: anyOf(fieldShape),
  chainLink: anyOf(chainLinkShape),
  needClass: anyOf(needClassShape),
  stage: told(anyOf(stageShape), 'stage'),
  trl: told(anyOf(z.string().regex(/^[1-9]$/)), 'trl'),
  partnership: anyOf(partnershipShape),
  country: told(anyOf(knownCountry), 'country'),
  region: told(anyOf(z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)), 'region'),
  organisationKind: told(anyOf(kindOfOrganisation), 'organisationKind'),
  lang: told(anyOf(langShape), 'languages'),
}

const ownShape = z.object({
  id,
  reference: z.string(),
  kind: kindShape,
  state: stateShape,
  externalId: told(z.string().optional(), 'externalId'),
  title: nameShape,
  organisation: z.object({ id, name: nameShape }),
  pending: z.boolean(),
  returned: z.boolean(),
  views: z.int(),
  publishedAt: instant.optional(),
  expiresAt: instant.optional(),
  updatedAt: instant,
})

export const listingOperations = [
  operation(
    {
      name: 'listListings',
      group: 'listings',
      method: 'get',
      path: '/listings',
      who: 'anyone',
      scope: 'listings:read',
      query: z.object({ q: told(z.string().max(400).default(''), 'words'), ...facets, alliance: told(z.string().max(80).optional(), 'allianceScope'), sort: told(z.enum(hallSorts).default('relevance'), 'sort'), ...paging, ...reading }),
      answer: z.object({ ...listOf(cardShape), facets: told(z.record(z.string(), z.record(z.string(), z.int())), 'facets') }),
    },
    async (c, { query }) => {
      const { room, actor } = c.var
      const { q, sort, page, limit, language, alliance } = query
      const scope = alliance ? (await scopeFor(room.db, actor, alliance)).scope : undefined
      const chosen = Object.fromEntries(hallFacets.flatMap((facet) => (query[facet] ? [[facet, query[facet]]] : [])))
      const found = room.matcher.hall(actor, { text: q, chosen: currentChoices(await termsOf(room.db), chosen), scope, sort, offset: (page - 1) * limit, limit })
      const cards = await cardsFor(room.db, actor, found.ids, inHall)
      return { items: cards.map((card) => cardOut(room.config.url, card, language)), total: found.total, page, limit, facets: found.facets }
    },
  ),
  operation(
    {
      name: 'readListing',
      group: 'listings',
      method: 'get',
      path: '/listings/{id}',
      who: 'anyone',
      scope: 'listings:read',
      params: z.object({ id }),
      query: z.object(reading),
      answer: listingShape,
    },
    async (c, { params, query: { language } }) => {
      const listing = await listingFor(c.var.room.db, c.var.actor, params.id)
      if (listing.id !== readId(params.id)) return c.redirect(`/api/v1/listings/${idOut(listing.id)}`, 308)
      const gloss = language && (await glossFor(c.var.room.matcher, listing, language))
      return listingOut(c.var.room.config.url, listing, language, gloss)
    },
  ),
  operation(
    {
      name: 'listOwnListings',
      group: 'own',
      method: 'get',
      path: '/own/listings',
      who: 'token',
      scope: 'listings:read',
      query: z.object({ q: told(z.string().max(200).optional(), 'words'), kind: kindShape.optional(), state: stateShape.optional(), ...paging }),
      answer: z.object(listOf(ownShape)),
    },
    async (c, { query: { q, kind, state, page, limit } }) => {
      const { listings, total } = await mine(c.var.room.db, c.var.actor, { text: q, kind, state, offset: (page - 1) * limit, limit })
      const items = listings.map((one) => ({
        id: idOut(one.id),
        reference: one.reference,
        kind: one.kind,
        state: one.state,
        externalId: one.externalId ?? undefined,
        title: nameOut(one.title),
        organisation: { id: idOut(one.ownerId), name: nameOut(one.owner) },
        pending: one.hasPending,
        returned: one.returned,
        views: one.views,
        publishedAt: instantOut(one.publishedAt),
        expiresAt: instantOut(one.expiresAt),
        updatedAt: one.updatedAt.toISOString(),
      }))
      return { items, total, page, limit }
    },
  ),
]

import { z } from 'zod'
import { visitor } from '../../../core/actor.ts'
import { matchesOfProblem, pasteProblem, type Problem, problemAt } from '../../../modules/doors/doors.ts'
import { cardsFor, inHall } from '../../../modules/listings/listings.ts'
import { addressBlock } from '../../gate/address.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { operation } from '../operation.ts'
import { matchOut, matchShape } from '../shapes/match.ts'
import { linksShape } from '../shapes/organisation.ts'
import { day, idOut, instant, instantOut, langShape, reading } from '../shapes/values.ts'
import { named, told } from '../told.ts'

const key = told(z.string().min(1).max(80), 'problemKey')

const problemShape = named(
  'Problem',
  z.object({
    key,
    state: told(z.enum(['draft', 'waiting', 'taken', 'refused', 'withdrawn']), 'problemState'),
    language: langShape,
    body: told(z.string().optional(), 'problemBody'),
    figure: z.string().optional(),
    wantedBy: day.optional(),
    tried: z.string().optional(),
    listing: told(z.string().optional(), 'problemListing'),
    createdAt: instant,
    expiresAt: told(instant, 'problemExpires'),
    matches: z.array(matchShape),
    links: told(linksShape, 'problemLinks'),
  }),
)

/** `listing` is the need that it became, once anybody may read it; until then what became of it is its state. */
const problemOut = (origin: string, token: string, one: Problem, listing: string | undefined) => {
  const link = (lang: 'zh' | 'en') => origin + href(routes.problems.show, { lang, token })
  return {
    key: token,
    state: one.state,
    language: one.lang,
    body: one.body ?? undefined,
    figure: one.figure ?? undefined,
    wantedBy: one.wantedBy ?? undefined,
    tried: one.tried ?? undefined,
    listing: listing && idOut(listing),
    createdAt: one.createdAt.toISOString(),
    expiresAt: instantOut(one.expiresAt) ?? one.createdAt.toISOString(),
    links: { zh: link('zh'), en: link('en') },
  }
}

export const problemOperations = [
  operation(
    {
      name: 'pasteProblem',
      group: 'doors',
      method: 'post',
      path: '/problems',
      who: 'anyone',
      scope: 'listings:read',
      status: 201,
      body: z.object({ body: told(z.string().max(80_000), 'problemBody'), language: langShape.default('en') }),
      answer: z.object({ key, links: told(linksShape, 'problemLinks') }),
      location: (made) => `/api/v1/problems/${made.key}`,
    },
    async (c, { body: { body, language } }) => {
      const { room, actor } = c.var
      const token = await pasteProblem(room.db, { body, readerLang: language, source: { block: addressBlock(c), proven: false } }, actor.at)
      const link = (lang: 'zh' | 'en') => room.config.url + href(routes.problems.show, { lang, token })
      return { key: token, links: { zh: link('zh'), en: link('en') } }
    },
  ),
  operation(
    { name: 'readProblem', group: 'doors', method: 'get', path: '/problems/{key}', who: 'anyone', scope: 'listings:read', params: z.object({ key }), query: z.object(reading), answer: problemShape },
    async (c, { params, query: { language } }) => {
      const { room, actor } = c.var
      const found = await problemAt(room.db, params.key, actor.at)
      const matches = found.body === null ? [] : await matchesOfProblem(room.db, room.matcher, found, actor.at)
      const [card] = found.listingId ? await cardsFor(room.db, visitor(actor.at), [found.listingId], inHall) : []
      return { ...problemOut(room.config.url, params.key, found, card?.id), matches: matches.map((one) => matchOut(room.config.url, one, language)) }
    },
  ),
]

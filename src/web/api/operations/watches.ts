import { z } from 'zod'
import { readChoices, removeWatch, rhythms, saveSearch, type ShownWatch, usualTelling, watchesOf, watchFor } from '../../../modules/watches/watches.ts'
import { hallFacets } from '../../../modules/matching/matching.ts'
import { operation } from '../operation.ts'
import { id, idOut, instant, instantOut } from '../shapes/values.ts'
import { named, told } from '../told.ts'

const values = z.array(z.string().max(40)).max(20)
const filters = z.partialRecord(z.enum(hallFacets), values)

const searchShape = named(
  'SavedSearch',
  z.object({
    id,
    name: told(z.string(), 'savedName'),
    words: told(z.string().optional(), 'words'),
    filters: told(filters, 'savedFilters'),
    rhythm: told(z.enum(rhythms), 'rhythm'),
    desk: told(z.boolean(), 'byDesk'),
    mail: told(z.boolean(), 'byMail'),
    paused: told(z.boolean(), 'paused'),
    createdAt: instant,
    nextAt: told(instant.optional(), 'nextAt'),
    toldAt: told(instant.optional(), 'toldAt'),
  }),
)

const searchOut = (one: ShownWatch): z.input<typeof searchShape> => ({
  id: idOut(one.id),
  name: one.name ?? '',
  words: one.words ?? undefined,
  filters: readChoices(one.chosen),
  rhythm: one.rhythm,
  desk: one.byDesk,
  mail: one.byMail,
  paused: one.pausedAt !== null,
  createdAt: one.createdAt.toISOString(),
  nextAt: instantOut(one.next),
  toldAt: instantOut(one.toldAt),
})

export const watchOperations = [
  operation(
    { name: 'listSavedSearches', group: 'watches', method: 'get', path: '/saved-searches', who: 'token', scope: 'watches:read', answer: z.object({ items: z.array(searchShape) }) },
    async (c) => ({ items: (await watchesOf(c.var.room.db, c.var.actor)).filter((one) => one.kind === 'search').map(searchOut) }),
  ),
  operation(
    {
      name: 'createSavedSearch',
      group: 'watches',
      method: 'post',
      path: '/saved-searches',
      who: 'token',
      scope: 'watches:write',
      status: 201,
      body: z.object({
        name: told(z.string().max(500), 'savedName'),
        words: told(z.string().max(2_000).optional(), 'words'),
        filters: told(filters.optional(), 'savedFilters'),
        rhythm: told(z.enum(rhythms).default(usualTelling.rhythm), 'rhythm'),
        desk: told(z.boolean().default(true), 'byDesk'),
        mail: told(z.boolean().default(true), 'byMail'),
      }),
      answer: searchShape,
      location: () => '/api/v1/saved-searches',
    },
    async (c, { body: { name, words, filters: chosen, rhythm, desk, mail } }) => {
      const { room, actor } = c.var
      const made = await saveSearch(room.db, room.matcher, actor, { name, words, chosen, telling: { rhythm, byDesk: desk, byMail: mail } })
      return searchOut((await watchFor(room.db, room.matcher, actor, made, 1)).watch)
    },
  ),
  operation(
    { name: 'removeSavedSearch', group: 'watches', method: 'post', path: '/saved-searches/{id}/removal', who: 'token', scope: 'watches:write', params: z.object({ id }), answer: z.object({ id }) },
    async (c, { params }) => {
      await removeWatch(c.var.room.db, c.var.actor, params.id)
      return { id: params.id }
    },
  ),
]

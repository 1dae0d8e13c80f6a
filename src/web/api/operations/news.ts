import { z } from 'zod'
import { Failure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import { allianceBySlug } from '../../../modules/alliances/alliances.ts'
import { citationsOf, newsItemFor, newsVisibleTo } from '../../../modules/news/news.ts'
import { operation } from '../operation.ts'
import { kindOfNews, newsOut, newsShape } from '../shapes/news.ts'
import { id, listOf, paging, reading } from '../shapes/values.ts'
import { told } from '../told.ts'

export const newsOperations = [
  operation(
    {
      name: 'listNews', group: 'news', method: 'get', path: '/news', who: 'anyone', scope: 'listings:read',
      query: z.object({ kind: kindOfNews.optional(), alliance: told(z.string().max(80).optional(), 'allianceOf'), ...paging, ...reading }), answer: z.object(listOf(newsShape)),
    },
    async (c, { query: { kind, alliance, page, limit, language } }) => {
      const { room, actor } = c.var
      const spaceId = alliance === undefined ? undefined : (await allianceBySlug(room.db, actor, alliance)).id
      const { items, total } = await newsVisibleTo(room.db, actor, { kind, spaceId, limit, offset: (page - 1) * limit })
      const facts = await Promise.all(items.map((one) => citationsOf(room.db, actor, one)))
      return { items: items.map((one, place) => newsOut(room.config.url, one, facts[place] ?? [], language)), total, page, limit }
    },
  ),
  operation(
    { name: 'readNews', group: 'news', method: 'get', path: '/news/{id}', who: 'anyone', scope: 'listings:read', params: z.object({ id }), query: z.object(reading), answer: newsShape },
    async (c, { params, query: { language } }) => {
      const { room, actor } = c.var
      const item = await newsItemFor(room.db, actor, params.id)
      if (item.state !== 'published') throw new Failure('missing', refusals.missing)
      return newsOut(room.config.url, item, await citationsOf(room.db, actor, item), language)
    },
  ),
]

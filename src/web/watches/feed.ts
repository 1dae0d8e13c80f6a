import { feedFor, kindWords } from '../../modules/watches/watches.ts'
import { textAnswer } from '../encode.ts'
import { atomFeed } from '../listings/hall/feed.ts'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

/** A person's feed, for whoever has its address: what its owner may read now. Kept by no cache that others share. */
export async function showSavedFeed(c: Visit): Promise<Response> {
  const { room, lang, actor } = c.var
  const token = c.req.param('token') ?? ''
  const { watch, cards } = await feedFor(room.db, room.matcher, token, actor.at)
  const body = atomFeed({
    lang,
    origin: room.config.url,
    self: href(routes.watches.atom, { lang, token }),
    page: href(routes.watches.list, { lang }),
    title: watch.name ?? kindWords[watch.kind][lang],
    cards,
    now: actor.at,
  })
  return textAnswer(c, body, 'application/atom+xml; charset=utf-8', { 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
}

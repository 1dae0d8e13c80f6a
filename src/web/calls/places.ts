import type { Actor } from '../../core/actor.ts'
import { missing } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { callTitleOf, type Judge, judgeByToken, judgeOf, reviewCallsOf } from '../../modules/calls/judging/judging.ts'
import { type Again, page, statusOf } from '../respond.tsx'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import type { Desk } from './review-pages.tsx'

/** Whose desk it is, what call, and its addresses: by account or by the personal link. */
export type Place = { judge: Judge; title: string; desk: Desk; secret: boolean; fileHref: (entry: string, file: string) => string }

export async function byAccount(c: Visit): Promise<Place> {
  const { room: { db }, actor, lang } = c.var
  const slug = c.req.param('slug') ?? ''
  const judge = await judgeBySlug(c, actor, slug)
  const at = { lang, slug }
  const on = (entry: string) => ({ ...at, entry })
  return {
    judge, title: shown(lang, await callTitleOf(db, judge.callId)).text, secret: false, fileHref: (entry, file) => href(routes.reviews.file, { ...on(entry), file }),
    desk: { queue: href(routes.reviews.queue, at), answer: href(routes.reviews.answer, at), show: (entry) => href(routes.reviews.show, on(entry)), save: (entry) => href(routes.reviews.save, on(entry)), submit: (entry) => href(routes.reviews.submit, on(entry)), conflict: (entry) => href(routes.reviews.conflict, on(entry)),
      pack: (round) => href(routes.reviews.pack, { ...at, round }), sheet: (round) => href(routes.reviews.sheet, { ...at, round }), sheetBack: (round) => href(routes.reviews.sheetBack, { ...at, round }),
      pair: (round) => href(routes.reviews.pair, { ...at, round }) },
  }
}

async function judgeBySlug(c: Visit, actor: Actor, slug: string): Promise<Judge> {
  const found = (await reviewCallsOf(c.var.room.db, actor)).find((call) => call.slug === slug)
  if (!found) throw missing()
  return judgeOf(c.var.room.db, actor, found.id)
}

export async function byLink(c: Visit): Promise<Place> {
  const { room: { db }, lang } = c.var
  const token = c.req.param('token') ?? ''
  const judge = await judgeByToken(db, token)
  const at = { lang, token }
  const on = (entry: string) => ({ ...at, entry })
  return {
    judge, title: shown(lang, await callTitleOf(db, judge.callId)).text, secret: true, fileHref: (entry, file) => href(routes.judges.file, { ...on(entry), file }),
    desk: { queue: href(routes.judges.queue, at), answer: href(routes.judges.answer, at), show: (entry) => href(routes.judges.show, on(entry)), save: (entry) => href(routes.judges.save, on(entry)), submit: (entry) => href(routes.judges.submit, on(entry)), conflict: (entry) => href(routes.judges.conflict, on(entry)),
      pack: (round) => href(routes.judges.pack, { ...at, round }), sheet: (round) => href(routes.judges.sheet, { ...at, round }), sheetBack: (round) => href(routes.judges.sheetBack, { ...at, round }),
      pair: (round) => href(routes.judges.pair, { ...at, round }) },
  }
}

export type Find = (c: Visit) => Promise<Place>

export const draw = (c: Visit, place: Place, title: string, body: Parameters<typeof page>[2], again?: Again): Promise<Response> =>
  page(c, { title, active: 'calls', noindex: true, secret: place.secret, status: again ? statusOf(again.failure) : 200 }, body)

export const entryOf = (c: Visit): string => {
  const id = readId(c.req.param('entry') ?? '')
  if (!id) throw missing()
  return id
}

import type { Child } from 'hono/jsx'
import { bodiesOf, type Thing, placeOf } from '../../../modules/alliances/bodies/bodies.ts'
import { type Again, page, statusOf } from '../../respond.tsx'
import type { Visit } from '../../room.ts'
import { idOf } from '../../typed.ts'
import type { Room } from './frame.tsx'

async function roomAt(c: Visit, of: Parameters<typeof placeOf>[2]): Promise<Room> {
  const { actor, lang, room } = c.var
  const place = await placeOf(room.db, actor, of)
  return { lang, actor, place, bodies: await bodiesOf(room.db, actor, place.id) }
}

/** The rooms of the alliance in the address. @throws missing */
export const roomBySlug = (c: Visit): Promise<Room> => roomAt(c, { slug: c.req.param('slug') ?? '' })
/** The rooms of the alliance whose thing the address names. @throws missing */
export const roomByThing = (c: Visit, thing: Thing): Promise<Room> => roomAt(c, { thing, id: idOf(c) })

/** A page of these rooms. */
export const answer = (c: Visit, title: string, body: Child, again?: Again): Promise<Response> =>
  page(c, { title, active: 'alliances', noindex: c.var.actor.kind !== 'visitor' || again !== undefined, status: again ? statusOf(again.failure) : 200 }, body)

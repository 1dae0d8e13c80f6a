import { missing } from '../../../core/failure.ts'
import type { Actor } from '../../../core/actor.ts'
import type { Text } from '../../../core/text.ts'
import { holds } from '../../../core/visibility.ts'
import { type Db, row, sql } from '../../../platform/database.ts'
import { type SpaceVisibility, spaceReadable } from '../../spaces/spaces.ts'

/** The alliance that something belongs to, as its pages need it. */
export type Place = { id: string; slug: string; name: Text; visibility: SpaceVisibility }

const owners = {
  body: sql`select alliance_id as id, space_id as at from body`,
  meeting: sql`select b.alliance_id as id, m.id as at from body_meeting m join body b on b.space_id = m.body_id`,
  motion: sql`select b.alliance_id as id, m.id as at from body_motion m join body b on b.space_id = m.body_id`,
  advice: sql`select b.alliance_id as id, a.id as at from body_advice a join body b on b.space_id = a.to_body`,
  seat: sql`select b.alliance_id as id, s.seat_id as at from body_seat s join body b on b.space_id = s.body_id`,
  conflict: sql`select alliance_id as id, id as at from body_conflict`,
  statement: sql`select alliance_id as id, id as at from alliance_statement`,
  action: sql`select alliance_id as id, id as at from alliance_action`,
  milestone: sql`select alliance_id as id, id as at from alliance_milestone`,
  alliance_letter: sql`select alliance_id as id, id as at from alliance_letter`,
} as const
export type Thing = keyof typeof owners

/** An alliance by its slug, or by something that is its own. Who sits in one of its bodies may read it too. @throws missing */
export async function placeOf(db: Db, actor: Actor, of: { slug: string } | { thing: Thing; id: string }): Promise<Place> {
  const where = 'slug' in of ? sql`s.slug = ${of.slug}` : sql`s.id in (select own.id from (${owners[of.thing]}) own where own.at = ${of.id})`
  const found = await row<Place & { bodies: string[] }>(
    db,
    sql`select s.id, s.slug, s.name, s.visibility, array(select space_id::text from body where alliance_id = s.id) as bodies from space s where s.kind = 'alliance' and ${where}`,
  )
  if (!found) throw missing()
  const { bodies, ...place } = found
  if (!holds(spaceReadable, actor, { id: place.id, visibility: place.visibility }) && !actor.seats.some((seat) => bodies.includes(seat.spaceId))) throw missing()
  return place
}

/** In which body a thing is, for the way back after a deed; it asks for no right. */
export const bodyOfSeat = async (db: Db, seatId: string): Promise<string | undefined> => (await row<{ id: string }>(db, sql`select body_id as id from body_seat where seat_id = ${seatId}`))?.id

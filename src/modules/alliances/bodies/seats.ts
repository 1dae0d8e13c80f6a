import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Name } from '../../../core/text.ts'
import { halvesOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { memberOrganisations } from '../../spaces/spaces.ts'
import { bodyToLead, shapes } from './founding.ts'
import { bodyRefusals } from './messages.ts'
import { canShapeBodies } from './policy.ts'
import { dayOf } from './text.ts'
import type { BodySeatRole } from './words.ts'

export type BodySeat = {
  id: string
  personId: string
  name: Name | null
  role: BodySeatRole
  organisationId: string | null
  organisation: Name | null
  organisationSlug: string | null
  alternateFor: string | null
  fromOn: string
  toOn: string | null
  /** In force on the day of the caller. */
  current: boolean
}

const order = sql.raw(`array_position(array['chair', 'champion', 'member', 'alternate', 'secretary'], s.role)`)

/** The seats of a body, present and former, present ones first in their order. */
export const seatsOfBody = (db: Db, actor: Actor, bodyId: string): Promise<BodySeat[]> => {
  const current = sql`(s.from_on <= ${dayOf(actor.at)}::date and (s.to_on is null or s.to_on > ${dayOf(actor.at)}::date))`
  return rows<BodySeat>(
    db,
    sql`select s.id, s.person_id as "personId", p.name, s.role, b.organisation_id as "organisationId", o.name as organisation, o.slug as "organisationSlug", b.alternate_for as "alternateFor",
          s.from_on as "fromOn", s.to_on as "toOn", ${current} as current
        from seat s join body_seat b on b.seat_id = s.id join person p on p.id = s.person_id left join organisation o on o.id = b.organisation_id
        where s.space_id = ${bodyId} order by ${current} desc, ${order}, s.from_on, s.id`,
  )
}

export type NewSeat = { bodyId: string; /** Who takes it, by their address or id. */ email?: string; personId?: string; role: BodySeatRole; organisationId?: string; /** The seat that an alternate stands in for. */ alternateFor?: string; /** First day without it; default: the end of the term. */ toOn?: string }

async function personOf(tx: Db, input: NewSeat): Promise<string> {
  const found = await row<{ id: string }>(tx, sql`select id from person where erased_at is null and (id = ${input.personId ?? null}::uuid or email = ${input.email?.trim().toLowerCase() ?? null})`)
  if (!found) throw wrong('email', bodyRefusals.person)
  return found.id
}

/** For an organisation of the alliance, by one of its people. */
async function checkOrganisation(tx: Db, actor: Actor, allianceId: string, organisationId: string, personId: string): Promise<void> {
  const theirs = await row(tx, sql`select 1 from affiliation where person_id = ${personId} and organisation_id = ${organisationId} and ended_at is null`)
  if (!theirs) throw wrong('organisation', bodyRefusals.organisation)
  if (!(await memberOrganisations(tx, [allianceId], actor.at)).includes(organisationId)) throw wrong('organisation', bodyRefusals.member)
}

/**
 * Gives a seat: held for a member organisation by one of its people, or in the person's own right. Nobody has two seats
 * in a body, no seat two alternates. The person is told.
 * @throws missing | conflict once the body has ended | invalid
 */
export async function seatPerson(db: Db, actor: Actor, input: NewSeat): Promise<string> {
  const id = newId(actor.at.getTime())
  const today = dayOf(actor.at)
  await change(db, actor, { verb: 'body.seat', object: { type: 'body', id: input.bodyId }, audience: 'space', related: [id] }, async (tx) => {
    const body = await bodyToLead(tx, actor, input.bodyId, shapes)
    const personId = await personOf(tx, input)
    if (input.organisationId) await checkOrganisation(tx, actor, body.allianceId, input.organisationId, personId)
    const seats = (await seatsOfBody(tx, actor, body.id)).filter((one) => one.current)
    if (seats.some((one) => one.personId === personId)) throw wrong('email', bodyRefusals.seated)
    const alternateFor = input.role === 'alternate' ? input.alternateFor : undefined
    const stoodFor = seats.find((one) => one.id === alternateFor)
    if (input.role === 'alternate' && (!stoodFor || stoodFor.role === 'alternate' || stoodFor.role === 'secretary' || seats.some((one) => one.alternateFor === alternateFor))) throw wrong('alternateFor', bodyRefusals.alternate)
    const term = await row<{ toOn: string }>(tx, sql`select to_on as "toOn" from body_term where body_id = ${body.id} and to_on > ${today}::date order by from_on limit 1`)
    const toOn = input.toOn ?? term?.toOn ?? null
    if (toOn !== null && toOn <= today) throw wrong('toOn', bodyRefusals.seatDates)
    await run(tx, sql`insert into seat (id, space_id, person_id, role, from_on, to_on) values (${id}, ${body.id}, ${personId}, ${input.role}, ${today}, ${toOn})`)
    await run(tx, sql`insert into body_seat (seat_id, body_id, organisation_id, alternate_for) values (${id}, ${body.id}, ${input.organisationId ?? null}, ${alternateFor ?? null})`)
    await tell(tx, { kind: 'body_seated', people: [personId], object: { type: 'body', id: body.id }, version: id, about: { body: halvesOf(body.name) } })
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'seat_active')) throw wrong('email', bodyRefusals.seated)
    throw error
  })
  return id
}

/** Ends a seat today, and with it the alternate's: by who runs the alliance, or by its holder. @throws missing */
export async function leaveSeat(db: Db, actor: Actor, id: string): Promise<void> {
  const today = dayOf(actor.at)
  const found = await row<{ bodyId: string; allianceId: string; personId: string }>(
    db,
    sql`select b.body_id as "bodyId", y.alliance_id as "allianceId", s.person_id as "personId" from seat s join body_seat b on b.seat_id = s.id join body y on y.space_id = b.body_id where s.id = ${id}`,
  )
  if (!found || !(found.personId === actor.personId || canShapeBodies(actor, found.allianceId))) throw missing()
  await change(db, actor, { verb: 'body.end_seat', object: { type: 'body', id: found.bodyId }, audience: 'space', related: [id] }, async (tx) => {
    const ended = await run(tx, sql`update seat set to_on = greatest(${today}::date, from_on) where id = ${id} and (to_on is null or to_on > ${today}::date)`)
    if (ended === 0) throw new Failure('conflict', bodyRefusals.ended)
    await run(tx, sql`update seat set to_on = greatest(${today}::date, from_on) where id in (select seat_id from body_seat where alternate_for = ${id}) and (to_on is null or to_on > ${today}::date)`)
  })
}

/** The caller's own seat in a body today. */
export const ownSeat = (db: Db, actor: Actor, bodyId: string): Promise<{ id: string; role: BodySeatRole } | undefined> =>
  row(
    db,
    sql`select s.id, s.role from seat s join body_seat b on b.seat_id = s.id where s.space_id = ${bodyId} and s.person_id = ${actor.personId ?? null}
        and s.from_on <= ${dayOf(actor.at)}::date and (s.to_on is null or s.to_on > ${dayOf(actor.at)}::date)`,
  )

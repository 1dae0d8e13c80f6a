import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import type { Lang, Name } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { type Card, cardsFor, inHall } from '../../listings/listings.ts'
import { eventFor } from '../reading.ts'
import { takesPart } from '../registration/reading.ts'
import { cancelAll } from './holding.ts'
import { meetingRefusals } from './messages.ts'
import { atNight, type Clock, clockOf, type MeetingRole } from './rules.ts'
import { type MeetingRound, roundOf, slotsOf } from './settings.ts'

/** Somebody who takes part in the meetings of an event, as the other participants see them. */
export type MeetingPerson = {
  personId: string
  name: Name
  organisationId: string
  organisation: Name
  organisationSlug: string
  country: string
  role: MeetingRole
  clock: Clock
  listingId: string | null
  words: string | null
  lang: Lang
  version: number
}

const columns = sql`mp.person_id as "personId", p.name, mp.organisation_id as "organisationId", o.name as organisation, o.slug as "organisationSlug", o.country, mp.role, mp.clock, mp.listing_id as "listingId", mp.words, mp.lang, mp.version`
const from = sql`from meeting_person mp join person p on p.id = mp.person_id join organisation o on o.id = mp.organisation_id`

/** Everybody who takes part, by organisation and name. */
export const meetingPeople = (db: Db, eventId: string): Promise<MeetingPerson[]> =>
  rows<MeetingPerson>(db, sql`select ${columns} ${from} where mp.event_id = ${eventId} and mp.state = 'in' order by o.name ->> 'en', o.name ->> 'zh', p.name ->> 'en', mp.person_id`)

/** The listings of people as the actor reads them; one whose owner is withheld from the actor is not named beside its owner's people. */
export async function listingsOf(db: Db, actor: Actor, people: readonly MeetingPerson[]): Promise<Map<string, Card>> {
  const cards = new Map((await cardsFor(db, { ...actor, roles: [] }, [...new Set(people.flatMap(({ listingId }) => listingId ?? []))], inHall)).map((card) => [card.id, card]))
  return new Map(people.flatMap(({ personId, organisationId, listingId }) => {
    const card = listingId ? cards.get(listingId) : undefined
    return card?.owner?.id === organisationId ? [[personId, card] as const] : []
  }))
}

export const meetingPerson = (db: Db, eventId: string, personId: string | undefined): Promise<MeetingPerson | undefined> =>
  personId ? row<MeetingPerson>(db, sql`select ${columns} ${from} where mp.event_id = ${eventId} and mp.person_id = ${personId} and mp.state = 'in'`) : Promise.resolve(undefined)

export const wishesOpen = (round: MeetingRound, at: Date): boolean => round.openedAt !== null && (round.wishesCloseAt === null || round.wishesCloseAt > at)

/** An event's open round, for somebody who takes part in it. @throws missing | conflict */
export async function roundForPart(db: Db, actor: Actor, eventId: string): Promise<{ round: MeetingRound; me: MeetingPerson }> {
  await eventFor(db, actor, { id: eventId })
  const round = await roundOf(db, eventId)
  const me = await meetingPerson(db, eventId, actor.personId)
  if (!round?.openedAt || !me) throw missing()
  return { round, me }
}

export type JoinInput = { eventId: string; organisationId?: string; role: MeetingRole; listingId?: string; words?: string; lang: Lang }

/** Takes part in the meetings, or says anew what one looks for. Hours at night are left out until one says otherwise. @throws missing | invalid | conflict */
export async function joinMeetings(db: Db, actor: Actor, input: JoinInput): Promise<void> {
  const event = await eventFor(db, actor, { id: input.eventId })
  const round = await roundOf(db, event.id)
  if (!actor.personId || !round) throw missing()
  if (!round.openedAt) throw new Failure('conflict', meetingRefusals.notOpen)
  if (!wishesOpen(round, actor.at)) throw new Failure('conflict', meetingRefusals.closed)
  const home = actor.affiliations.find((one) => one.organisationId === input.organisationId)
  if (!home) throw wrong('organisationId', meetingRefusals.organisation)
  const words = input.words?.trim() || undefined
  if (!words && !input.listingId) throw wrong('words', meetingRefusals.what)
  if (words && words.length > 2000) throw wrong('words', meetingRefusals.long)
  if (input.listingId) {
    const [card] = await cardsFor(db, { ...actor, roles: [] }, [input.listingId], inHall)
    if (card?.owner?.id !== home.organisationId) throw wrong('listingId', meetingRefusals.listing)
  }
  const { personId } = actor
  await change(db, actor, { verb: 'event.meetings_join', object: { type: 'event', id: event.id }, onBehalfOf: home.organisationId }, async (tx) => {
    if (!(await takesPart(tx, event.id, personId))) throw new Failure('conflict', meetingRefusals.seatNeeded)
    const clock = clockOf(home.country)
    const [{ fresh } = { fresh: false }] = await rows<{ fresh: boolean }>(
      tx,
      sql`insert into meeting_person (event_id, person_id, organisation_id, role, clock, listing_id, words, lang, joined_at)
          values (${event.id}, ${personId}, ${home.organisationId}, ${input.role}, ${clock}, ${input.listingId ?? null}, ${words ?? null}, ${input.lang}, ${actor.at})
          on conflict (event_id, person_id) do update set organisation_id = excluded.organisation_id, role = excluded.role, clock = excluded.clock, listing_id = excluded.listing_id, words = excluded.words, lang = excluded.lang,
            state = 'in', left_at = null, version = meeting_person.version + 1 returning (xmax = 0) as fresh`,
    )
    if (!fresh) return
    const asleep = (await slotsOf(tx, event.id)).filter((slot) => atNight(slot, clock)).map(({ id }) => id)
    await run(tx, sql`insert into meeting_away (event_id, person_id, slot_id) select ${event.id}, ${personId}, slot from unnest(${sql.param(asleep)}::uuid[]) slot on conflict do nothing`)
  })
}

/** Takes part no longer: meetings to come are cancelled, requests end, the other people are told. @throws missing */
export async function leaveMeetings(db: Db, actor: Actor, input: { eventId: string; personId?: string }): Promise<void> {
  const personId = input.personId ?? actor.personId
  if (!personId) throw missing()
  await change(db, actor, { verb: 'event.meetings_leave', object: { type: 'event', id: input.eventId }, related: [personId] }, async (tx) => {
    const gone = await run(tx, sql`update meeting_person set state = 'out', left_at = ${actor.at}, version = version + 1 where event_id = ${input.eventId} and person_id = ${personId} and state = 'in'`)
    if (gone === 0) throw missing()
    await run(tx, sql`update meeting_request set state = case when from_person = ${personId} then 'cancelled' else 'declined' end, answered_at = ${actor.at}, version = version + 1 where event_id = ${input.eventId} and state = 'open' and ${personId} in (from_person, to_person)`)
    const held = await rows<{ id: string }>(tx, sql`select m.id from event_meeting m join meeting_slot s on s.id = m.slot_id where m.event_id = ${input.eventId} and m.state = 'held' and ${personId} in (m.a_id, m.b_id) and s.starts_at > ${actor.at}`)
    await cancelAll(tx, actor, held.map(({ id }) => id), { except: personId })
  })
}

/** The slots in which somebody is not there. */
export const awayOf = async (db: Db, eventId: string, personId: string): Promise<Set<string>> =>
  new Set((await rows<{ id: string }>(db, sql`select slot_id as id from meeting_away where event_id = ${eventId} and person_id = ${personId}`)).map(({ id }) => id))

/** Says in which slots one is there. A slot with a meeting stays. @throws missing | conflict */
export async function setAvailability(db: Db, actor: Actor, input: { eventId: string; free: readonly string[] }): Promise<void> {
  const { round } = await roundForPart(db, actor, input.eventId)
  if (!wishesOpen(round, actor.at)) throw new Failure('conflict', meetingRefusals.closed)
  await change(db, actor, { verb: 'event.meetings_free', object: { type: 'event', id: input.eventId } }, async (tx) => {
    // Who says it twice at once is heard one after the other: the last stands whole.
    await row(tx, sql`select from meeting_person where event_id = ${input.eventId} and person_id = ${actor.personId} for no key update`)
    await run(tx, sql`delete from meeting_away where event_id = ${input.eventId} and person_id = ${actor.personId}`)
    await run(
      tx,
      sql`insert into meeting_away (event_id, person_id, slot_id) select ${input.eventId}, ${actor.personId}, s.id from meeting_slot s where s.event_id = ${input.eventId} and s.id <> all(${sql.param([...input.free])}::uuid[])
            and not exists (select from event_meeting m where m.slot_id = s.id and m.state = 'held' and ${actor.personId}::uuid in (m.a_id, m.b_id)) on conflict do nothing`,
    )
  })
}

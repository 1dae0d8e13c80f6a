import { type Actor, mandateFor, publishesFor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { say } from '../../../core/text.ts'
import { halvesOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { type Card, cardsFor, inHall } from '../../listings/listings.ts'
import { officersOf } from '../../people/people.ts'
import { canRunEvent } from '../policy.ts'
import { type Event, eventFor, eventToRun } from '../reading.ts'
import { hallRefusals } from './messages.ts'

export type ExhibitState = 'asked' | 'shown' | 'taken'
/** Most exhibits of one event: a week with more has several halls. */
export const mostExhibits = 2000

const idsOf = async (db: Db, eventId: string, state: ExhibitState): Promise<string[]> =>
  (await rows<{ id: string }>(db, sql`select listing_id as id from event_exhibit where event_id = ${eventId} and state = ${state} order by put_at, listing_id limit ${mostExhibits}`)).map(({ id }) => id)

/** The exhibits of an event that the actor may read. Counts of any kind are counts of these (invariant 3). */
export const exhibitsOf = async (db: Db, actor: Actor, eventId: string): Promise<Card[]> => cardsFor(db, actor, await idsOf(db, eventId, 'shown'), inHall)

/** What waits for the organiser. @throws missing */
export async function exhibitsAsked(db: Db, actor: Actor, eventId: string): Promise<Card[]> {
  await eventToRun(db, actor, { id: eventId })
  return cardsFor(db, actor, await idsOf(db, eventId, 'asked'), inHall)
}

type Owned = { id: string; ownerId: string; publisherId: string }
const ownedBy = (db: Db, listingId: string): Promise<Owned | undefined> => row<Owned>(db, sql`select id, owner_id as "ownerId", publisher_id as "publisherId" from listing where id = ${listingId}`)

/** Its owner's officers, and whoever published it for the owner. */
const keeps = (actor: Actor, one: Owned): boolean => publishesFor(actor).some((id) => id === one.ownerId || (id === one.publisherId && mandateFor(actor, one.ownerId, 'publish', id) !== undefined))

const open = (event: Event): void => {
  if (event.state === 'cancelled') throw new Failure('conflict', hallRefusals.over)
}

/** An exhibitor asks for a place for their own published listing; who runs the event has it at once. @throws missing | invalid | conflict */
export async function askForPlace(db: Db, actor: Actor, input: { eventId: string; listingId: string }): Promise<ExhibitState> {
  const event = await eventFor(db, actor, { id: input.eventId })
  open(event)
  const [card] = await cardsFor(db, actor, [input.listingId], inHall)
  const owned = card && (await ownedBy(db, card.id))
  if (!owned || !keeps(actor, owned)) throw wrong('listing', hallRefusals.yours)
  const state: ExhibitState = canRunEvent(actor, event.id) ? 'shown' : 'asked'
  await change(db, actor, { verb: 'exhibit.ask', object: { type: 'event', id: event.id }, related: [card!.id], onBehalfOf: owned.ownerId }, async (tx) => {
    const made = await put(tx, actor, event.id, card!.id, state)
    if (!made || state === 'shown') return
    const people = await officersOf(tx, event.hostId)
    if (people.length > 0) await tell(tx, { kind: 'exhibit_asked', people, object: { type: 'event_hall', id: event.id }, version: card!.id, about: { event: halvesOf(event.name), title: halvesOf(card!.title) } })
  })
  return state
}

/** Whether anything changed: what is shown stays, what was taken out may be asked for again. */
async function put(tx: Db, actor: Actor, eventId: string, listingId: string, state: 'asked' | 'shown'): Promise<boolean> {
  const made = await run(
    tx,
    sql`insert into event_exhibit (event_id, listing_id, state, put_by, put_at) values (${eventId}, ${listingId}, ${state}, ${actor.personId ?? null}, ${actor.at})
        on conflict (event_id, listing_id) do update set state = excluded.state, put_by = excluded.put_by, put_at = excluded.put_at, decided_by = null, decided_at = null
        where event_exhibit.state = 'taken' or (event_exhibit.state = 'asked' and excluded.state = 'shown')`,
  )
  return made > 0
}

/** Puts listings into the hall by their references or addresses, one a line. @returns how many are new. @throws missing | invalid, naming what was not found */
export async function addExhibits(db: Db, actor: Actor, input: { eventId: string; typed: string }): Promise<number> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  open(event)
  const given = [...new Set(input.typed.split(/[\s,，;；]+/).map((one) => one.trim()).filter(Boolean))]
  if (given.length === 0) throw wrong('listings', hallRefusals.none)
  if (given.length > 300) throw wrong('listings', hallRefusals.tooMany)
  const found = new Map((await rows<{ id: string; reference: string }>(db, sql`select id, reference from listing where reference = any(${sql.param(given.map((one) => one.toUpperCase()))}::text[])`)).map((one) => [one.reference, one.id]))
  const wanted = given.map((one) => ({ one, id: found.get(one.toUpperCase()) }))
  const cards = new Set((await cardsFor(db, actor, wanted.flatMap(({ id }) => id ?? []), inHall)).map((card) => card.id))
  const lost = wanted.filter(({ id }) => !id || !cards.has(id)).map(({ one }) => one.slice(0, 60))
  if (lost.length > 0) {
    const references = lost.slice(0, 20).join(' ')
    throw wrong('listings', { zh: say('zh', hallRefusals.unknown, { references }), en: say('en', hallRefusals.unknown, { references }) })
  }
  let made = 0
  await change(db, actor, { verb: 'exhibit.add', object: { type: 'event', id: event.id }, related: [...cards] }, async (tx) => {
    for (const id of cards) if (await put(tx, actor, event.id, id, 'shown')) made += 1
  })
  return made
}

/** The organiser's answer to an exhibitor. @throws missing | conflict */
export async function decideExhibit(db: Db, actor: Actor, input: { eventId: string; listingId: string; accept: boolean }): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  await change(db, actor, { verb: input.accept ? 'exhibit.accept' : 'exhibit.decline', object: { type: 'event', id: event.id }, related: [input.listingId] }, async (tx) => {
    const done = await run(tx, sql`update event_exhibit set state = ${input.accept ? 'shown' : 'taken'}, decided_by = ${actor.personId ?? null}, decided_at = ${actor.at} where event_id = ${event.id} and listing_id = ${input.listingId} and state = 'asked'`)
    if (done === 0) throw new Failure('conflict', hallRefusals.state)
    const owned = (await ownedBy(tx, input.listingId))!
    const [card] = await cardsFor(tx, actor, [input.listingId], inHall)
    const people = await officersOf(tx, owned.ownerId)
    if (card && people.length > 0) await tell(tx, { kind: input.accept ? 'exhibit_shown' : 'exhibit_declined', people, object: { type: 'event_hall', id: event.id }, version: `${input.listingId}:${actor.at.toISOString()}`, about: { event: halvesOf(event.name), title: halvesOf(card.title) } })
  })
}

/** Takes an exhibit out again: by its owner, or who runs the event. @throws missing */
export async function takeExhibit(db: Db, actor: Actor, input: { eventId: string; listingId: string }): Promise<void> {
  const owned = await ownedBy(db, input.listingId)
  if (!owned || (!keeps(actor, owned) && !canRunEvent(actor, input.eventId))) throw missing()
  await change(db, actor, { verb: 'exhibit.take', object: { type: 'event', id: input.eventId }, related: [input.listingId] }, async (tx) => {
    if ((await run(tx, sql`update event_exhibit set state = 'taken', decided_by = ${actor.personId ?? null}, decided_at = ${actor.at} where event_id = ${input.eventId} and listing_id = ${input.listingId} and state <> 'taken'`)) === 0) throw missing()
  })
}

/** The actor's own published listings that could still go into the hall, and those that are there or wait; at most 100. */
export async function ownForHall(db: Db, actor: Actor, eventId: string): Promise<{ card: Card; state?: ExhibitState }[]> {
  const mine = publishesFor(actor)
  if (mine.length === 0) return []
  const found = await rows<{ id: string; state: ExhibitState | null }>(
    db,
    sql`select l.id, x.state from listing l left join event_exhibit x on x.listing_id = l.id and x.event_id = ${eventId} and x.state <> 'taken'
        where l.owner_id = any(${sql.param(mine)}::uuid[]) and l.live_revision_id is not null order by (x.state is not null) desc, l.id desc limit 100`,
  )
  const states = new Map(found.map((one) => [one.id, one.state ?? undefined]))
  return (await cardsFor(db, actor, found.map((one) => one.id), inHall)).map((card) => ({ card, state: states.get(card.id) }))
}

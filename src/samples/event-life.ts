import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Actor } from '../core/actor.ts'
import { isFailure } from '../core/failure.ts'
import { addExhibits, boothFor, draftOf, type Event, eventDayIn, eventFor, exhibitsOf, register, saveBooth, takesPart, ticketsOf } from '../modules/events/events.ts'
import { askRun, joinMeetings, performRun, publishRun, roundOf, runsOf, setUpMeetings, wish } from '../modules/events/meetings/meetings.ts'
import { addPitch, pitchRows } from '../modules/events/roadshow/roadshow.ts'
import { actorOfPerson, peopleByEmail } from '../modules/people/people.ts'
import { rows, sql } from '../platform/database.ts'
import { projectRoot } from '../platform/root.ts'
import type { RoomsStage } from './rooms.ts'

const both = z.object({ zh: z.string(), en: z.string() })
const shape = z.array(
  z.object({
    event: z.string(), officer: z.string(), exhibitedDaysAgo: z.number(), registeredDaysAgo: z.number(), wishedDaysAgo: z.number(),
    exhibits: z.array(z.string()),
    booths: z.array(z.object({ organisation: z.string(), by: z.string(), about: both })),
    roadshow: z.object({ session: z.string(), listings: z.array(z.string()) }),
    meetings: z.object({
      /** Counted from the event's first, by the clock of Beijing. */
      day: z.number(), from: z.string(), to: z.string(), tables: z.number(), rooms: z.array(z.string()), note: both,
      people: z.array(z.object({ email: z.string(), role: z.enum(['offers', 'seeks']), lang: z.enum(['zh', 'en']), listing: z.string().optional(), words: z.string(), must: z.array(z.string()), meet: z.array(z.string()) })),
    }),
  }),
)
type Life = z.output<typeof shape>[number]

const day = 86_400_000
const noneThere = (error: unknown) => (isFailure(error, 'missing') ? undefined : Promise.reject(error))

async function at({ db, now }: RoomsStage, email: string, daysAgo: number): Promise<Actor> {
  const [personId] = await peopleByEmail(db, [email])
  return (await actorOfPerson(db, personId!, new Date(now.getTime() - daysAgo * day)))!
}

/**
 * Fills the sample events: a hall with booths, the teams of a roadshow, people with wishes and the plan of their meetings. What is there stays, and a
 * load that was cut off is finished by the next.
 */
export async function enliven(stage: RoomsStage, folder = join(projectRoot, 'samples')): Promise<void> {
  for (const one of shape.parse(JSON.parse(await readFile(join(folder, 'event-life.json'), 'utf8')))) {
    const officer = await at(stage, one.officer, one.exhibitedDaysAgo)
    const event = await eventFor(stage.db, officer, { slug: one.event })
    if ((await exhibitsOf(stage.db, officer, event.id)).length === 0) await exhibit(stage, one, officer, event)
    for (const booth of one.booths) await furnish(stage, one, booth, event)
    await lineUp(stage, one, officer, event)
    if ((await runsOf(stage.db, officer, event.id)).length === 0) await meet(stage, one, event)
  }
}

async function exhibit(stage: RoomsStage, one: Life, officer: Actor, event: Event): Promise<void> {
  const { db, listings } = stage
  const ids = one.exhibits.flatMap((externalId) => listings.get(externalId) ?? [])
  const references = await rows<{ reference: string }>(db, sql`select reference from listing where id = any(${sql.param(ids)}::uuid[]) order by reference`)
  await addExhibits(db, officer, { eventId: event.id, typed: references.map(({ reference }) => reference).join('\n') })
}

async function furnish(stage: RoomsStage, { exhibitedDaysAgo }: Life, { organisation, by, about }: Life['booths'][number], event: Event): Promise<void> {
  const actor = await at(stage, by, exhibitedDaysAgo)
  const booth = await boothFor(stage.db, actor, { eventId: event.id, organisation }).catch(noneThere)
  if (booth && !booth.id) await saveBooth(stage.db, undefined, actor, { eventId: event.id, organisation, about, lang: 'zh', version: 0 })
}

async function lineUp({ db, listings }: RoomsStage, { roadshow }: Life, officer: Actor, event: Event): Promise<void> {
  const session = (await draftOf(db, event.id)).find((each) => each.title.variants.en?.body === roadshow.session)
  if (!session) return
  const there = new Set((await pitchRows(db, session.id)).map((one) => one.listingId))
  for (const externalId of roadshow.listings) {
    const listingId = listings.get(externalId)
    if (listingId && !there.has(listingId)) await addPitch(db, officer, { slug: event.slug, sessionId: session.id, lang: 'zh', title: {}, listingId })
  }
}

async function meet(stage: RoomsStage, one: Life, event: Event): Promise<void> {
  const { db, now, listings } = stage
  const { people, note, ...meetings } = one.meetings
  const onDay = eventDayIn(new Date(event.startsAt.getTime() + meetings.day * day), 'beijing')
  const officer = await at(stage, one.officer, one.registeredDaysAgo)
  if (!(await roundOf(db, event.id))) await setUpMeetings(db, officer, {
    eventId: event.id, version: 1, way: 'organiser', slotMinutes: 20, pauseMinutes: 5, zone: 'beijing', hours: [{ day: onDay, from: meetings.from, to: meetings.to }], tables: meetings.tables, rooms: meetings.rooms,
    meetingsMost: 5, requestsMost: 10, mustsMost: 3, answerHours: 72, note, lang: 'zh', open: true,
  })
  const ticket = (await ticketsOf(db, event.id)).find((each) => each.attends === 'on_site' && !each.invitedOnly)!
  const ids = new Map<string, string>()
  for (const { email, role, lang, listing, words } of people) {
    const actor = await at(stage, email, one.registeredDaysAgo)
    const organisationId = actor.affiliations[0]!.organisationId
    if (!(await takesPart(db, event.id, actor.personId!))) await register(db, actor, { eventId: event.id, ticketId: ticket.id, organisationId, answers: {} })
    await joinMeetings(db, actor, { eventId: event.id, organisationId, role, lang, words, listingId: listing && listings.get(listing) })
    ids.set(email, actor.personId!)
  }
  for (const { email, must, meet: others } of people) {
    const actor = await at(stage, email, one.wishedDaysAgo)
    for (const [kind, emails] of [['must', must], ['meet', others]] as const) for (const to of emails) await wish(db, actor, { eventId: event.id, to: ids.get(to)!, kind })
  }
  const runId = await askRun(db, await at(stage, one.officer, 0), { eventId: event.id, kind: 'whole', effort: 200_000 })
  await performRun(db, () => now, runId)
  await publishRun(db, await at(stage, one.officer, 0), runId)
}

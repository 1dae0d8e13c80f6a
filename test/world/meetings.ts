import type { Actor } from '../../src/core/actor.ts'
import { askToMeet, cancelMeetingOf, holdByHand, joinMeetings, linkMeeting, type MeetingRole, type MeetingWay, setAvailability, setUpMeetings, type Slot, slotsOf, wish } from '../../src/modules/events/meetings/meetings.ts'
import type { Db } from '../../src/platform/database.ts'
import { makeEvent, makeParticipant, type MadeEvent } from './events.ts'

export type MadeMeetings = { event: MadeEvent; slots: Slot[]; /** Those who offer, then those who seek, each of another organisation. */ offers: Actor[]; seeks: Actor[] }

type Facts = Partial<{ way: MeetingWay; tables: number; rooms: string[]; offers: number; seeks: number; from: string; to: string; slotMinutes: number; meetingsMost: number; requestsMost: number; mustsMost: number; answerHours: number; wishesCloseAt: Date; open: boolean }>

/** An event whose meetings are open, on the morning of its second day by the London clock: four slots of 20 minutes at three tables, unless told otherwise. */
export async function makeMeetings(db: Db, at: Date, facts: Facts = {}): Promise<MadeMeetings> {
  const event = await makeEvent(db, at)
  const day = new Date(at.getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
  await setUpMeetings(db, event.officer, {
    eventId: event.id, version: 1, way: facts.way ?? 'requester', slotMinutes: facts.slotMinutes ?? 20, pauseMinutes: 0, zone: 'london', hours: [{ day, from: facts.from ?? '09:00', to: facts.to ?? '10:20' }],
    tables: facts.tables ?? 3, rooms: facts.rooms ?? [], meetingsMost: facts.meetingsMost ?? 20, requestsMost: facts.requestsMost ?? 10, mustsMost: facts.mustsMost ?? 5, answerHours: facts.answerHours ?? 48, wishesCloseAt: facts.wishesCloseAt, lang: 'en', open: facts.open ?? true,
  })
  const people = async (role: MeetingRole, count: number, country: string) => {
    const made: Actor[] = []
    for (let number = 0; number < count; number += 1) {
      const actor = await makeParticipant(db, event, at, { country })
      await joinMeetings(db, actor, { eventId: event.id, organisationId: actor.affiliations[0]!.organisationId, role, words: `We ${role === 'offers' ? 'offer' : 'seek'} ceramic membranes, ${number}`, lang: 'en' })
      made.push(actor)
    }
    return made
  }
  return { event, slots: await slotsOf(db, event.id), offers: await people('offers', facts.offers ?? 2, 'GB'), seeks: await people('seeks', facts.seeks ?? 2, 'CN') }
}

/** Opens meetings at an event where the person has a seat, and leaves something of them in each: what they look for, a wish, a request with `words`, a meeting that they cancelled. */
export async function leaveMeetingTraces(db: Db, event: MadeEvent, actor: Actor, facts: { organisationId: string; words: string; link: string }): Promise<void> {
  const { at } = actor
  const day = new Date(at.getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
  const { organisationId, words, link } = facts
  await setUpMeetings(db, event.officer, { eventId: event.id, version: 1, way: 'requester', slotMinutes: 20, pauseMinutes: 0, zone: 'london', hours: [{ day, from: '09:00', to: '10:20' }], tables: 2, rooms: [], meetingsMost: 5, requestsMost: 5, mustsMost: 2, answerHours: 48, lang: 'en', open: true })
  const slots = await slotsOf(db, event.id)
  await joinMeetings(db, actor, { eventId: event.id, organisationId, role: 'offers', words, lang: 'en' })
  const others: Actor[] = []
  for (let number = 0; number < 2; number += 1) {
    const other = await makeParticipant(db, event, at)
    await joinMeetings(db, other, { eventId: event.id, organisationId: other.affiliations[0]!.organisationId, role: 'seeks', words: 'Membranes', lang: 'en' })
    others.push(other)
  }
  const [asked, met] = others as [Actor, Actor]
  await setAvailability(db, actor, { eventId: event.id, free: slots.slice(1).map(({ id }) => id) })
  await wish(db, actor, { eventId: event.id, to: asked.personId!, kind: 'must' })
  await askToMeet(db, actor, { eventId: event.id, to: asked.personId!, words, slotId: slots[1]!.id })
  const meeting = await holdByHand(db, event.officer, { eventId: event.id, one: actor.personId!, other: met.personId!, slotId: slots[2]!.id })
  await linkMeeting(db, actor, { id: meeting, link })
  await cancelMeetingOf(db, actor, { id: meeting, reason: words })
}

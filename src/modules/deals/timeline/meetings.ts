import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId, readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import type { Phrase } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { announce } from '../../../platform/realtime.ts'
import { notify } from '../../notices/notices.ts'
import { messages } from '../messages.ts'
import { canTalk, partyFor } from '../policy.ts'
import { type DealRecord, dealRecord, missing, type PartyRecord, touch } from '../record.ts'
import { nameOfParty, occasionOf, readersOf } from '../told.ts'
import { instantAt } from './wall-clock.ts'

/** What a meeting came to (field-schemas.md §5). */
export const meetingOutcomes = ['did_not_take_place', 'insufficient_interest', 'informative', 'cooperation'] as const
export type MeetingOutcome = (typeof meetingOutcomes)[number]

/** The zones of the two ends, then others: a time is set on one wall clock and shown on both. */
export const meetingZones = ['Asia/Shanghai', 'Europe/London', 'Asia/Hong_Kong', 'Europe/Berlin', 'America/New_York', 'UTC'] as const

/** `startsAt` is a wall-clock time (`YYYY-MM-DDTHH:MM`) in `zone`. */
export type MeetingInput = { dealId: string; topic: string; startsAt: string; zone: (typeof meetingZones)[number]; minutesLong: number; place?: string; link?: string }

async function talking(db: Db, actor: Actor, dealId: string): Promise<{ deal: DealRecord; party: PartyRecord }> {
  const deal = await dealRecord(db, actor, dealId)
  const party = partyFor('read', actor, deal)
  if (!party || !canTalk(actor, deal)) throw new Failure('conflict', messages.closed)
  return { deal, party }
}

/** Sets a meeting of the parties and tells the others. @throws Failure missing | invalid | conflict */
export async function setMeeting(db: Db, actor: Actor, input: MeetingInput): Promise<string> {
  const { deal, party } = await talking(db, actor, input.dealId)
  const fields: Record<string, Phrase> = {}
  const topic = input.topic.trim()
  const place = input.place?.trim() || undefined
  const link = input.link?.trim() || undefined
  const start = meetingZones.includes(input.zone) ? instantAt(input.startsAt, input.zone) : undefined
  if (!topic || topic.length > 200) fields.topic = messages.meetingTopic
  if (!start || !(input.minutesLong >= 5 && input.minutesLong <= 720)) fields.startsAt = messages.meetingTime
  if ((!place && !link) || (place && place.length > 300)) fields.place = messages.meetingWhere
  if (link && !(/^https?:\/\/[^\s]+$/.test(link) && link.length <= 500 && URL.canParse(link))) fields.link = messages.meetingWhere
  if (!start || Object.keys(fields).length > 0) throw new Failure('invalid', refusals.invalid, { fields })
  const id = newId(actor.at.getTime())
  return change(db, actor, { verb: 'deal.meet', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId, related: [id] }, async (tx) => {
    await run(
      tx,
      sql`insert into deal_meeting (id, deal_id, organisation_id, topic, starts_at, ends_at, zone, place, link, created_by, created_at)
          values (${id}, ${deal.id}, ${party.organisationId}, ${topic}, ${start}, ${new Date(start.getTime() + input.minutesLong * 60_000)}, ${input.zone}, ${place ?? null}, ${link ?? null}, ${actor.personId ?? null}, ${actor.at})`,
    )
    await touch(tx, deal.id, actor.at)
    await announce(tx, { topic: `deal:${deal.id}`, kind: 'meeting', id })
    const one = await occasionOf(tx, deal.id)
    const people = (await readersOf(tx, deal.id, actor.at)).filter((person) => person !== actor.personId)
    await notify(tx, { kind: 'deal_meeting', people, object: { type: 'deal', id: deal.id }, version: id, about: { organisation: await nameOfParty(tx, party.organisationId), title: one.title, day: `${input.startsAt.replace('T', ' ')} (${input.zone})` } })
    return id
  })
}

type Locked = { version: number; startsAt: Date; cancelled: boolean; outcome: MeetingOutcome | null }

/**
 * Writes down what a meeting came to, or corrects it. @throws Failure missing | invalid | conflict (not begun, changed meanwhile)
 */
export async function recordMeeting(db: Db, actor: Actor, input: { dealId: string; meetingId: string; version: number; outcome: MeetingOutcome; minutes?: string }): Promise<void> {
  const { deal, party } = await talking(db, actor, input.dealId)
  const id = readId(input.meetingId)
  if (!id) throw missing()
  const minutes = input.minutes?.trim() || undefined
  if (!meetingOutcomes.includes(input.outcome)) throw new Failure('invalid', refusals.invalid, { fields: { outcome: messages.meetingOutcome } })
  if (minutes && minutes.length > 20_000) throw new Failure('invalid', refusals.invalid, { fields: { minutes: messages.tooLong } })
  await change(db, actor, { verb: 'deal.meeting_record', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId, related: [id] }, async (tx) => {
    const now = await lockedMeeting(tx, deal.id, id, input.version)
    if (input.outcome !== 'did_not_take_place' && now.startsAt > actor.at) throw new Failure('conflict', messages.meetingEarly)
    await run(tx, sql`update deal_meeting set outcome = ${input.outcome}, minutes = ${minutes ?? null}, recorded_by = ${actor.personId ?? null}, recorded_at = ${actor.at}, version = version + 1 where id = ${id}`)
    await touch(tx, deal.id, actor.at)
    await announce(tx, { topic: `deal:${deal.id}`, kind: 'meeting', id })
  })
}

/** Cancels a meeting that has no outcome yet. @throws Failure missing | conflict */
export async function cancelMeeting(db: Db, actor: Actor, input: { dealId: string; meetingId: string; version: number }): Promise<void> {
  const { deal, party } = await talking(db, actor, input.dealId)
  const id = readId(input.meetingId)
  if (!id) throw missing()
  await change(db, actor, { verb: 'deal.meeting_cancel', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId, related: [id] }, async (tx) => {
    const now = await lockedMeeting(tx, deal.id, id, input.version)
    if (now.outcome) throw new Failure('conflict', messages.meetingChanged)
    await run(tx, sql`update deal_meeting set cancelled_at = ${actor.at}, version = version + 1 where id = ${id}`)
    await touch(tx, deal.id, actor.at)
    await announce(tx, { topic: `deal:${deal.id}`, kind: 'meeting', id })
  })
}

async function lockedMeeting(tx: Db, dealId: string, id: string, version: number): Promise<Locked> {
  const now = await row<Locked>(tx, sql`select version, starts_at as "startsAt", cancelled_at is not null as cancelled, outcome from deal_meeting where id = ${id} and deal_id = ${dealId} for update`)
  if (!now) throw missing()
  if (now.version !== version || now.cancelled) throw new Failure('conflict', messages.meetingChanged)
  return now
}

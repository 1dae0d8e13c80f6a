import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Actor } from '../core/actor.ts'
import { system } from '../core/actor.ts'
import { addOrganiser, draftOf, editEvent, type Event, eventFor, eventsVisibleTo, eventTemplates, organiserRoles, publishEvent, releaseProgramme, saveSpeaker, type SpeakerRole, speakerRoles, startFromTemplate } from '../modules/events/events.ts'
import { actorOfPerson } from '../modules/people/people.ts'
import { projectRoot } from '../platform/root.ts'
import { idAmong } from './organisations.ts'
import type { RoomsStage } from './rooms.ts'

const both = z.object({ zh: z.string(), en: z.string() })
const shape = z.array(
  z.object({
    template: z.enum(eventTemplates), slug: z.string(), host: z.string(), officer: z.string(), preparedDaysAgo: z.number(), releasedDaysAgo: z.number(), startsInDays: z.number(), zone: z.enum(['beijing', 'london']), fields: z.array(z.string()),
    name: both, purpose: both, description: both, place: both,
    organisers: z.array(z.object({ role: z.enum(organiserRoles), organisation: z.string().optional(), name: both.optional() })),
    speakers: z.array(z.object({ session: z.string(), role: z.enum(speakerRoles as [SpeakerRole, ...SpeakerRole[]]), name: both, about: both, email: z.string().optional() })),
  }),
)
type SampleEvent = z.output<typeof shape>[number]

const day = 86_400_000

/** Holds the sample events: laid out from their templates, published, their programmes released. Once; what is there stays. */
export async function holdEvents(stage: RoomsStage, folder = join(projectRoot, 'samples')): Promise<void> {
  const there = new Set((await eventsVisibleTo(stage.db, system(stage.now), { limit: 200 })).map((one) => one.slug))
  for (const one of shape.parse(JSON.parse(await readFile(join(folder, 'events.json'), 'utf8')))) if (!there.has(one.slug)) await hold(stage, one)
}

const officerAt = async ({ db, people, now }: RoomsStage, one: SampleEvent, daysAgo: number): Promise<Actor> => (await actorOfPerson(db, people.get(one.officer)!.personId!, new Date(now.getTime() - daysAgo * day)))!

async function hold(stage: RoomsStage, one: SampleEvent): Promise<void> {
  const { db, organisations, now } = stage
  const before = await officerAt(stage, one, one.preparedDaysAgo)
  const { template, slug, name, zone, fields } = one
  const { id } = await startFromTemplate(db, before, { template, hostId: idAmong(organisations, one.host), slug, name, lang: 'zh', firstDay: new Date(now.getTime() + one.startsInDays * day).toISOString().slice(0, 10), zone, fields, mode: 'both', sample: true })
  const officer = await officerAt(stage, one, one.preparedDaysAgo)
  const event: Event = await eventFor(db, officer, { id })
  await editEvent(db, officer, { id, version: event.version, lang: 'zh', name, purpose: one.purpose, description: one.description, place: one.place, mode: event.mode, startsAt: event.startsAt, endsAt: event.endsAt, visibility: 'public', fields })
  for (const { role, organisation, name: called } of one.organisers) await addOrganiser(db, undefined, officer, { eventId: id, role, organisationId: organisation && idAmong(organisations, organisation), name: called, lang: 'zh' })
  const sessions = await draftOf(db, id)
  for (const { session, ...speaker } of one.speakers) await saveSpeaker(db, officer, { eventId: id, sessionId: sessions.find((each) => each.title.variants.en?.body === session)!.id, lang: 'zh', ...speaker })
  const released = await officerAt(stage, one, one.releasedDaysAgo)
  await publishEvent(db, released, { id })
  await releaseProgramme(db, released, { eventId: id })
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Actor, system } from '../core/actor.ts'
import { addFunder, callFor, callsVisibleTo, type CallTemplate, callTemplates, editCall, editRound, publishCall, roundsOf, startCall } from '../modules/calls/calls.ts'
import { actorOfPerson } from '../modules/people/people.ts'
import { projectRoot } from '../platform/root.ts'
import { storyShape, tellStory } from './judged.ts'
import { idAmong } from './organisations.ts'
import type { RoomsStage } from './rooms.ts'

const both = z.object({ zh: z.string(), en: z.string() })
const shape = z.array(
  z.object({
    template: z.enum(callTemplates as unknown as [CallTemplate, ...CallTemplate[]]), slug: z.string(), host: z.string(), officer: z.string(), openedDaysAgo: z.number(), closesInDays: z.number(),
    title: both, summary: both, description: both, need: z.string().optional(),
    funders: z.array(z.object({ organisation: z.string(), budgetMinor: z.number(), mostMinor: z.number().optional(), currency: z.string(), letterLang: z.enum(['zh', 'en']), leads: z.boolean() })).default([]),
    story: storyShape.optional(),
  }),
)
type SampleCall = z.output<typeof shape>[number]

const day = 86_400_000

/** Publishes the sample calls, each as if its officer had done it on the day that it opened. Once; what is there stays. */
export async function announceCalls(stage: RoomsStage, folder = join(projectRoot, 'samples')): Promise<void> {
  const there = new Set((await callsVisibleTo(stage.db, system(stage.now), { limit: 200 })).map((one) => one.slug))
  for (const one of shape.parse(JSON.parse(await readFile(join(folder, 'calls.json'), 'utf8')))) if (!there.has(one.slug)) await announce(stage, one)
}

async function announce(stage: RoomsStage, one: SampleCall): Promise<void> {
  const { db, organisations, people, listings, now } = stage
  const opened = new Date(now.getTime() - one.openedDaysAgo * day)
  const officer: Actor = (await actorOfPerson(db, people.get(one.officer)!.personId!, opened))!
  const { id } = await startCall(db, officer, { template: one.template, hostId: idAmong(organisations, one.host), slug: one.slug, title: one.title, lang: 'zh', sample: true })
  for (const { organisation, ...funder } of one.funders) await addFunder(db, officer, { callId: id, organisationId: idAmong(organisations, organisation), people: [], ...funder })
  const [first] = await roundsOf(db, id)
  const name = { zh: first!.name.variants.zh?.body, en: first!.name.variants.en?.body }
  const bounds = one.story ? { places: one.story.places, reserves: one.story.reserves } : {}
  await editRound(db, officer, { ...first!, ...bounds, callId: id, name, opensAt: opened, closesAt: new Date(now.getTime() + one.closesInDays * day), grace: 120, reviewsDue: undefined, lang: 'zh', version: first!.version })
  const call = await callFor(db, officer, { id })
  const { combination, noticeDays, appealDays } = call
  await editCall(db, officer, { id, version: call.version, title: one.title, summary: one.summary, description: one.description, visibility: 'public', combination, noticeDays, appealDays, objectionsTo: officer.personId, resultsPublic: true, needId: one.need && listings.get(one.need), lang: 'zh' })
  await publishCall(db, officer, { id, version: call.version + 1 })
  if (one.story) await tellStory(stage, { callId: id, roundId: first!.id, officer: one.officer, openedDaysAgo: one.openedDaysAgo, closedDaysAgo: -one.closesInDays }, one.story)
}

import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, run, sql } from '../../src/platform/database.ts'
import { pinConflict, reviewCallsOf } from '../../src/modules/calls/judging/judging.ts'
import { contentOf, entriesOf } from '../../src/platform/records/archive.ts'
import { openSite } from '../client.ts'
import { when } from '../world/calls.ts'
import { type Marker, makeScene, opened, placesOf, type Scene, type Stage, stages, timeOf, type Who } from './judging-world.ts'
import { numRuns, patience } from './world.ts'

const clock = { at: opened }
const site = await openSite({})
Object.assign(site.room, { clock: () => clock.at })
const { db } = site
const scenes: Scene[] = []
beforeAll(async () => {
  for (const blindness of ['open', 'single', 'double'] as const) scenes.push(await makeScene(site, blindness))
}, patience)
beforeEach(async () => void (await run(db, sql`delete from rate_limit`)))

/** From when on a reader may know a thing, by the domain's own sentences; undefined: never. */
function knownFrom(who: string, what: Marker['what'], { blindness }: Scene): { from: Stage; until?: Stage } | undefined {
  const team = who === 'lead' || who === 'member'
  const staff = who === 'officer' || who === 'funder one' || who === 'funder two'
  const assigned = who === 'rita' || who === 'by link'
  const judges = { from: 'assessing', until: 'decided' } as const
  switch (what) {
    case 'organisation':
    case 'team':
      // The result names who leads; the chair is of the same university.
      return team || staff || (what === 'organisation' && who === 'chair') ? { from: 'open' } : assigned && blindness !== 'double' ? { from: 'assessing' } : { from: 'notice' }
    case 'title':
      return team || staff ? { from: 'open' } : assigned ? { from: 'assessing' } : { from: 'notice' }
    case 'file':
      return team || staff ? { from: 'open' } : assigned && blindness !== 'double' ? judges : undefined
    case 'annex of one':
      return team || who === 'officer' || who === 'funder one' ? { from: 'open' } : undefined
    case 'annex of two':
      return team || who === 'officer' || who === 'funder two' ? { from: 'open' } : undefined
    case 'draft':
      return team ? { from: 'open' } : undefined
    case 'for applicants':
      return team ? { from: 'released' } : who === 'rita' || who === 'officer' ? { from: 'assessing' } : undefined
    case 'private':
      return who === 'rita' || who === 'officer' ? { from: 'assessing' } : undefined
    case 'reviewer':
      return who === 'rita' || who === 'officer' || who === 'chair' ? { from: 'open' } : blindness === 'open' && team ? { from: 'released' } : undefined
    case 'reason':
      return who === 'officer' ? { from: 'deliberating' } : undefined
    case 'feedback':
      return team ? { from: 'released' } : who === 'officer' ? { from: 'deliberating' } : undefined
    case 'word of one':
      // The archive of the call holds the words of all funders once all have sealed.
      return who === 'funder one' ? { from: 'deliberating' } : who === 'officer' ? { from: 'decided' } : undefined
    case 'word of two':
      return who === 'funder two' || who === 'officer' ? { from: 'decided' } : undefined
  }
}

const place = (stage: Stage): number => stages.indexOf(stage)
const may = (who: Who, one: Marker, scene: Scene, stage: Stage): boolean => {
  const known = knownFrom(who.name, one.what, scene)
  return known !== undefined && place(stage) >= place(known.from) && (known.until === undefined || place(stage) < place(known.until))
}

/** The text of every file of an archive or workbook. */
const unpacked = (bytes: Buffer): string => entriesOf(bytes).map((one) => contentOf(bytes, one).toString('utf8')).join('\n')

async function read(who: Who, path: string): Promise<{ status: number; text: string }> {
  const answer = await site.get(path, who.cookie)
  if (/\.(xlsx|zip)$/.test(path)) return { status: answer.status, text: answer.status === 200 ? unpacked(Buffer.from(await answer.arrayBuffer())) : '' }
  // The head of a page greets whoever is signed in.
  const text = (await answer.text()).replaceAll(/name="_key" value="[^"]*"/g, '').replace(/<header[\s\S]*?<\/header>/, '')
  return { status: answer.status, text: answer.status < 400 ? text : '' }
}

/** Everything that was written to a reader so far: on the desk and by mail. */
async function lettersTo(who: Who): Promise<string> {
  if (!who.actor) return ''
  const queued = await rows<{ data: string }>(db, sql`select data::text as data from pgboss.job where name = 'notice' and data::text like ${`%${who.actor.personId}%`}`)
  const mails = await rows<{ text: string }>(db, sql`select subject || ' ' || body as text from mail where person_id = ${who.actor.personId}`)
  return [...queued.map((one) => one.data), ...mails.map((one) => one.text)].join('\n')
}

function tells(text: string, who: Who, scene: Scene, stage: Stage, where: string): void {
  for (const one of scene.markers) if (text.includes(one.word) && !may(who, one, scene, stage)) expect.fail(`${where} tells ${who.name} of ${one.what} (${one.word}) while ${stage}, ${scene.blindness}-blind`)
}

const meeting = fc.record({ scene: fc.nat(2), reader: fc.nat(13), turn: fc.nat(1000) })

describe('who reads what of a call, from its opening to a correction', () => {
  for (const stage of stages) {
    test(`${stage}: no place and no letter tells what is not for its reader (invariants 6–9, 11, 13)`, { timeout: patience }, async () => {
      clock.at = timeOf(stage)
      for (const scene of scenes) await scene.to(stage)
      await fc.assert(
        fc.asyncProperty(meeting, async ({ scene: number, reader, turn }) => {
          const scene = scenes[number]!
          const who = scene.readers[reader % scene.readers.length]!
          const places = placesOf(scene, who)
          for (let n = 0; n < 4; n += 1) {
            const path = places[(turn + n * 11) % places.length]!
            tells((await read(who, path)).text, who, scene, stage, path)
          }
          tells(await lettersTo(who), who, scene, stage, 'a letter')
        }),
        { numRuns: Math.ceil(numRuns / 3) },
      )
    })
  }
})

let secret: Scene
const outside = ['visitor', 'somebody', 'lead', 'member', 'other team', 'rita', 'sam', 'by link', 'moderator'] as const

/** Where two answers begin to differ. */
function parting(was: string, now: string): string {
  let at = 0
  while (was[at] === now[at] && at < was.length) at += 1
  return `“${was.slice(Math.max(0, at - 80), at + 80)}” became “${now.slice(Math.max(0, at - 80), at + 80)}”`
}

async function everything(scene: Scene, who: Who): Promise<Map<string, string>> {
  const got = new Map<string, string>()
  for (const path of placesOf(scene, who)) {
    const { status, text } = await read(who, path)
    got.set(path, `${status}\n${text}`)
  }
  got.set('letters', await lettersTo(who))
  return got
}

test('while nothing is released, what is decided changes no byte of what anybody outside reads (invariants 4, 9)', { timeout: patience }, async () => {
  clock.at = timeOf('deliberating')
  secret = await makeScene(site, 'single')
  const scene = secret
  await scene.to('deliberating')
  await run(db, sql`delete from rate_limit`)
  await fc.assert(
    fc.asyncProperty(fc.nat(outside.length - 1), fc.nat(30), async (reader, turn) => {
      const who = scene.readers.find((one) => one.name === outside[reader])!
      const before = await everything(scene, who)
      await scene.stir(turn)
      const now = await everything(scene, who)
      for (const [path, was] of before) if (now.get(path) !== was) expect.fail(`${who.name} ${path}: ${parting(was, now.get(path) ?? '')}`)
    }),
    { numRuns: Math.ceil(numRuns / 16) },
  )
})

test('a conflict takes every trace of an entry from its reviewer, counts included (invariant 6)', { timeout: patience }, async () => {
  const rita = secret.readers.find((one) => one.name === 'rita')!
  const { id } = (await rows<{ id: string }>(db, sql`select id from call_reviewer where call_id = ${secret.call.id} and person_id = ${rita.actor!.personId}`))[0]!
  await pinConflict(db, when(secret.call.officer, clock.at), { callId: secret.call.id, reviewerId: id, submissionId: secret.gannet.id })
  for (const [path, text] of await everything(secret, rita)) for (const { word, what } of secret.markers) if (what !== 'reviewer') expect(text.includes(word), `${path} ${what}`).toBe(false)
  expect((await reviewCallsOf(db, rita.actor!)).map((one) => one.open)).toEqual([0])
})

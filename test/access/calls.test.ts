import fc from 'fast-check'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createAlliance } from '../../src/modules/alliances/alliances.ts'
import { callsVisibleTo, giveCallSeat, startSubmission } from '../../src/modules/calls/calls.ts'
import { addMember } from '../../src/modules/spaces/spaces.ts'
import { system, visitor } from '../../src/core/actor.ts'
import { showId } from '../../src/core/id.ts'
import { run, sql } from '../../src/platform/database.ts'
import { openSite } from '../client.ts'
import { makeCall, type MadeCall, submitTo, type Team } from '../world/calls.ts'
import { actorOf, longAgo, makeActor, makeAffiliation, makeOrganisation } from '../world/people.ts'
import { numRuns, patience } from './world.ts'

const at = new Date('2026-06-01T08:00:00Z')
const site = await openSite({ at })
const { db } = site

type Reader = { name: string; cookie?: string; personId?: string; inSpace: boolean; of: string[] }
type Subject = MadeCall & { title: string; host: string; seated: string[]; funding: string[] }
/** How a call stands: whom it is meant for, and whether it is out. */
type Standing = { audience: 'public' | 'signed_in' | 'space'; state: 'draft' | 'published' | 'closed' | 'cancelled' | 'cancelled draft' }

const subjects: Subject[] = []
const readers: Reader[] = [{ name: 'visitor', inSpace: false, of: [] }]
let space: string
let teams: Team[]

beforeAll(async () => {
  const guild = await makeOrganisation(db, { name: { en: 'Guild', zh: '协会' } })
  space = await createAlliance(db, system(longAgo), { slug: 'guild', name: { en: 'Guild' }, visibility: 'public', kind: 'consortium', lang: 'en', purpose: { en: 'To meet.' }, peopleJoin: false, secretariatId: guild })
  const member = await makeOrganisation(db)
  await addMember(db, system(longAgo), { spaceId: space, party: { organisationId: member }, role: 'member' })
  const [chair, funder] = [(await makeAffiliation(db)).personId, (await makeAffiliation(db)).personId]
  for (const [n, word] of ['heron', 'egret', 'stork', 'bittern'].entries()) {
    const made = await makeCall(db, at, { plain: true })
    await run(db, sql`update call set title = ${JSON.stringify({ source: 'en', rev: 1, variants: { en: { body: `Call of the ${word}`, origin: 'author', ofRev: 1, at: longAgo.toISOString() } } })} where id = ${made.id}`)
    const seated = [made.officer.personId!]
    if (n === 0) {
      await giveCallSeat(db, made.officer, { callId: made.id, personId: chair, role: 'chair' })
      seated.push(chair)
    }
    subjects.push({ ...made, title: `Call of the ${word}`, host: made.officer.affiliations[0]!.organisationId, seated, funding: n === 1 ? [funder] : [] })
  }
  const paid = (await actorOf(db, funder, at)).affiliations[0]!.organisationId
  await run(db, sql`insert into call_funder (id, call_id, organisation_id, position, budget_minor, currency, letter_lang) values (gen_random_uuid(), ${subjects[1]!.id}, ${paid}, 1, 100, 'GBP', 'en')`)
  await run(db, sql`insert into call_funder_seat (funder_id, person_id, from_at) select id, ${funder}, ${longAgo} from call_funder where call_id = ${subjects[1]!.id}`)
  teams = [await submitTo(db, subjects[0]!, at, { title: 'Sent by the first' }), await submitTo(db, subjects[1]!, at, { title: 'Sent by the second' })]
  const people: Record<string, string> = {
    somebody: (await makeAffiliation(db)).personId, 'of a member': (await makeAffiliation(db, { organisationId: member, role: 'officer' })).personId, chair, funder,
    'of a host': (await makeAffiliation(db, { organisationId: subjects[2]!.host, role: 'officer' })).personId, 'researcher of a host': (await makeAffiliation(db, { organisationId: subjects[2]!.host, role: 'researcher' })).personId,
    lead: teams[0]!.lead.personId!, moderator: (await makeActor(db, { platform: 'moderator', at })).personId!,
  }
  for (const [name, personId] of Object.entries(people)) {
    const actor = await actorOf(db, personId, at)
    readers.push({ name, personId, cookie: await site.as(personId), inSpace: name === 'of a member', of: actor.affiliations.filter((one) => one.role !== 'researcher').map((one) => one.organisationId) })
  }
}, patience)
beforeEach(async () => void (await run(db, sql`delete from rate_limit`)))

/** Who runs a call and who reads it, from the domain's own sentences. */
const runs = (who: Reader, one: Subject): boolean => (who.personId !== undefined && one.seated.includes(who.personId)) || who.of.includes(one.host)
const isOut = ({ state }: Standing): boolean => state !== 'draft' && state !== 'cancelled draft'
const meant = (who: Reader, { audience }: Standing): boolean => audience === 'public' || (audience === 'signed_in' ? who.personId !== undefined : who.inSpace)
const reads = (who: Reader, one: Subject, how: Standing): boolean => runs(who, one) || (who.personId !== undefined && one.funding.includes(who.personId)) || (isOut(how) && meant(who, how))

const stand = (one: Subject, { audience, state }: Standing) =>
  run(
    db,
    sql`update call set visibility = ${audience}, space_id = ${space}, state = ${state === 'cancelled draft' ? 'cancelled' : state}, published_at = ${state === 'draft' || state === 'cancelled draft' ? null : longAgo.toISOString()}::timestamptz, cancelled_reason = ${state.startsWith('cancelled') ? 'No money' : null} where id = ${one.id}`,
  )

const standing: fc.Arbitrary<Standing> = fc.record({ audience: fc.constantFrom('public', 'public', 'signed_in', 'space'), state: fc.constantFrom('published', 'published', 'published', 'closed', 'cancelled', 'draft', 'cancelled draft') })
const read = async (who: Reader, path: string) => {
  const answer = await site.get(path, who.cookie)
  return { status: answer.status, text: await answer.text() }
}
const namedIn = (text: string): string[] => subjects.filter((one) => text.includes(one.title)).map((one) => one.title)

test('a call is in a list ⇔ it may be read; its desk and what was sent to it are for who runs it (invariant 3)', { timeout: patience }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(standing, standing, standing, standing), fc.nat(readers.length - 1), fc.nat(3), async (standings, reading, probe) => {
      for (const [n, one] of subjects.entries()) await stand(one, standings[n]!)
      const who = readers[reading]!
      const shown = subjects.filter((one, n) => reads(who, one, standings[n]!))
      const actor = who.personId ? await actorOf(db, who.personId, at) : visitor(at)
      expect((await callsVisibleTo(db, actor, { limit: 200 })).map((one) => one.id).sort(), `${who.name}: face`).toEqual(shown.map((one) => one.id).sort())
      const listed = shown.filter((one) => standings[subjects.indexOf(one)]!.state !== 'draft').map((one) => one.title)
      expect(namedIn((await read(who, '/en/calls')).text), `${who.name}: list`).toEqual(listed)
      if (who.personId) expect(namedIn((await read(who, '/zh/calls?mine=1')).text), `${who.name}: own list`).toEqual(subjects.filter((one) => runs(who, one)).map((one) => one.title))
      for (const path of ['/en', '/en/alliances/guild', '/sitemap.xml', '/en/desk']) for (const title of namedIn((await read(who, path)).text)) expect(shown.map((one) => one.title), `${who.name}: ${path}`).toContain(title)
      const [one, how] = [subjects[probe]!, standings[probe]!]
      const page = await read(who, `/en/calls/${one.slug}`)
      expect([page.status, page.text.includes(one.title)], `${who.name}: ${one.title} ${JSON.stringify(how)}`).toEqual(reads(who, one, how) ? [200, true] : [404, false])
      if (!who.personId) return
      for (const part of ['desk', 'edit', 'form', 'form/preview', 'panel', 'submissions', `rounds/${showId(one.roundId)}`, `rounds/${showId(one.roundId)}/edit`]) expect((await read(who, `/zh/calls/${one.slug}/${part}`)).status, `${who.name}: ${part} of ${one.title}`).toBe(runs(who, one) ? 200 : 404)
      const began = await startSubmission(db, actor, { callId: one.id, lang: 'en' }).then(() => true, () => false)
      expect(began, `${who.name} begins in ${one.title}`).toBe(reads(who, one, how) && how.state === 'published')
    }),
    { numRuns: Math.ceil(numRuns / 3) },
  )
})

test('what is sent to a call is read by its team and by the people of the call, listed or alone', { timeout: patience }, async () => {
  for (const one of subjects) await stand(one, { audience: 'public', state: 'published' })
  for (const who of readers) {
    for (const [n, team] of teams.entries()) {
      const one = subjects[n]!
      const may = runs(who, one) || who.personId === team.lead.personId || (who.personId !== undefined && one.funding.includes(who.personId))
      expect((await site.get(`/en/submissions/${showId(team.id)}`, who.cookie)).status, `${who.name} ${n}`).toBe(who.personId ? (may ? 200 : 404) : 303)
    }
    if (!who.personId) continue
    const own = (await read(who, '/en/desk/submissions')).text
    expect(['Sent by the first', 'Sent by the second'].filter((title) => own.includes(title)), `${who.name}: own`).toEqual(who.personId === teams[0]!.lead.personId ? ['Sent by the first'] : [])
  }
})

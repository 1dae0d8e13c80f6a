import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { visitor } from '../core/actor.ts'
import { confidentialFor, listingFor } from '../modules/listings/listings.ts'
import { identify, openSignIn, type SignIn } from '../modules/people/people.ts'
import { openPool, row, rows, sql } from '../platform/database.ts'
import { cast } from './words/cast.ts'
import { readExhibition } from './exhibition.ts'
import { loadSamples, type LoadedSamples } from './load.ts'

const { db, url } = await freshDatabase()
const pool = openPool(url, 4)
const now = new Date()
const folder = mkdtempSync(join(tmpdir(), 'qiao-samples-'))
const signIn: SignIn = openSignIn({ pool: pool.pool, url: 'http://localhost', secret: 'a secret that is long enough for the samples', sendMail: async () => undefined, clock: () => now })
afterAll(() => pool.close())

let loaded: LoadedSamples
beforeAll(async () => {
  loaded = await loadSamples(db, signIn, folder)
}, 240_000)

const signIns = () => JSON.parse(readFileSync(join(folder, 'samples.json'), 'utf8')) as { role: string; email: string; password: string }[]
const one = <Row extends object>(statement: ReturnType<typeof sql>) => row<Row>(db, statement)

test('the exhibition is as large as it should be, and all of it is marked', async () => {
  expect(loaded.organisations).toBeGreaterThanOrEqual(30)
  expect(Math.min(loaded.offers, loaded.needs)).toBeGreaterThanOrEqual(120)
  const shown = await rows<{ kind: string; n: number }>(db, sql`select kind, count(*) as n from listing where state = 'published' group by kind`)
  for (const { kind, n } of shown) expect(n, kind).toBeGreaterThanOrEqual(kind === 'offer' || kind === 'need' ? 120 : 4)
  expect(shown).toHaveLength(4)
  expect(await one(sql`select 1 from listing where not sample union all select 1 from organisation where not sample union all select 1 from person where not sample`)).toBeUndefined()
  const { organisations } = await readExhibition()
  expect(new Set(organisations.map((each) => each.country))).toEqual(new Set(['CN', 'GB']))
})

test('every one of the cast signs in and has the authority of the role', async () => {
  expect(statSync(join(folder, 'samples.json')).mode & 0o777).toBe(0o600)
  expect(new Set(signIns().map((each) => each.password)).size).toBe(cast.length)
  for (const member of cast) {
    const { password } = signIns().find((each) => each.email === member.email)!
    const { needs, cookies } = await signIn.enter(new Headers(), { email: member.email, password })
    expect(needs).toBe('nothing')
    const actor = await identify(db, signIn, new Headers({ cookie: cookies.map((each) => each.split(';')[0]).join('; ') }), now)
    expect(actor.roles).toEqual(member.platform ? [member.platform] : [])
    expect(actor.affiliations.map((each) => [each.slug, each.role])).toEqual(member.organisation ? [[member.organisation, member.as]] : [])
    if (member.email.includes('shulan')) expect(actor.mandates.length).toBeGreaterThan(0)
  }
})

test('what is said to be stale is stale, and nothing else', async () => {
  const { listings } = await readExhibition()
  const stale = await rows<{ id: string; lang: string }>(
    db,
    sql`select distinct l.external_id as id, t.lang from listing l join listing_text t on t.revision_id = coalesce(l.pending_revision_id, l.live_revision_id) where t.stale order by 1`,
  )
  expect(stale).toEqual(listings.flatMap(({ externalId, stale: langs }) => langs.map((lang) => ({ id: externalId, lang }))).sort((a, b) => (a.id < b.id ? -1 : 1)))
})

test('withheld names and confidential details are kept', async () => {
  const { listings } = await readExhibition()
  for (const { externalId } of listings.filter((each) => each.nameWithheld && each.visibility === 'public' && each.excludedCountries.length === 0)) {
    const { id } = (await one<{ id: string }>(sql`select id from listing where external_id = ${externalId}`))!
    const page = await listingFor(db, visitor(now), id)
    expect(page).toMatchObject({ nameWithheld: true })
    expect(page.owner).toBeUndefined()
    expect(page.contact).toBeUndefined()
  }
  const secret = listings.find((each) => each.confidential)!
  const { id } = (await one<{ id: string }>(sql`select id from listing where external_id = ${secret.externalId}`))!
  expect(await confidentialFor(db, { ...visitor(now), kind: 'person', roles: ['moderator', 'administrator'] }, id)).toBeUndefined()
  expect(await one(sql`select 1 from listing_confidential where listing_id = ${id}`)).toBeDefined()
})

test('there is life: readers, bookmarks, interests in several stages, submissions that wait', async () => {
  const stages = await rows<{ stage: string }>(db, sql`select distinct stage from deal order by stage`)
  expect(stages.map((each) => each.stage)).toEqual(['accepted', 'delivering', 'interest', 'lost'])
  expect((await one<{ n: number }>(sql`select count(*) as n from listing where state = 'submitted'`))!.n).toBeGreaterThanOrEqual(3)
  expect((await one<{ n: number }>(sql`select count(*) as n from message`))!.n).toBeGreaterThanOrEqual(3)
})

test('one case is followed through: signed by both, sealed once, a project with what came of it, patents linked', async () => {
  const agreements = await rows<{ type: string; state: string; seals: number }>(db, sql`select a.type, a.state, (select count(*) from agreement_seal s where s.agreement_id = a.id) as seals from agreement a order by a.type`)
  expect(agreements).toEqual([{ type: 'collaboration', state: 'in_force', seals: 1 }, { type: 'mou', state: 'negotiating', seals: 0 }, { type: 'nda_mutual', state: 'in_force', seals: 1 }])
  const project = await one<object>(sql`select j.state, (select count(*) from project_milestone where project_id = j.id) as milestones, (select count(*) from project_output where project_id = j.id) as outputs from project j`)
  expect(project).toEqual({ state: 'running', milestones: 3, outputs: 1 })
  expect(await rows(db, sql`select kind, state from outcome order by kind`)).toEqual([{ kind: 'contract', state: 'confirmed' }, { kind: 'received', state: 'recorded' }])
  expect((await one<{ n: number }>(sql`select count(*) as n from patent_link`))!.n).toBe(4)
})

test('the sample week lives: a hall with booths, teams in line, and a published plan in which everybody meets somebody', async () => {
  const counts = await one<object>(sql`select (select count(*) from event_exhibit where state = 'shown') as exhibits, (select count(*) from event_booth) as booths, (select count(*) from roadshow_pitch) as teams, (select count(*) from meeting_person) as people,
    (select state from meeting_run) as run, (select count(*) from meeting_person p where not exists (select from event_meeting m where m.state = 'held' and p.person_id in (m.a_id, m.b_id))) as alone`)
  expect(counts).toEqual({ exhibits: 16, booths: 2, teams: 5, people: 10, run: 'published', alone: 0 })
})

test('a load that was cut off between the exhibits and the booths is finished by the next', async () => {
  const [booths, teams] = [await rows(db, sql`delete from event_booth returning organisation_id as of`), await rows<{ listing: string }>(db, sql`delete from roadshow_pitch where position > 2 returning listing_id as listing`)]
  await loadSamples(db, signIn, folder)
  const sorted = (found: object[]) => found.map((each) => JSON.stringify(each)).sort()
  expect(sorted(await rows(db, sql`select organisation_id as of from event_booth`))).toEqual(sorted(booths))
  expect(await rows(db, sql`select from roadshow_pitch where listing_id = any(${sql.param(teams.map((each) => each.listing))}::uuid[])`)).toHaveLength(3)
  expect(await one(sql`select count(*) as runs, (select count(*) from meeting_person) as people from meeting_run`)).toEqual({ runs: 1, people: 10 })
})

test('loaded again, nothing changes, and the sign-ins stay', async () => {
  const count = () => one<object>(sql`select (select count(*) from activity) as deeds, (select count(*) from listing_revision) as revisions, (select count(*) from deal) as deals, (select count(*) from agreement_version) as versions, (select count(*) from patent) as patents, (select count(*) from outcome) as outcomes, (select sum(views) from listing_view) as views`)
  const [before, kept] = [await count(), signIns()]
  expect(await loadSamples(db, signIn, folder)).toEqual(loaded)
  expect(await count()).toEqual(before)
  expect(signIns()).toEqual(kept)
})

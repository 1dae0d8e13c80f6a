import { beforeEach, expect, test } from 'vitest'
import { showId } from '../../core/id.ts'
import { draftStatement, openStatement, signStatement } from '../../modules/alliances/bodies/bodies.ts'
import { createAlliance } from '../../modules/alliances/alliances.ts'
import { system } from '../../core/actor.ts'
import { createToken } from '../../modules/people/people.ts'
import { addMember } from '../../modules/spaces/spaces.ts'
import { foundBody } from '../../modules/alliances/bodies/bodies.ts'
import { run, sql } from '../../platform/database.ts'
import { openSite } from '../../../test/client.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { longAgo, makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { operations } from './operations.ts'

const site = await openSite({ dictionary: true })
const { db, room } = site

beforeEach(async () => void (await run(db, sql`delete from rate_limit`)))

type Json = Record<string, unknown> & { items?: Record<string, unknown>[] }
async function call(name: string, path: string, sent: { body?: unknown; token?: string; headers?: Record<string, string> } = {}): Promise<{ status: number; json: Json; headers: Headers }> {
  const headers = { ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }), ...(sent.token ? { authorization: `Bearer ${sent.token}` } : {}), ...sent.headers }
  const answer = await site.app.request(`http://localhost:4180/api/v1${path}`, { method: sent.body === undefined ? 'GET' : 'POST', headers, ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }) })
  const json = (await answer.json()) as Json
  if (answer.ok) expect(operations.find((one) => one.name === name)?.answer.safeParse(json).error, path).toBeUndefined()
  return { status: answer.status, json, headers: answer.headers }
}

test('the vocabularies are told whole, and what they tell may be asked for', async () => {
  const { json } = await call('listVocabularies', '/vocabularies')
  expect(json.items?.map((one) => one.vocabulary)).toEqual(['field', 'priority', 'chain'])
  expect(JSON.stringify(json)).toContain('新能源汽车产业链')
  expect((await call('listListings', '/listings?chain=hydrogen&chainLink=upstream&needClass=bottleneck')).status).toBe(200)
  expect((await call('listListings', '/listings?chain=Not%20a%20code')).status).toBe(422)
  expect((await call('listListings', '/listings?chainLink=sideways')).status).toBe(422)
})

test('a problem is pasted without an account and read by its key alone, with matches across languages', async () => {
  await makeListing(db, { content: someContent({ title: 'Ceramic membrane for dye wastewater reuse' }) })
  for (let n = 0; n < 5; n += 1) await makeListing(db, { content: someContent({ title: `Granite cutting disc number ${n}` }) })
  await room.matcher.refresh()
  const body = '印染废水处理用的陶瓷膜通量衰减太快，需要延长清洗周期。'
  const made = await call('pasteProblem', '/problems', { body: { body, language: 'zh' } })
  expect(made.status).toBe(201)
  expect(made.headers.get('location')).toBe(`/api/v1/problems/${String(made.json.key)}`)
  const read = await call('readProblem', `/problems/${String(made.json.key)}`)
  expect(read.json).toMatchObject({ state: 'draft', language: 'zh', body })
  expect(JSON.stringify(read.json.matches)).toContain('Ceramic membrane for dye wastewater reuse')
  expect((await call('readProblem', `/problems/${String(made.json.key).slice(0, -1)}x`)).status).toBe(404)
  expect((await call('readProblem', '/problems/nothing')).status).toBe(404)
})

test('what cannot be a problem is refused with a sentence; too many from one address are', async () => {
  expect((await call('pasteProblem', '/problems', { body: { body: 'short' } })).status).toBe(422)
  expect((await call('pasteProblem', '/problems', { body: {} })).status).toBe(422)
  const body = 'Our furnace linings crack after forty cycles and must last two hundred.'
  const statuses: number[] = []
  for (let n = 0; n < 30; n += 1) statuses.push((await call('pasteProblem', '/problems', { body: { body } })).status)
  expect(statuses).toContain(429)
})

test('sent twice under one key it is one problem; another caller under the same key gets another', async () => {
  const body = 'Our furnace linings crack after forty cycles and must last two hundred.'
  const once = { body: { body }, headers: { 'idempotency-key': 'the-same-key-1' } }
  const first = await call('pasteProblem', '/problems', once)
  expect((await call('pasteProblem', '/problems', once)).json.key).toBe(first.json.key)
  const { token } = await createToken(db, { ...(await makeActor(db)), at: new Date() }, { name: 'test', scopes: ['listings:read'] })
  expect((await call('pasteProblem', '/problems', { ...once, token })).json.key).not.toBe(first.json.key)
})

test('bodies and statements are read with the alliance; a draft by those who run it; whose alliance is hidden, nothing', async () => {
  const hostId = await makeOrganisation(db)
  const secretary = await makeActor(db, { organisationId: hostId, role: 'officer', at: new Date() })
  const memberId = await makeOrganisation(db)
  const officer = await makeActor(db, { organisationId: memberId, role: 'officer', at: new Date() })
  const founding = { kind: 'consortium' as const, lang: 'en' as const, purpose: { en: 'To meet.' }, peopleJoin: false, secretariatId: hostId }
  const open = await createAlliance(db, system(longAgo), { ...founding, slug: 'open-one', name: { en: 'Open' }, visibility: 'public' })
  const hidden = await createAlliance(db, system(longAgo), { ...founding, slug: 'hidden-one', name: { en: 'Hidden' }, visibility: 'space' })
  for (const spaceId of [open, hidden]) await addMember(db, system(longAgo), { spaceId, party: { organisationId: memberId }, role: 'member' })
  const run_ = { ...(await makeActor(db)), ...secretary, seats: [{ spaceId: open, role: 'secretariat' }, { spaceId: hidden, role: 'secretariat' }] }
  await foundBody(db, run_, { allianceId: open, kind: 'committee', name: { en: 'Batteries' }, remit: { en: 'What to do.' }, lang: 'en' })
  const id = await draftStatement(db, run_, { allianceId: open, title: { zh: '共同声明', en: 'Together' }, body: { zh: '我们合作。', en: 'We work together.' }, lang: 'en' })
  expect((await call('listAllianceBodies', '/alliances/open-one/bodies')).json.items).toMatchObject([{ kind: 'committee', seats: 0 }])
  expect((await call('listAllianceStatements', '/alliances/open-one/statements')).json.items).toEqual([])
  expect((await call('readAllianceStatement', `/alliances/open-one/statements/${showId(id)}`)).status).toBe(404)
  await openStatement(db, run_, { id, version: 1 })
  await signStatement(db, { ...officer, seats: [{ spaceId: open, role: 'member' }] }, { id, allianceId: open, organisationId: memberId })
  const { json } = await call('readAllianceStatement', `/alliances/open-one/statements/${showId(id)}`)
  expect(json).toMatchObject({ signatures: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
  expect((json.members as { signedAt?: string }[]).filter((one) => one.signedAt)).toHaveLength(1)
  expect(JSON.stringify(json)).not.toContain(officer.name ?? 'nobody')
  for (const [name, path] of [['listAllianceBodies', 'bodies'], ['listAllianceStatements', 'statements']] as const) expect((await call(name, `/alliances/hidden-one/${path}`)).status).toBe(404)
})

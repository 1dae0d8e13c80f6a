import { beforeEach, expect, test } from 'vitest'
import { visitor } from '../../../core/actor.ts'
import { newId, showId } from '../../../core/id.ts'
import { row, rows, run, sql } from '../../../platform/database.ts'
import { createToken } from '../../people/people.ts'
import { openSite } from '../../../../test/client.ts'
import { makeListing, someContent } from '../../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../../test/world/people.ts'
import { adoptCommon, answerCommon, askForSearch, commonFor, commonsFor, commonsOfNeed, dismissCommon, findCommons, inviteNeed } from './commons.ts'

const site = await openSite()
const { db, room } = site
const { matcher, clock } = room

const firms = await Promise.all(['Alder Castings', 'Beech Forge', 'Cedar Tools'].map((en) => makeOrganisation(db, { kind: 'enterprise', name: { en, zh: en } })))
const [alder = '', beech = '', cedar = ''] = firms
const about = 'Furnace lining of magnesia carbon brick that resists slag erosion at the ladle'
const need = (ownerId: string, title: string, access: object = {}) =>
  makeListing(db, {
    kind: 'need',
    ownerId,
    content: someContent({ title, source: 'en', texts: { en: { title, summary: `${title}.` } } }),
    access: { visibility: 'public', audienceOrganisations: [], audienceSpaces: [], excludedCountries: [], nameWithheld: false, openForInterest: true, ...access },
  })

const first = await need(alder, about)
const second = await need(beech, `${about}, lasting longer`)
await need(alder, 'Optical sorting of beech wood by colour')
for (let place = 0; place < 15; place += 1) await need(cedar, `Subject ${newId().slice(-8)} ${newId().slice(-8)} number ${place} ${newId().slice(-6)}`)

const organiser = await makeActor(db, { platform: 'organiser' })
const of = { alder: await makeActor(db, { organisationId: alder, role: 'officer' }), beech: await makeActor(db, { organisationId: beech, role: 'officer' }), cedar: await makeActor(db, { organisationId: cedar, role: 'officer' }) }
const search = () => findCommons(db, matcher, clock)
const idsOf = (problem: { members: readonly { card: { id: string } }[] }) => problem.members.map(({ card }) => card.id).sort()
const both = [first.id, second.id].sort()

beforeEach(async () => {
  await run(db, sql`delete from rate_limit`)
  await run(db, sql`delete from common_problem_member`)
  await run(db, sql`delete from common_problem`)
})

test('like needs of two organisations are proposed to organisers, with what they share; twice changes nothing', async () => {
  expect(await search()).toBe(1)
  const [found] = await commonsFor(db, organiser, 'proposed')
  expect(idsOf(found!)).toEqual(both)
  expect(found!.cohesion).toBeGreaterThan(0.35)
  expect(found!.concepts.map((one) => one.en?.toLowerCase()).join(' ')).toContain('lining')
  expect(await search()).toBe(1)
  expect(await rows(db, sql`select id from common_problem`)).toHaveLength(1)
  const deeds = await rows(db, sql`select verb from activity where object_type = 'common_problem' and object_id = ${found!.id}`)
  expect(deeds).toEqual([{ verb: 'common_problem.propose' }])
  for (const other of [of.alder, of.cedar, visitor(new Date())]) {
    expect(await commonsFor(db, other, 'proposed')).toEqual([])
    await expect(commonFor(db, other, found!.id)).rejects.toMatchObject({ code: 'missing' })
    await expect(dismissCommon(db, other, found!.id)).rejects.toMatchObject({ code: 'missing' })
  }
})

test('what not everybody may read is compared with nothing, and a need that was withdrawn leaves the proposal', async () => {
  const hidden = await need(cedar, about, { visibility: 'named', audienceOrganisations: [alder] })
  const excluding = await need(cedar, about, { excludedCountries: ['FR'] })
  await search()
  const [found] = await commonsFor(db, organiser, 'proposed')
  expect(idsOf(found!)).toEqual(both)
  await run(db, sql`update listing set state = 'paused' where id = ${second.id}`)
  expect(await commonsFor(db, organiser, 'proposed')).toEqual([])
  await search()
  expect((await row<{ state: string }>(db, sql`select state from common_problem where id = ${found!.id}`))?.state).toBe('superseded')
  await run(db, sql`update listing set state = 'published' where id = ${second.id}`)
  await run(db, sql`update listing set state = 'closed', closed_reason = 'withdrawn' where id in (${hidden.id}, ${excluding.id})`)
})

test('needs of one organisation are not a common problem; a withheld name never shows', async () => {
  await run(db, sql`update listing set owner_id = ${alder}, publisher_id = ${alder} where id = ${second.id}`)
  expect(await search()).toBe(0)
  await run(db, sql`update listing set owner_id = ${beech}, publisher_id = ${beech}, name_withheld = true where id = ${second.id}`)
  expect(await search()).toBe(1)
  const [found] = await commonsFor(db, organiser, 'proposed')
  const cookie = await site.as(organiser.personId!)
  for (const path of ['/en/common-problems', `/en/common-problems/${showId(found!.id)}`, `/zh/common-problems/${showId(found!.id)}`]) {
    const page = await site.get(path, cookie)
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain('Alder Castings')
    expect(text).not.toContain('Beech Forge')
  }
  await run(db, sql`update listing set name_withheld = false where id = ${second.id}`)
})

test('dismissing hides a proposal until its members change', async () => {
  await search()
  const [found] = await commonsFor(db, organiser, 'proposed')
  await dismissCommon(db, organiser, found!.id)
  expect(await search()).toBe(0)
  expect(await commonsFor(db, organiser, 'proposed')).toEqual([])
  expect((await commonsFor(db, organiser, 'dismissed')).map(idsOf)).toEqual([both])
  await expect(dismissCommon(db, organiser, found!.id)).rejects.toMatchObject({ code: 'conflict' })
  const third = await need(cedar, about)
  expect(await search()).toBe(1)
  expect((await commonsFor(db, organiser, 'proposed')).map(idsOf)).toEqual([[...both, third.id].sort()])
  await run(db, sql`update listing set state = 'closed', closed_reason = 'withdrawn' where id = ${third.id}`)
})

test('merged, told, joined: by the people of each need, and shown on its page', async () => {
  await search()
  const [found] = await commonsFor(db, organiser, 'proposed')
  const id = found!.id
  await expect(adoptCommon(db, organiser, { id, title: ' ', lang: 'en', needIds: both })).rejects.toMatchObject({ code: 'invalid' })
  await expect(adoptCommon(db, organiser, { id, title: 'Ladle linings', lang: 'en', needIds: [first.id] })).rejects.toMatchObject({ code: 'invalid' })
  await expect(adoptCommon(db, of.alder, { id, title: 'Ladle linings', lang: 'en', needIds: both })).rejects.toMatchObject({ code: 'missing' })
  await adoptCommon(db, organiser, { id, title: 'Ladle linings', lang: 'en', needIds: both })
  const told = await row<{ data: { people: string[]; kind: string } }>(db, sql`select data from pgboss.job where name = 'notice' and data ->> 'kind' = 'common_invited' order by created_on desc limit 1`)
  expect(told?.data.people.sort()).toEqual([of.alder.personId, of.beech.personId].sort())
  expect((await commonFor(db, of.alder, id)).members.map((one) => one.mayAnswer).sort()).toEqual([false, true])
  await expect(commonFor(db, of.cedar, id)).rejects.toMatchObject({ code: 'missing' })
  await expect(answerCommon(db, of.alder, { id, needId: second.id, join: true })).rejects.toMatchObject({ code: 'missing' })
  await expect(answerCommon(db, of.cedar, { id, needId: first.id, join: true })).rejects.toMatchObject({ code: 'missing' })
  await answerCommon(db, of.alder, { id, needId: first.id, join: true })
  await answerCommon(db, of.beech, { id, needId: second.id, join: false })
  await expect(commonFor(db, of.cedar, id)).rejects.toMatchObject({ code: 'missing' })
  expect((await commonFor(db, of.beech, id)).members.find(({ card }) => card.id === second.id)?.standing).toBe('declined')
  await answerCommon(db, of.beech, { id, needId: second.id, join: true })
  expect(idsOf(await commonFor(db, visitor(new Date()), id))).toEqual(both)
  expect((await commonsOfNeed(db, of.cedar, first.id)).map((one) => one.id)).toEqual([id])
  expect(await search()).toBe(0)
  expect((await rows(db, sql`select verb from activity where object_id = ${id}`)).length).toBe(5)
})

test('what is published later and is like a merged problem is suggested, and invited by an organiser', async () => {
  await search()
  const [found] = await commonsFor(db, organiser, 'proposed')
  await adoptCommon(db, organiser, { id: found!.id, title: '钢包炉衬', lang: 'zh', needIds: both })
  const third = await need(cedar, about)
  expect(await search()).toBe(0)
  expect((await commonFor(db, organiser, found!.id)).members.find(({ card }) => card.id === third.id)?.standing).toBe('suggested')
  await expect(commonFor(db, of.cedar, found!.id)).rejects.toMatchObject({ code: 'missing' })
  await inviteNeed(db, organiser, { id: found!.id, needId: third.id })
  expect((await commonFor(db, of.cedar, found!.id)).members.some((one) => one.mayAnswer && one.standing === 'invited')).toBe(true)
  await expect(inviteNeed(db, organiser, { id: found!.id, needId: third.id })).rejects.toMatchObject({ code: 'missing' })
  await run(db, sql`update listing set state = 'closed', closed_reason = 'withdrawn' where id = ${third.id}`)
})

test('the pages: merge without scripts, the form again when something is wrong, joining with a button', async () => {
  await search()
  const [found] = await commonsFor(db, organiser, 'proposed')
  const address = `/en/common-problems/${showId(found!.id)}`
  const cookies = { organiser: await site.as(organiser.personId!), alder: await site.as(of.alder.personId!), cedar: await site.as(of.cedar.personId!) }
  expect((await site.get(address, cookies.alder)).status).toBe(404)
  const again = await site.post(`${address}/adoption`, { title: 'Ladle linings', need: showId(first.id) }, cookies.organiser)
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('value="Ladle linings"')
  expect((await site.post(`${address}/adoption`, { title: 'Ladle linings', need: both.map(showId) }, cookies.organiser)).status).toBe(303)
  expect((await site.post(`${address}/answer`, { need: showId(first.id), answer: 'join' }, cookies.cedar)).status).toBe(404)
  expect((await site.post(`${address}/answer`, { need: showId(first.id), answer: 'join' }, cookies.alder)).status).toBe(303)
  const page = await (await site.get(address, cookies.alder)).text()
  expect(page).toContain('Ladle linings')
  expect(page).toContain('Joined')
  expect(await (await site.get('/zh/common-problems', cookies.organiser)).text()).toContain('暂无建议')
  expect((await site.get(`/api/v1/common-problems/${showId(found!.id)}`)).status).toBe(404)
  const { token } = await createToken(db, of.alder, { name: 'mine', scopes: ['matches:read'] })
  const items = ((await (await site.get('/api/v1/common-problems', undefined, { authorization: `Bearer ${token}` })).json()) as { items: { id: string; needs: unknown[] }[] }).items
  expect(items.map((one) => [one.id, one.needs.length])).toEqual([[showId(found!.id), 2]])
  expect((await site.post('/en/common-problems/search', {}, cookies.alder)).status).toBe(404)
  expect((await site.post('/en/common-problems/search', {}, cookies.organiser)).status).toBe(303)
  await askForSearch(db, organiser)
  expect(await rows(db, sql`select id from pgboss.job where name = 'commons'`)).toHaveLength(1)
})

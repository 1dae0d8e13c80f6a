import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeAgreement, makeTwo } from '../../../test/world/agreements.ts'
import { makePublished } from '../../../test/world/deals.ts'
import { makeActor } from '../../../test/world/people.ts'
import { newId, readId, showId } from '../../core/id.ts'
import { row, sql } from '../../platform/database.ts'

const at = new Date('2026-11-20T08:00:00Z')
const site = await openSite({ at })
const { db } = site
const two = await makeTwo(db, at)
const [first, second] = [await site.as(two.first.personId!), await site.as(two.second.personId!)]
const stranger = await site.as((await makeActor(db, { role: 'officer', at })).personId!)
const bodyOf = async (path: string, cookie?: string) => (await site.get(path, cookie)).text()
const form = { keptBy: showId(two.organisations[0]), number: 'CN 113456789 B', title_zh: '陶瓷膜', legalStatus: 'granted', checkedOn: '2026-11-01', openLicence: 'declared', feeDueOn: '2026-12-01', amount: '50,000', amountCurrency: 'CNY', valueBy: '评估公司', valueOn: '2026-01-05' }

test('a patent is recorded once however often it is sent, edited, linked, and stands in the register with what runs out', async () => {
  const key = newId()
  const answers = await Promise.all([1, 2, 3].map(() => site.post('/zh/desk/patents', { ...form, _key: key }, first)))
  expect(answers.filter((one) => one.status !== 303 && one.status !== 409)).toEqual([])
  expect((await row<{ n: number }>(db, sql`select count(*) as n from patent`))!.n).toBe(1)
  expect((await site.post('/zh/desk/patents', { ...form, _key: newId() }, first)).status).toBe(409)
  const wrong = await site.post('/en/desk/patents', { ...form, number: 'CN1', valueBy: '' }, first)
  expect([wrong.status, (await wrong.text()).includes('value="CN1"')]).toEqual([422, true])
  const shown = answers.find((one) => one.status === 303)!.headers.get('location')!.split('/').at(-1)!
  const agreement = await makeAgreement(db, two)
  expect((await site.post(`/en/patents/${shown}/links`, { type: 'agreement', object: 'nothing' }, first)).status).toBe(422)
  expect((await site.post(`/en/patents/${shown}/links`, { type: 'agreement', object: `https://example.org/en/agreements/${showId(agreement.id)}` }, first)).status).toBe(303)
  expect(await bodyOf(`/en/patents/${shown}`, first)).toContain(agreement.reference)
  expect((await site.post(`/en/patents/${shown}/edit`, { ...form, _version: '1', legalStatus: 'lapsed' }, first)).status).toBe(303)
  expect((await site.post(`/en/patents/${shown}/edit`, { ...form, _version: '1' }, first)).status).toBe(409)
  expect((await site.post(`/en/patents/${shown}/edit`, { ...form, _version: '2' }, first)).status).toBe(303)
  const register = await bodyOf('/zh/desk/patents', first)
  for (const words of ['CN113456789B', '还有 11 天', '已声明专利开放许可', '5 万元']) expect(register).toContain(words)
  expect((await site.get(`/en/patents/${shown}`, stranger)).status).toBe(404)
  expect(await bodyOf('/en/desk/patents', second)).not.toContain('CN113456789B')
  expect(readId(shown)).toBeDefined()
})

test('every other form of a patent sent three times takes effect once; what it is linked with shows it to those who read the record', { timeout: 120_000 }, async () => {
  const thrice = async (path: string, values: Record<string, string>, cookie = first) => {
    const whole = { _key: newId(), ...values }
    const answers = await Promise.all([1, 2, 3].map(() => site.post(path, whole, cookie)))
    expect(answers.map((one) => one.status).filter((status) => status !== 303 && status !== 409), path).toEqual([])
  }
  const created = await site.post('/en/desk/patents', { ...form, _key: newId(), number: 'GB2601234A', title_en: 'Membrane' }, first)
  const shown = created.headers.get('location')!.split('/').at(-1)!
  const versionOf = async () => (await row<{ version: number }>(db, sql`select version from patent where id = ${readId(shown)}`))!.version
  await thrice(`/en/patents/${shown}/edit`, { ...form, number: 'GB2601234A', _version: '1', legalStatus: 'published' })
  expect(await versionOf()).toBe(2)
  const [listing, agreement] = [await makePublished(db, { ownerId: two.organisations[0], kind: 'offer' }), await makeAgreement(db, two)]
  const links = async () => (await row<{ n: number }>(db, sql`select count(*) as n from patent_link where patent_id = ${readId(shown)}`))!.n
  await thrice(`/en/patents/${shown}/links`, { type: 'listing', object: showId(listing.id) })
  await thrice(`/en/patents/${shown}/links`, { type: 'agreement', object: showId(agreement.id) })
  expect(await links()).toBe(2)
  for (const path of [`/zh/listings/${showId(listing.id)}`, `/zh/agreements/${showId(agreement.id)}`]) {
    expect(await bodyOf(path, first), path).toContain(`/zh/patents/${shown}`)
    for (const cookie of [second, stranger, undefined]) expect(await bodyOf(path, cookie), path).not.toContain('GB2601234A')
  }
  await thrice(`/en/patents/${shown}/links/removal`, { type: 'listing', object: showId(listing.id) })
  expect(await links()).toBe(1)
})

test('the funnel of an organisation is its officers’, every number a link; the platform’s opens to everybody when its organisers say so', async () => {
  const mine = `/en/figures/organisation/${showId(two.organisations[0])}`
  const page = await bodyOf(mine, first)
  for (const figure of ['viewed', 'interest', 'accepted', 'met', 'screened', 'agreed', 'completed', 'connection']) {
    expect(page).toContain(`${mine}/${figure}`)
    expect((await site.get(`${mine}/${figure}`, first)).status).toBe(200)
  }
  expect((await site.get(`${mine}/received`, first)).status).toBe(200)
  expect((await site.get(`${mine}/nothing`, first)).status).toBe(404)
  for (const cookie of [undefined, stranger, second]) expect((await site.get(mine, cookie)).status).toBe(404)
  const all = '/zh/figures/platform/all'
  const organiser = await site.as((await makeActor(db, { platform: 'organiser', at })).personId!)
  expect((await site.get(all)).status).toBe(404)
  expect((await site.post(`${all}/publication`, { open: 'yes' }, first)).status).toBe(404)
  expect((await site.post(`${all}/publication`, { open: 'yes' }, organiser)).status).toBe(303)
  expect(await bodyOf(all)).toContain('对接')
})

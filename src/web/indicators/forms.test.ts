import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeTwo } from '../../../test/world/agreements.ts'
import { makeAccepted, makeDeal } from '../../../test/world/deals.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { newId, showId } from '../../core/id.ts'
import { sweepForms } from '../../modules/indicators/indicators.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { writeWorkbook } from '../../platform/workbook.ts'

const at = new Date('2026-12-03T08:00:00Z')
const site = await openSite({ at })
const { db, room } = site
const ownerId = await makeOrganisation(db, { country: 'CN', kind: 'enterprise' })
const first = await makeAccepted(db, { ownerId, at: new Date('2026-10-09T08:00:00Z') })
await makeDeal(db, { ownerId, at: new Date('2026-11-09T08:00:00Z') })
const owner = await site.as(first.owner.personId!)
const place = `/zh/desk/forms/organisation/${showId(ownerId)}`
const bodyOf = async (path: string, cookie?: string) => (await site.get(path, cookie)).text()
const sheet = async (rest: Partial<{ name: string }> = {}) => {
  const bytes = await writeWorkbook([{ name: rest.name ?? '月报', columns: [{ header: '指标', width: 20 }, { header: '数量', width: 10 }], rows: [['合作意向', undefined], ['累计', undefined], ['到账', undefined]] }])
  return new File([new Uint8Array(bytes)], 'monthly.xlsx', { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
}
const added = async (cookie: string, path = place, name = '技术转移月报'): Promise<string> => {
  const answer = await site.post(path, { _key: newId(), name, zone: 'Asia/Shanghai', file: await sheet() }, cookie)
  expect(answer.status).toBe(303)
  return answer.headers.get('location')!
}
const lines = { r0_cell: 'b2', r0_figure: 'interest', r0_period: 'month', r1_cell: '$B$3', r1_figure: 'interest', r1_period: 'all', r2_cell: 'B4', r2_figure: 'received:CNY:10000', r2_period: 'year', r3_cell: 'C1', r3_figure: 'reported_month', r3_period: 'month', r4_cell: '', r4_figure: '', r4_period: 'month' }
const mapping = (version: number, more: Record<string, string> = {}) => ({ _version: String(version), name: '技术转移月报', zone: 'Asia/Shanghai', monthly: 'yes', ...lines, ...more })
const filledIn = async (path: string, cookie: string) => readXlsxFile(Buffer.from(await (await site.get(path, cookie)).arrayBuffer()))

test('an empty form is uploaded, mapped, filled in by button and by the job, in both languages', { timeout: 60_000 }, async () => {
  expect(await bodyOf(place, owner)).toContain('还没有统计表')
  expect((await site.post(place, { name: 'x', zone: 'Asia/Shanghai' }, owner)).status).toBe(422)
  expect((await site.post(place, { name: 'x', zone: 'Asia/Shanghai', file: new File(['no workbook'], 'a.xlsx') }, owner)).status).toBe(422)
  const path = await added(owner)
  expect(await bodyOf(path, owner)).toContain('请先在下方设置对应关系')
  expect((await site.post(`${path}/fillings`, { month: '2026-11' }, owner)).status).toBe(409)
  for (const wrong of [{ r0_cell: 'nonsense' }, { r0_figure: 'nothing' }, { r1_cell: 'B2' }, { r0_sheet: 'No such sheet' }, { r2_figure: 'received' }, { name: '' }] as Record<string, string>[]) {
    expect((await site.post(path, mapping(1, wrong), owner)).status, JSON.stringify(wrong)).toBe(422)
  }
  const key = newId()
  const answers = await Promise.all([1, 2].map(() => site.post(path, { _key: key, ...mapping(1) }, owner)))
  expect(answers.map((one) => one.status)).toContain(303)
  expect((await site.post(path, mapping(1), owner)).status).toBe(409)
  const fills = await Promise.all([1, 2, 3].map(() => site.post(`${path}/fillings`, { month: '2026-11' }, owner)))
  expect(fills.map((one) => one.status)).toEqual([303, 303, 303])
  expect((await site.post(`${path}/fillings`, { month: '2027-01' }, owner)).status).toBe(422)
  expect(await rows(db, sql`select month from indicator_form_filling`)).toEqual([{ month: '2026-11' }])
  expect(await filledIn(`${path}/fillings/2026-11`, owner)).toEqual([{ sheet: '月报', data: [['指标', '数量', '2026-11'], ['合作意向', 1, null], ['累计', 2, null], ['到账', 0, null]] }])
  expect(await filledIn(`${path}/empty`, owner)).toEqual([{ sheet: '月报', data: [['指标', '数量'], ['合作意向', null], ['累计', null], ['到账', null]] }])
  const english = path.replace('/zh/', '/en/')
  for (const words of ['November 2026', 'All filled in', 'Interest · The month', 'Every month']) expect(await bodyOf(english, owner)).toContain(words)

  for (let n = 0; n < 2; n += 1) await sweepForms(db, room.blobs, new Date('2027-01-02T01:00:00Z'))
  expect(await rows(db, sql`select month from indicator_form_filling order by month`)).toEqual([{ month: '2026-11' }, { month: '2026-12' }])
  expect(await rows(db, sql`select 1 from pgboss.job where name = 'notice' and data ->> 'kind' = 'form_filled'`)).toHaveLength(1)
})

test('who may no longer read the figures fills in nothing more, and the page says so until somebody takes over', async () => {
  const path = await added(owner, place, 'Second form')
  await site.post(path, mapping(1), owner)
  const leaver = await makeActor(db, { organisationId: ownerId, role: 'officer', at })
  await site.post(path, mapping(2), await site.as(leaver.personId!))
  await run(db, sql`update affiliation set ended_at = ${at} where person_id = ${leaver.personId}`)
  const before = (await row<{ n: number }>(db, sql`select count(*) as n from indicator_form_filling`))!.n
  await sweepForms(db, room.blobs, new Date('2026-12-04T01:00:00Z'))
  expect((await row<{ n: number }>(db, sql`select count(*) as n from indicator_form_filling`))!.n).toBe(before)
  expect(await bodyOf(path, owner)).toContain('自动填报于')
  expect((await site.post(path, mapping(3), owner)).status).toBe(303)
  await sweepForms(db, room.blobs, new Date('2026-12-04T01:00:00Z'))
  expect((await row<{ n: number }>(db, sql`select count(*) as n from indicator_form_filling`))!.n).toBe(before + 1)
})

test('a form is its scope’s keepers’; to everybody else it is not there', async () => {
  const path = await added(owner, place, 'Third form')
  const two = await makeTwo(db, at)
  const [stranger, organiser] = [await site.as(two.first.personId!), await site.as((await makeActor(db, { platform: 'organiser', at })).personId!)]
  const nowhere = `/zh/forms/${showId('01890000-0000-7000-8000-000000000000')}`
  for (const cookie of [stranger, organiser]) {
    for (const rest of ['', '/empty', '/fillings/2026-11']) {
      const [theirs, nobodys] = [await site.get(path + rest, cookie), await site.get(nowhere + rest, cookie)]
      expect([theirs.status, (await theirs.text()).replaceAll(path.split('/').at(-1)!, '')]).toEqual([404, (await nobodys.text()).replaceAll(nowhere.split('/').at(-1)!, '')])
    }
    for (const rest of ['/fillings', '/removal', '']) expect((await site.post(path + rest, mapping(1, { month: '2026-11' }), cookie)).status).toBe(404)
    expect((await site.get(place, cookie)).status).toBe(404)
  }
  expect((await site.get('/zh/desk/forms/platform/all', owner)).status).toBe(404)
  expect((await site.get(`/zh/desk/forms/listing/${showId(first.listing.id)}`, owner)).status).toBe(404)
  const all = await added(organiser, '/zh/desk/forms/platform/all', '全平台月报')
  await site.post(all, mapping(1), organiser)
  await site.post(`${all}/fillings`, { month: '2026-11' }, organiser)
  expect((await filledIn(`${all}/fillings/2026-11`, organiser))[0]!.data.slice(1)).toEqual([['合作意向', '<5', null], ['累计', '<5', null], ['到账', 0, null]])
  expect((await site.post(`${path}/removal`, {}, owner)).headers.get('location')).toBe(place)
  expect((await site.get(path, owner)).status).toBe(404)
})

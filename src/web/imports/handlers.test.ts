import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeActor, makeMandate, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { performImport } from '../../modules/listings/import/perform.ts'
import { row, sql } from '../../platform/database.ts'

const site = await openSite()
const { db, room } = site

async function officer(facts: { trusted?: boolean; role?: 'officer' | 'researcher' } = {}) {
  const organisationId = await makeOrganisation(db, { trusted: facts.trusted ?? true })
  const actor = await makeActor(db, { organisationId, role: facts.role ?? 'officer' })
  return { organisationId, cookie: await site.as(actor.personId!) }
}

const upload = (cookie: string, organisationId: string, file: File, kind = 'offer') => site.post('/en/desk/import', { organisation: organisationId, kind, file }, cookie)
const placeOf = (answer: Response) => {
  expect(answer.status).toBe(303)
  return answer.headers.get('location')!
}
const work = async () => {
  const queued = await row<{ id: string }>(db, sql`select id from import_run where state = 'queued' order by at desc limit 1`)
  await performImport(db, room.blobs, room.clock, queued!.id)
}

const csv = '项目名称,成果简介,成熟度,备注\n轴承缺陷检测,少样本学习方法。,6,x\n,只有正文,,\n=1+1,不会执行的公式。,,\n'

test('a file goes in: upload, columns, dry run, import, figures, report; then again without a change', async () => {
  const { organisationId, cookie } = await officer()
  const place = placeOf(await upload(cookie, organisationId, new File([new Uint8Array(Buffer.from(csv))], '成果.csv')))
  const columns = await (await site.get(place, cookie)).text()
  expect(columns).toContain('成果.csv')
  expect(columns).toMatch(/name="column-0"[\s\S]*?value="title" selected/)
  expect(columns).toContain('轴承缺陷检测')

  const mapping = { 'column-0': 'title', 'column-1': 'summary', 'column-2': 'trl', 'column-3': '', publish: 'yes' }
  expect(placeOf(await site.post(`${place}/mapping`, { ...mapping, go: 'try' }, cookie))).toBe(place)
  expect(await (await site.get(`${place}/progress`, cookie)).text()).toContain('Waiting to begin')
  expect((await site.post(`${place}/run`, {}, cookie)).status).toBe(409)
  await work()
  expect(await (await site.get(`${place}/progress`, cookie)).text()).toContain(`data-progress-done="${place}"`)
  expect(await (await site.get(place, cookie)).text()).toContain('Would be created')
  expect(await row(db, sql`select 1 from listing where owner_id = ${organisationId}`)).toBeUndefined()

  placeOf(await site.post(`${place}/run`, {}, cookie))
  await work()
  const done = await (await site.get(place, cookie)).text()
  expect(done).toContain('Import finished')
  const report = await site.get(`${place}/report`, cookie)
  expect(report.headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(await report.text()).toContain('This row has a text but no title')
  expect((await row<{ n: number }>(db, sql`select count(*) as n from listing where owner_id = ${organisationId} and state = 'published'`))!.n).toBe(2)
  expect((await row<{ n: number }>(db, sql`select count(*) as n from pgboss.job where name = 'notice' and data ->> 'kind' = 'import_done'`))!.n).toBe(1)

  placeOf(await site.post(`${place}/run`, {}, cookie))
  await work()
  const again = await row<{ created: number; updated: number }>(db, sql`select created_rows as created, updated_rows as updated from import_run where organisation_id = ${organisationId}`)
  // The same run counts as it did: it is how a run that a crash cut short is finished.
  expect(again).toEqual({ created: 2, updated: 0 })
  expect((await row<{ n: number }>(db, sql`select count(*) as n from listing where owner_id = ${organisationId}`))!.n).toBe(2)
})

test('what an unknown publisher submits is told to the moderators once for the whole file', async () => {
  const moderator = await makeActor(db, { platform: 'moderator' })
  const { organisationId, cookie } = await officer({ trusted: false })
  const place = placeOf(await upload(cookie, organisationId, new File([csv], 'a.csv')))
  placeOf(await site.post(`${place}/mapping`, { 'column-0': 'title', 'column-1': 'summary', publish: 'yes', go: 'run' }, cookie))
  await work()
  const told = await row<{ people: string[]; count: string }>(db, sql`select data -> 'people' as people, data -> 'about' ->> 'count' as count from pgboss.job where name = 'notice' and data ->> 'kind' = 'import_submitted'`)
  expect(told).toEqual({ people: [moderator.personId], count: '2' })
})

test('what is wrong with the mapping is said, and the choice kept', async () => {
  const { organisationId, cookie } = await officer()
  const place = placeOf(await upload(cookie, organisationId, new File([csv], 'a.csv')))
  const answer = await site.post(`${place}/mapping`, { 'column-0': 'summary', 'column-1': 'cases', go: 'run' }, cookie)
  expect(answer.status).toBe(422)
  const text = await answer.text()
  expect(text).toContain('No column is mapped to the title')
  expect(text).toMatch(/name="column-1"[\s\S]*?value="cases" selected/)
})

test('cancelled before it begins, it writes nothing', async () => {
  const { organisationId, cookie } = await officer()
  const place = placeOf(await upload(cookie, organisationId, new File([csv], 'a.csv')))
  placeOf(await site.post(`${place}/mapping`, { 'column-0': 'title', 'column-1': 'summary', publish: 'yes', go: 'run' }, cookie))
  placeOf(await site.post(`${place}/cancellation`, {}, cookie))
  const run = await row<{ id: string }>(db, sql`select id from import_run where organisation_id = ${organisationId}`)
  await performImport(db, room.blobs, room.clock, run!.id)
  expect(await row(db, sql`select 1 from listing where owner_id = ${organisationId}`)).toBeUndefined()
  expect(await (await site.get(place, cookie)).text()).toContain('The import was cancelled')
  expect((await site.post(`${place}/cancellation`, {}, cookie)).status).toBe(409)
})

describe('who', () => {
  test('not yours is not there, for every page of an import', async () => {
    const { organisationId, cookie } = await officer()
    const stranger = await officer()
    const place = placeOf(await upload(cookie, organisationId, new File([csv], 'a.csv')))
    for (const path of [place, `${place}/progress`, `${place}/report`, `/en/desk/import/${showId(organisationId)}`]) expect((await site.get(path, stranger.cookie)).status).toBe(404)
    for (const verb of ['mapping', 'run', 'cancellation']) expect((await site.post(`${place}/${verb}`, { 'column-0': 'title', 'column-1': 'summary' }, stranger.cookie)).status).toBe(404)
    expect((await upload(stranger.cookie, organisationId, new File([csv], 'a.csv'))).status).toBe(403)
    expect((await site.get('/en/desk/import')).status).toBe(303)
  })

  test('a researcher imports drafts; whoever lost the right in between stops the run', async () => {
    const { organisationId, cookie } = await officer({ role: 'researcher' })
    const place = placeOf(await upload(cookie, organisationId, new File([csv], 'a.csv')))
    expect(await (await site.get(place, cookie)).text()).toContain('Rows become drafts')
    expect((await site.post(`${place}/mapping`, { 'column-0': 'title', 'column-1': 'summary', publish: 'yes', go: 'run' }, cookie)).status).toBe(403)
    placeOf(await site.post(`${place}/mapping`, { 'column-0': 'title', 'column-1': 'summary', go: 'run' }, cookie))
    await db.execute(sql`update affiliation set ended_at = now() where organisation_id = ${organisationId}`)
    await work()
    const run = await row<{ state: string; created: number }>(db, sql`select state, created_rows as created from import_run where organisation_id = ${organisationId}`)
    expect(run).toEqual({ state: 'failed', created: 0 })
  })

  test('a park imports for a firm under its mandate, and the activity names both', async () => {
    const { organisationId: park, cookie } = await officer()
    const { firmId } = await makeMandate(db, { publisherId: park, verbs: ['draft', 'publish'] })
    const place = placeOf(await upload(cookie, firmId, new File([csv], 'a.csv')))
    placeOf(await site.post(`${place}/mapping`, { 'column-0': 'title', 'column-1': 'summary', publish: 'yes', go: 'run' }, cookie))
    await work()
    const listing = await row<{ publisher: string; mandated: boolean; state: string }>(db, sql`select publisher_id as publisher, mandate_id is not null as mandated, state from listing where owner_id = ${firmId} limit 1`)
    expect(listing).toEqual({ publisher: park, mandated: true, state: 'published' })
    const deed = await row<{ behalf: string; mandated: boolean }>(db, sql`select on_behalf_of as behalf, mandate_id is not null as mandated from activity where verb = 'listing.publish' and on_behalf_of = ${firmId} limit 1`)
    expect(deed).toEqual({ behalf: firmId, mandated: true })
  })
})

/** A zip archive of one file that unpacks to `size` zeros. */
function bomb(size: number): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const packed = deflateRawSync(Buffer.alloc(size))
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(size, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(size, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

describe('hostile files', () => {
  test.each<[string, string, Uint8Array | string]>([
    ['a bomb', 'a.xlsx', bomb(250_000_000)],
    ['text that calls itself a workbook', 'a.xlsx', 'title,summary\na,b\n'],
    ['an image that calls itself CSV', 'a.csv', Buffer.from('GIF89a0000000000000000', 'latin1')],
    ['UTF-16', 'a.csv', Buffer.from('\ufefftitle,summary\na,b\n', 'utf16le')],
    ['an unknown kind', 'a.pdf', '%PDF-1.4'],
    ['nothing', 'a.csv', ''],
    ['only a header', 'a.csv', 'title,summary\n'],
    ['no record at all', 'a.jsonl', '[]\n7\n'],
  ])('%s is refused with a sentence at the field, and nothing is kept', async (_, name, bytes) => {
    const { organisationId, cookie } = await officer()
    const answer = await upload(cookie, organisationId, new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('id="f-file-error"')
    expect(await row(db, sql`select 1 from import_run where organisation_id = ${organisationId}`)).toBeUndefined()
  })

  test('cells of ten megabytes, scripts and broken lines fail by themselves; the others come in and are shown as text', async () => {
    const { organisationId, cookie } = await officer()
    const lines = [
      JSON.stringify({ id: '1', title: 'x'.repeat(10_000_000), summary: 'y' }), '{"id": broken', '[1,2]', 'null',
      JSON.stringify({ id: '2', title: '<script>alert(1)</script>', summary: '"><img src=x onerror=alert(1)>' }), JSON.stringify({ id: '3', title: 'nul \u0000 and lone \ud800', summary: 'kept' }),
    ]
    const place = placeOf(await upload(cookie, organisationId, new File([lines.join('\n')], 'a.jsonl')))
    expect(await (await site.get(place, cookie)).text()).not.toContain('<script>alert')
    placeOf(await site.post(`${place}/mapping`, { 'column-0': 'id', 'column-1': 'title', 'column-2': 'summary', publish: 'yes', go: 'run' }, cookie))
    await work()
    const run = await row<{ read: number; created: number; failed: number }>(db, sql`select rows_read as read, created_rows as created, failed_rows as failed from import_run where organisation_id = ${organisationId}`)
    expect(run).toEqual({ read: 6, created: 2, failed: 4 })
  })
})

test('the desk gives the listings and an empty template as files', async () => {
  const { organisationId, cookie } = await officer()
  const place = placeOf(await upload(cookie, organisationId, new File([csv], 'a.csv')))
  placeOf(await site.post(`${place}/mapping`, { 'column-0': 'title', 'column-1': 'summary', go: 'run' }, cookie))
  await work()
  const file = await site.get('/zh/desk/listings/export?format=csv&kind=offer', cookie)
  const text = await file.text()
  expect(text.split('\n')[0]).toContain('标题（中文）')
  expect(text).toContain("'=1+1")
  expect((await (await site.get('/en/desk/listings/export?format=csv&template=yes', cookie)).text()).trim().split('\n')).toHaveLength(1)
  expect((await site.get('/en/desk/listings/export?format=exe', cookie)).status).toBe(422)
})

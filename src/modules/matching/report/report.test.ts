import readXlsxFile from 'read-excel-file/node'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { openSite } from '../../../../test/client.ts'
import { makeListing, someContent } from '../../../../test/world/listings.ts'
import { longAgo, makeActor, makeOrganisation } from '../../../../test/world/people.ts'
import { newId, showId } from '../../../core/id.ts'
import { row, rows, run, sql } from '../../../platform/database.ts'
import { performReport, type ReportShop } from './perform.ts'
import { askReport, cancelReport, type NewReport, reportFile, reportFor, reportHousekeeping, reportScopes, reportsOf } from './report.ts'

const site = await openSite()
const { db, room } = site
const shop: ReportShop = {
  db, blobs: room.blobs, live: () => room.matcher, clock: room.clock,
  addresses: { match: (lang, need, offer) => `https://qiao.example/${lang}/matches/${need}/${offer}`, listing: (lang, id) => `https://qiao.example/${lang}/listings/${id}` },
}

const organiser = await makeActor(db, { platform: 'organiser' })
const officer = await makeActor(db, { role: 'officer' })
const firm = await makeOrganisation(db, { kind: 'enterprise', country: 'CN', name: { en: 'Dye Works', zh: '染厂' } })
const hidden = await makeOrganisation(db, { name: { en: 'Secret Laboratory' } })
const contact = { contactName: 'Dr Lin', contactEmail: 'lin@example.org' }
const need = await makeListing(db, { kind: 'need', ownerId: firm, at: longAgo, content: someContent({ title: '=HYPERLINK("https://evil.example")', texts: { en: { title: '=HYPERLINK("https://evil.example")', summary: 'Ceramic membranes that clean dye wastewater.', keywords: 'dye wastewater; ceramic membrane' } }, facts: { trl: 5, ...contact } }) })
const lone = await makeListing(db, { kind: 'need', ownerId: firm, at: longAgo, content: someContent({ title: 'Harvesting kelp by drone', texts: { en: { title: 'Harvesting kelp by drone', summary: 'Kelp from the air.' } } }) })
const offer = await makeListing(db, { kind: 'offer', ownerId: hidden, at: longAgo, content: someContent({ title: 'Ceramic membranes for dye wastewater', facts: { trl: 4, ...contact } }), access: { visibility: 'public', audienceSpaces: [], audienceOrganisations: [], excludedCountries: [], nameWithheld: true, openForInterest: true } })
await makeListing(db, { kind: 'offer', ownerId: hidden, at: longAgo, content: someContent({ title: 'Ceramic membranes for dye wastewater, for friends' }), access: { visibility: 'named', audienceSpaces: [], audienceOrganisations: [firm], excludedCountries: [], nameWithheld: false, openForInterest: true } })
await room.matcher.refresh()

const asked = (more: Partial<NewReport> = {}): NewReport => ({ most: 5, lang: 'en', ...more })
type Sheets = { sheet: string; data: unknown[][] }[]
async function sheetsOf(id: string): Promise<Sheets> {
  const file = await reportFile(db, room.blobs, organiser, id)
  expect(file.name).toMatch(/\.xlsx$/)
  return (await readXlsxFile(await buffer(file.stream))) as unknown as Sheets
}

test('whoever may not report on a scope has none, and cannot ask', async () => {
  expect(await reportScopes(db, officer)).toEqual({ platform: false, spaces: [] })
  await expect(askReport(db, officer, asked())).rejects.toMatchObject({ code: 'missing' })
  await expect(askReport(db, organiser, asked({ spaceId: newId() }))).rejects.toMatchObject({ code: 'invalid' })
  await expect(askReport(db, organiser, asked({ most: 99 }))).rejects.toMatchObject({ code: 'invalid' })
})

test('a report holds matches with reasons, what has none, and only what its asker may read; formulas stay text', async () => {
  const id = await askReport(db, organiser, asked())
  expect(await rows(db, sql`select 1 from pgboss.job where name = 'match_report' and data ->> 'id' = ${id}`)).toHaveLength(1)
  await performReport(shop, id)
  const report = await reportFor(db, organiser, id)
  expect(report).toMatchObject({ state: 'done', needs: 2, offers: 1, hasFile: true })
  const sheets = await sheetsOf(id)
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Matches', 'Needs without a match', 'Technologies without a match', 'How this was made'])
  const all = JSON.stringify(sheets)
  expect(all).toContain('Both speak of')
  expect(all).toContain('Name withheld')
  expect(all).toContain('Dr Lin')
  expect(all).not.toContain('Secret Laboratory')
  expect(all).not.toContain('for friends')
  const [head = [], ...matches] = sheets[0]!.data
  const cell = (line: unknown[] | undefined, name: string) => line?.[head.indexOf(name)]
  const line = matches.find((one) => String(cell(one, 'Title of the technology')).startsWith('Ceramic'))
  expect(cell(line, 'Title of the need')).toMatch(/^'=HYPERLINK/)
  expect(cell(line, 'Rank')).toBe(1)
  expect(cell(line, 'Does not fit')).toBe('TRL 5 wanted, only TRL 4 offered')
  expect(cell(line, 'Contact for the technology')).toBeFalsy()
  expect(cell(line, 'Contact for the need')).toContain('lin@example.org')
  expect(cell(line, 'Page of the match')).toBe(`https://qiao.example/en/matches/${need.id}/${offer.id}`)
  expect(JSON.stringify(sheets[1]!.data)).toContain('Harvesting kelp by drone')
  const notices = await rows<{ kind: string }>(db, sql`select data ->> 'kind' as kind from pgboss.job where name = 'notice' and data -> 'object' ->> 'id' = ${id}`)
  expect(notices).toEqual([{ kind: 'match_report_done' }])
  const deeds = await rows<{ verb: string }>(db, sql`select verb from activity where object_id = ${id} order by at, id`)
  expect(deeds.map((one) => one.verb)).toEqual(['report.ask', 'report.make'])
})

test('in Chinese its sheets are Chinese; a space bounds it', async () => {
  const space = newId()
  await run(db, sql`insert into space (id, kind, slug, name) values (${space}, 'alliance', 'dyers', '{"source":"zh","rev":1,"variants":{"zh":{"body":"染整联盟","origin":"author","ofRev":1}}}')`)
  const id = await askReport(db, organiser, asked({ spaceId: space, lang: 'zh' }))
  await run(db, sql`insert into listing_space (listing_id, space_id) values (${lone.id}, ${space})`)
  await room.matcher.refresh()
  await performReport(shop, id)
  expect(await reportFor(db, organiser, id)).toMatchObject({ state: 'done', needs: 1, offers: 0, matches: 0, needsAlone: 1 })
  const sheets = await sheetsOf(id)
  expect(sheets[0]!.sheet).toBe('匹配')
  expect(JSON.stringify(sheets[3]!.data)).toContain('染整联盟')
})

test('it is its asker’s alone, while they may: losing the role closes the file; the work stops too', async () => {
  const other = await makeActor(db, { platform: 'organiser' })
  const id = await askReport(db, other, asked())
  await expect(reportFor(db, organiser, id)).rejects.toMatchObject({ code: 'missing' })
  await performReport(shop, id)
  await reportFile(db, room.blobs, other, id)
  const demoted = { ...other, roles: [] }
  await expect(reportFile(db, room.blobs, demoted, id)).rejects.toMatchObject({ code: 'missing' })
  expect(await reportsOf(db, demoted)).toEqual([])

  const again = await askReport(db, other, asked())
  await run(db, sql`update platform_role set ended_at = now() where person_id = ${other.personId!}`)
  await performReport(shop, again)
  expect(await row(db, sql`select state, file_id from match_report where id = ${again}`)).toMatchObject({ state: 'failed', file_id: null })
})

test('cancelling stops it; a cancelled or finished one is not made again; two at once are enough', async () => {
  const id = await askReport(db, organiser, asked())
  const second = await askReport(db, organiser, asked())
  await expect(askReport(db, organiser, asked())).rejects.toMatchObject({ code: 'conflict' })
  await cancelReport(db, organiser, id)
  await performReport(shop, id)
  expect(await reportFor(db, organiser, id)).toMatchObject({ state: 'cancelled', hasFile: false })
  await expect(cancelReport(db, organiser, id)).rejects.toMatchObject({ code: 'conflict' })
  await performReport(shop, second)
  const made = await reportFor(db, organiser, second)
  await performReport(shop, second)
  expect(await reportFor(db, organiser, second)).toEqual(made)
})

test('a report that a crash cut short is made when its job comes again; old ones go with their files', async () => {
  const id = await askReport(db, organiser, asked())
  await run(db, sql`update match_report set state = 'running', done = 1 where id = ${id}`)
  await performReport(shop, id)
  expect((await reportFor(db, organiser, id)).state).toBe('done')
  await run(db, sql`update match_report set finished_at = now() - interval '31 days' where id = ${id}`)
  expect(await reportHousekeeping(db, new Date())).toBe(1)
  await expect(reportFor(db, organiser, id)).rejects.toMatchObject({ code: 'missing' })
})

test('pages: the form works without scripts, the file comes down, strangers find nothing', async () => {
  const cookie = await site.as(organiser.personId!)
  expect(await (await site.get('/zh/desk/reports', cookie)).text()).toContain('生成新报告')
  const refused = await site.post('/en/desk/reports', { scope: 'nowhere', most: '10' }, cookie)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Choose a scope that you manage.')
  const sent = await site.post('/en/desk/reports', { scope: 'platform', most: '10', fields: ['water'] }, cookie)
  expect(sent.status).toBe(303)
  const place = sent.headers.get('location')!
  const id = (await reportsOf(db, organiser))[0]!.id
  expect(place).toBe(`/en/desk/reports/${showId(id)}`)
  expect(await (await site.get(place, cookie)).text()).toContain('Cancel')
  await performReport(shop, id)
  expect(await (await site.get(`${place}/progress`, cookie)).text()).toContain('data-progress-done')
  expect(await (await site.get(place, cookie)).text()).toContain('Fetch the spreadsheet')
  const file = await site.get(`${place}/file`, cookie)
  expect(file.headers.get('content-type')).toContain('spreadsheetml')
  const stranger = await site.as(officer.personId!)
  for (const path of [place, `${place}/progress`, `${place}/file`]) expect((await site.get(path, stranger)).status, path).toBe(404)
  expect((await site.post(`${place}/cancellation`, {}, stranger)).status).toBe(404)
  expect(await (await site.get('/en/desk/reports', stranger)).text()).toContain('nothing here for you')
})

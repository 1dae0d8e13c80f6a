import { beforeAll, describe, expect, test } from 'vitest'
import { showId } from '../../src/core/id.ts'
import { system } from '../../src/core/actor.ts'
import { addBacker, addWave, admit, createAlliance } from '../../src/modules/alliances/alliances.ts'
import { draftStatement, foundBody, openStatement, seatPerson, signStatement } from '../../src/modules/alliances/bodies/bodies.ts'
import { factsSchema } from '../../src/modules/listings/content.ts'
import { performImport } from '../../src/modules/listings/import/perform.ts'
import { publishDueReleases, submitListing } from '../../src/modules/listings/listings.ts'
import { writeWorkbook } from '../../src/platform/workbook.ts'
import { row, rows, run, sql } from '../../src/platform/database.ts'
import { axe, hasBrowser } from '../browser.ts'
import { codeSentTo } from '../world/doors.ts'
import { makeListing } from '../world/listings.ts'
import { actorOf, makeActor, makeAffiliation, makeOrganisation } from '../world/people.ts'
import { fits, openServed, type Served } from './served.ts'

const narrow = { viewport: { width: 360, height: 780 }, colorScheme: 'dark' as const }

describe.skipIf(!hasBrowser)('the rooms of a host', () => {
  let served: Served
  let champion: string
  let park: string
  let officer: string
  let last: { organisationId: string; personId: string }

  beforeAll(async () => {
    served = await openServed()
    const { db } = served.site
    const now = new Date()
    const host = system(now)
    const universities = await Promise.all(Array.from({ length: 15 }, (_, n) => makeOrganisation(db, { country: n % 2 ? 'CN' : 'GB', name: { zh: `第${n + 1}江畔大学`, en: `Riverside University ${n + 1}` } })))
    const seats = await Promise.all(universities.map((organisationId) => makeAffiliation(db, { organisationId, role: 'administrator' })))
    const allianceId = await createAlliance(db, host, { slug: 'two-banks', kind: 'university_alliance', lang: 'zh', name: { zh: '两岸高校联盟', en: 'Two Banks Universities' }, purpose: { zh: '让成果更快到达企业。', en: 'To bring research to industry sooner.' }, visibility: 'public', peopleJoin: false, secretariatId: universities[0]! })
    await addBacker(db, host, { allianceId, organisationId: universities[1]!, role: 'secretariat', fromOn: '2026-01-10' })
    for (const [place, onDate] of ['2026-01-10', '2026-05-10'].entries()) {
      const waveId = await addWave(db, host, { allianceId, lang: 'zh', name: { zh: `第${place + 1}批`, en: `Wave ${place + 1}` }, onDate })
      for (const organisationId of universities.slice(place * 9, place ? 15 : 9)) await admit(db, host, { allianceId, party: { organisationId }, waveId, fromOn: onDate })
    }
    const firm = await makeOrganisation(db, { kind: 'enterprise', country: 'CN', name: { zh: '江畔电池', en: 'Riverside Batteries' } })
    await createAlliance(db, host, { slug: 'battery-alliance', kind: 'industry_alliance', lang: 'zh', name: { zh: '电池产业联盟', en: 'Battery Industry Alliance' }, purpose: { zh: '共提难题。', en: 'To say problems once.' }, visibility: 'public', peopleJoin: false, secretariatId: firm })
    const day = now.toISOString().slice(0, 10)
    const bodyId = await foundBody(db, host, { allianceId, kind: 'committee', name: { zh: '转化委员会', en: 'Exchange Committee' }, remit: { zh: '商定技术周。', en: 'Agrees the week.' }, lang: 'zh', fromOn: day, toOn: `${now.getFullYear() + 1}-12-31` })
    champion = seats[2]!.personId
    await seatPerson(db, host, { bodyId, personId: champion, role: 'champion', organisationId: universities[2] })
    await seatPerson(db, host, { bodyId, personId: seats[3]!.personId, role: 'member', organisationId: universities[3] })
    const id = await draftStatement(db, host, { allianceId, title: { zh: '共同声明', en: 'Joint statement' }, body: { zh: '成果目录公开。', en: 'The catalogue is open.' }, lang: 'zh' })
    await openStatement(db, host, { id, version: 1 })
    for (const seat of seats.slice(0, 13)) await signStatement(db, await actorOf(db, seat.personId), { id, allianceId, organisationId: seat.organisationId })
    last = seats[13]!
    park = await makeOrganisation(db, { kind: 'park', country: 'CN', trusted: true, name: { zh: '江畔科技园', en: 'Riverside Park' } })
    officer = (await makeAffiliation(db, { organisationId: park, role: 'officer' })).personId
    await createAlliance(db, host, { slug: 'riverside-centre', kind: 'regional_centre', lang: 'zh', name: { zh: '江畔区域创新中心', en: 'Riverside Innovation Centre' }, purpose: { zh: '为企业找到合作方。', en: 'To find partners for firms.' }, visibility: 'public', peopleJoin: false, secretariatId: park })
    await makeListing(db, { ownerId: universities[0], content: { source: 'en', texts: { en: { title: 'Antiscalant dosing for silica in reverse osmosis brine', summary: 'A dosing method for reverse osmosis concentrate that keeps silica scale off membranes without acid, at a recovery of 85 %.' } }, facts: factsSchema.parse({ fields: ['water'] }) } }).catch(() => makeListing(db, { ownerId: universities[0] }))
    await served.site.room.matcher.refresh()
  }, 120_000)

  test('an alliance in two waves with two secretariats; its champion’s motion is carried; all but one sign', async () => {
    const { page } = await served.open({ person: champion, locale: 'zh-CN' })
    await page.goto('/zh/alliances/two-banks')
    const main = await page.locator('main').innerText()
    expect(main).toContain('15 家成员分 2 批加入')
    expect(main).toContain('第1江畔大学')
    expect(await axe(page)).toEqual([])
    await page.goto('/zh/alliances/two-banks/bodies')
    await page.getByRole('link', { name: '转化委员会' }).first().click()
    await page.getByRole('link', { name: /议案/ }).first().click()
    await page.locator('#f-title_zh').fill('技术周由两校承办')
    await page.locator('#f-body_zh').fill('两个会场，同一议程。')
    const closes = page.locator('input[type=datetime-local]')
    if ((await closes.count()) > 0) await closes.first().fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 16))
    await page.locator('main form button[type=submit]').last().click()
    await page.waitForURL(/\/motions\//)
    expect(await axe(page)).toEqual([])
    for (const person of (await rows<{ id: string }>(served.site.db, sql`select s.person_id as id from seat s join body b on b.space_id = s.space_id`)).map(({ id }) => id)) {
      const voter = person === champion ? page : (await served.open({ person, locale: 'zh-CN' })).page
      await voter.goto(new URL(page.url()).pathname)
      await voter.getByRole('button', { name: '赞成' }).first().click()
      await voter.waitForLoadState()
    }
    await page.reload()
    expect(await page.locator('main').innerText()).toContain('通过')

    const signing = await served.open({ person: last.personId, ...narrow })
    signing.page.on('dialog', (dialog) => void dialog.accept())
    await signing.page.goto('/en/alliances/two-banks/statements')
    await signing.page.getByRole('link', { name: 'Joint statement' }).click()
    await signing.page.getByRole('button', { name: /Sign for/ }).click()
    await signing.page.getByText('14 of 15', { exact: false }).waitFor()
    expect(await fits(signing.page)).toBe(true)
    expect(await axe(signing.page)).toEqual([])
  }, 240_000)

  test('a regional centre brings fifty needs of firms, holds them to an hour, and they appear together', async () => {
    const { site } = served
    const bytes = await writeWorkbook([{ name: '需求', columns: ['标题', '摘要', '企业名称', '同意人', '同意日期'].map((header) => ({ header, width: 20 })), rows: Array.from({ length: 50 }, (_, n) => [`膜系统结垢难题 ${n + 1}`, `第 ${n + 1} 家企业的浓水膜系统结垢，希望找到阻垢方法，回收率不低于 85%。`, `江畔膜业第${n + 1}厂`, '李工', '2026-05-20']) }])
    const { page } = await served.open({ person: officer, locale: 'zh-CN' })
    await page.goto('/zh/desk/releases')
    await page.getByRole('link', { name: '新建批次' }).first().click()
    await page.locator('#f-title_zh').fill('江畔技术周企业需求')
    await page.locator('#f-space').selectOption({ label: '江畔区域创新中心' })
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '新建批次' }).click()
    await page.waitForURL(/\/desk\/releases\/\w{26}/)
    const address = new URL(page.url()).pathname
    await page.locator('#f-file').setInputFiles({ name: 'needs.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(bytes) })
    await page.getByRole('button', { name: '上传并核对列名' }).click()
    await page.waitForURL(/\/desk\/import\//)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByText('正在导入').first().waitFor()
    await performImport(site.db, site.room.blobs, () => new Date(), (await row<{ id: string }>(site.db, sql`select id from import_run`))!.id)
    expect(await row(site.db, sql`select state, created_rows as created, failed_rows as failed, error from import_run`)).toEqual({ state: 'done', created: 50, failed: 0, error: null })
    await page.goto(address)
    await page.getByRole('button', { name: '确认内容无误' }).click()
    await page.getByRole('button', { name: '设定公开时间' }).waitFor()
    await page.locator('#f-hour').fill(new Date(Date.now() + 8 * 3_600_000 + 3_600_000).toISOString().slice(0, 16))
    await page.getByRole('button', { name: '设定公开时间' }).click()
    await page.getByText('定时公开').first().waitFor()
    expect(await axe(page)).toEqual([])

    const reader = await served.open({ ...narrow })
    const needs = async () => {
      await site.room.matcher.refresh()
      await reader.page.goto(`/en/alliances/riverside-centre?at=${Date.now()}`)
      return reader.page.locator('#needs').innerText()
    }
    expect(await needs()).toContain('No needs of its firms are public yet')
    expect(await publishDueReleases(site.db, new Date(Date.now() + 2 * 3_600_000))).toBe(50)
    const shown = await needs()
    expect(shown).toContain('See all 50 needs in the hall')
    expect(await reader.page.locator('main').innerText()).not.toContain('江畔膜业')
    expect(await fits(reader.page)).toBe(true)
    expect(await axe(reader.page)).toEqual([])
    await page.goto(address)
    expect(await page.locator('main').innerText()).toContain('各条进展')
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 780 })
    expect(await fits(page)).toBe(true)
  }, 240_000)

  test('without an account a problem finds English offers, is left by mail code, taken on, published without its name, and not seen where it is excluded', async () => {
    const { site } = served
    const { page } = await served.open({ locale: 'zh-CN' })
    await page.goto('/zh/problem')
    await page.locator('textarea[name=body]').fill('反渗透浓水中二氧化硅结垢严重，膜通量两周内下降三成，希望找到不加酸的阻垢方法，回收率达到 85%。')
    const began = Date.now()
    await page.locator('main form button[type=submit]').first().click()
    await page.waitForURL(/\/problems\//)
    await page.getByText('Antiscalant dosing for silica', { exact: false }).first().waitFor()
    expect(Date.now() - began).toBeLessThan(15_000)
    expect(await axe(page)).toEqual([])
    const address = new URL(page.url()).pathname
    await run(site.db, sql`delete from rate_limit`)
    await site.post(`${address}/handover`, { email: 'wu@river.example', contactName: '吴工', firm: '清河膜材料有限公司', country: 'CN', excludedCountries: 'US', consent: 'yes' })
    await site.post(`${address}/code`, { code: await codeSentTo(site.db, 'wu@river.example') })
    const broker = await served.open({ person: officer, locale: 'zh-CN' })
    await broker.page.goto('/zh/desk/problems')
    await broker.page.locator('main a[href*="/zh/desk/problems/"]').first().click()
    expect(await broker.page.locator('main').innerText()).not.toContain('清河膜材料')
    await broker.page.getByRole('button', { name: /受理/ }).first().click()
    await broker.page.waitForURL(/\/edit/)
    const listing = (await row<{ id: string }>(site.db, sql`select listing_id as id from door_problem where state = 'taken'`))!.id
    await submitListing(site.db, await actorOf(site.db, officer), { id: listing })
    await site.room.matcher.refresh()
    const excluded = await makeActor(site.db, { organisationId: await makeOrganisation(site.db, { country: 'US' }), role: 'officer' })
    const allowed = await makeActor(site.db, { organisationId: await makeOrganisation(site.db, { country: 'GB' }), role: 'officer' })
    const total = async (person: string) => {
      const text = await (await site.get('/zh/hall?q=二氧化硅', await site.as(person))).text()
      return { shown: text.includes(showId(listing)), named: text.includes('清河膜材料'), needs: /kind=need[^>]*>[^<]*<[^>]*>(\d+)/.exec(text)?.[1] }
    }
    expect(await total(allowed.personId!)).toMatchObject({ shown: true, named: false })
    expect(await total(excluded.personId!)).toMatchObject({ shown: false, named: false })
    expect((await site.get(`/zh/listings/${showId(listing)}`, await site.as(excluded.personId!))).status).toBe(404)
  }, 240_000)
})

import { beforeAll, describe, expect, test } from 'vitest'
import { showId } from '../../src/core/id.ts'
import { factsSchema } from '../../src/modules/listings/content.ts'
import { axe, hasBrowser } from '../browser.ts'
import { makeListing } from '../world/listings.ts'
import { makeAffiliation, makeOrganisation } from '../world/people.ts'
import { fits, openServed, type Served } from './served.ts'

describe.skipIf(!hasBrowser)('from a need in Chinese to a talk with an English team', () => {
  let served: Served
  let manager: string
  let officer: string
  let need: string

  beforeAll(async () => {
    served = await openServed()
    const { db, room } = served.site
    const firm = await makeOrganisation(db, { kind: 'enterprise', country: 'CN', name: { zh: '苏澜隔膜有限公司', en: 'Sulan Membranes Ltd' }, trusted: true })
    const university = await makeOrganisation(db, { country: 'GB', name: { zh: '湖畔大学', en: 'Lakeside University' }, trusted: true })
    manager = (await makeAffiliation(db, { organisationId: firm, role: 'officer' })).personId
    officer = (await makeAffiliation(db, { organisationId: university, role: 'officer' })).personId
    const facts = factsSchema.parse({ fields: ['energy_storage'], trl: 5, partnerships: ['rd_cooperation'] })
    const zh = { title: '固态电池隔膜涂层的低成本工艺', summary: '现有陶瓷涂层隔膜收缩率大于 5%，需要可连续涂布的隔膜涂层工艺。' }
    const en = { title: 'Ceramic separator coating for solid-state batteries', summary: 'A continuous coating process for battery separators with low shrinkage, ready for a pilot.' }
    need = (await makeListing(db, { kind: 'need', ownerId: firm, content: { source: 'zh', texts: { zh }, facts } })).id
    await makeListing(db, { ownerId: university, content: { source: 'en', texts: { en }, facts } })
    await room.matcher.refresh()
  }, 120_000)

  test('the match is explained, the interest is sent and accepted, and both talk', async () => {
    const { page, complaints } = await served.open({ person: manager, locale: 'zh-CN' })
    await page.goto(`/zh/listings/${showId(need)}`)
    await page.goto(`/zh/listings/${showId(need)}/-/matches`)
    await page.getByRole('link', { name: 'Ceramic separator coating for solid-state batteries' }).click()
    await page.waitForURL(/\/zh\/matches\//)
    expect(await page.locator('.planks li').count()).toBeGreaterThan(1)
    expect(await axe(page)).toEqual([])
    await page.getByRole('link', { name: '提交合作意向' }).first().click()
    await page.waitForURL(/interest/)
    await page.getByLabel('合作意向', { exact: false }).first().fill('我们希望在中试线上试用该涂层。')
    await page.getByLabel('联系方式', { exact: false }).first().fill('研发部 rd@sulan.example')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '提交合作意向' }).click()
    await page.waitForURL(/\/zh\/deals\//)
    const address = new URL(page.url()).pathname.replace('/zh/', '/en/')

    const other = await served.open({ person: officer, viewport: { width: 360, height: 780 }, colorScheme: 'dark' })
    await other.page.goto('/en/desk')
    expect(await fits(other.page)).toBe(true)
    expect(await axe(other.page)).toEqual([])
    await other.page.goto(address)
    expect(await other.page.textContent('main')).toContain('我们希望在中试线上试用该涂层。')
    await other.page.getByRole('button', { name: /Accept/ }).first().click()
    await other.page.getByText(/accepted/i).first().waitFor()
    expect(await fits(other.page)).toBe(true)
    expect(await axe(other.page)).toEqual([])

    await page.reload()
    expect(await axe(page)).toEqual([])
    expect(complaints.filter((one) => !one.includes('favicon'))).toEqual([])
  }, 180_000)
})

import { beforeAll, describe, expect, test } from 'vitest'
import { factsSchema } from '../../src/modules/listings/content.ts'
import { tellMatches } from '../../src/modules/matching/telling.ts'
import { row, rows, sql } from '../../src/platform/database.ts'
import { axe, hasBrowser } from '../browser.ts'
import { makeListing } from '../world/listings.ts'
import { makeAffiliation, makeOrganisation } from '../world/people.ts'
import { fits, openServed, type Served } from './served.ts'

describe.skipIf(!hasBrowser)('a need published in Chinese, in the browser', () => {
  let served: Served
  let manager: string
  let officer: string

  beforeAll(async () => {
    served = await openServed()
    const { db, room } = served.site
    const firm = await makeOrganisation(db, { kind: 'enterprise', country: 'CN', name: { zh: '苏澜隔膜有限公司', en: 'Sulan Membranes Ltd' }, trusted: true })
    const university = await makeOrganisation(db, { country: 'GB', name: { zh: '湖畔大学', en: 'Lakeside University' }, trusted: true })
    manager = (await makeAffiliation(db, { organisationId: firm, role: 'officer' })).personId
    officer = (await makeAffiliation(db, { organisationId: university, role: 'officer' })).personId
    const facts = factsSchema.parse({ fields: ['energy_storage'], trl: 5, partnerships: ['rd_cooperation'] })
    const offers = [
      ['Ceramic separator coating for solid-state batteries', 'A continuous coating process for battery separators with low shrinkage, ready for a pilot.'],
      ['Separator films from recycled battery polymers', 'Battery separators are cast from recovered polymer; coating and shrinkage are tested.'],
      ['Membranes that clean dye wastewater', 'Ceramic membranes with high flux, cleaned in place.'],
    ] as const
    for (const [title, summary] of offers) await makeListing(db, { ownerId: university, content: { source: 'en', texts: { en: { title, summary } }, facts } })
    await room.matcher.refresh()
  }, 120_000)

  const publish = async (person: string, lang: 'zh' | 'en', kind: 'need' | 'offer', text: { title: string; summary: string }) => {
    const { page } = await served.open({ person, locale: lang === 'zh' ? 'zh-CN' : 'en-GB' })
    await page.goto(`/${lang}/desk/listings/new?kind=${kind}`)
    await page.locator('main form[method=post] button[type=submit]').last().click()
    await page.waitForURL(/\/edit/)
    await page.locator(`#f-title_${lang}`).fill(text.title)
    await page.locator(`#f-summary_${lang}`).fill(text.summary)
    await page.getByRole('button', { name: lang === 'zh' ? '发布' : 'Publish', exact: true }).click()
    await page.waitForURL((url) => /\/listings\/\w+/.test(url.pathname) && !url.pathname.includes('/edit'))
    await served.site.room.matcher.refresh()
    return page
  }

  test('English offers stand with reasons; one is put aside, another gets an interest; a new English offer is told of', async () => {
    const page = await publish(manager, 'zh', 'need', { title: '固态电池隔膜涂层的低成本工艺', summary: '现有陶瓷涂层隔膜收缩率大于 5%，需要可连续涂布的电池隔膜涂层工艺。' })
    const need = (await row<{ id: string }>(served.site.db, sql`select id from listing where kind = 'need'`))!.id
    const list = `${new URL(page.url()).pathname.split('/').slice(0, 4).join('/')}/-/matches`
    await page.goto(list)
    const main = await page.locator('main').innerText()
    expect(main).toContain('Ceramic separator coating for solid-state batteries')
    expect(main).toContain('Separator films from recycled battery polymers')
    expect(main).toContain('双方均涉及')
    expect(await axe(page)).toEqual([])

    await page.getByRole('link', { name: 'Separator films from recycled battery polymers' }).click()
    await page.waitForURL(/\/zh\/matches\//)
    await page.getByText('不合适……').click()
    await page.locator('select[name=reason]').selectOption({ index: 1 })
    await page.getByRole('button', { name: '移出列表' }).click()
    await page.getByText('已移出').first().waitFor()
    await page.goto(list)
    const open = await page.locator('.match-list').first().innerText()
    expect(open).not.toContain('Separator films from recycled')
    expect(await page.locator('main').innerText()).toContain('已移出的匹配')

    await page.getByRole('link', { name: 'Ceramic separator coating for solid-state batteries' }).first().click()
    await page.getByRole('link', { name: '提交合作意向' }).first().click()
    await page.waitForURL(/interest/)
    await page.getByLabel('合作意向', { exact: false }).first().fill('希望在中试线上试用该涂层。')
    await page.getByLabel('联系方式', { exact: false }).first().fill('研发部 rd@sulan.example')
    await page.getByRole('button', { name: '提交合作意向' }).click()
    await page.waitForURL(/\/zh\/deals\//)

    const english = await publish(officer, 'en', 'offer', { title: 'Low-cost separator coating line for solid-state batteries', summary: 'A process that coats battery separators continuously, with shrinkage below two per cent.' })
    const offer = (await row<{ id: string }>(served.site.db, sql`select l.id from listing l where kind = 'offer' order by created_at desc limit 1`))!.id
    await tellMatches(served.site.db, served.site.room.matcher, served.site.room.clock, offer)
    const told = await rows<{ object: string }>(served.site.db, sql`select object_id::text as object from notice where person_id = ${manager} and kind = 'match_found'`)
    expect(told.map(({ object }) => object)).toContain(need)
    await page.goto('/zh/desk')
    expect(await page.locator('main').innerText()).toContain('“固态电池隔膜涂层的低成本工艺”有 1 项新匹配')
    expect(await axe(page)).toEqual([])

    await page.goto(list)
    expect(await page.locator('.match-list').first().innerText()).toContain('Low-cost separator coating line for solid-state batteries')

    await english.goto(`${new URL(english.url()).pathname.split('/').slice(0, 4).join('/')}/-/matches`)
    expect(await english.locator('main').innerText()).toContain('固态电池隔膜涂层的低成本工艺')
    expect(await english.locator('main').innerText()).toContain('Both speak of')
    expect(await fits(english)).toBe(true)
    expect(await axe(english)).toEqual([])
  }, 240_000)
})

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { readId, showId } from '../../src/core/id.ts'
import { performSeal } from '../../src/modules/agreements/sealing/seal.ts'
import { factsSchema } from '../../src/modules/listings/content.ts'
import { checkPage } from '../../src/web/agreements/addresses.ts'
import { axe, hasBrowser } from '../browser.ts'
import { signingCode, tokensOf } from '../world/agreements.ts'
import { makeListing } from '../world/listings.ts'
import { makeAffiliation, makeOrganisation } from '../world/people.ts'
import { fill, press, refuseAll } from './paperwork.ts'
import { fits, openServed, type Served } from './served.ts'

const phone = { viewport: { width: 360, height: 780 }, colorScheme: 'dark' } as const
const today = new Date().toISOString().slice(0, 10)
const pathOf = (page: Page): string => new URL(page.url()).pathname
const inEnglish = (page: Page): string => pathOf(page).replace('/zh/', '/en/')
const lastOf = (page: Page): string => pathOf(page).split('/').at(-1)!

describe.skipIf(!hasBrowser)('the whole way of a firm that works in Chinese and a university that works in English', () => {
  let served: Served
  let [firm, university, need] = ['', '', '']
  let zh: Page
  let en: Page
  const complaints: string[][] = []
  /** A page that somebody is to read: whole on its screen, and without a fault that axe knows. */
  const good = async (page: Page): Promise<void> => {
    expect(await fits(page), page.url()).toBe(true)
    expect(await axe(page), page.url()).toEqual([])
  }

  beforeAll(async () => {
    served = await openServed()
    const { db, room } = served.site
    firm = await makeOrganisation(db, { kind: 'enterprise', country: 'CN', name: { zh: '苏澜隔膜有限公司', en: 'Sulan Membranes Ltd' }, trusted: true })
    university = await makeOrganisation(db, { country: 'GB', name: { zh: '湖畔大学', en: 'Lakeside University' }, trusted: true })
    const facts = factsSchema.parse({ fields: ['energy_storage'], trl: 5, partnerships: ['rd_cooperation'] })
    const wanted = { title: '固态电池隔膜涂层的低成本工艺', summary: '现有陶瓷涂层隔膜收缩率大于 5%，需要可连续涂布的隔膜涂层工艺。' }
    const offered = { title: 'Ceramic separator coating for solid-state batteries', summary: 'A continuous coating process for battery separators with low shrinkage, ready for a pilot.' }
    need = (await makeListing(db, { kind: 'need', ownerId: firm, content: { source: 'zh', texts: { zh: wanted }, facts } })).id
    await makeListing(db, { ownerId: university, content: { source: 'en', texts: { en: offered }, facts } })
    await room.matcher.refresh()
    const manager = await served.open({ person: (await makeAffiliation(db, { organisationId: firm, role: 'officer' })).personId, locale: 'zh-CN' })
    const officer = await served.open({ person: (await makeAffiliation(db, { organisationId: university, role: 'officer' })).personId, ...phone })
    zh = manager.page
    en = officer.page
    for (const one of [manager, officer]) {
      one.page.on('dialog', (dialog) => void dialog.accept())
      complaints.push(one.complaints)
    }
  }, 120_000)

  /** Both sign on a phone, each with an address and a code of their own and without an account. */
  async function bothSign(id: string, looked = false): Promise<void> {
    for (const [n, one] of (await tokensOf(served.site.db, id)).entries()) {
      const { page } = await served.open(phone)
      await page.goto(`/${n ? 'en' : 'zh'}/sign/${one.token}`)
      if (looked) await good(page)
      await press(page, n ? 'Send me a code' : '获取验证码')
      await fill(page, { code: await signingCode(served.site.db, one.id), agree: 'yes' })
      await press(page, n ? 'Sign' : '确认签署')
      await page.getByText(n ? 'All have signed.' : '您已签署').first().waitFor()
      await page.context().close()
    }
  }
  const signatory = (place: number) => ({ [`s${place}_name_en`]: place ? 'Ann Győr' : 'Lin Ke', [`s${place}_email`]: `signatory-${place}@example.org`, [`s${place}_turn`]: String(place + 1) })

  test('match, interest, accepted, screened, two agreements signed and sealed, registered, a project, and the funnel', { timeout: 400_000 }, async () => {
    const { db, room } = served.site

    // A match that says why, and an interest in it.
    await zh.goto(`/zh/listings/${showId(need)}/-/matches`)
    await zh.getByRole('link', { name: 'Ceramic separator coating for solid-state batteries' }).click()
    await zh.waitForURL(/\/zh\/matches\//)
    expect(await zh.locator('.planks li').count()).toBeGreaterThan(1)
    await good(zh)
    await zh.getByRole('link', { name: '提交合作意向' }).first().click()
    await zh.waitForURL(/interest/)
    await fill(zh, { sentence: '我们希望在中试线上试用该涂层。', contact: '研发部 rd@sulan.example' })
    await good(zh)
    await press(zh, '提交合作意向')
    const [deal, dealZh] = [inEnglish(zh), pathOf(zh)]
    const dealId = lastOf(zh)

    // Accepted by the other side, on a phone.
    await en.goto('/en/desk')
    await good(en)
    await en.goto(deal)
    expect(await en.textContent('main')).toContain('我们希望在中试线上试用该涂层。')
    await press(en, 'Accept')
    await good(en)

    // Each checks the other, then each answers the screen of its country.
    const check = { legalForm: 'Limited company', owners: 'Two founders', links: 'none', sanctions: 'none', sanctionsLists: `UN, UK, EU ${today}`, earlier: 'none', sources: 'Public register', result: 'pass' }
    for (const [page, path, record, save, answer] of [[zh, dealZh, '填写核查', '保存核查', '提交审查'], [en, deal, 'Record it', 'Record the check', 'Record the answers']] as const) {
      await page.goto(path)
      await page.getByRole('link', { name: record }).first().click()
      await page.waitForURL(/partners/)
      await fill(page, check)
      await good(page)
      await press(page, save)
      await page.goto(`${path}/screen`)
      await good(page)
      await refuseAll(page)
      await fill(page, { result: 'clear' })
      await press(page, answer)
    }

    // The agreement about secrecy, drafted in Chinese, sent in English, signed by both.
    await zh.goto(dealZh)
    await zh.getByRole('link', { name: '起草协议' }).click()
    await zh.waitForURL(/agreements\/new/)
    await fill(zh, { type: 'nda_mutual', subject_zh: '隔膜涂层', subject_en: 'Separator coatings' })
    await good(zh)
    await press(zh, '生成文本')
    const secrecy = lastOf(zh)
    await zh.goto(`/zh/agreements/${secrecy}/terms`)
    await fill(zh, { months: '24', confidentialityYears: '5', law: 'england', forum: 'lcia' })
    await good(zh)
    await press(zh, '保存为新版本')
    await press(zh, '提交对方协商')
    await en.goto(`/en/agreements/${secrecy}/signature`)
    await fill(en, { ...signatory(0), ...signatory(1) })
    await good(en)
    await press(en, 'Send for signature')
    await bothSign(readId(secrecy)!, true)

    // Onward to the negotiation: what the gate asked for is there.
    await en.goto(deal)
    await press(en, 'Begin scoping')
    await zh.goto(dealZh)
    await press(zh, '进入商务谈判')

    // The collaboration: a version of each side, an IP schedule, and what differs between the two.
    await en.goto(deal)
    await en.getByRole('link', { name: 'Draft an agreement' }).click()
    await en.waitForURL(/agreements\/new/)
    await fill(en, { type: 'collaboration', place: 'second', subject_zh: '固态电池隔膜涂层', subject_en: 'Separator coatings for solid-state batteries' })
    await press(en, 'Make the text')
    const agreement = lastOf(en)
    await en.goto(`/en/agreements/${agreement}/terms`)
    await fill(en, {
      work_zh: '涂布工艺放大与验证', work_en: 'Scaling up and validating the coating process', position: 'p2', payment: 'instalments', amount: '180,000', amountCurrency: 'GBP', payer: '0', payee: '1',
      months: '24', publicationDays: '30', confidentialityYears: '5', noticeDays: '60', law: 'england', forum: 'lcia',
    })
    await press(en, 'Save as a new version')
    for (const [list, item] of [
      ['background', { title_zh: '陶瓷浆料配方', title_en: 'Ceramic slurry', number: 'GB2601234A', owner: '1' }],
      ['foreground', { title_zh: '连续涂布工艺', title_en: 'Continuous coating process', kind: 'know_how', share_0: '40', share_1: '60' }],
    ] as const) {
      await en.goto(`/en/agreements/${agreement}/schedule`)
      await fill(en, item, `form[action$="/schedule/${list}"]`)
      await press(en, 'Add', `form[action$="/schedule/${list}"]`)
    }
    await good(en)
    await en.goto(`/en/agreements/${agreement}`)
    await press(en, 'Open it to the other parties')
    await good(en)
    await zh.goto(`/zh/agreements/${agreement}/terms`)
    await fill(zh, { publicationDays: '60' })
    await press(zh, '保存为新版本')
    await zh.goto(`/zh/agreements/${agreement}/versions`)
    await zh.getByRole('link', { name: '与上一版比较' }).first().click()
    await zh.waitForURL(/from=/)
    expect(await zh.textContent('#difference')).toContain('60')
    await good(zh)
    await zh.goto(`/zh/agreements/${agreement}/signature`)
    await fill(zh, { ...signatory(0), ...signatory(1) })
    await press(zh, '提交签署')
    await bothSign(readId(agreement)!)

    // One sealed file, which the public page knows.
    await performSeal({ db, blobs: room.blobs, clock: room.clock, config: { dataFolder: mkdtempSync(join(tmpdir(), 'qiao-way-')), url: room.config.url, seal: undefined }, checkAt: checkPage(room.config.url) }, readId(agreement)!)
    await en.goto(`/en/agreements/${agreement}`)
    await good(en)
    const [download] = await Promise.all([en.waitForEvent('download'), en.getByRole('link', { name: 'Download the sealed PDF' }).first().click()])
    await zh.goto('/zh/verify')
    await zh.setInputFiles('[name=file]', await download.path())
    await press(zh, '核验')
    await zh.getByText('核验通过').first().waitFor()

    // The contract crosses the border: its registration, with the day by which it is due.
    await zh.goto(`/zh/agreements/${agreement}`)
    await zh.getByRole('link', { name: '技术进出口合同登记' }).click()
    await zh.waitForURL(/registrations/)
    await zh.getByText('登记截止日为').waitFor()
    await fill(zh, { regionCode: '320500', industryCode: 'C3841', field: 'energy', goal: 'industry' })
    await good(zh)
    await press(zh, '保存')
    expect(await zh.locator('[name=seller]').inputValue()).toContain('湖畔大学')

    // What was signed becomes a project with a milestone, a paper and money received.
    await en.goto(`/en/agreements/${agreement}`)
    await en.getByRole('link', { name: 'Open a project' }).click()
    await en.waitForURL(/projects\/new/)
    await press(en, 'Open the project')
    const project = lastOf(en)
    await press(en, 'Start the project')
    await en.goto(`/en/projects/${project}/new/milestones`)
    await fill(en, { milestone_en: 'First coated roll', dueOn: today, responsible: showId(university) })
    await press(en, 'Add a milestone')
    await en.getByRole('link', { name: 'Mark as done' }).click()
    await en.waitForURL(/milestones\//)
    await fill(en, { link: 'https://example.org/roll' })
    await press(en, 'Mark as done')
    await en.goto(`/en/projects/${project}/new/outputs`)
    await fill(en, { kind: 'paper', title_en: 'Coatings that do not shrink', doi: 'https://doi.org/10.1038/s41560-026-00001-1' })
    await good(en)
    await press(en, 'Record an output')
    await good(en)
    await zh.goto(`/zh/projects/${project}/new/outcomes`)
    await fill(zh, { kind: 'received', amount: '90000', amountCurrency: 'GBP', payer: showId(firm), payee: showId(university), vouchedBy: '财务部 周宁', note: '首期款' })
    await good(zh)
    await press(zh, '登记成效')
    await good(zh)
    await en.goto(deal)
    await press(en, 'Begin delivering')
    await en.goto(`/en/projects/${project}`)
    await en.getByRole('link', { name: 'Money received' }).first().click()
    await en.waitForURL(/outcomes\//)
    await press(en, 'Confirm')
    await en.goto(deal)
    await en.locator('[aria-current=step]', { hasText: 'Completed' }).waitFor()

    // The funnel of each side counts it, and its numbers open into this case.
    for (const [page, path] of [[en, `/en/figures/organisation/${showId(university)}`], [zh, `/zh/figures/organisation/${showId(firm)}`]] as const) {
      await page.goto(path)
      for (const step of ['interest', 'accepted', 'screened', 'agreed', 'completed', 'connection']) expect(await page.locator(`td a[href$="/${step}"]`).textContent(), step).toBe('1')
      expect(await page.textContent('#amounts')).toContain('90,000')
      await good(page)
      await page.locator('td a[href$="/completed"]').click()
      await page.waitForURL(/completed/)
      expect(await page.locator(`main a[href*="/deals/${dealId}"]`).count()).toBe(1)
      await good(page)
    }
    expect(complaints.flat().filter((one) => !one.includes('favicon'))).toEqual([])
  })
})

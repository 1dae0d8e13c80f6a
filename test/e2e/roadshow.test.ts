import { beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { showId } from '../../src/core/id.ts'
import { row, sql } from '../../src/platform/database.ts'
import { axe, hasBrowser } from '../browser.ts'
import { type MadeCall, panelist, type Panelist, reviewIn, submitTo, type Team } from '../world/calls.ts'
import { actorOf, makeAffiliation, makeOrganisation } from '../world/people.ts'
import { fits, openServed, type Served } from './served.ts'

/** What a page owes its reader: nothing stands out sideways, and nothing is in the way. */
async function sound(page: Page): Promise<void> {
  expect(await fits(page), page.url()).toBe(true)
  expect(await axe(page), page.url()).toEqual([])
}

/** The same address in Chinese, on a phone, in the dark; then as it was. */
async function onPhone(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(path.replace(/^\/en\//, '/zh/'))
  await sound(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

describe.skipIf(!hasBrowser)('a roadshow selection, from the call to its line-up', () => {
  let served: Served
  let organiser: string
  let applicant: string
  const now = { at: new Date() }
  const wall = (days: number): string => new Date(now.at.getTime() + days * 86_400_000).toISOString().slice(0, 16)

  beforeAll(async () => {
    served = await openServed()
    Object.assign(served.site.room, { clock: () => now.at })
    const { db } = served.site
    const host = await makeOrganisation(db, { kind: 'government', name: { zh: '江岸技术转移中心', en: 'Riverbank Technology Transfer Centre' } })
    organiser = (await makeAffiliation(db, { organisationId: host })).personId
    const institute = await makeOrganisation(db, { country: 'CN', name: { zh: '滨海海洋研究所', en: 'Binhai Institute of Marine Science' } })
    applicant = (await makeAffiliation(db, { organisationId: institute })).personId
  }, 120_000)

  test('the organiser starts from the template and publishes; a team applies in Chinese; reviewers judge; the line-up is public', { timeout: 240_000 }, async () => {
    const { db } = served.site
    const { page, complaints } = await served.open({ person: organiser, locale: 'en-GB', viewport: { width: 1280, height: 900 } })
    await page.goto('/en/calls/new')
    await sound(page)
    await page.getByLabel('Roadshow selection').check()
    await page.fill('[name=title_en]', 'Spring roadshow 2027')
    await page.fill('[name=title_zh]', '2027 春季技术路演')
    await page.fill('[name=slug]', 'spring-2027')
    await page.getByRole('button', { name: 'Make the draft' }).click()
    await page.waitForURL(/spring-2027\/desk/)
    await sound(page)
    await page.getByRole('link', { name: 'Times and rules' }).click()
    await page.waitForURL(/rounds\/\w+\/edit/)
    await page.fill('[name=opensAt]', wall(-1))
    await page.fill('[name=closesAt]', wall(7))
    await page.fill('[name=places]', '2')
    await page.fill('[name=reserves]', '1')
    await sound(page)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/desk/)
    page.once('dialog', (dialog) => void dialog.accept())
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('heading', { name: 'Closing and cancelling' }).waitFor()
    await page.getByText('Published', { exact: true }).first().waitFor()
    await onPhone(page, '/en/calls/spring-2027/desk')

    const call = await madeCall(db, organiser)
    const team = await apply()
    const others: Team[] = []
    for (const title of ['Membranes for brackish water', 'Grid-scale flow batteries', 'A press that sorts textiles']) others.push(await submitTo(db, call, now.at, { title }))

    now.at = new Date(now.at.getTime() + 9 * 86_400_000)
    const panel = await invite(page, call)
    await page.goto(`/en/calls/spring-2027/rounds/${showId(call.roundId)}`)
    await page.getByRole('link', { name: 'Plan the assignment' }).click()
    await page.waitForURL(/plan$/)
    await page.getByText('Proved: no better plan exists').waitFor()
    await sound(page)
    await page.getByRole('button', { name: 'Apply the plan' }).click()
    await page.waitForURL(/rounds\/\w+$/)
    await judge(panel, call, team.entryId)
    await decide(page)

    const { page: everybody } = await served.open({ viewport: { width: 1280, height: 900 } })
    await everybody.goto('/en/calls/spring-2027')
    const list = everybody.locator('#results-1')
    expect((await list.getByRole('row').allInnerTexts()).slice(1).map((one) => one.split(/\s*S-2026-/)[0]!.trim())).toEqual(['海草床固碳监测', 'Membranes for brackish water', 'Grid-scale flow batteries'])
    await sound(everybody)
    await onPhone(everybody, '/en/calls/spring-2027')
    expect(await everybody.locator('#results-1').innerText()).toContain('候补')
    const own = await served.open({ person: applicant, locale: 'zh-CN', viewport: { width: 360, height: 780 }, colorScheme: 'dark' })
    await own.page.goto(`/zh/submissions/${showId(team.id)}`)
    await own.page.getByText('入选').first().waitFor()
    await own.page.getByText('方法扎实，数据充分。').first().waitFor()
    await sound(own.page)
    expect([...complaints, ...own.complaints].filter((one) => !one.includes('favicon'))).toEqual([])
  })

  const madeCall = async (db: Served['site']['db'], person: string): Promise<MadeCall> => {
    const found = (await row<{ id: string; roundId: string; formId: string }>(db, sql`select c.id, r.id as "roundId", r.form_id as "formId" from call c join call_round r on r.call_id = c.id where c.slug = 'spring-2027'`))!
    return { ...found, slug: 'spring-2027', officer: await actorOf(db, person, now.at) }
  }

  /** Fills in the form in Chinese, on a wide screen, and sends it. */
  async function apply(): Promise<{ id: string; entryId: string }> {
    const { page, complaints } = await served.open({ person: applicant, locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
    await page.goto('/zh/calls/spring-2027')
    await sound(page)
    await page.getByRole('button', { name: '开始申报' }).click()
    await page.waitForURL(/submissions\/\w+\/edit/)
    await page.getByLabel('项目名称').fill('海草床固碳监测')
    for (const area of await page.locator('main textarea').all()) await area.fill('以低成本传感器连续监测海草床的固碳量。')
    await page.getByLabel('当前技术成熟度', { exact: false }).fill('6')
    await page.getByLabel('中试合作').check()
    await page.getByLabel('中文', { exact: true }).check()
    await page.getByLabel('所填内容属实', { exact: false }).check()
    await sound(page)
    await page.getByRole('button', { name: '保存并检查' }).click()
    await page.waitForURL(/submissions\/\w+$/)
    await sound(page)
    await page.getByRole('button', { name: '提交申报' }).click()
    await page.getByRole('heading', { name: '回执' }).waitFor()
    await onPhone(page, new URL(page.url()).pathname)
    expect(complaints.filter((one) => !one.includes('favicon'))).toEqual([])
    return (await row<{ id: string; entryId: string }>(served.site.db, sql`select u.id, e.id as "entryId" from call_submission u join call_entry e on e.submission_id = u.id where u.lead_person = ${applicant}`))!
  }

  /** Three reviewers: one by the page, two by the face. */
  async function invite(page: Page, call: MadeCall): Promise<Panelist[]> {
    const { db } = served.site
    await page.goto('/en/calls/spring-2027/panel')
    const first = (await makeAffiliation(db)).personId
    await page.fill('[name=email]', (await row<{ email: string }>(db, sql`select email from person where id = ${first}`))!.email)
    await page.fill('[name=expertise_en]', 'Marine sensing, carbon accounting')
    await page.getByRole('button', { name: 'Invite a reviewer' }).click()
    await page.getByRole('row').nth(1).waitFor()
    const { id } = (await row<{ id: string }>(db, sql`select id from call_reviewer where person_id = ${first}`))!
    const panel = [{ id, actor: await actorOf(db, first, now.at) }, await panelist(db, call, now.at), await panelist(db, call, now.at)]
    await page.reload()
    await sound(page)
    await onPhone(page, '/en/calls/spring-2027/panel')
    return panel
  }

  /** One reviewer judges the Chinese entry on a phone; everything else is judged by the face. */
  async function judge(panel: readonly Panelist[], call: MadeCall, entryId: string): Promise<void> {
    const { db } = served.site
    const { page } = await served.open({ person: panel[0]!.actor.personId!, locale: 'zh-CN', viewport: { width: 360, height: 780 }, colorScheme: 'dark' })
    await page.goto('/zh/calls/spring-2027/reviews')
    await page.getByRole('button', { name: '接受' }).click()
    await page.getByRole('link', { name: '海草床固碳监测' }).click()
    await page.waitForURL(/reviews\/\w+$/)
    for (const group of await page.locator('form fieldset').all()) await group.locator('input[type=radio][value="5"]').check()
    await page.getByLabel('给申报人的意见').fill('方法扎实，数据充分。')
    await sound(page)
    page.once('dialog', (dialog) => void dialog.accept())
    await page.getByRole('button', { name: '提交评审' }).click()
    await page.waitForURL(/reviews$/)
    await sound(page)
    const marks: Record<string, number> = { 'Membranes for brackish water': 4, 'Grid-scale flow batteries': 3, 'A press that sorts textiles': 1 }
    for (const { id, actor } of panel) {
      for (const { entry, title } of (await db.$client.query<{ entry: string; title: string }>("select e.id as entry, u.title from call_assignment a join call_entry e on e.id = a.entry_id join call_submission u on u.id = e.submission_id where a.reviewer_id = $1 and a.state = 'active' and not exists (select from call_review v where v.assignment_id = a.id and v.state = 'submitted')", [id])).rows)
        await reviewIn(db, call, { ...actor, at: now.at }, entry, entry === entryId ? 5 : marks[title]!)
    }
  }

  async function decide(page: Page): Promise<void> {
    await page.reload()
    await sound(page)
    await onPhone(page, new URL(page.url()).pathname)
    await page.goto(new URL(page.url()).pathname.replace('/zh/', '/en/'))
    await page.getByRole('button', { name: 'End the reviews and deliberate' }).click()
    await page.getByRole('heading', { name: 'Note a decision' }).waitFor()
    await sound(page)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.getByRole('button', { name: 'Decide', exact: true }).click()
    await page.getByRole('button', { name: 'Announce' }).waitFor()
    const { page: outside } = await served.open({})
    await outside.goto('/en/calls/spring-2027')
    expect(await outside.locator('#results-1').count()).toBe(0)
    await page.getByRole('button', { name: 'Announce' }).click()
    await page.getByRole('link', { name: 'Release a correction' }).click()
    await page.waitForURL(/correction$/)
    await sound(page)
    await onPhone(page, new URL(page.url()).pathname)
  }
})

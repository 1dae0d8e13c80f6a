import { beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { showId } from '../../src/core/id.ts'
import { giveCallSeat } from '../../src/modules/calls/calls.ts'
import { applyPlan, composeAwardLetter, inviteReviewer, judgeByToken, planRound, queueOf, submitReview } from '../../src/modules/calls/judging/judging.ts'
import { rubricOf } from '../../src/modules/calls/rounds.ts'
import { row, rows, sql } from '../../src/platform/database.ts'
import { addressOf } from '../../src/web/letters/sign-in.ts'
import { axe, hasBrowser } from '../browser.ts'
import { makeCall, type MadeCall, panelist, type Panelist, reviewIn, submitTo, type Team, when } from '../world/calls.ts'
import { makeAffiliation, makeOrganisation, makePerson } from '../world/people.ts'
import { fits, openServed, type Served } from './served.ts'

async function sound(page: Page): Promise<void> {
  expect(await fits(page), page.url()).toBe(true)
  expect(await axe(page), page.url()).toEqual([])
}

const day = 86_400_000
const wide = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 360, height: 780 }, colorScheme: 'dark' } as const

describe.skipIf(!hasBrowser)('a joint fund of a Chinese and a UK funder, from the call to two award letters', () => {
  let served: Served
  let call: MadeCall
  let teams: { ours: Team; other: Team }
  let chair: string
  let people: { chinese: string; british: string }
  let funders: { chinese: string; british: string }
  const now = { at: new Date() }

  beforeAll(async () => {
    served = await openServed()
    Object.assign(served.site.room, { clock: () => now.at })
    const { db } = served.site
    const organisation = { chinese: await makeOrganisation(db, { kind: 'funder', country: 'CN', name: { zh: '东江科学基金会', en: 'Dongjiang Science Foundation' } }), british: await makeOrganisation(db, { kind: 'funder', country: 'GB', name: { zh: '北方研究理事会', en: 'Northern Research Council' } }) }
    people = { chinese: (await makeAffiliation(db, { organisationId: organisation.chinese })).personId, british: (await makeAffiliation(db, { organisationId: organisation.british })).personId }
    call = await makeCall(db, now.at, { template: 'joint_fund', plain: true, funders: (['chinese', 'british'] as const).map((who) => ({ organisationId: organisation[who], people: [people[who]], budgetMinor: who === 'chinese' ? 3_000_000_00 : 300_000_00, currency: who === 'chinese' ? 'CNY' : 'GBP' })) })
    const [chinese, british] = (await rows<{ id: string }>(db, sql`select id from call_funder where call_id = ${call.id} order by position`)).map((one) => one.id)
    funders = { chinese: chinese!, british: british! }
    const university = await makeOrganisation(db, { country: 'CN', name: { zh: '湖畔大学', en: 'Lakeside University' } })
    teams = { ours: await submitTo(db, call, now.at, { title: 'Low-carbon cement from dredged clay', organisationId: university }), other: await submitTo(db, call, now.at, { title: 'Quiet ship propellers' }) }
    // The chair works at the university that leads one of the submissions.
    chair = (await makeAffiliation(db, { organisationId: university, role: 'researcher' })).personId
    await giveCallSeat(db, call.officer, { callId: call.id, personId: chair, role: 'chair' })
  }, 120_000)

  /** Five reviewers with an account, who judge by the face, and one by a personal link, on a phone. */
  async function judged(): Promise<void> {
    const { db } = served.site
    const panel: Panelist[] = []
    for (let n = 0; n < 5; n += 1) panel.push(await panelist(db, call, now.at))
    const { token } = await inviteReviewer(db, call.officer, { callId: call.id, email: 'train@example.org', name: 'On a train', languages: ['zh', 'en'], expertise: {}, loadMost: 4, juror: false, lang: 'zh' })
    const round = { callId: call.id, roundId: call.roundId }
    const officer = when(call.officer, now.at)
    const { plan } = await planRound(db, officer, round, async (entries, reviewers) => new Float64Array(entries.length * reviewers.length).fill(0.5))
    expect(await applyPlan(db, officer, { ...round, pairs: plan.pairs })).toBe(6)
    for (const { id, actor } of panel) for (const line of await rows<{ entry: string }>(db, sql`select entry_id as entry from call_assignment where reviewer_id = ${id} and state = 'active'`)) await reviewIn(db, call, actor, line.entry, line.entry === teams.ours.entryId ? 5 : 3)
    const link = await judgeByToken(db, token!)
    // The plan gives this reviewer as many as it finds best.
    const queue = await queueOf(db, link)
    const [waiting] = queue
    const { page } = await served.open({ ...phone, locale: 'zh-CN' })
    await page.goto(`/zh/judge/${token}`)
    await sound(page)
    if (!waiting) return
    await page.goto(`/zh/judge/${token}/${showId(waiting.entryId)}`)
    await sound(page)
    for (const one of queue) {
      await submitReview(db, { ...officer, kind: 'visitor', personId: undefined, affiliations: [] }, link, { entryId: one.entryId, version: 0, marks: Object.fromEntries((await rubricOf(db, call.roundId))!.criteria.map((criterion) => [criterion.id, 4])), forApplicants: '', private: '' })
    }
  }

  /** A funder notes its word, looks at its letter and seals, in its own language. */
  async function seals(who: 'chinese' | 'british', amount: string): Promise<void> {
    const zh = who === 'chinese'
    const { page, complaints } = await served.open({ person: people[who], locale: zh ? 'zh-CN' : 'en-GB', ...(zh ? phone : wide) })
    const desk = `/${zh ? 'zh' : 'en'}/funding/${showId(funders[who])}`
    await page.goto(desk)
    await sound(page)
    const card = page.locator('article, section, .sheet').filter({ hasText: 'Low-carbon cement' }).last()
    await card.locator('select[name=fund]').selectOption('yes')
    await card.locator('[name=minor]').fill(amount)
    await card.getByRole('button', { name: zh ? '记录' : 'Note' }).click()
    await page.getByRole('link', { name: zh ? '预览立项通知书' : 'Preview the letters' }).click()
    await page.waitForURL(/letters$/)
    expect(await page.locator('main article').innerText()).toContain(zh ? '准予立项' : 'selected for funding')
    expect(await page.locator('main').innerText()).not.toContain(zh ? '北方研究理事会' : 'Dongjiang')
    await sound(page)
    await page.goto(desk)
    page.once('dialog', (dialog) => void dialog.accept())
    await page.getByRole('button', { name: zh ? '封存全部决定' : 'Seal all decisions' }).click()
    await page.getByText(zh ? '已封存' : 'Sealed', { exact: true }).first().waitFor()
    await sound(page)
    expect(complaints.filter((one) => !one.includes('favicon'))).toEqual([])
  }

  /** The chair sees everything but the submission of their own university. */
  async function chairSees(): Promise<void> {
    const { page } = await served.open({ person: chair, locale: 'en-GB', ...wide })
    for (const path of ['submissions', 'panel', `rounds/${showId(call.roundId)}`]) {
      await page.goto(`/en/calls/${call.slug}/${path}`)
      expect(await page.locator('main').innerText(), path).not.toContain('Low-carbon cement')
      await sound(page)
    }
    expect((await page.goto(`/en/submissions/${showId(teams.ours.id)}`))!.status()).toBe(404)
  }

  test('six reviewers judge, the chair is kept out, each funder seals alone, and each writes in its own language', { timeout: 240_000 }, async () => {
    const { db, room } = served.site
    now.at = new Date(now.at.getTime() + 2 * day)
    await judged()
    await chairSees()
    const { page } = await served.open({ person: call.officer.personId!, locale: 'en-GB', ...wide })
    const desk = `/en/calls/${call.slug}/rounds/${showId(call.roundId)}`
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto(desk)
    await page.getByRole('button', { name: 'End the reviews and deliberate' }).click()
    await page.getByRole('button', { name: 'Decide', exact: true }).waitFor()
    await seals('chinese', '1200000')
    await page.getByRole('button', { name: 'Decide', exact: true }).click()
    await page.getByText('Not every funder has sealed').waitFor()
    await seals('british', '90000')
    await page.goto(desk)
    await page.getByRole('button', { name: 'Decide', exact: true }).click()
    await page.getByRole('button', { name: 'Begin the public notice' }).click()
    await page.getByRole('button', { name: 'Confirm the result' }).waitFor()
    const { page: everybody } = await served.open({ ...phone, locale: 'zh-CN' })
    await everybody.goto(`/zh/calls/${call.slug}`)
    expect(await everybody.locator('#results-1').innerText()).toContain('公示')
    await sound(everybody)
    now.at = new Date(now.at.getTime() + 6 * day)
    await page.reload()
    await page.getByRole('button', { name: 'Confirm the result' }).click()
    await page.getByRole('link', { name: 'Release a correction' }).waitFor()
    await sound(page)

    const awards = await rows<{ id: string; currency: string }>(db, sql`select id, currency from call_award order by currency`)
    expect(awards.map((one) => one.currency)).toEqual(['CNY', 'GBP'])
    const lead = await served.open({ person: teams.ours.lead.personId!, locale: 'zh-CN', ...wide })
    await lead.page.goto(`/zh/submissions/${showId(teams.ours.id)}`)
    await sound(lead.page)
    for (const [index, words] of (['¥1,200,000.00（人民币）', '£90,000.00'] as const).entries()) {
      const path = `awards/${showId(awards[index]!.id)}`
      await lead.page.goto(`/${index ? 'en' : 'zh'}/${path}`)
      const letter = await lead.page.locator('main article').innerText()
      expect(letter).toContain(words)
      expect(letter).toContain(index ? 'Dongjiang Science Foundation' : '北方研究理事会')
      await sound(lead.page)
      await lead.page.setViewportSize(phone.viewport)
      await lead.page.goto(`/${index ? 'zh' : 'en'}/${path}`)
      expect(await lead.page.locator('main article').innerText()).toBe(letter)
      await sound(lead.page)
      await lead.page.setViewportSize(wide.viewport)
      await lead.page.getByRole('button', { name: index ? '接受' : 'Accept' }).click()
      await lead.page.getByText(index ? '已接受' : 'Accepted').first().waitFor()
    }
    const compose = composeAwardLetter(db, addressOf(room.config.url))
    const written = await Promise.all(awards.map(async ({ id }) => (await compose({ objectId: id, personId: null, lang: 'en', unsubscribe: null }))!))
    expect(written.map((one) => one.subject)).toEqual(['立项通知书：Low-carbon cement from dredged clay', 'Award letter: Low-carbon cement from dredged clay'])
    expect(written.every((one, index) => one.body.includes(`/awards/${showId(awards[index]!.id)}`))).toBe(true)
    expect((await rows<{ lang: string }>(db, sql`select lang from mail where kind = 'award_letter' order by lang`)).map((one) => one.lang)).toEqual(['en', 'zh'])
    const stranger = await served.open({ person: await makePerson(db) })
    expect((await stranger.page.goto(`/en/awards/${showId(awards[0]!.id)}`))!.status()).toBe(404)
    expect(lead.complaints.filter((one) => !one.includes('favicon'))).toEqual([])
    expect(await row(db, sql`select 1 from call_award where state <> 'accepted'`)).toBeUndefined()
  })
})

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { showId } from '../../src/core/id.ts'
import { register } from '../../src/modules/events/events.ts'
import { row, rows, sql } from '../../src/platform/database.ts'
import { hasBrowser } from '../browser.ts'
import type { MadeEvent } from '../world/events.ts'
import { actorOf } from '../world/people.ts'
import { fill, press } from './paperwork.ts'
import { openServed, type Served } from './served.ts'
import { type Cast, castOfWeek, fillMeetings, moreTeams, sound, soundOnPhone, workFor } from './week-people.ts'

const wide = { viewport: { width: 1280, height: 900 } } as const
const phone = { viewport: { width: 360, height: 780 }, colorScheme: 'dark' } as const
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)

describe.skipIf(!hasBrowser)('a technology week of three fields, from its template to what came of it', () => {
  let served: Served
  let cast: Cast
  let event: MadeEvent
  let zh: Page
  let en: Page
  let firm: Page
  const complaints: string[][] = []
  const now = { ahead: 0 }
  const clock = () => new Date(Date.now() + now.ahead)
  const slug = 'river-week'
  const firstDay = inDays(7)

  const asPerson = async (person: string, options: Parameters<Served['open']>[0]): Promise<Page> => {
    const opened = await served.open({ person, ...options })
    opened.page.on('dialog', (dialog) => void dialog.accept())
    complaints.push(opened.complaints)
    return opened.page
  }
  const sessionOf = async (title: string): Promise<string> => (await row<{ id: string }>(served.site.db, sql`select id from event_session where title #>> '{variants,zh,body}' = ${title} and removed_at is null limit 1`))!.id

  beforeAll(async () => {
    served = await openServed()
    Object.assign(served.site.room, { clock })
    cast = await castOfWeek(served.site.db)
    await served.site.room.matcher.refresh()
    const worker = await workFor(served.site)
    afterAll(() => worker.stop())
    zh = await asPerson(cast.organiser, { ...wide, locale: 'zh-CN' })
    // Whoever says that they are a machine is not counted as a visitor.
    en = await asPerson(cast.visitor.personId, { ...wide, locale: 'en-GB', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36' })
    firm = await asPerson(cast.firm.personId, { ...phone, locale: 'zh-CN' })
  }, 120_000)

  test('is set up from the template; its programme is edited and released', { timeout: 240_000 }, async () => {
    const { db } = served.site
    await zh.goto('/zh/events/new')
    await sound(zh)
    await fill(zh, { template: 'week', name_zh: '江岸国际技术周', name_en: 'Riverbank Technology Week', slug, firstDay, zone: 'beijing' })
    for (const field of ['energy_storage', 'water', 'new_materials']) await zh.locator(`main [name=fields][value=${field}]`).first().check()
    await press(zh, '生成活动')
    await sound(zh)
    await press(zh, '发布活动')
    await zh.getByRole('link', { name: '编排议程' }).first().click()
    await zh.getByRole('heading', { level: 1, name: '编排议程' }).waitFor()
    for (const field of ['储能与电池', '水处理', '新材料']) await zh.getByRole('link', { name: `${field}技术路演` }).waitFor()
    await soundOnPhone(zh)
    await zh.getByRole('link', { name: '主旨报告' }).click()
    await zh.getByRole('heading', { level: 1, name: '编辑场次' }).waitFor()
    await zh.locator('#speakers summary').click()
    await fill(zh, { name_zh: '陈岚', name_en: 'Lan Chen', about_zh: '江岸大学校长', about_en: 'President, Riverbank University' }, '#speakers')
    await press(zh, '添加人员', '#speakers')
    await sound(zh)
    await fill(zh, { abstract_zh: '三个领域的三个报告。', abstract_en: 'Three lectures, one for each field.' })
    await press(zh, '保存')
    await press(zh, '发布第 1 版')
    await zh.getByText('草稿与现行第 1 版一致。').waitFor()
    const found = (await row<{ id: string; hostId: string; ticketId: string }>(db, sql`select e.space_id as id, e.host_id as "hostId", t.id as "ticketId" from space s join event e on e.space_id = s.id join event_ticket t on t.event_id = s.id and t.attends = 'on_site' and not t.invited_only where s.slug = ${slug}`))!
    event = { ...found, slug, officer: await actorOf(db, cast.organiser, clock()) }
    await register(db, await actorOf(db, cast.firm.personId, clock()), { eventId: event.id, ticketId: event.ticketId, organisationId: cast.firm.organisationId, answers: {} })
  })

  test('has a visitor who registers in English, and tells each participant once of what the second release changes', { timeout: 240_000 }, async () => {
    const { db } = served.site
    await en.goto(`/en/events/${slug}`)
    await sound(en)
    await en.getByRole('navigation', { name: 'Ways in' }).getByRole('link', { name: 'Register' }).first().click()
    await en.getByRole('heading', { level: 1, name: 'Register for Riverbank Technology Week' }).waitFor()
    await en.getByLabel('Attend in person').check()
    await press(en, 'Register')
    await en.getByText('You have a seat').waitFor()
    expect(await en.locator('main img[alt^="Code for the door"]').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true)
    await soundOnPhone(en)

    await zh.goto(`/zh/events/${slug}/draft`)
    await zh.getByRole('link', { name: '主旨报告' }).click()
    await zh.getByRole('heading', { level: 1, name: '编辑场次' }).waitFor()
    await fill(zh, { startsAt: `${firstDay}T13:00`, endsAt: `${firstDay}T14:00`, title_en: 'Three plenary lectures' })
    await press(zh, '保存')
    await fill(zh, { note: '因航班调整，主旨报告改至下午。' })
    await press(zh, '发布第 2 版')
    await en.goto(`/en/events/${slug}/programme/versions`)
    const changed = en.locator('#v-2')
    expect(await changed.locator('del').allTextContents()).toContainEqual(expect.stringContaining('02:20'))
    expect(await changed.locator('ins').allTextContents()).toContainEqual(expect.stringContaining('05:00'))
    expect(await changed.innerText()).toContain('因航班调整')
    await sound(en)
    await expect.poll(async () => (await rows(db, sql`select person_id, count(*)::int as n from notice where kind = 'programme_changed' group by person_id`)).length, { timeout: 60_000 }).toBe(2)
    expect(await rows(db, sql`select distinct count(*)::int as n from notice where kind in ('programme_changed', 'programme_released') group by person_id, kind`)).toEqual([{ n: 1 }])
    await en.goto('/en/desk/notices')
    await en.getByRole('link', { name: 'The programme of “Riverbank Technology Week” has changed' }).first().click()
    await en.getByRole('heading', { level: 1, name: 'Versions and changes' }).waitFor()
  })

  test('has a session on which a question is asked in English, let through, and voted for in Chinese', { timeout: 240_000 }, async () => {
    const at = `/events/${slug}/sessions/${showId(await sessionOf('主旨报告'))}`
    await zh.goto(`/zh${at}/desk`)
    await press(zh, '开始直播')
    await en.goto(`/en/events/${slug}/programme`)
    await en.getByRole('link', { name: 'Three plenary lectures' }).click()
    await en.getByRole('heading', { level: 1, name: 'Three plenary lectures' }).waitFor()
    await firm.goto(`/zh${at}`)
    await en.getByLabel('Ask a question').fill('How long does the coating last at 60 °C?')
    await en.getByRole('button', { name: 'Send the question' }).click()
    await en.locator('.ask-form [role=status]', { hasText: 'Your question has arrived.' }).waitFor()
    const waiting = zh.locator('#waiting .desk-ask')
    await waiting.getByText('How long does the coating last').waitFor()
    await sound(zh)
    await press(zh, '显示', '#waiting .desk-ask')
    const asked = firm.locator('.asks .ask', { hasText: 'How long does the coating last at 60 °C?' })
    await asked.waitFor()
    await asked.getByRole('button', { name: '为此问题投票' }).click()
    await firm.locator('.asks .ask [aria-pressed=true]').waitFor()
    await en.locator('.asks .ask', { hasText: 'How long does the coating last' }).locator('[data-part=votes]', { hasText: /^1$/ }).waitFor()
    await sound(firm)
    await soundOnPhone(en)
    await press(zh, '结束场次')
    await en.locator('[data-live-target=state]', { hasText: 'Ended' }).waitFor()
  })

  test('has a roadshow of five teams; interest in one of them becomes a case', { timeout: 240_000 }, async () => {
    const { db } = served.site
    const sessionId = await sessionOf('储能与电池技术路演')
    const at = `/events/${slug}/sessions/${showId(sessionId)}`
    await zh.goto(`/zh${at}/run-sheet`)
    await fill(zh, { listing: `/zh/listings/${showId(cast.team.listingId)}` }, '#team')
    await press(zh, '添加', '#team')
    await fill(zh, { title_zh: '低温电解液', title_en: 'Electrolyte for the cold', team_zh: '北岸团队', team_en: 'The northern team', minutes: '5' }, '#team')
    await press(zh, '添加', '#team')
    await moreTeams(db, event.officer, { slug, sessionId })
    await zh.reload()
    expect(await zh.locator('#line-up .pitch').count()).toBe(5)
    await press(zh, '开始第一个团队')
    await sound(zh)
    await firm.goto(`/zh${at}`)
    await firm.locator('.run [role=timer]', { hasText: /^\d+:\d\d$/ }).waitFor()
    const clockNow = await firm.locator('.run [role=timer]').innerText()
    await firm.locator('.run [role=timer]').filter({ hasNotText: clockNow }).waitFor()
    expect(await firm.locator('.pitch[aria-current=true]').innerText()).toContain('Flow batteries for islands')
    await sound(firm)
    await press(zh, '进入提问')
    await press(zh, '下一个团队')
    await firm.locator('.pitch[aria-current=true]', { hasText: '低温电解液' }).waitFor()
    await firm.locator('.pitch', { hasText: 'Flow batteries for islands' }).getByRole('link', { name: '提交合作意向' }).click()
    await firm.getByRole('heading', { level: 1, name: '提交合作意向' }).waitFor()
    await fill(firm, { sentence: '我们希望在海岛项目中试用该电池。', contact: '研发部 rd@sulan.example' })
    await press(firm, '提交合作意向')
    await firm.getByRole('heading', { level: 1 }).waitFor()
    expect(await firm.locator('main').innerText()).toContain('我们希望在海岛项目中试用该电池。')
    expect(await rows(db, sql`select i.deal_id from roadshow_interest i join deal d on d.id = i.deal_id`)).toHaveLength(1)
    await zh.reload()
    expect(await zh.locator('#line-up .pitch').first().innerText()).toContain('意向 1')
  })

  test('schedules forty people; one reads the plan in Chinese, says what came of a meeting, and a case is open', { timeout: 300_000 }, async () => {
    const { db } = served.site
    const meetings = `/events/${slug}/meetings`
    const day = inDays(9)
    await zh.goto(`/zh${meetings}/settings`)
    await fill(zh, { way: 'organiser', slotMinutes: '20', pauseMinutes: '5', tables: '8', meetingsMost: '6', [`from1_${day}`]: '15:00', [`to1_${day}`]: '18:00', note_zh: '请提前五分钟到场。', note_en: 'Be there five minutes early.', open: 'yes' })
    await sound(zh)
    await press(zh, '保存设置')
    await en.goto(`/en${meetings}`)
    await en.getByRole('link', { name: 'Take part' }).click()
    await en.getByRole('heading', { level: 1, name: 'Take part in meetings' }).waitFor()
    await fill(en, { role: 'offers', listingId: showId(cast.visitor.listingId) })
    await press(en, 'Take part')
    await fillMeetings(db, event, cast, clock())
    await en.goto(`/en${meetings}/people`)
    await en.locator('#suggested').getByText('Sulan Membranes Ltd').waitFor()
    await soundOnPhone(en)
    const wish = en.locator(`#p-${showId(cast.firm.personId)} select`)
    await wish.selectOption('must')
    await en.locator(`#p-${showId(cast.firm.personId)} option[value=must][selected]`).waitFor({ state: 'attached' })

    await zh.goto(`/zh${meetings}/desk`)
    expect(await zh.locator('main').innerText()).toMatch(/参会者\s*40/)
    await press(zh, '开始排期')
    await zh.getByRole('heading', { name: '方案质量' }).waitFor({ timeout: 120_000 })
    const figures = zh.getByRole('row', { name: /达到上限的比例/ })
    expect(Number.parseFloat((await figures.getByRole('cell').first().innerText()))).toBeGreaterThan(70)
    await soundOnPhone(zh)
    await press(zh, '发布方案')
    await zh.goto(`/zh${meetings}/plan`)
    await sound(zh)
    const meeting = (await row<{ id: string; startsAt: Date }>(db, sql`select m.id, s.starts_at as "startsAt" from event_meeting m join meeting_slot s on s.id = m.slot_id where m.state = 'held' and ${cast.visitor.personId}::uuid in (m.a_id, m.b_id) and ${cast.firm.personId}::uuid in (m.a_id, m.b_id)`))!
    await firm.goto(`/zh${meetings}`)
    expect(await firm.locator('#mine').innerText()).toContain('湖畔大学')
    expect(await firm.locator('#mine').innerText()).toContain('桌位')
    await sound(firm)

    now.ahead = meeting.startsAt.getTime() + 60_000 - Date.now()
    await firm.reload()
    await firm.locator(`#m-${showId(meeting.id)}`).getByRole('link', { name: '填写结果' }).click()
    await firm.getByRole('heading', { level: 1, name: '洽谈结果' }).waitFor()
    await firm.getByLabel('有望合作').check()
    await sound(firm)
    await press(firm, '提交')
    await firm.locator(`#m-${showId(meeting.id)}`).getByRole('link', { name: '查看对接项目' }).click()
    await firm.getByRole('heading', { level: 1, name: '固态电池隔膜涂层的低成本工艺' }).waitFor()
    expect(await firm.locator('main').innerText()).toContain('双方在“江岸国际技术周”一对一洽谈后认为可以合作。')
    await sound(firm)
    await en.goto(`/en${meetings}`)
    await en.locator(`#m-${showId(meeting.id)}`).getByRole('link', { name: 'They have opened a case' }).click()
    await en.getByRole('heading', { level: 2, name: 'Next' }).waitFor()
    expect(await en.locator('main').innerText()).toContain('A one-to-one meeting')
    await zh.goto(`/zh${meetings}/desk`)
    expect(await zh.locator('#outcomes').innerText()).toMatch(/转为对接项目\s*1/)
  })

  test('has a hall in which its exhibits and booths are visited', { timeout: 240_000 }, async () => {
    await zh.goto(`/zh/events/${slug}/hall/desk`)
    await fill(zh, { listings: cast.team.reference })
    await press(zh, '放入展厅')
    // An opening counts once somebody has looked for a few seconds.
    const counted = en.waitForResponse((answer) => answer.url().endsWith('/hall/-/visits'))
    await en.goto(`/en/events/${slug}/hall`)
    await en.getByRole('link', { name: 'Flow batteries for islands' }).first().waitFor()
    await soundOnPhone(en)
    await counted
    await en.getByRole('link', { name: 'By organisation' }).click()
    await en.getByRole('link', { name: 'To the booth' }).click()
    await en.getByRole('heading', { level: 1, name: 'Northbridge University' }).waitFor()
    await sound(en)
    await expect.poll(async () => (await rows<{ part: string }>(served.site.db, sql`select part from event_visit where visits > 0 order by part`)).map((one) => one.part), { timeout: 30_000 }).toEqual(expect.arrayContaining(['booth', 'hall']))
  })

  test('has a report whose numbers open, on paper too, which the organiser opens to everybody', { timeout: 240_000 }, async () => {
    const report = `/events/${slug}/report`
    await zh.goto(`/zh${report}`)
    await zh.getByRole('heading', { level: 1, name: '江岸国际技术周：活动报告' }).waitFor()
    expect(await zh.locator('#glance').innerText()).toMatch(/\b40\b/)
    await soundOnPhone(zh)
    await zh.locator(`main a[href$="${report}/registered"]`).first().click()
    await zh.waitForURL(/report\/registered/)
    expect(await zh.locator('main').innerText()).toContain('湖畔大学')
    await zh.goto(`/zh${report}`)
    const [download] = await Promise.all([zh.waitForEvent('download'), zh.getByRole('link', { name: '下载 PDF（中英文）' }).click()])
    expect((await readFile((await download.path())!)).subarray(0, 5).toString()).toBe('%PDF-')
    await press(zh, '公开报告')
    const everybody = await served.open({ ...wide, locale: 'en-GB' })
    await everybody.page.goto(`/en${report}`)
    await everybody.page.getByRole('heading', { level: 1, name: 'Report of Riverbank Technology Week' }).waitFor()
    await sound(everybody.page)
    expect([...complaints.flat(), ...everybody.complaints].filter((one) => !one.includes('favicon'))).toEqual([])
  })
})

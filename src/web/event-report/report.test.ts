import { extractText } from 'unpdf'
import { beforeAll, expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { type MadeEvent, makeEvent, makeParticipant, makeSession } from '../../../test/world/events.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { isFor, releaseProgramme, reportFigures } from '../../modules/events/events.ts'
import { outcomeKinds } from '../../modules/projects/projects.ts'
import { rows, run, sql } from '../../platform/database.ts'

const at = new Date('2026-12-02T08:00:00Z')
const site = await openSite({ at })
const { db } = site
let event: MadeEvent
let officer: string
let stranger: string
let sessionId: string
const path = (rest = '', lang = 'en') => `/${lang}/events/${event.slug}/report${rest}`
const page = async (to: string, cookie?: string) => (await (await site.get(to, cookie)).text()).replaceAll(/\s+/g, ' ')
const post = async (rest: string, form: Record<string, string>, cookie?: string) => site.post(path(rest), form, cookie)

beforeAll(async () => {
  event = await makeEvent(db, at, { startsAt: new Date(at.getTime() - 86_400_000) })
  officer = await site.as(event.officer.personId!)
  stranger = await site.as((await makeActor(db, { role: 'officer' })).personId!)
  sessionId = await makeSession(db, event, { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000) })
})

test('an event of which nothing happened has a page that says so, in both languages, for its organisers alone', async () => {
  expect(await page(path('', 'zh'), officer)).toContain('还没有可统计的内容')
  expect(await page(path(), officer)).toContain('Nothing has happened yet')
  for (const figure of reportFigures) expect((await site.get(path(`/${figure}`), officer)).status, figure).toBe(200)
  for (const kind of outcomeKinds) expect((await site.get(path(`/${kind}`, 'zh'), officer)).status, kind).toBe(200)
  expect((await site.get(path('/nothing'), officer)).status).toBe(404)
  expect(await page(`/en/events/${event.slug}/desk`, officer)).toContain(`/en/events/${event.slug}/report"`)
})

test('"not yours" looks exactly like "not there"', async () => {
  const nowhere = path().replace(event.slug, 'no-such-event')
  const kept = async (to: string, slug: string, cookie?: string) => { const answer = await site.get(to, cookie); return `${answer.status} ${(await answer.text()).replaceAll(slug, '')}` }
  for (const cookie of [undefined, stranger]) {
    for (const rest of ['', '.pdf', '/registered', '/left']) expect(await kept(path(rest), event.slug, cookie)).toBe(await kept(nowhere + rest, 'no-such-event', cookie))
    expect((await site.get(`/api/v1/events/${event.slug}/report`)).status).toBe(404)
    expect((await site.get(`/en/figures/event/${event.slug}`, cookie)).status).toBe(404)
  }
  for (const rest of ['/opening', '/brief']) expect((await post(rest, { open: 'yes' }, stranger)).status).toBe(404)
})

test('opened, it tells everybody what may be told, and every number opens', async () => {
  await releaseProgramme(db, event.officer, { eventId: event.id })
  const house = await makeOrganisation(db, { country: 'CN' })
  const guests = []
  for (let n = 0; n < 6; n += 1) guests.push(await makeParticipant(db, event, at, { organisationId: house }))
  await run(db, sql`update person set name = '{"en":"Wren Canterbury"}' where id = ${guests[0]!.personId!}`)
  await run(db, sql`update event_registration set state = 'cancelled' where person_id = ${guests[5]!.personId!}`)
  expect((await post('/opening', { open: 'yes' }, officer)).status).toBe(303)
  expect(await page(`/zh/events/${event.slug}`)).toContain(`/zh/events/${event.slug}/report"`)
  const open = await page(path('', 'zh'))
  expect(open).toMatch(/report\/registered">5</)
  expect(open).not.toContain('report/left')
  expect((await site.get(path('/left'))).status).toBe(404)
  const hrefs = [...open.matchAll(/href="(\/zh\/events\/[^"]*\/report\/[^"]*)"/g)].map((found) => found[1]!.replaceAll('&amp;', '&'))
  expect(new Set(hrefs).size).toBeGreaterThanOrEqual(reportFigures.filter((figure) => isFor(false, figure)).length)
  for (const to of new Set(hrefs)) expect((await site.get(to)).status, to).toBe(200)
  const people = await page(path('/registered'))
  expect(people).not.toContain('Wren Canterbury')
  expect(people).toContain('The list of people is for the organisers')
  expect(people).toContain('China')
  expect(await page(path('/registered?country=CN'), officer)).toContain('Wren Canterbury')
  expect(await page(path('/registered?country=GB'), officer)).not.toContain('Wren Canterbury')
  const { figures, complete, countries } = (await (await site.get(`/api/v1/events/${event.slug}/report`)).json()) as { complete: boolean; figures: { figure: string; value?: number; withheld: boolean }[]; countries: object[] }
  expect([complete, countries, figures.find((one) => one.figure === 'registered')]).toMatchObject([false, [{ country: 'CN', n: 5 }], { value: 5, withheld: false }])
  expect(figures.some((one) => one.figure === 'left')).toBe(false)
})

test('visits of the event, its programme and sessions are counted as those of the hall are', async () => {
  const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }
  const seen = (query: string, headers = agent) => site.post(`/en/events/${event.slug}/-/visits${query}`, {}, undefined, headers)
  for (const [to, query] of [['', ''], ['/programme', '?programme=yes'], [`/sessions/${showId(sessionId)}`, `?session=${showId(sessionId)}`]] as const) expect(await page(`/en/events/${event.slug}${to}`), to).toContain(`data-view-beacon-href-value="/en/events/${event.slug}/-/visits${query}"`)
  const other = await makeEvent(db, at)
  const elsewhere = await makeSession(db, other, { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000) })
  const answers = await Promise.all([seen(''), seen(''), seen('?programme=yes'), seen(`?session=${showId(sessionId)}`), seen(`?session=${showId(elsewhere)}`), seen('', { 'user-agent': 'Googlebot/2.1' }), seen('?session=no')])
  expect(answers.map((one) => one.status)).toEqual([204, 204, 204, 204, 204, 204, 404])
  expect(await rows(db, sql`select part, visits::int as visits from event_visit order by part`)).toEqual([{ part: 'event', visits: 2 }, { part: 'programme', visits: 1 }, { part: 'session', visits: 1 }])
  expect(await page(path('/visits_session', 'zh'))).toContain(showId(sessionId))
})

test('a brief is a draft of news in both languages whose numbers open, before and after it is edited', async () => {
  expect((await site.post(`/en/events/${(await makeEvent(db, at, { draft: true })).slug}/report/brief`, {}, officer)).status).toBe(404)
  const made = await post('/brief', {}, officer)
  expect(made.status).toBe(303)
  const edit = made.headers.get('location')!
  const editor = await page(edit, officer)
  expect(editor).toContain(`[5](/zh/events/${event.slug}/report/registered)`)
  expect(editor).toContain(`[5](/en/events/${event.slug}/report/registered)`)
  expect((await site.get(edit, stranger)).status).toBe(404)
  const id = edit.split('/').at(-2)!
  const [news] = await rows<{ zh: string; en: string; version: number }>(db, sql`select body -> 'variants' -> 'zh' ->> 'body' as zh, body -> 'variants' -> 'en' ->> 'body' as en, version from news_item`)
  const form = { kind: 'news', title_zh: '科技周简报', title_en: 'The week in numbers', body_zh: `${news!.zh}\n\n秘书处补充一句。`, body_en: `${news!.en}\n\nA word of the secretary.`, onDate: '2026-12-02', visibility: 'public', _version: String(news!.version) }
  expect((await site.post(`/en/desk/news/${id}`, form, officer)).status).toBe(303)
  expect((await site.post(`/en/desk/news/${id}/publication`, {}, await site.as((await makeActor(db, { platform: 'organiser' })).personId!))).status).toBe(303)
  const [zh, en] = [await page(`/zh/news/${id}`), await page(`/en/news/${id}`)]
  expect(zh).toContain('秘书处补充一句')
  expect(zh).toContain('以上数据统计于2026年12月2日 16:00')
  expect(en).toContain('These figures were counted on 2 December 2026')
  const links = [...zh.matchAll(/href="(\/zh\/events\/[^"]*\/report\/[^"]*)"/g)].map((found) => found[1]!)
  expect(links.length).toBeGreaterThanOrEqual(3)
  for (const to of links) expect((await site.get(to)).status, to).toBe(200)
  expect(zh).toContain(`href="/zh/events/${event.slug}"`)
  expect(await page(`/en/events/${event.slug}`)).toContain('The week in numbers')
  const item = (await (await site.get(`/api/v1/news/${id}`)).json()) as { event?: string; alliance?: string; text: { zh: { text: string } } }
  expect([item.event, item.alliance]).toEqual([event.slug, undefined])
  for (const text of [item.text.zh.text, await page('/zh/news/feed.atom')]) expect(text).toContain(`[5](http://localhost:4180/zh/events/${event.slug}/report/registered)`)
})

test('the report is a PDF in both languages, and the funnel of the event opens with it', { timeout: 120_000 }, async () => {
  const paper = await site.get(path('.pdf', 'zh'))
  expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const bytes = Buffer.from(await paper.arrayBuffer())
  const { text, totalPages } = await extractText(new Uint8Array(bytes), { mergePages: true })
  expect(totalPages).toBeGreaterThanOrEqual(2)
  for (const name of [/科技周\d+/, /Technology week \d+/]) expect(text).toMatch(name)
  for (const words of ['本报告仅含可公开的数据', 'Only figures that everybody may have', '已确认报名', 'Meetings held', '统计时间：2026年12月2日 16:00', `http://localhost:4180/en/events/${event.slug}/report`]) expect(text).toContain(words)
  const whole = await extractText(new Uint8Array(await (await site.get(path('.pdf'), officer)).arrayBuffer()), { mergePages: true })
  expect(whole.text).toContain('For the organisers')
  expect([whole.text.includes('Declined or cancelled'), text.includes('Declined or cancelled')]).toEqual([true, false])
  expect(await page(`/zh/figures/event/${event.slug}`)).toContain('转化漏斗')
  expect((await site.get(`/en/figures/event/${event.slug}/interest`)).status).toBe(200)
  expect((await site.get(`/en/desk/forms/event/${event.slug}`, officer)).status).toBe(404)
  expect((await post('/opening', { open: 'no' }, officer)).status).toBe(303)
  for (const to of [path(), path('.pdf'), `/en/figures/event/${event.slug}`]) expect((await site.get(to)).status).toBe(404)
})

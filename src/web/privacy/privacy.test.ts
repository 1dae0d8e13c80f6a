import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makePublished } from '../../../test/world/deals.ts'
import { openGroupChat } from '../../../test/world/group-chat.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { runRetention } from '../../modules/privacy/privacy.ts'
import { openLocker } from '../../platform/locked.ts'
import { row, rows, run, sql } from '../../platform/database.ts'

const settings = {
  QIAO_CONTROLLER: '示例联盟秘书处 | Example Secretariat', QIAO_CONTROLLER_ADDRESS: '北京示例路 1 号 | 1 Example Road, Beijing', QIAO_CONTROLLER_CONTACT: 'privacy@example.org', QIAO_DATA_COUNTRY: 'CN',
  QIAO_ICP: '京ICP备12345678号-1', QIAO_POLICE_FILING: '京公网安备11010502000001号', QIAO_COMPANY: 'Example Ltd, no. 01234567',
}
const chat = await openGroupChat()
const site = await openSite({ settings, chats: { post: chat.post, locker: openLocker('a secret of this test', 'chats'), addressOf: () => 'https://qiao.example/' } })
const { db } = site
const text = async (path: string, cookie?: string) => (await site.get(path, cookie)).text()

test('the notice names who is responsible, in both languages; filings stand at the foot, each in its own', async () => {
  const [zh, en] = [await text('/zh/privacy'), await text('/en/privacy')]
  expect(zh).toContain('示例联盟秘书处')
  expect(en).toContain('1 Example Road, Beijing')
  expect(zh).toContain('https://beian.mps.gov.cn/#/query/webSearch?code=11010502000001')
  expect(zh).toContain('京ICP备12345678号-1')
  expect(zh).not.toContain('Example Ltd')
  expect(en).toContain('Example Ltd, no. 01234567')
  expect(en).not.toContain('beian')
  expect(await text('/en/privacy/notices/1')).toContain('privacy@example.org')
  expect((await site.get('/en/privacy/notices/7')).status).toBe(404)
  for (const lang of ['zh', 'en']) expect(await text(`/${lang}/privacy/register`)).not.toMatch(/undefined|\[object/)
})

test('signing up from another country takes a separate consent; from the same it takes none', async () => {
  const form = { name_en: 'Ann Border', email: 'ann@example.org', password: 'a long enough password' }
  expect((await site.post('/en/sign-up', form)).status).toBe(422)
  const refused = await site.post('/en/sign-up', { ...form, country: 'GB' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('The data lie in another country')
  expect((await site.post('/en/sign-up', { ...form, country: 'GB', consent: 'yes' })).status).toBe(303)
  expect((await site.post('/zh/sign-up', { ...form, email: 'li@example.org', country: 'CN' })).status).toBe(303)
  expect(await rows(db, sql`select p.email, c.country, c.occasion, a.notice from person p left join consent c on c.person_id = p.id left join notice_acceptance a on a.person_id = p.id where p.email in ('ann@example.org', 'li@example.org') order by 1`)).toEqual([
    { email: 'ann@example.org', country: 'CN', occasion: 'sign_up', notice: 1 }, { email: 'li@example.org', country: null, occasion: null, notice: 1 },
  ])
})

test('a notice that is not confirmed is said above every page, and confirmed once', async () => {
  const actor = await makeActor(db, { country: 'CN' })
  const cookie = await site.as(actor.personId!)
  expect(await text('/en/desk', cookie)).toContain('Read and confirm')
  expect((await site.post('/en/account/privacy/confirmation', { number: '1' }, cookie)).status).toBe(303)
  expect(await text('/en/desk', cookie)).not.toContain('Read and confirm')
  expect(await text('/en/account/privacy', cookie)).toContain('You confirmed no. 1')
})

test('an organisation abroad is joined with a consent, which is withdrawn and given again on the account page', async () => {
  const organisationId = await makeOrganisation(db, { slug: 'abroad', country: 'GB' })
  const actor = await makeActor(db, { country: 'CN' })
  const cookie = await site.as(actor.personId!)
  expect(await text('/en/organisations/abroad', cookie)).toContain('I consent separately')
  expect((await site.post('/en/organisations/abroad/requests', { role: 'officer' }, cookie)).status).toBe(422)
  expect((await site.post('/en/organisations/abroad/requests', { role: 'officer', consent: 'yes' }, cookie)).status).toBe(303)
  const consent = (await row<{ id: string }>(db, sql`select id from consent where person_id = ${actor.personId} and country = 'GB'`))!
  expect((await site.post(`/en/account/privacy/consents/${showId(consent.id)}/withdrawal`, {}, await site.as((await makeActor(db)).personId!))).status).toBe(404)
  expect((await site.post(`/en/account/privacy/consents/${showId(consent.id)}/withdrawal`, {}, cookie)).status).toBe(303)
  expect(await text('/zh/account/privacy', cookie)).toContain('重新同意')
  expect((await site.post('/en/account/privacy/consents', { country: 'GB' }, cookie)).status).toBe(303)
  expect(await rows(db, sql`select 1 from consent where person_id = ${actor.personId} and withdrawn_at is null`)).toHaveLength(1)
  const listing = await makePublished(db, { ownerId: organisationId })
  await run(db, sql`insert into affiliation (id, person_id, organisation_id, role) values (gen_random_uuid(), ${actor.personId}, ${await makeOrganisation(db, { country: 'CN' })}, 'officer')`)
  expect((await site.get(`/en/listings/${showId(listing.id)}/interest`, cookie)).status).toBeLessThan(500)
})

test('what is kept is read on a page and sent along; a request is made, seen to and answered by a named person', async () => {
  const actor = await makeActor(db, { country: 'GB', organisationId: await makeOrganisation(db), role: 'officer' })
  const cookie = await site.as(actor.personId!)
  for (const lang of ['zh', 'en']) expect(await text(`/${lang}/account/data`, cookie)).not.toMatch(/undefined|\[object|\{\w+\}/)
  expect(await text('/en/account/data', cookie)).toContain(actor.email)
  expect((await site.post('/en/account/privacy/requests', { right: 'objection' }, cookie)).status).toBe(422)
  expect((await site.post('/en/account/privacy/requests', { right: 'objection', message: 'No letters, please.' }, cookie)).status).toBe(303)
  const administrator = await makeActor(db, { platform: 'administrator' })
  const [staff, moderator] = [await site.as(administrator.personId!), await makeActor(db, { platform: 'moderator' })]
  const page = await text('/en/staff/data-requests', staff)
  expect(page).toContain('No letters, please.')
  expect(await text('/en/staff/data-requests', await site.as(moderator.personId!))).not.toContain('No letters')
  const { id } = (await row<{ id: string }>(db, sql`select id from request where kind = 'data_rights'`))!
  const at = `/en/staff/data-requests/${showId(id)}`
  expect((await site.post(`${at}/handler`, { handler: 'nobody' }, staff)).status).toBe(422)
  expect((await site.post(`${at}/handler`, { handler: showId(moderator.personId!) }, staff)).status).toBe(303)
  expect((await site.post(`${at}/answer`, { accept: 'yes', answer: ' ' }, staff)).status).toBe(422)
  expect((await site.post(`${at}/answer`, { accept: 'yes', answer: 'None will be sent.' }, await site.as(moderator.personId!))).status).toBe(303)
  expect(await text('/en/account/privacy', cookie)).toContain('None will be sent.')
})

test('staff see what retention did; calendars are entered by the host', async () => {
  const staff = await site.as((await makeActor(db, { platform: 'moderator' })).personId!)
  expect(await text('/en/staff/retention', staff)).toContain('It has not run yet')
  await runRetention(db, new Date())
  for (const lang of ['zh', 'en']) expect(await text(`/${lang}/staff/retention`, staff)).toContain('sign_in_session')
  const host = await site.as((await makeActor(db, { platform: 'organiser' })).personId!)
  expect((await site.get('/en/desk/calendars', await site.as((await makeActor(db)).personId!))).status).toBe(404)
  expect(await text('/zh/desk/calendars?country=CN&year=2027', host)).toContain('暂定')
  const wrong = await site.post('/en/desk/calendars', { country: 'CN', lines: '2027-02-04 perhaps x' }, host)
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('2027-02-04 perhaps x')
  expect((await site.post('/en/desk/calendars', { country: 'CN', year: '2027', lines: '2027-02-04 closed 春节 | Spring Festival' }, host)).status).toBe(303)
  expect(await text('/en/desk/calendars?country=CN&year=2027', host)).toContain('entered here')
  expect((await site.post('/en/desk/calendars/removal', { country: 'CN', day: '2027-02-04', region: '' }, host)).status).toBe(303)
  expect((await site.get('/en/desk/calendars?country=<x>&year=999999', host)).status).toBe(200)
})

test('an administrator sets up a group chat, tries it and sees the answer, never the address', async () => {
  const organisationId = await makeOrganisation(db, { slug: 'with-a-chat' })
  const cookie = await site.as((await makeActor(db, { organisationId, role: 'administrator' })).personId!)
  const address = 'https://oapi.dingtalk.com/robot/send?access_token=HIDDEN'
  expect((await site.get('/en/organisations/with-a-chat/chat', await site.as((await makeActor(db, { organisationId, role: 'officer' })).personId!))).status).toBe(404)
  expect((await site.post('/en/organisations/with-a-chat/chat', { provider: 'wecom', url: address, language: 'en', kinds: 'match_found' }, cookie)).status).toBe(422)
  expect((await site.post('/en/organisations/with-a-chat/chat', { provider: 'dingtalk', url: address, secret: 'SEC', language: 'en', kinds: ['match_found', 'interest_received'] }, cookie)).status).toBe(303)
  expect((await site.post('/en/organisations/with-a-chat/chat/test', {}, cookie)).status).toBe(303)
  for (const lang of ['zh', 'en']) {
    const page = await text(`/${lang}/organisations/with-a-chat/chat`, cookie)
    expect(page).toContain('200 0 ok')
    expect(page).not.toContain('HIDDEN')
    expect(page).not.toContain('SEC"')
  }
  const host = await site.as((await makeActor(db, { platform: 'organiser' })).personId!)
  expect(await text('/en/desk/chats', host)).toContain('Every message has arrived')
  expect((await site.get('/en/desk/chats', cookie)).status).toBe(404)
  expect((await site.post('/en/organisations/with-a-chat/chat/end', {}, cookie)).status).toBe(303)
  expect((await site.post('/en/organisations/with-a-chat/chat/test', {}, cookie)).status).toBe(404)
})

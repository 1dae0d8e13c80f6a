import { createOTP } from '@better-auth/utils/otp'
import { expect, test, vi } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makePerson, makeRole } from '../../../test/world/people.ts'
import { browser } from '../../../test/world/sign-in.ts'
import { system } from '../../core/actor.ts'
import { readId, showId } from '../../core/id.ts'
import { actorOfToken, createPerson } from '../../modules/people/people.ts'
import { row, rows, sql } from '../../platform/database.ts'

// Passwords are hashed slowly on purpose, and a busy machine makes it slower.
vi.setConfig({ testTimeout: 60_000 })

const site = await openSite()
const password = 'a long enough password'
const email = 'account@example.org'
const id = await createPerson(site.db, system(new Date()), site.room.signIn, { email, password, name: { zh: '周明', en: 'Zhou Ming' }, lang: 'zh' })
const jar = browser()
const keep = (answer: Response) => {
  jar.take(answer.headers.getSetCookie())
  return answer
}
const cookie = () => jar.headers().get('cookie') ?? undefined
const get = async (path: string) => keep(await site.get(path, cookie()))
const post = async (path: string, form: Record<string, string | string[]>) => keep(await site.post(path, form, cookie()))
await post('/zh/sign-in', { email, password })

test('the account is kept as it was typed, and a wrong field does not lose the others', async () => {
  const form = { name_zh: '周明', name_en: 'Zhou Ming', language: 'en', zone: 'Asia/Shanghai', country: 'CN', orcid: 'https://orcid.org/0000-0002-1825-0097' }
  expect((await post('/zh/account', form)).status).toBe(303)
  expect(await row(site.db, sql`select lang, zone, country, orcid from person where id = ${id}`)).toEqual({ lang: 'en', zone: 'Asia/Shanghai', country: 'CN', orcid: '0000-0002-1825-0097' })
  const wrong = await post('/zh/account', { ...form, name_en: 'Zhou M.', orcid: '0000-0002-1825-0098', zone: 'Moon/Sea' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="Zhou M."')
})

test('a token is shown once, works, and is gone when revoked; nobody else revokes it', async () => {
  expect((await post('/en/account/tokens', { name: '', days: '30' })).status).toBe(422)
  const made = await post('/en/account/tokens', { name: 'Nightly import', scopes: ['listings:write', 'listings:read'], days: '30' })
  const token = /qiao_[\w-]{43}/.exec(await made.text())![0]
  expect(made.headers.get('cache-control')).toContain('no-store')
  expect(await actorOfToken(site.db, token, new Date())).toMatchObject({ actor: { personId: id }, scopes: ['listings:read', 'listings:write'] })
  const account = await (await get('/en/account')).text()
  expect(account).toContain('Nightly import')
  expect(account).not.toContain(token)
  const address = /action="(\/en\/account\/tokens\/(\w+)\/revocation)"/.exec(account)!
  expect(readId(address[2]!)).toBeTruthy()
  expect((await site.post(address[1]!, {}, await site.as(await makePerson(site.db)))).status).toBe(404)
  expect((await post(address[1]!, {})).status).toBe(303)
  expect(await actorOfToken(site.db, token, new Date())).toBeUndefined()
})

test('the second factor: set up by QR code, asked for at sign-in, recovered by a code, ended with the password', async () => {
  expect((await post('/en/account/two-factor', { password: 'not my password' })).status).toBe(422)
  const started = await post('/en/account/two-factor', { password })
  const page = await started.text()
  expect(started.headers.get('cache-control')).toContain('no-store')
  expect(page).toContain('<svg width="208"')
  expect(page).not.toMatch(/style=/)
  const key = /<code>([A-Z2-7]{20,})<\/code>/.exec(page)![1]!
  const recovery = [...page.matchAll(/<code>(\w{5}-\w{5})<\/code>/g)].map((one) => one[1]!)
  expect(recovery).toHaveLength(10)
  const bits = [...key].map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0')).join('')
  const secret = (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(parseInt(byte, 2))).join('')
  const code = () => createOTP(secret, { digits: 6, period: 30 }).totp()
  expect((await post('/en/account/two-factor/confirmation', { code: '000000' })).status).toBe(422)
  expect((await post('/en/account/two-factor/confirmation', { code: await code() })).status).toBe(303)
  expect((await get('/en/account')).status).toBe(200)

  await post('/en/sign-out', {})
  const first = await post('/en/sign-in', { email, password, next: '/en/account' })
  expect(first.headers.get('location')).toBe('/en/sign-in/code?next=%2Fen%2Faccount')
  expect((await get('/en/account')).status).toBe(303)
  expect((await post('/en/sign-in/code', { code: '000000', with: 'app', next: '/en/account' })).status).toBe(422)
  expect((await post('/en/sign-in/code', { code: await code(), with: 'app', next: '/en/account' })).headers.get('location')).toBe('/en/account')
  expect((await get('/en/account')).status).toBe(200)

  await post('/en/sign-out', {})
  await post('/en/sign-in', { email, password })
  expect((await post('/en/sign-in/code', { code: recovery[3]!, with: 'recovery' })).headers.get('location')).toBe('/en/desk')
  expect((await post('/en/account/two-factor/end', { password })).status).toBe(303)
  expect(await row(site.db, sql`select two_factor_enabled as on from person where id = ${id}`)).toEqual({ on: false })
  expect((await rows<{ verb: string }>(site.db, sql`select verb from activity where actor_id = ${id} and verb like '%factor' order by at`)).map((one) => one.verb)).toEqual(['person.begin_second_factor', 'person.confirm_second_factor', 'person.end_second_factor'])
  expect((await site.post('/en/sign-in/code', { code: '123456', with: 'app' })).headers.get('location')).toBe('/en/sign-in?sent=again')
})

test('a new password, other sessions ended, data to take along', async () => {
  const elsewhere = await site.as(id)
  expect((await post('/en/account/password', { current: password, next: 'too short' })).status).toBe(422)
  expect((await post('/en/account/password', { current: password, next: 'the next long password' })).status).toBe(303)
  expect((await site.get('/en/account', elsewhere)).status).toBe(303)
  expect((await get('/en/account')).status).toBe(200)
  const another = await site.as(id)
  expect((await post('/en/account/sessions/end', {})).status).toBe(303)
  expect((await site.get('/en/account', another)).status).toBe(303)
  const data = await get('/en/account/data.json')
  expect(data.headers.get('content-disposition')).toContain('attachment')
  const text = await data.text()
  expect(JSON.parse(text)).toMatchObject({ held: expect.arrayContaining([expect.objectContaining({ table: 'person', rows: [expect.objectContaining({ email })] })]) })
  expect(text).not.toMatch(/"(password|token|token_hash|secret|backup_codes)"/)
})

test('roles of the platform are given on the staff page, by administrators only', async () => {
  const administrator = await makePerson(site.db)
  await makeRole(site.db, administrator, 'administrator')
  const staff = await site.as(administrator)
  expect((await get('/en/staff/people')).status).toBe(404)
  const page = await (await site.get('/en/staff/people?q=zhou', staff)).text()
  expect(page).toContain(email)
  expect((await site.post(`/en/staff/people/${showId(id)}/roles`, { role: 'moderator' }, staff)).status).toBe(303)
  expect((await site.post(`/en/staff/people/${showId(id)}/roles/end`, { role: 'moderator' }, staff)).status).toBe(303)
  expect((await site.post(`/en/staff/people/${showId(administrator)}/roles/end`, { role: 'administrator' }, staff)).status).toBe(409)
  expect((await post(`/en/staff/people/${showId(id)}/roles`, { role: 'administrator' })).status).toBe(404)
})

test('erasing the account needs the password and leaves nobody signed in', async () => {
  expect((await post('/en/account/erasure', { password: 'wrong wrong wrong' })).status).toBe(422)
  expect((await post('/en/account/erasure', { password: 'the next long password' })).headers.get('location')).toBe('/en/sign-in?sent=erased')
  expect((await get('/en/account')).status).toBe(303)
  expect(await row(site.db, sql`select name, email from person where id = ${id}`)).toEqual({ name: null, email: null })
})

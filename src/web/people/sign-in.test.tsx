import { expect, test, vi } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { browser } from '../../../test/world/sign-in.ts'
import { makePerson } from '../../../test/world/people.ts'
import { system } from '../../core/actor.ts'
import { row, sql } from '../../platform/database.ts'
import { createPerson } from '../../modules/people/people.ts'
import { nextOf } from './next.ts'

// Passwords are hashed slowly on purpose, and a busy machine makes it slower.
vi.setConfig({ testTimeout: 60_000 })

const site = await openSite()
const password = 'a long enough password'
let made = 0
const person = async () => {
  const email = `reader-${(made += 1)}@example.org`
  return { email, id: await createPerson(site.db, system(new Date()), site.room.signIn, { email, password, name: { en: 'Reader' }, lang: 'en' }) }
}
const tab = () => {
  const jar = browser()
  const cookie = () => jar.headers().get('cookie') || undefined
  const keep = (answer: Response) => {
    jar.take(answer.headers.getSetCookie())
    return answer
  }
  return {
    get: async (path: string) => keep(await site.get(path, cookie())),
    post: async (path: string, form: Record<string, string | string[]>) => keep(await site.post(path, form, cookie())),
  }
}

test('signing in leads back to the page asked for, and out again', async () => {
  const { email } = await person()
  const here = tab()
  const stranger = await here.get('/en/account')
  expect(stranger.status).toBe(303)
  expect(stranger.headers.get('location')).toBe('/en/sign-in?next=%2Fen%2Faccount')
  const form = await (await here.get('/en/sign-in?next=%2Fen%2Faccount')).text()
  expect(form).toContain('name="next" value="/en/account"')
  expect(form).not.toContain('name="_key"')
  const entered = await here.post('/en/sign-in', { email, password, next: '/en/account' })
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/en/account'])
  const account = await here.get('/en/account')
  expect(account.status).toBe(200)
  expect(account.headers.get('cache-control')).toContain('no-store')
  expect(await account.text()).toContain(email)
  expect((await here.post('/en/sign-out', {})).headers.get('location')).toBe('/en')
  expect((await here.get('/en/account')).status).toBe(303)
})

test('a wrong password keeps the address and says nothing about it; nothing of a password is kept anywhere', async () => {
  const { email } = await person()
  const wrong = await tab().post('/zh/sign-in', { email, password: 'wrong-password-1' })
  const unknown = await tab().post('/zh/sign-in', { email: 'unknown@example.org', password: 'wrong-password-1' })
  expect([wrong.status, unknown.status]).toEqual([422, 422])
  const text = await wrong.text()
  expect(text).toContain(`value="${email}"`)
  expect(text).not.toContain('wrong-password-1')
  expect(text.replaceAll(email, '')).toBe((await unknown.text()).replaceAll('unknown@example.org', ''))
  expect(await row(site.db, sql`select count(*) as n from idempotency`)).toEqual({ n: 0 })
})

test('one account is not guessed at: the eleventh try in a quarter of an hour is refused, also with the right password', async () => {
  const { email } = await person()
  const statuses: number[] = []
  for (let tries = 0; tries < 11; tries += 1) statuses.push((await tab().post('/en/sign-in', { email, password: tries === 10 ? password : 'guess guess guess' })).status)
  expect(statuses).toEqual([...Array<number>(10).fill(422), 429])
})

test('signing up, confirming by letter as oneself only, and the answer for a known address is the same', async () => {
  const form = { email: 'fresh@example.org', password, name_zh: '王芳', name_en: '' }
  const here = tab()
  const joined = await here.post('/zh/sign-up', form)
  const again = await tab().post('/zh/sign-up', { ...form, password: 'another long password' })
  expect([joined.status, joined.headers.get('location')]).toEqual([303, '/zh/sign-in?sent=join'])
  expect([again.status, again.headers.get('location')]).toEqual([303, '/zh/sign-in?sent=join'])
  expect(site.letters.map((one) => one.kind)).toEqual(['address_confirm', 'address_taken'])
  const link = `/zh/confirm-address?token=${site.letters[0]!.token}`
  expect((await tab().get(link)).headers.get('location')).toContain('/zh/sign-in?next=')
  const other = await site.get(link, await site.as(await makePerson(site.db, { emailVerified: false })))
  expect(await other.text()).toContain('该链接已使用')
  await here.post('/zh/sign-in', { email: form.email, password })
  expect(await (await here.get('/zh/account')).text()).toContain('待确认')
  expect(await (await here.get(link)).text()).toContain('邮箱地址已确认')
  expect(await (await here.get('/zh/account')).text()).toContain('已确认')
})

test('a form that was refused keeps what was typed, names the field, and never shows a password again', async () => {
  const answer = await tab().post('/en/sign-up', { email: 'not an address', password: 'short-pw', name_en: 'Ann <b>Other</b>' })
  const text = await answer.text()
  expect(answer.status).toBe(422)
  expect(text).toContain('value="Ann &lt;b&gt;Other&lt;/b&gt;"')
  expect(text).toContain('id="f-email-error"')
  expect(text).not.toContain('short-pw')
})

test('a forgotten password goes by letter', async () => {
  const { email } = await person()
  site.letters.length = 0
  expect((await tab().post('/en/forgotten-password', { email })).headers.get('location')).toBe('/en/sign-in?sent=forgot')
  expect((await tab().post('/en/forgotten-password', { email: 'nobody@example.org' })).headers.get('location')).toBe('/en/sign-in?sent=forgot')
  expect(site.letters).toHaveLength(1)
  const token = site.letters[0]!.token!
  expect(await (await tab().get(`/en/new-password?token=${token}`)).text()).toContain(`value="${token}"`)
  expect((await tab().post('/en/new-password', { token, password: 'tiny' })).status).toBe(422)
  expect((await tab().post('/en/new-password', { token, password: 'a brand new password' })).headers.get('location')).toBe('/en/sign-in?sent=reset')
  expect((await tab().post('/en/new-password', { token, password: 'a brand new password' })).status).toBe(422)
  expect((await tab().post('/en/sign-in', { email, password: 'a brand new password' })).status).toBe(303)
})

test('only addresses of this site are gone to', () => {
  for (const bad of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', undefined, '/a'.repeat(2000)]) expect(nextOf(bad)).toBeUndefined()
  expect(nextOf('/en/listings/1?x=2#y')).toBe('/en/listings/1?x=2#y')
})

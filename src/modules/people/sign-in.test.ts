import { createOTP } from '@better-auth/utils/otp'
import { mkdtemp, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { actorOf } from '../../../test/world/people.ts'
import { browser, openTestSignIn } from '../../../test/world/sign-in.ts'
import { system } from '../../core/actor.ts'
import { row, rows, sql } from '../../platform/database.ts'
import { accountOf, confirmAddress, createFirstAdministrator, createPerson, endSessions, identify, resetPassword, setPassword, signInSecret, signUp } from './people.ts'

// Passwords are hashed slowly on purpose, and a busy machine makes it slower.
vi.setConfig({ testTimeout: 60_000 })

const { db, url } = await freshDatabase()
const { signIn, letters } = openTestSignIn(url)
const password = 'a long enough password'
const who = (tab: ReturnType<typeof browser>) => identify(db, signIn, tab.headers(), new Date())
let made = 0
const person = async () => {
  const email = `member-${(made += 1)}@example.org`
  return { email, id: await createPerson(db, system(new Date()), signIn, { email, password, name: { zh: '林雨', en: 'Lin Yu' }, lang: 'zh' }) }
}
const codeOf = (uri: string) => {
  const letters32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...new URL(uri).searchParams.get('secret')!.replace(/=+$/, '')].map((one) => letters32.indexOf(one).toString(2).padStart(5, '0')).join('')
  const secret = (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(parseInt(byte, 2))).join('')
  return createOTP(secret, { digits: 6, period: 30 }).totp()
}

test('signing in, being known, and leaving', async () => {
  const { email, id } = await person()
  const tab = browser()
  expect((await who(tab)).kind).toBe('visitor')
  const entered = await signIn.enter(tab.headers(), { email: email.toUpperCase(), password })
  expect(entered.needs).toBe('nothing')
  expect(entered.cookies[0]).toMatch(/^qiao\.session_token=.*; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)
  tab.take(entered.cookies)
  expect(await who(tab)).toMatchObject({ kind: 'person', personId: id, name: '林雨', emailVerified: true })
  const kept = tab.headers()
  tab.take(await signIn.leave(tab.headers()))
  expect(tab.holds('qiao.session_token')).toBe(false)
  expect((await identify(db, signIn, kept, new Date())).kind).toBe('visitor')
})

test('a wrong password and an unknown address are answered alike', async () => {
  const { email } = await person()
  const wrong = await signIn.enter(new Headers(), { email, password: 'not the password' }).catch((error: unknown) => error)
  const unknown = await signIn.enter(new Headers(), { email: 'nobody@example.org', password }).catch((error: unknown) => error)
  expect(wrong).toMatchObject({ code: 'invalid' })
  expect(unknown).toEqual(wrong)
})

test('signing up tells nobody whether an address is known; the known person gets a letter', async () => {
  const { email, id } = await person()
  letters.length = 0
  const input = { password, name: { en: 'Somebody' }, lang: 'en' as const }
  expect(await signUp(db, signIn, { ...input, email })).toBe(await signUp(db, signIn, { ...input, email: 'new@example.org' }))
  expect(letters.map((one) => one.kind)).toEqual(['address_taken', 'address_confirm'])
  expect(letters[0]!.personId).toBe(id)
  const tab = browser()
  tab.take((await signIn.enter(tab.headers(), { email: 'new@example.org', password })).cookies)
  expect((await who(tab)).emailVerified).toBe(false)
  await expect(confirmAddress(db, await actorOf(db, id), letters[1]!.token!)).rejects.toMatchObject({ code: 'missing' })
  await confirmAddress(db, await who(tab), letters[1]!.token!)
  expect((await who(tab)).emailVerified).toBe(true)
  await expect(confirmAddress(db, await who(tab), letters[1]!.token!)).rejects.toMatchObject({ code: 'missing' })
})

test('two sign-ups of one address at the same moment make one person', async () => {
  const input = { email: 'twice@example.org', password, name: { en: 'Twice' }, lang: 'en' as const }
  await Promise.all([signUp(db, signIn, input), signUp(db, signIn, input)])
  expect(await rows(db, sql`select 1 from person where email = 'twice@example.org'`)).toHaveLength(1)
})

test('a forgotten password is renewed once by letter, ends all sessions, and the link is kept as a hash only', async () => {
  const { email, id } = await person()
  const tab = browser()
  tab.take((await signIn.enter(tab.headers(), { email, password })).cookies)
  letters.length = 0
  await signIn.askReset('nobody@example.org')
  await signIn.askReset(email)
  expect(letters).toMatchObject([{ kind: 'password_reset', personId: id }])
  const { token } = letters[0]!
  expect(await rows(db, sql`select 1 from sign_in_verification where identifier like ${`%${token}%`}`)).toEqual([])
  await resetPassword(db, signIn, { token: token!, password: 'another long password' })
  expect((await who(tab)).kind).toBe('visitor')
  await expect(resetPassword(db, signIn, { token: token!, password: 'a third long password' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(signIn.enter(new Headers(), { email, password })).rejects.toMatchObject({ code: 'invalid' })
  expect((await signIn.enter(new Headers(), { email, password: 'another long password' })).needs).toBe('nothing')
})

test('a second factor: set up with a code, asked for at the next sign-in, a recovery code works once, and it can be ended', async () => {
  const { email, id } = await person()
  const tab = browser()
  tab.take((await signIn.enter(tab.headers(), { email, password })).cookies)
  await expect(signIn.startTwoFactor(tab.headers(), 'not the password')).rejects.toMatchObject({ code: 'invalid' })
  const { uri, recoveryCodes } = await signIn.startTwoFactor(tab.headers(), password)
  expect(recoveryCodes).toHaveLength(10)
  expect((await accountOf(db, await who(tab))).twoFactor).toBe(false)
  await expect(signIn.confirmTwoFactor(tab.headers(), '000000')).rejects.toMatchObject({ code: 'invalid' })
  tab.take(await signIn.confirmTwoFactor(tab.headers(), await codeOf(uri)))
  expect((await accountOf(db, await who(tab))).twoFactor).toBe(true)

  const other = browser()
  const first = await signIn.enter(other.headers(), { email, password })
  expect(first.needs).toBe('code')
  other.take(first.cookies)
  expect((await who(other)).kind).toBe('visitor')
  await expect(signIn.enterCode(other.headers(), { code: '000000', with: 'app' })).rejects.toMatchObject({ code: 'invalid' })
  other.take(await signIn.enterCode(other.headers(), { code: await codeOf(uri), with: 'app' }))
  expect((await who(other)).personId).toBe(id)

  const recovering = async () => {
    const lost = browser()
    lost.take((await signIn.enter(lost.headers(), { email, password })).cookies)
    lost.take(await signIn.enterCode(lost.headers(), { code: recoveryCodes[0]!, with: 'recovery' }))
    return who(lost)
  }
  expect((await recovering()).personId).toBe(id)
  await expect(recovering()).rejects.toMatchObject({ code: 'invalid' })
  await expect(signIn.enterCode(new Headers(), { code: '123456', with: 'app' })).rejects.toMatchObject({ code: 'missing' })

  tab.take(await signIn.endTwoFactor(tab.headers(), password))
  expect((await accountOf(db, await who(tab))).twoFactor).toBe(false)
  expect((await signIn.enter(new Headers(), { email, password })).needs).toBe('nothing')
})

test('codes cannot be guessed: a challenge allows five', async () => {
  const { email } = await person()
  const tab = browser()
  tab.take((await signIn.enter(tab.headers(), { email, password })).cookies)
  const { uri } = await signIn.startTwoFactor(tab.headers(), password)
  await signIn.confirmTwoFactor(tab.headers(), await codeOf(uri))
  const guess = browser()
  guess.take((await signIn.enter(guess.headers(), { email, password })).cookies)
  const codes: string[] = []
  for (let tries = 0; tries < 6; tries += 1) codes.push(await signIn.enterCode(guess.headers(), { code: '000000', with: 'app' }).then(() => 'in', (error: { code: string }) => error.code))
  expect(codes).toEqual(['invalid', 'invalid', 'invalid', 'invalid', 'invalid', 'missing'])
})

test('changing the password ends the other sessions, and so does the account page', async () => {
  const { email } = await person()
  const [here, there] = [browser(), browser()]
  for (const tab of [here, there]) tab.take((await signIn.enter(tab.headers(), { email, password })).cookies)
  await expect(signIn.changePassword(here.headers(), { current: 'wrong password', next: 'the next long password' })).rejects.toMatchObject({ code: 'invalid' })
  here.take(await signIn.changePassword(here.headers(), { current: password, next: 'the next long password' }))
  expect((await who(here)).kind).toBe('person')
  expect((await who(there)).kind).toBe('visitor')
  there.take((await signIn.enter(there.headers(), { email, password: 'the next long password' })).cookies)
  const actor = await who(here)
  expect(await endSessions(db, actor)).toBe(2)
  expect((await who(there)).kind).toBe('visitor')
  await setPassword(db, system(new Date()), signIn, { personId: actor.personId!, password })
  expect((await signIn.enter(new Headers(), { email, password })).needs).toBe('nothing')
})

test('the first administrator is made once, also by two at the same moment', async () => {
  const input = (email: string) => ({ email, password, name: { en: 'First' }, lang: 'en' as const })
  const results = await Promise.allSettled([createFirstAdministrator(db, signIn, input('a@example.org')), createFirstAdministrator(db, signIn, input('b@example.org'))])
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await row(db, sql`select count(*) as n from platform_role where role = 'administrator' and ended_at is null`)).toEqual({ n: 1 })
  expect(await rows(db, sql`select 1 from person where email in ('a@example.org', 'b@example.org')`)).toHaveLength(1)
})

test('over https the cookies are secure', async () => {
  const { signIn: secure } = openTestSignIn(url, 'https://qiao.example')
  const { email } = await person()
  const { cookies } = await secure.enter(new Headers(), { email, password })
  expect(cookies[0]).toMatch(/^__Secure-qiao\.session_token=.*; Secure; SameSite=Lax$/)
  expect((await identify(db, secure, new Headers({ cookie: cookies[0]!.split(';')[0]! }), new Date())).kind).toBe('person')
})

test('the secret is made once, also by two processes at once, for its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qiao-secret-'))
  const made = await Promise.all([signInSecret(folder), signInSecret(folder), signInSecret(folder)])
  expect(new Set(made).size).toBe(1)
  expect(made[0]).toBe(await readFile(join(folder, 'sign-in.secret'), 'utf8'))
  expect((await stat(join(folder, 'sign-in.secret'))).mode & 0o777).toBe(0o600)
})

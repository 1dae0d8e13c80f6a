import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../src/core/id.ts'
import { createToken, tokenScopes } from '../src/modules/people/people.ts'
import { rows, run, sql } from '../src/platform/database.ts'
import { operations } from '../src/web/api/operations.ts'
import type { Route } from '../src/web/route.ts'
import { routes } from '../src/web/routes.ts'
import { openSite } from './client.ts'
import { makeActor } from './world/people.ts'
import { addressesOf, makePlaces } from './world/places.ts'

const site = await openSite()
const { db } = site
const origin = 'http://localhost:4180'
const places = await makePlaces(site)
const member = await makeActor(db, { organisationId: places.organisationId, role: 'administrator' })
const cookie = await site.as(member.personId!)
const { token } = await createToken(db, member, { name: 'hostile', scopes: tokenScopes })

// Counters of the limits start anew for each test, so that what is refused is refused for its own sake.
beforeEach(async () => void (await run(db, sql`delete from rate_limit`)))

const table = Object.entries(routes).flatMap(([group, all]) => Object.entries(all).map(([name, route]) => ({ at: `${group}.${name}`, route: route as Route })))
/** Of these an empty form is a whole one, or they would end what the tests work with. */
const leftOut = ['signIn.leave', 'account.sessionsEnd', 'account.erase', 'listings.seen', 'listings.translationRequest', 'listings.bookmark', 'exhibits.seen', 'liveFeed.beat']
const writes = table.filter(({ route, at }) => route.method === 'POST' && !leftOut.includes(at))
const reads = table.filter(({ route }) => route.method === 'GET')
const pathOf = (at: string, route: Route): string => addressesOf(at, route, places, false)[0]!

type Sent = { body: BodyInit; headers?: Record<string, string> }
const send = (path: string, { body, headers = {} }: Sent) => site.app.request(new Request(new URL(path, origin), { method: 'POST', body, headers: { origin, cookie, ...headers }, redirect: 'manual' }))

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const fields = ['name', 'title', 'q', 'email', 'password', 'slug', 'kind', 'organisation', 'message', 'sentence', 'contact', 'reason', 'note', 'text', 'version', 'role', 'scopes', 'ids', 'country', 'title_en', 'summary_zh', 'trl', 'amount', '_key']
const filled = (value: string): string => fields.map((name) => `${name}=${value}`).join('&')
const multipart = (boundary: string, value: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="name"\r\n\r\n`), value, Buffer.from(`\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="\0../../etc/passwd"\r\n\r\n`), value, Buffer.from(`\r\n--${boundary}--\r\n`)]))

/** What everybody would miss if an attack changed it; measurements and counters left out. */
async function standing(): Promise<Record<string, string>> {
  const tables = ['person', 'organisation', 'affiliation', 'mandate', 'listing', 'listing_revision', 'listing_variant', 'deal', 'deal_stage', 'message', 'file', 'platform_role', 'space', 'request']
  const sums = await Promise.all(tables.map((name) => rows<{ sum: string }>(db, sql`select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as sum from ${sql.identifier(name)} t`)))
  return Object.fromEntries(tables.map((name, place) => [name, sums[place]![0]!.sum]))
}

/** Every write under one attack: the statuses that are none of the expected. */
async function all(attack: Sent, expected: readonly number[], which = writes): Promise<string[]> {
  const wrong: string[] = []
  await run(db, sql`delete from rate_limit`)
  const meet = async ({ at, route }: (typeof which)[number]): Promise<void> => {
    const answer = await send(pathOf(at, route), attack)
    const text = await answer.text()
    if (!expected.includes(answer.status)) wrong.push(`${at} ${answer.status}`)
    if (answer.status >= 400 && answer.status !== 304 && text.length < 40) wrong.push(`${at} ${answer.status} says nothing`)
  }
  for (let place = 0; place < which.length; place += 8) {
    // More writes than anybody may make in a minute.
    if (place % 96 === 88) await run(db, sql`delete from rate_limit`)
    await Promise.all(which.slice(place, place + 8).map(meet))
  }
  return wrong
}

/** A refusal, or the same page with its sentences. Nothing that was sent here may succeed by writing. */
const refused = [303, 400, 403, 404, 409, 413, 422]

describe('every write', () => {
  test.each<[string, Sent]>([
    ['JSON where a form is due', { body: '{"name":"x"}', headers: { 'content-type': 'application/json' } }],
    ['XML', { body: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', headers: { 'content-type': 'text/xml' } }],
    ['multipart without a boundary', { body: 'name=x', headers: { 'content-type': 'multipart/form-data' } }],
    ['invalid UTF-8', { body: new Uint8Array(Buffer.concat([Buffer.from('name='), Buffer.from([0xff, 0xfe, 0xc0, 0x80]), Buffer.from('&title=%ff%fe&q=%c0%80')])), headers: form }],
    ['broken percent signs', { body: filled('%zz%'), headers: form }],
    ['NUL in every field', { body: filled('a%00b'), headers: form }],
    ['half of a surrogate pair', { body: filled('%ed%a0%80'), headers: form }],
    ['values that are no values', { body: filled('%F0%9F%92%A3'.repeat(50)), headers: form }],
    ['numbers beyond all', { body: filled('99999999999999999999999999'), headers: form }],
    ['the names of the language', { body: '__proto__=x&constructor=x&toString=x&__proto__[a]=b&hasOwnProperty=1', headers: form }],
    ['many thousand fields', { body: Array.from({ length: 5_000 }, (_, place) => `f${place}=x`).join('&'), headers: form }],
    ['a broken file', { body: multipart('cut', new Uint8Array([0, 255, 254, 0])), headers: { 'content-type': 'multipart/form-data; boundary=cut' } }],
  ])('%s: refused with a sentence, nothing changed', { timeout: 60_000 }, async (_, attack) => {
    const before = await standing()
    expect(await all(attack, refused)).toEqual([])
    expect(await standing()).toEqual(before)
  })

  test('10 MB, its length told or not: 413 at once, or refused where files are taken', { timeout: 60_000 }, async () => {
    const before = await standing()
    const large = new TextEncoder().encode(`name=${'x'.repeat(10_000_000)}`)
    // Refused by what it says of itself, before any of it is read.
    const told = { body: 'name=x', headers: { ...form, 'content-length': String(large.byteLength) } }
    const small = writes.filter(({ route }) => route.limit !== 'upload' && route.who !== 'moderator' && route.who !== 'administrator')
    const others = writes.filter((one) => !small.includes(one))
    expect(await all(told, [413], small)).toEqual([])
    // A body is counted as it comes by one piece for all routes of a limit: two of each tell.
    const some = (which: typeof writes) => which.filter(({ route: { limit } }, place) => which.slice(0, place).filter(({ route }) => route.limit === limit).length < 2)
    expect(await all({ body: large, headers: form }, [413], some(small))).toEqual([])
    expect(await all({ body: large, headers: form }, refused, some(others))).toEqual([])
    expect(await standing()).toEqual(before)
  })

  test('from another site: refused', async () => {
    const before = await standing()
    expect(await all({ body: filled('x'), headers: { ...form, origin: 'https://elsewhere.example' } }, [403])).toEqual([])
    expect(await all({ body: filled('x'), headers: { ...form, 'sec-fetch-site': 'cross-site' } }, [403])).toEqual([])
    expect(await standing()).toEqual(before)
  })

  test("on somebody else's things, on what is not there and on no id at all: not there", async () => {
    const before = await standing()
    const wrong: string[] = []
    for (const { at, route } of writes.filter((one) => /:id|:slug|:need|:listing/.test(one.route.path))) {
      await run(db, sql`delete from rate_limit`)
      for (const path of addressesOf(at, route, places)) {
        const { status } = await send(path, { body: '', headers: form })
        if (![303, 403, 404, 409, 422].includes(status)) wrong.push(`${at} ${path} ${status}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await standing()).toEqual(before)
  })

  test('with a session that has ended: to the sign-in, and nothing done', async () => {
    const expired = await site.as(member.personId!)
    await run(db, sql`update sign_in_session set expires_at = now() - interval '1 minute' where user_id = ${member.personId}`)
    const fresh = await site.as(member.personId!)
    const before = await standing()
    const personal = writes.filter(({ route }) => route.who !== 'anyone')
    for (const held of [expired, 'qiao.session_token=forged.forged', `${expired}x`]) {
      expect(await all({ body: 'name=x', headers: { ...form, cookie: held } }, [303], personal)).toEqual([])
    }
    expect(await standing()).toEqual(before)
    expect((await site.get('/en/account', fresh)).status).toBe(200)
  })
})

test('sending the same form again does it once', async () => {
  const cookieNow = await site.as(member.personId!)
  const [key, path] = [newId(), '/en/desk/listings']
  const count = async () => (await rows<{ n: number }>(db, sql`select count(*) as n from listing where owner_id = ${places.organisationId}`))[0]!.n
  const before = await count()
  const entries = { kind: 'need', organisation: places.organisationId, ownerId: places.organisationId, owner: places.organisationId, lang: 'en', source: 'en', title: 'Once only', _key: key }
  const answers = [await site.post(path, entries, cookieNow), await site.post(path, entries, cookieNow), ...(await Promise.all([1, 2, 3].map(() => site.post(path, entries, cookieNow))))]
  expect([...new Set(answers.map((one) => one.status))].sort().every((status) => status === 303 || status === 409)).toBe(true)
  expect(new Set(answers.filter((one) => one.status === 303).map((one) => one.headers.get('location'))).size).toBe(1)
  expect(await count()).toBe(before + 1)
})

describe('every address', () => {
  const odd = ['?q=%00', '?q=%ff%fe', `?q=${'a'.repeat(8_000)}`, '?page=-1&page=9e99&sort=x&kind=x&trl=99', '?q[]=1&q[a]=b&__proto__=x', `?${'kind=offer&'.repeat(500)}`, '?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E', '?next=https://elsewhere.example/&next=//elsewhere.example']

  test('answers odd questions without a fault and says no script back', { timeout: 60_000 }, async () => {
    const cookieNow = await site.as(member.personId!)
    const wrong: string[] = []
    for (const { at, route } of reads) {
      for (const query of odd) {
        const answer = await site.get(pathOf(at, route) + query, cookieNow)
        const text = await answer.text()
        if (answer.status >= 500 && at !== 'probes.ready') wrong.push(`${at} ${query} ${answer.status}`)
        if (text.includes('<script>alert') || answer.headers.get('location')?.includes('elsewhere')) wrong.push(`${at} ${query} gives it back`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('paths that are none', async () => {
    for (const path of ['/%', '/%ff', '/en/%00', '/en/listings/%2e%2e%2f%2e%2e', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/package.json', '/files/../../etc/passwd', `/en/${'a/'.repeat(2_000)}`, '//elsewhere.example/', '/xx/hall', '/api/v1', '/api/v2/listings', '/.env', '/.git/config']) {
      const answer = await site.app.request(new Request(`${origin}${path}`))
      expect([404, 400], path).toContain(answer.status)
    }
  })
})

describe('the API', () => {
  const uri = (path: string, id: string) => `/api/v1${path.replace(/\{\w+\}/g, id)}`
  const call = (path: string, method: string, body: BodyInit | undefined, headers: Record<string, string> = {}) =>
    site.app.request(new Request(origin + path, { method: method.toUpperCase(), headers: { authorization: `Bearer ${token}`, ...headers }, ...(body === undefined ? {} : { body }) }))

  test.each<[string, string, string]>([
    ['no JSON', 'kind=need', 'application/x-www-form-urlencoded'],
    ['half a JSON', '{"kind":', 'application/json'],
    ['JSON of another kind', '[null,1,"x",{"a":{}}]', 'application/json'],
    ['nested without end', '{"a":'.repeat(100_000), 'application/json'],
    ['NUL and half a pair', '{"kind":"need","organisation":"\\u0000","listing":"\\ud800","sentence":"\\u0000","content":{"source":"en","texts":{"en":{"title":"\\u0000"}}}}', 'application/json'],
    ['the names of the language', '{"__proto__":{"kind":"need"},"constructor":{"prototype":{}},"kind":"need"}', 'application/json'],
    ['10 MB', `{"kind":"${'x'.repeat(10_000_000)}"}`, 'application/json'],
  ])('%s: a problem in words, nothing changed', { timeout: 60_000 }, async (_, body, type) => {
    const before = await standing()
    // What takes no body does its work whatever is sent.
    for (const one of operations.filter(({ name }) => name !== 'requestTranslation')) {
      for (const id of [places.listing, places.deal, places.nowhere, 'not-an-id', '%F0%9F%92%A3']) {
        const answer = await call(uri(one.path, id), one.method, one.method === 'get' ? undefined : body, { 'content-type': type })
        expect(answer.status, `${one.name} ${id}`).toBeLessThan(500)
        if (answer.status >= 400) expect(await answer.json(), one.name).toMatchObject({ status: answer.status, detail: expect.stringMatching(/\w+ \w+/), detail_zh: expect.stringMatching(/\p{Script=Han}/u) })
      }
    }
    expect(await standing()).toEqual(before)
  })

  test('a token that was revoked or has expired does nothing', async () => {
    await run(db, sql`update api_token set expires_at = now() - interval '1 minute' where person_id = ${member.personId}`)
    for (const one of operations) expect((await call(uri(one.path, places.listing), one.method, one.method === 'get' ? undefined : '{}', { 'content-type': 'application/json' })).status, one.name).toBe(401)
  })
})

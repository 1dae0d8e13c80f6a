import { describe, expect, test } from 'vitest'
import { readId, showId } from '../../core/id.ts'
import { createToken, type TokenScope, tokenScopes } from '../../modules/people/people.ts'
import { openSite } from '../../../test/client.ts'
import { makeDeal, makePair, makePublished } from '../../../test/world/deals.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import type { Actor } from '../../core/actor.ts'
import { apiDocument } from './document.ts'
import { linesOf } from './guide/reading.ts'
import { guideParts } from './guide/page.tsx'
import { operations } from './operations.ts'

const site = await openSite()
const { db } = site
const now = new Date()

const tokenOf = async (actor: Actor, scopes: readonly TokenScope[] = tokenScopes) => (await createToken(db, { ...actor, at: now }, { name: 'test', scopes })).token

type Sent = { token?: string; body?: unknown; method?: string; headers?: Record<string, string> }
async function call(path: string, { token, body, method = body === undefined ? 'GET' : 'POST', headers = {} }: Sent = {}) {
  const all = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }
  const declared = operations.find((one) => one.method === method.toLowerCase() && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}(\\?|$)`).test(path))
  const response = await site.app.request(`http://localhost:4180/api/v1${path}`, { method, headers: all, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const json: unknown = await response.json().catch(() => undefined)
  if (response.ok && declared) expect(declared.answer.safeParse(json).error, path).toBeUndefined()
  return { status: response.status, headers: response.headers, json: json as Record<string, unknown> & { items?: Record<string, unknown>[] } }
}

const texts = (title: string) => ({ source: 'en', texts: { en: { title, summary: 'It holds at 1,200 degrees for a year.' } } })

describe('the document', () => {
  test('every operation declares who may call it, with which scope, and what it means in both languages', () => {
    const lines = linesOf(apiDocument('http://localhost:4180'))
    expect(lines).toHaveLength(operations.length)
    for (const { path, operation } of lines) {
      expect(['anyone', 'token'], path).toContain(operation['x-who'])
      expect(tokenScopes, path).toContain(operation['x-scope'])
      expect(operation['x-zh'].summary, path).toMatch(/\p{Script=Han}/u)
      expect(operation.operationId, path).toMatch(/^[a-z]\w+$/)
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((one) => one[1])
      expect(operation.parameters?.filter((one) => one.in === 'path').map((one) => one.name) ?? [], path).toEqual(named)
    }
  })

  test('it is OpenAPI 3.1 under its address, and its references lead somewhere', async () => {
    const { status, json } = await call('/openapi.json')
    expect(status).toBe(200)
    expect(json.openapi).toBe('3.1.0')
    const shapes = Object.keys((json.components as { schemas: object }).schemas)
    const references = [...JSON.stringify(json).matchAll(/#\/components\/schemas\/(\w+)/g)].map((one) => one[1])
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter((one) => !shapes.includes(one ?? ''))).toEqual([])
  })

  test('the pages read the same operations in both languages', async () => {
    for (const lang of ['zh', 'en']) {
      const first = await (await site.get(`/${lang}/api`)).text()
      expect(operations.filter((one) => !first.includes(`/${lang}/api/${one.group}#${one.name}"`)).map((one) => one.name)).toEqual([])
      expect(first).not.toContain('undefined')
      for (const part of guideParts) {
        const html = await (await site.get(`/${lang}/api/${part}`)).text()
        expect(operations.filter((one) => one.group === part && !html.includes(`id="${one.name}"`)).map((one) => one.name)).toEqual([])
        expect(html).not.toContain('undefined')
      }
    }
  })
})

describe('the gate', () => {
  test('no token, a wrong one, one without the scope', async () => {
    const actor = await makeActor(db, { role: 'officer' })
    const none = await call('/interests')
    expect([none.status, none.headers.get('www-authenticate'), none.headers.get('content-type')]).toEqual([401, 'Bearer', 'application/problem+json; charset=utf-8'])
    expect((await call('/listings', { token: `qiao_${'a'.repeat(43)}` })).status).toBe(401)
    const narrow = await call('/listings', { token: await tokenOf(actor, ['interests:read']) })
    expect([narrow.status, narrow.headers.get('www-authenticate')]).toEqual([403, 'Bearer error="insufficient_scope", scope="listings:read"'])
  })

  test('a session cookie gives nothing here', async () => {
    const actor = await makeActor(db, { role: 'officer' })
    expect((await call('/interests', { headers: { cookie: await site.as(actor.personId!) } })).status).toBe(401)
  })

  test('what anybody reads may be cached, what a token reads may not', async () => {
    const open = await call('/organisations')
    expect(open.headers.get('cache-control')).toContain('public')
    const again = await site.app.request('http://localhost:4180/api/v1/organisations', { headers: { 'if-none-match': open.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    const actor = await makeActor(db, { role: 'officer' })
    expect((await call('/organisations', { token: await tokenOf(actor) })).headers.get('cache-control')).toBe('private, no-store')
  })
})

describe('listings', () => {
  test('are listed with facets and paging, and read', async () => {
    const need = await makePublished(db, { title: 'Perovskite lamination for a cold climate' })
    await makePublished(db, { kind: 'offer', title: 'Perovskite lamination in one pass' })
    await site.room.matcher.refresh()
    const found = await call('/listings?q=perovskite&kind=need')
    expect(found.json).toMatchObject({ total: 1, page: 1, limit: 20, facets: { kind: { need: 1, offer: 1 } } })
    expect(found.json.items?.[0]).toMatchObject({ id: showId(need.id), kind: 'need', title: { source: 'en', en: { origin: 'author', stale: false } } })
    expect((await call('/listings?q=perovskite&limit=1&page=3')).json).toMatchObject({ total: 2, items: [] })
    const read = await call(`/listings/${showId(need.id)}`)
    expect(read.json).toMatchObject({ texts: { title: { en: { text: 'Perovskite lamination for a cold climate' } } }, revision: { number: 1 } })
    expect(read.json).not.toHaveProperty('own')
    expect(read.json).not.toHaveProperty('contact')
    const matches = await call(`/listings/${showId(need.id)}/matches`)
    expect(matches.json.items?.[0]).toMatchObject({ listing: { kind: 'offer' }, concepts: expect.arrayContaining([expect.objectContaining({ contribution: expect.any(Number) })]) })
  })

  test('a withheld name is in no answer', async () => {
    const ownerId = await makeOrganisation(db, { kind: 'enterprise', slug: 'quiet-works', name: { en: 'Quiet Works' } })
    const { id } = await makePublished(db, { ownerId, withheld: true, title: 'Silent cutting of slate' })
    await site.room.matcher.refresh()
    for (const path of ['/listings?q=slate', `/listings/${showId(id)}`]) {
      const { status, json } = await call(path)
      expect(status).toBe(200)
      expect(JSON.stringify(json)).not.toMatch(/quiet/i)
      expect(JSON.stringify(json)).not.toContain(showId(ownerId))
    }
  })

  test('an unknown value of a facet is named', async () => {
    const { status, json } = await call('/listings?kind=thing&page=0')
    expect(status).toBe(422)
    expect(Object.keys(json.fields as object)).toEqual(expect.arrayContaining(['kind.0', 'page']))
  })

  test('a draft is made once for one key, changed, submitted, paused, resumed and closed', async () => {
    const organisationId = await makeOrganisation(db, { trusted: true, slug: 'drafting-works' })
    const token = await tokenOf(await makeActor(db, { organisationId, role: 'officer' }))
    const body = { kind: 'need', organisation: 'drafting-works', externalId: 'A-1', content: texts('Cooling of a kiln') }
    const first = await call('/listings', { token, body, headers: { 'idempotency-key': 'make-0001' } })
    expect(first.status).toBe(201)
    const again = await call('/listings', { token, body, headers: { 'idempotency-key': 'make-0001' } })
    expect([again.status, again.json, again.headers.get('idempotent-replayed'), again.headers.get('location')]).toEqual([201, first.json, 'true', first.headers.get('location')])
    expect((await call('/listings', { token, body: { ...body, externalId: 'A-2' }, headers: { 'idempotency-key': 'make-0001' } })).status).toBe(422)
    expect((await call('/listings', { token, body })).status).toBe(409)

    const id = String(first.json.id)
    const saved = await call(`/listings/${id}/draft`, { method: 'PUT', token, body: { version: 1, content: texts('Cooling of a tall kiln') } })
    expect(saved.json).toMatchObject({ version: 2, problems: {} })
    expect((await call(`/listings/${id}/draft`, { method: 'PUT', token, body: { version: 1, content: texts('Late') } })).status).toBe(409)
    expect((await call(`/listings/${id}/draft`, { token })).json).toMatchObject({ version: 2, content: { texts: { en: { title: 'Cooling of a tall kiln' } } } })
    expect((await call(`/listings/${id}`)).status).toBe(404)
    expect((await call(`/listings/${id}/submission`, { token, body: {} })).json).toMatchObject({ outcome: 'published' })
    expect((await call(`/listings/${id}`)).status).toBe(200)
    expect((await call(`/listings/${id}/pause`, { token, method: 'POST' })).json).toMatchObject({ state: 'paused' })
    expect((await call(`/listings/${id}`)).status).toBe(404)
    expect((await call('/own/listings?state=paused', { token })).json).toMatchObject({ total: 1, items: [{ id, externalId: 'A-1' }] })
    expect((await call(`/listings/${id}/resumption`, { token, method: 'POST' })).json).toMatchObject({ state: 'published' })
    expect((await call(`/listings/${id}/closure`, { token, body: { reason: 'solved' } })).json).toMatchObject({ state: 'closed' })
    expect((await call(`/listings/${id}/closure`, { token, body: { reason: 'expired' } })).status).toBe(422)
  })

  test("somebody else's listing is not there for writing", async () => {
    const { id } = await makePublished(db)
    const token = await tokenOf(await makeActor(db, { role: 'officer' }))
    expect((await call(`/listings/${showId(id)}/draft`, { token })).status).toBe(404)
    expect((await call(`/listings/${showId(id)}/closure`, { token, body: { reason: 'solved' } })).status).toBe(404)
    expect((await call(`/listings/${showId(id)}/draft`, { token, method: 'PUT', body: { content: texts('Mine now') } })).status).toBe(403)
  })
})

describe('interests', () => {
  test('are expressed once, read by their parties alone, and answered', async () => {
    const pair = await makePair(db)
    const asker = await tokenOf(pair.asker)
    const owner = await tokenOf(pair.owner)
    const body = { listing: showId(pair.listing.id), organisation: showId(pair.fromOrganisationId), sentence: 'We have made such a lining.', contact: 'Dr Lin, lin@example.org' }
    const made = await call('/interests', { token: asker, body })
    expect(made.status).toBe(201)
    expect((await call('/interests', { token: asker, body })).status).toBe(409)
    const path = `/interests/${String(made.json.id)}`
    expect((await call(path, { token: owner })).json).toMatchObject({ stage: 'interest', side: 'to', mayAnswer: true })
    expect((await call('/interests?group=waiting', { token: owner })).json).toMatchObject({ total: 1, groups: { waiting: 1 } })
    const stranger = await tokenOf(await makeActor(db, { role: 'officer' }))
    expect((await call(path, { token: stranger })).status).toBe(404)
    expect((await call(`${path}/acceptance`, { token: asker, method: 'POST' })).status).toBe(403)
    expect((await call(`${path}/acceptance`, { token: owner, method: 'POST' })).json).toMatchObject({ stage: 'accepted' })
    expect((await call(`${path}/refusal`, { token: owner, body: { reason: 'later' } })).status).toBe(409)
  })

  test('are refused with a reason, or taken back', async () => {
    const refused = await makeDeal(db)
    expect((await call(`/interests/${showId(refused.dealId)}/refusal`, { token: await tokenOf(refused.owner), body: { reason: 'too_early', note: 'Come back in a year.' } })).json).toMatchObject({ stage: 'lost', lostReason: 'too_early' })
    const withdrawn = await makeDeal(db)
    expect((await call(`/interests/${showId(withdrawn.dealId)}/withdrawal`, { token: await tokenOf(withdrawn.asker), method: 'POST' })).json).toMatchObject({ stage: 'lost', lostReason: 'withdrawn' })
  })
})

test('what is no id, no JSON, no UTF-8 or too large is refused with a sentence', async () => {
  const token = await tokenOf(await makeActor(db, { role: 'officer' }))
  expect(readId('nothing')).toBeUndefined()
  expect((await call('/listings/nothing')).status).toBe(404)
  const send = (body: BodyInit, type = 'application/json') => site.app.request('http://localhost:4180/api/v1/listings', { method: 'POST', body, headers: { authorization: `Bearer ${token}`, 'content-type': type } })
  expect((await send('kind=need', 'application/x-www-form-urlencoded')).status).toBe(415)
  expect((await send('{"kind":')).status).toBe(422)
  expect((await send(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]))).status).toBe(422)
  expect((await send(`{"kind":"need","organisation":"\\u0000"}`)).status).toBe(422)
  expect((await send('['.repeat(200_000))).status).toBe(422)
  expect((await send(`{"kind":"need","organisation":"${'x'.repeat(3_000_000)}"}`)).status).toBe(413)
  expect((await send('{"kind":"need","organisation":"nobody-at-all"}')).status).toBe(404)
})

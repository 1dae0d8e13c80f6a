import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeActor } from '../../../test/world/people.ts'
import type { Actor } from '../../core/actor.ts'
import { createToken, type TokenScope } from '../../modules/people/people.ts'

const site = await openSite()
const tokenOf = async (actor: Actor, scopes: TokenScope[]) => (await createToken(site.db, { ...actor, at: new Date() }, { name: 'test', scopes })).token
const call = (path: string, token: string, body?: unknown) =>
  site.app.request(`http://localhost:4180/api/v1${path}`, { method: body === undefined ? 'GET' : 'POST', headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })

test('saved searches are made, listed and deleted by a token that may, of its person alone', async () => {
  const [actor, stranger] = [await makeActor(site.db), await makeActor(site.db)]
  const [token, other, reading] = [await tokenOf(actor, ['watches:read', 'watches:write']), await tokenOf(stranger, ['watches:read', 'watches:write']), await tokenOf(actor, ['watches:read'])]
  const made = await call('/saved-searches', token, { name: 'Membranes', words: 'membrane', filters: { kind: ['offer'], trl: ['6', '7'] }, rhythm: 'weekly', mail: false })
  expect(made.status).toBe(201)
  const saved = (await made.json()) as { id: string; nextAt: string }
  expect(saved).toMatchObject({ name: 'Membranes', words: 'membrane', filters: { kind: ['offer'], trl: ['6', '7'] }, rhythm: 'weekly', desk: true, mail: false, paused: false })
  expect(new Date(saved.nextAt).getTime()).toBeGreaterThan(Date.now())
  const list = async (who: string) => ((await (await call('/saved-searches', who)).json()) as { items: { id: string }[] }).items.map((one) => one.id)
  expect([await list(token), await list(other)]).toEqual([[saved.id], []])
  expect((await call(`/saved-searches/${saved.id}/removal`, other, {})).status).toBe(404)
  expect((await call(`/saved-searches/${saved.id}/removal`, reading, {})).status).toBe(403)
  expect((await call(`/saved-searches/${saved.id}/removal`, token, {})).status).toBe(200)
  expect(await list(token)).toEqual([])
})

test('what looks for nothing, or by unknown filters, is refused with a sentence', async () => {
  const token = await tokenOf(await makeActor(site.db), ['watches:write'])
  expect((await call('/saved-searches', token, { name: 'Nothing' })).status).toBe(422)
  expect((await call('/saved-searches', token, { name: 'Odd', filters: { owner: ['x'] } })).status).toBe(422)
  expect((await call('/saved-searches', token, { name: 'Silent', words: 'x', desk: false, mail: false })).status).toBe(422)
})

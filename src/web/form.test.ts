import { expect, test } from 'vitest'
import { openSite } from '../../test/client.ts'
import { makeActor } from '../../test/world/people.ts'
import { row, sql } from '../platform/database.ts'

const site = await openSite()

test('text that was damaged on its way is refused with a sentence, and nothing is kept', async () => {
  const actor = await makeActor(site.db, {})
  const cookie = await site.as(actor.personId!)
  const before = await row<{ name: object }>(site.db, sql`select name from person where id = ${actor.personId}`)
  for (const name of ['%ff%fe', '%c0%80', '%00', '%ed%a0%80']) {
    const answer = await site.app.request(new Request('http://localhost:4180/en/account', { method: 'POST', body: `name_en=${name}&lang=en`, headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:4180', cookie } }))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('characters that cannot be kept')
  }
  expect(await row(site.db, sql`select name from person where id = ${actor.personId}`)).toEqual(before)
})

test('a form of more fields than any of ours has is refused before it is taken apart', async () => {
  const actor = await makeActor(site.db, {})
  const cookie = await site.as(actor.personId!)
  const body = Array.from({ length: 4_001 }, (_, place) => `f${place}=x`).join('&')
  const answer = await site.app.request(new Request('http://localhost:4180/en/account', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:4180', cookie } }))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Too many fields at once')
})

import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeAffiliation, makeMandate, makeOrganisation, makePerson, makeRole, signedIn } from '../../../test/world/people.ts'
import { newId } from '../../core/id.ts'
import { openPool, row, run, sql } from '../../platform/database.ts'
import { identify, openSignIn } from './sign-in.ts'

const { db, url } = await freshDatabase()
const pool = openPool(url, 2)
afterAll(() => pool.close())
const signIn = openSignIn({ pool: pool.pool, url: 'http://localhost:4180', secret: 'x'.repeat(40), sendMail: () => Promise.resolve(), clock: () => new Date() })
const now = () => new Date()
const as = (cookie: string) => new Headers({ cookie })

test('a session carries every active authority, and each is gone the moment it ends', async () => {
  const personId = await makePerson(db, { country: 'CN' })
  const university = await makeOrganisation(db, { country: 'CN', trusted: true })
  const park = await makeOrganisation(db, { kind: 'park', country: 'CN' })
  const member = await makeAffiliation(db, { personId, organisationId: university, role: 'researcher' })
  await makeAffiliation(db, { personId, organisationId: park, role: 'officer' })
  const mandate = await makeMandate(db, { publisherId: park, verbs: ['draft', 'publish'] })
  await makeMandate(db, { publisherId: university })
  await makeRole(db, personId, 'moderator')
  const space = newId()
  const alliance = newId()
  const name = JSON.stringify({ source: 'en', rev: 1, variants: { en: { body: 'Alliance', origin: 'author', ofRev: 1, at: '2026-01-01T00:00:00Z' } } })
  await run(db, sql`insert into space (id, kind, slug, name) values (${space}, 'body', 'expert-group', ${name}), (${alliance}, 'alliance', 'alliance', ${name})`)
  await run(db, sql`insert into seat (id, space_id, person_id, role, from_on) values (${newId()}, ${space}, ${personId}, 'chair', '2026-01-01')`)
  await run(db, sql`insert into space_member (id, space_id, organisation_id, role, from_on) values (${newId()}, ${alliance}, ${university}, 'member', '2026-01-01')`)
  const cookie = await signedIn(db, signIn, personId)

  const actor = await identify(db, signIn, as(cookie), now())
  expect(actor).toMatchObject({ kind: 'person', personId, country: 'CN', roles: ['moderator'] })
  // Both began at the same instant: which comes first is not told.
  expect(new Map(actor.affiliations.map((one) => [one.organisationId, [one.role, one.trusted]]))).toEqual(new Map([[university, ['researcher', true]], [park, ['officer', false]]]))
  expect(actor.mandates).toEqual([{ id: mandate.id, firmId: mandate.firmId, publisherId: park, verbs: ['draft', 'publish'] }])
  expect(actor.seats).toEqual(expect.arrayContaining([{ spaceId: space, role: 'chair' }, { spaceId: alliance, role: 'member' }]))

  await run(db, sql`update affiliation set ended_at = now() where id = ${member.id}`)
  await run(db, sql`update seat set to_on = (now() at time zone 'UTC')::date where person_id = ${personId}`)
  await run(db, sql`update mandate set ended_at = now() where id = ${mandate.id}`)
  await run(db, sql`update platform_role set ended_at = now() where person_id = ${personId}`)
  const later = await identify(db, signIn, as(cookie), now())
  expect(later).toMatchObject({ roles: [], seats: [], mandates: [] })
  expect(later.affiliations.map((one) => one.organisationId)).toEqual([park])
})

test('a cookie that we did not sign, an unknown and an expired session are visitors', async () => {
  const personId = await makePerson(db)
  const cookie = await signedIn(db, signIn, personId)
  expect((await identify(db, signIn, as(cookie), now())).kind).toBe('person')
  const forged = `${cookie.slice(0, cookie.lastIndexOf('.'))}${signIn.cookieFor('another').slice(signIn.cookieFor('another').lastIndexOf('.'))}`
  expect((await identify(db, signIn, as(forged), now())).kind).toBe('visitor')
  expect((await identify(db, signIn, as(signIn.cookieFor('unknown')), now())).kind).toBe('visitor')
  expect((await identify(db, signIn, as(`${signIn.sessionCookie}=%E0%A4%A`), now())).kind).toBe('visitor')
  expect((await identify(db, signIn, new Headers(), now())).kind).toBe('visitor')
  const expired = await signedIn(db, signIn, personId, new Date(Date.now() - 1000))
  expect((await identify(db, signIn, as(expired), now())).kind).toBe('visitor')
})

test('a session slides forward once a day, not with every request', async () => {
  const personId = await makePerson(db)
  const cookie = await signedIn(db, signIn, personId)
  const expiry = async () => (await row<{ at: Date }>(db, sql`select expires_at as at from sign_in_session where user_id = ${personId}`))!.at.getTime()
  const first = await expiry()
  await identify(db, signIn, as(cookie), now())
  expect(await expiry()).toBe(first)
  await identify(db, signIn, as(cookie), new Date(Date.now() + 25 * 3_600_000))
  expect((await expiry()) - first).toBeGreaterThan(24 * 3_600_000)
})

test('what time alone ends is gone although nothing was committed', async () => {
  const personId = await makePerson(db)
  const park = await makeOrganisation(db, { kind: 'park', country: 'CN' })
  await makeAffiliation(db, { personId, organisationId: park, role: 'officer' })
  const until = new Date(Date.now() + 3_600_000)
  await run(db, sql`update mandate set until = ${until.toISOString()} where id = ${(await makeMandate(db, { publisherId: park })).id}`)
  const space = newId()
  const name = JSON.stringify({ source: 'en', rev: 1, variants: { en: { body: 'Alliance', origin: 'author', ofRev: 1, at: '2026-01-01T00:00:00Z' } } })
  await run(db, sql`insert into space (id, kind, slug, name) values (${space}, 'body', 'ends-tonight', ${name})`)
  const midnight = new Date((Math.floor(Date.now() / 86_400_000) + 1) * 86_400_000)
  await run(db, sql`insert into seat (id, space_id, person_id, role, from_on, to_on) values (${newId()}, ${space}, ${personId}, 'chair', '2026-01-01', ${midnight.toISOString().slice(0, 10)})`)
  const cookie = await signedIn(db, signIn, personId, new Date(Date.now() + 30 * 86_400_000))
  const rights = async (at: Date) => {
    const { kind, seats, mandates } = await identify(db, signIn, as(cookie), at)
    return [kind, seats.length, mandates.length]
  }
  const start = new Date(Math.min(Date.now(), until.getTime() - 1, midnight.getTime() - 1))
  expect(await rights(start)).toEqual(['person', 1, 1])
  expect(await rights(start)).toEqual(['person', 1, 1])
  const last = new Date(Math.min(until.getTime(), midnight.getTime()) - 1)
  expect(await rights(last)).toEqual(['person', 1, 1])
  expect((await rights(until))[2]).toBe(0)
  expect((await rights(midnight))[1]).toBe(0)
  expect(await rights(start)).toEqual(['person', 1, 1])
})

test('a session that was ended is a visitor with the next request, however often it was seen before', async () => {
  const cookie = await signedIn(db, signIn, await makePerson(db))
  for (let turn = 0; turn < 3; turn += 1) expect((await identify(db, signIn, as(cookie), now())).kind).toBe('person')
  await run(db, sql`delete from sign_in_session where user_id in (select user_id from sign_in_session order by created_at desc limit 1)`)
  expect((await identify(db, signIn, as(cookie), now())).kind).toBe('visitor')
})

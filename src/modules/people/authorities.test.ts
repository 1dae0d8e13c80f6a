import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { actorOf, makeActor, makeAffiliation, makeMandate, makeOrganisation, makePerson, makeRole } from '../../../test/world/people.ts'
import { row, rows, sql } from '../../platform/database.ts'
import {
  acceptInvitation, actorOfToken, changeAffiliation, createToken, endAffiliation, endMandate, grantMandate, grantRole,
  type InvitationLetter, invitationByToken, invitationsOf, invite, listPeople, mandateFor, mandatesOf, peopleOf, revokeInvitation, revokeRole, revokeToken, tokensOf,
} from './people.ts'

const { db } = await freshDatabase()
const soon = new Date(Date.now() + 90 * 86_400_000)

async function invited(email: string) {
  const organisationId = await makeOrganisation(db)
  const administrator = await makeActor(db, { organisationId, role: 'administrator' })
  const letters: InvitationLetter[] = []
  await invite(db, administrator, { organisationId, email, role: 'officer' }, async (_tx, letter) => void letters.push(letter))
  return { organisationId, administrator, letter: letters[0]! }
}

test('an invitation is accepted once, even twice at the same moment, and only by the address that it went to', async () => {
  const { organisationId, administrator, letter } = await invited('Wei@Example.org')
  expect(await rows(db, sql`select 1 from invitation where token_hash = ${Buffer.from(letter.token)}`)).toEqual([])
  const guest = await makeActor(db, { email: 'wei@example.org', emailVerified: false })
  await expect(acceptInvitation(db, await makeActor(db), letter.token)).rejects.toMatchObject({ code: 'denied' })
  const results = await Promise.allSettled([1, 2, 3].map(() => acceptInvitation(db, guest, letter.token)))
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await actorOf(db, guest.personId!)).toMatchObject({ emailVerified: true, affiliations: [{ organisationId, role: 'officer' }] })
  expect((await peopleOf(db, administrator, organisationId)).map((one) => one.role)).toEqual(['administrator', 'officer'])
  await expect(invitationByToken(db, letter.token, new Date())).rejects.toMatchObject({ code: 'missing' })
  expect(await row(db, sql`select count(*) as n from activity where verb = 'invitation.accept' and object_id = ${organisationId}`)).toEqual({ n: 1 })
})

test('a new invitation replaces the old one; a withdrawn or old one opens nothing; strangers see none', async () => {
  const { organisationId, administrator, letter } = await invited('again@example.org')
  const letters: InvitationLetter[] = []
  await invite(db, administrator, { organisationId, email: 'again@example.org', role: 'researcher' }, async (_tx, one) => void letters.push(one))
  await expect(invitationByToken(db, letter.token, new Date())).rejects.toMatchObject({ code: 'missing' })
  await expect(invitationByToken(db, letters[0]!.token, new Date(Date.now() + 15 * 86_400_000))).rejects.toMatchObject({ code: 'missing' })
  const [open] = await invitationsOf(db, administrator, organisationId)
  const stranger = await makeActor(db, { role: 'administrator' })
  await expect(invitationsOf(db, stranger, organisationId)).rejects.toMatchObject({ code: 'missing' })
  await expect(revokeInvitation(db, stranger, open!.id)).rejects.toMatchObject({ code: 'missing' })
  await revokeInvitation(db, administrator, open!.id)
  await expect(invitationByToken(db, letters[0]!.token, new Date())).rejects.toMatchObject({ code: 'missing' })
})

test('an organisation keeps an administrator, also when two leave at the same moment', async () => {
  const organisationId = await makeOrganisation(db)
  const places = await Promise.all([1, 2].map(() => makeAffiliation(db, { organisationId, role: 'administrator' })))
  const actors = await Promise.all(places.map((one) => actorOf(db, one.personId)))
  const left = await Promise.allSettled(places.map((one, index) => endAffiliation(db, actors[index]!, one.id)))
  expect(left.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const stays = left.findIndex((one) => one.status === 'rejected')
  await expect(changeAffiliation(db, actors[stays]!, { id: places[stays]!.id, role: 'officer' })).rejects.toMatchObject({ code: 'conflict' })
  expect((await actorOf(db, places[1 - stays]!.personId)).affiliations).toEqual([])
})

test('officers manage nobody; of an organisation that is not theirs people learn nothing', async () => {
  const organisationId = await makeOrganisation(db)
  const officer = await makeActor(db, { organisationId, role: 'officer' })
  const member = await makeAffiliation(db, { organisationId, role: 'researcher' })
  const stranger = await makeActor(db, { role: 'administrator' })
  for (const actor of [officer, stranger]) {
    await expect(changeAffiliation(db, actor, { id: member.id, role: 'administrator' })).rejects.toMatchObject({ code: 'missing' })
    await expect(endAffiliation(db, actor, member.id)).rejects.toMatchObject({ code: 'missing' })
  }
  await expect(peopleOf(db, stranger, organisationId)).rejects.toMatchObject({ code: 'missing' })
  await endAffiliation(db, await actorOf(db, member.personId), member.id)
})

test('a mandate gives exactly its verbs until its instant, to the officers of the publisher', async () => {
  const firmId = await makeOrganisation(db, { kind: 'enterprise' })
  const publisherId = await makeOrganisation(db, { kind: 'park' })
  const owner = await makeActor(db, { organisationId: firmId, role: 'administrator' })
  const officer = await makePerson(db)
  await makeAffiliation(db, { personId: officer, organisationId: publisherId, role: 'officer' })
  const researcher = await makeActor(db, { organisationId: publisherId, role: 'researcher' })
  const input = { firmId, publisherId, verbs: ['publish', 'draft'] as const, until: soon }
  await expect(grantMandate(db, await actorOf(db, officer), input)).rejects.toMatchObject({ code: 'missing' })
  await expect(grantMandate(db, owner, { ...input, until: owner.at })).rejects.toMatchObject({ details: { fields: { until: {} } } })
  const id = await grantMandate(db, owner, input)
  await expect(grantMandate(db, owner, input)).rejects.toMatchObject({ details: { fields: { publisher: {} } } })
  const holder = await actorOf(db, officer)
  expect(mandateFor(holder, firmId, 'publish')?.id).toBe(id)
  expect(mandateFor(holder, firmId, 'close')).toBeUndefined()
  expect(mandateFor(holder, publisherId, 'publish')).toBeUndefined()
  expect((await actorOf(db, researcher.personId!)).mandates).toEqual([])
  expect(mandateFor(await actorOf(db, officer, new Date(soon.getTime() + 1)), firmId, 'publish')).toBeUndefined()
  expect((await mandatesOf(db, holder, publisherId)).map((one) => one.endedAt)).toEqual([null])
  await expect(endMandate(db, await makeActor(db, { role: 'administrator' }), id)).rejects.toMatchObject({ code: 'missing' })
  await endMandate(db, owner, id)
  expect((await actorOf(db, officer)).mandates).toEqual([])
  await grantMandate(db, owner, input)
})

test('a mandate that ran out makes room for the next', async () => {
  const owner = await makeActor(db, { role: 'administrator' })
  const firmId = owner.affiliations[0]!.organisationId
  const { publisherId } = await makeMandate(db, { firmId, until: new Date('2026-02-01T00:00:00Z') })
  await grantMandate(db, owner, { firmId, publisherId, verbs: ['answer'], until: soon })
  expect((await mandatesOf(db, owner, firmId)).filter((one) => one.endedAt === null)).toHaveLength(1)
})

test('platform roles: only administrators give and take them, and one administrator stays', async () => {
  const [one, two, plain] = [await makePerson(db), await makePerson(db), await makePerson(db)]
  await makeRole(db, one, 'administrator')
  await expect(grantRole(db, await actorOf(db, plain), { personId: plain, role: 'moderator' })).rejects.toMatchObject({ code: 'missing' })
  await grantRole(db, await actorOf(db, one), { personId: two, role: 'administrator' })
  await grantRole(db, await actorOf(db, one), { personId: two, role: 'administrator' })
  expect((await rows(db, sql`select 1 from activity where verb = 'role.grant' and object_id = ${two}`)).length).toBe(1)
  const [first, second] = [await actorOf(db, one), await actorOf(db, two)]
  const results = await Promise.allSettled([revokeRole(db, first, { personId: one, role: 'administrator' }), revokeRole(db, second, { personId: two, role: 'administrator' })])
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(listPeople(db, await actorOf(db, plain))).rejects.toMatchObject({ code: 'missing' })
  expect((await listPeople(db, await actorOf(db, results[0]!.status === 'rejected' ? one : two), { q: 'test person' })).total).toBeGreaterThan(2)
})

test('a token acts as its person within its scopes until it is revoked; only its hash is kept', async () => {
  const actor = await makeActor(db, { role: 'officer' })
  await expect(createToken(db, await makeActor(db, { emailVerified: false }), { name: 'x', scopes: ['listings:read'] })).rejects.toMatchObject({ code: 'denied' })
  const { id, token } = await createToken(db, actor, { name: 'Import', scopes: ['listings:write', 'listings:read'] })
  expect(await actorOfToken(db, token, new Date())).toMatchObject({ actor: { personId: actor.personId, affiliations: [{ role: 'officer' }] }, scopes: ['listings:read', 'listings:write'] })
  expect(await actorOfToken(db, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, new Date())).toBeUndefined()
  await expect(revokeToken(db, await makeActor(db), id)).rejects.toMatchObject({ code: 'missing' })
  expect(await tokensOf(db, actor)).toHaveLength(1)
  await revokeToken(db, actor, id)
  expect(await actorOfToken(db, token, new Date())).toBeUndefined()
  const short = await createToken(db, actor, { name: 'Short', scopes: ['listings:read'], expiresAt: soon })
  expect(await actorOfToken(db, short.token, new Date(soon.getTime() + 1))).toBeUndefined()
})

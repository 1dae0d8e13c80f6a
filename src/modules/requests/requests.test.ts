import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { actorOf, makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { system } from '../../core/actor.ts'
import { row, sql } from '../../platform/database.ts'
import { createSpace } from '../spaces/spaces.ts'
import { answerRequest, cancelRequest, createRequest, expireRequests, requestsOf, requestsToAnswer } from './requests.ts'

const { db } = await freshDatabase()
const ask = (organisationId: string, role = 'officer') => ({ kind: 'affiliation' as const, object: { type: 'organisation', id: organisationId }, role, message: 'I run the transfer office.' })

test('asking to represent an organisation: its administrators are told and answer once', async () => {
  const organisationId = await makeOrganisation(db)
  const administrator = await makeActor(db, { organisationId, role: 'administrator' })
  const officer = await makeActor(db, { organisationId, role: 'officer' })
  const stranger = await makeActor(db)
  const id = await createRequest(db, stranger, ask(organisationId))
  await expect(createRequest(db, stranger, ask(organisationId))).rejects.toMatchObject({ code: 'conflict' })
  const told = await row<{ data: { people: string[] } }>(db, sql`select data from pgboss.job where name = 'notice' and data ->> 'kind' = 'affiliation_requested' and data ->> 'version' = ${id}`)
  expect(told?.data.people).toEqual([administrator.personId])
  expect(await requestsToAnswer(db, officer)).toEqual([])
  for (const one of [officer, stranger, await makeActor(db, { role: 'administrator' })]) await expect(answerRequest(db, one, { id, accept: true })).rejects.toMatchObject({ code: 'missing' })
  expect(await requestsToAnswer(db, administrator)).toMatchObject([{ id, person: {}, role: 'officer' }])
  const results = await Promise.allSettled([answerRequest(db, administrator, { id, accept: true }), answerRequest(db, administrator, { id, accept: true }), answerRequest(db, administrator, { id, accept: false })])
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const accepted = (await requestsOf(db, stranger))[0]!.state === 'accepted'
  expect((await actorOf(db, stranger.personId!)).affiliations).toHaveLength(accepted ? 1 : 0)
  await expect(cancelRequest(db, stranger, id)).rejects.toMatchObject({ code: 'conflict' })
})

test('staff answer for an organisation that has nobody yet, but never their own request', async () => {
  const organisationId = await makeOrganisation(db)
  const moderator = await makeActor(db, { platform: 'moderator' })
  const asker = await makeActor(db)
  const own = await createRequest(db, moderator, ask(organisationId, 'administrator'))
  await expect(answerRequest(db, moderator, { id: own, accept: true })).rejects.toMatchObject({ code: 'missing' })
  const id = await createRequest(db, asker, ask(organisationId, 'administrator'))
  expect((await requestsToAnswer(db, moderator)).map((one) => one.id)).toEqual([id])
  await answerRequest(db, moderator, { id, accept: true })
  expect((await actorOf(db, asker.personId!)).affiliations).toMatchObject([{ organisationId, role: 'administrator' }])
  expect(await requestsToAnswer(db, moderator)).toEqual([])
})

test('what nobody answers expires and cannot be accepted afterwards; withdrawn requests make room for a new one', async () => {
  const organisationId = await makeOrganisation(db)
  const administrator = await makeActor(db, { organisationId, role: 'administrator' })
  const asker = await makeActor(db)
  const first = await createRequest(db, asker, ask(organisationId))
  await expect(cancelRequest(db, administrator, first)).rejects.toMatchObject({ code: 'missing' })
  await cancelRequest(db, asker, first)
  const id = await createRequest(db, asker, ask(organisationId))
  const later = new Date(Date.now() + 61 * 86_400_000)
  await expect(answerRequest(db, { ...administrator, at: later }, { id, accept: true })).rejects.toMatchObject({ code: 'conflict' })
  expect(await expireRequests(db, system(later))).toBeGreaterThan(0)
  expect((await requestsOf(db, asker)).map((one) => one.state).sort()).toEqual(['cancelled', 'expired'])
  expect(await expireRequests(db, system(later))).toBe(0)
})

test('an unconfirmed address, an unknown role and an unknown organisation are refused', async () => {
  const organisationId = await makeOrganisation(db)
  await expect(createRequest(db, await makeActor(db, { emailVerified: false }), ask(organisationId))).rejects.toMatchObject({ code: 'denied' })
  await expect(createRequest(db, await makeActor(db), ask(organisationId, 'emperor'))).rejects.toMatchObject({ code: 'invalid' })
  await expect(createRequest(db, await makeActor(db), ask('01890000-0000-7000-8000-000000000000'))).rejects.toMatchObject({ code: 'missing' })
})

test('joining a space for an organisation: the chair answers, the membership gives its people a seat', async () => {
  const organiser = await makeActor(db, { platform: 'organiser' })
  const hostId = await makeOrganisation(db)
  const host = await makeActor(db, { organisationId: hostId, role: 'administrator' })
  const spaceId = await createSpace(db, organiser, { kind: 'alliance', slug: 'river-alliance', lang: 'en', name: 'River Alliance', hostId })
  const applicant = await makeActor(db, { role: 'administrator' })
  const fromOrganisation = applicant.affiliations[0]!.organisationId
  const request = { kind: 'join_space' as const, object: { type: 'space', id: spaceId }, fromOrganisation, role: 'member' }
  await expect(createRequest(db, applicant, { ...request, role: 'host' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(createRequest(db, await makeActor(db), request)).rejects.toMatchObject({ code: 'denied' })
  const id = await createRequest(db, applicant, request)
  await expect(answerRequest(db, applicant, { id, accept: true })).rejects.toMatchObject({ code: 'missing' })
  await answerRequest(db, await actorOf(db, host.personId!), { id, accept: true })
  expect((await actorOf(db, applicant.personId!)).seats).toEqual([{ spaceId, role: 'member' }])
})

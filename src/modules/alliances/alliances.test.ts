import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { actorOf, makeActor, makeAffiliation, makeOrganisation } from '../../../test/world/people.ts'
import { type Actor, visitor } from '../../core/actor.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { mergeOrganisations } from '../people/people.ts'
import { erasePerson } from '../privacy/privacy.ts'
import { answerRequest, requestsToAnswer } from '../requests/requests.ts'
import { resumeMembership, suspendMembership } from '../spaces/spaces.ts'
import {
  acceptAllianceInvitation, addBacker, addPart, addTier, addWave, admit, allianceBySlug, type AllianceInput, type AllianceLetter, alliancesVisibleTo, askToJoin, createAlliance, directoryOf, editAlliance, endPart,
  inviteAll, invitationsOfAlliance, membersOfAlliance, placeMember, readInvited, removeGroup, scopeFor, wavesOf,
} from './alliances.ts'

const { db } = await freshDatabase()
const organiser = await makeActor(db, { platform: 'organiser' })
const again = (actor: Actor) => actorOf(db, actor.personId!)
let made = 0

const input: AllianceInput = { kind: 'university_alliance', name: { zh: '双江联盟', en: 'Two Rivers' }, purpose: { zh: '让成果更快到达企业。', en: 'Research to industry sooner.' }, visibility: 'public', peopleJoin: false }

/** An alliance with a Chinese secretariat, whose officer and researcher are given. */
async function world(more: Partial<AllianceInput> = {}) {
  const secretariatId = await makeOrganisation(db, { country: 'CN' })
  const officer = await makeActor(db, { organisationId: secretariatId, role: 'officer' })
  const researcher = await makeActor(db, { organisationId: secretariatId, role: 'researcher' })
  const slug = `alliance-${(made += 1)}`
  const id = await createAlliance(db, organiser, { ...input, ...more, slug, lang: 'zh', secretariatId })
  const alliance = () => allianceBySlug(db, organiser, slug)
  return { id, slug, secretariatId, officer: await again(officer), researcher: await again(researcher), alliance }
}
const member = async () => makeActor(db, { organisationId: await makeOrganisation(db), role: 'administrator' })
const homeOf = (actor: Actor) => actor.affiliations[0]!.organisationId

test('officers of a secretariat run the alliance as long as affiliation and secretariat last; researchers never do', async () => {
  const { id, slug, officer, researcher, secretariatId } = await world()
  const version = 1
  await expect(createAlliance(db, officer, { ...input, slug: 'mine', lang: 'en', secretariatId })).rejects.toMatchObject({ code: 'missing' })
  await expect(editAlliance(db, researcher, { ...input, slug, lang: 'zh', version })).rejects.toMatchObject({ code: 'missing' })
  await editAlliance(db, officer, { ...input, name: { zh: '双江高校联盟', en: 'Two Rivers' }, slug, lang: 'zh', version })
  const changed = await allianceBySlug(db, visitor(new Date()), slug)
  expect(changed.name.rev).toBe(2)
  expect(changed.name.variants.en!.ofRev).toBe(1)
  await expect(editAlliance(db, officer, { ...input, slug, lang: 'zh', version })).rejects.toMatchObject({ code: 'conflict' })
  const second = await makeActor(db, { organisationId: await makeOrganisation(db, { country: 'GB' }), role: 'administrator' })
  await expect(addBacker(db, officer, { allianceId: id, organisationId: homeOf(second), role: 'secretariat' })).rejects.toMatchObject({ code: 'missing' })
  await addBacker(db, organiser, { allianceId: id, organisationId: homeOf(second), role: 'secretariat' })
  const british = await again(second)
  const all = await membersOfAlliance(db, british, id, true)
  const chinese = all.find((one) => one.organisationId === secretariatId)!
  await expect(endPart(db, british, chinese.id)).rejects.toMatchObject({ code: 'missing' })
  await endPart(db, organiser, chinese.id)
  await expect(addTier(db, await again(officer), { allianceId: id, lang: 'en', name: { en: 'Council' } })).rejects.toMatchObject({ code: 'missing' })
  const last = all.find((one) => one.organisationId === homeOf(second))!
  await expect(endPart(db, organiser, last.id)).rejects.toMatchObject({ code: 'conflict' })
})

test('a request to join is decided by the secretariat, and who joins belongs to the latest wave', async () => {
  const { id, officer, alliance } = await world()
  const applicant = await member()
  await addWave(db, officer, { allianceId: id, lang: 'zh', name: { zh: '创始成员' }, onDate: '2025-03-01' })
  const latest = await addWave(db, officer, { allianceId: id, lang: 'zh', name: { zh: '第二批' }, onDate: '2026-02-01' })
  await addWave(db, officer, { allianceId: id, lang: 'zh', name: { zh: '第三批' }, onDate: '2099-01-01' })
  await expect(addWave(db, officer, { allianceId: id, lang: 'zh', name: { zh: '又一批' }, onDate: '2025-03-01' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(askToJoin(db, applicant, await alliance(), {})).rejects.toMatchObject({ code: 'invalid' })
  const request = await askToJoin(db, applicant, await alliance(), { organisationId: homeOf(applicant), message: 'We would like to.' })
  expect((await requestsToAnswer(db, officer)).map((one) => [one.id, one.space?.variants.zh?.body])).toEqual([[request, '双江联盟']])
  await answerRequest(db, officer, { id: request, accept: true })
  const [joined] = (await membersOfAlliance(db, visitor(new Date()), id, false)).filter((one) => one.role === 'member')
  expect(joined).toMatchObject({ organisationId: homeOf(applicant), waveId: latest, current: true })
  await expect(askToJoin(db, applicant, await alliance(), { organisationId: homeOf(applicant) })).rejects.toMatchObject({ code: 'conflict' })
  await expect(removeGroup(db, officer, 'wave', latest)).rejects.toMatchObject({ code: 'conflict' })
  await expect(placeMember(db, applicant, { memberId: joined!.id })).rejects.toMatchObject({ code: 'missing' })
  const other = await world()
  const foreign = await addWave(db, other.officer, { allianceId: other.id, lang: 'en', name: { en: 'Elsewhere' }, onDate: '2025-01-01' })
  await expect(placeMember(db, officer, { memberId: joined!.id, waveId: foreign })).rejects.toMatchObject({ code: 'invalid' })
  expect((await wavesOf(db, id)).map((one) => one.onDate)).toEqual(['2025-03-01', '2026-02-01', '2099-01-01'])
})

test('the body that the charter names decides by its chair, and the secretariat no longer does', async () => {
  const { id, slug, officer, alliance } = await world({ peopleJoin: true })
  const body = await makeBody(id)
  const chair = await makeActor(db)
  await run(db, sql`insert into seat (id, space_id, person_id, role, from_on) values (gen_random_uuid(), ${body}, ${chair.personId}, 'chair', '2026-01-01')`)
  await expect(editAlliance(db, officer, { ...input, peopleJoin: true, slug, lang: 'zh', version: 1, decidedBy: id })).rejects.toMatchObject({ code: 'invalid' })
  await editAlliance(db, officer, { ...input, peopleJoin: true, slug, lang: 'zh', version: 1, decidedBy: body })
  const investigator = await makeActor(db)
  const request = await askToJoin(db, investigator, await alliance(), {})
  expect(await requestsToAnswer(db, officer)).toEqual([])
  await expect(answerRequest(db, officer, { id: request, accept: true })).rejects.toMatchObject({ code: 'missing' })
  expect((await requestsToAnswer(db, await again(chair))).map((one) => one.id)).toEqual([request])
  await answerRequest(db, await again(chair), { id: request, accept: true })
  expect((await again(investigator)).seats).toEqual([{ spaceId: id, role: 'member' }])
})

async function makeBody(parentId: string): Promise<string> {
  const body = (await row<{ id: string }>(db, sql`select gen_random_uuid() as id`))!.id
  await run(db, sql`insert into space (id, kind, slug, name, parent_id) values (${body}, 'body', ${`board-${made}`}, '{"source":"en","rev":1,"variants":{"en":{"body":"Board","origin":"author","ofRev":1}}}', ${parentId})`)
  return body
}

test('a suspended member holds nothing until it is resumed; who leaves stays in the history', async () => {
  const { id, officer, alliance, slug } = await world({ visibility: 'space' })
  const one = await member()
  const memberId = await admit(db, officer, { allianceId: id, party: { organisationId: homeOf(one) }, fromOn: '2026-01-10' })
  expect((await alliancesVisibleTo(db, await again(one))).map((each) => each.slug)).toContain(slug)
  await suspendMembership(db, officer, { id: memberId, reason: 'Fees.' })
  await expect(suspendMembership(db, officer, { id: memberId })).rejects.toMatchObject({ code: 'conflict' })
  await expect(allianceBySlug(db, await again(one), slug)).rejects.toMatchObject({ code: 'missing' })
  expect((await alliance()).members).toBe(0)
  await resumeMembership(db, officer, memberId)
  const told = await rows<{ kind: string; people: string[] }>(db, sql`select data ->> 'kind' as kind, data -> 'people' as people from pgboss.job where name = 'notice' and data ->> 'version' like ${`${memberId}:%`} order by created_on`)
  expect(told).toEqual([{ kind: 'membership_suspended', people: [one.personId] }, { kind: 'membership_resumed', people: [one.personId] }])
  const back = await again(one)
  expect((await directoryOf(db, back, await alliance())).map((each) => each.organisationId)).toContain(homeOf(one))
  await expect(endPart(db, await member(), memberId)).rejects.toMatchObject({ code: 'missing' })
  await endPart(db, back, memberId)
  expect((await again(one)).seats).toEqual([])
  expect((await directoryOf(db, officer, await alliance())).find((each) => each.id === memberId)).toMatchObject({ fromOn: '2026-01-10', current: false })
  expect(await row(db, sql`select until is not null as ended from space_suspension where member_id = ${memberId}`)).toEqual({ ended: true })
})

test('invitations go out once each, to an address or an administrator, and are taken up once', async () => {
  const { id, officer, alliance } = await world()
  const guest = await member()
  const name = (await row<{ en: string }>(db, sql`select name ->> 'en' as en from organisation where id = ${homeOf(guest)}`))!.en
  const letters: AllianceLetter[] = []
  const send = async (_tx: unknown, letter: AllianceLetter) => void letters.push(letter)
  const invited = readInvited(`${name}\nSomewhere University; office@somewhere.example\n\nNowhere at all`)
  expect(invited).toHaveLength(3)
  expect(await inviteAll(db, officer, { alliance: await alliance(), invited, lang: 'en' }, send)).toEqual({ sent: 2, left: ['Nowhere at all'] })
  expect(await inviteAll(db, officer, { alliance: await alliance(), invited, lang: 'en' }, send)).toMatchObject({ sent: 0 })
  expect(letters.map((one) => one.email)).toEqual([guest.email, 'office@somewhere.example'])
  const { token } = letters[0]!
  await expect(acceptAllianceInvitation(db, await member(), { token })).rejects.toMatchObject({ code: 'denied' })
  await expect(acceptAllianceInvitation(db, guest, { token })).rejects.toMatchObject({ code: 'invalid' })
  const results = await Promise.allSettled([1, 2, 3].map(() => acceptAllianceInvitation(db, guest, { token, organisationId: homeOf(guest) })))
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect((await again(guest)).seats).toEqual([{ spaceId: id, role: 'member' }])
  expect((await invitationsOfAlliance(db, officer, id)).map((one) => one.state).sort()).toEqual(['accepted', 'open'])
  await expect(invitationsOfAlliance(db, guest, id)).rejects.toMatchObject({ code: 'missing' })
  const person = await makeActor(db, { email: 'office@somewhere.example' })
  await erasePerson(db, person)
  expect((await invitationsOfAlliance(db, officer, id)).find((one) => one.state === 'revoked')).toMatchObject({ email: null, name: '' })
})

test('a line of a list is an address, a name or both, in either script', () => {
  expect(readInvited('云泽理工大学，tto@yunze.example\n"Harrowmere, University" <A.B@Harrowmere.example>\ntto@yunze.example\n\n  云泽理工大学 ')).toEqual([
    { name: '', email: 'tto@yunze.example' }, { name: 'Harrowmere University', email: 'a.b@harrowmere.example' }, { name: '云泽理工大学' },
  ])
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => readInvited(text).every((one) => one.name !== '' || one.email?.includes('@'))))
})

test('what two parts share is in the whole once, and a circle is refused', async () => {
  const [whole, left, right] = [await world(), await world(), await world()]
  const shared = await makeOrganisation(db)
  for (const part of [left, right]) await admit(db, organiser, { allianceId: part.id, party: { organisationId: shared } })
  for (const part of [left, right]) await addPart(db, organiser, { allianceId: whole.id, slug: part.slug })
  await expect(addPart(db, left.officer, { allianceId: left.id, slug: right.slug })).rejects.toMatchObject({ code: 'invalid' })
  await expect(addPart(db, organiser, { allianceId: left.id, slug: whole.slug })).rejects.toMatchObject({ code: 'invalid' })
  const { scope } = await scopeFor(db, visitor(new Date()), whole.slug)
  expect([...scope.organisations].sort()).toEqual([whole.secretariatId, left.secretariatId, right.secretariatId, shared].sort())
})

test('in the list ⇔ may be read; names of individuals, contacts and the suspended never reach outsiders', async () => {
  const worlds = [await world({ peopleJoin: true }), await world({ visibility: 'signed_in', peopleJoin: true }), await world({ visibility: 'space', peopleJoin: true })]
  const insider = await member()
  const person = await makeActor(db)
  const held: string[] = []
  for (const one of worlds) {
    held.push(await admit(db, organiser, { allianceId: one.id, party: { organisationId: homeOf(insider) } }))
    await admit(db, organiser, { allianceId: one.id, party: { personId: person.personId! } })
  }
  const supporter = await makeActor(db, { organisationId: (await makeAffiliation(db)).organisationId, role: 'administrator' })
  await addBacker(db, organiser, { allianceId: worlds[2]!.id, organisationId: homeOf(supporter), role: 'funder' })
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.nat(4), fc.boolean(), async (place, reading, suspended) => {
      const { slug, id, officer } = worlds[place]!
      if (suspended) await suspendMembership(db, organiser, { id: held[place]! })
      const reader = [visitor(new Date()), await again(supporter), await again(insider), await again(person), officer][reading]!
      const listed = (await alliancesVisibleTo(db, reader)).find((one) => one.slug === slug)
      const read = await allianceBySlug(db, reader, slug).catch(() => undefined)
      expect(read).toEqual(listed)
      const names = read ? await membersOfAlliance(db, reader, id, false) : []
      const sees = reading === 4 || reading === 3 || (reading === 2 && !suspended)
      expect(names.some((one) => one.personId === person.personId)).toBe(reading === 3)
      expect(names.some((one) => one.id === held[place])).toBe(read !== undefined && (!suspended || reading === 2))
      const directory = read && (await directoryOf(db, reader, read).catch(() => undefined))
      expect(directory !== undefined).toBe(sees)
      if (suspended) await resumeMembership(db, organiser, held[place]!)
    }),
    { numRuns: 60 },
  )
})

test('two organisations that become one are one member', async () => {
  const { id } = await world()
  const [left, right] = [await makeOrganisation(db), await makeOrganisation(db)]
  const waveId = await addWave(db, organiser, { allianceId: id, lang: 'en', name: { en: 'First' }, onDate: '2026-01-01' })
  const kept = await admit(db, organiser, { allianceId: id, party: { organisationId: left }, waveId })
  const gone = await admit(db, organiser, { allianceId: id, party: { organisationId: right }, waveId })
  await suspendMembership(db, organiser, { id: gone })
  await mergeOrganisations(db, await makeActor(db, { platform: 'moderator' }), { fromId: right, intoId: left })
  const members = (await membersOfAlliance(db, organiser, id, true)).filter((one) => one.role === 'member')
  expect(members).toMatchObject([{ id: kept, organisationId: left, waveId, current: true }])
})

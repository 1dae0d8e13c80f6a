import { expect, test } from 'vitest'
import { type Actor, system, visitor } from '../../core/actor.ts'
import { row, rows, sql } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeDraft, makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import * as listings from './listings.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-21T09:00:00Z')
const { id, ownerId } = await makeListing(db, { at })
const officer = await makeActor(db, { organisationId: ownerId, role: 'officer', at })
const researcher = await makeActor(db, { organisationId: ownerId, role: 'researcher', at })
const set = (actor: Actor, access: listings.Access, version?: number) => listings.setAccess(db, actor, { id, access, version })
const deeds = async (): Promise<number> => (await row<{ n: number }>(db, sql`select count(*) as n from activity`))?.n ?? 0

test('an audience must exist, and a space must be the actor’s own', async () => {
  const organisation = await makeOrganisation(db)
  const space = crypto.randomUUID()
  const name = { source: 'en', rev: 1, variants: { en: { body: 'Alliance', origin: 'author', ofRev: 1, at: at.toISOString() } } }
  await rows(db, sql`insert into space (id, kind, slug, name) values (${space}, 'alliance', 'alliance', ${JSON.stringify(name)}::jsonb)`)
  await expect(set(officer, { visibility: 'named', audienceOrganisations: [] })).rejects.toMatchObject({ code: 'invalid', details: { fields: { audienceOrganisations: expect.anything() } } })
  await expect(set(officer, { visibility: 'named', audienceOrganisations: ['nonsense'] })).rejects.toMatchObject({ code: 'invalid' })
  await expect(set(officer, { visibility: 'space', audienceSpaces: [space] })).rejects.toMatchObject({ code: 'invalid', details: { fields: { audienceSpaces: expect.anything() } } })
  await expect(set(officer, { excludedCountries: ['Narnia'] })).rejects.toMatchObject({ code: 'invalid' })
  const member: Actor = { ...officer, seats: [{ spaceId: space, role: 'member' }] }
  await set(member, { visibility: 'space', audienceSpaces: [space] })
  await expect(listings.listingFor(db, visitor(at), id)).rejects.toMatchObject({ code: 'missing' })
  const neighbour = { ...(await makeActor(db, { at })), seats: [{ spaceId: space, role: 'member' }] }
  await expect(listings.listingFor(db, neighbour, id)).resolves.toMatchObject({ id, public: false })
  await set(officer, { visibility: 'named', audienceOrganisations: [organisation] })
  await expect(listings.listingFor(db, await makeActor(db, { organisationId: organisation, at }), id)).resolves.toMatchObject({ id })
  await set(officer, { visibility: 'public' })
})

test('researchers write their own drafts and publish nothing', async () => {
  await expect(set(researcher, { nameWithheld: true })).rejects.toMatchObject({ code: 'denied' })
  await expect(listings.saveDraft(db, researcher, { id, content: someContent() })).rejects.toMatchObject({ code: 'denied' })
  const own = await listings.createListing(db, researcher, { kind: 'offer', ownerId, content: someContent() })
  await expect(listings.saveDraft(db, researcher, { id: own.id, version: 1, content: someContent() })).resolves.toMatchObject({ version: 2 })
  await expect(listings.submitListing(db, researcher, { id: own.id })).rejects.toMatchObject({ code: 'denied' })
  await expect(listings.createListing(db, researcher, { kind: 'offer', ownerId: await makeOrganisation(db) })).rejects.toMatchObject({ code: 'denied' })
})

test('a form that is older than the listing is a conflict', async () => {
  const version = (await listings.listingFor(db, officer, id)).inside!.version
  await set(officer, { openForInterest: false }, version)
  await expect(set(officer, { openForInterest: true }, version)).rejects.toMatchObject({ code: 'conflict' })
})

test('contacts are for signed-in readers', async () => {
  const { id: with_ } = await makeListing(db, { at, content: someContent({ facts: { contactName: 'Li Wei', contactEmail: 'li@works.example' } }) })
  expect(await listings.listingFor(db, await makeActor(db, { at }), with_)).toMatchObject({ contact: { name: 'Li Wei', email: 'li@works.example' } })
  expect(JSON.stringify(await listings.listingFor(db, visitor(at), with_))).not.toContain('li@works')
})

test('an external id is taken once per organisation and kind', async () => {
  await listings.createListing(db, officer, { kind: 'offer', ownerId, externalId: 'E-1' })
  await expect(listings.createListing(db, officer, { kind: 'offer', ownerId, externalId: 'E-1' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(listings.createListing(db, officer, { kind: 'need', ownerId, externalId: 'E-1' })).resolves.toMatchObject({ version: 1 })
})

test('a reader asks for a translation once; the owner and the host are told', async () => {
  const reader = await makeActor(db, { at })
  await listings.askForTranslation(db, reader, id)
  await expect(listings.askForTranslation(db, reader, id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(listings.askForTranslation(db, officer, id)).rejects.toMatchObject({ code: 'conflict' })
  const told = await rows<{ people: string[] }>(db, sql`select data -> 'people' as people from pgboss.job where name = 'notice' and data ->> 'kind' = 'translation_asked'`)
  expect(told.flatMap((one) => one.people)).toContain(officer.personId)
})

test('every change has one activity, and a refused or repeated one has none (invariant 22)', async () => {
  const platform = system(at)
  const { id: one } = await makeDraft(db, { at, ownerId })
  const { id: other } = await makeListing(db, { at, ownerId })
  const partner = await makeOrganisation(db)
  const steps: [number, () => Promise<unknown>][] = [
    [0, () => listings.saveDraft(db, officer, { id: one, content: someContent({ title: 'Saved' }) })],
    [1, () => set(officer, { openForInterest: true })],
    [1, () => listings.submitListing(db, platform, { id: one })],
    [0, () => listings.submitListing(db, platform, { id: one })],
    [1, () => listings.addVariants(db, officer, { id: one, lang: 'zh', texts: { title: '标题' } })],
    [0, () => listings.addVariants(db, officer, { id: one, lang: 'zh', texts: { title: '标题' } })],
    [0, () => listings.confirmVariants(db, officer, { id: one, lang: 'zh' })],
    [1, () => listings.setConfidential(db, officer, { id: one, bodies: { en: 'secret' } })],
    [1, () => listings.grantConfidential(db, officer, { id: one, organisationId: partner })],
    [1, () => listings.pauseListing(db, officer, one)],
    [0, () => listings.pauseListing(db, officer, one).catch(() => undefined)],
    [1, () => listings.resumeListing(db, officer, one)],
    [1, () => listings.renewListing(db, officer, one)],
    [1, () => listings.mergeListing(db, officer, { id: one, into: other })],
    [1, () => listings.closeListing(db, officer, { id: other, reason: 'agreed' })],
    [1, () => listings.archiveListing(db, officer, other)],
  ]
  for (const [expected, deed] of steps) {
    const before = await deeds()
    await deed()
    expect((await deeds()) - before, String(deed)).toBe(expected)
  }
  const written = await rows<Record<string, unknown>>(db, sql`select * from activity where object_id = ${one}`)
  expect(JSON.stringify(written)).not.toMatch(/secret|标题|Saved/)
})

import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { actorOf, makeActor, makeAffiliation, makeMandate, makeOrganisation, makePerson } from '../../../test/world/people.ts'
import { system, visitor } from '../../core/actor.ts'
import { newId } from '../../core/id.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { countriesInUse, createOrganisation, editOrganisation, listOrganisations, mayReadOrganisation, mergeOrganisations, organisationBySlug, organisationNames, trustOrganisation, verifyOrganisation } from './people.ts'

const { db } = await freshDatabase()
const at = new Date()
const input = (name: string) => ({ kind: 'enterprise' as const, name: { en: name }, country: 'GB' })
const verbs = async (id: string) => (await rows<{ verb: string }>(db, sql`select verb from activity where object_id = ${id} order by at`)).map((one) => one.verb)

test('the founder administers; the public sees it once staff have verified it', async () => {
  const founder = await makeActor(db)
  const { id, slug } = await createOrganisation(db, founder, { ...input("Tyne & Wear Coatings' Works Ltd"), about: { en: 'Coatings.' }, ror: 'https://ror.org/013meh722' })
  expect(slug).toBe('tyne-and-wear-coatings-works-ltd')
  expect((await actorOf(db, founder.personId!)).affiliations).toMatchObject([{ organisationId: id, role: 'administrator', verified: false }])
  await expect(organisationBySlug(db, visitor(at), slug)).rejects.toMatchObject({ code: 'missing' })
  expect((await listOrganisations(db, visitor(at), { q: 'coatings' })).total).toBe(0)
  expect((await listOrganisations(db, founder, { q: 'COATINGS tyne' })).lines[0]?.id).toBe(id)

  const moderator = await makeActor(db, { platform: 'moderator' })
  await verifyOrganisation(db, moderator, { id, verified: true })
  expect((await organisationBySlug(db, visitor(at), slug)).organisation).toMatchObject({ verified: true, trusted: false, ror: '013meh722' })
  await trustOrganisation(db, moderator, { id, trusted: true })
  expect(await verbs(id)).toEqual(['organisation.create', 'organisation.verify', 'organisation.trust'])
  await expect(verifyOrganisation(db, founder, { id, verified: true })).rejects.toMatchObject({ code: 'missing' })
})

test('an unconfirmed address founds nothing, and every wrong field is named', async () => {
  await expect(createOrganisation(db, await makeActor(db, { emailVerified: false }), input('Nobody'))).rejects.toMatchObject({ code: 'denied' })
  const founder = await makeActor(db)
  const wrong = { kind: 'enterprise' as const, name: {}, country: 'GB', region: 'CN-BJ', ror: '013meh723', uscc: '91350100M000100Y43', website: 'javascript:alert(1)', contactEmail: 'no' }
  const error: unknown = await createOrganisation(db, founder, wrong).catch((one: unknown) => one)
  expect(error).toMatchObject({ code: 'invalid' })
  expect(Object.keys((error as { details: { fields: object } }).details.fields).sort()).toEqual(['contactEmail', 'name', 'region', 'ror', 'uscc', 'website'])
  expect((await actorOf(db, founder.personId!)).affiliations).toEqual([])
})

test('a name or an identifier that is there already is pointed out; a Chinese name gets an address too', async () => {
  const founder = await makeActor(db)
  await createOrganisation(db, founder, { ...input('Aire Valley Robotics'), ror: '03vek6s52' })
  await expect(createOrganisation(db, founder, input('aire valley robotics'))).rejects.toMatchObject({ details: { fields: { name: {} } } })
  await expect(createOrganisation(db, founder, { ...input('Another'), ror: '03vek6s52' })).rejects.toMatchObject({ details: { fields: { ror: {} } } })
  const again = await createOrganisation(db, founder, { ...input('Aire Valley Robotics'), distinct: true })
  expect(again.slug).toMatch(/^aire-valley-robotics-[0-9a-z]{6}$/)
  const chinese = await createOrganisation(db, founder, { kind: 'university', name: { zh: '临江理工大学' }, country: 'CN', uscc: '91350100M000100Y43' })
  expect(chinese.slug).toMatch(/^university-[0-9a-z]{8}$/)
})

test('two editors: the second is told and sees what is there now; a translation grows stale', async () => {
  const founder = await makeActor(db)
  const { id } = await createOrganisation(db, founder, { ...input('Severn Optics'), about: { en: 'Lenses.', zh: '镜片。' } })
  const admin = await actorOf(db, founder.personId!)
  const edited = await editOrganisation(db, admin, { ...input('Severn Optics Ltd'), id, version: 1, about: { en: 'Lenses and mirrors.', zh: '镜片。' } })
  expect(edited).toMatchObject({ version: 2, about: { rev: 2, variants: { en: { ofRev: 2 }, zh: { ofRev: 1 } } } })
  await expect(editOrganisation(db, admin, { ...input('Severn'), id, version: 1 })).rejects.toMatchObject({ code: 'conflict', details: { theirs: { name: { en: 'Severn Optics Ltd' } } } })
  await expect(editOrganisation(db, await makeActor(db, { role: 'administrator' }), { ...input('Taken'), id, version: 2 })).rejects.toMatchObject({ code: 'missing' })
})

test('paging counts truly and stays inside its pages', async () => {
  for (let n = 0; n < 7; n += 1) await makeOrganisation(db, { name: { en: `Paged Institute ${n}` }, kind: 'institute', country: 'IE' })
  const first = await listOrganisations(db, visitor(at), { country: 'IE', kind: 'institute', size: 3 })
  const beyond = await listOrganisations(db, visitor(at), { country: 'IE', size: 3, page: 99 })
  expect([first.total, first.pages, first.lines.length, beyond.page, beyond.lines.length]).toEqual([7, 3, 3, 3, 1])
  expect((await listOrganisations(db, visitor(at), { q: '100%_' })).total).toBe(0)
})

test('a merge moves people, mandates and every row that names the duplicate, and leaves a redirect', async () => {
  const staff = await makeActor(db, { platform: 'moderator' })
  const [from, into] = [await makeOrganisation(db, { slug: 'humber-university', name: { zh: '亨伯大学' }, ror: '052gg0110' }), await makeOrganisation(db, { slug: 'university-of-humber', name: { en: 'University of Humber' } })]
  const moved = await makeAffiliation(db, { organisationId: from, role: 'officer' })
  const both = await makePerson(db)
  await makeAffiliation(db, { personId: both, organisationId: from, role: 'administrator' })
  await makeAffiliation(db, { personId: both, organisationId: into, role: 'researcher' })
  const mandate = await makeMandate(db, { firmId: from })
  await makeMandate(db, { firmId: from, publisherId: into })
  const name = JSON.stringify({ source: 'en', rev: 1, variants: { en: { body: 'A', origin: 'author', ofRev: 1, at: '2026-01-01T00:00:00Z' } } })
  const space = newId()
  await run(db, sql`insert into space (id, kind, slug, name) values (${space}, 'alliance', 'merge-alliance', ${name})`)
  for (const one of [from, into]) await run(db, sql`insert into space_member (id, space_id, organisation_id, role) values (${newId()}, ${space}, ${one}, 'member')`)
  await expect(mergeOrganisations(db, await makeActor(db, { organisationId: from, role: 'administrator' }), { fromId: from, intoId: into })).rejects.toMatchObject({ code: 'missing' })

  await mergeOrganisations(db, staff, { fromId: from, intoId: into })
  expect((await actorOf(db, moved.personId)).affiliations).toMatchObject([{ organisationId: into, role: 'officer' }])
  expect((await actorOf(db, both)).affiliations).toMatchObject([{ organisationId: into, role: 'administrator' }])
  expect(await row(db, sql`select firm_id as firm, ended_at from mandate where id = ${mandate.id}`)).toEqual({ firm: into, ended_at: null })
  expect(await rows(db, sql`select organisation_id as id from space_member where space_id = ${space}`)).toEqual([{ id: into }])
  expect((await organisationBySlug(db, visitor(at), 'humber-university')).movedTo).toBe('university-of-humber')
  expect((await organisationBySlug(db, visitor(at), 'university-of-humber')).organisation).toMatchObject({ name: { zh: '亨伯大学', en: 'University of Humber' }, ror: '052gg0110' })
  expect((await organisationNames(db, [from])).get(from)?.id).toBe(into)
  expect((await listOrganisations(db, visitor(at), { q: 'humber' })).total).toBe(1)

  const third = await makeOrganisation(db, { slug: 'third-humber' })
  await mergeOrganisations(db, staff, { fromId: into, intoId: third })
  expect((await organisationBySlug(db, visitor(at), 'humber-university')).movedTo).toBe('third-humber')
  await expect(mergeOrganisations(db, staff, { fromId: from, intoId: third })).rejects.toMatchObject({ code: 'missing' })
})

test('two merges in opposite directions at once: one happens', async () => {
  const staff = await makeActor(db, { platform: 'administrator' })
  const [one, other] = [await makeOrganisation(db), await makeOrganisation(db)]
  const results = await Promise.allSettled([mergeOrganisations(db, staff, { fromId: one, intoId: other }), mergeOrganisations(db, staff, { fromId: other, intoId: one })])
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
})

test('what the system founds is verified and keeps its chosen address', async () => {
  const made = await createOrganisation(db, system(at), { ...input('Sample Works'), slug: 'sample-works', sample: true })
  expect((await organisationBySlug(db, visitor(at), made.slug)).organisation).toMatchObject({ verified: true, sample: true })
})

test('an organisation is in the list if and only if it may be read', async () => {
  const all = await Promise.all([true, false, true, false].map(async (verified) => ({ verified, id: await makeOrganisation(db, { verified, country: 'IS' }) })))
  const slugs = new Map((await listOrganisations(db, system(at), { country: 'IS' })).lines.map((one) => [one.id, one.slug]))
  const readers = [visitor(at), await makeActor(db), await makeActor(db, { platform: 'moderator' }), await makeActor(db, { organisationId: all[1]!.id, role: 'researcher' })]
  for (const actor of readers) {
    const listed = (await listOrganisations(db, actor, { country: 'IS' })).lines.map((one) => one.id)
    const counted = (await countriesInUse(db, actor)).find((one) => one.country === 'IS')?.n ?? 0
    expect(counted).toBe(listed.length)
    for (const one of all) {
      const read = await organisationBySlug(db, actor, slugs.get(one.id)!).then(() => true, () => false)
      expect({ kind: actor.kind, id: one.id, listed: listed.includes(one.id), allowed: mayReadOrganisation(actor, { ...one, entered: false }) }).toEqual({ kind: actor.kind, id: one.id, listed: read, allowed: read })
    }
  }
})

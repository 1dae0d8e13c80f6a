import { expect, test } from 'vitest'
import { system, visitor } from '../../core/actor.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeActor, makeMandate, makeOrganisation, actorOf, makeAffiliation } from '../../../test/world/people.ts'
import { makeDraft, makeListing, someContent } from '../../../test/world/listings.ts'
import { createListing, listingFor, saveDraft, setAccess, submitListing, releaseListing, sweepListings, renewListing, closeListing, pauseListing, resumeListing, discardDraft, mergeListing, draftFor } from './listings.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-21T09:00:00Z')
const later = (days: number) => new Date(at.getTime() + days * 86_400_000)

const officer = async (db_: Db, facts: { trusted: boolean }) => {
  const organisationId = await makeOrganisation(db_, { trusted: facts.trusted })
  return { organisationId, actor: await makeActor(db_, { organisationId, role: 'officer', at }) }
}
const verbs = async (id: string) => (await rows<{ verb: string }>(db, sql`select verb from activity where object_id = ${id} order by at`)).map((one) => one.verb)
const revisions = async (id: string) => (await row<{ n: number }>(db, sql`select count(*) as n from listing_revision where listing_id = ${id}`))?.n

test('a trusted organisation publishes at once, for a year, with one activity for each deed', async () => {
  const { organisationId, actor } = await officer(db, { trusted: true })
  const { id } = await createListing(db, actor, { kind: 'offer', ownerId: organisationId, content: someContent() })
  await expect(submitListing(db, actor, { id })).resolves.toMatchObject({ outcome: 'published' })
  const shown = await listingFor(db, visitor(at), id)
  expect(shown.texts.title.variants.en).toMatchObject({ body: 'Ceramic membranes for dye wastewater', origin: 'author', ofRev: 1 })
  expect(shown.expiresAt).toEqual(later(365))
  expect(shown.reference).toMatch(/^O-2026-\d{6}$/)
  expect(await verbs(id)).toEqual(['listing.create', 'listing.publish'])
})

test('others wait for the moderators, and readers see nothing meanwhile', async () => {
  const { organisationId, actor } = await officer(db, { trusted: false })
  const { id } = await createListing(db, actor, { kind: 'need', ownerId: organisationId, content: someContent() })
  await expect(submitListing(db, actor, { id })).resolves.toMatchObject({ outcome: 'submitted' })
  await expect(listingFor(db, visitor(at), id)).rejects.toMatchObject({ code: 'missing' })
  await expect(listingFor(db, actor, id)).resolves.toMatchObject({ state: 'submitted', ours: true })
})

test('what is missing is named in the language of the source, and a wrong fact is not dropped in silence', async () => {
  const { organisationId, actor } = await officer(db, { trusted: true })
  const { id } = await createListing(db, actor, { kind: 'offer', ownerId: organisationId, content: { source: 'zh', texts: { en: { title: 'Only English' } }, facts: { trl: 12 } } })
  await expect(submitListing(db, actor, { id })).rejects.toMatchObject({ code: 'invalid', details: { fields: { title_zh: expect.anything(), summary_zh: expect.anything(), trl: expect.anything() } } })
  expect((await draftFor(db, actor, id)).draft.facts.trl).toBe(12)
})

test('sending a draft twice at the same moment makes one revision', async () => {
  const { organisationId, actor } = await officer(db, { trusted: false })
  const { id } = await createListing(db, actor, { kind: 'offer', ownerId: organisationId, content: someContent() })
  const outcomes = await Promise.all([submitListing(db, actor, { id }), submitListing(db, actor, { id }), submitListing(db, actor, { id })])
  expect(outcomes.map((one) => one.outcome).sort()).toEqual(['submitted', 'unchanged', 'unchanged'])
  expect(await revisions(id)).toBe(1)
  expect(await verbs(id)).toEqual(['listing.create', 'listing.submit'])
})

test('of two who save the same draft one gets the text of the other', async () => {
  const { organisationId, actor } = await officer(db, { trusted: true })
  const { id } = await createListing(db, actor, { kind: 'offer', ownerId: organisationId, content: someContent() })
  const save = (title: string) => saveDraft(db, actor, { id, version: 1, content: someContent({ title }) })
  const settled = await Promise.allSettled([save('Mine'), save('Theirs')])
  const refused = settled.find((one) => one.status === 'rejected')
  expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const kept = (await draftFor(db, actor, id)).draft.texts.en?.title
  expect(refused?.reason).toMatchObject({ code: 'conflict', details: { theirs: { version: 2, content: { texts: { en: { title: kept } } } } } })
  expect(await verbs(id)).toEqual(['listing.create'])
})

test('a change of the source makes the translation stale until somebody writes it again', async () => {
  const both = someContent({ texts: { en: { title: 'Pump', summary: 'A pump.' }, zh: { title: '泵', summary: '一种泵。' } } })
  const { id } = await makeListing(db, { content: both, at })
  await saveDraft(db, system(at), { id, content: { ...both, texts: { ...both.texts, en: { title: 'Pump', summary: 'A quieter pump.' } } } })
  await submitListing(db, system(later(1)), { id })
  const read = () => listingFor(db, visitor(later(1)), id)
  const stale = (await read()).texts
  expect(stale.summary?.rev).toBe(2)
  expect(stale.summary?.variants.zh).toMatchObject({ ofRev: 1, body: '一种泵。' })
  expect(stale.title.variants.zh?.ofRev).toBe(2)
  await saveDraft(db, system(at), { id, content: { ...both, texts: { en: { title: 'Pump', summary: 'A quieter pump.' }, zh: { title: '泵', summary: '一种更安静的泵。' } } } })
  await submitListing(db, system(later(2)), { id })
  expect((await read()).texts.summary?.variants.zh).toMatchObject({ ofRev: 2, origin: 'human' })
})

test('a revision is frozen in the database itself', async () => {
  const { revisionId } = await makeListing(db, { at })
  await expect(rows(db, sql`update listing_revision set trl = 3 where id = ${revisionId}`)).rejects.toThrow('frozen')
  await expect(rows(db, sql`delete from listing_revision where id = ${revisionId}`)).rejects.toThrow('never deleted')
  await expect(rows(db, sql`update listing_variant set body = 'x' where revision_id = ${revisionId}`)).rejects.toThrow('append-only')
})

test('what is held back appears at its hour, once', async () => {
  const { organisationId, actor } = await officer(db, { trusted: true })
  const { id } = await createListing(db, actor, { kind: 'offer', ownerId: organisationId, content: someContent() })
  await setAccess(db, actor, { id, access: { releaseAt: later(3) } })
  await expect(submitListing(db, actor, { id })).resolves.toMatchObject({ outcome: 'scheduled' })
  await expect(listingFor(db, visitor(later(1)), id)).rejects.toMatchObject({ code: 'missing' })
  expect(await releaseListing(db, later(2), id)).toBe(false)
  expect((await Promise.all([releaseListing(db, later(3), id), releaseListing(db, later(3), id)])).sort()).toEqual([false, true])
  await expect(listingFor(db, visitor(later(3)), id)).resolves.toMatchObject({ publishedAt: later(3), state: 'published' })
  await expect(setAccess(db, actor, { id, access: { releaseAt: later(9) } })).rejects.toMatchObject({ code: 'invalid' })
})

test('its keepers are told once before the end, it ends, and it can be renewed once', async () => {
  const { organisationId, actor } = await officer(db, { trusted: true })
  const { id } = await createListing(db, actor, { kind: 'offer', ownerId: organisationId, content: someContent() })
  await submitListing(db, actor, { id })
  const told = async () => (await rows<{ kind: string }>(db, sql`select data ->> 'kind' as kind from pgboss.job where name = 'notice' and data #>> '{object,id}' = ${id} order by 1 desc`)).map((one) => one.kind)
  await sweepListings(db, later(350))
  expect(await told()).toEqual([])
  await sweepListings(db, later(352))
  await sweepListings(db, later(353))
  expect(await told()).toEqual(['listing_expiring'])
  await sweepListings(db, later(366))
  expect(await told()).toEqual(['listing_expiring', 'listing_expired'])
  const own = await actorOf(db, actor.personId!, later(367))
  await expect(listingFor(db, own, id)).resolves.toMatchObject({ state: 'closed', closedReason: 'expired' })
  await renewListing(db, own, id)
  await expect(listingFor(db, visitor(later(367)), id)).resolves.toMatchObject({ state: 'published', expiresAt: later(730) })
  await expect(renewListing(db, own, id)).rejects.toMatchObject({ code: 'conflict' })
})

test('a listing is paused, comes back and is closed; what the state forbids is said so', async () => {
  const { organisationId, actor } = await officer(db, { trusted: true })
  const { id } = await createListing(db, actor, { kind: 'offer', ownerId: organisationId, content: someContent() })
  await expect(pauseListing(db, actor, id)).rejects.toMatchObject({ code: 'conflict' })
  await submitListing(db, actor, { id })
  const races = await Promise.allSettled([pauseListing(db, actor, id), pauseListing(db, actor, id)])
  expect(races.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  await expect(listingFor(db, visitor(at), id)).rejects.toMatchObject({ code: 'missing' })
  await resumeListing(db, actor, id)
  await closeListing(db, actor, { id, reason: 'agreed' })
  await expect(resumeListing(db, actor, id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(closeListing(db, actor, { id, reason: 'expired' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await verbs(id)).toEqual(['listing.create', 'listing.publish', 'listing.pause', 'listing.resume', 'listing.close'])
})

test('strangers learn nothing, not even that a draft is there', async () => {
  const { id } = await makeDraft(db, { at })
  const stranger = (await officer(db, { trusted: true })).actor
  const deeds = [() => submitListing(db, stranger, { id }), () => saveDraft(db, stranger, { id, content: someContent() }), () => discardDraft(db, stranger, id), () => draftFor(db, stranger, id), () => listingFor(db, stranger, id)]
  for (const deed of deeds) {
    await expect(deed()).rejects.toMatchObject({ code: 'missing' })
  }
  await expect(listingFor(db, stranger, 'not-an-id')).rejects.toMatchObject({ code: 'missing' })
})

test('a draft that was never submitted goes without a trace', async () => {
  const { organisationId, actor } = await officer(db, { trusted: false })
  const first = await createListing(db, actor, { kind: 'offer', ownerId: organisationId, content: someContent() })
  await expect(discardDraft(db, actor, first.id)).resolves.toBe('removed')
  expect(await rows(db, sql`select id from listing where id = ${first.id}`)).toEqual([])
})

test('a merged listing leads to the one that stays', async () => {
  const { id: stays, ownerId } = await makeListing(db, { at })
  const { id: goes } = await makeListing(db, { ownerId, at })
  await mergeListing(db, system(at), { id: goes, into: stays })
  await expect(listingFor(db, visitor(at), goes)).resolves.toMatchObject({ id: stays })
})

test('the platform may begin a draft under a mandate that stands, and under no other', async () => {
  const { firmId, publisherId, id: mandateId } = await makeMandate(db)
  const { id } = await createListing(db, system(at), { kind: 'need', ownerId: firmId, mandateId, content: someContent() })
  await submitListing(db, system(at), { id })
  await expect(listingFor(db, visitor(at), id)).resolves.toMatchObject({ owner: { id: firmId }, publisher: { id: publisherId } })
  await expect(createListing(db, system(at), { kind: 'need', ownerId: publisherId, mandateId })).rejects.toMatchObject({ code: 'denied' })
})

test('under a mandate its verbs count, the activity names both, and its end ends them', async () => {
  const { firmId, publisherId, id: mandateId } = await makeMandate(db, { verbs: ['draft', 'publish'] })
  const { personId } = await makeAffiliation(db, { organisationId: publisherId, role: 'officer' })
  const broker = await actorOf(db, personId, at)
  const { id } = await createListing(db, broker, { kind: 'need', ownerId: firmId, content: someContent() })
  await submitListing(db, broker, { id })
  await rows(db, sql`update organisation set trusted_at = now() where id = ${publisherId}`)
  const [deed] = await rows<object>(db, sql`select on_behalf_of as firm, mandate_id as mandate, related from activity where object_id = ${id} and verb = 'listing.submit'`)
  expect(deed).toMatchObject({ firm: firmId, mandate: mandateId, related: expect.arrayContaining([publisherId]) })
  await expect(closeListing(db, broker, { id, reason: 'solved' })).rejects.toMatchObject({ code: 'denied' })
  await rows(db, sql`update mandate set ended_at = now() where id = ${mandateId}`)
  const ended = await actorOf(db, personId, new Date())
  await expect(submitListing(db, ended, { id })).rejects.toMatchObject({ code: 'denied' })
})

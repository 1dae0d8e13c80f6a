import { expect, test } from 'vitest'
import { newId } from '../../core/id.ts'
import { shippedTerms } from '../vocabularies/terms.ts'
import { termsOf } from '../vocabularies/vocabularies.ts'
import { system, visitor } from '../../core/actor.ts'
import { rows, run, sql, transaction } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeDraft, makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { exportColumns, readRecord } from './columns.ts'
import { digestOf } from './digest.ts'
import { cardsFor, closeListing, draftFor, exportRecords, hallFigures, indexRows, inHall, type IndexRow, listingsChangedSince, mine, setAccess, setBookmark, bookmarksOf, saveDraft, submitListing } from './listings.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-21T09:00:00Z')
const all = async (ids?: string[]) => {
  const found: IndexRow[] = []
  for await (const batch of indexRows(db, ids ? { ids } : {})) found.push(...batch)
  return found
}
const full = someContent({ texts: { en: { title: 'Membranes', summary: 'Flux.', description: 'Long.', team: 'Dr Jane Doe', keywords: 'dye; ceramic, flux' }, zh: { title: '陶瓷膜', keywords: '染料；陶瓷、通量' } }, facts: { fields: ['water'], stage: 'lab_tested', trl: 5, partnerships: ['licence'] } })

test('the index gets every language, the facets and what the rules need', async () => {
  const ownerId = await makeOrganisation(db, { country: 'CN', region: 'CN-JS' })
  const { id } = await makeListing(db, { content: full, at, ownerId })
  const [found] = await all([id])
  expect(found).toMatchObject({ id, kind: 'offer', isPublic: true, numbers: { publishedAt: at.getTime() } })
  expect(found!.texts.find((one) => one.lang === 'en')).toEqual({ lang: 'en', title: 'Membranes', summary: 'Flux.', description: 'Long.\nDr Jane Doe', keywords: ['dye', 'ceramic', 'flux'] })
  expect(found!.texts.find((one) => one.lang === 'zh')).toMatchObject({ title: '陶瓷膜', keywords: ['染料', '陶瓷', '通量'] })
  expect(found!.facets).toMatchObject({ field: ['water'], stage: ['lab_tested'], trl: ['5'], partnership: ['licence'], country: ['CN'], region: ['CN-JS'], organisationKind: ['university'], organisation: [ownerId] })
})

test('a merge of another process is in the next read, whatever names this process still keeps', async () => {
  const { id } = await makeListing(db, { content: someContent({ facts: { fields: ['marine'] } }), at })
  expect((await termsOf(db)).terms('field', ['marine']).map(({ code }) => code)).toEqual(['marine'])
  await run(db, sql`insert into vocabulary_term (id, vocabulary, code) values (${newId()}, 'field', 'water')`)
  await run(db, sql`insert into vocabulary_term (id, vocabulary, code, merged_into) values (${newId()}, 'field', 'marine', 'water')`)
  expect((await all([id]))[0]!.facets.field).toEqual(['water'])
  await run(db, sql`delete from vocabulary_term where code = 'marine'`)
})

test('with a withheld name neither owner nor team is indexed, and restricted ones are not public', async () => {
  const { id } = await makeListing(db, { content: full, at, access: { nameWithheld: true, visibility: 'signed_in' } })
  const [found] = await all([id])
  expect(found).toMatchObject({ isPublic: false, facets: { organisation: [] } })
  expect(JSON.stringify(found!.texts)).not.toContain('Jane')
})

test('what changed is found from a watermark on, also what was still uncommitted when it was taken', async () => {
  const { id: first } = await makeListing(db, { at })
  let release: () => void = () => undefined
  const held = new Promise<void>((done) => (release = done))
  let late = ''
  const slow = transaction(db, async (tx) => {
    late = (await makeListing(tx, { at })).id
    await held
  })
  while (late === '') await new Promise((done) => setTimeout(done, 5))
  const { watermark } = await listingsChangedSince(db)
  const { id: second } = await makeListing(db, { at, kind: 'need' })
  const early = await listingsChangedSince(db, watermark)
  expect(early.ids).toContain(second)
  expect(early.ids).not.toContain(first)
  release()
  await slow
  const next = await listingsChangedSince(db, early.watermark)
  expect(next.ids).toContain(late)
  const owner = await rows<{ id: string }>(db, sql`update organisation set region = 'GB-SCT' where id = (select owner_id from listing where id = ${first}) returning id`)
  expect(owner).toHaveLength(1)
  expect((await listingsChangedSince(db, next.watermark)).ids).toContain(first)
  await closeListing(db, system(at), { id: first, reason: 'outdated' })
  expect(await all([first])).toEqual([])
})

test('two worlds that differ only in what a visitor may not see look the same to the visitor (invariant 4)', async () => {
  const { id: shown } = await makeListing(db, { at })
  const look = async () => JSON.stringify([await hallFigures(db, visitor(at)), await cardsFor(db, visitor(at), [shown], inHall), (await all()).filter((one) => one.isPublic).map((one) => one.id)])
  const before = await look()
  await makeDraft(db, { at })
  await makeListing(db, { at, access: { visibility: 'signed_in' } })
  await makeListing(db, { at, access: { excludedCountries: ['US'] } })
  const hidden = await makeListing(db, { at, access: { visibility: 'named', audienceOrganisations: [await makeOrganisation(db)] } })
  await setAccess(db, system(at), { id: hidden.id, access: { nameWithheld: true } })
  expect(await look()).toBe(before)
})

test('cards come in the order of their ids, unreadable ones left out, with the reader’s bookmarks', async () => {
  const [a, b, secret] = [await makeListing(db, { at }), await makeListing(db, { at }), await makeListing(db, { at, access: { visibility: 'signed_in' } })]
  const reader = await makeActor(db, { at })
  await setBookmark(db, reader, { id: b.id, on: true })
  await setBookmark(db, reader, { id: b.id, on: true })
  const ids = [b.id, secret.id, a.id, 'nonsense']
  expect((await cardsFor(db, visitor(at), ids)).map((one) => one.id)).toEqual([b.id, a.id])
  expect((await cardsFor(db, reader, ids)).map((one) => [one.id, one.bookmarked])).toEqual([[b.id, true], [secret.id, false], [a.id, false]])
  expect((await bookmarksOf(db, reader)).map((one) => one.id)).toEqual([b.id])
  await setBookmark(db, reader, { id: b.id, on: false })
  expect(await bookmarksOf(db, reader)).toEqual([])
  await expect(setBookmark(db, visitor(at), { id: a.id, on: true })).rejects.toMatchObject({ code: 'missing' })
})

test('the desk lists drafts and all, with counts; the export reads back as the same content', async () => {
  const organisationId = await makeOrganisation(db, { trusted: true })
  const officer = await makeActor(db, { organisationId, role: 'officer', at })
  await makeListing(db, { ownerId: organisationId, content: full, externalId: 'X-1', at })
  const { id: draft } = await makeDraft(db, { ownerId: organisationId, content: { source: 'zh', texts: { zh: { title: '100% 纯' } }, facts: { trl: 'x' } }, externalId: 'X-2', at })
  const desk = await mine(db, officer)
  expect(desk).toMatchObject({ total: 2, states: { published: 1, draft: 1 } })
  expect((await mine(db, officer, { state: 'draft' })).listings).toMatchObject([{ id: draft, title: { zh: '100% 纯' } }])
  expect((await mine(db, officer, { text: '100%' })).listings).toHaveLength(1)
  expect((await mine(db, officer, { text: '0_' })).listings).toHaveLength(0)
  expect(await mine(db, await makeActor(db, { role: 'officer', at }))).toMatchObject({ total: 0 })
  const records = []
  for await (const record of exportRecords(db, officer, { kind: 'offer' })) records.push(record)
  expect(records.map((one) => one.id).sort()).toEqual(['X-1', 'X-2'])
  expect(Object.keys(records[0]!)).toEqual(exportColumns.map((one) => one.key))
  const read = readRecord(records.find((one) => one.id === 'X-1')!, shippedTerms).content
  expect(digestOf(read).equals(digestOf({ ...full, facts: full.facts }))).toBe(true)
  await saveDraft(db, officer, { id: desk.listings.find((one) => one.externalId === 'X-1')!.id, content: read })
  await expect(submitListing(db, officer, { id: desk.listings.find((one) => one.externalId === 'X-1')!.id })).resolves.toMatchObject({ outcome: 'unchanged' })
  expect((await draftFor(db, officer, draft)).problems).toHaveProperty('trl')
})

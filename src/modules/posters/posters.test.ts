import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { extractText } from 'unpdf'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { isFailure } from '../../core/failure.ts'
import { openBlobs } from '../../platform/blobs.ts'
import { readConfig } from '../../platform/config.ts'
import { rows, run, sql } from '../../platform/database.ts'
import { performPosters, type PosterShop } from './perform.ts'
import { askPosters, cancelPosters, posterArchive, posterFor, posterHousekeeping, posterRunFor, Undrawable } from './posters.ts'

const { db } = await freshDatabase()
const blobs = openBlobs(readConfig({ QIAO_DATA: mkdtempSync(join(tmpdir(), 'qiao-posters-')) }))
const address = (lang: string, id: string) => `https://qiao.example/${lang}/listings/${id}`
const shop: PosterShop = { db, blobs, clock: () => new Date(), address }
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : String(error)))
const ownerId = await makeOrganisation(db, { name: { zh: '江南膜技术研究院', en: 'Jiangnan Membranes' } })
const titled = (zh: string, en?: string) => ({ ...someContent(), source: 'zh' as const, texts: { zh: { title: zh, summary: `${zh}：通量稳定，截留率 ≥ 98%。` }, ...(en ? { en: { title: en, summary: `${en}, tried with Erdős and Łódź, CO₂ stated.` } } : {}) } })
const make = (zh: string, en?: string) => makeListing(db, { ownerId, content: titled(zh, en) })
const reader = await makeActor(db, { at: new Date() })
/** The names in the directory of an archive. */
function namesIn(zip: Buffer): string[] {
  const names: string[] = []
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 46, 'latin1')) names.push(zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString('utf8'))
  return names
}
const wholeText = async (bytes: Uint8Array) => (await extractText(new Uint8Array(bytes), { mergePages: true })).text

test('a page says both languages, the owner and where the code leads, as text', async () => {
  const { id } = await make('用于染料废水的陶瓷膜', 'Ceramic membranes for dye wastewater')
  const { bytes, mediaType } = await posterFor(db, reader, { listingId: id, lang: 'zh', form: 'sheet' }, address)
  expect(mediaType).toBe('application/pdf')
  const text = await wholeText(bytes)
  for (const part of ['用于染料废水的陶瓷膜', 'Ceramic membranes for dye wastewater', '江南膜技术研究院', 'Jiangnan Membranes', 'Erdős', 'Łódź', 'CO₂', '≥', `qiao.example/zh/listings/${id}`]) expect(text.replace(/\s+/g, ' '), part).toContain(part)
})

test('a picture has the size of a phone and is not blank', async () => {
  const { id } = await make('石墨烯散热膜')
  const { bytes } = await posterFor(db, reader, { listingId: id, lang: 'en', form: 'picture' }, address)
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1080, height: 1920 })
  const title = await sharp(bytes).extract({ left: 84, top: 220, width: 900, height: 120 }).stats()
  expect(Math.max(...title.channels.map((channel) => channel.stdev))).toBeGreaterThan(20)
})

test('titles of 600 characters and empty fields have room', async () => {
  const long = await make('寻求高炉炉衬材料、'.repeat(70).slice(0, 200), 'Linings that last '.repeat(40).slice(0, 400))
  const bare = await makeListing(db, { ownerId, kind: 'need', content: someContent({ title: 'A' }) })
  for (const listingId of [long.id, bare.id]) for (const form of ['sheet', 'picture'] as const) expect((await posterFor(db, reader, { listingId, lang: 'en', form }, address)).bytes.byteLength).toBeGreaterThan(5_000)
})

test('a withheld name stays withheld, and machine text says that it is', async () => {
  const { id, revisionId } = await make('保密来源的涂层')
  await run(db, sql`update listing set name_withheld = true where id = ${id}`)
  await run(db, sql`insert into listing_variant (id, revision_id, lang, field, body, origin, of_rev, at, model) values (gen_random_uuid(), ${revisionId}, 'en', 'title', 'A coating of secret origin', 'machine', 1, now(), 'm')`)
  const text = await wholeText((await posterFor(db, reader, { listingId: id, lang: 'en', form: 'sheet' }, address)).bytes)
  expect(text).toContain('A coating of secret origin')
  expect(text).toContain('Translated by machine')
  expect(text).toContain('Name withheld')
  expect(text).not.toContain('Jiangnan')
})

test('a character without a glyph is named; others find nothing', async () => {
  const { id } = await make('𠮷野家的耐热涂层')
  const refused = await posterFor(db, reader, { listingId: id, lang: 'zh', form: 'sheet' }, address).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Undrawable)
  expect((refused as Undrawable).sentence.zh).toContain('“𠮷”')
  await run(db, sql`update listing set visibility = 'named' where id = ${id}`)
  expect(await codeOf(posterFor(db, reader, { listingId: id, lang: 'zh', form: 'sheet' }, address))).toBe('missing')
})

test('a run makes both forms of what may be read, says what it left out, and tells its asker', async () => {
  const [one, two, glyph, hidden] = [await make('高温合金', 'Superalloys: hot/cold'), await make('铝锂合金'), await make('含𠮷字'), await make('内部')]
  await run(db, sql`update listing set visibility = 'named' where id = ${hidden.id}`)
  const id = await askPosters(db, reader, { listingIds: [one.id, two.id, glyph.id, hidden.id], title: '合金', lang: 'zh', sheets: true, pictures: true })
  await performPosters(shop, id)
  const done = await posterRunFor(db, reader, id)
  expect(done).toMatchObject({ state: 'done', total: 3, done: 3, made: 2, hasFile: true, leftOut: [{ listingId: glyph.id, outcome: 'no_glyph', characters: '𠮷' }] })
  const archive = await posterArchive(db, blobs, reader, id)
  const names = namesIn(await buffer(archive.stream))
  expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(2)
  expect(names.filter((name) => name.endsWith('.png'))).toHaveLength(2)
  expect(names).toContain('未制作.txt')
  expect(names.some((name) => name.includes('/'))).toBe(false)
  const told = await rows<{ data: { kind: string; people: string[] } }>(db, sql`select data from pgboss.job where name = 'notice' and data ->> 'kind' = 'posters_done'`)
  expect(told.map((job) => job.data.people)).toEqual([[reader.personId]])
  await performPosters(shop, id)
  expect((await posterRunFor(db, reader, id)).made).toBe(2)

  expect(await codeOf(posterArchive(db, blobs, await makeActor(db), id))).toBe('missing')
  await run(db, sql`update listing set name_withheld = true where id = ${one.id}`)
  expect(await codeOf(posterArchive(db, blobs, reader, id))).toBe('conflict')
  await run(db, sql`update listing set name_withheld = false where id = ${one.id}`)
  expect(await codeOf(posterArchive(db, blobs, reader, id))).toBe('done')
  await run(db, sql`update listing set state = 'paused' where id = ${two.id}`)
  expect(await codeOf(posterArchive(db, blobs, reader, id))).toBe('conflict')
  await posterHousekeeping(db, new Date(Date.now() + 20 * 86_400_000))
  expect(await codeOf(posterRunFor(db, reader, id))).toBe('missing')
})

test('a withheld name that was known then must still be known when the file is fetched', async () => {
  const { id } = await make('原先可见的名称')
  const organisationId = await makeOrganisation(db)
  const partner = await makeActor(db, { organisationId, role: 'officer', at: new Date() })
  await run(db, sql`update listing set name_withheld = true where id = ${id}`)
  await run(db, sql`insert into listing_reveal (listing_id, organisation_id, at) values (${id}, ${organisationId}, now())`)
  const runId = await askPosters(db, partner, { listingIds: [id], title: 'one', lang: 'en', sheets: true, pictures: false })
  await performPosters(shop, runId)
  expect(await codeOf(posterArchive(db, blobs, partner, runId))).toBe('done')
  await run(db, sql`delete from listing_reveal where listing_id = ${id}`)
  expect(await codeOf(posterArchive(db, blobs, partner, runId))).toBe('conflict')
})

test('at most 300, two runs at once, and a cancelled one leaves no file', async () => {
  const { id } = await make('取消')
  const ask = (listingIds: string[]) => askPosters(db, reader, { listingIds, title: 'x', lang: 'en', sheets: false, pictures: true })
  expect(await codeOf(ask(Array.from({ length: 301 }, (_, n) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`)))).toBe('invalid')
  expect(await codeOf(ask(['01890000-0000-7000-8000-000000000000']))).toBe('invalid')
  const [first, second] = [await ask([id]), await ask([id])]
  expect(await codeOf(ask([id]))).toBe('conflict')
  await cancelPosters(db, reader, first)
  await performPosters(shop, first)
  expect(await posterRunFor(db, reader, first)).toMatchObject({ state: 'cancelled', hasFile: false })
  expect(await codeOf(cancelPosters(db, reader, first))).toBe('conflict')
  await cancelPosters(db, reader, second)
})

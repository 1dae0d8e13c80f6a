import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeActor, makeOrganisation } from '../../../../test/world/people.ts'
import { type Actor, system } from '../../../core/actor.ts'
import { row, rows, sql } from '../../../platform/database.ts'
import { readRecords } from '../../../platform/records.ts'
import { closeListing, draftFor, listingFor, saveDraft, submitListing } from '../listings.ts'
import { suggestMapping } from './mapping.ts'
import { reportFile } from './report.ts'
import { type ImportInput, runImport } from './run.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-21T08:00:00Z')
const platform = system(at)

type Given = Partial<Omit<ImportInput, 'source'>> & { ownerId: string; actor?: Actor }

/** Imports records as a file of JSON lines would bring them. */
async function bring(records: readonly object[], { actor = platform, ...given }: Given) {
  const text = records.map((one) => JSON.stringify(one)).join('\n')
  const headers = [...new Set(records.flatMap((one) => Object.keys(one)))]
  return runImport(db, actor, { kind: 'offer', publish: true, format: 'jsonl', mapping: suggestMapping(headers).mapping, ...given, source: readRecords((async function* () { yield Buffer.from(text) })(), { format: 'jsonl' }) })
}

const states = (ownerId: string) => rows<{ externalId: string; state: string; revisions: number }>(db, sql`select external_id as "externalId", state, (select count(*) from listing_revision r where r.listing_id = l.id) as revisions from listing l where owner_id = ${ownerId} order by external_id`)
const idOf = async (ownerId: string, externalId: string) => (await row<{ id: string }>(db, sql`select id from listing where owner_id = ${ownerId} and external_id = ${externalId}`))!.id

const good = (n: number) => ({ id: `r${n}`, title: `Laser cladding of valve seats ${n}`, text: `A process for hard seats without chromium, tried on ${n} engines.` })

describe('rows', () => {
  test('good ones are published as a single draft would be, each with its activity', async () => {
    const ownerId = await makeOrganisation(db)
    const { counts } = await bring([good(1), { ...good(2), trl: 'TRL 7', stage: 'lab_tested' }], { ownerId })
    expect(counts).toEqual({ read: 2, created: 2, updated: 0, unchanged: 0, failed: 0 })
    const id = await idOf(ownerId, 'r2')
    const page = await listingFor(db, platform, id)
    expect(page).toMatchObject({ state: 'published', facts: { trl: 7 }, source: 'en', publishedAt: at })
    expect(page.texts.description?.variants.en?.body).toContain('2 engines')
    expect(page.facts.fields.length).toBeGreaterThan(0)
    const deeds = await rows<{ verb: string }>(db, sql`select verb from activity where object_id = ${id} order by verb`)
    expect(deeds.map((one) => one.verb)).toEqual(['listing.create', 'listing.publish'])
    expect((await row<{ n: number }>(db, sql`select count(*) as n from listing_change where listing_id = ${id}`))!.n).toBeGreaterThan(0)
    expect((await draftFor(db, await makeActor(db, { organisationId: ownerId, role: 'officer' }), id)).draft.texts.en?.title).toContain('Laser')
  })

  test('bad ones are named with line, column and reason, and a wrong cell of a good one is only noted', async () => {
    const ownerId = await makeOrganisation(db)
    const { counts, failed, notes } = await bring(
      [good(1), { id: 'b', text: 'a text' }, { id: 'c', title: 'a title' }, { id: 'd' }, { ...good(5), id: 'r1' }, { ...good(6), trl: 'twelve' }, { ...good(7), text: 'x'.repeat(60_001) }],
      { ownerId },
    )
    expect(counts).toEqual({ read: 7, created: 2, updated: 0, unchanged: 0, failed: 5 })
    expect(failed.map(({ line, column, problem }) => [line, column, problem.en.slice(0, 24)])).toEqual([
      [2, 'title', 'This row has a text but '], [3, 'summary', 'This row has a title but'], [4, 'title', 'This row has neither a t'], [5, 'id', 'The id r1 is already on '], [7, 'text', 'This cell is longer than'],
    ])
    expect(notes).toMatchObject([{ column: 'trl', count: 1, firstLine: 6 }])
  })

  test('one language a row, by its script where it is not said; columns per language make one listing', async () => {
    const ownerId = await makeOrganisation(db)
    await bring([{ id: 'zh', title: '缸套激光熔覆', text: '替代镀铬的硬化工艺。' }, { id: 'two', title_zh: '阀座熔覆', text_zh: '无铬硬化。', title_en: 'Valve seats', text_en: 'Hard without chromium.' }], { ownerId })
    expect(await listingFor(db, platform, await idOf(ownerId, 'zh'))).toMatchObject({ source: 'zh', langs: ['zh'] })
    expect((await listingFor(db, platform, await idOf(ownerId, 'two'))).langs.sort()).toEqual(['en', 'zh'])
  })

  test('a summary over its limit is kept whole as the description', async () => {
    const ownerId = await makeOrganisation(db)
    const summary = 'A long sentence about seals. '.repeat(40).trim()
    const { notes } = await bring([{ id: 'long', title: 'Seals', summary }], { ownerId })
    expect((await listingFor(db, platform, await idOf(ownerId, 'long'))).texts).toMatchObject({ description: { variants: { en: { body: summary } } } })
    expect(notes.map((one) => one.column)).toEqual(['summary_en'])
  })

  test('Windows punctuation that lost its encoding is read as what it was', async () => {
    const ownerId = await makeOrganisation(db)
    await bring([{ id: 'w', title: 'Seals 5\u0096 6 \u0093soft\u0094 \u0081x', text: 'Tried.' }], { ownerId })
    expect((await listingFor(db, platform, await idOf(ownerId, 'w'))).texts.title.variants.en?.body).toBe('Seals 5– 6 “soft” x')
  })

  test('without ids, the title names the row; equal titles keep apart, equal rows do not come twice', async () => {
    const ownerId = await makeOrganisation(db)
    const file = [{ title: 'Pump', text: 'one' }, { title: 'Pump', text: 'two' }, { title: 'Pump', text: 'one' }]
    expect((await bring(file, { ownerId })).counts).toMatchObject({ created: 2, failed: 1 })
    expect((await bring(file, { ownerId })).counts).toMatchObject({ created: 0, unchanged: 2, failed: 1 })
  })
})

describe('again', () => {
  test('the same file changes nothing, even after somebody edited a listing', async () => {
    const ownerId = await makeOrganisation(db, { trusted: true })
    const officer = await makeActor(db, { organisationId: ownerId, role: 'officer', at })
    await bring([good(1), good(2)], { ownerId })
    const id = await idOf(ownerId, 'r1')
    await saveDraft(db, officer, { id, content: { source: 'en', texts: { en: { title: 'Edited by hand', description: 'By its author.' } }, facts: {} } })
    await submitListing(db, officer, { id })
    const before = await states(ownerId)
    expect((await bring([good(1), good(2)], { ownerId })).counts).toEqual({ read: 2, created: 0, updated: 0, unchanged: 2, failed: 0 })
    expect(await states(ownerId)).toEqual(before)
    expect((await listingFor(db, platform, id)).texts.title.variants.en?.body).toBe('Edited by hand')
  })

  test('a changed row is a new revision; a column that the file lacks stays as it was', async () => {
    const ownerId = await makeOrganisation(db)
    await bring([{ ...good(1), trl: '5', title_zh: '阀座熔覆', text_zh: '无铬。', lang: 'en' }], { ownerId })
    expect((await bring([{ id: 'r1', title: 'Laser cladding, next generation', text: 'Now on 40 engines.' }], { ownerId })).counts).toMatchObject({ updated: 1 })
    const page = await listingFor(db, platform, await idOf(ownerId, 'r1'))
    expect(page).toMatchObject({ facts: { trl: 5 }, revision: { number: 2 }, texts: { title: { variants: { en: { body: 'Laser cladding, next generation' }, zh: { body: '阀座熔覆' } } } } })
    expect(page.texts.title.variants.zh!.ofRev).toBeLessThan(page.texts.title.rev)
  })

  test('drafts become published when the file comes again to be published; what is closed stays closed', async () => {
    const ownerId = await makeOrganisation(db)
    const officer = await makeActor(db, { organisationId: ownerId, role: 'officer', at })
    await bring([good(1), good(2)], { ownerId, publish: false })
    expect(await states(ownerId)).toMatchObject([{ state: 'draft', revisions: 0 }, { state: 'draft', revisions: 0 }])
    expect((await bring([good(1), good(2)], { ownerId })).counts).toMatchObject({ updated: 2 })
    await closeListing(db, officer, { id: await idOf(ownerId, 'r1'), reason: 'solved' })
    expect((await bring([good(1), { ...good(2), text: 'Changed.' }], { ownerId })).counts).toMatchObject({ unchanged: 1, updated: 1 })
    expect((await bring([{ ...good(1), text: 'Changed.' }], { ownerId })).counts).toMatchObject({ failed: 1 })
    expect(await states(ownerId)).toMatchObject([{ state: 'closed' }, { state: 'published' }])
  })

  test('the report, corrected, is imported as it is', async () => {
    const ownerId = await makeOrganisation(db)
    const { failed } = await bring([good(1), { id: 'r2', text: 'No title yet.' }], { ownerId })
    const pieces: Buffer[] = []
    for await (const piece of reportFile('jsonl', [], failed)) pieces.push(Buffer.from(piece))
    const [line] = Buffer.concat(pieces).toString().trim().split('\n').map((one) => JSON.parse(one) as Record<string, unknown>)
    expect(line).toMatchObject({ id: 'r2', problem_line: 2, problem_field: 'title' })
    expect((await bring([{ ...line, title: 'Now it has one' }], { ownerId })).counts).toMatchObject({ created: 1, failed: 0 })
  })
})

describe('who and when', () => {
  test('an unknown publisher goes before the moderators, a trusted one is public; a stranger does nothing', async () => {
    for (const trusted of [false, true]) {
      const ownerId = await makeOrganisation(db, { trusted })
      await bring([good(1)], { ownerId, actor: await makeActor(db, { organisationId: ownerId, role: 'officer', at }) })
      expect(await states(ownerId)).toMatchObject([{ state: trusted ? 'published' : 'submitted', revisions: 1 }])
      await expect(bring([good(2)], { ownerId, actor: await makeActor(db, { role: 'officer', at }) })).rejects.toMatchObject({ code: 'denied' })
      await expect(bring([good(2)], { ownerId, actor: await makeActor(db, { organisationId: ownerId, role: 'researcher', at }) })).rejects.toMatchObject({ code: 'denied' })
    }
  })

  test('a dry run counts the same and writes nothing', async () => {
    const ownerId = await makeOrganisation(db)
    expect((await bring([good(1), { id: 'x' }], { ownerId, dryRun: true })).counts).toMatchObject({ created: 1, failed: 1 })
    expect(await states(ownerId)).toEqual([])
  })

  test('two imports of one file at once make every listing once', async () => {
    const ownerId = await makeOrganisation(db)
    const file = Array.from({ length: 450 }, (_, n) => good(n))
    const [one, two] = await Promise.all([bring(file, { ownerId }), bring(file, { ownerId })])
    expect(one.counts.created + two.counts.created).toBe(450)
    expect(one.counts.unchanged + two.counts.unchanged).toBe(450)
    expect(await states(ownerId)).toHaveLength(450)
    const references = await row<{ n: number }>(db, sql`select count(distinct reference) as n from listing where owner_id = ${ownerId}`)
    expect(references!.n).toBe(450)
  })

  test('cut short and begun again, it ends as one run would', async () => {
    const ownerId = await makeOrganisation(db)
    const file = Array.from({ length: 450 }, (_, n) => good(n))
    const cut = bring(file, { ownerId, onProgress: ({ created }) => { if (created > 300) throw new Error('the power is gone') } })
    await expect(cut).rejects.toThrow('power')
    expect(await states(ownerId)).toHaveLength(400)
    expect((await bring(file, { ownerId })).counts).toEqual({ read: 450, created: 50, updated: 0, unchanged: 400, failed: 0 })
    expect((await bring(file, { ownerId, onProgress: () => false })).stopped).toBe(true)
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeOrganisation } from '../../../../test/world/people.ts'
import { system } from '../../../core/actor.ts'
import { type RecordFormat, readRecords, recordFormats } from '../../../platform/records.ts'
import { type Content, factsSchema, type TextBodies, textFields } from '../content.ts'
import { createListing } from '../listings.ts'
import { exportFile } from './exchange.ts'
import { suggestMapping } from './mapping.ts'
import { runImport } from './run.ts'
import { surveyRecords } from './survey.ts'

const { db } = await freshDatabase()
const actor = system(new Date('2026-11-21T08:00:00Z'))

const words = fc.stringMatching(/^[a-z=+@'"|;,桥水力学，。\n ]{1,40}$/u).map((text) => text.trim()).filter((text) => text !== '')
const latin = words.map((text) => `Seal ${text}`)
const han = words.map((text) => `密封 ${text}`)
const bodies = (body: fc.Arbitrary<string>): fc.Arbitrary<TextBodies> =>
  fc.record({ title: body, summary: body, ...Object.fromEntries(textFields.slice(2).map((field) => [field, fc.option(body, { nil: undefined, freq: 2 })])) }) as fc.Arbitrary<TextBodies>

const content: fc.Arbitrary<Content> = fc
  .record({
    source: fc.constantFrom('zh' as const, 'en' as const),
    zh: bodies(han),
    en: bodies(latin),
    both: fc.boolean(),
    facts: fc.record({
      fields: fc.constantFrom(['water'], ['energy', 'marine'], []),
      stage: fc.constantFrom('concept', 'lab_tested', undefined),
      trl: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      sdgs: fc.constantFrom([], [6, 14]),
      countriesSought: fc.constantFrom([], ['CN', 'GB']),
      amount: fc.option(fc.record({ minor: fc.integer({ min: 0, max: 1e9 }), currency: fc.constantFrom('CNY', 'GBP') }), { nil: undefined }),
      negotiable: fc.boolean(),
      deadline: fc.constantFrom('2027-03-31', undefined),
      indicators: fc.array(fc.record({ name: fc.constantFrom('寿命', 'a|b'), operator: fc.constantFrom('≥', '±'), value: fc.constantFrom('40', '2.5'), unit: fc.constantFrom('h', '') }), { maxLength: 2 }),
      contactEmail: fc.constantFrom('a@b.example', undefined),
    }),
  })
  .map(({ source, zh, en, both, facts }) => ({ source, texts: both ? { zh, en } : source === 'zh' ? { zh } : { en }, facts: factsSchema.parse(facts) }))

async function exported(organisationId: string, format: RecordFormat): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of exportFile(db, actor, { kind: 'need', organisationId, format, lang: 'zh' })) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function brought(ownerId: string, file: Buffer, format: RecordFormat) {
  const open = () => readRecords((async function* () { yield file })(), { format })
  const { headers } = await surveyRecords(open())
  return runImport(db, actor, { ownerId, kind: 'need', publish: true, format, mapping: suggestMapping(headers).mapping, source: open() })
}

test.each(recordFormats)('an export as .%s imported elsewhere exports the same, and imported where it came from changes nothing', async (format) => {
  const contents = fc.sample(content, process.env.QIAO_SOAK ? 1_000 : 100)
  const [home, elsewhere] = [await makeOrganisation(db), await makeOrganisation(db)]
  for (const [place, one] of contents.entries()) await createListing(db, actor, { kind: 'need', ownerId: home, content: one, externalId: place % 3 === 0 ? undefined : `e${place}` })
  const file = await exported(home, format)
  expect(await brought(elsewhere, file, format)).toMatchObject({ counts: { created: contents.length, failed: 0 } })
  const sorted = (bytes: Buffer) => bytes.toString('latin1').split('\n').sort()
  if (format !== 'xlsx') expect(sorted(await exported(elsewhere, format))).toEqual(sorted(file))
  const { counts } = await runImport(db, actor, {
    ownerId: home, kind: 'need', publish: false, format, mapping: suggestMapping((await surveyRecords(readRecords((async function* () { yield file })(), { format }))).headers).mapping,
    source: readRecords((async function* () { yield file })(), { format }),
  })
  expect(counts).toEqual({ read: contents.length, created: 0, updated: 0, unchanged: contents.length, failed: 0 })
  expect(await brought(elsewhere, await exported(elsewhere, format), format)).toMatchObject({ counts: { unchanged: contents.length } })
})

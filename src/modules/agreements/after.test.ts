import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeAgreement, makeTwo, sendIt, signingPages, tokensOf } from '../../../test/world/agreements.ts'
import { someAgreement } from '../../../test/world/agreements-content.ts'
import { makePair } from '../../../test/world/deals.ts'
import { actorOf, makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blobsOn } from '../../platform/blobs.ts'
import { diskBlobs } from '../../platform/blobs/disk.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { acceptInterest, expressInterest } from '../deals/deals.ts'
import { agreementPage, confirmPaper, disputePaper, type PaperInputFile, papersOf, propertyRegister, recordPaper, saveSheet, scanFor, sheetOf, sweepAgreements, terminateAgreement } from './agreements.ts'
import { invariants } from './invariants.ts'
import { isIndustryCode, isRegionCode, registrationDue, sheetsFor, suggest } from './registration-rules.ts'
import { giveSignature } from './signing/signature.ts'

const { db } = await freshDatabase()
const two = await makeTwo(db)
const { at } = two
const blobs = blobsOn(diskBlobs(mkdtempSync(join(tmpdir(), 'qiao-after-'))))
const scan: PaperInputFile = { name: 'scan.pdf', bytes: new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')) }
const onPaper = (made: { id: string; version: number }, more: object = {}) =>
  recordPaper(db, blobs, two.first, { ...made, file: scan, contractNumber: 'JN-2026-17', signedOn: '2026-11-18', signatories: two.organisations.map((organisationId) => ({ organisationId, name: 'Lin Ke', authority: 'legal_representative' as const })), ...more })
const stateOf = async (id: string) => (await row<{ state: string }>(db, sql`select state from agreement where id = ${id}`))!.state
const signAll = async (id: string) => { for (const one of await tokensOf(db, id)) await giveSignature(db, signingPages, one.id, at) }

describe('on paper', () => {
  test('what one side records the other confirms, once; then it is executed on the day of its signature', async () => {
    const made = await makeAgreement(db, two, { terms: { startsOn: null } })
    await expect(onPaper(made, { signedOn: '2027-01-01' })).rejects.toMatchObject({ details: { fields: { signedOn: expect.anything() } } })
    await expect(onPaper(made, { signatories: [] })).rejects.toMatchObject({ details: { fields: { signatories: expect.anything() } } })
    await expect(onPaper(made, { file: { name: 'scan.pdf', bytes: new Uint8Array([1, 2, 3]) } })).rejects.toMatchObject({ details: { fields: { file: expect.anything() } } })
    await onPaper(made)
    await expect(confirmPaper(db, two.first, made.id)).rejects.toMatchObject({ code: 'conflict' })
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => confirmPaper(db, two.second, made.id)))
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await agreementPage(db, two.second, made.id)).toMatchObject({ state: 'in_force', path: 'paper', executedOn: '2026-11-18', endsOn: '2028-11-17' })
    expect((await papersOf(db, two.second, made.id))[0]).toMatchObject({ outcome: 'confirmed', contractNumber: 'JN-2026-17' })
    const { mediaType, stream } = await scanFor(db, blobs, two.second, made.id)
    stream.destroy()
    expect(mediaType).toBe('application/pdf')
    expect(await rows(db, sql`select 1 from agreement_seal where agreement_id = ${made.id}`)).toEqual([])
  })

  test('disputed with a reason it goes back, and a new record may follow', async () => {
    const made = await makeAgreement(db, two)
    await onPaper(made)
    await expect(disputePaper(db, two.first, { id: made.id, reason: 'mine' })).rejects.toMatchObject({ code: 'conflict' })
    await disputePaper(db, two.second, { id: made.id, reason: 'Page 3 is missing.' })
    expect(await stateOf(made.id)).toBe('negotiating')
    await onPaper(made)
    await confirmPaper(db, two.second, made.id)
    expect((await papersOf(db, two.first, made.id)).map((one) => [one.outcome, one.reason])).toEqual([['confirmed', null], ['disputed', 'Page 3 is missing.']])
  })
})

describe('its case', () => {
  test('an executed NDA and an executed agreement are its evidence; a memorandum is none', async () => {
    const university = await makeOrganisation(db, { country: 'CN' })
    const pair = await makePair(db, { fromCountry: 'CN' })
    const asker = await makeActor(db, { organisationId: university, role: 'officer', at })
    const { id: dealId } = await expressInterest(db, asker, { listingId: pair.listing.id, fromOrganisationId: university, sentence: 'We can help.', contact: 'x@example.org' })
    const owner = await actorOf(db, pair.owner.personId!, at)
    await acceptInterest(db, owner, dealId)
    const sides = { first: asker, second: owner, organisations: [university, pair.listing.ownerId] as [string, string], at }
    for (const type of ['mou', 'nda_mutual', 'collaboration'] as const) {
      const made = await makeAgreement(db, sides, { type, dealId })
      await sendIt(db, sides, made)
      await signAll(made.id)
    }
    expect(await rows(db, sql`select kind, object_type from deal_evidence where deal_id = ${dealId} and object_type = 'agreement' order by kind`)).toEqual([{ kind: 'agreement', object_type: 'agreement' }, { kind: 'nda', object_type: 'agreement' }])
  })

  test('one that ended meanwhile does not keep the last signature from standing', async () => {
    const made = await makeAgreement(db, two, { type: 'nda_mutual' })
    const pair = await makePair(db, { ownerId: two.organisations[1] })
    const { id: dealId } = await expressInterest(db, two.first, { listingId: pair.listing.id, fromOrganisationId: two.organisations[0], sentence: 'Hello.', contact: 'x@example.org' })
    await run(db, sql`update agreement set deal_id = ${dealId} where id = ${made.id}`)
    await sendIt(db, two, made)
    await run(db, sql`update deal set stage = 'lost' where id = ${dealId}`).catch(() => run(db, sql`update agreement set deal_id = null where id = ${made.id}`))
    await signAll(made.id)
    expect(await stateOf(made.id)).toBe('executed')
  })
})

describe('the sheets', () => {
  test('codes are told from what looks like them', () => {
    expect(['320200', '110108', '710000'].every(isRegionCode)).toBe(true)
    expect(['000000', '160000', '32020', '3202000', 'abcdef', '990100'].some(isRegionCode)).toBe(false)
    expect(['C', 'C35', 'C3591', 'M73', 'T97'].every(isIndustryCode)).toBe(true)
    expect(['C05', 'U', 'c35', 'C3', 'A0611', 'T98', '3591'].some(isIndustryCode)).toBe(false)
  })

  test('class, mode and line follow from type, position and listed rights; the one that is paid sells', () => {
    expect(suggest(someAgreement({ type: 'licence' }))).toEqual({ contractClass: 'licence_patent', universityMode: 'licence', hebciLine: 'ip', seller: 0, buyer: 1 })
    expect(suggest(someAgreement({ terms: { position: 'p6' } }))).toMatchObject({ contractClass: 'development_commissioned', hebciLine: 'contract' })
    expect(suggest(someAgreement({ type: 'consultancy', terms: { payer: 0, payee: 1 } }))).toMatchObject({ contractClass: 'consulting', seller: 1, buyer: 0 })
    expect(suggest(someAgreement({ type: 'mou' }))).toBeUndefined()
    expect(sheetsFor('licence', ['CN', 'GB'])).toEqual(['technology_contract', 'import_export'])
    expect(sheetsFor('licence', ['CN', 'CN'])).toEqual(['technology_contract'])
    expect(sheetsFor('licence', ['GB', 'FR'])).toEqual([])
    expect(registrationDue('2026-12-01')).toBe('2027-01-30')
  })

  test('are filled from the executed agreement, refuse wrong codes and amounts, and are reminded of until registered', async () => {
    const made = await makeAgreement(db, two, { type: 'licence', terms: { startsOn: null } })
    await expect(sheetOf(db, two.first, { id: made.id, kind: 'import_export' })).rejects.toMatchObject({ code: 'conflict' })
    await sendIt(db, two, made)
    await signAll(made.id)
    const sheet = await sheetOf(db, two.first, { id: made.id, kind: 'import_export' })
    expect(sheet).toMatchObject({ version: 0, values: { direction: 'export', country: 'GB', dueOn: '2027-01-19', contractClass: 'licence_patent', amount: { minor: 15_000_000, currency: 'CNY' } } })
    const save = (more: object, version = 0) => saveSheet(db, two.first, { id: made.id, kind: 'import_export', version, values: { ...sheet.values, regionCode: '320200', industryCode: 'c3591', field: 'materials', goal: 'environment', ...more } })
    await expect(save({ regionCode: '123', technologyMinor: 15_000_001, control: 'restricted' })).rejects.toMatchObject({ details: { fields: { regionCode: expect.anything(), technologyAmount: expect.anything(), licenceNumber: expect.anything() } } })
    const reminders = async () => (await rows(db, sql`select 1 from pgboss.job where name = 'notice' and data ->> 'kind' = 'registration_due' and data -> 'object' ->> 'id' = ${made.id}`)).length
    await sweepAgreements(db, signingPages, new Date('2026-12-25T08:00:00Z'))
    expect(await reminders()).toBe(1)
    await save({ registeredOn: '2027-01-05', number: 'DJ-1' })
    await expect(save({})).rejects.toMatchObject({ code: 'conflict' })
    expect((await sheetOf(db, two.second, { id: made.id, kind: 'import_export' })).values).toMatchObject({ industryCode: 'C3591', registeredOn: '2027-01-05', dueOn: '2027-01-19' })
    await sweepAgreements(db, signingPages, new Date('2027-01-15T08:00:00Z'))
    expect(await reminders()).toBe(1)
  })
})

test('the register lists what executed agreements of an organisation say, for its own people', async () => {
  const register = await propertyRegister(db, two.second, { organisationId: two.organisations[1] })
  expect(register.licences.length).toBeGreaterThan(0)
  expect(register.items.filter((one) => one.list === 'foreground').every((one) => one.shares.reduce((sum, share) => sum + share.bp, 0) === 10_000)).toBe(true)
  expect(await propertyRegister(db, two.second, { organisationId: two.organisations[0] })).toEqual({ items: [], licences: [] })
})

test('an executed agreement ends before its term with a reason; all invariants hold', async () => {
  const made = await makeAgreement(db, two, { terms: { startsOn: null } })
  await onPaper(made)
  await confirmPaper(db, two.second, made.id)
  await expect(terminateAgreement(db, two.second, { id: made.id, reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  await terminateAgreement(db, two.second, { id: made.id, reason: 'The work is done.' })
  expect(await agreementPage(db, two.first, made.id)).toMatchObject({ state: 'terminated', endedReason: 'The work is done.' })
  expect((await Promise.all(invariants.map((one) => one.violations(db)))).flat()).toEqual([])
})

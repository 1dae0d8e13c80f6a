import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeAgreement, makeTwo } from '../../../test/world/agreements.ts'
import { makeDeal } from '../../../test/world/deals.ts'
import { longAgo, makeActor, makeOrganisation } from '../../../test/world/people.ts'
import type { Actor } from '../../core/actor.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import {
  abandonAgreement, agreementPage, agreementsVisibleTo, commentOn, commentsOf, propertyRegister, removeClause, removeItem, restoreClause, setParties, setTerms, shareAgreement, startAgreement, takeWord, versionDifference, versionsOf,
  versionText, versionWord, writeClause, writeItem,
} from './agreements.ts'
import { hashOf } from './canonical.ts'
import { invariants } from './invariants.ts'

const { db } = await freshDatabase()
const two = await makeTwo(db)
const foreground = (shares: { party: number; bp: number }[]) => ({ list: 'foreground' as const, item: { title: { en: 'Process' }, kind: 'know_how' as const, number: '', shares } })
const violations = async () => (await Promise.all(invariants.map((one) => one.violations(db)))).flat()

describe('drafting', () => {
  test('begins with the parties as the register knows them, with terms proposed only where one country is the parties’ own', async () => {
    const { id, reference } = await startAgreement(db, two.first, { type: 'licence', organisationIds: two.organisations, forOrganisation: two.organisations[0], subject: { en: 'Pumps' } })
    expect(reference).toMatch(/^A-\d{4}-\d{6}$/)
    const { newest, state, gaps, may } = await agreementPage(db, two.first, id)
    expect(state).toBe('draft')
    expect(newest.content.parties.map((one) => [one.role, one.organisationId])).toEqual([['licensor', two.organisations[0]], ['licensee', two.organisations[1]]])
    expect(newest.content.terms).toMatchObject({ law: null, confidentialityYears: 5, subject: { en: 'Pumps' } })
    expect(gaps.length).toBeGreaterThan(4)
    expect(may).toMatchObject({ write: true, share: true, send: false })
    const other = await makeOrganisation(db, { country: 'CN' })
    const domestic = await startAgreement(db, two.first, { type: 'consultancy', organisationIds: [two.organisations[0], other], forOrganisation: two.organisations[0] })
    expect((await agreementPage(db, two.first, domestic.id)).newest.content.terms).toMatchObject({ law: 'cn', forum: 'courts' })
  })

  test('is refused without two parties, for another’s organisation, and where the parties are not those of the case', async () => {
    const start = (actor: Actor, more: object) => startAgreement(db, actor, { type: 'mou', organisationIds: two.organisations, forOrganisation: two.organisations[0], ...more })
    await expect(start(two.first, { organisationIds: [two.organisations[0], two.organisations[0]] })).rejects.toMatchObject({ code: 'invalid' })
    await expect(start(two.second, {})).rejects.toMatchObject({ code: 'denied' })
    const { dealId } = await makeDeal(db)
    await expect(start(two.first, { dealId })).rejects.toMatchObject({ code: 'missing' })
    await expect(start(await makeActor(db, { organisationId: two.organisations[0], role: 'researcher', at: two.at }), {})).rejects.toMatchObject({ code: 'denied' })
  })

  test('each change is a version with the hash of its exact text; what says the same makes none', async () => {
    const made = await makeAgreement(db, two)
    const lines = await versionsOf(db, two.second, made.id)
    expect(lines.map((one) => one.number)).toEqual([5, 4, 3, 2, 1])
    for (const { number, sha256 } of lines) {
      const { text } = await versionText(db, two.second, { id: made.id, number })
      expect(hashOf(text)).toBe(sha256)
    }
    const { newest } = await agreementPage(db, two.second, made.id)
    const same = await setTerms(db, two.second, { ...made, terms: newest.content.terms, governing: 'both', options: newest.content.options })
    expect(same).toEqual({ version: made.version, changed: false })
    const changed = await setTerms(db, two.second, { ...made, terms: { confidentialityYears: 9 }, governing: 'en', options: newest.content.options })
    expect(changed).toEqual({ version: made.version + 1, changed: true })
    expect((await versionDifference(db, two.first, { id: made.id, from: made.version, to: changed.version })).map((one) => one.name.en)).toContain('Confidentiality')
    expect(await violations()).toEqual([])
  })

  test('of two who change the same version one is told of the other’s, with the text of it', async () => {
    const made = await makeAgreement(db, two)
    const write = (years: number, actor: Actor) => setTerms(db, actor, { ...made, terms: { confidentialityYears: years }, governing: 'both', options: [] })
    const both = await Promise.allSettled([write(7, two.first), write(8, two.second)])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((one) => one.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'conflict', details: { theirs: { terms: { confidentialityYears: expect.any(Number) } } } })
  })

  test('clauses: own words, a new one behind another, out and back', async () => {
    const made = await makeAgreement(db, two)
    let { version } = await writeClause(db, two.second, { ...made, key: 'notices', heading: { zh: '通知', en: 'Notices' }, text: { zh: '以电子邮件送达。', en: 'By e-mail.' } })
    ;({ version } = await writeClause(db, two.first, { id: made.id, version, after: 'notices', heading: { en: 'Insurance' }, text: { en: 'Each insures itself.' } }))
    let page = await agreementPage(db, two.first, made.id)
    expect(page.newest.text).toContain('Each insures itself.')
    expect(page.gaps).toEqual([{ what: { zh: 'Insurance', en: 'Insurance' }, lang: 'zh' }, { what: { zh: 'Insurance', en: 'Insurance' }, lang: 'zh' }].slice(0, 1))
    ;({ version } = await removeClause(db, two.first, { id: made.id, version, key: 'own-1' }))
    ;({ version } = await removeClause(db, two.first, { id: made.id, version, key: 'liability' }))
    page = await agreementPage(db, two.first, made.id)
    expect(page.newest.text).not.toContain('Insurance')
    expect(page.newest.content.left).toEqual(['liability'])
    ;({ version } = await restoreClause(db, two.first, { id: made.id, version, key: 'liability' }))
    ;({ version } = await restoreClause(db, two.first, { id: made.id, version, key: 'notices' }))
    expect((await agreementPage(db, two.first, made.id)).newest.content).toMatchObject({ left: [], own: [] })
    await expect(writeClause(db, two.first, { id: made.id, version, key: 'no-such', heading: { en: 'x' }, text: { en: 'y' } })).rejects.toMatchObject({ code: 'missing' })
    await expect(writeClause(db, two.first, { id: made.id, version, heading: {}, text: { en: 'y' } })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('a Word file that came back is the next version; one without clauses is refused, and a PDF is none', async () => {
    const made = await makeAgreement(db, two)
    const { bytes } = await versionWord(db, two.second, { id: made.id, number: made.version })
    expect(await takeWord(db, two.second, { ...made, file: Buffer.from(bytes) })).toEqual({ version: made.version, changed: false, scheduleDiffers: false })
    await expect(takeWord(db, two.second, { ...made, file: Buffer.from('%PDF-1.4') })).rejects.toMatchObject({ code: 'invalid', details: { fields: { file: expect.anything() } } })
  })

  test('comments are for the parties while the text is open', async () => {
    const made = await makeAgreement(db, two)
    await commentOn(db, two.second, { id: made.id, clause: 'liability', body: 'Too low for us.' })
    expect(await commentsOf(db, two.first, made.id)).toMatchObject([{ clause: 'liability', body: 'Too low for us.', lang: 'en', versionNumber: made.version }])
    await abandonAgreement(db, two.first, made.id)
    await expect(commentOn(db, two.second, { id: made.id, body: 'Still?' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(setParties(db, two.second, { ...made, parties: [] })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('the schedule', () => {
  test('any shares are taken if and only if they make a whole (invariant 16)', async () => {
    const made = await makeAgreement(db, two)
    let { version } = made
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ party: fc.nat(1), bp: fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(5_000, 10_000, 4_000, 6_000)) }), { minLength: 1, maxLength: 3 }), async (shares) => {
        const right = new Set(shares.map((one) => one.party)).size === shares.length && shares.reduce((sum, one) => sum + one.bp, 0) === 10_000
        const result = await writeItem(db, two.first, { id: made.id, version, place: 0, ...foreground(shares) }).catch((error: { code: string }) => error.code)
        if (typeof result === 'string') expect(right ? 'taken' : result).toBe('invalid')
        else version = result.version
        expect(typeof result !== 'string').toBe(right)
      }),
      { numRuns: process.env.QIAO_SOAK ? 2_000 : 40 },
    )
    expect(await violations()).toEqual([])
  })

  test('the database itself refuses shares that make no whole, when the transaction ends', async () => {
    const made = await makeAgreement(db, two)
    const item = (await row<{ id: string }>(db, sql`select id from agreement_item where agreement_id = ${made.id} and list = 'foreground'`))!.id
    await expect(run(db, sql`update agreement_share set bp = 5999 where item_id = ${item} and bp = 6000`)).rejects.toThrow(/make 9999/)
    await expect(run(db, sql`delete from agreement_share where item_id = ${item} and bp = 4000`)).rejects.toThrow(/make 6000/)
    await expect(run(db, sql`insert into agreement_item (id, agreement_id, list, place, title, kind) values (gen_random_uuid(), ${made.id}, 'foreground', 9, '{}', 'patent')`)).rejects.toThrow(/make 0/)
    const { version } = await removeItem(db, two.first, { ...made, list: 'foreground', place: 0 })
    expect(version).toBe(made.version + 1)
    expect(await rows(db, sql`select 1 from agreement_item where agreement_id = ${made.id} and list = 'foreground'`)).toEqual([])
  })

  test('versions never change', async () => {
    const made = await makeAgreement(db, two)
    await expect(run(db, sql`update agreement_version set text = 'x' where agreement_id = ${made.id}`)).rejects.toThrow('never changes')
    await expect(run(db, sql`delete from agreement_version where agreement_id = ${made.id}`)).rejects.toThrow('never changes')
  })
})

describe('who reads an agreement', () => {
  test('in the list ⇔ may be read, for every state, role and reader (invariant 3)', async () => {
    const other = await makeTwo(db)
    const drafts = [await makeAgreement(db, two, { private: true }), await makeAgreement(db, two), await makeAgreement(db, other), await makeAgreement(db, other, { private: true })]
    const abandoned = await makeAgreement(db, two, { private: true })
    await abandonAgreement(db, two.first, abandoned.id)
    const at = two.at
    const readers: [string, Actor][] = [
      ['drafter', two.first], ['other side', two.second], ['stranger', other.second], ['researcher of a party', await makeActor(db, { organisationId: two.organisations[1], role: 'researcher', at })],
      ['administrator of the platform', await makeActor(db, { platform: 'administrator', at })], ['nobody', await makeActor(db, { at: longAgo })],
    ]
    for (const [name, reader] of readers) {
      const listed = new Set<string>()
      for (let page = 1; ; page += 1) {
        const { agreements, total } = await agreementsVisibleTo(db, reader, { page, size: 50 })
        for (const { id } of agreements) listed.add(id)
        if (listed.size >= total) break
      }
      for (const { id } of [...drafts, abandoned]) {
        const read = await agreementPage(db, reader, id).then(() => true, (error: { code: string }) => (expect(error.code).toBe('missing'), false))
        expect(listed.has(id), `${name} ${id}`).toBe(read)
        const texts = await versionText(db, reader, { id, number: 1 }).then(() => true, () => false)
        expect(texts, name).toBe(read)
      }
    }
    expect(await agreementPage(db, two.second, abandoned.id).catch((error: { code: string }) => error.code)).toBe('missing')
    await shareAgreement(db, two.first, drafts[0]!.id)
    expect((await agreementPage(db, two.second, drafts[0]!.id)).may.write).toBe(true)
    expect(await propertyRegister(db, readers[2]![1], { organisationId: two.organisations[0] })).toEqual({ items: [], licences: [] })
  })
})

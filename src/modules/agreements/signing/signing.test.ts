import fc from 'fast-check'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeAgreement, makeTwo, sendIt, signatoryOf, signingCode, signingPages, tokensOf } from '../../../../test/world/agreements.ts'
import { diskBlobs } from '../../../platform/blobs/disk.ts'
import { blobsOn } from '../../../platform/blobs.ts'
import { openPool, row, rows, run, sql } from '../../../platform/database.ts'
import { examinePdf } from '../../../platform/signature/signed-pdf.ts'
import { agreementPage, askSigningCode, declineToSign, recallFromSignature, sealedFor, sealedForSignatory, sendForSignature, setTerms, signAgreement, signingAt, signingOf, sweepAgreements, verifyFile } from '../agreements.ts'
import { invariants } from '../invariants.ts'
import { performSeal, type SealShop } from '../sealing/seal.ts'
import { giveSignature } from './signature.ts'

const { db, url } = await freshDatabase()
const two = await makeTwo(db)
const { at } = two
const later = (days: number) => new Date(at.getTime() + days * 86_400_000)
const folder = mkdtempSync(join(tmpdir(), 'qiao-signing-'))
const blobs = blobsOn(diskBlobs(join(folder, 'files')))
const shop: SealShop = { db, blobs, clock: () => at, config: { dataFolder: folder, url: 'https://qiao.example.org', seal: undefined }, checkAt: (lang) => `https://qiao.example.org/${lang}/verify` }
const stateOf = async (id: string) => (await row<{ state: string }>(db, sql`select state from agreement where id = ${id}`))!.state
const violations = async () => (await Promise.all(invariants.map((one) => one.violations(db)))).flat()
const codeFor = async (one: { id: string; token: string }) => (await askSigningCode(db, signingPages, one.token, at), signingCode(db, one.id))
const sign = async (one: { id: string; token: string }, when = at) => signAgreement(db, signingPages, one.token, { code: await codeFor(one), agree: true }, when)

async function signed(type: Parameters<typeof makeAgreement>[2] = {}): Promise<string> {
  const made = await makeAgreement(db, two, type)
  await sendIt(db, two, made)
  for (const one of await tokensOf(db, made.id)) await sign(one)
  return made.id
}

describe('sending', () => {
  test('asks for every party’s signatory, a day that lies ahead and nothing missing; then the text stands still', async () => {
    const made = await makeAgreement(db, two)
    await expect(sendIt(db, two, made, [signatoryOf(two.organisations[0], 1)])).rejects.toMatchObject({ code: 'invalid', details: { fields: { signatories: expect.anything() } } })
    await expect(sendForSignature(db, signingPages, two.first, { ...made, ordered: false, signBy: '2026-11-20', signatories: two.organisations.map((id) => signatoryOf(id, 1)) })).rejects.toMatchObject({ details: { fields: { signBy: expect.anything() } } })
    const unfinished = await makeAgreement(db, two, { terms: { months: null } })
    await expect(sendIt(db, two, unfinished)).rejects.toMatchObject({ details: { fields: { gaps: expect.anything() } } })
    await sendIt(db, two, made)
    expect(await stateOf(made.id)).toBe('out_for_signature')
    await expect(sendIt(db, two, made)).rejects.toMatchObject({ code: 'conflict' })
    await expect(setTerms(db, two.second, { ...made, terms: { months: 3 }, governing: 'both', options: [] })).rejects.toMatchObject({ code: 'conflict' })
    await expect(run(db, sql`update agreement set months = 3 where id = ${made.id}`)).rejects.toThrow('frozen')
    await expect(run(db, sql`delete from agreement_party where agreement_id = ${made.id}`)).rejects.toThrow('frozen')
    await expect(run(db, sql`update agreement_licence set royalty_bp = 1 where agreement_id = ${made.id}`)).rejects.toThrow('frozen')
  })

  test('a character that no font has is named, in the text and in a signatory’s name; accents are drawn', async () => {
    const made = await makeAgreement(db, two, { terms: { subject: { zh: '𠮷田膜', en: 'Membranes' } } })
    await expect(sendIt(db, two, made)).rejects.toMatchObject({ code: 'invalid', sentence: { en: expect.stringContaining('𠮷') } })
    const fine = await makeAgreement(db, two)
    await expect(sendIt(db, two, fine, [signatoryOf(two.organisations[0], 1, { name: { zh: '𠮷野' } }), signatoryOf(two.organisations[1], 2)])).rejects.toMatchObject({ sentence: { zh: expect.stringContaining('𠮷') } })
    await sendIt(db, two, fine, [signatoryOf(two.organisations[0], 1, { name: { en: 'Győző Kovács' } }), signatoryOf(two.organisations[1], 2)])
    expect(await stateOf(fine.id)).toBe('out_for_signature')
  })
})

describe('signing', () => {
  test('a token opens one agreement and no other, and no address but the right one opens any (invariant 16)', async () => {
    const [one, other] = [await makeAgreement(db, two), await makeAgreement(db, two)]
    await sendIt(db, two, one)
    await sendIt(db, two, other)
    const [mine, theirs] = [await tokensOf(db, one.id), await tokensOf(db, other.id)]
    for (const { token } of mine) expect((await signingAt(db, token, at)).agreement.id).toBe(one.id)
    for (const { token } of theirs) expect((await signingAt(db, token, at)).agreement.id).toBe(other.id)
    const forged = [mine[0]!.token.slice(0, 26) + theirs[0]!.token.slice(26), mine[0]!.token.slice(0, -1), `${mine[0]!.token}x`, 'nobody', mine[0]!.token.slice(0, -1) + (mine[0]!.token.endsWith('A') ? 'B' : 'A')]
    for (const token of forged) await expect(signingAt(db, token, at), token).rejects.toMatchObject({ code: 'missing' })
    const code = await codeFor(mine[0]!)
    await expect(signAgreement(db, signingPages, theirs[0]!.token, { code, agree: true }, at)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('needs the code, the tick and one’s turn; the letter has the link and staff see neither', async () => {
    const made = await makeAgreement(db, two)
    await sendIt(db, two, made, [signatoryOf(two.organisations[0], 1, { turn: 1 }), signatoryOf(two.organisations[1], 2, { turn: 2 })], true)
    const [first, second] = await tokensOf(db, made.id)
    expect((await signingAt(db, second!.token, at)).state).toBe('later')
    await expect(askSigningCode(db, signingPages, second!.token, at)).rejects.toMatchObject({ code: 'conflict' })
    const letters = await rows<{ address: string; body: string; masked: string }>(db, sql`select address, body, masked from mail where kind = 'agreement_asked' and object_id in (${first!.id}, ${second!.id})`)
    expect(letters.map((one) => one.address)).toEqual([first!.email])
    expect(letters[0]!.body).toContain(first!.token)
    expect(letters[0]!.masked).not.toContain(first!.token)
    const code = await codeFor(first!)
    await expect(signAgreement(db, signingPages, first!.token, { code, agree: false }, at)).rejects.toMatchObject({ details: { fields: { agree: expect.anything() } } })
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    await expect(signAgreement(db, signingPages, first!.token, { code: wrong, agree: true }, at)).rejects.toMatchObject({ details: { fields: { code: expect.anything() } } })
    await signAgreement(db, signingPages, first!.token, { code, agree: true }, at)
    expect(await rows(db, sql`select 1 from mail where kind = 'agreement_asked' and object_id = ${second!.id}`)).toHaveLength(1)
    await sign(second!)
    expect(await stateOf(made.id)).toBe('executed')
    await expect(signAgreement(db, signingPages, first!.token, { code, agree: true }, at)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('one who declines gives the reason, the text opens again, and the signatures before count no more', async () => {
    const made = await makeAgreement(db, two)
    await sendIt(db, two, made)
    const [first, second] = await tokensOf(db, made.id)
    await sign(first!)
    await expect(declineToSign(db, second!.token, ' ', at)).rejects.toMatchObject({ details: { fields: { reason: expect.anything() } } })
    await declineToSign(db, second!.token, 'The liability is too high.', at)
    expect(await stateOf(made.id)).toBe('negotiating')
    expect((await signingAt(db, first!.token, at)).state).toBe('over')
    expect((await signingOf(db, two.first, made.id))?.signatories.map((one) => one.reason)).toContain('The liability is too high.')
    const { version } = await setTerms(db, two.second, { ...made, terms: { months: 12 }, governing: 'both', options: [] })
    await sendIt(db, two, { ...made, version })
    for (const one of await tokensOf(db, made.id)) await sign(one)
    expect(await stateOf(made.id)).toBe('executed')
  })

  test('is recalled, runs out, and reminds on the third, seventh and fourteenth day, each once', async () => {
    const made = await makeAgreement(db, two)
    await sendIt(db, two, made)
    await recallFromSignature(db, two.second, made.id)
    await sendIt(db, two, made)
    const [first] = await tokensOf(db, made.id)
    const reminders = async () => (await rows(db, sql`select 1 from mail where kind = 'agreement_reminded' and object_id = ${first!.id}`)).length
    for (const [days, expected] of [[2, 0], [3, 1], [3, 1], [8, 2], [20, 3]] as const) {
      await sweepAgreements(db, signingPages, later(days))
      expect(await reminders(), String(days)).toBe(expected)
    }
    await sweepAgreements(db, signingPages, later(31))
    expect(await stateOf(made.id)).toBe('negotiating')
    expect((await signingAt(db, first!.token, at)).state).toBe('over')
    expect(await rows(db, sql`select 1 from agreement_signatory s join agreement_round r on r.id = s.round_id where r.agreement_id = ${made.id} and s.email is not null`)).toEqual([])
  })

  test('starts and ends by its dates', async () => {
    const id = await signed({ terms: { startsOn: '2026-12-01', months: 1 } })
    expect(await stateOf(id)).toBe('executed')
    await sweepAgreements(db, signingPages, new Date('2026-12-01T07:00:00Z'))
    expect(await stateOf(id)).toBe('in_force')
    await sweepAgreements(db, signingPages, new Date('2027-01-01T07:00:00Z'))
    expect(await stateOf(id)).toBe('expired')
    expect(await stateOf(await signed({ terms: { startsOn: null } }))).toBe('in_force')
  })
})

describe('races, with a pool of 60', () => {
  const pool = openPool(url, 60)
  beforeAll(() => () => pool.close())
  /** Connections are open before, so that all begin at once. */
  const warm = () => Promise.all(Array.from({ length: 55 }, () => run(pool.db, sql`select pg_sleep(0.02)`)))

  test('the last signatures of thirty at once, twice each: every one stands, one seal', { timeout: 60_000 }, async () => {
    const made = await makeAgreement(db, two)
    await sendIt(db, two, made, Array.from({ length: 30 }, (_, n) => signatoryOf(two.organisations[n % 2]!, n)))
    const all = await tokensOf(db, made.id)
    await warm()
    const results = await Promise.allSettled([...all, ...all].map((one) => giveSignature(pool.db, signingPages, one.id, at)))
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(30)
    for (const one of results) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' })
    expect(await rows(db, sql`select 1 from agreement_seal where agreement_id = ${made.id}`)).toHaveLength(1)
    expect(await stateOf(made.id)).toBe('executed')
    expect(await violations()).toEqual([])
  })

  test('fifty times the same last signature: one seal', { timeout: 60_000 }, async () => {
    const made = await makeAgreement(db, two)
    await sendIt(db, two, made)
    const [first, last] = await tokensOf(db, made.id)
    await sign(first!)
    const code = await codeFor(last!)
    await warm()
    const byCode = await Promise.allSettled(Array.from({ length: 50 }, () => signAgreement(pool.db, signingPages, last!.token, { code, agree: true }, at)))
    expect(byCode.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const again = await Promise.allSettled(Array.from({ length: 50 }, () => giveSignature(pool.db, signingPages, last!.id, at)))
    expect(again.filter((one) => one.status === 'fulfilled')).toEqual([])
    expect(await rows(db, sql`select 1 from agreement_seal where agreement_id = ${made.id}`)).toHaveLength(1)
    expect(await rows(db, sql`select 1 from activity where object_id = ${made.id} and verb = 'agreement.sign'`)).toHaveLength(2)
  })
})

describe('the sealed file', () => {
  test('is drawn once, verifies against the register, and tells every way in which it may be wrong', { timeout: 60_000 }, async () => {
    const id = await signed()
    const [first] = await tokensOf(db, id)
    await expect(sealedFor(db, blobs, two.first, id)).rejects.toMatchObject({ code: 'unavailable' })
    await performSeal(shop, id)
    const bytes = await buffer((await sealedFor(db, blobs, two.second, id)).stream)
    expect(await buffer((await sealedForSignatory(db, blobs, first!.token, at)).stream)).toEqual(bytes)
    const { reference } = await agreementPage(db, two.first, id)
    expect(await verifyFile(db, bytes)).toMatchObject({ verdict: 'sealed', reference, baseline: true })
    await performSeal(shop, id)
    expect(await buffer((await sealedFor(db, blobs, two.first, id)).stream)).toEqual(bytes)
    const changed = Buffer.from(bytes)
    changed[2_000] = changed[2_000]! ^ 1
    expect((await verifyFile(db, changed)).verdict).toBe('changed')
    expect((await verifyFile(db, Buffer.concat([bytes, Buffer.from('%%EOF\n')]))).verdict).toBe('appended')
    expect((await verifyFile(db, Buffer.from('%PDF-1.4'))).verdict).toBe('unsigned')
    // The same digit of the signature in the other case: whole and ours, but not the file of the register.
    const text = bytes.toString('latin1')
    const place = text.indexOf('/Contents <') + 11 + text.slice(text.indexOf('/Contents <') + 11).search(/[a-f]/)
    const other = Buffer.from(bytes)
    other[place] = other[place]! - 32
    expect((await examinePdf(other)).state).toBe('whole')
    expect((await verifyFile(db, other)).verdict).toBe('unregistered')
    // Whatever byte is changed, also one that no signature covers, the register does not know the file.
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at_, by) => {
      const one = Buffer.from(bytes)
      one[at_] = one[at_]! ^ by
      expect((await verifyFile(db, one)).verdict).not.toBe('sealed')
    }), { numRuns: process.env.QIAO_SOAK ? 10_000 : 60 })
  })

  test('of an instance that the register does not know is not ours', { timeout: 60_000 }, async () => {
    const id = await signed({ type: 'nda_mutual' })
    await performSeal({ ...shop, config: { ...shop.config, dataFolder: join(folder, 'elsewhere') } }, id)
    const bytes = await buffer((await sealedFor(db, blobs, two.first, id)).stream)
    expect((await verifyFile(db, bytes)).verdict).toBe('sealed')
    const elsewhere = await freshDatabase()
    expect((await verifyFile(elsewhere.db, bytes)).verdict).toBe('unknown_certificate')
  })

  test('never changes: not the seal, not its file, not a signature (invariant 16)', async () => {
    const { id } = (await row<{ id: string }>(db, sql`select agreement_id as id from agreement_seal where file_id is not null limit 1`))!
    await expect(run(db, sql`update agreement_seal set file_sha256 = sha256('x') where agreement_id = ${id}`)).rejects.toThrow('a seal stands')
    await expect(run(db, sql`delete from agreement_seal where agreement_id = ${id}`)).rejects.toThrow('a seal stands')
    await expect(run(db, sql`update file set sha256 = (select sha256 from blob limit 1) where id = (select file_id from agreement_seal where agreement_id = ${id})`)).rejects.toThrow('stands')
    await expect(run(db, sql`delete from file where id = (select file_id from agreement_seal where agreement_id = ${id})`)).rejects.toThrow()
    await expect(run(db, sql`update agreement_signatory set signed_at = now() where round_id = (select round_id from agreement_seal where agreement_id = ${id})`)).rejects.toThrow('a signature stands')
    await expect(run(db, sql`insert into agreement_seal (agreement_id, round_id, version_number, sha256, sealed_at) select agreement_id, round_id, version_number, sha256, sealed_at from agreement_seal where agreement_id = ${id}`)).rejects.toThrow('agreement_seal_pkey')
    expect(await violations()).toEqual([])
  })
})

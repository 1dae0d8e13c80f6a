import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { checkPartners, cleanCheck, makeAccepted, makeDeal, makeScreened, screenSide } from '../../../../test/world/deals.ts'
import { makeActor } from '../../../../test/world/people.ts'
import { newId } from '../../../core/id.ts'
import { isFailure } from '../../../core/failure.ts'
import { blobsOn } from '../../../platform/blobs.ts'
import { diskBlobs } from '../../../platform/blobs/disk.ts'
import { rows, run, sql, transaction } from '../../../platform/database.ts'
import { advanceDeal, answerScreen, attachToDeal, checksOf, dealFileFor, dealFor, expressInterest, licencesOf, partnerCheckMissing, partnerPassport, recordEvidence, recordPartnerCheck, screenOf } from '../deals.ts'
import { sweepDue } from '../due.ts'
import { cataloguesFor, proposed } from './catalogue.ts'

const { db } = await freshDatabase()
const blobs = blobsOn(diskBlobs(join(mkdtempSync(join(tmpdir(), 'qiao-case-')), 'files')))
const pdf = Buffer.from('%PDF-1.7\n% a case\n%%EOF')
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : String(error)))

test('no file crosses a border before both sides have checked each other; the check is reused by the next case of the pair', async () => {
  const made = await makeAccepted(db)
  const { dealId, asker, owner, fromOrganisationId, listing } = made
  expect(await codeOf(attachToDeal(db, blobs, asker, { dealId, name: 'a.pdf', bytes: pdf }))).toBe('conflict')
  await recordPartnerCheck(db, asker, { dealId, of: listing.ownerId, ...cleanCheck(asker.at) })
  expect(await partnerCheckMissing(db, fromOrganisationId, listing.ownerId, asker.at)).toEqual([{ by: listing.ownerId, of: fromOrganisationId }])
  expect(await codeOf(attachToDeal(db, blobs, asker, { dealId, name: 'a.pdf', bytes: pdf }))).toBe('conflict')
  await recordPartnerCheck(db, owner, { dealId, of: fromOrganisationId, ...cleanCheck(owner.at) })
  const fileId = await attachToDeal(db, blobs, asker, { dealId, name: 'a.pdf', bytes: pdf })
  expect((await dealFileFor(db, blobs, owner, fileId)).name).toBe('a.pdf')
  expect(await codeOf(dealFileFor(db, blobs, await makeActor(db, { platform: 'administrator' }), fileId))).toBe('missing')

  const next = await expressInterest(db, asker, { listingId: (await makeDeal(db, { ownerId: listing.ownerId })).listing.id, fromOrganisationId, sentence: 'Again', contact: 'Dr Lin' })
  expect((await checksOf(db, owner, next.id)).map((one) => one.state)).toEqual(['good', 'good'])
})

test('the database refuses a file without the checks, whatever the code does', async () => {
  const { dealId, fromOrganisationId } = await makeAccepted(db)
  await run(db, sql`insert into blob (sha256, bytes, media_type) values (sha256(${dealId}::bytea), 1, 'application/pdf')`)
  const file = newId()
  await run(db, sql`insert into file (id, sha256, name, media_type, bytes, owner_type, owner_id) values (${file}, sha256(${dealId}::bytea), 'x.pdf', 'application/pdf', 1, 'deal', ${dealId})`)
  await expect(run(db, sql`insert into deal_file (file_id, deal_id, organisation_id) values (${file}, ${dealId}, ${fromOrganisationId})`)).rejects.toThrow(/partner check/)
})

test('a check that ended, or found a listed partner, lets nothing pass; what it found stays with the side that found it', async () => {
  const made = await makeAccepted(db)
  const { dealId, asker, owner, listing, fromOrganisationId } = made
  await checkPartners(db, made)
  const late = { ...asker, at: new Date(asker.at.getTime() + 400 * 86_400_000) }
  expect(await codeOf(attachToDeal(db, blobs, late, { dealId, name: 'a.pdf', bytes: pdf }))).toBe('conflict')
  expect(await codeOf(recordPartnerCheck(db, owner, { dealId, of: fromOrganisationId, ...cleanCheck(owner.at), sanctions: 'listed' }))).toBe('invalid')
  await recordPartnerCheck(db, { ...owner, at: new Date(owner.at.getTime() + 60_000) }, { dealId, of: fromOrganisationId, ...cleanCheck(owner.at), sanctions: 'listed', result: 'fail', owners: 'A secret finding' })
  expect(JSON.stringify(await checksOf(db, asker, dealId))).not.toContain('secret finding')
  expect(JSON.stringify(await checksOf(db, asker, dealId))).not.toContain('failed')
  expect((await partnerPassport(db, owner, { by: listing.ownerId, of: fromOrganisationId })).checks).toHaveLength(2)
  expect(await codeOf(partnerPassport(db, asker, { by: listing.ownerId, of: fromOrganisationId }))).toBe('missing')
  await expect(run(db, sql`update partner_check set result = 'pass' where by_organisation = ${listing.ownerId}`)).rejects.toThrow(/append-only/)
})

test('within one country no partner check is asked, and the screen is one question', async () => {
  const made = await makeAccepted(db, { toCountry: 'GB', fromCountry: 'GB' })
  await attachToDeal(db, blobs, made.asker, { dealId: made.dealId, name: 'a.pdf', bytes: pdf })
  expect((await screenOf(db, made.asker, made.dealId)).own?.catalogues.map((one) => one.code)).toEqual(['home_foreign'])
  for (const side of [made.asker, made.owner]) await screenSide(db, side, made.dealId)
  expect((await dealFor(db, made.asker, made.dealId)).stage).toBe('screened')
})

test('the last answer of the last side takes the step, with the editions on record; answers are never altered', async () => {
  const made = await makeAccepted(db)
  const { dealId, asker, owner } = made
  await screenSide(db, asker, dealId)
  await screenSide(db, owner, dealId)
  expect((await dealFor(db, asker, dealId)).stage).toBe('accepted')
  await checkPartners(db, made)
  const deal = await dealFor(db, asker, dealId)
  expect([deal.stage, deal.history.map((one) => one.verb)]).toEqual(['screened', ['open', 'accept', 'screen']])
  const { sides } = await screenOf(db, owner, dealId)
  expect(sides.flatMap((side) => side.versions.map((one) => one.editions.map((edition) => edition.catalogue).sort()))).toEqual([
    ['cn_data', 'cn_dual_use', 'cn_export', 'cn_genetic', 'cn_import', 'cross_sanctions'],
    ['cross_sanctions', 'gb_diligence', 'gb_export', 'gb_nsi', 'gb_people'],
  ])
  await expect(run(db, sql`update deal_screen set result = 'stop' where deal_id = ${dealId}`)).rejects.toThrow(/append-only/)
  await expect(run(db, sql`delete from deal_screen_answer`)).rejects.toThrow(/append-only/)
})

test('a milder result than the answers speak for needs a reason; a licence opens the gate only with its number, and until its day', async () => {
  const made = await makeAccepted(db)
  const { dealId, asker, owner } = made
  await checkPartners(db, made)
  const { own } = await screenOf(db, asker, dealId)
  const yes = Object.fromEntries(own!.catalogues.flatMap((one) => one.questions).map((one) => [one.code, { answer: one.code === 'cn_export_restricted' ? ('yes' as const) : ('no' as const) }]))
  expect(await codeOf(answerScreen(db, asker, { dealId, version: 0, answers: yes, result: 'clear' }))).toBe('invalid')
  expect(await codeOf(answerScreen(db, asker, { dealId, version: 0, answers: {}, result: 'stop' }))).toBe('invalid')
  await answerScreen(db, asker, { dealId, version: 0, answers: yes, result: 'licence' })
  expect(await codeOf(answerScreen(db, asker, { dealId, version: 0, answers: yes, result: 'licence' }))).toBe('conflict')
  await screenSide(db, owner, dealId)
  expect((await dealFor(db, asker, dealId)).stage).toBe('accepted')
  const until = new Date(asker.at.getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
  await answerScreen(db, asker, { dealId, version: 1, answers: yes, result: 'licence', licenceNumber: 'X-2026-17', licenceUntil: until })
  expect((await dealFor(db, asker, dealId)).stage).toBe('screened')
  expect((await licencesOf(db, owner, dealId)).map((one) => one.number)).toEqual(['X-2026-17'])

  const late = new Date(asker.at.getTime() + 40 * 86_400_000)
  await transaction(db, (tx) => recordEvidence(tx, { ...asker, at: late }, { dealId, kind: 'nda', object: { type: 'agreement', id: newId() } }))
  const held = await dealFor(db, asker, dealId)
  expect(held.stage).toBe('screened')
  expect(await codeOf(advanceDeal(db, { ...asker, at: late }, { dealId, verb: 'sign_nda', version: held.version }))).toBe('conflict')
})

test('a correction to "stop" stops a case that had passed; nobody but its side answers', async () => {
  const { dealId, asker, owner } = await makeScreened(db)
  await transaction(db, (tx) => recordEvidence(tx, asker, { dealId, kind: 'nda', object: { type: 'agreement', id: newId() } }))
  await screenSide(db, owner, dealId, 'stop')
  const { version, stage } = await dealFor(db, asker, dealId)
  expect(stage).toBe('nda')
  expect(await codeOf(advanceDeal(db, asker, { dealId, verb: 'scope', version }))).toBe('conflict')
  expect(await codeOf(answerScreen(db, await makeActor(db, { platform: 'administrator' }), { dealId, version: 0, answers: {}, result: 'clear' }))).toBe('missing')
})

test('catalogues follow countries and route, codes are unique, and an unclear thing that weighs means stop', () => {
  const codes = (country: string, route?: 'investment' | 'person') => cataloguesFor(country, ['CN', 'GB'], route).flatMap((one) => one.questions.map((question) => question.code))
  expect(codes('GB', 'investment')).toContain('gb_nsi_entity')
  expect(codes('GB', 'person')).not.toContain('gb_nsi_entity')
  expect(codes('GB', 'person')).toContain('gb_atas')
  expect(codes('DE')).toEqual(['cross_sanctioned', 'cross_third'])
  const every = [...codes('CN'), ...codes('GB')].filter((code) => !code.startsWith('cross_'))
  expect(new Set(every).size).toBe(every.length)
  const questions = cataloguesFor('CN', ['CN', 'GB'], undefined).flatMap((one) => one.questions)
  const no = Object.fromEntries(questions.map((one) => [one.code, 'no' as const]))
  expect([proposed(questions, no), proposed(questions, { ...no, cn_export_free: 'yes' }), proposed(questions, { ...no, cn_export_restricted: 'yes' }), proposed(questions, { ...no, cn_export_restricted: 'unclear' }), proposed(questions, { ...no, cn_export_prohibited: 'yes' })]).toEqual(['clear', 'clear', 'licence', 'stop', 'stop'])
})

test('owners of stages and of checks are reminded, each occasion once', async () => {
  const made = await makeScreened(db)
  const due = (await dealFor(db, made.owner, made.dealId)).dueOn!
  const at = new Date(`${due}T06:00:00Z`)
  const count = async (kind: string) => (await rows(db, sql`select 1 from notice where kind = ${kind} and object_id = ${made.dealId}`)).length
  await sweepDue(db, at)
  await sweepDue(db, at)
  expect(await count('deal_due')).toBe(1)
  await sweepDue(db, new Date(at.getTime() + 2 * 86_400_000))
  expect(await count('deal_overdue')).toBe(1)
  await sweepDue(db, new Date(made.asker.at.getTime() + 340 * 86_400_000))
  expect(await rows(db, sql`select 1 from notice where kind = 'partner_check_due' and object_id = ${made.dealId} and person_id in (${made.asker.personId}, ${made.owner.personId})`)).toHaveLength(2)
})

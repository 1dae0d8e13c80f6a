import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeActor, makeOrganisation } from '../../../../test/world/people.ts'
import { type Actor, visitor } from '../../../core/actor.ts'
import { diskBlobs } from '../../../platform/blobs/disk.ts'
import { blobsOn } from '../../../platform/blobs.ts'
import { readRecords } from '../../../platform/records.ts'
import { row, rows, run, sql } from '../../../platform/database.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actorOfPerson, inviteFirm, listOrganisations, acceptInvitation } from '../../people/people.ts'
import { answerRequest } from '../../requests/requests.ts'
import { suggestMapping } from '../import/mapping.ts'
import { type ImportResult, runImport } from '../import/run.ts'
import { cardsFor, draftFor, inHall, listingFor, setAccess, submitListing } from '../listings.ts'
import { gather } from './importing.ts'
import { approveRelease, cancelRelease, createRelease, editRelease, holdRelease, movesOf, offerHandover, publishDueReleases, publishRelease, type Release, releaseFor, submitRelease, takeOut } from './release.ts'

const { db } = await freshDatabase()
const blobs = blobsOn(diskBlobs(mkdtempSync(join(tmpdir(), 'qiao-release-'))))
const at = new Date('2026-06-01T08:00:00Z')
const minutes = (n: number) => new Date(at.getTime() + n * 60_000)

const parkId = await makeOrganisation(db, { kind: 'park', country: 'CN', trusted: true, name: { zh: '澄湖科技园', en: 'Chenghu Park' } })
const plainId = await makeOrganisation(db, { kind: 'broker', country: 'GB' })
const officerId = (await makeActor(db, { organisationId: parkId, role: 'officer', at })).personId!
const officer = async (when = at): Promise<Actor> => (await actorOfPerson(db, officerId, when))!
const broker = await makeActor(db, { organisationId: plainId, role: 'officer', at })
const moderator = await makeActor(db, { platform: 'moderator', at })
const stranger = await makeActor(db, { organisationId: await makeOrganisation(db, { kind: 'park' }), role: 'administrator', at })

type Row = Record<string, string>
const need = (n: number, more: Row = {}): Row => ({ title: `Brine treatment question ${n}`, summary: `Firm number ${n} loses flux on its membranes and asks for a treatment without acid.`, ...more })

async function bring(actor: Actor, releaseId: string, records: readonly Row[], dryRun = false): Promise<ImportResult> {
  const release = await releaseFor(db, actor, releaseId)
  const headers = [...new Set(records.flatMap((one) => Object.keys(one)))]
  const bulk = { ownerId: release.publisherId, kind: 'need' as const, publish: true, dryRun }
  const lines = records.map((one) => JSON.stringify(one)).join('\n')
  return runImport(db, actor, { ...bulk, format: 'jsonl', mapping: suggestMapping(headers, true).mapping, gather: (items) => gather(db, actor, { ...bulk, releaseId }, items), source: readRecords((async function* () { yield Buffer.from(lines) })(), { format: 'jsonl' }) })
}

const consent = { by: 'Chen Yu, director', on: '2026-05-20', words: 'Agreement 2026-17' }
const input = { title: { en: 'Spring release' }, lang: 'en' as const, visibility: 'public' as const, excludedCountries: [], nameWithheld: true, consent }
const begin = async (more: Partial<typeof input> = {}): Promise<string> => createRelease(db, blobs, await officer(), { ...input, ...more, publisherId: parkId })
const shown = async (actor: Actor, id: string): Promise<Release> => releaseFor(db, actor, id)
const inIt = async (releaseId: string) => (await rows<{ id: string }>(db, sql`select listing_id as id from release_listing where release_id = ${releaseId} and removed_at is null order by 1`)).map(({ id }) => id)

describe('who publishes for others', () => {
  test('is a verified park, region or broker, by its officers', async () => {
    const university = await makeActor(db, { organisationId: await makeOrganisation(db), role: 'officer', at })
    for (const [actor, publisherId] of [[university, university.affiliations[0]!.organisationId], [stranger, parkId], [await officer(), 'not-an-id']] as const) {
      await expect(createRelease(db, blobs, actor, { ...input, publisherId })).rejects.toMatchObject({ code: 'invalid', details: { fields: { publisher: {} } } })
    }
    const id = await begin()
    for (const actor of [visitor(at), university, stranger]) await expect(releaseFor(db, actor, id)).rejects.toMatchObject({ code: 'missing' })
    expect((await shown(moderator, id)).state).toBe('draft')
    await expect(submitRelease(db, moderator, { id })).rejects.toMatchObject({ code: 'missing' })
  })

  test('says what is missing, and keeps a space that is not the publisher’s out', async () => {
    const bad = { ...input, title: {}, spaceId: '01890000-0000-7000-8000-000000000000', excludedCountries: ['usa'], consent: { by: '', on: '2999-01-01' } }
    await expect(createRelease(db, blobs, await officer(), { ...bad, publisherId: parkId })).rejects.toMatchObject({ details: { fields: { title_en: {}, space: {}, excludedCountries: {}, consentOn: {}, consentBy: {} } } })
  })
})

describe('firms out of a file', () => {
  let id: string
  beforeAll(async () => {
    id = await begin()
  })

  test('are entered once by code or name, with the consent of the row or of the release; the other rows are named', async () => {
    const records = [
      need(1, { 企业名称: '浅川膜业有限公司', 统一社会信用代码: '91310000MA1FL2XP4N', 同意人: '刘洋', 同意日期: '2026-05-12' }),
      need(2, { 企业名称: 'Another spelling', 统一社会信用代码: '91310000MA1FL2XP4N' }),
      need(3, { 企业名称: 'Millbeck Brine Ltd' }),
      need(4, { 企业名称: 'millbeck brine ltd', 企业所在国家或地区: 'CN' }),
      need(5, { 企业名称: '浅川二厂', 统一社会信用代码: '123' }),
      need(6, { 企业名称: '浅川三厂', 同意人: '刘洋', 同意日期: 'yesterday' }),
      need(7, { 统一社会信用代码: '91310000MA1FL2XP4N' }),
      need(8),
    ]
    const { uscc } = (await row<{ uscc: string }>(db, sql`select '91310000MA1FL2XP4N' as uscc`))!
    const { usccCheck } = await import('../../people/identifiers.ts')
    const code = uscc.slice(0, 17) + usccCheck(uscc.slice(0, 17))
    const given = records.map((one) => ({ ...one, ...(one['统一社会信用代码']?.length === 18 ? { 统一社会信用代码: code } : {}) }))
    const dry = await bring(await officer(), id, given, true)
    expect([dry.counts.created, await inIt(id)]).toEqual([5, []])
    expect(await rows(db, sql`select 1 from organisation where entered_by = ${parkId}`)).toEqual([])
    const result = await bring(await officer(), id, given)
    expect(result.failed.map((one) => [one.line, one.column])).toEqual([[5, '统一社会信用代码'], [6, '同意日期'], [7, '企业名称']])
    expect(result.counts.created).toBe(5)
    const firms = await rows<{ name: { zh?: string; en?: string }; uscc: string | null; by: string; on: string }>(db, sql`select o.name, o.entered_uscc as uscc, m.consent_by as by, m.consent_on as "on" from organisation o join mandate m on m.firm_id = o.id where o.entered_by = ${parkId} order by o.entered_uscc`)
    expect(firms.map((one) => [one.name.zh ?? one.name.en, one.uscc, one.by, one.on])).toEqual([['浅川膜业有限公司', code, '刘洋', '2026-05-12'], ['Millbeck Brine Ltd', null, consent.by, consent.on]])
    expect(await rows(db, sql`select 1 from notice where kind = 'mandate_granted'`)).toEqual([])
    const again = await bring(await officer(), id, given)
    expect([again.counts.created, again.counts.unchanged, again.counts.failed]).toEqual([0, 5, 3])
  })

  test('are seen by nobody but their publisher and staff before they are verified', async () => {
    const seen = async (actor: Actor) => (await listOrganisations(db, actor, { q: '浅川膜业' })).total
    expect([await seen(visitor(at)), await seen(stranger), await seen(broker), await seen(await officer()), await seen(moderator)]).toEqual([0, 0, 0, 1, 1])
  })

  test('a firm that is here and speaks for itself has to give a mandate', async () => {
    const own = await makeOrganisation(db, { kind: 'enterprise', country: 'CN', name: { zh: '自立机电' } })
    await makeActor(db, { organisationId: own, role: 'administrator' })
    const result = await bring(await officer(), id, [need(20, { firm: '自立机电' })])
    expect(result.failed[0]?.problem.en).toContain('speaks for itself')
  })

  test('without a consent in the row or the release nothing is taken', async () => {
    const bare = await begin({ consent: { by: '', on: '', words: '' } })
    const result = await bring(await officer(), bare, [need(30, { firm: 'Consentless Ltd' }), need(31)])
    expect([result.failed.map((one) => one.problem.en.includes('consent')), result.counts.created]).toEqual([[true], 1])
  })
})

describe('until its hour', () => {
  let id: string
  let held: string[]
  const readers = async (): Promise<Actor[]> => [visitor(at), stranger, broker, await makeActor(db, { country: 'CN', at })]
  beforeAll(async () => {
    id = await begin()
    await bring(await officer(), id, Array.from({ length: 12 }, (_, n) => need(100 + n, { firm: `Held Works ${n}` })))
    held = await inIt(id)
  })

  test('nothing of it is read by others, and no other way publishes one of its listings', async () => {
    expect(held).toHaveLength(12)
    for (const actor of await readers()) {
      expect(await cardsFor(db, actor, held)).toEqual([])
      for (const one of held.slice(0, 2)) await expect(listingFor(db, actor, one)).rejects.toMatchObject({ code: 'missing' })
    }
    const own = await officer()
    expect((await submitListing(db, own, { id: held[0]! })).outcome).toBe('unchanged')
    await expect(setAccess(db, own, { id: held[0]!, access: { releaseAt: minutes(60) } })).rejects.toMatchObject({ details: { fields: { releaseAt: {} } } })
    await expect(run(db, sql`update listing set state = 'published', live_revision_id = pending_revision_id, published_at = now(), expires_at = now() + interval '1 day' where id = ${held[0]}`)).rejects.toMatchObject({ constraint: 'listing_embargo' })
  })

  test('it is approved, held back to an hour on a wall clock, and moved only with a reason', async () => {
    await expect(holdRelease(db, await officer(), { id, local: '2026-06-02T10:00', zone: 'Asia/Shanghai' })).rejects.toMatchObject({ code: 'conflict' })
    await submitRelease(db, await officer(), { id })
    expect((await shown(moderator, id)).state).toBe('approved')
    for (const bad of [{ local: '2026-06-01T16:00', zone: 'Asia/Shanghai' }, { local: 'tomorrow', zone: 'Asia/Shanghai' }, { local: '2026-06-02T10:00', zone: 'Moon/Base' }]) await expect(holdRelease(db, await officer(), { id, ...bad })).rejects.toMatchObject({ code: 'invalid' })
    await holdRelease(db, await officer(), { id, local: '2026-06-02T10:00', zone: 'Asia/Shanghai' })
    expect(await shown(moderator, id)).toMatchObject({ state: 'held', hourLocal: '2026-06-02T10:00', hour: new Date('2026-06-02T02:00:00Z') })
    const moved = { id, local: '2026-06-01T09:30', zone: 'Europe/London' }
    await expect(holdRelease(db, await officer(), moved)).rejects.toMatchObject({ details: { fields: { reason: {} } } })
    await holdRelease(db, await officer(), { ...moved, reason: 'The conference begins earlier.' })
    expect(await movesOf(db, id)).toMatchObject([{ toHour: new Date('2026-06-01T08:30:00Z'), reason: 'The conference begins earlier.' }])
  })

  test('a listing that is taken out or changed without approval is left behind, and the others appear together', async () => {
    await takeOut(db, await officer(), { id, listingId: held[0]! })
    await run(db, sql`update listing_draft set content = jsonb_set(content, '{texts,en,title}', '""') where listing_id = ${held[1]}`)
    const before = await rows<{ xid: string }>(db, sql`select distinct xid::text from listing_change where listing_id = any(${sql.param(held)}::uuid[])`)
    expect(await publishDueReleases(db, minutes(29))).toBe(0)
    expect(await publishDueReleases(db, minutes(30))).toBe(11)
    expect(await publishDueReleases(db, minutes(31))).toBe(0)
    expect(await cardsFor(db, visitor(minutes(31)), held, inHall)).toHaveLength(11)
    const after = await rows<{ xid: string }>(db, sql`select distinct xid::text from listing_change where listing_id = any(${sql.param(held)}::uuid[])`)
    expect(after.length - before.length).toBe(1)
    const times = await rows<{ n: number }>(db, sql`select count(distinct published_at)::int as n from listing where id = any(${sql.param(held)}::uuid[]) and state = 'published'`)
    expect(times).toEqual([{ n: 1 }])
    expect(await shown(moderator, id)).toMatchObject({ state: 'released', releasedCount: 11, leftCount: 0 })
    const deeds = await rows<{ n: number }>(db, sql`select count(*)::int as n from activity where verb = 'listing.publish' and ${id} = any(related) and mandate_id is not null`)
    expect(deeds).toEqual([{ n: 11 }])
    expect((await cardsFor(db, visitor(minutes(31)), [held[2]!]))[0]).toMatchObject({ nameWithheld: true, owner: undefined })
    expect(await draftFor(db, await officer(), held[0]!)).toMatchObject({ listing: { state: 'draft', embargoed: false } })
    await expect(cancelRelease(db, await officer(), { id, reason: 'Too late.' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(editRelease(db, blobs, await officer(), { ...input, id, version: (await shown(moderator, id)).version })).rejects.toMatchObject({ code: 'conflict' })
  })
})

test('a publisher without trust waits for a moderator, who approves it as a whole', async () => {
  const id = await createRelease(db, blobs, broker, { ...input, publisherId: plainId })
  await expect(submitRelease(db, broker, { id })).rejects.toMatchObject({ code: 'conflict' })
  await bring(broker, id, [need(200, { firm: 'Slow Works' }), need(201, { firm: 'Slow Works' })])
  await expect(approveRelease(db, moderator, id)).rejects.toMatchObject({ code: 'conflict' })
  await submitRelease(db, broker, { id })
  expect((await shown(broker, id)).counts).toMatchObject({ waiting: 2, ready: 0 })
  await expect(approveRelease(db, broker, id)).rejects.toMatchObject({ code: 'missing' })
  await approveRelease(db, moderator, id)
  expect(await publishRelease(db, broker, { id })).toBe(2)
  await expect(publishRelease(db, broker, { id })).rejects.toMatchObject({ code: 'conflict' })
})

test('cancelled, its listings are drafts again', async () => {
  const id = await begin()
  await bring(await officer(), id, [need(300, { firm: 'Dropped Works' })])
  const [listingId] = await inIt(id)
  await submitRelease(db, await officer(), { id })
  await holdRelease(db, await officer(), { id, local: '2026-06-03T10:00', zone: 'Asia/Shanghai' })
  await expect(cancelRelease(db, await officer(), { id, reason: ' ' })).rejects.toMatchObject({ details: { fields: { reason: {} } } })
  await cancelRelease(db, await officer(), { id, reason: 'The event is off.' })
  expect(await publishDueReleases(db, new Date('2026-06-04T00:00:00Z'))).toBe(0)
  expect(await draftFor(db, await officer(), listingId!)).toMatchObject({ listing: { state: 'draft', embargoed: false, pendingRevisionId: null } })
})

test('two at once let a release out once', async () => {
  const id = await begin()
  await bring(await officer(), id, [need(400, { firm: 'Raced Works' })])
  await submitRelease(db, await officer(), { id })
  const own = await officer()
  const results = await Promise.allSettled([publishRelease(db, own, { id }), publishRelease(db, own, { id })])
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
})

test('a firm that signs up takes its listings over: it publishes them, the mandate ends, the publisher acts no more', async () => {
  const id = await begin({ nameWithheld: false })
  await bring(await officer(), id, [need(500, { firm: 'Growing Works' }), need(501, { firm: 'Growing Works' })])
  const ids = await inIt(id)
  const { firmId } = (await row<{ firmId: string }>(db, sql`select owner_id as "firmId" from listing where id = ${ids[0]}`))!
  await expect(offerHandover(db, await officer(), { firmId, publisherId: parkId })).rejects.toMatchObject({ code: 'conflict' })
  await submitRelease(db, await officer(), { id })
  await publishRelease(db, await officer(), { id })
  const letters: string[] = []
  await expect(inviteFirm(db, broker, { firmId, email: 'boss@growing.example' }, async () => undefined)).rejects.toMatchObject({ code: 'missing' })
  await inviteFirm(db, await officer(), { firmId, email: 'boss@growing.example' }, async (_tx, letter) => void letters.push(letter.token))
  const person = await makeActor(db, { email: 'boss@growing.example', at })
  await acceptInvitation(db, person, letters[0]!)
  const boss = (await actorOfPerson(db, person.personId!, at))!
  await expect(inviteFirm(db, await officer(), { firmId, email: 'two@growing.example' }, async () => undefined)).rejects.toMatchObject({ code: 'conflict' })
  const request = await offerHandover(db, await officer(), { firmId, publisherId: parkId })
  await expect(offerHandover(db, await officer(), { firmId, publisherId: parkId })).rejects.toMatchObject({ code: 'conflict' })
  await expect(answerRequest(db, await officer(), { id: request, accept: true })).rejects.toMatchObject({ code: 'missing' })
  await answerRequest(db, boss, { id: request, accept: true })
  expect(await rows(db, sql`select publisher_id = ${firmId} as own, mandate_id, state from listing where id = any(${sql.param(ids)}::uuid[])`)).toEqual([{ own: true, mandate_id: null, state: 'published' }, { own: true, mandate_id: null, state: 'published' }])
  expect(await rows(db, sql`select ended_at is not null as ended from mandate where firm_id = ${firmId}`)).toEqual([{ ended: true }])
  await expect(draftFor(db, await officer(), ids[0]!)).rejects.toMatchObject({ code: 'missing' })
  expect((await draftFor(db, boss, ids[0]!)).listing.publisherId).toBe(firmId)
})

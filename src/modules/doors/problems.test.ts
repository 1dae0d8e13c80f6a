import { beforeEach, describe, expect, test } from 'vitest'
import { showId } from '../../core/id.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { openSite } from '../../../test/client.ts'
import { codeSentTo, wrongCode } from '../../../test/world/doors.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { listingFor, submitListing } from '../listings/listings.ts'
import { actorOfPerson } from '../people/people.ts'
import { confirmProblem, forgetDoors, leaveProblem, type Leaving, pasteProblem, problemAt, problemForTaker, problemQueue, problemsWaiting, refuseProblem, sharpenProblem, takeOnProblem, tellPublished, withdrawProblem } from './doors.ts'

const at = new Date('2026-06-01T08:00:00Z')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
const { db } = await openSite({ at })
const pages = (lang: string, door: string, token: string) => `https://qiao.example/${lang}/${door}/${token}`
const source = { block: '192.0.2', proven: true }
const body = '反渗透浓水中二氧化硅结垢严重，两周内膜通量下降三成，希望找到不加酸的阻垢方法，回收率达到 85%。'
const given: Leaving = { email: 'wu.min@example.org', name: '吴敏', firm: '清河膜材料有限公司', country: 'CN', excludedCountries: ['US'], consent: true, readerLang: 'zh' }

const parkId = await makeOrganisation(db, { kind: 'park', country: 'CN', trusted: true, name: { zh: '清河科技园', en: 'Qinghe Science Park' } })
const officer = await makeActor(db, { organisationId: parkId, role: 'officer', at })
const rival = await makeActor(db, { organisationId: await makeOrganisation(db, { kind: 'broker', country: 'US' }), role: 'officer', at })
const university = await makeActor(db, { organisationId: await makeOrganisation(db, { kind: 'university' }), role: 'officer', at })
const researcher = await makeActor(db, { organisationId: parkId, role: 'researcher', at })
const moderator = await makeActor(db, { platform: 'moderator', at })

const paste = (text = body) => pasteProblem(db, { body: text, readerLang: 'zh', source }, at)
async function left(leaving: Partial<Leaving> = {}): Promise<{ token: string; id: string }> {
  const token = await paste()
  const email = `${crypto.randomUUID()}@example.org`
  await leaveProblem(db, pages, token, { ...given, email, ...leaving }, source, at)
  await confirmProblem(db, pages, token, await codeSentTo(db, leaving.email ?? email), at)
  return { token, id: (await problemAt(db, token, at)).id }
}

beforeEach(async () => void (await run(db, sql`delete from rate_limit`)))

describe('a pasted problem', () => {
  test('is read at its address alone, and not once its fourteen days are over', async () => {
    const token = await paste()
    expect(await problemAt(db, token, at)).toMatchObject({ lang: 'zh', body, state: 'draft' })
    for (const other of [token.slice(0, 26) + 'A'.repeat(22), token.slice(1), showId((await problemAt(db, token, at)).id), `${token}x`]) await expect(problemAt(db, other, at)).rejects.toMatchObject({ code: 'missing' })
    const over = later(14 * 24 * 60)
    await expect(problemAt(db, token, over)).rejects.toMatchObject({ code: 'missing' })
    await forgetDoors(db, over)
    expect(await row(db, sql`select 1 from door_problem where id = ${(await problemAt(db, token, at).catch(() => ({ id: null }))).id}`)).toBeUndefined()
  })

  test('is no listing, and is told of to nobody, before its code came back', async () => {
    const token = await paste()
    await leaveProblem(db, pages, token, given, source, at)
    expect((await problemQueue(db, officer)).waiting).toEqual([])
    expect(await rows(db, sql`select 1 from pgboss.job where name = 'notice'`)).toEqual([])
    expect(await rows(db, sql`select 1 from listing`)).toEqual([])
  })

  test.each([['', 'body'], ['too short', 'body'], ['x'.repeat(20_001), 'body']])('of %# is refused', async (text, field) => {
    await expect(paste(text)).rejects.toMatchObject({ code: 'invalid', details: { fields: { [field]: {} } } })
  })

  test('takes answers, and takes them back', async () => {
    const token = await paste()
    await sharpenProblem(db, token, { figure: '≥ 85%', wantedBy: '2027-03-01', tried: '加酸' }, at)
    expect(await problemAt(db, token, at)).toMatchObject({ figure: '≥ 85%', wantedBy: '2027-03-01', tried: '加酸' })
    await sharpenProblem(db, token, { figure: ' ' }, at)
    expect(await problemAt(db, token, at)).toMatchObject({ figure: null, wantedBy: null, tried: null })
    for (const wantedBy of ['2026-05-31', '2027-02-30x', 'soon']) await expect(sharpenProblem(db, token, { wantedBy }, at)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('a code', () => {
  test('is taken once, is tried three times, and lasts a quarter of an hour', async () => {
    const token = await paste()
    await leaveProblem(db, pages, token, given, source, at)
    const code = await codeSentTo(db, given.email)
    await expect(confirmProblem(db, pages, token, code, later(15))).rejects.toMatchObject({ code: 'invalid' })
    for (let tries = 0; tries < 3; tries += 1) await expect(confirmProblem(db, pages, token, wrongCode(code), at)).rejects.toMatchObject({ code: 'invalid' })
    await expect(confirmProblem(db, pages, token, code, at)).rejects.toMatchObject({ code: 'invalid' })
    await leaveProblem(db, pages, token, given, source, later(1))
    const second = await codeSentTo(db, given.email)
    await confirmProblem(db, pages, token, second, later(2))
    await expect(confirmProblem(db, pages, token, second, later(2))).rejects.toMatchObject({ code: 'invalid' })
    expect((await problemAt(db, token, at)).state).toBe('waiting')
  })

  test('is guessed no more often by guessing at once', async () => {
    const token = await paste()
    await leaveProblem(db, pages, token, { ...given, email: 'at.once@example.org' }, source, at)
    const code = Number(await codeSentTo(db, 'at.once@example.org'))
    const guesses = Array.from({ length: 20 }, (_, place) => String((code + 1 + place) % 1_000_000).padStart(6, '0'))
    await Promise.allSettled(guesses.map((one) => confirmProblem(db, pages, token, one, at)))
    expect(await row(db, sql`select tries from door_code where object_id = ${(await problemAt(db, token, at)).id}`)).toEqual({ tries: 3 })
  })

  test('goes to an address five times an hour, and nobody of the staff reads it', async () => {
    const token = await paste()
    for (let sent = 0; sent < 5; sent += 1) await leaveProblem(db, pages, token, { ...given, email: 'often@example.org' }, source, at)
    await expect(leaveProblem(db, pages, token, { ...given, email: 'often@example.org' }, source, at)).rejects.toMatchObject({ code: 'limited' })
    const code = await codeSentTo(db, 'often@example.org')
    const letters = await rows<{ masked: string; subject: string }>(db, sql`select masked, subject from mail where address = 'often@example.org'`)
    expect(letters.map((one) => one.masked).join('\n')).not.toContain(code)
    expect(letters.map((one) => one.masked).join('\n')).not.toContain(token)
  })
})

describe('what waits', () => {
  test('is for verified parks, regions and brokers and the platform; a country that was excluded finds neither it nor its count', async () => {
    const { id } = await left()
    expect((await problemQueue(db, officer)).waiting.map((one) => one.id)).toContain(id)
    expect(await problemsWaiting(db, moderator)).toBe(await problemsWaiting(db, officer))
    expect((await problemQueue(db, rival)).waiting).toEqual([])
    expect(await problemsWaiting(db, rival)).toBe(0)
    await expect(problemForTaker(db, rival, id)).rejects.toMatchObject({ code: 'missing' })
    for (const other of [university, researcher]) {
      await expect(problemQueue(db, other)).rejects.toMatchObject({ code: 'missing' })
      await expect(problemForTaker(db, other, id)).rejects.toMatchObject({ code: 'missing' })
      expect(await problemsWaiting(db, other)).toBeUndefined()
    }
    const told = await rows<{ data: { people: string[] } }>(db, sql`select data from pgboss.job where name = 'notice' and data ->> 'kind' = 'problem_waiting'`)
    expect(told.length).toBeGreaterThan(0)
    expect(told.flatMap((one) => one.data.people)).toContain(officer.personId)
    for (const other of [rival, university, researcher]) expect(told.flatMap((one) => one.data.people)).not.toContain(other.personId)
  })

  test('shows the firm and its contact to whoever took it on, and to nobody before', async () => {
    const { id } = await left()
    for (const reader of [officer, moderator]) expect((await problemForTaker(db, reader, id)).problem).toMatchObject({ firm: null, email: null, contactName: null })
    await takeOnProblem(db, pages, officer, { id })
    expect((await problemForTaker(db, officer, id)).problem).toMatchObject({ firm: given.firm, contactName: given.name })
    await expect(problemForTaker(db, moderator, id)).rejects.toMatchObject({ code: 'missing' })
  })

  test('is taken on by one of two', async () => {
    const { id } = await left()
    const outcomes = await Promise.allSettled([takeOnProblem(db, pages, officer, { id }), takeOnProblem(db, pages, officer, { id })])
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await row(db, sql`select count(*) as n from organisation where name ->> 'zh' = ${given.firm} and id in (select owner_id from listing l join door_problem p on p.listing_id = l.id where p.id = ${id})`)).toEqual({ n: 1 })
  })

  test('is refused by the platform with a sentence, and its words are gone', async () => {
    const { token, id } = await left()
    await expect(refuseProblem(db, pages, officer, { id, answer: 'No.' })).rejects.toMatchObject({ code: 'denied' })
    await run(db, sql`update mail set state = 'kept' where object_id = ${id}`)
    await refuseProblem(db, pages, moderator, { id, answer: '内容为广告。' })
    expect(await problemAt(db, token, at)).toMatchObject({ state: 'refused', answer: '内容为广告。', body: null, email: null, firm: null, contactName: null })
    expect(await rows(db, sql`select kind from mail where object_id = ${id}`)).toEqual([{ kind: 'door_problem_refused' }])
  })
})

describe('a problem that was taken on', () => {
  test('becomes a need under a mandate, its firm withheld and seen by nobody, its author told at each step', async () => {
    const { token, id } = await left({ email: 'author@example.org' })
    const listingId = await takeOnProblem(db, pages, officer, { id })
    const now = (await actorOfPerson(db, officer.personId!, later(1)))!
    expect((await submitListing(db, now, { id: listingId })).outcome).toBe('published')
    expect(await tellPublished(db, pages, later(5))).toBe(1)
    expect(await tellPublished(db, pages, later(6))).toBe(0)
    const listing = await row<{ nameWithheld: boolean; excluded: string[]; publisher: string; owner: string; verified: boolean }>(
      db,
      sql`select l.name_withheld as "nameWithheld", l.excluded_countries as excluded, l.publisher_id as publisher, o.name ->> 'zh' as owner, o.verified_at is not null as verified
        from listing l join organisation o on o.id = l.owner_id where l.id = ${listingId}`,
    )
    expect(listing).toEqual({ nameWithheld: true, excluded: ['US'], publisher: parkId, owner: given.firm, verified: false })
    const reader = await makeActor(db, { country: 'GB', at: later(2) })
    const seen = await listingFor(db, reader, listingId)
    expect(seen.owner).toBeUndefined()
    expect(JSON.stringify(seen)).not.toContain(given.firm)
    await expect(listingFor(db, rival, listingId)).rejects.toMatchObject({ code: 'missing' })
    const letters = await rows<{ kind: string; body: string }>(db, sql`select kind, body from mail where address = 'author@example.org' order by id`)
    expect(letters.map((one) => one.kind)).toEqual(['door_code', 'door_problem_left', 'door_problem_taken', 'door_problem_published'])
    for (const letter of letters) expect(letter.body).toContain(pages('zh', 'problem', token))
  })

  test('is the broker’s own where no firm was named', async () => {
    const { id } = await left({ firm: '' })
    const listingId = await takeOnProblem(db, pages, officer, { id })
    expect(await row(db, sql`select owner_id as owner, excluded_countries as excluded from listing where id = ${listingId}`)).toEqual({ owner: parkId, excluded: ['US'] })
  })

  test('is withdrawn by its author at any time: the published need closes, the words go', async () => {
    const { token, id } = await left()
    const listingId = await takeOnProblem(db, pages, officer, { id })
    await submitListing(db, (await actorOfPerson(db, officer.personId!, later(1)))!, { id: listingId })
    await withdrawProblem(db, pages, token, later(3))
    expect(await row(db, sql`select state, closed_reason as reason from listing where id = ${listingId}`)).toEqual({ state: 'closed', reason: 'withdrawn' })
    expect(await problemAt(db, token, later(3))).toMatchObject({ state: 'withdrawn', body: null, email: null })
    await expect(withdrawProblem(db, pages, token, later(4))).rejects.toMatchObject({ code: 'conflict' })
    const draft = await left()
    const draftId = await takeOnProblem(db, pages, officer, { id: draft.id })
    await withdrawProblem(db, pages, draft.token, later(3))
    expect(await row(db, sql`select state from listing where id = ${draftId}`)).toBeUndefined()
  })
})

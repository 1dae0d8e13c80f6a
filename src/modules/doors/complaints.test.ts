import { beforeEach, describe, expect, test } from 'vitest'
import { visitor } from '../../core/actor.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { openSite } from '../../../test/client.ts'
import { codeSentTo } from '../../../test/world/doors.ts'
import { makeListing } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { listingFor, renewListing, resumeListing } from '../listings/listings.ts'
import { answerEnquiry, appealByComplainant, appealByOwner, askAbout, complainAbout, complaintAt, complaintFor, complaintForOwner, complaintQueue, confirmComplaint, confirmEnquiry, decideComplaint, enquiriesFor, enquiryAt, enquiryFor, replyToEnquiry } from './doors.ts'

const at = new Date('2026-06-01T08:00:00Z')
const { db } = await openSite({ at })
const pages = (lang: string, door: string, token: string) => `https://qiao.example/${lang}/${door}/${token}`
const source = { block: '192.0.2', proven: true }
const ownerId = await makeOrganisation(db, { trusted: true })
const owner = await makeActor(db, { organisationId: ownerId, role: 'administrator', at })
const moderator = await makeActor(db, { platform: 'moderator', at })
const second = await makeActor(db, { platform: 'moderator', at })
const stranger = await makeActor(db, { organisationId: await makeOrganisation(db), role: 'administrator', at })

beforeEach(async () => void (await run(db, sql`delete from rate_limit`)))
const stateOf = (id: string) => row<{ state: string; held: boolean }>(db, sql`select state, held_at is not null as held from listing where id = ${id}`)
const listed = async () => (await makeListing(db, { ownerId, at: new Date('2026-05-01T08:00:00Z') })).id

let made = 0
async function complained(listingId: string, facts: { reason?: string; email?: string } = {}): Promise<{ token: string; id: string }> {
  const email = facts.email ?? `complainant-${(made += 1)}@example.org`
  const token = await complainAbout(db, pages, { listingId, reason: facts.reason ?? 'rights', body: 'The drawing is ours.', email, name: 'A. Reader', readerLang: 'en' }, source, at)
  await confirmComplaint(db, pages, token, await codeSentTo(db, email), at)
  return { token, id: (await complaintAt(db, token, at)).id }
}
const decide = (id: string, outcome: string, by = moderator) => decideComplaint(db, pages, by, { id, outcome, decision: 'Because of the patent of 2024.' })

describe('a complaint', () => {
  test('about rights hides at once, loses nothing, and only a decision brings it back', async () => {
    const listingId = await listed()
    const token = await complainAbout(db, pages, { listingId, reason: 'rights', body: 'Ours.', email: 'first@example.org', name: 'A', readerLang: 'en' }, source, at)
    expect(await stateOf(listingId)).toEqual({ state: 'published', held: false })
    await confirmComplaint(db, pages, token, await codeSentTo(db, 'first@example.org'), at)
    expect(await stateOf(listingId)).toEqual({ state: 'paused', held: true })
    await expect(listingFor(db, visitor(at), listingId)).rejects.toMatchObject({ code: 'missing' })
    await expect(resumeListing(db, owner, listingId)).rejects.toMatchObject({ code: 'conflict' })
    await expect(run(db, sql`update listing set state = 'published' where id = ${listingId}`)).rejects.toThrow()
    await renewListing(db, owner, listingId).catch(() => undefined)
    expect((await stateOf(listingId))?.state).toBe('paused')
    expect((await listingFor(db, owner, listingId)).texts.title).toBeDefined()
    const { id } = await complaintAt(db, token, at)
    await decide(id, 'kept')
    expect(await stateOf(listingId)).toEqual({ state: 'published', held: false })
    expect((await listingFor(db, visitor(at), listingId)).id).toBe(listingId)
    const verbs = await rows<{ verb: string; actor: string | null }>(db, sql`select verb, actor_id as actor from activity where object_id in (${id}, ${listingId}) order by at`)
    expect(verbs.map((one) => one.verb)).toEqual(expect.arrayContaining(['complaint.file', 'listing.hold', 'complaint.decide', 'listing.release']))
    expect(verbs.find((one) => one.verb === 'complaint.decide')?.actor).toBe(moderator.personId)
    const letter = await row<{ body: string }>(db, sql`select body from mail where address = 'first@example.org' and kind = 'door_complaint_decided'`)
    expect(letter?.body).toContain('Because of the patent of 2024.')
    expect(letter?.body).toMatch(/Decided by Test Person/)
  })

  test('that was found wrong, or comes from the same address again, hides nothing', async () => {
    const listingId = await listed()
    const { id } = await complained(listingId, { email: 'again@example.org' })
    await decide(id, 'kept')
    await complained(listingId, { email: 'again@example.org' })
    await complained(listingId, { email: 'another@example.org' })
    expect(await stateOf(listingId)).toEqual({ state: 'published', held: false })
    expect((await complaintQueue(db, moderator)).open.filter((one) => one.listingId === listingId)).toHaveLength(2)
  })

  test('about an error waits for the moderators with the listing in the hall', async () => {
    const listingId = await listed()
    const { id } = await complained(listingId, { reason: 'error' })
    expect(await stateOf(listingId)).toEqual({ state: 'published', held: false })
    await decide(id, 'removed')
    expect(await stateOf(listingId)).toEqual({ state: 'closed', held: false })
  })

  test('that still waits keeps the listing out when another was decided', async () => {
    const listingId = await listed()
    const one = await complained(listingId)
    await run(db, sql`update door_complaint set hid = true where id = ${one.id}`)
    const other = { id: (await row<{ id: string }>(db, sql`insert into door_complaint (id, listing_id, reader_lang, reason, body, email, address_mark, state, hid, confirmed_at, created_at, expires_at)
      values (gen_random_uuid(), ${listingId}, 'en', 'secret', 'x', 'b@example.org', 'b', 'open', true, ${at.toISOString()}, ${at.toISOString()}, ${at.toISOString()}) returning id`))!.id }
    await decide(one.id, 'kept')
    expect(await stateOf(listingId)).toEqual({ state: 'paused', held: true })
    await decide(other.id, 'correct')
    expect(await stateOf(listingId)).toEqual({ state: 'published', held: false })
  })

  test('is decided by moderators who are not of the listing, with an outcome and a sentence', async () => {
    const { id } = await complained(await listed())
    for (const other of [owner, stranger]) await expect(decide(id, 'kept', other)).rejects.toMatchObject({ code: 'missing' })
    const inside = await makeActor(db, { platform: 'moderator', organisationId: ownerId, role: 'researcher', at })
    await expect(decide(id, 'kept', inside)).rejects.toMatchObject({ code: 'denied' })
    await expect(decideComplaint(db, pages, moderator, { id, outcome: 'kept', decision: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(decideComplaint(db, pages, moderator, { id, outcome: 'banished', decision: 'x' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('may be appealed once by the side that lost, before another moderator', async () => {
    const listingId = await listed()
    const { token, id } = await complained(listingId)
    await expect(appealByOwner(db, owner, { id, body: 'No.' })).rejects.toMatchObject({ code: 'conflict' })
    await decide(id, 'removed')
    expect((await stateOf(listingId))?.state).toBe('closed')
    await expect(appealByComplainant(db, token, 'More.', at)).rejects.toMatchObject({ code: 'conflict' })
    await expect(appealByOwner(db, stranger, { id, body: 'No.' })).rejects.toMatchObject({ code: 'missing' })
    await appealByOwner(db, owner, { id, body: 'The drawing is from our thesis.' })
    await expect(decide(id, 'kept')).rejects.toMatchObject({ code: 'conflict' })
    expect((await complaintFor(db, moderator, id)).mayDecide).toBe(false)
    await decide(id, 'kept', second)
    expect(await stateOf(listingId)).toEqual({ state: 'published', held: false })
    await expect(appealByComplainant(db, token, 'Again.', at)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('tells the listing’s people what follows and never who complained', async () => {
    const { id } = await complained(await listed(), { email: 'whistle@example.org' })
    const told = await complaintForOwner(db, owner, id)
    expect(JSON.stringify(told)).not.toMatch(/whistle|A\. Reader|The drawing is ours/)
    await expect(complaintForOwner(db, stranger, id)).rejects.toMatchObject({ code: 'missing' })
  })
})

describe('an enquiry', () => {
  test('reaches the listing’s people after its code, is answered by mail, and goes on by link', async () => {
    const listingId = await listed()
    const token = await askAbout(db, pages, { listingId, body: '能否用于高盐废水？', email: 'asker@example.org', name: '李工', organisation: '某企业', consent: true, readerLang: 'zh' }, source, at)
    expect(await enquiriesFor(db, owner)).toEqual([])
    await confirmEnquiry(db, pages, token, await codeSentTo(db, 'asker@example.org'), at)
    const [line] = await enquiriesFor(db, owner)
    expect(line).toMatchObject({ contactName: '李工', answered: false })
    for (const other of [stranger, moderator]) {
      expect(await enquiriesFor(db, other)).toEqual([])
      await expect(enquiryFor(db, other, line!.id)).rejects.toMatchObject({ code: 'missing' })
    }
    await answerEnquiry(db, pages, { ...owner, at: new Date(at.getTime() + 60_000) }, { id: line!.id, body: 'Up to 60 g/L.' })
    expect((await enquiriesFor(db, owner))[0]?.answered).toBe(true)
    const letter = await row<{ body: string }>(db, sql`select body from mail where address = 'asker@example.org' and kind = 'door_enquiry_answered'`)
    expect(letter?.body).toContain('Up to 60 g/L.')
    expect(letter?.body).toContain(token)
    expect(letter?.body).not.toContain(owner.name ?? 'Test Person')
    await replyToEnquiry(db, token, '谢谢', source, new Date(at.getTime() + 120_000))
    expect((await enquiryAt(db, token, at)).messages.map((one) => one.ours)).toEqual([false, true, false])
    expect((await enquiriesFor(db, owner))[0]?.answered).toBe(false)
  })

  test('asks for consent, a name and an address, and only about what anybody may read', async () => {
    const listingId = await listed()
    const asked = { listingId, body: 'Does it work?', email: 'x', name: '', consent: false, readerLang: 'en' as const }
    await expect(askAbout(db, pages, asked, source, at)).rejects.toMatchObject({ code: 'invalid', details: { fields: { email: {}, name: {}, consent: {} } } })
    const { id: hidden } = await makeListing(db, { ownerId, at, access: { excludedCountries: ['US'] } })
    await expect(askAbout(db, pages, { ...asked, listingId: hidden, email: 'a@example.org', name: 'A', consent: true }, source, at)).rejects.toMatchObject({ code: 'missing' })
    await expect(complainAbout(db, pages, { listingId: hidden, reason: 'rights', body: 'x', email: 'a@example.org', name: 'A', readerLang: 'en' }, source, at)).rejects.toMatchObject({ code: 'missing' })
  })
})

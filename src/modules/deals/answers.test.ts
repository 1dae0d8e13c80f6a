import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeDeal, makePublished } from '../../../test/world/deals.ts'
import { actorOf, makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { isFailure } from '../../core/failure.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { endMandate } from '../people/people.ts'
import { acceptInterest, dealFor, dealMessages, declineInterest, expressInterest, noteInDeal, sayInDeal, withdrawInterest } from './deals.ts'

const { db } = await freshDatabase()
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : String(error)))
const told = async (kind: string, dealId: string) => (await rows<{ id: string }>(db, sql`select person_id as id from notice where kind = ${kind} and object_id = ${dealId}`)).map((one) => one.id)

test('accepting opens a thread for both sides and tells the interested one', async () => {
  const { dealId, asker, owner } = await makeDeal(db)
  expect(await codeOf(sayInDeal(db, asker, { id: dealId, body: 'Too early' }))).toBe('conflict')
  await acceptInterest(db, owner, dealId)
  await sayInDeal(db, asker, { id: dealId, body: '您好，我们下周可以寄送样品。' })
  await sayInDeal(db, { ...owner, at: new Date(asker.at.getTime() + 60_000) }, { id: dealId, body: 'Please do.' })
  const talk = await dealMessages(db, owner, dealId)
  expect(talk.map(({ lang, private: secret, organisationId }) => ({ lang, secret, organisationId }))).toEqual([
    { lang: 'zh', secret: false, organisationId: asker.affiliations[0]!.organisationId },
    { lang: 'en', secret: false, organisationId: owner.affiliations[0]!.organisationId },
  ])
  expect(await told('interest_accepted', dealId)).toEqual([asker.personId])
  expect((await told('message_received', dealId)).sort()).toEqual([asker.personId, owner.personId].sort())
  expect((await dealFor(db, asker, dealId)).history.map((one) => one.stage)).toEqual(['interest', 'accepted'])
})

test('many messages within an hour are one notice', async () => {
  const { dealId, asker, owner } = await makeDeal(db)
  await acceptInterest(db, owner, dealId)
  for (const body of ['One', 'Two', 'Three']) await sayInDeal(db, asker, { id: dealId, body })
  expect(await told('message_received', dealId)).toEqual([owner.personId])
})

test('a private note is for one side alone', async () => {
  const { dealId, asker, owner } = await makeDeal(db)
  await noteInDeal(db, owner, { id: dealId, body: 'Ask Wang about the price first.' })
  await noteInDeal(db, asker, { id: dealId, body: '对方预算不明。' })
  expect((await dealMessages(db, owner, dealId)).map((one) => one.body)).toEqual(['Ask Wang about the price first.'])
  expect((await dealMessages(db, asker, dealId)).map((one) => one.body)).toEqual(['对方预算不明。'])
})

test('a withheld name stays withheld until the interest is accepted, in page, notice and refusal', async () => {
  const { dealId, asker, owner, listing, fromOrganisationId } = await makeDeal(db, { withheld: true })
  const before = JSON.stringify(await dealFor(db, asker, dealId))
  expect(before).not.toContain(listing.ownerId)
  expect(before).not.toContain(owner.affiliations[0]!.name.en)
  expect((await dealFor(db, owner, dealId)).revealing).toBe(true)
  await acceptInterest(db, owner, dealId)
  expect((await dealFor(db, asker, dealId)).other.id).toBe(listing.ownerId)
  expect(await rows(db, sql`select organisation_id as id from listing_reveal where listing_id = ${listing.id}`)).toEqual([{ id: fromOrganisationId }])

  const declined = await makeDeal(db, { withheld: true })
  await declineInterest(db, declined.owner, { id: declined.dealId, reason: 'later' })
  const notice = await row<{ about: unknown }>(db, sql`select about from notice where kind = 'interest_declined' and object_id = ${declined.dealId}`)
  expect(JSON.stringify(notice?.about)).not.toContain(declined.owner.affiliations[0]!.name.en)
})

test('declining needs one of the reasons; the reason and the note reach the other side', async () => {
  const { dealId, asker, owner } = await makeDeal(db)
  expect(await codeOf(declineInterest(db, owner, { id: dealId, reason: 'rude' as 'later' }))).toBe('invalid')
  await declineInterest(db, owner, { id: dealId, reason: 'too_early', note: 'Come back at TRL 6.' })
  const seen = await dealFor(db, asker, dealId)
  expect([seen.stage, seen.lostReason, seen.lostNote]).toEqual(['lost', 'too_early', 'Come back at TRL 6.'])
  expect(await codeOf(sayInDeal(db, owner, { id: dealId, body: 'Sorry' }))).toBe('conflict')
})

test('after an end the interest may be expressed again', async () => {
  const { dealId, asker, owner, listing, fromOrganisationId } = await makeDeal(db)
  await declineInterest(db, owner, { id: dealId, reason: 'later' })
  const again = await expressInterest(db, asker, { listingId: listing.id, fromOrganisationId, sentence: 'It is later now.', contact: 'Dr Lin' })
  expect(again.id).not.toBe(dealId)
})

test('who may answer: officers and administrators of the other side; a reader of it may not; a stranger finds nothing', async () => {
  const ownerId = await makeOrganisation(db)
  const contact = await makeActor(db, { organisationId: ownerId, role: 'researcher' })
  const colleague = await makeActor(db, { organisationId: ownerId, role: 'researcher' })
  const { dealId, asker } = await makeDeal(db, { ownerId, contactId: contact.personId })
  const platform = await makeActor(db, { platform: 'administrator' })
  expect(await codeOf(acceptInterest(db, contact, dealId))).toBe('denied')
  expect(await codeOf(acceptInterest(db, asker, dealId))).toBe('denied')
  expect(await codeOf(acceptInterest(db, colleague, dealId))).toBe('missing')
  expect(await codeOf(acceptInterest(db, platform, dealId))).toBe('missing')
  expect(await codeOf(acceptInterest(db, await makeActor(db, { organisationId: ownerId, role: 'officer' }), dealId))).toBe('done')
})

test('a mandate with answer answers for the firm, and only until it ends', async () => {
  const park = await makeOrganisation(db, { kind: 'park' })
  const person = await makeActor(db, { organisationId: park, role: 'officer' })
  const first = await makeDeal(db, { publisherId: park })
  const second = await makeDeal(db, { ownerId: first.listing.ownerId, publisherId: first.listing.ownerId })
  const officer = await actorOf(db, person.personId!)
  expect(await told('interest_received', first.dealId)).toContain(officer.personId)
  expect(await told('interest_received', second.dealId)).not.toContain(officer.personId)
  // The mandate is for what the park published; the firm's own listing is not its business.
  expect(await codeOf(acceptInterest(db, officer, second.dealId))).toBe('missing')
  await acceptInterest(db, officer, first.dealId)
  const activity = await row<Record<string, unknown>>(db, sql`select on_behalf_of = ${first.listing.ownerId} as firm, mandate_id is not null as mandate from activity where verb = 'deal.accept' and object_id = ${first.dealId}`)
  expect(activity).toEqual({ firm: true, mandate: true })
  await endMandate(db, first.owner, officer.mandates[0]!.id)
  expect(await codeOf(dealFor(db, await actorOf(db, officer.personId!), first.dealId))).toBe('missing')
})

test('withdrawing is for the interested side, while it waits', async () => {
  const { dealId, asker, owner } = await makeDeal(db)
  expect(await codeOf(withdrawInterest(db, owner, dealId))).toBe('denied')
  await withdrawInterest(db, asker, dealId)
  expect((await dealFor(db, owner, dealId)).lostReason).toBe('withdrawn')
  expect(await codeOf(withdrawInterest(db, asker, dealId))).toBe('conflict')
  expect(await told('interest_withdrawn', dealId)).toEqual([owner.personId])
})

test('of accepting, declining and withdrawing at once exactly one counts', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { dealId, asker, owner } = await makeDeal(db)
    const second = await makeActor(db, { organisationId: owner.affiliations[0]!.organisationId, role: 'officer' })
    const outcomes = await Promise.all([
      codeOf(acceptInterest(db, owner, dealId)),
      codeOf(declineInterest(db, second, { id: dealId, reason: 'later' })),
      codeOf(acceptInterest(db, second, dealId)),
      codeOf(withdrawInterest(db, asker, dealId)),
    ])
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1)
    expect(outcomes.filter((one) => one === 'conflict')).toHaveLength(3)
    expect(await rows(db, sql`select stage from deal_stage where deal_id = ${dealId}`)).toHaveLength(2)
    expect(await rows(db, sql`select verb from activity where object_id = ${dealId}`)).toHaveLength(2)
  }
})

test('a brought listing whose name is withheld is revealed by acceptance too', async () => {
  const { asker, owner, listing, fromOrganisationId } = await makeDeal(db)
  const offer = await makePublished(db, { ownerId: fromOrganisationId, kind: 'offer', withheld: true })
  const { id } = await expressInterest(db, asker, { listingId: listing.id, fromOrganisationId, broughtListingId: offer.id, sentence: 'We bring this.', contact: 'Dr Lin' })
  await acceptInterest(db, owner, id)
  expect(await rows(db, sql`select organisation_id as id from listing_reveal where listing_id = ${offer.id}`)).toEqual([{ id: listing.ownerId }])
})

test('the rights end with the affiliation', async () => {
  const { dealId, asker } = await makeDeal(db)
  await run(db, sql`update affiliation set ended_at = now() where person_id = ${asker.personId!}`)
  expect(await codeOf(dealFor(db, await actorOf(db, asker.personId!), dealId))).toBe('missing')
})

import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeDeal, makePair, makePublished } from '../../../test/world/deals.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { isFailure } from '../../core/failure.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { expressInterest, type OpenAlready } from './deals.ts'

const { db } = await freshDatabase()
const words = { sentence: '我校有一种可在 1200 ℃ 长期工作的炉衬。', contact: '林老师 lin@example.org' }
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : String(error)))

test('one sentence and a contact open a deal that cites the live revision', async () => {
  const { listing, asker, fromOrganisationId } = await makePair(db)
  const { id, reference } = await expressInterest(db, asker, { listingId: listing.id, fromOrganisationId, ...words })
  const made = await row<Record<string, unknown>>(
    db,
    sql`select d.stage, d.lang, d.listing_revision_id = l.live_revision_id as cited, d.to_organisation as "to" from deal_interest d join listing l on l.id = d.listing_id where d.id = ${id}`,
  )
  expect(reference).toMatch(/^D-\d{4}-\d{6}$/)
  expect(made).toEqual({ stage: 'interest', lang: 'zh', cited: true, to: listing.ownerId })
  expect(await rows(db, sql`select stage from deal_stage where deal_id = ${id}`)).toEqual([{ stage: 'interest' }])
  expect(await rows(db, sql`select verb from activity where object_id = ${id}`)).toEqual([{ verb: 'deal.open' }])
})

test('the administrators and the contact of the listing are told, nobody else', async () => {
  const ownerId = await makeOrganisation(db, { kind: 'enterprise' })
  const [administrator, contact, officer] = [
    await makeActor(db, { organisationId: ownerId, role: 'administrator' }),
    await makeActor(db, { organisationId: ownerId, role: 'researcher' }),
    await makeActor(db, { organisationId: ownerId, role: 'officer' }),
  ]
  const { dealId, asker } = await makeDeal(db, { ownerId, contactId: contact.personId })
  const told = (await rows<{ id: string }>(db, sql`select person_id as id from notice where kind = 'interest_received' and object_id = ${dealId}`)).map((one) => one.id)
  expect(told).toContain(administrator.personId)
  expect(told).toContain(contact.personId)
  expect(told).not.toContain(officer.personId)
  expect(told).not.toContain(asker.personId)
})

test('texts are asked for and measured, with a sentence per field', async () => {
  const { listing, asker, fromOrganisationId } = await makePair(db)
  const refused = await expressInterest(db, asker, { listingId: listing.id, fromOrganisationId, sentence: ' ', contact: '', brings: '长'.repeat(331) }).catch((error: unknown) => error)
  expect(isFailure(refused, 'invalid') && Object.keys(refused.details.fields ?? {}).sort()).toEqual(['brings', 'contact', 'sentence'])
})

test('whoever may not read the listing finds nothing there; moderators do not see more here', async () => {
  const { listing, fromOrganisationId } = await makePair(db, { visibility: 'named' })
  const moderator = await makeActor(db, { organisationId: fromOrganisationId, role: 'officer', platform: 'moderator' })
  expect(await codeOf(expressInterest(db, moderator, { listingId: listing.id, fromOrganisationId, ...words }))).toBe('missing')
})

test('not for an organisation of others, not without one, not in one’s own listing, not where it is shut', async () => {
  const { listing, asker, owner, fromOrganisationId } = await makePair(db)
  const shut = await makePublished(db, { open: false })
  const alone = await makeActor(db)
  const other = await makeOrganisation(db)
  expect(await codeOf(expressInterest(db, asker, { listingId: listing.id, fromOrganisationId: other, ...words }))).toBe('denied')
  expect(await codeOf(expressInterest(db, alone, { listingId: listing.id, fromOrganisationId, ...words }))).toBe('denied')
  expect(await codeOf(expressInterest(db, owner, { listingId: listing.id, fromOrganisationId: listing.ownerId, ...words }))).toBe('conflict')
  expect(await codeOf(expressInterest(db, asker, { listingId: shut.id, fromOrganisationId, ...words }))).toBe('conflict')
  await run(db, sql`update listing set state = 'paused' where id = ${listing.id}`)
  expect(await codeOf(expressInterest(db, asker, { listingId: listing.id, fromOrganisationId, ...words }))).toBe('missing')
})

test('what is brought is a published listing of one’s own on the other side', async () => {
  const { listing, asker, fromOrganisationId } = await makePair(db)
  const offer = await makePublished(db, { ownerId: fromOrganisationId, kind: 'offer' })
  const need = await makePublished(db, { ownerId: fromOrganisationId, kind: 'need' })
  const foreign = await makePublished(db, { kind: 'offer' })
  const bring = (broughtListingId: string) => codeOf(expressInterest(db, asker, { listingId: listing.id, fromOrganisationId, broughtListingId, ...words }))
  expect(await bring(need.id)).toBe('invalid')
  expect(await bring(foreign.id)).toBe('invalid')
  expect(await bring(offer.id)).toBe('done')
  expect(await bring(offer.id)).toBe('conflict')
})

test('of two at once one opens the deal and the other learns which it is', async () => {
  const { listing, asker, fromOrganisationId } = await makePair(db)
  const colleague = await makeActor(db, { organisationId: fromOrganisationId, role: 'researcher' })
  const tries = await Promise.allSettled([asker, colleague, asker, colleague].map((actor) => expressInterest(db, actor, { listingId: listing.id, fromOrganisationId, ...words })))
  const opened = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []))
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  expect(opened).toHaveLength(1)
  expect(refused.map((one) => isFailure(one, 'conflict') && (one.details.theirs as OpenAlready).dealId)).toEqual([opened[0], opened[0], opened[0]])
  expect(await rows(db, sql`select verb from activity where verb = 'deal.open' and ${listing.id} = any(related)`)).toHaveLength(1)
})

test('the history of stages can be neither changed nor removed', async () => {
  const { dealId } = await makeDeal(db)
  await expect(run(db, sql`update deal_stage set stage = 'completed' where deal_id = ${dealId}`)).rejects.toThrow()
  await expect(run(db, sql`delete from deal_stage where deal_id = ${dealId}`)).rejects.toThrow()
})

import { expect, test } from 'vitest'
import { visitor } from '../../core/actor.ts'
import { rows, sql } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor, makeAffiliation, makeOrganisation, actorOf } from '../../../test/world/people.ts'
import { approveBatch, createListing, discardDraft, draftFor, listingFor, moderationItem, moderationQueue, reviewListing, saveDraft, submitListing, versionsOf, historyOf } from './listings.ts'
import { isSampled } from './rules.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-21T09:00:00Z')
const organisationId = await makeOrganisation(db)
const author = await makeActor(db, { organisationId, role: 'officer', at })
const moderator = await makeActor(db, { platform: 'moderator', at })
const good = { advantages: 3, clarity: 3, cooperation: 2, language: 2 }
const middling = { advantages: 2, clarity: 2, cooperation: 1, language: 2 }
const poor = { advantages: 1, clarity: 1, cooperation: 1, language: 1 }

async function submitted(title = 'Membranes') {
  const { id } = await createListing(db, author, { kind: 'offer', ownerId: organisationId, content: someContent({ title }) })
  const { revisionId } = await submitListing(db, author, { id })
  return { id, revisionId }
}

test('ten points publish; the comment of a return reaches the author, who sends it again', async () => {
  const { id, revisionId } = await submitted()
  await expect(reviewListing(db, moderator, { id, revisionId, scores: poor })).rejects.toMatchObject({ code: 'invalid', details: { fields: { comment: expect.anything() } } })
  await expect(reviewListing(db, moderator, { id, revisionId, scores: poor, comment: 'Say what is new.' })).resolves.toBe('return')
  await expect(draftFor(db, author, id)).resolves.toMatchObject({ comment: 'Say what is new.', listing: { state: 'draft', hasPending: false } })
  await saveDraft(db, author, { id, content: someContent({ title: 'Membranes that last' }) })
  const again = await submitListing(db, author, { id })
  await expect(reviewListing(db, moderator, { id, revisionId, scores: good })).rejects.toMatchObject({ code: 'conflict' })
  await expect(reviewListing(db, moderator, { id, revisionId: again.revisionId, scores: good })).resolves.toBe('publish')
  const shown = await listingFor(db, visitor(at), id)
  expect(shown.texts.title.variants.en?.body).toBe('Membranes that last')
  expect((await versionsOf(db, visitor(at), id)).versions.map((one) => one.number)).toEqual([2])
  expect((await draftFor(db, author, id)).comment).toBeUndefined()
})

test('a held listing waits among the held, and a single nought holds', async () => {
  const { id, revisionId } = await submitted()
  await reviewListing(db, moderator, { id, revisionId, scores: middling, comment: 'More about the partner.' })
  const held = await moderationQueue(db, moderator, { kind: 'held' })
  expect(held.items.map((one) => one.id)).toContain(id)
  expect((await moderationQueue(db, moderator, { kind: 'waiting' })).items.map((one) => one.id)).not.toContain(id)
  await expect(reviewListing(db, moderator, { id, revisionId, scores: { advantages: 5, clarity: 5, cooperation: 5, language: 0 }, comment: 'Language.' })).resolves.toBe('hold')
  await expect(listingFor(db, visitor(at), id)).rejects.toMatchObject({ code: 'missing' })
})

test('a batch is approved in one step, each with its own activity; what is one’s own is left out', async () => {
  const [first, second] = [await submitted('One'), await submitted('Two')]
  const own = await makeOrganisation(db)
  await makeAffiliation(db, { personId: moderator.personId, organisationId: own, role: 'officer' })
  const both = await actorOf(db, moderator.personId!, at)
  const mine = await createListing(db, both, { kind: 'need', ownerId: own, content: someContent() })
  const mineSubmitted = await submitListing(db, both, { id: mine.id })
  const revisionIds = [first.revisionId, second.revisionId, mineSubmitted.revisionId, first.revisionId, 'nonsense']
  expect((await approveBatch(db, both, { revisionIds })).sort()).toEqual([first.id, second.id].sort())
  expect(await approveBatch(db, both, { revisionIds })).toEqual([])
  const deeds = await rows<{ n: number }>(db, sql`select count(*) as n from activity where verb = 'listing.approve' and object_id in (${first.id}, ${second.id}) group by object_id`)
  expect(deeds.map((one) => one.n)).toEqual([1, 1])
  await expect(reviewListing(db, both, { id: mine.id, revisionId: mineSubmitted.revisionId, scores: good })).rejects.toMatchObject({ code: 'denied' })
  await expect(approveBatch(db, author, { revisionIds })).rejects.toMatchObject({ code: 'denied' })
})

test('two moderators who decide at once make one decision', async () => {
  const { id, revisionId } = await submitted()
  const other = await makeActor(db, { platform: 'moderator', at })
  const settled = await Promise.allSettled([reviewListing(db, moderator, { id, revisionId, scores: good }), reviewListing(db, other, { id, revisionId, scores: poor, comment: 'No.' })])
  expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await rows(db, sql`select 1 from listing_review where revision_id = ${revisionId}`)).toHaveLength(1)
})

test('readers keep the approved version while the next one waits, and the moderator sees what is new in it', async () => {
  const { id, revisionId } = await submitted('First')
  await reviewListing(db, moderator, { id, revisionId, scores: good })
  await saveDraft(db, author, { id, content: someContent({ title: 'Second' }) })
  const next = await submitListing(db, author, { id })
  expect((await listingFor(db, visitor(at), id)).texts.title.variants.en?.body).toBe('First')
  const item = await moderationItem(db, moderator, id)
  expect(item).toMatchObject({ revisionId: next.revisionId, sampled: false, mayReview: true })
  expect(item.difference?.texts.map((one) => `${one.field} ${one.lang} ${one.kind}`)).toEqual(['title en changed', 'summary en changed'])
  await reviewListing(db, moderator, { id, revisionId: next.revisionId, scores: poor, comment: 'Not yet.' })
  await expect(listingFor(db, visitor(at), id)).resolves.toMatchObject({ state: 'published' })
  expect((await historyOf(db, visitor(at), id)).map((one) => one.number)).toEqual([1])
})

test('a draft that was submitted once goes to the archive, for its revision is never deleted', async () => {
  const { id, revisionId } = await submitted()
  await reviewListing(db, moderator, { id, revisionId, scores: poor, comment: 'No.' })
  await expect(discardDraft(db, author, id)).resolves.toBe('archived')
})

test('one in ten of what publishes at once is drawn; a bad one leaves the hall', async () => {
  const { id, revisionId } = await makeListing(db, { at })
  await rows(db, sql`insert into listing_sample (revision_id) values (${revisionId})`)
  expect((await moderationQueue(db, moderator, { kind: 'sampled' })).items.map((one) => one.id)).toEqual([id])
  await reviewListing(db, moderator, { id, revisionId, scores: poor, comment: 'This says nothing.' })
  await expect(listingFor(db, visitor(at), id)).rejects.toMatchObject({ code: 'missing' })
  expect((await moderationQueue(db, moderator, { kind: 'sampled' })).items).toEqual([])
  const ids = Array.from({ length: 20_000 }, () => crypto.randomUUID())
  expect(ids.filter(isSampled).length / ids.length).toBeCloseTo(0.1, 1)
})

test('only moderators see the queue', async () => {
  await expect(moderationQueue(db, author, { kind: 'waiting' })).rejects.toMatchObject({ code: 'denied' })
  await expect(moderationItem(db, visitor(at), (await submitted()).id)).rejects.toMatchObject({ code: 'denied' })
})

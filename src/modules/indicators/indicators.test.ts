import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeTwo } from '../../../test/world/agreements.ts'
import { makeCircle } from '../../../test/world/bodies.ts'
import { makeAccepted, makeDeal, makePublished } from '../../../test/world/deals.ts'
import { makeEvent } from '../../../test/world/events.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { makeProject } from '../../../test/world/projects.ts'
import { type Actor, visitor } from '../../core/actor.ts'
import { blobsOn } from '../../platform/blobs.ts'
import { diskBlobs } from '../../platform/blobs/disk.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { row, run, sql } from '../../platform/database.ts'
import { dealsVisibleTo, expressInterest } from '../deals/deals.ts'
import { openReport } from '../events/events.ts'
import { answerOutcome, recordOutcome } from '../projects/projects.ts'
import { type Figure, factsOf, funnelOf, outcomesBehind, publishFigures, type Scope, smallestCell, viewsBehind } from './indicators.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-20T08:00:00Z')
const organiser = await makeActor(db, { platform: 'organiser', at })
const blobs = blobsOn(diskBlobs(mkdtempSync(join(tmpdir(), 'qiao-indicators-'))))
const ownerId = await makeOrganisation(db, { country: 'GB', kind: 'enterprise' })
const first = await makeAccepted(db, { ownerId })
const second = await makeDeal(db, { ownerId })
const owner: Actor = { ...first.owner, at }
const mine: Scope = { kind: 'organisation', id: ownerId }
const everything: Scope = { kind: 'instance' }
const n = async (actor: Actor, scope: Scope, figure: Figure) => (await funnelOf(db, actor, scope)).cells[figure].n

test('each number opens into as many facts, all of which the reader reads', async () => {
  const { cells } = await funnelOf(db, owner, mine)
  expect([cells.interest.n, cells.accepted.n, cells.connection.n, cells.agreed.n]).toEqual([2, 1, 1, 0])
  for (const figure of ['interest', 'accepted', 'met', 'screened', 'agreed', 'completed', 'connection'] as const) {
    const { cases, others } = await factsOf(db, owner, mine, figure)
    expect([cases.length, others]).toEqual([cells[figure].n, 0])
  }
  const readable = new Set((await dealsVisibleTo(db, owner)).deals.map((one) => one.id))
  expect((await factsOf(db, owner, mine, 'interest')).cases.every((one) => readable.has(one.id))).toBe(true)
})

test('a connection is accepted, or met with an outcome, and one case counts once', async () => {
  await run(db, sql`insert into deal_meeting (id, deal_id, organisation_id, topic, starts_at, ends_at, zone, link, outcome, recorded_at) select gen_random_uuid(), d, ${ownerId}, 'Talk', now(), now() + interval '1 hour', 'Europe/London', 'https://example.org', 'informative', now() from unnest(array[${first.dealId}, ${second.dealId}]::uuid[]) d`)
  expect([await n(owner, mine, 'met'), await n(owner, mine, 'accepted'), await n(owner, mine, 'connection')]).toEqual([2, 1, 2])
  await run(db, sql`update deal_meeting set outcome = 'did_not_take_place' where deal_id = ${second.dealId}`)
  expect([await n(owner, mine, 'met'), await n(owner, mine, 'connection')]).toEqual([1, 1])
})

test('a scope is its own officers’; the instance its organisers’, until it is made public', async () => {
  for (const actor of [visitor(at), { ...first.asker, at }, organiser]) await expect(funnelOf(db, actor, mine)).rejects.toMatchObject({ code: 'missing' })
  await expect(funnelOf(db, visitor(at), everything)).rejects.toMatchObject({ code: 'missing' })
  await expect(publishFigures(db, owner, everything, true)).rejects.toMatchObject({ code: 'missing' })
  const listing: Scope = { kind: 'listing', id: first.listing.id }
  await expect(funnelOf(db, { ...first.asker, at }, listing)).rejects.toMatchObject({ code: 'missing' })
  expect(await n(owner, listing, 'interest')).toBe(1)
})

test('fewer than five of others are withheld, from organisers and the public; from five on they are told', async () => {
  expect(await n(organiser, everything, 'interest')).toBeUndefined()
  expect(await factsOf(db, organiser, everything, 'interest')).toEqual({ cases: [], others: undefined })
  for (let made = 2; made < smallestCell; made += 1) await makeDeal(db)
  await Promise.all([publishFigures(db, organiser, everything, true), publishFigures(db, organiser, everything, true)])
  expect(await n(visitor(at), everything, 'interest')).toBe(5)
  expect(await n(visitor(at), everything, 'accepted')).toBeUndefined()
  expect(await factsOf(db, visitor(at), everything, 'interest')).toEqual({ cases: [], others: 5 })
  await publishFigures(db, organiser, everything, false)
  await expect(funnelOf(db, visitor(at), everything)).rejects.toMatchObject({ code: 'missing' })
})

test('a case of two members of one alliance is in it once', async () => {
  const circle = await makeCircle(db, { members: 2, at })
  const [one, other] = circle.memberIds
  const listing = await makePublished(db, { ownerId: one!, at })
  const asker = await makeActor(db, { organisationId: other!, role: 'officer', at })
  await expressInterest(db, asker, { listingId: listing.id, fromOrganisationId: other!, sentence: 'We would like to try it.', contact: 'Dr Lin, lin@example.org' })
  const both = await makeActor(db, { organisationId: one!, role: 'officer', at })
  expect(await n({ ...both, seats: circle.secretary.seats }, { kind: 'alliance', slug: circle.slug }, 'interest')).toBe(1)
  await expect(funnelOf(db, circle.outsider, { kind: 'alliance', slug: circle.slug })).rejects.toMatchObject({ code: 'missing' })
})

test('the funnel of an event is of the cases that came out of it, for who reads its report', async () => {
  const from = new Date(at.getTime() - 86_400_000)
  const event = await makeEvent(db, at, { startsAt: from })
  const scope: Scope = { kind: 'event', slug: event.slug }
  const [shown, elsewhere] = [await makePublished(db, { at: from }), await makePublished(db, { at: from })]
  await run(db, sql`insert into event_exhibit (event_id, listing_id, state, put_at) values (${event.id}, ${shown.id}, 'shown', ${from})`)
  await run(db, sql`insert into listing_view (listing_id, day, views) values (${shown.id}, '2026-11-20', 7), (${shown.id}, '2026-10-01', 3), (${elsewhere.id}, '2026-11-20', 9)`)
  const interested: Actor[] = []
  for (let made = 0; made < smallestCell; made += 1) {
    const asker = { ...(await makeActor(db, { organisationId: await makeOrganisation(db, { kind: 'enterprise' }), role: 'officer' })), at }
    await expressInterest(db, asker, { listingId: shown.id, fromOrganisationId: asker.affiliations[0]!.organisationId, sentence: 'We would like to try it.', contact: 'Dr Lin, lin@example.org' })
    interested.push(asker)
    if (made === 0) expect(await n(event.officer, scope, 'interest')).toBeUndefined()
  }
  expect([await n(event.officer, scope, 'interest'), await n(event.officer, scope, 'viewed'), await n(event.officer, scope, 'agreed')]).toEqual([smallestCell, 7, 0])
  expect(await factsOf(db, event.officer, scope, 'interest')).toEqual({ cases: [], others: smallestCell })
  for (const actor of [visitor(at), interested[0]!]) await expect(funnelOf(db, actor, scope)).rejects.toMatchObject({ code: 'missing' })
  await openReport(db, event.officer, { id: event.id, open: true })
  expect(await n(visitor(at), scope, 'interest')).toBe(smallestCell)
  expect((await factsOf(db, interested[0]!, scope, 'interest')).cases).toHaveLength(1)
})

test('amounts are per kind and currency, confirmed ones alone, and open into them', async () => {
  const two = await makeTwo(db, at)
  const { id: projectId } = await makeProject(db, two)
  const record = (minor: number, currency: string, kind: 'received' | 'contract') =>
    recordOutcome(db, blobs, two.first, { of: { projectId }, kind, amount: { minor, currency }, payerId: two.organisations[1], payeeId: two.organisations[0], onDate: '2026-11-18', note: 'Statement', vouchedBy: 'Finance' })
  for (const id of [await record(100, 'GBP', 'received'), await record(50, 'GBP', 'received'), await record(900, 'CNY', 'received'), await record(7_000, 'GBP', 'contract')]) await answerOutcome(db, two.second, { id, confirms: true })
  await record(1, 'GBP', 'received')
  const scope: Scope = { kind: 'organisation', id: two.organisations[0] }
  expect((await funnelOf(db, two.first, scope)).amounts).toEqual([{ kind: 'contract', currency: 'GBP', sum: 7_000 }, { kind: 'received', currency: 'CNY', sum: 900 }, { kind: 'received', currency: 'GBP', sum: 150 }])
  expect(await outcomesBehind(db, two.first, scope, 'received')).toHaveLength(3)
  expect((await funnelOf(db, organiser, everything)).amounts.every((one) => one.sum === undefined)).toBe(true)
})

test('views open into months that add up', async () => {
  await run(db, sql`insert into listing_view (listing_id, day, views) values (${first.listing.id}, '2026-10-31', 4), (${first.listing.id}, '2026-11-01', 3)`)
  const months = await viewsBehind(db, owner, mine)
  expect(months).toEqual([{ month: '2026-11', n: 3 }, { month: '2026-10', n: 4 }])
  expect(await n(owner, mine, 'viewed')).toBe(7)
  expect((await row<{ n: number }>(db, sql`select count(*) as n from indicator_case where step = 'connection' group by deal_id order by 1 desc limit 1`))!.n).toBe(1)
})

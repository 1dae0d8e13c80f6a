import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeDeal } from '../../../test/world/deals.ts'
import { actorOf, makeActor, makeMandate, makeOrganisation } from '../../../test/world/people.ts'
import { rows, sql } from '../../platform/database.ts'
import { acceptInterest, dealFor, sweepDeals } from './deals.ts'
import { shippedBook } from '../calendars/calendars.ts'
import { remindersDue } from './rules.ts'

const { db } = await freshDatabase()
const at = (day: string) => new Date(`${day}T09:00:00Z`)
const notices = (dealId: string, listingId: string) =>
  rows<{ kind: string; version: string; person: string }>(
    db,
    sql`select kind, version, person_id as person from notice where (object_id = ${dealId} or (object_id = ${listingId} and version = ${dealId})) and kind like 'interest_%' and kind <> 'interest_received' order by at, kind`,
  )
const kinds = async (dealId: string, listingId: string) => [...new Set((await notices(dealId, listingId)).map((one) => (one.version && one.kind === 'interest_reminder' ? `${one.kind} ${one.version}` : one.kind)))]

describe('what is due', () => {
  const opened = at('2026-11-02')
  test('day 5, 12, 15 and 30', () => {
    expect(remindersDue(opened, at('2026-11-06'), shippedBook.of('GB'), []).due).toEqual([])
    expect(remindersDue(opened, at('2026-11-07'), shippedBook.of('GB'), []).send).toEqual(['first'])
    expect(remindersDue(opened, at('2026-11-14'), shippedBook.of('GB'), ['first']).send).toEqual(['second'])
    expect(remindersDue(opened, at('2026-11-17'), shippedBook.of('GB'), ['first', 'second']).send).toEqual(['broker'])
    expect(remindersDue(opened, at('2026-12-02'), shippedBook.of('GB'), ['first', 'second', 'broker']).send).toEqual(['expired'])
  })

  test('of what came due together only the latest goes out, and nothing beside an expiry', () => {
    expect(remindersDue(opened, at('2026-11-14'), shippedBook.of('GB'), [])).toEqual({ due: ['first', 'second'], send: ['second'] })
    expect(remindersDue(opened, at('2026-11-17'), shippedBook.of('GB'), ['first'])).toEqual({ due: ['second', 'broker'], send: ['second', 'broker'] })
    expect(remindersDue(opened, at('2027-01-24'), shippedBook.of('GB'), []).send).toEqual(['expired'])
  })

  test('National Day does not count for an answer from China', () => {
    expect(remindersDue(at('2026-09-28'), at('2026-10-05'), shippedBook.of('GB'), []).send).toEqual(['first'])
    expect(remindersDue(at('2026-09-28'), at('2026-10-05'), shippedBook.of('CN'), []).send).toEqual([])
    expect(remindersDue(at('2026-09-28'), at('2026-10-10'), shippedBook.of('CN'), []).send).toEqual(['first'])
  })
})

describe('the sweep', () => {
  test('goes through the steps once each, run twice a day, and ends on day 30', async () => {
    const { dealId, listing, asker, owner } = await makeDeal(db, { at: at('2026-11-02') })
    await makeActor(db, { platform: 'organiser' })
    for (const day of ['2026-11-06', '2026-11-07', '2026-11-07', '2026-11-08', '2026-11-14', '2026-11-14', '2026-11-17', '2026-11-18', '2026-12-01']) await sweepDeals(db, at(day))
    expect((await dealFor(db, asker, dealId)).stage).toBe('interest')
    await sweepDeals(db, at('2026-12-02'))
    await sweepDeals(db, at('2026-12-03'))
    expect(await kinds(dealId, listing.id)).toEqual(['interest_reminder first', 'interest_reminder second', 'interest_broker', 'interest_expired'])
    expect((await notices(dealId, listing.id)).filter((one) => one.kind === 'interest_expired').map((one) => one.person).sort()).toEqual([asker.personId, owner.personId].sort())
    expect((await dealFor(db, asker, dealId)).history.map((one) => one.stage)).toEqual(['interest', 'expired'])
    expect(await rows(db, sql`select verb from activity where object_id = ${dealId} and actor_id is null order by at`)).toEqual([{ verb: 'deal.remind' }, { verb: 'deal.remind' }, { verb: 'deal.remind' }, { verb: 'deal.expire' }])
  })

  test('two sweeps at once do nothing twice', async () => {
    const { dealId } = await makeDeal(db, { at: at('2026-11-02') })
    await Promise.all([1, 2, 3].map(() => sweepDeals(db, at('2026-11-09'))))
    expect(await rows(db, sql`select step from deal_reminder where deal_id = ${dealId}`)).toEqual([{ step: 'first' }])
    expect(await rows(db, sql`select verb from activity where object_id = ${dealId} and verb = 'deal.remind'`)).toHaveLength(1)
    expect(await rows(db, sql`select 1 from notice where object_id = ${dealId} and kind = 'interest_reminder'`)).toHaveLength(1)
  })

  test('a sweep that stood still sends the latest reminder only, and never for what was answered', async () => {
    const { dealId, listing } = await makeDeal(db, { at: at('2026-11-02') })
    const answered = await makeDeal(db, { at: at('2026-11-02') })
    await acceptInterest(db, answered.owner, answered.dealId)
    await sweepDeals(db, at('2026-11-16'))
    expect(await kinds(dealId, listing.id)).toEqual(['interest_reminder second'])
    expect(await kinds(answered.dealId, answered.listing.id)).toEqual(['interest_accepted'])
  })

  test('the broker is the publisher by mandate, else a broker or park with a mandate, else the organisers', async () => {
    const organiser = await makeActor(db, { platform: 'organiser' })
    const park = await makeOrganisation(db, { kind: 'park' })
    const officer = await makeActor(db, { organisationId: park, role: 'officer' })
    const published = await makeDeal(db, { publisherId: park, at: at('2026-11-02') })
    const mandated = await makeDeal(db, { at: at('2026-11-02') })
    await makeMandate(db, { firmId: mandated.listing.ownerId, publisherId: park })
    const alone = await makeDeal(db, { at: at('2026-11-02') })
    await sweepDeals(db, at('2026-11-23'))
    const told = async (one: typeof alone) => (await notices(one.dealId, one.listing.id)).filter((line) => line.kind === 'interest_broker').map((line) => line.person)
    expect(await told(published)).toEqual([officer.personId])
    expect(await told(mandated)).toEqual([officer.personId])
    expect(await told(alone)).toContain(organiser.personId)
    // Being told is not being a party.
    await expect(dealFor(db, await actorOf(db, organiser.personId!), alone.dealId)).rejects.toThrow()
  })
})

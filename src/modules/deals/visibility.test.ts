import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeDeal, makePublished } from '../../../test/world/deals.ts'
import { actorOf, makeAffiliation, makeMandate, makeOrganisation, makePerson, makeRole } from '../../../test/world/people.ts'
import { type Actor, affiliationRoles, platformRoles, system, visitor } from '../../core/actor.ts'
import { newId } from '../../core/id.ts'
import { isFailure } from '../../core/failure.ts'
import { row, rows, sql } from '../../platform/database.ts'
import { acceptInterest, dealFor, dealsVisibleTo, interestCounts, interestsToAnswer } from './deals.ts'
import { type GovernedParty, partyFor, ruleRow } from './policy.ts'
import { dealRoutes, dealStages, endedStages, evidenceKinds, partyRoles } from './rules.ts'
import { type DealRule, dealRules, partyFilter } from './visibility.ts'

const { db } = await freshDatabase()
const runs = process.env.QIAO_SOAK ? 10_000 : 100

const ids = Array.from({ length: 4 }, () => newId())
const id = fc.constantFrom(...ids)
const actors: fc.Arbitrary<Actor> = fc.record({
  kind: fc.constantFrom('visitor', 'person', 'system'),
  personId: fc.option(id, { nil: undefined }),
  roles: fc.subarray([...platformRoles]),
  affiliations: fc.array(fc.record({ organisationId: id, role: fc.constantFrom(...affiliationRoles), country: fc.constant('GB'), name: fc.constant({ en: 'X' }), slug: fc.constant('x'), verified: fc.boolean(), trusted: fc.boolean() }), { maxLength: 3 }),
  mandates: fc.array(fc.record({ id, firmId: id, publisherId: id, verbs: fc.subarray(['draft', 'publish', 'answer']) }), { maxLength: 3 }),
  seats: fc.constant([]),
  at: fc.constant(new Date('2026-11-21T08:00:00Z')),
})
const parties: fc.Arbitrary<GovernedParty> = fc.record({
  organisationId: id,
  side: fc.constantFrom('asks', 'answers', 'joins'),
  role: fc.constantFrom(...partyRoles),
  personId: fc.option(id, { nil: null }),
  agentId: fc.option(id, { nil: null }),
  accepted: fc.boolean(),
  joined: fc.boolean(),
  left: fc.boolean(),
})

test('the rules say the same as TypeScript and as SQL, for any party and any actor', async () => {
  await fc.assert(
    fc.asyncProperty(actors, parties, async (actor, party) => {
      for (const rule of Object.keys(dealRules) as DealRule[]) {
        const at = (set: boolean) => (set ? actor.at : null)
        const found = await row<{ may: boolean }>(
          db,
          sql`select ${partyFilter(rule, actor)} as may from (select ${party.organisationId}::uuid as organisation_id, ${party.personId}::uuid as person_id, ${party.agentId}::uuid as agent_id, ${party.side}::text as side,
              ${at(party.accepted)}::timestamptz as accepted_at, ${at(party.joined)}::timestamptz as joined_at, ${at(party.left)}::timestamptz as left_at) p`,
        )
        expect(found?.may, `${rule} ${JSON.stringify(ruleRow(party))}`).toBe(partyFor(rule, actor, { stage: 'interest', parties: [party] }) !== undefined)
      }
    }),
    { numRuns: runs },
  )
}, 300_000)

test('in the list ⇔ readable by itself, for everybody of a small world; and to answer ⇔ may answer', async () => {
  const park = await makeOrganisation(db, { kind: 'park' })
  const made = [await makeDeal(db), await makeDeal(db, { publisherId: park }), await makeDeal(db, { withheld: true })]
  const contact = await makePerson(db)
  const own = await makePublished(db, { ownerId: made[0]!.fromOrganisationId, contactId: contact })
  await makeAffiliation(db, { personId: contact, organisationId: made[0]!.fromOrganisationId, role: 'researcher' })
  made.push(await makeDeal(db, { ownerId: made[0]!.fromOrganisationId, contactId: contact }))
  await acceptInterest(db, made[2]!.owner, made[2]!.dealId)
  expect(own.ownerId).toBe(made[0]!.fromOrganisationId)
  const organisations = [...new Set([park, ...made.flatMap((one) => [one.fromOrganisationId, one.listing.ownerId])])]
  const people = [contact, ...(await Promise.all(organisations.flatMap((organisationId) => affiliationRoles.map(async (role) => (await makeAffiliation(db, { organisationId, role })).personId))))]
  const both = await makePerson(db)
  for (const organisationId of [made[0]!.fromOrganisationId, made[0]!.listing.ownerId]) await makeAffiliation(db, { personId: both, organisationId, role: 'officer' })
  const staff = await makePerson(db)
  for (const role of platformRoles) await makeRole(db, staff, role)
  const late = await makeMandate(db, { firmId: made[1]!.listing.ownerId, publisherId: await makeOrganisation(db, { kind: 'broker' }) })
  people.push(both, staff, (await makeAffiliation(db, { organisationId: late.publisherId })).personId)
  const viewers = [visitor(new Date()), system(new Date()), ...(await Promise.all(people.map((one) => actorOf(db, one)))), ...made.flatMap((one) => [one.asker, one.owner])]
  const all = (await rows<{ id: string }>(db, sql`select id from deal`)).map((one) => one.id)
  let seen = 0
  for (const viewer of viewers) {
    const listed = await dealsVisibleTo(db, viewer, { limit: 200 })
    const read = (await Promise.all(all.map((one) => dealFor(db, viewer, one).catch((error: unknown) => (isFailure(error, 'missing') ? undefined : Promise.reject(error)))))).flatMap((one) => one ?? [])
    expect(listed.deals.map((one) => one.id).sort()).toEqual(read.map((one) => one.id).sort())
    expect(listed.total).toBe(read.length)
    expect((await interestsToAnswer(db, viewer)).map((one) => one.id).sort()).toEqual(read.filter((one) => one.may.answer).map((one) => one.id).sort())
    const counted = await interestCounts(db, viewer, made.map((one) => one.listing.id))
    for (const { listing } of made) expect(counted.get(listing.id)?.all ?? 0).toBe(read.filter((one) => one.listingId === listing.id).length)
    if (viewer.kind === 'person') for (const side of ['from', 'to'] as const) expect((await dealsVisibleTo(db, viewer, { side })).deals.map((one) => one.id).sort()).toEqual(read.filter((one) => one.side === side).map((one) => one.id).sort())
    seen += read.length
  }
  expect(await dealsVisibleTo(db, await actorOf(db, staff)).then((one) => one.total)).toBe(0)
  expect(seen).toBeGreaterThan(all.length * 3)
})

test('the words of the database and of the rules are the same, and the unique index lets ended ones go', async () => {
  const checks = await rows<{ def: string }>(db, sql`select pg_get_constraintdef(oid) as def from pg_constraint where contype = 'c' and conrelid in ('deal'::regclass, 'deal_party'::regclass, 'deal_evidence'::regclass)`)
  for (const words of [dealStages, dealRoutes, partyRoles, evidenceKinds]) {
    expect(checks.some((check) => words.every((word) => check.def.includes(`'${word}'`))), words.join()).toBe(true)
  }
  const index = await row<{ def: string }>(db, sql`select indexdef as def from pg_indexes where indexname = 'deal_open'`)
  expect(endedStages.filter((stage) => !index?.def.includes(`'${stage}'`))).toEqual([])
})

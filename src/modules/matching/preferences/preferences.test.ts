import { expect, test } from 'vitest'
import { openSite } from '../../../../test/client.ts'
import { makeListing, someContent } from '../../../../test/world/listings.ts'
import { actorOf, longAgo, makeActor, makeOrganisation } from '../../../../test/world/people.ts'
import type { Actor } from '../../../core/actor.ts'
import { system } from '../../../core/actor.ts'
import { row, rows, sql } from '../../../platform/database.ts'
import { acceptInterest, advanceDeal, dealFor, declineInterest, expressInterest } from '../../deals/deals.ts'
import { listingFor } from '../../listings/listings.ts'
import { bounds, dismissMatch, forgetVerdicts, matchesOf, matchPair, recordOf, restoreMatch } from '../matching.ts'
import { learnTopic } from './record.ts'

const { db, room } = await openSite()
const live = room.matcher

const firm = await makeOrganisation(db, { kind: 'enterprise', country: 'CN' })
const keeper = await makeActor(db, { organisationId: firm, role: 'officer' })
const stranger = await makeActor(db, { role: 'officer' })

const offerOf = (title: string, facts: object, owner?: string) =>
  makeListing(db, { kind: 'offer', ownerId: owner, at: longAgo, content: someContent({ title, facts }) })
const need = await makeListing(db, { kind: 'need', ownerId: firm, at: longAgo, content: someContent({ title: 'Ceramic membranes that clean dye wastewater' }) })
const early = { fields: ['water'], stage: 'concept', trl: 2, partnerships: ['licence'] } as const
const late = { fields: ['water'], stage: 'on_market', trl: 8, partnerships: ['supply'] } as const
const [first, second] = [await offerOf('Ceramic membranes for dye wastewater', early), await offerOf('Ceramic membranes for dye wastewater, second', early)]
const third = await offerOf('Ceramic membranes for dye wastewater, third', late)
await live.refresh()

const listed = async (actor: Actor) => matchesOf(db, live, actor, await listingFor(db, actor, need.id))
const own = { id: need.id, ownerId: firm, publisherId: firm }
const shareOf = async (actor: Actor, id: string) => (await listed(actor)).find(({ card }) => card.id === id)?.adjustment?.share

test('what one organisation puts aside moves its later list, within bounds, with its cause, and nobody else’s', async () => {
  const others = JSON.stringify(await listed(stranger))
  const before = await listed(keeper)
  expect(before.every((one) => one.adjustment === undefined)).toBe(true)
  await dismissMatch(db, live, keeper, { listing: own, otherId: first.id, reason: 'too_early' })
  const after = await listed(keeper)
  expect(after.map(({ card }) => card.id)).not.toContain(first.id)
  const lowered = after.find(({ card }) => card.id === second.id)
  expect(lowered?.adjustment?.causes).toEqual([{ aspect: 'stage', share: lowered?.adjustment?.share, aside: 1, accepted: 0, values: ['2'] }])
  expect(lowered?.adjustment?.share).toBeLessThan(0)
  expect(lowered?.adjustment?.share).toBeGreaterThanOrEqual(bounds.least)
  expect(after.find(({ card }) => card.id === third.id)?.adjustment).toBeUndefined()
  for (const { score, parts } of after) expect(parts.lexical + parts.bridged + parts.dense + parts.facets).toBeCloseTo(score, 12)
  expect(JSON.stringify(await listed(stranger))).toBe(others)
  expect((await matchPair(db, live, keeper, need.id, second.id)).adjustment?.share).toBe(lowered?.adjustment?.share)
  expect((await matchPair(db, live, stranger, need.id, second.id)).adjustment).toBeUndefined()
})

test('bringing a match back takes its lesson out of the record; forgetting keeps what was put aside aside', async () => {
  expect((await recordOf(db, keeper)).map((one) => [one.other?.id, one.outcome, one.reason, one.trl])).toEqual([[first.id, 'aside', 'too_early', 2]])
  await restoreMatch(db, keeper, { listingId: need.id, otherId: first.id })
  expect(await recordOf(db, keeper)).toEqual([])
  expect(await shareOf(keeper, second.id)).toBeUndefined()

  await dismissMatch(db, live, keeper, { listing: own, otherId: first.id, reason: 'not_a_fit' })
  const [line] = await recordOf(db, keeper)
  expect(line?.labels.length).toBeGreaterThan(0)
  expect(await shareOf(keeper, third.id)).toBeLessThan(0)
  await expect(forgetVerdicts(db, stranger, { organisationId: firm })).rejects.toMatchObject({ code: 'missing' })
  await expect(forgetVerdicts(db, stranger, { organisationId: stranger.affiliations[0]!.organisationId, id: line!.id })).rejects.toMatchObject({ code: 'missing' })
  await forgetVerdicts(db, keeper, { organisationId: firm, id: line!.id })
  expect(await shareOf(keeper, third.id)).toBeUndefined()
  expect((await listed(keeper)).map(({ card }) => card.id)).not.toContain(first.id)
  const deeds = await rows<{ verb: string }>(db, sql`select verb from activity where on_behalf_of = ${firm} and verb like 'match.%' order by at`)
  expect(deeds.map((one) => one.verb)).toEqual(['match.dismiss', 'match.dismiss', 'match.forget'])
})

test('a reason that says nothing about other listings leaves no row', async () => {
  await dismissMatch(db, live, keeper, { listing: own, otherId: third.id, reason: 'later' })
  expect(await recordOf(db, keeper)).toEqual([])
  await restoreMatch(db, keeper, { listingId: need.id, otherId: third.id })
})

test('an accepted interest raises what is like it in the lists of both sides; a declined one lowers it for the side that declined', async () => {
  const lab = await makeOrganisation(db)
  const [asker, head] = [await makeActor(db, { organisationId: lab, role: 'officer' }), await makeActor(db, { organisationId: firm, role: 'administrator' })]
  const brought = await offerOf('Ceramic membranes brought to dye wastewater', late, lab)
  await live.refresh()
  const interest = { listingId: need.id, broughtListingId: brought.id, fromOrganisationId: lab, sentence: 'We have it.', contact: 'lab@example.org' }
  const { id } = await expressInterest(db, asker, interest)
  await acceptInterest(db, await actorOf(db, head.personId!), id)
  const queued = await rows<{ verdict: string }>(db, sql`select data ->> 'verdictId' as verdict from pgboss.job where name = 'match_learn'`)
  expect(queued).toHaveLength(2)
  expect(await shareOf(keeper, third.id)).toBeGreaterThan(0)
  const untaught = await shareOf(keeper, third.id)
  for (const { verdict } of queued) await learnTopic(db, live, new Date(), verdict)
  expect(await shareOf(keeper, third.id)).toBeGreaterThan(untaught!)
  expect((await recordOf(db, asker)).map((one) => [one.outcome, one.other?.id, one.listing?.id])).toEqual([['accepted', need.id, brought.id]])

  const { version } = await dealFor(db, asker, id)
  await advanceDeal(db, asker, { dealId: id, verb: 'lose', version, reason: 'later' })
  const again = await expressInterest(db, asker, interest)
  await declineInterest(db, await actorOf(db, head.personId!), { id: again.id, reason: 'commercial_route_unclear' })
  expect((await recordOf(db, keeper)).map((one) => [one.outcome, one.reason, one.partnerships, one.country])).toEqual([['declined', 'commercial_route_unclear', ['supply'], null]])
  expect(await shareOf(keeper, third.id)).toBeLessThan(0)
  expect((await recordOf(db, asker)).map((one) => one.outcome)).toEqual(['accepted'])
  const by = await row<{ by: string | null }>(db, sql`select by from match_verdict where organisation_id = ${lab}`)
  expect(by?.by).toBeNull()
})

test('a job that comes late or twice changes nothing', async () => {
  const counted = await rows(db, sql`select terms from match_verdict order by id`)
  for (const { id } of await rows<{ id: string }>(db, sql`select id from match_verdict`)) await learnTopic(db, live, new Date(), id)
  expect(await rows(db, sql`select terms from match_verdict order by id`)).toEqual(counted)
  expect(await matchesOf(db, live, system(new Date()), await listingFor(db, system(new Date()), need.id))).not.toEqual([])
})

import { beforeAll, expect, test } from 'vitest'
import { type Actor, visitor } from '../../../core/actor.ts'
import { showId } from '../../../core/id.ts'
import { run, sql } from '../../../platform/database.ts'
import { openSite } from '../../../../test/client.ts'
import { makeListing, someContent } from '../../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../../test/world/people.ts'
import { dismissMatch } from '../matching.ts'
import { researchPlace } from './roles.ts'
import { teamFor } from './teams.ts'

const site = await openSite()
const { db, room } = site
const { matcher } = room

const publish = async (kind: 'offer' | 'need', title: string, facts: Parameters<typeof someContent>[0] = {}, ownerId?: string) =>
  makeListing(db, { kind, ownerId, content: someContent({ title, source: 'en', texts: { en: { title, summary: `${title}.` } }, ...facts }) })

const need = await publish('need', 'Graphite crucible, ceramic coating, acoustic inspection')
const graphite = await publish('offer', 'Graphite crucible of one piece', { facts: { trl: 8 } })
const coating = await publish('offer', 'Ceramic coating in layers', { facts: { stage: 'lab_tested' } })
const acoustic = await publish('offer', 'Acoustic inspection of castings')
for (let place = 0; place < 12; place += 1) await publish('offer', `Sediment in rivers, part ${place}`)
await matcher.refresh()

const reader = await makeActor(db)
const idsOf = async (actor: Actor) => (await teamFor(db, matcher, actor, need.id)).members.map((one) => one.card.id).sort()
const three = [graphite.id, coating.id, acoustic.id].sort()

beforeAll(async () => void (await run(db, sql`delete from rate_limit`)))

test('the team covers what one offer alone does not, and says who covers what', async () => {
  const team = await teamFor(db, matcher, reader, need.id)
  expect(team.members.map((one) => one.card.id).sort()).toEqual(three)
  expect(team.proposed).toBe(true)
  expect(team.share).toBeGreaterThan(team.single + 0.3)
  expect(team.asks.reduce((sum, ask) => sum + ask.share, 0)).toBeCloseTo(1)
  const asked = team.asks.find((ask) => ask.id.toLowerCase() === 'ceramic coating')
  expect(asked?.by).toBe(coating.id)
  const covered = team.asks.reduce((sum, ask) => sum + ask.share * Math.max(0, ...team.members.map((one) => one.found[ask.id]?.strength ?? 0)), 0)
  expect(covered).toBeCloseTo(team.share, 6)
  expect(team.members.find((one) => one.card.id === graphite.id)?.research).toEqual({ role: 'product', from: 'trl' })
  expect(team.members.find((one) => one.card.id === coating.id)?.research).toEqual({ role: 'technology', from: 'stage' })
  expect(team.members.find((one) => one.card.id === acoustic.id)?.research).toBeUndefined()
})

test('what nobody covers is named', async () => {
  const wide = await publish('need', 'Graphite crucible, ceramic coating, magnetic levitation')
  await matcher.refresh()
  const team = await teamFor(db, matcher, reader, wide.id)
  expect(team.asks.filter((ask) => !ask.by).map((ask) => ask.id.toLowerCase())).toContain('magnetic levitation')
  expect(team.share).toBeLessThan(0.9)
})

test('a team is made of what its reader may read, and of what their organisation has not put aside', async () => {
  const ownerId = await makeOrganisation(db)
  const member = await makeActor(db, { organisationId: ownerId, role: 'officer' })
  const hidden = await makeListing(db, { kind: 'offer', content: someContent({ title: 'Graphite crucible, ceramic coating, acoustic inspection' }), access: { visibility: 'named', audienceOrganisations: [ownerId], audienceSpaces: [], excludedCountries: [], nameWithheld: false, openForInterest: true } })
  await matcher.refresh()
  expect(await idsOf(member)).toEqual([hidden.id])
  expect(await idsOf(reader)).toEqual(three)
  expect(await idsOf(visitor(new Date()))).toEqual(three)
  await run(db, sql`update listing set state = 'paused' where id = ${hidden.id}`)
  await matcher.refresh()

  const keeper = await makeActor(db, { organisationId: need.ownerId, role: 'officer' })
  await dismissMatch(db, matcher, keeper, { listing: { id: need.id, ownerId: need.ownerId, publisherId: need.ownerId }, otherId: acoustic.id, reason: 'not_a_fit' })
  expect(await idsOf(keeper)).not.toContain(acoustic.id)
  expect(await idsOf(reader)).toEqual(three)
})

test('no two members are of one organisation, and at most one name is withheld', async () => {
  const asks = await publish('need', 'Basalt fibre, tungsten nozzle, copper winding')
  const ownerId = await makeOrganisation(db)
  const one = await publish('offer', 'Basalt fibre', {}, ownerId)
  const two = await publish('offer', 'Tungsten nozzle', {}, ownerId)
  await matcher.refresh()
  const together = await teamFor(db, matcher, reader, asks.id)
  expect(together.members).toHaveLength(1)
  await run(db, sql`update listing set name_withheld = true where id in (${one.id}, ${two.id})`)
  await matcher.refresh()
  const withheld = await teamFor(db, matcher, reader, asks.id)
  expect(withheld.members).toHaveLength(1)
  expect(withheld.members[0]?.card.owner).toBeUndefined()
})

test('the page and the API show the same team in both languages, and nothing to those who may not read the need', async () => {
  const page = await (await site.get(`/en/listings/${showId(need.id)}/-/team`)).text()
  expect(page).toContain('Ceramic coating in layers')
  expect(page).toContain('Who covers what')
  expect(await (await site.get(`/zh/listings/${showId(need.id)}/-/team`)).text()).toContain('研究链')
  const answer = await site.get(`/api/v1/listings/${showId(need.id)}/team`)
  const body = (await answer.json()) as { members: { listing: { id: string } }[]; proposed: boolean }
  expect(body.members.map((one) => one.listing.id).sort()).toEqual(three.map(showId).sort())
  expect((await site.get(`/en/listings/${showId(graphite.id)}/-/team`)).status).toBe(404)
  const secret = await makeListing(db, { kind: 'need', access: { visibility: 'named', audienceOrganisations: [need.ownerId], audienceSpaces: [], excludedCountries: [], nameWithheld: false, openForInterest: true } })
  expect((await site.get(`/en/listings/${showId(secret.id)}/-/team`)).status).toBe(404)
  expect((await site.get(`/api/v1/listings/${showId(secret.id)}/team`)).status).toBe(404)
})

test('a place on the research chain follows from what is stated, the TRL before the stage', () => {
  expect(researchPlace({ trl: 3, stage: 'on_market' })).toEqual({ role: 'basic', from: 'trl' })
  expect(researchPlace({ trl: 5 })?.role).toBe('technology')
  expect(researchPlace({ trl: 6 })?.role).toBe('pilot')
  expect(researchPlace({ stage: 'on_market' })).toEqual({ role: 'product', from: 'stage' })
  expect(researchPlace({})).toBeUndefined()
})

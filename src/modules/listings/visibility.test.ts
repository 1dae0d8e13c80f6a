import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '../../core/actor.ts'
import { type FacetFilter, holds, toFilter, toSql } from '../../core/visibility.ts'
import { rows, sql } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeOrganisation } from '../../../test/world/people.ts'
import { makeListing } from '../../../test/world/listings.ts'
import { cardsFor } from './cards.ts'
import { indexRows } from './indexing.ts'
import { listingFor } from './reading.ts'
import { findListing, ruleRow } from './record.ts'
import { inHall, ownerKnown, readable, visibilityColumns } from './visibility.ts'
import { row } from '../../platform/database.ts'

const { db } = await freshDatabase()
const numRuns = process.env.QIAO_SOAK ? 10_000 : 100
const at = new Date('2026-11-21T09:00:00Z')

const organisations = [await makeOrganisation(db), await makeOrganisation(db), await makeOrganisation(db)]
const spaces = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
const countries = ['CN', 'GB', 'US']
const { id } = await makeListing(db, { ownerId: organisations[0], at })
await rows(db, sql`insert into mandate (id, firm_id, publisher_id, verbs, until) values (gen_random_uuid(), ${organisations[0]}, ${organisations[1]}, '{publish}', '2099-01-01')`)
const mandate = await row<{ id: string }>(db, sql`select id from mandate`)

const listings = fc.record({
  state: fc.constantFrom('published', 'published', 'published', 'submitted', 'draft', 'paused', 'closed', 'archived'),
  visibility: fc.constantFrom('public', 'signed_in', 'space', 'named'),
  publisher: fc.constantFrom(organisations[0]!, organisations[1]!),
  spaces: fc.subarray(spaces),
  named: fc.subarray(organisations),
  excluded: fc.subarray(countries),
  withheld: fc.boolean(),
  pending: fc.boolean(),
  revealed: fc.subarray(organisations),
  embargoed: fc.boolean(),
})
const actors: fc.Arbitrary<Actor> = fc
  .record({
    kind: fc.constantFrom('visitor', 'person', 'person', 'person', 'system'),
    country: fc.option(fc.constantFrom(...countries), { nil: undefined }),
    roles: fc.subarray(['moderator', 'organiser', 'administrator'] as const),
    belongs: fc.array(fc.record({ organisationId: fc.constantFrom(...organisations), country: fc.constantFrom(...countries), role: fc.constantFrom('officer', 'researcher') }), { maxLength: 2 }),
    seats: fc.subarray(spaces),
  })
  .map(({ kind, country, roles, belongs, seats }): Actor => {
    const base = { roles: [], affiliations: [], seats: [], mandates: [], at }
    if (kind !== 'person') return { kind: kind as 'visitor' | 'system', ...base }
    const affiliations = belongs.map((one) => ({ ...one, role: one.role as 'officer', name: {}, slug: 'x', verified: true, trusted: false }))
    return { kind: 'person', personId: '00000000-0000-7000-8000-00000000000a', country, roles, affiliations, seats: seats.map((spaceId) => ({ spaceId, role: 'member' })), mandates: [], at }
  })

type Shape = Parameters<Parameters<typeof listings.map>[0]>[0]

/** The row with exactly these columns, whatever the checks of the faces would allow. */
async function become(shape: Shape): Promise<void> {
  const needsPending = shape.state === 'submitted' || (shape.pending && shape.state !== 'draft')
  // The check of the table keeps a published listing from being held back; the rules have to know it without the check.
  await rows(db, sql`alter table listing drop constraint if exists listing_embargo`)
  await rows(
    db,
    sql`update listing set embargoed = ${shape.embargoed}, state = ${shape.state}, visibility = ${shape.visibility}, publisher_id = ${shape.publisher}, mandate_id = ${mandate!.id},
      audience_spaces = ${sql.param(shape.spaces)}::uuid[], audience_organisations = ${sql.param(shape.named)}::uuid[], excluded_countries = ${sql.param(shape.excluded)}::text[],
      name_withheld = ${shape.withheld}, closed_reason = 'agreed', pending_revision_id = case when ${needsPending} then live_revision_id end where id = ${id}`,
  )
  await rows(db, sql`delete from listing_reveal where listing_id = ${id}`)
  for (const organisation of shape.revealed) await rows(db, sql`insert into listing_reveal (listing_id, organisation_id) values (${id}, ${organisation})`)
}

const passes = (filter: FacetFilter, facets: Record<string, string[]>): boolean => {
  if ('all' in filter) return filter.all.every((one) => passes(one, facets))
  if ('some' in filter) return filter.some.some((one) => passes(one, facets))
  if ('not' in filter) return !passes(filter.not, facets)
  return (facets[filter.facet] ?? []).some((value) => filter.in.includes(value))
}

const inSql = async (rule: typeof readable, actor: Actor): Promise<boolean> => {
  const params: unknown[] = []
  const text = toSql(rule, actor, visibilityColumns, params)
  params.push(id)
  const found = await db.$client.query(`select 1 from listing l where ${text} and l.id = $${params.length}`, params)
  return found.rowCount === 1
}

test('a listing is in every list exactly when it may be read, in TypeScript, SQL, the index and the faces (invariant 3)', async () => {
  await fc.assert(
    fc.asyncProperty(listings, actors, async (shape, actor) => {
      await become(shape)
      const record = (await findListing(db, id))!
      const truth = holds(readable, actor, ruleRow(record, shape.revealed))
      expect(await inSql(readable, actor)).toBe(truth)
      expect((await cardsFor(db, actor, [id])).length === 1).toBe(truth)
      expect(await listingFor(db, actor, id).then(() => true, () => false)).toBe(truth)
      const shown = holds(inHall, actor, ruleRow(record, shape.revealed))
      expect(shown).toBe(truth && shape.state === 'published' && !shape.embargoed)
      const apart = actor.kind !== 'system' && !actor.roles.some((role) => role !== 'organiser') && !actor.affiliations.some((one) => [organisations[0], shape.publisher].includes(one.organisationId))
      if (shape.embargoed && apart) expect(truth).toBe(false)
      const indexed = []
      for await (const batch of indexRows(db, { ids: [id] })) indexed.push(...batch)
      expect(indexed.some((one) => passes(toFilter(inHall, actor), one.facets))).toBe(shown)
      const known = holds(ownerKnown, actor, ruleRow(record, shape.revealed))
      expect(await inSql(ownerKnown, actor)).toBe(known)
    }),
    { numRuns },
  )
}, 600_000)

test('a visitor never meets a listing that excludes countries, and an excluded country never does by any of its organisations', async () => {
  await fc.assert(
    fc.asyncProperty(listings, actors, async (shape, actor) => {
      await become({ ...shape, state: 'published', embargoed: false, excluded: ['US'] })
      const ours = actor.affiliations.some((one) => one.organisationId === organisations[0] || one.organisationId === shape.publisher)
      const staff = actor.kind === 'system' || actor.roles.includes('moderator') || actor.roles.includes('administrator')
      const fromThere = actor.kind === 'visitor' || actor.country === 'US' || actor.affiliations.some((one) => one.country === 'US')
      if (!ours && !staff && fromThere) expect(await inSql(inHall, actor)).toBe(false)
    }),
    { numRuns },
  )
}, 600_000)

test('a withheld name reaches nobody but its own side and those to whom it was revealed (invariant 4)', async () => {
  const name = { zh: '绝密机构', en: 'Secret Works' }
  await rows(db, sql`update organisation set name = ${JSON.stringify(name)}::jsonb, slug = 'secret-works', city = '{"en": "Hiddenham"}', contact_email = 'boss@secret.example' where id = ${organisations[0]}`)
  await fc.assert(
    fc.asyncProperty(listings, actors, async (shape, actor) => {
      await become({ ...shape, withheld: true, state: 'published', embargoed: false })
      const member = (ids: readonly string[]) => actor.affiliations.some((one) => ids.includes(one.organisationId))
      const knows = actor.kind === 'system' || member([organisations[0]!, shape.publisher, ...shape.revealed])
      const answers = [await cardsFor(db, actor, [id]), await listingFor(db, actor, id).catch(() => undefined)]
      const told = /Secret|绝密|secret-works|Hiddenham|boss@/.test(JSON.stringify(answers))
      if (!knows) expect(told).toBe(false)
      else if (answers[1]) expect(told).toBe(true)
    }),
    { numRuns },
  )
}, 600_000)

import { setImmediate as turn } from 'node:timers/promises'
import { system } from '../../../core/actor.ts'
import { type Cluster, clustersOf, type Likeness, mutualLikeness, type Neighbours } from '../../../engine/commons/clusters.ts'
import { type SharedWord, sharedWords } from '../../../engine/commons/shared.ts'
import type { Filter, Indexed, ListingText } from '../../../engine/retrieval/matcher.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import { indexRows } from '../../listings/listings.ts'
import { type LiveMatcher, toIndexed } from '../live.ts'

/** A need as it is compared; `organisation` is whose it is as everybody sees it. */
type Need = { id: string; organisation: string; query: Indexed }

/** Needs that are alike; `likeness` of each member is its mean likeness to the others. */
export type Found = { members: { id: string; likeness: number }[]; cohesion: number; concepts: SharedWord[] }

/**
 * From this mean likeness on needs are one problem. Read by eye on 1,338 real needs (docs/benchmarks.md): above .4 nearly all pairs ask for
 * the same thing, at .35 most do, below .3 they share a trade.
 */
export const threshold = 0.35
const leastLikeness = 0.2

/** Neighbours looked at per need, and characters of its running text: what stands further back is boilerplate more often than problem. */
const neighbours = 12
const readOf = 1_200

/** Only what everybody may read is compared, so that a proposal tells an organiser nothing that is not on show. */
const publicNeeds: Filter = { all: [{ facet: 'kind', in: ['need'] }, { facet: 'visibility', in: ['public'] }, { facet: 'excluding', in: ['false'] }] }

const shortened = (text: ListingText): ListingText => ({ ...text, description: text.description?.slice(0, readOf) })

/** A withheld name counts as one of its own: whether it is another's must not show. */
async function publicNeedsOf(db: Db): Promise<Need[]> {
  const ids = (await rows<{ id: string }>(db, sql`select id from listing where kind = 'need' and state = 'published' and visibility = 'public' and cardinality(excluded_countries) = 0 and merged_into is null order by id`)).map((one) => one.id)
  const needs: Need[] = []
  for await (const batch of indexRows(db, { ids })) {
    for (const one of batch) {
      const document = toIndexed(one)
      needs.push({ id: one.id, organisation: one.facets.organisation?.[0] ?? `withheld ${one.id}`, query: { ...document, id: `like ${one.id}`, texts: document.texts.map(shortened) } })
    }
  }
  return needs.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What each need finds among the needs, as shares of what it finds in itself. Gives way to other work between questions. */
async function neighboursOf(live: LiveMatcher, now: Date, needs: readonly Need[]): Promise<Neighbours[]> {
  const actor = system(now)
  const place = new Map(needs.map((need, index) => [need.id, index]))
  const found: Neighbours[] = []
  for (const need of needs) {
    const matches = live.match(actor, need.query, { k: neighbours + 1, filter: publicNeeds, explain: false })
    const itself = matches.find((one) => one.id === need.id)?.score ?? 0
    found.push(matches.flatMap(({ id, score }) => {
      const of = place.get(id)
      return of === undefined || id === need.id || itself <= 0 ? [] : [{ of, share: score / itself }]
    }))
    await turn()
  }
  return found
}

const severalOrganisations = (needs: readonly Need[], members: readonly number[]): boolean => new Set(members.map((one) => needs[one]?.organisation)).size > 1

function described(live: LiveMatcher, now: Date, needs: readonly Need[], { members, cohesion }: Cluster, pairs: readonly Likeness[]): Found {
  const near = new Map(members.map((one) => [one, 0]))
  for (const { a, b, likeness } of pairs) {
    if (!near.has(a) || !near.has(b)) continue
    near.set(a, (near.get(a) ?? 0) + likeness)
    near.set(b, (near.get(b) ?? 0) + likeness)
  }
  const [middle] = [...near].sort((x, y) => y[1] - x[1] || x[0] - y[0])
  const heart = needs[middle?.[0] ?? -1]
  const others = members.flatMap((one) => (one === middle?.[0] ? [] : [needs[one]?.id ?? '']))
  const matches = heart ? live.match(system(now), heart.query, { k: others.length, filter: { facet: 'id', in: others }, explain: true }) : []
  return {
    members: members.map((one) => ({ id: needs[one]?.id ?? '', likeness: (near.get(one) ?? 0) / (members.length - 1) })),
    cohesion,
    concepts: sharedWords(matches),
  }
}

/** What one search finds: clusters of needs of several organisations, and needs that are like the members of a common problem that stands. */
export type Search = { clusters: Found[]; suggested: { problemId: string; needId: string; likeness: number }[] }

/**
 * Compares all public needs with each other. `standing` are the needs of adopted problems: they are not proposed again; what is like them
 * is suggested for their problem.
 */
export async function searchCommons(db: Db, live: LiveMatcher, now: Date, standing: readonly { problemId: string; needId: string }[]): Promise<Search> {
  await live.refresh()
  const needs = await publicNeedsOf(db)
  const pairs = mutualLikeness(await neighboursOf(live, now, needs), leastLikeness)
  const place = new Map(needs.map((need, index) => [need.id, index]))
  const taken = new Set(standing.map((one) => place.get(one.needId) ?? -1))
  const free = pairs.filter(({ a, b }) => !taken.has(a) && !taken.has(b))
  const clusters = clustersOf(free, threshold).filter(({ members }) => severalOrganisations(needs, members))
  return { clusters: clusters.map((cluster) => described(live, now, needs, cluster, free)), suggested: suggestedFor(standing, pairs, place, needs, taken) }
}

function suggestedFor(standing: readonly { problemId: string; needId: string }[], pairs: readonly Likeness[], place: ReadonlyMap<string, number>, needs: readonly Need[], taken: ReadonlySet<number>): Search['suggested'] {
  const suggested: Search['suggested'] = []
  for (const problemId of [...new Set(standing.map((one) => one.problemId))].sort()) {
    const members = new Set(standing.flatMap((one) => (one.problemId === problemId ? [place.get(one.needId) ?? -1] : [])))
    const sums = new Map<number, number>()
    for (const { a, b, likeness } of pairs) {
      for (const [one, other] of [[a, b], [b, a]] as const) if (members.has(one) && !taken.has(other)) sums.set(other, (sums.get(other) ?? 0) + likeness)
    }
    for (const [one, sum] of [...sums].sort((x, y) => x[0] - y[0])) {
      const likeness = sum / members.size
      if (likeness >= threshold) suggested.push({ problemId, needId: needs[one]?.id ?? '', likeness })
    }
  }
  return suggested
}

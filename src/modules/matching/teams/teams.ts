import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import type { Lang } from '../../../core/text.ts'
import { type Asked, candidateOf, type Found } from '../../../engine/cover/asked.ts'
import { coverWith, type Team } from '../../../engine/cover/cover.ts'
import type { Filter, Indexed } from '../../../engine/retrieval/matcher.ts'
import type { Db } from '../../../platform/database.ts'
import { counterpartKinds } from '../../listings/content.ts'
import { type Card, cardsFor, indexRows, inHall, listingFor, type ListingPage } from '../../listings/listings.ts'
import { dismissalsOf } from '../dismissals.ts'
import { type LiveMatcher, toIndexed } from '../live.ts'
import { gather } from './candidates.ts'
import { type IndustryLink, type ResearchPlace, researchPlace } from './roles.ts'

export { type IndustryLink, industryLinks, type ResearchPlace, type ResearchRole, researchRoles } from './roles.ts'

/** What a need asks, with its share of the whole, and who of the team covers it best; `by` is missing where nobody does. */
export type AskedShare = Asked & { share: number; by?: string }

export type TeamMember = {
  card: Card
  /** The share of what is asked that it covers by itself, and what the team would lose without it; 0–1. */
  alone: number
  gain: number
  /** By the id of what is asked: the listing's own words and how strongly they cover it. */
  found: Readonly<Record<string, Found>>
  research?: ResearchPlace
  /** The place on its industry chain, where it states one: never guessed. */
  industry?: IndustryLink
}

export type NeedTeam = {
  need: ListingPage
  /** The language in which the need was read. */
  lang: Lang
  /** The weightiest first. */
  asks: AskedShare[]
  members: TeamMember[]
  /** The share of what is asked that the team covers, and that the best offer covers alone; 0–1. */
  share: number
  single: number
  /** Whether the best team was proved or the greedy one is given. */
  how: Team['how']
  /** True where no offer is enough by itself and a team is clearly better: then it is shown unasked. */
  proposed: boolean
}

/**
 * From this share on one offer is enough; below it a team is proposed when it covers at least `clearly` more. Measured with the dictionary
 * alone, Chinese problems against their own English abstracts among 2,000: three of four right answers cover more than .47, half of the
 * best wrong ones less than .45 (docs/benchmarks.md).
 */
const enough = 0.47
const clearly = 0.15

/** The listing as the index knows it; undefined when it is not published. */
async function asQuery(db: Db, id: string): Promise<Indexed | undefined> {
  for await (const [found] of indexRows(db, { ids: [id] })) if (found) return toIndexed(found)
  return undefined
}

/** As a reader sees it: two listings whose names are withheld may be of one organisation, so at most one of them joins a team. */
const shownOrganisation = (card: Card): string => card.owner?.id ?? 'withheld'

/** The more that is covered the better the language of the need was read; the source where it does not matter. */
type Reading = { gathered: ReturnType<typeof gather>; cards: Map<string, Card>; team: Team }

async function readingIn(db: Db, live: LiveMatcher, actor: Actor, query: Indexed, lang: Lang, filter: Filter): Promise<Reading> {
  const gathered = gather(live, actor, query, lang, filter)
  const cards = new Map((await cardsFor(db, actor, gathered.reached.map((one) => one.id), inHall)).map((card) => [card.id, card]))
  const candidates = gathered.reached.flatMap((one) => {
    const card = cards.get(one.id)
    return card ? [candidateOf(one, shownOrganisation(card))] : []
  })
  return { gathered, cards, team: await coverWith({ aims: gathered.asks, candidates }) }
}

function membersOf({ gathered, cards, team }: Reading): TeamMember[] {
  return team.members.flatMap(({ id, alone, gain }) => {
    const card = cards.get(id)
    const found = gathered.reached.find((one) => one.id === id)?.found
    return card && found ? [{ card, alone, gain, found, research: researchPlace(card), industry: card.chain?.link }] : []
  })
}

/**
 * A team for a need: the few offers of different organisations that together cover most of what it asks, with who covers what, what each
 * adds, and what nobody covers. Only from what the actor may read; what their organisation has put aside is left out.
 * @throws missing unless it is a need that the actor may read
 */
export async function teamFor(db: Db, live: LiveMatcher, actor: Actor, needId: string): Promise<NeedTeam> {
  const need = await listingFor(db, actor, needId)
  if (need.kind !== 'need') throw new Failure('missing', refusals.missing)
  const none: NeedTeam = { need, lang: need.source, asks: [], members: [], share: 0, single: 0, how: 'exact', proposed: false }
  const query = await asQuery(db, need.id)
  if (!query) return none
  const aside = (await dismissalsOf(db, actor, need.id)).map((one) => one.otherId)
  const filter: Filter = { all: [{ facet: 'kind', in: counterpartKinds.need }, { not: { facet: 'owner', in: query.facets.owner ?? [] } }, { not: { facet: 'id', in: aside } }] }
  const readings: Reading[] = []
  for (const lang of need.langs) readings.push(await readingIn(db, live, actor, query, lang, filter))
  const [best] = readings.sort((a, b) => b.team.share - a.team.share)
  if (!best) return none
  const { asks, lang, reached } = best.gathered
  const whole = asks.reduce((sum, ask) => sum + ask.weight, 0)
  const single = Math.max(0, ...reached.filter((one) => best.cards.has(one.id)).map(({ found }) => asks.reduce((sum, ask) => sum + (ask.weight / whole) * (found[ask.id]?.strength ?? 0), 0)))
  const { share, how, aims } = best.team
  const members = membersOf(best)
  return {
    need,
    lang,
    asks: asks.map((ask, place) => ({ ...ask, share: ask.weight / whole, by: aims[place]?.by })),
    members,
    share,
    single,
    how,
    proposed: members.length > 1 && single < enough && share - single >= clearly,
  }
}

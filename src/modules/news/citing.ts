import { type Actor, administers, visitor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Name, Phrase, Text } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { scopeFor } from '../alliances/alliances.ts'
import type { DealStage } from '../deals/deals.ts'
import { cardsFor, inHall } from '../listings/listings.ts'
import type { LiveMatcher } from '../matching/matching.ts'
import { administratorsOf } from '../people/people.ts'
import { createRequest, defineRequest } from '../requests/requests.ts'
import { newsRefusals } from './messages.ts'
import { canWriteNews } from './policy.ts'
import { missing, type NewsItem, ofAlliance } from './record.ts'
import { itemToWrite } from './writing.ts'
import { citedFigures, type CitedFigure } from './words/kinds.ts'

const most = 20

/** How the parties of a cited case stand; only for the writers of the item. `unknown`: nobody has answered. */
export type Permission = { asked: number; given: number; refused: number }

/** A fact that an item rests on, as its reader may see it. */
export type Citation = { id: string; place: number } & (
  | { kind: 'listing'; listingId: string; title: Text }
  | { kind: 'deal'; reference: string; outcome?: { title: Name; stage: DealStage; parties: Name[]; listingId?: string }; permission?: Permission }
  | { kind: 'figure'; figure: CitedFigure; value: number; asOf: string }
)

/** The permission of a party: an administrator of the party answers; nothing is shown before all have said yes. */
defineRequest('citation', {
  async address(tx, actor, input) {
    const found = await row<{ organisationId: string; spaceId: string | null }>(
      tx,
      sql`select x.organisation_id as "organisationId", n.space_id as "spaceId" from news_consent x join news_citation c on c.id = x.citation_id join news_item n on n.id = c.item_id where x.id = ${input.object.id}`,
    )
    if (!found || !canWriteNews(actor, found.spaceId)) throw missing()
    return { toOrganisation: found.organisationId }
  },
  mayAnswer: (_db, actor, request) => administers(actor, request.toOrganisation ?? ''),
  accept: (tx, actor, request) => decide(tx, actor, request.objectId, 'given'),
  async tellAsked(tx, _actor, request) {
    const people = await administratorsOf(tx, request.toOrganisation!)
    await tell(tx, { kind: 'citation_asked', people, object: { type: 'organisation', id: request.toOrganisation! }, version: request.id, about: await aboutConsent(tx, request.objectId) })
  },
  async tellAnswered(tx, actor, request) {
    if (request.state !== 'accepted') await decide(tx, actor, request.objectId, 'refused')
    const item = await row<{ id: string }>(tx, sql`select c.item_id as id from news_consent x join news_citation c on c.id = x.citation_id where x.id = ${request.objectId}`)
    if (item && request.fromPerson) await tell(tx, { kind: 'citation_answered', people: [request.fromPerson], object: { type: 'news', id: item.id }, version: request.id, about: await aboutConsent(tx, request.objectId) })
  },
})

const decide = async (tx: Db, actor: Actor, consentId: string, state: 'given' | 'refused'): Promise<void> =>
  void (await run(tx, sql`update news_consent set state = ${state}, decided_by = ${actor.personId ?? null}, decided_at = ${actor.at} where id = ${consentId} and state = 'asked'`))

async function aboutConsent(tx: Db, consentId: string): Promise<Record<string, string | Name>> {
  const found = await row<{ reference: string; title: Text }>(tx, sql`select c.deal_reference as reference, n.title from news_consent x join news_citation c on c.id = x.citation_id join news_item n on n.id = c.item_id where x.id = ${consentId}`)
  const { zh, en } = found!.title.variants
  return { reference: found!.reference, title: { zh: zh?.body ?? en?.body, en: en?.body ?? zh?.body } }
}

const wrong = (field: string, sentence: Phrase) => new Failure('invalid', refusals.invalid, { fields: { [field]: sentence } })

export type Cited = { itemId: string } & ({ listing: string } | { reference: string } | { figure: string })

/**
 * Cites a fact: a listing that everybody may read (by id, address or reference), a partnering case by its reference, whose
 * parties are asked, or a figure as it stands today for a visitor, for which the index is needed.
 * @throws Failure missing | invalid (fields `listing`, `reference`, `figure`) | conflict
 */
export async function citeFact(db: Db, live: LiveMatcher | undefined, actor: Actor, input: Cited): Promise<void> {
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'news.cite', object: { type: 'news', id: input.itemId }, audience: 'staff' }, async (tx) => {
    const item = await itemToWrite(tx, actor, input.itemId)
    if (item.state === 'submitted') throw new Failure('conflict', newsRefusals.state)
    const count = await row<{ n: number }>(tx, sql`select count(*)::int as n from news_citation where item_id = ${item.id}`)
    if ((count?.n ?? 0) >= most) throw new Failure('conflict', newsRefusals.tooMany)
    const add = (kind: string, values: { listingId?: string; revisionId?: string; reference?: string; dealId?: string | null; figure?: string; value?: number }) =>
      run(
        tx,
        sql`insert into news_citation (id, item_id, place, kind, listing_id, listing_revision_id, deal_reference, deal_id, figure, value, as_of, added_by, added_at)
            values (${id}, ${item.id}, ${(count?.n ?? 0) + 1}, ${kind}, ${values.listingId ?? null}, ${values.revisionId ?? null}, ${values.reference ?? null}, ${values.dealId ?? null}, ${values.figure ?? null}, ${values.value ?? null},
              ${kind === 'figure' ? actor.at.toISOString().slice(0, 10) : null}, ${actor.personId ?? null}, ${actor.at})`,
      )
    if ('listing' in input) {
      const listing = await publicListing(tx, actor, input.listing)
      if (await row(tx, sql`select 1 from news_citation where item_id = ${item.id} and listing_id = ${listing.id}`)) throw wrong('listing', newsRefusals.twice)
      await add('listing', { listingId: listing.id, revisionId: listing.revisionId })
    } else if ('figure' in input) {
      const figure = Object.hasOwn(citedFigures, input.figure) ? (input.figure as CitedFigure) : undefined
      if (!figure || !live || citedFigures[figure].alliance !== ofAlliance(item)) throw wrong('figure', newsRefusals.figure)
      await add('figure', { figure, value: await figureNow(tx, live, actor.at, figure, item) })
    } else await citeCase(tx, actor, item, id, input.reference, add)
    if (item.state !== 'published' || !('reference' in input)) return
    // A case is never added to what is in public before its parties have been asked.
    await run(tx, sql`update news_item set state = 'draft', version = version + 1, updated_at = ${actor.at} where id = ${item.id}`)
  })
}

async function citeCase(tx: Db, actor: Actor, item: NewsItem, citationId: string, typed: string, add: (kind: string, values: { reference: string; dealId: string | null }) => Promise<number>): Promise<void> {
  const reference = typed.trim().toUpperCase()
  if (!/^D-\d{4}-\d{6}$/.test(reference)) throw wrong('reference', newsRefusals.reference)
  if (await row(tx, sql`select 1 from news_citation where item_id = ${item.id} and deal_reference = ${reference}`)) throw wrong('reference', newsRefusals.twice)
  const deal = await row<{ id: string; from: string; to: string }>(tx, sql`select id, from_organisation as "from", to_organisation as "to" from deal_interest where reference = ${reference}`)
  await add('deal', { reference, dealId: deal?.id ?? null })
  for (const organisationId of deal ? [deal.from, deal.to] : []) {
    const consentId = newId(actor.at.getTime())
    await run(tx, sql`insert into news_consent (id, citation_id, organisation_id) values (${consentId}, ${citationId}, ${organisationId})`)
    if (actor.personId) await createRequest(tx, actor, { kind: 'citation', object: { type: 'news_consent', id: consentId } })
  }
}

async function publicListing(tx: Db, actor: Actor, typed: string): Promise<{ id: string; revisionId: string }> {
  const bare = typed.trim()
  const id = readId(bare.match(/listings\/([0-9a-z]{26})/i)?.[1] ?? bare)
  const found = await row<{ id: string; revisionId: string }>(tx, sql`select id, live_revision_id as "revisionId" from listing where ${id ? sql`id = ${id}` : sql`reference = ${bare.toUpperCase()}`} and live_revision_id is not null`)
  const shown = found && (await cardsFor(tx, visitor(actor.at), [found.id], inHall)).length > 0
  if (!found || !shown) throw wrong('listing', newsRefusals.listing)
  return found
}

async function figureNow(tx: Db, live: LiveMatcher, at: Date, figure: CitedFigure, item: NewsItem): Promise<number> {
  const anybody = visitor(at)
  const kind = figure.endsWith('offers') ? 'offer' : 'need'
  if (!item.space || !ofAlliance(item)) return live.hall(anybody, { limit: 1 }).facets.kind?.[kind] ?? 0
  const { scope } = await scopeFor(tx, anybody, item.space.slug)
  return figure === 'alliance.members' ? scope.organisations.length : (live.hall(anybody, { scope, limit: 1 }).facets.kind?.[kind] ?? 0)
}

/** Takes a citation out again; what was asked of the parties is withdrawn with it. @throws Failure missing */
export async function uncite(db: Db, actor: Actor, input: { itemId: string; id: string }): Promise<void> {
  await change(db, actor, { verb: 'news.uncite', object: { type: 'news', id: input.itemId }, audience: 'staff' }, async (tx) => {
    const item = await itemToWrite(tx, actor, input.itemId)
    await run(tx, sql`update request set state = 'cancelled', decided_at = ${actor.at} where kind = 'citation' and state = 'submitted' and object_id in (select x.id from news_consent x where x.citation_id = ${input.id})`)
    if ((await run(tx, sql`delete from news_citation where id = ${input.id} and item_id = ${item.id}`)) === 0) throw missing()
  })
}

type Stored = { id: string; place: number; kind: 'listing' | 'deal' | 'figure'; listingId: string | null; reference: string | null; figure: CitedFigure | null; value: number | null; asOf: string | null; permission: Permission; outcome: { title: Name; stage: DealStage; parties: Name[]; listingId: string } | null }

/**
 * The facts of an item that the reader may see: listings that they may read, cases whose parties have all said yes, figures.
 * The writers also see what waits.
 */
export async function citationsOf(db: Db, actor: Actor, item: NewsItem): Promise<Citation[]> {
  const writes = canWriteNews(actor, item.spaceId)
  const found = await rows<Stored>(
    db,
    sql`select c.id, c.place, c.kind, c.listing_id as "listingId", c.deal_reference as reference, c.figure, c.value, c.as_of as "asOf",
          (select json_build_object('asked', count(*) filter (where x.state = 'asked'), 'given', count(*) filter (where x.state = 'given'), 'refused', count(*) filter (where x.state = 'refused')) from news_consent x where x.citation_id = c.id) as permission,
          case when d.id is not null and not exists (select from news_consent x where x.citation_id = c.id and x.state <> 'given') then json_build_object('stage', d.stage, 'listingId', d.listing_id,
            'title', (select jsonb_object_agg(t.lang, t.body) from listing_text t where t.revision_id = d.listing_revision_id and t.field = 'title' and t.origin <> 'machine'),
            'parties', (select json_agg(o.name order by o.id = d.to_organisation) from organisation o where o.id in (d.from_organisation, d.to_organisation))) end as outcome
        from news_citation c left join deal_interest d on d.id = c.deal_id where c.item_id = ${item.id} order by c.place, c.id`,
  )
  const listings = found.flatMap((one) => one.listingId ?? one.outcome?.listingId ?? [])
  const cards = new Map((await cardsFor(db, actor, listings)).map((card) => [card.id, card]))
  return found.flatMap((one): Citation[] => {
    const base = { id: one.id, place: one.place }
    if (one.kind === 'listing') {
      const card = cards.get(one.listingId ?? '')
      return card ? [{ ...base, kind: 'listing', listingId: card.id, title: card.title }] : []
    }
    if (one.kind === 'figure') return [{ ...base, kind: 'figure', figure: one.figure!, value: one.value!, asOf: one.asOf! }]
    if (!one.outcome && !writes) return []
    const outcome = one.outcome && { ...one.outcome, listingId: cards.has(one.outcome.listingId) ? one.outcome.listingId : undefined }
    return [{ ...base, kind: 'deal', reference: one.reference!, outcome: outcome ?? undefined, permission: writes ? one.permission : undefined }]
  })
}


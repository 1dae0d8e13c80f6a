import { type Actor, hasRole, publishesFor } from '../../core/actor.ts'
import { missing } from '../../core/failure.ts'
import type { Name, Text } from '../../core/text.ts'
import { type Db, row, type SQL, sql } from '../../platform/database.ts'
import { canRunAlliance, scopeFor } from '../alliances/alliances.ts'
import { casesOfEvent, eventReported, outcomesOfEvent } from '../events/events.ts'
import type { Scope } from './rules.ts'

/** A scope that the actor may read, as conditions on cases, outcomes and views. Each is in it once, however it belongs. */
export type Opened = {
  name: Name | Text | undefined
  spaceId: string | null
  public: boolean
  /** The actor decides whether everybody reads it. */
  mayPublish: boolean
  /** On `f.deal_id`. */
  cases: SQL
  /** On `u.deal_id` and `u.project_id`. */
  outcomes: SQL
  /** On `v.listing_id`. */
  views: SQL
}

const ids = (list: readonly string[]): SQL => sql`any(${sql.param([...list])}::uuid[])`
const partOf = (deal: SQL, organisations: SQL): SQL => sql`exists (select from deal_party p where p.deal_id = ${deal} and p.role <> 'broker' and p.organisation_id = ${organisations})`
const about = (deal: SQL, listings: SQL): SQL => sql`exists (select from deal_listing l where l.deal_id = ${deal} and ${listings})`
const partner = (organisations: SQL): SQL => sql`exists (select from project_partner p where p.project_id = u.project_id and p.organisation_id = ${organisations})`
const [ofCase, ofOutcome] = [sql.raw('f.deal_id'), sql.raw('u.deal_id')]

async function isPublic(db: Db, spaceId: string | null): Promise<boolean> {
  return (await row(db, sql`select from indicator_publication where space_id is not distinct from ${spaceId}`)) !== undefined
}

/**
 * Opens a scope: of a listing and an organisation for their officers; of an alliance for who runs it, of the instance for organisers,
 * and for everybody once it was made public; of an event for whoever reads its report, which is opened there. @throws Failure missing
 */
export async function openScope(db: Db, actor: Actor, scope: Scope): Promise<Opened> {
  if (scope.kind === 'listing') {
    const found = await row<{ name: Name | null; owner: string; publisher: string }>(db, sql`select (select jsonb_object_agg(t.lang, t.body) from listing_text t where t.revision_id = l.live_revision_id and t.field = 'title') as name, l.owner_id as owner, l.publisher_id as publisher from listing l where l.id = ${scope.id}`)
    if (!found || !publishesFor(actor).some((id) => id === found.owner || id === found.publisher)) throw missing()
    const listings = sql`l.listing_id = ${scope.id}`
    return { name: found.name ?? undefined, spaceId: null, public: false, mayPublish: false, cases: about(ofCase, listings), outcomes: about(ofOutcome, listings), views: sql`v.listing_id = ${scope.id}` }
  }
  if (scope.kind === 'organisation') {
    const found = await row<{ name: Name }>(db, sql`select name from organisation where id = ${scope.id}`)
    if (!found || !publishesFor(actor).includes(scope.id)) throw missing()
    const one = sql`${scope.id}::uuid`
    return {
      name: found.name, spaceId: null, public: false, mayPublish: false, cases: partOf(ofCase, one), outcomes: sql`(${partOf(ofOutcome, one)} or ${partner(one)})`,
      views: sql`exists (select from listing l where l.id = v.listing_id and ${one} in (l.owner_id, l.publisher_id))`,
    }
  }
  if (scope.kind === 'alliance') {
    const { space, scope: within } = await scopeFor(db, actor, scope.slug)
    const [open, mayPublish] = [await isPublic(db, space.id), canRunAlliance(actor, space.id)]
    if (!open && !mayPublish) throw missing()
    const [members, spaces] = [ids(within.organisations), ids(within.spaces)]
    const listings = sql`exists (select from listing_space x where x.listing_id = l.listing_id and x.space_id = ${spaces})`
    return {
      name: space.name, spaceId: space.id, public: open, mayPublish, cases: sql`(${partOf(ofCase, members)} or ${about(ofCase, listings)})`, outcomes: sql`(${partOf(ofOutcome, members)} or ${about(ofOutcome, listings)} or ${partner(members)})`,
      views: sql`(exists (select from listing l where l.id = v.listing_id and l.owner_id = ${members}) or exists (select from listing_space x where x.listing_id = v.listing_id and x.space_id = ${spaces}))`,
    }
  }
  if (scope.kind === 'event') {
    const { event } = await eventReported(db, actor, { slug: scope.slug })
    return {
      name: event.name, spaceId: event.id, public: event.reportOpenedAt !== null, mayPublish: false, cases: sql`f.deal_id in ${casesOfEvent(event.id)}`, outcomes: outcomesOfEvent(event.id),
      views: sql`(v.listing_id in (select x.listing_id from event_exhibit x where x.event_id = ${event.id} and x.state = 'shown') and v.day between ${event.startsAt}::date and ${event.endsAt}::date)`,
    }
  }
  const [open, mayPublish] = [await isPublic(db, null), hasRole(actor, 'organiser', 'administrator')]
  if (!open && !mayPublish) throw missing()
  return { name: undefined, spaceId: null, public: open, mayPublish, cases: sql`true`, outcomes: sql`true`, views: sql`true` }
}

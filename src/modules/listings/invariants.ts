import { type Actor, visitor } from '../../core/actor.ts'
import { holds, type Rule, type RuleValue, toSql } from '../../core/visibility.ts'
import { type Db, rows, type SQL, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { actorOfPerson } from '../people/people.ts'
import { listingInvariants as words } from './messages/invariants.ts'
import { inHall, ownerKnown, readable, visibilityColumns } from './visibility.ts'

const named = (number: number, title: Invariant['title'], object: string, statement: SQL): Invariant => ({
  number,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `${object} ${id}`),
})

/** Readers for whom the two readings of the rules are compared: a visitor and some people with rights. */
async function readers(db: Db): Promise<Actor[]> {
  const at = new Date()
  const people = await rows<{ id: string }>(
    db,
    sql`select p.id from person p where p.erased_at is null and (exists (select from affiliation a where a.person_id = p.id) or exists (select from platform_role r where r.person_id = p.id)) order by p.id limit 20`,
  )
  const actors = await Promise.all(people.map(({ id }) => actorOfPerson(db, id, at)))
  return [visitor(at), ...actors.filter((one) => one !== undefined)]
}

const rules: Record<string, Rule> = { readable, inHall, ownerKnown }

/** Each rule over every listing, as SQL and as a predicate over the same columns. */
async function disagreements(db: Db): Promise<string[]> {
  const columns = Object.entries(visibilityColumns).map(([name, column]) => `${column.sql} as "${name}"`).join(', ')
  const found: string[] = []
  for (const actor of await readers(db)) {
    const params: unknown[] = []
    const asked = Object.entries(rules).map(([name, rule]) => `${toSql(rule, actor, visibilityColumns, params)} as "sql_${name}"`).join(', ')
    const { rows: listings } = await db.$client.query<Record<string, RuleValue> & { id: string }>(`select l.id, ${columns}, ${asked} from listing l`, params)
    for (const listing of listings) {
      for (const [name, rule] of Object.entries(rules)) {
        if (holds(rule, actor, listing) !== listing[`sql_${name}`]) found.push(`listing ${listing.id} ${name} ${actor.personId ?? 'visitor'}`)
      }
    }
  }
  return found.slice(0, mostNamed)
}

export const invariants: readonly Invariant[] = [
  named(
    1,
    words.original,
    'revision',
    sql`select r.id from listing_revision r where not exists (select from listing_variant v where v.revision_id = r.id and v.lang = r.source_lang and v.field = 'title' and v.origin <> 'machine' and v.body <> '')`,
  ),
  named(
    1,
    words.machine,
    'variant',
    sql`select t.variant_id as id from listing_text t where t.origin = 'machine'
        and exists (select from listing_variant v where v.revision_id = t.revision_id and v.field = t.field and v.lang = t.lang and v.origin <> 'machine')`,
  ),
  named(2, words.newer, 'variant', sql`select v.id from listing_variant v join listing_revision r on r.id = v.revision_id where v.of_rev > r.text_rev`),
  named(
    3,
    words.approved,
    'listing',
    sql`select l.id from listing l join listing_revision r on r.id = l.live_revision_id where r.listing_id <> l.id or (l.state = 'published' and r.approved_at is null)`,
  ),
  { number: 3, title: words.readings, violations: disagreements },
  named(
    7,
    words.mandates,
    'listing',
    sql`select l.id from listing l left join mandate m on m.id = l.mandate_id where l.publisher_id <> l.owner_id and (m.id is null or m.firm_id <> l.owner_id or m.publisher_id <> l.publisher_id)`,
  ),
]

import { rows, type SQL, sql } from '../../../platform/database.ts'
import { type Invariant, mostNamed } from '../../../platform/invariant.ts'
import { releaseInvariants as words } from '../messages/invariants.ts'

const named = (number: number, title: Invariant['title'], statement: SQL): Invariant => ({
  number,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `listing ${id}`),
})

/** What is held back is held by a release that is not out, and nothing of one that is out is held. */
export const invariants: readonly Invariant[] = [
  named(
    3,
    words.embargo,
    sql`select l.id from listing l left join release_listing x on x.listing_id = l.id and x.removed_at is null left join release r on r.id = x.release_id
        where l.embargoed <> coalesce(r.state in ('draft', 'approved', 'held') and l.state in ('draft', 'submitted'), false) and l.state <> 'archived'`,
  ),
  named(7, words.consent, sql`select l.id from listing l join mandate m on m.id = l.mandate_id join organisation o on o.id = m.firm_id where o.entered_by is not null and m.granted_by is not null and m.consent is null and m.consent_by is null and m.consent_on is null`),
]

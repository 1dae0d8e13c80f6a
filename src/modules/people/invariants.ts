import { rows, type SQL, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { peopleInvariants } from './messages/invariants.ts'

const named = (number: number, title: Invariant['title'], object: string, statement: SQL): Invariant => ({
  number,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `${object} ${id}`),
})

export const invariants: readonly Invariant[] = [
  named(
    1,
    peopleInvariants.text,
    'organisation',
    sql`select id from organisation where about is not null and (about #>> array['variants', about ->> 'source', 'body'] is null
        or about #>> array['variants', about ->> 'source', 'origin'] not in ('author', 'approved', 'human'))`,
  ),
  named(
    22,
    peopleInvariants.tombstones,
    'person',
    sql`select p.id from person p where p.erased_at is not null and (
        p.name is not null or p.email is not null or p.orcid is not null or p.image is not null
        or exists (select from sign_in_session s where s.user_id = p.id) or exists (select from sign_in_account s where s.user_id = p.id) or exists (select from sign_in_two_factor s where s.user_id = p.id)
        or exists (select from api_token t where t.person_id = p.id) or exists (select from notice n where n.person_id = p.id) or exists (select from mail m where m.person_id = p.id)
        or exists (select from affiliation a where a.person_id = p.id and a.ended_at is null) or exists (select from platform_role r where r.person_id = p.id and r.ended_at is null))`,
  ),
  named(
    7,
    peopleInvariants.mandates,
    'mandate',
    sql`select m.id from mandate m join organisation f on f.id = m.firm_id join organisation p on p.id = m.publisher_id
        where m.ended_at is null and (f.merged_into is not null or p.merged_into is not null)`,
  ),
]

import { rows, type SQL, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { projectInvariants as words } from './messages.ts'
import { outcomeInvariants } from './outcomes/messages.ts'

const named = (number: number, title: Invariant['title'], statement: SQL): Invariant => ({
  number,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `project ${id}`),
})

export const invariants: readonly Invariant[] = [
  named(
    17,
    words.one,
    sql`select j.id from project j left join agreement a on a.id = j.agreement_id left join call_award w on w.id = j.award_id
        where (j.agreement_id is not null and a.executed_at is null) or (j.award_id is not null and w.state is distinct from 'accepted')
          or exists (select from project_award t join call_award x on x.id = t.award_id where t.project_id = j.id and (x.state <> 'accepted' or x.entry_id is distinct from w.entry_id))`,
  ),
  named(
    17,
    words.partners,
    sql`select j.id from project j where j.agreement_id is not null and (
          exists (select organisation_id from project_partner p where p.project_id = j.id except select organisation_id from agreement_party q where q.agreement_id = j.agreement_id)
          or exists (select organisation_id from agreement_party q where q.agreement_id = j.agreement_id except select organisation_id from project_partner p where p.project_id = j.id))`,
  ),
  named(17, words.money, sql`select s.project_id as id from project_spend s where s.payer_id = s.payee_id or s.minor < 1 or not exists (select from project_partner p where p.project_id = s.project_id and p.organisation_id = s.payer_id)`),
  named(
    17,
    words.changes,
    sql`select c.project_id as id from project_change c where c.state = 'agreed' and exists (
          select from project_partner p where p.project_id = c.project_id and p.organisation_id <> c.asked_for and not exists (select from project_change_answer a where a.change_id = c.id and a.organisation_id = p.organisation_id and a.agrees))`,
  ),
  named(
    17,
    outcomeInvariants.money,
    sql`select coalesce(u.project_id, u.deal_id) as id from outcome u where (u.minor is null) <> (u.currency is null) or (u.kind in ('intent', 'contract', 'received', 'follow_on') and (u.payer_id is null or u.payee_id is null or u.payer_id = u.payee_id))
          or (u.state = 'confirmed' and (u.answered_for is null or u.answered_for = u.recorded_for))`,
  ),
]

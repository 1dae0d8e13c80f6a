import { rows, type SQL, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { callInvariants as words } from './words/invariants.ts'

const named = (number: number, title: Invariant['title'], what: string, statement: SQL): Invariant => ({
  number,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `${what} ${id}`),
})

/** The last result or correction of each round. */
const newest = sql`(select distinct on (round_id) id, round_id from call_release where kind <> 'notice' order by round_id, number desc)`

export const invariants: readonly Invariant[] = [
  named(
    6,
    words.conflicts,
    'call_assignment',
    sql`select a.id from call_assignment a join call_entry e on e.id = a.entry_id
        where a.state = 'active' and exists (select from call_conflict c where c.reviewer_id = a.reviewer_id and c.submission_id = e.submission_id and c.ended_at is null)`,
  ),
  named(
    8,
    words.reviews,
    'call_review',
    sql`select v.id from call_review v join call_assignment a on a.id = v.assignment_id join call_entry e on e.id = a.entry_id
          join call_revision s on s.id = v.revision_id join call_rubric b on b.id = v.rubric_id
        where v.state = 'submitted' and (s.submission_id <> e.submission_id or s.frozen_at is null or b.round_id <> e.round_id)`,
  ),
  named(
    9,
    words.unreleased,
    'call_entry',
    sql`select e.id from call_entry e where e.state not in ('entered', 'assessed') and not exists (select from call_release l where l.round_id = e.round_id and l.kind = 'result')`,
  ),
  // Until the result is out a decision may be taken back, during public notice too.
  named(
    10,
    words.released,
    'call_entry',
    sql`select e.id from ${newest} l join call_round r on r.id = l.round_id and r.state = 'released' join call_entry e on e.round_id = r.id
          left join call_released_entry x on x.release_id = l.id and x.entry_id = e.id left join call_decision d on d.entry_id = e.id
        where (x.outcome, x.place) is distinct from (d.outcome, d.place) or (x.outcome is not null and (e.state, e.place) is distinct from (x.outcome, x.place))`,
  ),
  named(
    11,
    words.budgets,
    'call_funder',
    sql`select f.id from call_funder f join call_award w on w.funder_id = f.id and w.state in ('offered', 'accepted') group by f.id
        having sum(w.minor) > f.budget_minor or bool_or(w.currency is distinct from f.currency) or max(w.minor) > coalesce(f.most_minor, max(w.minor))`,
  ),
  named(
    11,
    words.funded,
    'call_entry',
    sql`select e.id from call_entry e join call_round r on r.id = e.round_id and r.state = 'released' join call c on c.id = r.call_id
          join lateral (select count(*) as bodies, count(*) filter (where d.outcome = 'fund') as willing, coalesce(bool_or(f.leads and d.outcome = 'fund'), false) as led from call_funder f left join call_funder_decision d on d.funder_id = f.id and d.entry_id = e.id where f.call_id = c.id) w on w.bodies > 0
        where e.state not in ('disqualified', 'withdrawn') and (e.state = 'advanced') is distinct from (case c.combination when 'all' then w.willing = w.bodies when 'lead' then w.led else w.willing > 0 end)`,
  ),
  named(
    12,
    words.inTime,
    'call_revision',
    sql`select v.id from call_revision v join call_submission u on u.id = v.submission_id
        where v.frozen_at is not null and not exists (
          select from call_round r where r.call_id = u.call_id and r.form_id = v.form_id and r.opens_at <= v.arrived_at and v.arrived_at <= r.closes_at + make_interval(secs => r.grace))`,
  ),
  named(
    13,
    words.releases,
    'call_round',
    sql`select r.id from call_round r left join call_release l on l.round_id = r.id and l.kind <> 'notice' group by r.id
        having count(*) filter (where l.kind = 'result') > 1 or (count(*) filter (where l.kind = 'result') = 0 and (r.state = 'released' or count(l.id) > 0))`,
  ),
  named(13, words.lineups, 'call_lineup_slot', sql`select s.entry_id as id from call_lineup_slot s join call_entry e on e.id = s.entry_id where e.state <> 'advanced' or e.round_id <> s.round_id`),
  named(
    17,
    words.payments,
    'call_award',
    sql`select w.id from call_payment p join call_award w on w.id = p.award_id group by w.id having sum(p.minor) > w.minor or bool_or(p.currency is distinct from w.currency) or w.state <> 'accepted'`,
  ),
]

import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Name } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { allOften, type Db, row, rows, run, type SQL, sql } from '../../../platform/database.ts'
import { callToRun } from '../reading.ts'
import type { Judge } from './panel.ts'
import { stillJudged } from './reviewing.ts'

export const conflictCauses = ['declared', 'affiliation', 'team', 'deal', 'coauthor', 'pinned'] as const
export type ConflictCause = (typeof conflictCauses)[number]

/** Everybody whom the platform knows to be of it: of the team, or of an organisation that takes part. `people` is a set of people. */
const partOf = (submissions: SQL) => sql`
  select w.id as who, u.id as submission, 'team' as cause from people w join call_submission u on ${submissions}
    where u.lead_person = w.person or exists (select 1 from call_team_member m where m.submission_id = u.id and m.person_id = w.person and m.left_at is null)
  union
  select w.id, u.id, 'affiliation' from people w join affiliation a on a.person_id = w.person and a.ended_at is null join call_submission u on ${submissions}
    where u.lead_organisation = a.organisation_id or exists (select 1 from call_team_member m where m.submission_id = u.id and m.organisation_id = a.organisation_id and m.left_at is null)`

/** The same, and who is in a partnering case with one that takes part. */
const near = (submissions: SQL) => sql`${partOf(submissions)}
  union
  select w.id, u.id, 'deal' from people w join affiliation a on a.person_id = w.person and a.ended_at is null
    join deal_party mine on mine.organisation_id = a.organisation_id and mine.left_at is null join deal d on d.id = mine.deal_id and d.stage not in ('lost', 'expired', 'interest')
    join deal_party theirs on theirs.deal_id = d.id and theirs.id <> mine.id and theirs.left_at is null join call_submission u on ${submissions} and u.lead_organisation = theirs.organisation_id`

/**
 * Writes what the platform knows of conflicts: of reviewers with submissions, and of who runs the call with submissions (they recuse
 * themselves). Safe to repeat; a conflict that was ended by a chair is not made again.
 */
export async function deriveConflicts(tx: Db, actor: Actor, callId: string): Promise<void> {
  const found = await rows<{ who: string; submission: string; cause: ConflictCause }>(
    tx,
    sql`with people as (select w.id, w.person_id as person from call_reviewer w where w.call_id = ${callId} and w.person_id is not null) ${near(sql`u.call_id = ${callId}`)}
        except select reviewer_id, submission_id, cause from call_conflict`,
  )
  for (const one of found) await run(tx, sql`insert into call_conflict (id, reviewer_id, submission_id, cause, at) values (${newId(actor.at.getTime())}, ${one.who}, ${one.submission}, ${one.cause}, ${actor.at}) on conflict do nothing`)
  await deriveRecusals(tx, actor, callId, sql`u.call_id = ${callId}`)
}

/** Recuses who runs or funds a call from the submissions that they are too near to; `submissions` as conditions on `u`. Safe to repeat. */
export async function deriveRecusals(tx: Db, actor: Actor, callId: string, submissions: SQL): Promise<void> {
  await allOften(
    tx,
    sql`with people as (select s.person_id as id, s.person_id as person from call_seat s where s.call_id = ${callId} and s.ended_at is null
          union select s.person_id, s.person_id from call_funder f join call_funder_seat s on s.funder_id = f.id and s.ended_at is null where f.call_id = ${callId})
        insert into call_recusal (call_id, person_id, submission_id, cause, at) select ${callId}, n.who, n.submission, min(n.cause), ${actor.at} from (${partOf(submissions)}) n group by n.who, n.submission on conflict do nothing`,
  )
}

/** A reviewer or juror says that they are too near to a submission: the assignment is gone, with every trace of it (invariant 6). @throws missing */
export const declareConflict = (db: Db, actor: Actor, of: Judge, entryId: string): Promise<void> =>
  change(db, actor, { verb: 'call.declare_conflict', object: { type: 'call', id: of.callId }, related: [of.reviewerId] }, async (tx) => {
    const found = await row<{ submission: string }>(tx, sql`select e.submission_id as submission from call_entry e join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id where e.id = ${entryId} and r.call_id = ${of.callId} and ${stillJudged}
            and (exists (select 1 from call_assignment a where a.reviewer_id = ${of.reviewerId} and a.entry_id = e.id and a.state = 'active') or (r.mode = 'pairwise' and r.state = 'assessing'))`)
    if (!found) throw missing()
    await run(tx, sql`insert into call_conflict (id, reviewer_id, submission_id, cause, by, at) values (${newId(actor.at.getTime())}, ${of.reviewerId}, ${found.submission}, 'declared', ${actor.personId ?? null}, ${actor.at}) on conflict do nothing`)
  })

/** That a reader is not recused from a submission, as a condition of a statement: of it they see what the public sees (invariant 7). */
export const notRecused = (actor: Actor, submissionId: SQL): SQL => sql`not exists (select 1 from call_recusal x where x.submission_id = ${submissionId} and x.person_id = ${actor.personId ?? null})`

/** A chair or officer pins a conflict, or ends one that does not hold. @throws missing */
export const pinConflict = (db: Db, actor: Actor, input: { callId: string; reviewerId: string; submissionId: string }): Promise<void> =>
  change(db, actor, { verb: 'call.pin_conflict', object: { type: 'call', id: input.callId }, related: [input.reviewerId, input.submissionId] }, async (tx) => {
    await callToRun(tx, actor, { id: input.callId })
    if (!(await row(tx, sql`select 1 from call_reviewer w join call_submission u on u.call_id = w.call_id where w.id = ${input.reviewerId} and u.id = ${input.submissionId} and w.call_id = ${input.callId} and ${notRecused(actor, sql`u.id`)}`))) throw missing()
    await run(tx, sql`insert into call_conflict (id, reviewer_id, submission_id, cause, by, at) values (${newId(actor.at.getTime())}, ${input.reviewerId}, ${input.submissionId}, 'pinned', ${actor.personId ?? null}, ${actor.at}) on conflict do nothing`)
  })

export const endConflict = (db: Db, actor: Actor, input: { callId: string; id: string }): Promise<void> =>
  change(db, actor, { verb: 'call.end_conflict', object: { type: 'call', id: input.callId } }, async (tx) => {
    await callToRun(tx, actor, { id: input.callId })
    if ((await run(tx, sql`update call_conflict c set ended_at = ${actor.at}, ended_by = ${actor.personId ?? null} from call_reviewer w where w.id = c.reviewer_id and w.call_id = ${input.callId} and c.id = ${input.id} and c.ended_at is null and ${notRecused(actor, sql`c.submission_id`)}`)) === 0) throw missing()
  })

export type Conflict = { id: string; reviewerId: string; reviewer: Name; submissionId: string; reference: string; title: string; cause: ConflictCause }

/** Live conflicts of a call, for who runs it, without those of submissions from which they are recused themselves. */
export const conflictsOf = (db: Db, actor: Actor, callId: string): Promise<Conflict[]> =>
  rows<Conflict>(
    db,
    sql`select c.id, w.id as "reviewerId", coalesce(p.name, w.name, jsonb_build_object('en', w.email)) as reviewer, u.id as "submissionId", u.reference, u.title, c.cause
        from call_conflict c join call_reviewer w on w.id = c.reviewer_id left join person p on p.id = w.person_id join call_submission u on u.id = c.submission_id
        where w.call_id = ${callId} and c.ended_at is null and ${notRecused(actor, sql`u.id`)} order by u.reference, w.id`,
  )

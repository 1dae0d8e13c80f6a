import type { Actor } from '../../core/actor.ts'
import { type Db, rows, run, sql } from '../../platform/database.ts'
import { filesOf, removeFile } from '../files/files.ts'

/**
 * Ends what somebody who leaves for good does in calls: their seats end, their link judges no more, what they were assigned and did not
 * submit is free again, and drafts of theirs that were never sent are deleted. Belongs into the erasure's transaction.
 */
export async function leaveCalls(tx: Db, actor: Actor, { personId, email }: { personId: string; email: string | undefined }): Promise<void> {
  const { at } = actor
  await run(tx, sql`update call_seat set ended_at = greatest(${at}, from_at) where person_id = ${personId} and ended_at is null`)
  await run(tx, sql`update call_funder_seat set ended_at = greatest(${at}, from_at) where person_id = ${personId} and ended_at is null`)
  await leavePanels(tx, personId, email, at)
  await run(tx, sql`delete from call_team_member where organisation_id is null and agreed_at is null and left_at is null and (person_id = ${personId} or lower(email) = ${email ?? null})`)
  await deleteDrafts(tx, actor, personId)
}

async function leavePanels(tx: Db, personId: string, email: string | undefined, at: Date): Promise<void> {
  const own = sql`select w.id from call_reviewer w where w.person_id = ${personId} or w.email = ${email ?? null}`
  await run(tx, sql`delete from call_review v using call_assignment a where a.id = v.assignment_id and v.state = 'draft' and a.reviewer_id in (${own})`)
  await run(tx, sql`update call_assignment a set state = 'revoked', ended_at = ${at} where a.state = 'active' and a.reviewer_id in (${own}) and not exists (select from call_review v where v.assignment_id = a.id)`)
  await run(tx, sql`update call_reviewer set state = 'withdrawn', token_hash = null where id in (${own}) and state <> 'withdrawn'`)
}

async function deleteDrafts(tx: Db, actor: Actor, personId: string): Promise<void> {
  const drafts = await rows<{ id: string }>(
    tx,
    sql`select u.id from call_submission u where u.lead_person = ${personId} and u.state = 'draft'
          and not exists (select from call_revision v where v.submission_id = u.id and v.frozen_at is not null) and not exists (select from call_entry e where e.submission_id = u.id) for update`,
  )
  for (const { id } of drafts) {
    const owner = { type: 'submission', id }
    for (const file of await filesOf(tx, owner)) await removeFile(tx, actor, file.id, owner)
    for (const table of ['call_conflict', 'call_recusal', 'call_question_back', 'call_team_member', 'call_revision']) await run(tx, sql`delete from ${sql.identifier(table)} where submission_id = ${id}`)
    await run(tx, sql`delete from call_submission where id = ${id}`)
  }
}

import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../platform/database.ts'
import { spaceRefusals } from './messages.ts'
import { canManageSpace } from './policy.ts'
import { tellMember } from './telling.ts'

/** The space of a membership in force that the actor manages; those who run the space are ended, never suspended. */
async function managed(db: Db, actor: Actor, memberId: string): Promise<string> {
  const found = await row<{ spaceId: string }>(db, sql`select space_id as "spaceId" from space_member where id = ${memberId} and to_on is null and role not in ('host', 'secretariat')`)
  if (!found || !canManageSpace(actor, found.spaceId)) throw new Failure('missing', refusals.missing)
  return found.spaceId
}

/** Suspends a membership: its rights rest until it is resumed. `reason` is for those who run the space. @throws missing | conflict */
export async function suspendMembership(db: Db, actor: Actor, input: { id: string; reason?: string }): Promise<void> {
  const spaceId = await managed(db, actor, input.id)
  const reason = input.reason?.trim().slice(0, 500) || null
  await change(db, actor, { verb: 'space.suspend_member', object: { type: 'space', id: spaceId }, audience: 'space', related: [input.id] }, async (tx) => {
    await run(tx, sql`insert into space_suspension (id, member_id, reason, since, suspended_by) values (${newId(actor.at.getTime())}, ${input.id}, ${reason}, ${actor.at}, ${actor.personId ?? null})`)
    await tellMember(tx, 'membership_suspended', input.id, actor.at)
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'space_suspension_open')) throw new Failure('conflict', spaceRefusals.alreadySuspended)
    throw error
  })
}

/** Ends a suspension; its row stays. @throws missing */
export async function resumeMembership(db: Db, actor: Actor, id: string): Promise<void> {
  const spaceId = await managed(db, actor, id)
  await change(db, actor, { verb: 'space.resume_member', object: { type: 'space', id: spaceId }, audience: 'space', related: [id] }, async (tx) => {
    const ended = await run(tx, sql`update space_suspension set until = greatest(${actor.at}, since), ended_by = ${actor.personId ?? null} where member_id = ${id} and until is null`)
    if (ended === 0) throw new Failure('missing', refusals.missing)
    await tellMember(tx, 'membership_resumed', id, actor.at)
  })
}

import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { type Db, row, sql } from '../../platform/database.ts'
import { endMembership } from '../spaces/spaces.ts'
import { canAppoint, canLeave, canRunAlliance } from './policy.ts'

/**
 * Ends what somebody is to an alliance, today; the row stays. The member itself may leave, who runs the alliance may end
 * a membership or a support; a secretariat is ended by itself, by the host or by organisers. @throws missing | conflict
 */
export async function endPart(db: Db, actor: Actor, memberId: string): Promise<void> {
  const found = await row<{ spaceId: string; role: string; organisationId: string | null; personId: string | null }>(
    db,
    sql`select m.space_id as "spaceId", m.role, m.organisation_id as "organisationId", m.person_id as "personId" from space_member m join alliance a on a.space_id = m.space_id where m.id = ${memberId}`,
  )
  const runs = found && (['host', 'secretariat'].includes(found.role) ? canAppoint(actor, found.spaceId) : canRunAlliance(actor, found.spaceId))
  if (!found || !(runs || canLeave(actor, found))) throw new Failure('missing', refusals.missing)
  await endMembership(db, actor, memberId)
}

import { Failure } from '../../core/failure.ts'
import { type Db, rows, run, sql } from '../../platform/database.ts'
import { administratorsOf } from './affiliations.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { endRolesOf } from './roles.ts'

/** Ends every authority of somebody who leaves for good, and withdraws what waits for their address. Belongs into the erasure's transaction. */
export async function endAuthorities(tx: Db, { personId, email, at }: { personId: string; email: string | undefined; at: Date }): Promise<void> {
  await endRolesOf(tx, personId, at)
  await run(tx, sql`update affiliation set ended_at = greatest(${at}, started_at), ended_by = ${personId} where person_id = ${personId} and ended_at is null`)
  if (email) await run(tx, sql`update invitation set revoked_at = ${at} where lower(email) = ${email} and accepted_at is null and revoked_at is null`)
}

/** The last step of an erasure: the row stays, without anything that says who it was. */
export const leaveTombstone = (tx: Db, personId: string, at: Date): Promise<number> =>
  run(
    tx,
    sql`update person set name = null, email = null, email_verified = false, image = null, country = null, orcid = null, two_factor_enabled = false,
          zone = 'UTC', erased_at = ${at}, updated_at = ${at} where id = ${personId}`,
  )

/** @throws conflict while they are the last administrator of an organisation that has other people, or of the platform. */
export async function refuseWhileNeeded(tx: Db, personId: string): Promise<void> {
  const administered = await rows<{ id: string; others: number }>(
    tx,
    sql`select o.id, (select count(*) from affiliation b where b.organisation_id = o.id and b.ended_at is null and b.person_id <> ${personId}) as others
        from organisation o where o.id in (select organisation_id from affiliation where person_id = ${personId} and ended_at is null and role = 'administrator')
        order by o.id for update`,
  )
  for (const { id, others } of administered) {
    const left = (await administratorsOf(tx, id)).filter((one) => one !== personId)
    if (others > 0 && left.length === 0) throw new Failure('conflict', peopleRefusals.lastAdministrator)
  }
}

import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, rows, run, sql } from '../../platform/database.ts'
import { organisationById } from './directory.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { canVouch } from './policy.ts'

/**
 * Merges a duplicate into the organisation that stays. Authorities that would collide are ended first (of two
 * affiliations the higher role stays); every other row of any module then names the one that stays, by the foreign keys
 * of the catalogue (`qiao_move_organisation` of migration 0002). The duplicate's address redirects.
 * @throws conflict when two rows collide that only people can settle.
 */
export async function mergeOrganisations(db: Db, actor: Actor, input: { fromId: string; intoId: string }): Promise<void> {
  if (!canVouch(actor)) throw new Failure('missing', refusals.missing)
  const { fromId, intoId } = input
  if (fromId === intoId) throw new Failure('invalid', peopleRefusals.mergeSelf, { fields: { into: peopleRefusals.mergeSelf } })
  await change(db, actor, { verb: 'organisation.merge', object: { type: 'organisation', id: fromId }, audience: 'public', related: [intoId] }, async (tx) => {
    // Always locked in the same order, so that two merges of one pair wait for each other instead of deadlocking.
    const locked = await rows<{ id: string }>(tx, sql`select id from organisation where id in (${fromId}, ${intoId}) and merged_into is null order by id for update`)
    if (locked.length < 2) throw new Failure('missing', refusals.missing)
    await endCollisions(tx, fromId, intoId, actor)
    await run(tx, sql`select qiao_move_organisation(${fromId}, ${intoId})`)
    const from = await organisationById(tx, fromId)
    await run(tx, sql`update organisation set entered_by = ${intoId} where entered_by = ${fromId}`)
    await run(tx, sql`update organisation set merged_into = ${intoId}, version = version + 1, updated_at = ${actor.at} where id = ${fromId}`)
    await run(
      tx,
      sql`update organisation set ror = coalesce(ror, ${from!.ror}), uscc = coalesce(uscc, ${from!.uscc}),
            name = case when name ? 'zh' and name ? 'en' then name else ${JSON.stringify(from!.name)}::jsonb || name end,
            version = version + 1, updated_at = ${actor.at}
          where id = ${intoId}`,
    )
  }).catch((error: unknown) => {
    if (collided(error)) throw new Failure('conflict', peopleRefusals.mergeCollision)
    throw error
  })
}

/** A unique index or a check of another module's table refused the move. */
const collided = (error: unknown): boolean =>
  !(error instanceof Failure) && typeof error === 'object' && error !== null && 'code' in error && (error.code === '23505' || error.code === '23514') && !brokeConstraint(error, 'organisation_slug_key')

async function endCollisions(tx: Db, fromId: string, intoId: string, actor: Actor): Promise<void> {
  const rank = (column: string) => sql.raw(`array_position(array['administrator', 'officer', 'researcher'], ${column})`)
  await run(
    tx,
    sql`update affiliation stays set role = goes.role from affiliation goes
        where stays.organisation_id = ${intoId} and stays.ended_at is null and goes.organisation_id = ${fromId} and goes.ended_at is null
          and goes.person_id = stays.person_id and ${rank('goes.role')} < ${rank('stays.role')}`,
  )
  await run(
    tx,
    sql`update affiliation goes set ended_at = greatest(${actor.at}, started_at), ended_by = ${actor.personId ?? null}
        where goes.organisation_id = ${fromId} and goes.ended_at is null
          and exists (select 1 from affiliation stays where stays.organisation_id = ${intoId} and stays.ended_at is null and stays.person_id = goes.person_id)`,
  )
  await run(
    tx,
    sql`update invitation goes set revoked_at = ${actor.at} where goes.organisation_id = ${fromId} and goes.accepted_at is null and goes.revoked_at is null
          and exists (select 1 from invitation stays where stays.organisation_id = ${intoId} and lower(stays.email) = lower(goes.email) and stays.accepted_at is null and stays.revoked_at is null)`,
  )
  // A mandate between the two has lost its meaning.
  await run(
    tx,
    sql`update mandate set ended_at = least(${actor.at}, until) where ended_at is null
          and (firm_id, publisher_id) in ((${fromId}::uuid, ${intoId}::uuid), (${intoId}::uuid, ${fromId}::uuid))`,
  )
  await run(
    tx,
    sql`update mandate goes set ended_at = ${actor.at} where goes.ended_at is null and ${fromId} in (goes.firm_id, goes.publisher_id)
          and exists (select 1 from mandate stays where stays.ended_at is null
            and stays.firm_id = case when goes.firm_id = ${fromId} then ${intoId} else goes.firm_id end
            and stays.publisher_id = case when goes.publisher_id = ${fromId} then ${intoId} else goes.publisher_id end)`,
  )
}

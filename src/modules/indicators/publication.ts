import type { Actor } from '../../core/actor.ts'
import { missing } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { change } from '../../platform/change.ts'
import { type Db, run, sql } from '../../platform/database.ts'
import type { Scope } from './rules.ts'
import { openScope } from './scope.ts'

/** Opens the figures of an alliance or of the instance to everybody, or closes them. @throws Failure missing to whoever does not run it */
export async function publishFigures(db: Db, actor: Actor, scope: Extract<Scope, { kind: 'alliance' | 'instance' }>, open: boolean): Promise<void> {
  const { spaceId, mayPublish } = await openScope(db, actor, scope)
  if (!mayPublish) throw missing()
  const object = spaceId ? { type: 'space', id: spaceId } : { type: 'indicators', id: '00000000-0000-7000-8000-000000000000' }
  await change(db, actor, { verb: open ? 'indicators.publish' : 'indicators.close', object }, (tx) =>
    open
      ? run(tx, sql`insert into indicator_publication (id, space_id, published_by, published_at) values (${newId(actor.at.getTime())}, ${spaceId}, ${actor.personId ?? null}, ${actor.at}) on conflict do nothing`)
      : run(tx, sql`delete from indicator_publication where space_id is not distinct from ${spaceId}`),
  )
}

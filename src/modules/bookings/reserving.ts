import type { Actor } from '../../core/actor.ts'
import { Failure, missing } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { brokeConstraint, type Db, rows, run, sql } from '../../platform/database.ts'
import { factsOf } from './calendar.ts'
import { bookingRefusals } from './messages.ts'
import { blocking, type RuleName, type Span, whyNot } from './rules.ts'

/** For whom: a meeting, a session, a person or an organisation. */
export type Holder = { type: 'meeting' | 'session' | 'person' | 'organisation'; id: string }
export type Wanted = Span & { resourceId: string; holder: Holder; /** The reservation that it takes the place of. */ replaces?: string }
/** What the one who asks says "all the same" to; `keeper` where the caller has decided that they keep the resources. */
export type Insisting = { keeper?: boolean; overrides?: readonly RuleName[] }

const hull = (spans: readonly Span[]): Span => ({ from: new Date(Math.min(...spans.map(({ from }) => from.getTime()))), to: new Date(Math.max(...spans.map(({ to }) => to.getTime()))) })

/**
 * Reserves all or none, inside the caller's change. The resources are locked in the order of their ids, the rules asked once more, and what two
 * processes might still do to each other is refused by the database.
 * @throws missing (no such resource) | conflict with the first reason that stands in the way
 */
export async function reserve(tx: Db, actor: Actor, wanted: readonly Wanted[], insisting: Insisting = {}): Promise<string[]> {
  if (wanted.length === 0) return []
  const facts = await factsOf(tx, wanted.map((one) => one.resourceId), hull(wanted), true)
  const made = wanted.map((one) => {
    const known = facts.get(one.resourceId)
    if (!known) throw missing()
    const problems = whyNot({ ...one, at: actor.at }, known)
    const [first] = blocking(problems, insisting)
    if (first) throw new Failure('conflict', first.says, { theirs: first.rule })
    return { id: newId(actor.at.getTime()), resource: one.resourceId, from: one.from, to: one.to, type: one.holder.type, holder: one.holder.id, replaces: one.replaces, overridden: problems.map(({ rule }) => rule) }
  })
  try {
    await run(
      tx,
      sql`insert into reservation (id, resource_id, during, holder_type, holder_id, replaces, overridden, made_by, made_at)
          select v.id, v.resource, tstzrange(v.from, v.to), v.type, v.holder, v.replaces, array(select jsonb_array_elements_text(v.overridden)), ${actor.personId ?? null}, ${actor.at}
          from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as v (id uuid, resource uuid, "from" timestamptz, "to" timestamptz, type text, holder uuid, replaces uuid, overridden jsonb) order by v.resource, v.from`,
    )
  } catch (error) {
    if (brokeConstraint(error, 'reservation_free')) throw new Failure('conflict', bookingRefusals.taken, { theirs: 'taken' })
    throw error
  }
  return made.map(({ id }) => id)
}

/** Moves what a holder has to another time, and to other resources where `to` names them: each new reservation takes the place of the old. @throws conflict */
export async function moveReservations(tx: Db, actor: Actor, holder: Holder, to: Span & { resources?: ReadonlyMap<string, string> }, insisting: Insisting = {}): Promise<string[]> {
  const held = await rows<{ id: string; resourceId: string }>(tx, sql`update reservation set state = 'replaced', ended_at = ${actor.at} where holder_type = ${holder.type} and holder_id = ${holder.id} and state = 'held' returning id, resource_id as "resourceId"`)
  const wanted = held.map(({ id, resourceId }) => ({ resourceId: to.resources?.get(resourceId) ?? resourceId, from: to.from, to: to.to, holder, replaces: id }))
  return reserve(tx, actor, wanted, insisting)
}

/** Gives back what these hold. */
export const endReservations = (tx: Db, actor: Actor, type: Holder['type'], holderIds: readonly string[]): Promise<number> =>
  run(tx, sql`update reservation set state = 'cancelled', ended_at = ${actor.at} where holder_type = ${type} and holder_id = any(${sql.param([...holderIds])}::uuid[]) and state = 'held'`)

import { type Actor, hasRole, system } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { notify } from '../notices/notices.ts'
import { messages } from './messages.ts'
import { missing } from './record.ts'
import { type DealPage, dealFor } from './reading.ts'
import { type Cursor, type Timeline, timelineOf } from './timeline/entries.ts'
import { occasionOf, readersOf } from './told.ts'

const hour = 3_600_000

/** Staff who may look into a case with a reason: administrators of the platform. */
export const canBreakGlass = (actor: Actor): boolean => actor.kind === 'person' && hasRole(actor, 'administrator')

/**
 * Opens a case for an hour to a member of staff who gives a reason. Reason and time stand in the case, and its parties are told.
 * @param input `case` is its reference number or id
 * @throws Failure missing (not staff) | invalid
 */
export async function breakGlass(db: Db, actor: Actor, input: { case: string; reason: string }): Promise<string> {
  if (!canBreakGlass(actor)) throw new Failure('missing', refusals.missing)
  const reason = input.reason.trim()
  if (reason.length < 10 || reason.length > 2_000) throw new Failure('invalid', refusals.invalid, { fields: { reason: messages.glassReason } })
  const wanted = input.case.trim()
  const found = await row<{ id: string }>(db, sql`select id from deal where reference = ${wanted.toUpperCase()} or id = ${readId(wanted) ?? null}::uuid`)
  if (!found) throw new Failure('invalid', refusals.invalid, { fields: { case: messages.noCase } })
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'deal.break_glass', object: { type: 'deal', id: found.id }, audience: 'parties' }, async (tx) => {
    await run(tx, sql`insert into deal_glass (id, deal_id, person_id, reason, at, until) values (${id}, ${found.id}, ${actor.personId}, ${reason}, ${actor.at}, ${new Date(actor.at.getTime() + hour)})`)
    const one = await occasionOf(tx, found.id)
    await notify(tx, { kind: 'deal_glass', people: await readersOf(tx, found.id, actor.at), object: { type: 'deal', id: found.id }, version: id, about: { title: one.title } })
  })
  return found.id
}

/** A case as staff read it while their hour lasts; private notes of the sides are no part of it. @throws Failure missing */
export async function dealThroughGlass(db: Db, actor: Actor, idOrShown: string, before?: Cursor): Promise<{ deal: DealPage; timeline: Timeline; until: Date }> {
  const id = readId(idOrShown)
  const open = id && canBreakGlass(actor) ? await row<{ until: Date }>(db, sql`select until from deal_glass where deal_id = ${id} and person_id = ${actor.personId} and until > ${actor.at} order by until desc limit 1`) : undefined
  if (!id || !open) throw missing()
  const looking = system(actor.at)
  return { deal: await dealFor(db, looking, id), timeline: await timelineOf(db, looking, id, before), until: open.until }
}

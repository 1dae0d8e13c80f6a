import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { change } from '../../platform/change.ts'
import { type Db, rows, run, type SQL, sql } from '../../platform/database.ts'
import { withdrawInvitations } from '../alliances/alliances.ts'
import { endSeats } from '../alliances/bodies/bodies.ts'
import { leaveCalls } from '../calls/calls.ts'
import { leaveAllMeetings } from '../events/meetings/meetings.ts'
import { eraseDoors } from '../doors/doors.ts'
import { leaveLive } from '../events/live/live.ts'
import { endAuthorities, leaveTombstone, refuseWhileNeeded } from '../people/people.ts'
import { treatments } from './register.ts'
import { patternOf, rowsOf, tableName, type Whose, whoseOf } from './whose.ts'

/** The form of a column: how words are taken out of it. */
type Form = 'text' | 'json' | 'list'

/**
 * Erases a person, the actor unless another is named: every column of the register as it says, in one transaction. The row stays as a tombstone without name
 * and address, so that history keeps its author; every authority ends.
 * @throws conflict while they are the last administrator of an organisation that has other people, or of the platform.
 */
export async function erasePerson(db: Db, actor: Actor, personId = actor.personId): Promise<void> {
  if (!personId) throw new Failure('missing', refusals.missing)
  const { at } = actor
  await change(db, actor, { verb: 'person.erase', object: { type: 'person', id: personId }, audience: 'staff' }, async (tx) => {
    const whose = await whoseOf(tx, personId, true)
    if (!whose) throw new Failure('missing', refusals.missing)
    await refuseWhileNeeded(tx, personId)
    await endAuthorities(tx, { personId, email: whose.email, at })
    await endSeats(tx, personId)
    await leaveCalls(tx, actor, { personId, email: whose.email })
    await leaveAllMeetings(tx, actor, personId)
    await leaveLive(tx, personId)
    if (whose.email) {
      await withdrawInvitations(tx, whose.email)
      await eraseDoors(tx, whose.email, at)
    }
    await eraseRegistered(tx, whose)
    await leaveTombstone(tx, personId, at)
  })
}

async function eraseRegistered(tx: Db, whose: Whose): Promise<void> {
  const forms = await formsOf(tx)
  // Words first: whose row it is may be known only by a column that is cleared afterwards.
  for (const one of treatments.filter(({ fate }) => fate === 'unnamed')) {
    const form = forms.get(`${one.table}.${one.column}`)
    if (form) await unname(tx, one, form, whose)
  }
  const addressesLast = [...treatments].sort((a, b) => Number(a.column === a.of) - Number(b.column === b.of))
  for (const { table, column, of, becomes } of addressesLast.filter(({ fate }) => fate === 'cleared')) {
    const own = rowsOf({ table, of }, whose)
    if (own) await run(tx, sql`update ${tableName(table)} set ${sql.identifier(column)} = ${becomes ? sql.raw(becomes) : sql`null`} where ${own}`)
  }
  for (const { table, of } of treatments.filter(({ fate, holds, column, of }) => fate === 'row' && column === of && (holds === 'person' || holds === 'address'))) {
    const own = rowsOf({ table, of }, whose)
    if (own) await run(tx, sql`delete from ${tableName(table)} where ${own}`)
  }
}

/** Takes their name and address out of what is theirs, and the address out of everybody's: it is nobody else's. */
async function unname(tx: Db, { table, column, of }: { table: string; column: string; of: string }, form: Form, whose: Whose): Promise<void> {
  const address = whose.email ? [whose.email] : []
  const all = patternOf([...whose.names, ...address])
  const own = of === '*' ? sql`true` : rowsOf({ table, of }, whose)
  if (own && all) await run(tx, removal(table, column, form, all, own))
  const anywhere = patternOf(address)
  if (anywhere && of !== '*') await run(tx, removal(table, column, form, anywhere, sql`true`))
}

/** Stands where words were; not longer than the shortest name that is taken out, so that a text at its limit still fits. */
const gone = '••'

function removal(table: string, column: string, form: Form, pattern: string, where: SQL): SQL {
  const [held, name] = [sql.identifier(column), tableName(table)]
  const mended = {
    text: sql`regexp_replace(${held}, ${pattern}, ${gone}, 'gi')`,
    json: sql`regexp_replace(${held}::text, ${pattern}, ${gone}, 'gi')::jsonb`,
    list: sql`array(select regexp_replace(one, ${pattern}, ${gone}, 'gi') from unnest(${held}) one)`,
  }[form]
  return sql`update ${name} set ${held} = ${mended} where (${where}) and ${held}::text ~* ${pattern}`
}

async function formsOf(tx: Db): Promise<Map<string, Form>> {
  const found = await rows<{ at: string; type: string }>(
    tx,
    sql`select case when table_schema = 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as at, data_type as type
        from information_schema.columns where table_schema in ('public', 'pgboss')`,
  )
  return new Map(found.map(({ at, type }) => [at, type === 'jsonb' ? 'json' : type === 'ARRAY' ? 'list' : 'text']))
}

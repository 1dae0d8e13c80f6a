import type { Actor } from '../../core/actor.ts'
import type { Db } from '../../platform/database.ts'
import { keptFor } from '../../platform/kept-for.ts'
import { calendarBook } from '../calendars/calendars.ts'

/** {@link keptFor} for what is shown of cases: their days are counted by calendars, so that it is made anew under another book of them too. */
export async function keptCases<Value>(db: Db, actor: Actor, name: string, input: object, make: () => Promise<Value>): Promise<Value> {
  const { number } = await calendarBook(db)
  return keptFor(db, actor, name, { ...input, number }, make)
}

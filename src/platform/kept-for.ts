import type { Actor } from '../core/actor.ts'
import type { Db } from './database.ts'
import { keptBySnapshot, snapshotNow } from './snapshot.ts'

const made = keptBySnapshot<Promise<unknown>>(500)
const authorities = new WeakMap<Actor, string>()

/** Who asks, with everything that they may be asked for but the moment. */
function askedBy(actor: Actor): string {
  const known = authorities.get(actor)
  if (known !== undefined) return known
  const { at: _, ...who } = actor
  const text = JSON.stringify(who)
  authorities.set(actor, text)
  return text
}

/** Days begin at a quarter of an hour in every time zone, so that within one nothing changes that hangs on days. */
const quarter = 15 * 60_000

/**
 * What a reader is shown of something, made once for them while nothing at all is committed. It is shared: whoever asks changes nothing of it.
 * Only for what hangs on rows, on who asks, on what they ask and on the day, not on the minute.
 * @param input what is asked, as JSON tells it apart
 */
export async function keptFor<Value>(db: Db, actor: Actor, name: string, input: unknown, make: () => Promise<Value>): Promise<Value> {
  const snapshot = await snapshotNow(db)
  if (snapshot === undefined) return make()
  const key = `${name} ${Math.floor(actor.at.getTime() / quarter)} ${JSON.stringify(input)} ${askedBy(actor)}`
  const known = made.get(db, snapshot, key)
  if (known) return known as Promise<Value>
  // What is newer than the snapshot under which it is kept is found by nobody who asks after that change.
  const value = make()
  made.set(db, snapshot, key, value)
  value.catch(() => made.drop(db, snapshot, key))
  return value
}

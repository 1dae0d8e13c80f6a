import { halvesOf } from '../../../core/writing.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import type { Event } from '../reading.ts'
import { participantsOf } from '../registration/reading.ts'
import type { SessionChange } from './comparing.ts'

/** Whoever is named by these rows and has an account. */
async function peopleBehind(tx: Db, speakerIds: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ id: string }>(tx, sql`select distinct person_id as id from event_speaker where id = any(${sql.param(speakerIds)}::uuid[]) and person_id is not null`)
  return new Set(found.map(({ id }) => id))
}

const namedBy = (change: SessionChange): string[] => [...('before' in change ? change.before.speakers : []), ...('after' in change ? change.after.speakers : [])].map((one) => one.id)

/** One notice for each person whom a release concerns: as a speaker if they are one, else as somebody who has a seat. */
export async function tellRelease(tx: Db, event: Event, number: number, changes: readonly SessionChange[], note: string | null): Promise<void> {
  if (changes.length === 0) return
  const object = { type: 'programme_versions', id: event.id }
  const about = { title: halvesOf(event.name), number: String(number), count: String(changes.length), note: note ? { zh: `（${note}）`, en: ` (${note})` } : '' }
  const speakers = await peopleBehind(tx, changes.flatMap(namedBy))
  if (speakers.size > 0) await tell(tx, { kind: 'programme_speaker', people: [...speakers], object, version: String(number), about })
  const others = (await participantsOf(tx, event.id)).filter((id) => !speakers.has(id))
  if (others.length > 0) await tell(tx, { kind: number === 1 ? 'programme_released' : 'programme_changed', people: others, object: number === 1 ? { type: 'programme', id: event.id } : object, version: String(number), about })
}

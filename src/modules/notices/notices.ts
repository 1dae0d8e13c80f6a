import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Lang, say } from '../../core/text.ts'
import { type Db, row, rows, sql, transaction } from '../../platform/database.ts'
import { enqueue, type Telling } from '../../platform/queue.ts'
import { isNoticeKind, kinds } from './messages/kinds.ts'
import { notice } from './schema.ts'

export { type NoticeKind } from './messages/kinds.ts'
export { type Composed, type Composer, deliverNotice, type Ending, forgetLetters, letterWhole, type Letter, outbox, outboxCounts, type OutboxLine, queueLetter, sendLetter } from './letters.ts'

export type Notice = { id: string; kind: string; objectType: string; objectId: string; about: Telling['about']; at: Date; readAt: Date | null }

/**
 * Writes a desk notice for each person and queues the letters that go with the kind, in the caller's transaction.
 * Once per (person, kind, object, version), however often it is called.
 */
export async function notify(db: Db, telling: Telling): Promise<number> {
  if (!isNoticeKind(telling.kind)) throw new Error(`no words for notices of kind ${telling.kind}`)
  const people = [...new Set(telling.people)]
  if (people.length === 0) return 0
  const { kind, object, version = '', about = {} } = telling
  return transaction(db, async (tx) => {
    const made = await tx
      .insert(notice)
      .values(people.map((personId) => ({ id: newId(), personId, kind, objectType: object.type, objectId: object.id, version, about })))
      .onConflictDoNothing()
      .returning({ id: notice.id })
    if (kinds[kind as keyof typeof kinds].mail) {
      for (const one of made) await enqueue(tx, 'mail', { noticeId: one.id }, { key: `notice:${one.id}` })
    }
    return made.length
  })
}

/** The words of a notice on the desk. */
export function lineOf(lang: Lang, one: Pick<Notice, 'kind' | 'about'>): string {
  return isNoticeKind(one.kind) ? say(lang, kinds[one.kind].line, valuesFor(lang, one.about)) : one.kind
}

const days = { zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }), en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }) }
const written = (lang: Lang, value: string): string => (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? days[lang].format(new Date(value)) : value)

/** The values of `about` for a reader: their language, else the other; a calendar date as it is written in that language. */
export function valuesFor(lang: Lang, about: Telling['about'] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(about).map(([name, value]) => [name, typeof value === 'string' ? written(lang, value) : (value[lang] ?? value.en ?? value.zh ?? '')]),
  )
}

/** The actor's notices, newest first. */
export async function noticesOf(db: Db, actor: Actor, options: { limit?: number; before?: Date; unread?: boolean } = {}): Promise<Notice[]> {
  if (!actor.personId) return []
  return rows<Notice>(
    db,
    sql`select id, kind, object_type as "objectType", object_id as "objectId", about, at, read_at as "readAt" from notice
        where person_id = ${actor.personId}
          ${options.before ? sql`and at < ${options.before.toISOString()}` : sql``} ${options.unread ? sql`and read_at is null` : sql``}
        order by at desc, id desc limit ${Math.min(options.limit ?? 30, 200)}`,
  )
}

export async function countUnread(db: Db, actor: Actor): Promise<number> {
  if (!actor.personId) return 0
  const found = await row<{ n: number }>(db, sql`select count(*) as n from notice where person_id = ${actor.personId} and read_at is null`)
  return found?.n ?? 0
}

/** Marks notices as read; without ids, all of the actor's. A reading is a measurement: no activity. */
export async function markRead(db: Db, actor: Actor, ids?: readonly string[]): Promise<void> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const mine = and(eq(notice.personId, actor.personId), isNull(notice.readAt))
  await db.update(notice).set({ readAt: actor.at }).where(ids ? and(mine, inArray(notice.id, [...ids])) : mine)
}

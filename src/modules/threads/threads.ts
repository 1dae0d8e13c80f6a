import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { detectLang, type Lang, type Name } from '../../core/text.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { keptRows } from '../../platform/snapshot.ts'
import { threadRefusals } from './messages.ts'
import { message } from './schema.ts'

/** What a thread hangs on. Who may read and write it is for the object's module to decide, before it calls here. */
export type ThreadObject = { type: string; id: string }

/** Characters of one message. */
export const messageLimit = 20_000

export type NewMessage = {
  object: ThreadObject
  /** The organisation for which the author writes. */
  organisationId: string
  body: string
  /** The language that the author states; else that of the script. */
  lang?: Lang
  /** A private note of this organisation. */
  privateTo?: string
}

/** Opens the thread of an object, once. Belongs into the transaction of the deed that opens it. */
export async function openThread(tx: Db, object: ThreadObject): Promise<string> {
  const made = await row<{ id: string }>(
    tx,
    sql`insert into thread (id, object_type, object_id) values (${newId()}, ${object.type}, ${object.id})
        on conflict (object_type, object_id) do update set object_type = excluded.object_type returning id`,
  )
  return made!.id
}

/**
 * Writes into the thread of an object. Belongs into the change of the object's module, which has decided that the actor
 * may and which tells the others.
 * @throws Failure invalid (empty, too long)
 */
export async function postMessage(tx: Db, actor: Actor, input: NewMessage): Promise<string> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const body = input.body.trim()
  const problem = body === '' ? threadRefusals.empty : body.length > messageLimit ? threadRefusals.long : undefined
  if (problem) throw new Failure('invalid', problem, { fields: { body: problem } })
  const threadId = await openThread(tx, input.object)
  const id = newId(actor.at.getTime())
  await tx.insert(message).values({
    id,
    threadId,
    authorId: actor.personId,
    organisationId: input.organisationId,
    lang: input.lang ?? detectLang(body),
    body,
    privateTo: input.privateTo ?? null,
    at: actor.at,
  })
  return id
}

/** A message as read. Name and words are absent once the person was erased. */
export type Message = { id: string; authorId: string | null; author: Name | null; organisationId: string | null; organisation: Name | null; lang: Lang; body: string | null; private: boolean; at: Date }

/**
 * The newest messages of an object's thread, oldest first: those for both sides, and the private notes of `notesOf`
 * organisations only. Who has withdrawn their consent to being seen in one of the reader's `countries` is not named.
 */
export async function messagesOf(db: Db, object: ThreadObject, notesOf: readonly string[], countries: readonly string[] = [], limit = 500): Promise<Message[]> {
  const found = await rows<Message>(
    db,
    sql`select m.id, m.author_id as "authorId", case when m.organisation_id = any(${sql.param([...notesOf])}::uuid[]) or not exists (select from unnest(${sql.param([...countries])}::text[]) read(country) where not qiao_seen_in(m.author_id, read.country)) then p.name end as author, m.organisation_id as "organisationId", o.name as organisation, m.lang, m.body, m.private_to is not null as private, m.at
        from thread t join message m on m.thread_id = t.id left join person p on p.id = m.author_id left join organisation o on o.id = m.organisation_id
        where t.object_type = ${object.type} and t.object_id = ${object.id}
          and (m.private_to is null or m.private_to = any(${sql.param([...notesOf])}::uuid[]))
        order by m.at desc, m.id desc limit ${limit}`,
  )
  return found.reverse()
}

/** The newest private notes of these organisations in an object's thread, oldest first. */
export async function privateNotesOf(db: Db, object: ThreadObject, organisations: readonly string[], limit = 100): Promise<Message[]> {
  if (organisations.length === 0) return []
  const found = await keptRows<Message>(
    db,
    sql`select m.id, m.author_id as "authorId", p.name as author, m.organisation_id as "organisationId", o.name as organisation, m.lang, m.body, true as private, m.at
        from thread t join message m on m.thread_id = t.id left join person p on p.id = m.author_id left join organisation o on o.id = m.organisation_id
        where t.object_type = ${object.type} and t.object_id = ${object.id} and m.private_to = any(${sql.param([...organisations])}::uuid[])
        order by m.at desc, m.id desc limit ${limit}`,
  )
  return found.toReversed()
}

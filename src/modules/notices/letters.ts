import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Actor } from '../../core/actor.ts'
import { hasRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, sql, transaction } from '../../platform/database.ts'
import type { Postman } from '../../platform/mail.ts'
import { enqueue } from '../../platform/queue.ts'
import { isNoticeKind, kinds } from './messages/kinds.ts'
import { letterFrame } from './messages/letters.ts'
import { valuesFor } from './notices.ts'
import { mail } from './schema.ts'

/** A letter to one address. `secrets` (links, codes) are masked in what staff may read in the outbox. */
export type Letter = {
  address: string
  personId?: string
  lang: Lang
  kind: string
  object: { type: string; id: string }
  version?: string
  subject: string
  body: string
  secrets?: readonly string[]
  /** Where the letter's list is left, without signing in, and its name. */
  unsubscribe?: string
  list?: string
}

/** What a letter says, written at the moment of its sending. */
export type Composed = Pick<Letter, 'subject' | 'body' | 'secrets'>

/** Writes a letter of one kind at every attempt to send it; undefined when there is nothing left to say, and it is not sent. */
export type Composer = (letter: { objectId: string; personId: string | null; lang: Lang; unsubscribe: string | null }) => Promise<Composed | undefined>

const masked = (body: string, secrets: readonly string[]): string =>
  secrets.reduce((text, secret) => (secret ? text.replaceAll(secret, '••••••') : text), body).replace(/(https?:\/\/[^\s/]+)\S*/g, '$1/••••••')

/** Puts a letter into the outbox and queues its sending, in the caller's transaction; once per (address, kind, object, version). */
export async function queueLetter(db: Db, letter: Letter): Promise<string | undefined> {
  return transaction(db, async (tx) => {
    const id = newId()
    const { object, secrets = [], ...rest } = letter
    const [made] = await tx
      .insert(mail)
      .values({ ...rest, id, objectType: object.type, objectId: object.id, version: letter.version ?? '', masked: masked(letter.body, secrets) })
      .onConflictDoNothing()
      .returning({ id: mail.id })
    if (!made) return undefined
    await enqueue(tx, 'mail', { mailId: id }, { key: `letter:${id}` })
    return id
  })
}

/** Deletes the letters about things that are forgotten; one that is still to be sent goes first and stays. */
export async function forgetLetters(db: Db, type: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.delete(mail).where(and(eq(mail.objectType, type), inArray(mail.objectId, [...ids]), ne(mail.state, 'queued')))
}

type Waiting = { kind: string; objectType: string; objectId: string; version: string; about: Record<string, string>; personId: string; email: string; lang: Lang; name: { zh?: string; en?: string }; erased: boolean }

/** A further paragraph of the letters of one kind, with the link in it that staff do not see; undefined: none for this notice. */
export type Ending = (notice: { id: string; objectType: string; objectId: string; lang: Lang }) => Promise<{ text: string; secret: string } | undefined>

/** The job of a notice: writes its letter in the reader's language. `addressOf` gives the page that a notice is about, `endings` a paragraph of later modules by kind. */
export async function deliverNotice(db: Db, noticeId: string, addressOf: (lang: Lang, object: { type: string; id: string }) => string, endings: Readonly<Record<string, Ending>> = {}): Promise<void> {
  const found = await row<Waiting>(
    db,
    sql`select notice.kind, notice.object_type as "objectType", notice.object_id as "objectId", notice.version, notice.about,
          person.id as "personId", person.email, person.lang, person.name, person.erased_at is not null as erased
        from notice join person on person.id = notice.person_id where notice.id = ${noticeId}`,
  )
  if (!found || found.erased || !isNoticeKind(found.kind)) return
  const words = kinds[found.kind]
  if (!words.mail) return
  const { lang } = found
  const values = valuesFor(lang, found.about)
  const object = { type: found.objectType, id: found.objectId }
  const ending = await endings[found.kind]?.({ id: noticeId, objectType: object.type, objectId: object.id, lang })
  const body = [
    say(lang, letterFrame.greeting, { name: nameFor(lang, found.name) }),
    say(lang, words.text, values),
    say(lang, letterFrame.link, { link: addressOf(lang, object) }),
    ...(ending ? [ending.text] : []),
    say(lang, letterFrame.close),
  ].join('\n\n')
  const { email: address, personId, kind, version } = found
  await queueLetter(db, { address, personId, lang, kind, object, version, subject: say(lang, words.subject, values), body, secrets: ending && [ending.secret] })
}

/**
 * The job of a letter: sends it, or keeps it where no SMTP is set. A letter that was sent is not sent again. Kinds with a
 * composer are written anew at each attempt.
 */
export async function sendLetter(db: Db, postman: Postman, mailId: string, composers: Readonly<Record<string, Composer>> = {}): Promise<void> {
  const [stored] = await db.select().from(mail).where(and(eq(mail.id, mailId), eq(mail.state, 'queued')))
  const compose = stored && composers[stored.kind]
  const found = compose ? await written(db, stored, compose) : stored
  if (!found) return
  const tries = found.tries + 1
  try {
    await postman.send({ to: found.address, subject: found.subject, text: found.body, id: found.id, unsubscribe: found.unsubscribe, list: found.list })
    await db.update(mail).set({ state: postman.keeps ? 'kept' : 'sent', tries, sentAt: new Date(), error: null }).where(eq(mail.id, mailId))
  } catch (error) {
    const final = tries >= 8
    await db.update(mail).set({ tries, error: String(error).slice(0, 500), state: final ? 'failed' : 'queued' }).where(eq(mail.id, mailId))
    if (!final) throw error
  }
}

/** The letter with the words of now; one with nothing left to say leaves the outbox. */
async function written(db: Db, stored: typeof mail.$inferSelect, compose: Composer): Promise<typeof mail.$inferSelect | undefined> {
  const words = await compose(stored)
  if (!words) {
    await db.delete(mail).where(and(eq(mail.id, stored.id), eq(mail.state, 'queued')))
    return undefined
  }
  const { subject, body, secrets = [] } = words
  const [now] = await db.update(mail).set({ subject, body, masked: masked(body, secrets) }).where(and(eq(mail.id, stored.id), eq(mail.state, 'queued'))).returning()
  return now
}

export type OutboxLine = { id: string; address: string; kind: string; lang: Lang; subject: string; masked: string; state: string; tries: number; error: string | null; at: Date; sentAt: Date | null }

/** The outbox for staff, newest first; links and codes are masked. */
export async function outbox(db: Db, actor: Actor, options: { limit?: number; before?: string; id?: string; state?: string } = {}): Promise<OutboxLine[]> {
  if (!hasRole(actor, 'moderator', 'administrator')) throw new Failure('missing', refusals.missing)
  return rows<OutboxLine>(
    db,
    sql`select id, address, kind, lang, subject, masked, state, tries, error, at, sent_at as "sentAt" from mail
        where true ${options.before ? sql`and id < ${options.before}` : sql``} ${options.id ? sql`and id = ${options.id}` : sql``}
          ${options.state ? sql`and state = ${options.state}` : sql``}
        order by id desc limit ${Math.min(options.limit ?? 50, 200)}`,
  )
}

/** How many letters stand in which state; for staff. */
export async function outboxCounts(db: Db, actor: Actor): Promise<Record<'queued' | 'kept' | 'sent' | 'failed', number>> {
  if (!hasRole(actor, 'moderator', 'administrator')) throw new Failure('missing', refusals.missing)
  const found = await rows<{ state: string; n: number }>(db, sql`select state, count(*) as n from mail group by state`)
  return { queued: 0, kept: 0, sent: 0, failed: 0, ...Object.fromEntries(found.map(({ state, n }) => [state, n])) }
}

/** One letter in full: the platform administrator only, and each look is an activity. */
export async function letterWhole(db: Db, actor: Actor, id: string): Promise<{ subject: string; body: string }> {
  if (!hasRole(actor, 'administrator')) throw new Failure('missing', refusals.missing)
  return change(db, actor, { verb: 'mail.read_whole', object: { type: 'mail', id }, audience: 'staff' }, async (tx) => {
    const [found] = await tx.select({ subject: mail.subject, body: mail.body }).from(mail).where(eq(mail.id, id))
    if (!found) throw new Failure('missing', refusals.missing)
    return found
  })
}

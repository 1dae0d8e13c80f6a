import { createHash } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Lang, Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import type { ControllerConfig } from '../../platform/controller.ts'
import { type Db, row, rows, run, sql, transaction } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { edition, noticeChapters } from './words/notice.ts'

/** The notice that stands: its number, since when, and in which country the data lie, where the instance says so. */
export type PrivacyNotice = { id: string; number: number; since: Date; dataCountry: string | null }

const columns = sql`id, number, since, data_country as "dataCountry"`

/** The whole text of a language, as it is kept. */
export function noticeText(lang: Lang, controller: ControllerConfig | undefined): string {
  const facts = controller ? [controller.name[lang], controller.address[lang], controller.contact, controller.dataCountry, controller.representative?.[lang] ?? ''] : []
  return [...facts, ...noticeChapters.flatMap(({ title, paragraphs }) => [title[lang], ...paragraphs.map((one) => one[lang])])].filter(Boolean).join('\n\n')
}

const known = new WeakMap<object, Map<string, PrivacyNotice>>()

/**
 * The notice of this edition and of what the instance says of itself; a new number is written, and people are told, when
 * either differs from the newest. A restart of the same version writes nothing.
 */
export async function currentNotice(db: Db, controller: ControllerConfig | undefined, now: Date): Promise<PrivacyNotice> {
  const key = JSON.stringify([edition.number, controller ?? null])
  const kept = known.get(db.$client) ?? new Map<string, PrivacyNotice>()
  known.set(db.$client, kept)
  const before = kept.get(key)
  if (before) return before
  const digest = createHash('sha256').update(key).digest()
  const found = await transaction(db, async (tx) => {
    await run(tx, sql`select pg_advisory_xact_lock(hashtext('qiao-privacy-notice'))`)
    const there = await row<PrivacyNotice>(tx, sql`select ${columns} from privacy_notice where digest = ${digest}`)
    return there ?? (await publish(tx, digest, controller, now))
  })
  kept.set(key, found)
  return found
}

async function publish(tx: Db, digest: Buffer, controller: ControllerConfig | undefined, now: Date): Promise<PrivacyNotice> {
  const body: Phrase = { zh: noticeText('zh', controller), en: noticeText('en', controller) }
  const made = await row<PrivacyNotice>(
    tx,
    sql`insert into privacy_notice (id, number, edition, digest, body, data_country, since)
        select ${newId(now.getTime())}, coalesce(max(number), 0) + 1, ${edition.number}, ${digest}, ${JSON.stringify(body)}::jsonb, ${controller?.dataCountry ?? null}, ${now} from privacy_notice returning ${columns}`,
  )
  if (!made) throw new Error('a privacy notice was not written')
  if (!controller) return made
  const people = await rows<{ id: string }>(tx, sql`select id from person where erased_at is null and email_verified order by id`)
  for (let from = 0; from < people.length; from += 500) {
    const some = people.slice(from, from + 500).map((one) => one.id)
    await tell(tx, { kind: 'privacy_notice', people: some, object: { type: 'privacy_notice', id: made.id }, version: String(from), about: { number: String(made.number) } })
  }
  return made
}

/** The newest notice that stands, whatever this process says; undefined before the first. */
export const newestNotice = (db: Db): Promise<PrivacyNotice | undefined> => row<PrivacyNotice>(db, sql`select ${columns} from privacy_notice order by number desc limit 1`)

/** Notes that the actor confirms a notice. Doing it again changes nothing. @throws missing for a number that there is not */
export async function acceptNotice(db: Db, actor: Actor, number: number): Promise<void> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId } = actor
  const notice = await row<{ id: string }>(db, sql`select id from privacy_notice where number = ${number}`)
  if (!notice) throw new Failure('missing', refusals.missing)
  const there = await row(db, sql`select 1 from notice_acceptance where person_id = ${personId} and notice = ${number}`)
  if (there) return
  await change(db, actor, { verb: 'privacy.accept_notice', object: { type: 'person', id: personId }, audience: 'staff', related: [notice.id] }, (tx) =>
    writeAcceptance(tx, { personId, notice: number, at: actor.at }),
  )
}

/** The row of a confirmation, in the caller's transaction. */
export const writeAcceptance = (tx: Db, { personId, notice, at }: { personId: string; notice: number; at: Date }): Promise<number> =>
  run(tx, sql`insert into notice_acceptance (person_id, notice, at) values (${personId}, ${notice}, ${at}) on conflict do nothing`)

export type Acceptance = { notice: number; at: Date }

/** Which notices the actor confirmed, newest first. */
export const acceptancesOf = (db: Db, actor: Actor): Promise<Acceptance[]> =>
  rows<Acceptance>(db, sql`select notice, at from notice_acceptance where person_id = ${actor.personId ?? null} order by notice desc`)

/** The text of a notice as it stood. @throws missing */
export async function noticeAsItStood(db: Db, number: number): Promise<PrivacyNotice & { body: Phrase }> {
  const found = await row<PrivacyNotice & { body: Phrase }>(db, sql`select ${columns}, body from privacy_notice where number = ${number}`)
  if (!found) throw new Failure('missing', refusals.missing)
  return found
}

/** All notices, newest first. */
export const notices = (db: Db): Promise<PrivacyNotice[]> => rows<PrivacyNotice>(db, sql`select ${columns} from privacy_notice order by number desc limit 100`)

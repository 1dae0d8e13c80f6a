import type { Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { type Lang, type Name, nameFor, readText, say, type Text } from '../../../core/text.ts'
import { type Halves, halvesOf, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { letterFrame } from '../../notices/messages/letters.ts'
import type { Composer } from '../../notices/notices.ts'
import { bodyRefusals } from './messages.ts'
import { leads } from './policy.ts'
import { canRunAlliance } from '../policy.ts'
import { mayWrite } from './rules.ts'
import { dayOf, limits } from './text.ts'

export type AllianceLetter = { id: string; allianceId: string; bodyId: string | null; bodyName: Text | null; subject: Text; body: Text; sentAt: Date | null; version: number; readers: number; opened: number }

const columns = sql`l.id, l.alliance_id as "allianceId", l.body_id as "bodyId", s.name as "bodyName", l.subject, l.body, l.sent_at as "sentAt", l.version,
  (select count(*) from alliance_letter_reader r where r.letter_id = l.id) as readers,
  (select count(*) from alliance_letter_reader r where r.letter_id = l.id and (r.opened_at is not null or exists (
    select 1 from notice n where n.person_id = r.person_id and n.kind = 'alliance_letter' and n.object_id = l.id and n.read_at is not null))) as opened
  from alliance_letter l left join space s on s.id = l.body_id`

/** Letters to all are written by who runs the alliance; to a body also by who leads it. */
const mayWriteTo = (actor: Actor, to: { allianceId: string; bodyId: string | null }): boolean =>
  canRunAlliance(actor, to.allianceId) || (to.bodyId !== null && leads(actor, { id: to.bodyId, allianceId: to.allianceId }))

/** The letters that the caller wrote or may write like: drafts and sent ones; and those that were sent to the caller. */
export async function lettersOf(db: Db, actor: Actor, allianceId: string): Promise<AllianceLetter[]> {
  const found = await rows<AllianceLetter & { mine?: boolean }>(
    db,
    sql`select exists (select 1 from alliance_letter_reader r where r.letter_id = l.id and r.person_id = ${actor.personId ?? null}) as mine, ${columns}
        where l.alliance_id = ${allianceId} order by l.sent_at desc nulls first, l.id desc limit 300`,
  )
  return found.filter((one) => mayWriteTo(actor, one) || (one.mine && one.sentAt))
}

/** @throws missing to whoever neither may write it nor was written to */
export async function letterById(db: Db, actor: Actor, allianceId: string, id: string): Promise<AllianceLetter & { writes: boolean }> {
  const found = await row<AllianceLetter>(db, sql`select ${columns} where l.id = ${id} and l.alliance_id = ${allianceId}`)
  const got = found && (await row(db, sql`select 1 from alliance_letter_reader where letter_id = ${id} and person_id = ${actor.personId ?? null}`))
  if (!found || !(mayWriteTo(actor, found) || (got && found.sentAt))) throw missing()
  return { ...found, writes: mayWriteTo(actor, found) }
}

/** Notes that a reader has opened the letter. A measurement: no activity. */
export const noteOpened = (db: Db, actor: Actor, id: string): Promise<number> =>
  run(db, sql`update alliance_letter_reader set opened_at = ${actor.at} where letter_id = ${id} and person_id = ${actor.personId ?? null} and opened_at is null`)

type LetterInput = { subject: Halves; body: Halves; lang: Lang }

const written = (actor: Actor, { subject, body, lang }: LetterInput, before?: AllianceLetter) =>
  textsOf(actor, lang, { subject: { halves: subject, limit: limits.title, before: before?.subject, need: 'one' }, body: { halves: body, limit: limits.long, before: before?.body, need: 'one' } })

/** Drafts a letter to all members or to a body. @throws missing | invalid */
export async function draftLetter(db: Db, actor: Actor, input: LetterInput & { allianceId: string; bodyId?: string }): Promise<string> {
  const to = { allianceId: input.allianceId, bodyId: input.bodyId ?? null }
  if (!mayWriteTo(actor, to) || (to.bodyId && !(await row(db, sql`select 1 from body where space_id = ${to.bodyId} and alliance_id = ${to.allianceId} and ended_at is null`)))) throw missing()
  const { subject, body } = written(actor, input)
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'alliance.draft_letter', object: { type: 'alliance_letter', id }, related: [to.allianceId] }, (tx) =>
    run(tx, sql`insert into alliance_letter (id, alliance_id, body_id, subject, body, created_by, created_at) values (${id}, ${to.allianceId}, ${to.bodyId}, ${stored(subject)}, ${stored(body)}, ${actor.personId ?? null}, ${actor.at})`),
  )
  return id
}

/** @throws missing | conflict once it is sent or was changed meanwhile | invalid */
export const editLetter = (db: Db, actor: Actor, input: LetterInput & { id: string; version: number }): Promise<void> =>
  change(db, actor, { verb: 'alliance.edit_letter', object: { type: 'alliance_letter', id: input.id } }, async (tx) => {
    const before = await letterToSend(tx, actor, input)
    const { subject, body } = written(actor, input, before)
    await run(tx, sql`update alliance_letter set subject = ${stored(subject)}, body = ${stored(body)}, version = version + 1 where id = ${input.id}`)
  })

async function letterToSend(tx: Db, actor: Actor, input: { id: string; version: number }): Promise<AllianceLetter> {
  const found = await row<AllianceLetter>(tx, sql`select ${columns} where l.id = ${input.id} for update of l`)
  if (!found || !mayWriteTo(actor, found)) throw missing()
  if (found.sentAt) throw new Failure('conflict', bodyRefusals.sent)
  if (found.version !== input.version) throw new Failure('conflict', bodyRefusals.changed)
  return found
}

/**
 * Whom a letter reaches today: the officers and administrators of members and secretariats and the individual members, or the
 * seats of a body. `lang` is the reader's language.
 */
export const readersOf = (db: Db, actor: Actor, to: { allianceId: string; bodyId: string | null }): Promise<{ id: string; lang: Lang }[]> => {
  const day = sql`${dayOf(actor.at)}::date`
  return rows(
    db,
    to.bodyId
      ? sql`select distinct p.id, p.lang from seat s join person p on p.id = s.person_id where s.space_id = ${to.bodyId} and p.erased_at is null and s.from_on <= ${day} and (s.to_on is null or s.to_on > ${day})`
      : sql`select distinct p.id, p.lang from space_right r join person p on p.id = r.person_id and p.erased_at is null
            where r.space_id = ${to.allianceId} and r.role in ('host', 'secretariat', 'member') and r.from_on <= ${day} and (r.to_on is null or r.to_on > ${day})
              and (exists (select 1 from space_member m where m.space_id = r.space_id and m.person_id = p.id and m.to_on is null)
                or exists (select 1 from space_member m join affiliation a on a.organisation_id = m.organisation_id and a.person_id = p.id and a.ended_at is null and a.role <> 'researcher'
                  where m.space_id = r.space_id and m.role in ('host', 'secretariat', 'member') and (m.to_on is null or m.to_on > ${day})
                    and not exists (select 1 from space_suspension u where u.member_id = m.id and u.until is null)))`,
  )
}

/** Sends a letter, once, to its readers of now: a notice and a letter for each, in their language. Its text stays from now on. @throws missing | conflict | limited */
export const sendAllianceLetter = (db: Db, actor: Actor, input: { id: string; version: number }): Promise<number> =>
  change(db, actor, { verb: 'alliance.send_letter', object: { type: 'alliance_letter', id: input.id }, audience: 'space' }, async (tx) => {
    const letter = await letterToSend(tx, actor, input)
    // Letters of one alliance are sent one after another, so that two at once do not both find room.
    await run(tx, sql`select 1 from space where id = ${letter.allianceId} for update`)
    const sent = await rows<{ at: Date }>(tx, sql`select sent_at as at from alliance_letter where alliance_id = ${letter.allianceId} and body_id is not distinct from ${letter.bodyId} and sent_at > ${new Date(actor.at.getTime() - 8 * 86_400_000)}`)
    if (!mayWrite(sent.map((one) => one.at), actor.at)) throw new Failure('limited', bodyRefusals.often, { retryAfter: 86_400 })
    const readers = await readersOf(tx, actor, letter)
    if (readers.length === 0) throw new Failure('conflict', bodyRefusals.noReaders)
    await run(tx, sql`update alliance_letter set sent_at = ${actor.at}, sent_by = ${actor.personId ?? null}, version = version + 1 where id = ${letter.id}`)
    await run(tx, sql`insert into alliance_letter_reader (letter_id, person_id) select ${letter.id}, unnest(${sql.param(readers.map((one) => one.id))}::uuid[])`)
    await tell(tx, { kind: 'alliance_letter', people: readers.map((one) => one.id), object: { type: 'alliance_letter', id: letter.id }, about: { title: halvesOf(letter.subject) } })
    return readers.length
  })

/** How a letter stands with one reader: `mail` as in the outbox, none before its notice was handled. */
export type Delivery = { personId: string; name: Name | null; lang: Lang; openedAt: Date | null; mail: 'queued' | 'kept' | 'sent' | 'failed' | null }

/** Readers of a sent letter, those whom it did not reach first; for who may write it. @throws missing */
export async function deliveriesOf(db: Db, actor: Actor, letter: AllianceLetter): Promise<Delivery[]> {
  if (!mayWriteTo(actor, letter)) throw missing()
  return rows<Delivery>(
    db,
    sql`select r.person_id as "personId", p.name, p.lang, coalesce(r.opened_at, n.read_at) as "openedAt", m.state as mail
        from alliance_letter_reader r join person p on p.id = r.person_id
          left join notice n on n.person_id = r.person_id and n.kind = 'alliance_letter' and n.object_id = r.letter_id
          left join mail m on m.person_id = r.person_id and m.kind = 'alliance_letter' and m.object_id = r.letter_id
        where r.letter_id = ${letter.id} order by (m.state is distinct from 'failed'), coalesce(r.opened_at, n.read_at) nulls first, p.name ->> 'en' limit 5000`,
  )
}

/** Writes an official letter in its reader's language when it is sent; `origin` is the site's address. */
export const composeAllianceLetter =
  (db: Db, addressOf: (lang: Lang, object: { type: string; id: string }) => string): Composer =>
  async ({ objectId, personId, lang }) => {
    const found = await row<{ subject: Text; body: Text; name: Name | null }>(
      db,
      sql`select l.subject, l.body, p.name from alliance_letter l join alliance_letter_reader r on r.letter_id = l.id join person p on p.id = r.person_id and p.erased_at is null
          where l.id = ${objectId} and r.person_id = ${personId} and l.sent_at is not null`,
    )
    if (!found) return undefined
    const link = addressOf(lang, { type: 'alliance_letter', id: objectId })
    const body = [say(lang, letterFrame.greeting, { name: nameFor(lang, found.name ?? {}) }), readText(found.body, lang).body, say(lang, letterFrame.link, { link }), letterFrame.close[lang]].join('\n\n')
    return { subject: readText(found.subject, lang).body, body }
  }


import { system } from '../../core/actor.ts'
import type { Lang, Name, Phrase } from '../../core/text.ts'
import { recordAll } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, row, rows, run, sql, transaction } from '../../platform/database.ts'
import type { LiveMatcher } from '../matching/matching.ts'
import { notify } from '../notices/notices.ts'
import { actorOfPerson } from '../people/people.ts'
import { type Digest, lastDue, pauseBetween, type Rhythm } from './due.ts'
import { queueNews } from './letters.ts'
import { kindWords } from './messages.ts'
import { keepTold, type News, newsOf } from './news.ts'
import { findWatches, type Watch } from './record.ts'

/** A part of what is told: one watch and what is new for it. */
export type Part = { watch: Watch; news: News }

export type Person = { email: string; emailVerified: boolean; lang: Lang; name: Name; zone: string }

/**
 * Tells one person what is new in one rhythm: a notice per watch, one letter for all. What was told, the notice, the
 * letter in the outbox and its job are one transaction: a job that dies halfway has told nothing, one that runs twice
 * tells nothing twice. Nothing new: nothing is sent.
 * @returns how many lines were told.
 */
export async function tellPerson(db: Db, live: LiveMatcher, personId: string, rhythm: Rhythm, now: Date, origin: Letters): Promise<number> {
  return transaction(db, async (tx) => {
    const person = await row<Person>(tx, sql`select email, email_verified as "emailVerified", lang, name, zone from person where id = ${personId} and erased_at is null for no key update`)
    const actor = person && (await actorOfPerson(tx, personId, now))
    if (!person || !actor) return 0
    if (rhythm === 'at_once' && (await toldLately(tx, personId, now))) return 0
    const due = rhythm === 'at_once' ? sql`(w.stirred_at is not null or w.looked_at < ${lastDue('daily', person.zone, now).toISOString()})` : sql`w.looked_at < ${lastDue(rhythm, person.zone, now).toISOString()}`
    const watches = await findWatches(tx, sql`w.person_id = ${personId} and w.rhythm = ${rhythm} and w.paused_at is null and ${due}`, sql`for update of w`)
    const parts: Part[] = []
    for (const watch of watches) {
      const news = await newsOf(tx, live, actor, watch)
      await keepTold(tx, watch, news, now)
      if (news.lines.length > 0) parts.push({ watch, news })
    }
    const ids = (some: readonly Watch[]) => sql.param(some.map((one) => one.id))
    await run(tx, sql`update watch set looked_at = ${now.toISOString()}, stirred_at = null where id = any(${ids(watches)}::uuid[])`)
    if (parts.length === 0) return 0
    await run(tx, sql`update watch set told_at = ${now.toISOString()} where id = any(${ids(parts.map((one) => one.watch))}::uuid[])`)
    await tellOnDesk(tx, personId, parts, now)
    const byMail = parts.filter(({ watch }) => watch.byMail)
    // Nobody is written to at an address that might be somebody else's.
    if (byMail.length > 0 && person.emailVerified) await queueNews(tx, { ...person, personId }, rhythm, byMail, now, origin)
    await recordAll(tx, system(now), parts.map(({ watch }) => ({ verb: 'watch.tell', object: { type: 'watch', id: watch.id } })))
    return parts.reduce((sum, { news }) => sum + news.lines.length, 0)
  })
}

/** The address of the site, and how a page that stops letters is found. */
export type Letters = { origin: string; stop: (lang: Lang, token: string) => string }

const toldLately = async (tx: Db, personId: string, now: Date): Promise<boolean> => {
  const since = new Date(now.getTime() - pauseBetween).toISOString()
  return (await row<object>(tx, sql`select 1 as one from watch where person_id = ${personId} and rhythm = 'at_once' and told_at > ${since} limit 1`)) !== undefined
}

const nameOf = (watch: Watch): string | Phrase => watch.name ?? kindWords[watch.kind]

async function tellOnDesk(tx: Db, personId: string, parts: readonly Part[], now: Date): Promise<void> {
  for (const { watch, news } of parts) {
    if (!watch.byDesk) continue
    const about = { name: nameOf(watch), count: String(news.lines.length) }
    await notify(tx, { kind: 'saved_news', people: [personId], object: { type: 'watch', id: watch.id }, version: now.toISOString(), about })
  }
}

export type Told = { people: number; lines: number }

async function tellEach(db: Db, live: LiveMatcher, people: readonly { person: string; rhythm: Rhythm }[], now: Date, letters: Letters): Promise<Told> {
  const told: Told = { people: 0, lines: 0 }
  const faults: unknown[] = []
  for (const { person, rhythm } of people) {
    const lines = await tellPerson(db, live, person, rhythm, now, letters).catch((error: unknown) => {
      faults.push(error)
      return 0
    })
    told.lines += lines
    if (lines > 0) told.people += 1
  }
  // A fault about one person does not keep the others waiting; it is thrown after them, and those who were told are not told again.
  if (faults.length > 0) throw faults[0]
  return told
}

/** Tells those who want to know at once and for whom something stirred. Whom nothing stirred for a day is looked at all the same. */
export async function tellAtOnce(db: Db, live: LiveMatcher, clock: Clock, letters: Letters): Promise<Told> {
  const now = clock()
  const people = await rows<{ person: string }>(db, sql`select distinct person_id as person from watch where rhythm = 'at_once' and paused_at is null and (stirred_at is not null or looked_at < ${new Date(now.getTime() - 86_400_000).toISOString()})`)
  return tellEach(db, live, people.map(({ person }) => ({ person, rhythm: 'at_once' })), now, letters)
}

/** Sends every digest that is due, by the clocks of its readers. Late or twice, it sends each once. */
export async function tellDigests(db: Db, live: LiveMatcher, clock: Clock, letters: Letters): Promise<Told> {
  const now = clock()
  const zones = await rows<{ zone: string; rhythm: Digest }>(db, sql`select distinct p.zone, w.rhythm from watch w join person p on p.id = w.person_id where w.rhythm <> 'at_once' and w.paused_at is null`)
  const people: { person: string; rhythm: Digest }[] = []
  for (const { zone, rhythm } of zones) {
    const due = lastDue(rhythm, zone, now).toISOString()
    people.push(...(await rows<{ person: string; rhythm: Digest }>(db, sql`select distinct w.person_id as person, w.rhythm from watch w join person p on p.id = w.person_id
      where w.rhythm = ${rhythm} and p.zone = ${zone} and w.paused_at is null and w.looked_at < ${due}`)))
  }
  return tellEach(db, live, people, now, letters)
}

import type { Actor } from '../../core/actor.ts'
import { sideOfKind } from '../listings/content.ts'
import { type Lang, nameFor, readText, say } from '../../core/text.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { type Card, cardsFor, inHall } from '../listings/listings.ts'
import { type LiveMatcher } from '../matching/matching.ts'
import { topicsOf } from '../matching/reason.ts'
import { letterFrame } from '../notices/messages/letters.ts'
import type { Composed, Composer } from '../notices/notices.ts'
import { actorOfPerson, organisationNames } from '../people/people.ts'
import type { Rhythm } from './due.ts'
import { kindWords } from './messages.ts'
import { newsWords } from './messages/letters.ts'
import type { Line } from './news.ts'
import { findWatches, type Watch } from './record.ts'
import { type Result, resultsOf } from './results.ts'
import { knownAtFirst, mostLines } from './rules.ts'
import { isAside } from './subjects.ts'

/** The pages that a letter leads to, with the origin. */
export type Pages = { listing: (lang: Lang, id: string) => string; match: (lang: Lang, kind: 'offer' | 'need', own: string, other: string) => string; watch: (lang: Lang, id: string) => string; all: (lang: Lang) => string }

type Chapter = { watch: Watch; title: string; lines: Line[] }

/** What may be told of a stored line now: nothing that may no longer be read, that was put aside, or that is true no longer. */
async function linesNow(db: Db, live: LiveMatcher, actor: Actor, watch: Watch, stored: readonly { listingId: string; what: Line['what'] }[]): Promise<Line[]> {
  if (await isAside(db, actor, watch)) return []
  const cards = new Map((await cardsFor(db, actor, stored.map((one) => one.listingId), inHall)).map((card) => [card.id, card]))
  const matched = watch.kind === 'need' || watch.kind === 'listing'
  const reasons = new Map<string, Result>(matched ? (await resultsOf(db, live, actor, watch, knownAtFirst)).map((one) => [one.card.id, one]) : [])
  return stored.flatMap(({ listingId, what }): Line[] => {
    const card = cards.get(listingId)
    if (what === 'gone') return card ? [] : [{ what, listingId }]
    if (!card || (what === 'found' && matched && !reasons.has(listingId))) return []
    return [{ what, listingId, result: what === 'found' ? (reasons.get(listingId) ?? { card, concepts: [], missing: [] }) : { card, concepts: [], missing: [] } }]
  })
}

async function chaptersOf(db: Db, live: LiveMatcher, actor: Actor, lang: Lang, letterId: string): Promise<Chapter[]> {
  const stored = await rows<{ watchId: string; listingId: string; what: Line['what'] }>(db, sql`select watch_id as "watchId", listing_id as "listingId", what from watch_letter_line where letter_id = ${letterId} order by place, listing_id`)
  const watches = await findWatches(db, sql`w.id = any(${sql.param([...new Set(stored.map((one) => one.watchId))])}::uuid[]) and w.person_id = ${actor.personId} and w.by_mail and w.paused_at is null`)
  const chapters: Chapter[] = []
  for (const watch of watches) {
    const lines = await linesNow(db, live, actor, watch, stored.filter((one) => one.watchId === watch.id))
    if (lines.length > 0) chapters.push({ watch, title: await titleOf(db, actor, lang, watch), lines })
  }
  return chapters
}

/** What a chapter is called: the person's own name for it, else what it is about, as far as that may be read now. */
async function titleOf(db: Db, actor: Actor, lang: Lang, watch: Watch): Promise<string> {
  const kind = kindWords[watch.kind][lang]
  if (watch.name) return say(lang, newsWords.section, { kind, name: watch.name })
  const organisation = watch.organisationId ? (await organisationNames(db, [watch.organisationId])).get(watch.organisationId) : undefined
  const [card] = watch.kind === 'listing' ? await cardsFor(db, actor, [watch.listingId ?? ''], inHall) : []
  const name = organisation ? nameFor(lang, organisation.name) : card && readText(card.title, lang).body
  return name ? say(lang, newsWords.section, { kind, name }) : kind
}

const ownerOf = (lang: Lang, card: Card): string => (card.owner ? nameFor(lang, card.owner.name) : newsWords.withheld[lang])

function lineText(lang: Lang, watch: Watch, { what, result }: Line, pages: Pages): string {
  if (!result) return newsWords.gone[lang]
  const { card, concepts, missing } = result
  const title = readText(card.title, lang).body
  const topics = topicsOf(lang, concepts).map(({ text, other }) => (other && other.text !== text ? `${text}${lang === 'zh' ? `（${other.text}）` : ` (${other.text})`}` : text))
  const separator = lang === 'zh' ? '、' : ', '
  const paired = what === 'found' && watch.listingId !== null && (watch.kind === 'need' || watch.kind === 'listing')
  return [
    what === 'revised' ? say(lang, newsWords.revised, { title }) : what === 'back' ? say(lang, newsWords.back, { title }) : title,
    `  ${ownerOf(lang, card)}`,
    ...(topics.length > 0 ? [`  ${say(lang, newsWords.reasons, { topics: topics.join(separator) })}`] : []),
    ...(missing.length > 0 && sideOfKind(card.kind) === 'offer' ? [`  ${say(lang, newsWords.missing, { missing: missing.slice(0, 3).join(separator) })}`] : []),
    `  ${paired ? pages.match(lang, sideOfKind(card.kind) === 'offer' ? 'need' : 'offer', watch.listingId ?? '', card.id) : pages.listing(lang, card.id)}`,
  ].join('\n')
}

function chapterText(lang: Lang, { watch, title, lines }: Chapter, pages: Pages): string {
  const shown = lines.slice(0, mostLines).map((line, place) => `${place + 1}. ${lineText(lang, watch, line, pages)}`)
  const more = lines.length > mostLines ? [say(lang, newsWords.more, { n: lines.length - mostLines, link: pages.watch(lang, watch.id) })] : []
  return [title, '-'.repeat(24), ...shown, ...more].join('\n\n')
}

/**
 * Writes a letter of news at the moment of its sending, in the reader's language, from what they may read then. Undefined,
 * and nothing is sent, when nothing of it may be told any more.
 */
export const composeNews = (db: Db, live: () => LiveMatcher, clock: Clock, pages: Pages): Composer => async ({ objectId, personId, lang, unsubscribe }): Promise<Composed | undefined> => {
  const letter = await row<{ rhythm: Rhythm }>(db, sql`select rhythm from watch_letter where id = ${objectId}`)
  const actor = personId ? await actorOfPerson(db, personId, clock()) : undefined
  if (!letter || !actor) return undefined
  await live().refresh()
  const chapters = await chaptersOf(db, live(), actor, lang, objectId)
  if (chapters.length === 0) return undefined
  const body = [
    say(lang, letterFrame.greeting, { name: actor.name ?? '' }),
    newsWords.lead[lang],
    ...chapters.map((chapter) => chapterText(lang, chapter, pages)),
    say(lang, newsWords.manage, { link: pages.all(lang) }),
    ...(unsubscribe ? [say(lang, newsWords.stop, { link: unsubscribe })] : []),
    letterFrame.close[lang],
  ].join('\n\n')
  const secrets = [...chapters.flatMap(({ watch }) => watch.name ?? []), unsubscribe ?? '']
  return { subject: say(lang, newsWords.subjects[letter.rhythm], { count: chapters.reduce((sum, { lines }) => sum + lines.length, 0) }), body, secrets }
}

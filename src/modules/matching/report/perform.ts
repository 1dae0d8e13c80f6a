import { and, eq, inArray } from 'drizzle-orm'
import { setImmediate as pause } from 'node:timers/promises'
import type { Actor } from '../../../core/actor.ts'
import { Failure, isFailure } from '../../../core/failure.ts'
import { type Lang, type Phrase, readText, say } from '../../../core/text.ts'
import type { Filter, Indexed } from '../../../engine/retrieval/matcher.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, row, sql } from '../../../platform/database.ts'
import { type Job, tell } from '../../../platform/queue.ts'
import { writeWorkbook } from '../../../platform/workbook.ts'
import { attachFile, prepareOwn } from '../../files/files.ts'
import { cardsFor, contactsFor, indexRows } from '../../listings/listings.ts'
import { type Terms, termsOf, type Vocabulary } from '../../vocabularies/vocabularies.ts'
import { actorOfPerson } from '../../people/people.ts'
import { countries } from '../../people/words/places.ts'
import { memberOrganisations, type Space, spacesVisibleTo } from '../../spaces/spaces.ts'
import { counterparts } from '../concepts.ts'
import { inScope, type LiveMatcher, toIndexed } from '../live.ts'
import { reportRefusals, reportWords } from './messages.ts'
import { backgroundDepth } from '../strength.ts'
import { canReport } from './report.ts'
import { matchReport } from './schema.ts'
import { type Addresses, alone, type Found, foundFor, reportSheets } from './sheets.ts'

type Row = typeof matchReport.$inferSelect

/** What a report is made with. */
export type ReportShop = { db: Db; blobs: Blobs; live: () => LiveMatcher; clock: Clock; addresses: Addresses }

export const reportJobs = (shop: ReportShop): { match_report: Job } => ({ match_report: ({ id }) => performReport(shop, String(id)) })

/** Needs, and offers, that a report compares at most. */
export const mostCompared = 5_000
/** Needs between two looks at whether the report is still wanted. */
const step = 25

/** Makes one report with the rights that its asker has now; goes on from the beginning after a crash. */
export async function performReport(shop: ReportShop, id: string): Promise<void> {
  const { db, clock } = shop
  const [report] = await db.update(matchReport).set({ state: 'running', done: 0, error: null }).where(and(eq(matchReport.id, id), inArray(matchReport.state, ['queued', 'running']))).returning()
  if (!report) return
  try {
    await make(shop, report)
  } catch (error) {
    if (isFailure(error) && error.code !== 'unavailable') return end(db, clock, id, error.sentence)
    await db.update(matchReport).set({ error: JSON.stringify(reportRefusals.interrupted) }).where(and(eq(matchReport.id, id), eq(matchReport.state, 'running')))
    throw error
  }
}

async function make(shop: ReportShop, report: Row): Promise<void> {
  const { db, clock } = shop
  const live = shop.live()
  const actor = await actorOfPerson(db, report.askedBy, clock())
  const space = actor && report.spaceId ? (await spacesVisibleTo(db, actor, { limit: 500 })).find((one) => one.id === report.spaceId) : undefined
  if (!actor || !canReport(actor, report.spaceId) || (report.spaceId && !space)) return end(db, clock, report.id, reportRefusals.rights)
  await live.refresh()
  const scope = scopeOf(report, report.spaceId ? await memberOrganisations(db, [report.spaceId], clock()) : [])
  const needIds = live.listed(actor, scope.needs, mostCompared)
  const offerIds = live.listed(actor, scope.offers, mostCompared)
  if (!(await show(db, report.id, { done: 0, total: needIds.length }))) return
  const found = await findAll(shop, live, actor, { report, offers: scope.offers }, needIds, offerIds)
  if (!found) return
  const offers = await cardsFor(db, actor, offerIds)
  const contacts = await contactsFor(db, actor, [...needIds, ...offerIds])
  const notes = notesOf(await termsOf(db), report, actor, space, found, offers.length, needIds.length === mostCompared || offerIds.length === mostCompared)
  const bytes = await writeWorkbook(reportSheets({ lang: report.lang, found, offers, contacts, addresses: shop.addresses, notes }))
  const left = alone({ found, offers })
  const sums = { needs: found.length, offers: offers.length, matches: found.reduce((sum, one) => sum + one.matches.length, 0), needsAlone: left.needs.length, offersAlone: left.offers.length }
  await finish(shop, actor, report, bytes, sums)
}

/** A filter per side: the listings of a space and of its members, chosen fields, priority areas and chains; needs also by the country of their owner. */
function scopeOf({ spaceId, fields, priorities, chains, countries: from }: Row, organisations: readonly string[]): { needs: Filter; offers: Filter } {
  const any = (facet: Vocabulary, chosen: readonly string[]): Filter[] => (chosen.length > 0 ? [{ facet, in: chosen }] : [])
  const both: Filter[] = [...(spaceId ? [inScope({ spaces: [spaceId], organisations })] : []), ...any('field', fields), ...any('priority', priorities), ...any('chain', chains)]
  const of = (kind: string, more: Filter[] = []): Filter => ({ all: [{ facet: 'kind', in: [kind] }, ...both, ...more] })
  return { needs: of('need', from.length > 0 ? [{ facet: 'country', in: from }] : []), offers: of('offer') }
}

/** Every need against every offer; undefined when the report was cancelled meanwhile. */
async function findAll({ db }: ReportShop, live: LiveMatcher, actor: Actor, { report, offers }: { report: Row; offers: Filter }, needIds: readonly string[], offerIds: readonly string[]): Promise<Found[] | undefined> {
  const cards = new Map((await cardsFor(db, actor, [...needIds, ...offerIds])).map((card) => [card.id, card]))
  const queries: Indexed[] = []
  for await (const batch of indexRows(db, { ids: needIds })) queries.push(...batch.map(toIndexed))
  const found: Found[] = []
  let done = 0
  for await (const { id, matches } of live.matchMany(actor, queries, { k: Math.max(report.most, backgroundDepth), filter: (query) => ({ all: [offers, counterparts(query)] }) })) {
    const need = cards.get(id)
    if (need) found.push(foundFor(need, matches, cards, report.most))
    done += 1
    if (done % step > 0) continue
    await pause()
    if (!(await show(db, report.id, { done, total: queries.length }))) return undefined
  }
  const order = new Map(needIds.map((id, place) => [id, place]))
  return found.sort((a, b) => (order.get(a.need.id) ?? 0) - (order.get(b.need.id) ?? 0))
}

/** Writes how far it is; false when the report was cancelled meanwhile. */
async function show(db: Db, id: string, figures: { done: number; total: number }): Promise<boolean> {
  const going = await db.update(matchReport).set(figures).where(and(eq(matchReport.id, id), eq(matchReport.state, 'running'))).returning({ id: matchReport.id })
  return going.length > 0
}

function notesOf(terms: Terms, report: Row, actor: Actor, space: Space | undefined, found: readonly Found[], offers: number, cut: boolean): [string, string | number][] {
  const { lang } = report
  const listed = (codes: readonly string[], words: Record<string, Phrase>) => codes.map((one) => words[one]?.[lang] ?? one).join(reportWords.comma[lang])
  const only = (said: Phrase, vocabulary: Vocabulary, codes: readonly string[]): [Phrase, string][] =>
    codes.length > 0 ? [[said, terms.terms(vocabulary, codes).map(({ name }) => name[lang]).join(reportWords.comma[lang])]] : []
  const notes: [Phrase, string | number][] = [
    [reportWords.scope, space ? readText(space.name, lang).body : reportWords.platform[lang]],
    [reportWords.made, actor.at.toISOString().slice(0, 16).replace('T', ' ')],
    [reportWords.by, actor.name ?? ''],
    [reportWords.needs, found.length],
    [reportWords.offers, offers],
    [reportWords.pairs, found.reduce((sum, one) => sum + one.matches.length, 0)],
    [reportWords.most, report.most],
    ...only(reportWords.onlyFields, 'field', report.fields),
    ...only(reportWords.onlyPriorities, 'priority', report.priorities),
    ...only(reportWords.onlyChains, 'chain', report.chains),
    ...(report.countries.length > 0 ? [[reportWords.onlyCountries, listed(report.countries, countries)] as [Phrase, string]] : []),
    ...(cut ? [[reportWords.cut, say(lang, reportWords.cutText, { n: mostCompared })] as [Phrase, string]] : []),
  ]
  return notes.map(([what, value]) => [what[lang], value])
}

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const fileName = (lang: Lang, at: Date): string => `${say(lang, reportWords.fileName, { day: at.toISOString().slice(0, 10) })}.xlsx`

async function finish({ db, blobs, clock }: ReportShop, actor: Actor, report: Row, bytes: Uint8Array, sums: Partial<Row>): Promise<void> {
  const now = { ...actor, at: clock() }
  const prepared = await prepareOwn(blobs, { name: fileName(report.lang, now.at), bytes, mediaType })
  await change(db, now, { verb: 'report.make', object: { type: 'match_report', id: report.id }, audience: 'staff' }, async (tx) => {
    const wanted = await row<{ state: string }>(tx, sql`select state from match_report where id = ${report.id} for update`)
    if (wanted?.state !== 'running') throw new Failure('conflict', reportRefusals.over)
    const fileId = await attachFile(tx, now, prepared, { type: 'match_report', id: report.id })
    await tx.update(matchReport).set({ ...sums, state: 'done', done: sums.needs, total: sums.needs, fileId, finishedAt: now.at }).where(eq(matchReport.id, report.id))
    await tell(tx, { kind: 'match_report_done', people: [report.askedBy], object: { type: 'match_report', id: report.id }, about: { needs: String(sums.needs), offers: String(sums.offers), matches: String(sums.matches) } })
  })
}

/** The report cannot be made, for a reason that a person can do something about. */
async function end(db: Db, clock: Clock, id: string, why: Phrase): Promise<void> {
  await db.update(matchReport).set({ state: 'failed', error: JSON.stringify(why), finishedAt: clock() }).where(and(eq(matchReport.id, id), eq(matchReport.state, 'running')))
}

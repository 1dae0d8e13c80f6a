import { and, desc, eq, inArray, lt, sql as query } from 'drizzle-orm'
import type { Readable } from 'node:stream'
import { type Actor, hasRole, system } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId, readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import type { Lang, Phrase } from '../../../core/text.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, sql } from '../../../platform/database.ts'
import { enqueue } from '../../../platform/queue.ts'
import { fileById, removeFile } from '../../files/files.ts'
import { termsOf, type Vocabulary } from '../../vocabularies/vocabularies.ts'
import { countries as knownCountries } from '../../people/words/places.ts'
import { canManageSpace, type Space, spacesVisibleTo } from '../../spaces/spaces.ts'
import { reportRefusals } from './messages.ts'
import { matchReport, type ReportState } from './schema.ts'

export type { ReportState } from './schema.ts'

/** A report as its asker sees it. `space` is missing for the whole platform. */
export type MatchReport = {
  id: string
  spaceId: string | null
  fields: string[]
  priorities: string[]
  chains: string[]
  countries: string[]
  most: number
  lang: Lang
  state: ReportState
  done: number
  total: number
  needs: number
  offers: number
  matches: number
  needsAlone: number
  offersAlone: number
  hasFile: boolean
  error?: Phrase
  at: Date
  finishedAt: Date | null
}

export type NewReport = { spaceId?: string; fields?: readonly string[]; priorities?: readonly string[]; chains?: readonly string[]; countries?: readonly string[]; most: number; lang: Lang }

const underWay = ['queued', 'running'] as const
const atOnce = 2
/** A file is kept for its asker this long. */
const keptDays = 30

/** Whole platform: its organisers. A space: whoever manages it. Asked again when the report is made and when it is fetched. */
export const canReport = (actor: Actor, spaceId: string | null): boolean =>
  actor.personId !== undefined && (spaceId === null ? hasRole(actor, 'organiser', 'administrator') : canManageSpace(actor, spaceId))

/** What the actor may ask a report of. */
export async function reportScopes(db: Db, actor: Actor): Promise<{ platform: boolean; spaces: Space[] }> {
  const spaces = actor.personId ? (await spacesVisibleTo(db, actor, { limit: 500 })).filter((space) => canReport(actor, space.id)) : []
  return { platform: canReport(actor, null), spaces }
}

const missing = () => new Failure('missing', refusals.missing)

/**
 * Queues a report for the actor. @throws missing (no scope of theirs at all) | invalid | conflict (two are under way)
 */
export async function askReport(db: Db, actor: Actor, input: NewReport): Promise<string> {
  const scopes = await reportScopes(db, actor)
  if (!actor.personId || (!scopes.platform && scopes.spaces.length === 0)) throw missing()
  const { spaceId = null, most, lang } = input
  const askedBy = actor.personId
  if (spaceId === null ? !scopes.platform : !scopes.spaces.some((space) => space.id === spaceId)) throw new Failure('invalid', refusals.invalid, { fields: { scope: reportRefusals.scope } })
  if (!Number.isInteger(most) || most < 1 || most > 20) throw new Failure('invalid', refusals.invalid, { fields: { most: reportRefusals.most } })
  const terms = await termsOf(db)
  const known = (vocabulary: Vocabulary, codes: readonly string[] = []) => [...new Set(codes.flatMap((code) => terms.current(vocabulary, code) ?? []))]
  const countries = (input.countries ?? []).filter((one) => Object.hasOwn(knownCountries, one))
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'report.ask', object: { type: 'match_report', id }, audience: 'staff', related: spaceId ? [spaceId] : [] }, async (tx) => {
    await row(tx, sql`select pg_advisory_xact_lock(hashtextextended(${askedBy}, 11)) as locked`)
    const open = await tx.select({ id: matchReport.id }).from(matchReport).where(and(eq(matchReport.askedBy, askedBy), inArray(matchReport.state, [...underWay])))
    if (open.length >= atOnce) throw new Failure('conflict', reportRefusals.busy)
    await tx.insert(matchReport).values({ id, askedBy, spaceId, fields: known('field', input.fields), priorities: known('priority', input.priorities), chains: known('chain', input.chains), countries, most, lang, at: actor.at })
    await enqueue(tx, 'match_report', { id }, { key: `match_report:${id}` })
  })
  return id
}

const shown = ({ fileId, error, total, askedBy: _askedBy, ...one }: typeof matchReport.$inferSelect): MatchReport => ({
  ...one, total: total ?? 0, hasFile: fileId !== null, error: error === null ? undefined : (JSON.parse(error) as Phrase),
})

/** The actor's own report. @throws missing, also when they may no longer read its scope */
export async function reportFor(db: Db, actor: Actor, idOrShown: string): Promise<MatchReport> {
  const id = readId(idOrShown)
  const [found] = id && actor.personId ? await db.select().from(matchReport).where(and(eq(matchReport.id, id), eq(matchReport.askedBy, actor.personId))) : []
  if (!found || !canReport(actor, found.spaceId)) throw missing()
  return shown(found)
}

/** The actor's reports, the latest first. */
export async function reportsOf(db: Db, actor: Actor): Promise<MatchReport[]> {
  if (!actor.personId) return []
  const found = await db.select().from(matchReport).where(eq(matchReport.askedBy, actor.personId)).orderBy(desc(matchReport.at), desc(matchReport.id)).limit(30)
  return found.filter((one) => canReport(actor, one.spaceId)).map(shown)
}

/** Stops a report that waits or is being made. @throws missing | conflict (over) */
export async function cancelReport(db: Db, actor: Actor, id: string): Promise<void> {
  const report = await reportFor(db, actor, id)
  await change(db, actor, { verb: 'report.cancel', object: { type: 'match_report', id: report.id }, audience: 'staff' }, async (tx) => {
    const stopped = await tx
      .update(matchReport)
      .set({ state: 'cancelled', finishedAt: actor.at })
      .where(and(eq(matchReport.id, report.id), inArray(matchReport.state, [...underWay])))
      .returning({ id: matchReport.id })
    if (stopped.length === 0) throw new Failure('conflict', reportRefusals.over)
  })
}

/** The file, for its asker alone, while they may still read its scope. @throws missing */
export async function reportFile(db: Db, blobs: Blobs, actor: Actor, id: string): Promise<{ name: string; mediaType: string; bytes: number; stream: Readable }> {
  const report = await reportFor(db, actor, id)
  const [{ fileId } = { fileId: null }] = await db.select({ fileId: matchReport.fileId }).from(matchReport).where(eq(matchReport.id, report.id))
  const file = fileId ? await fileById(db, fileId) : undefined
  if (!file) throw missing()
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, stream: await blobs.get(file.sha256) }
}

/** Daily: reports that were kept long enough go with their files. */
export async function reportHousekeeping(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  const old = await db.select({ id: matchReport.id, fileId: matchReport.fileId }).from(matchReport).where(and(lt(matchReport.finishedAt, before), query`${matchReport.fileId} is not null`)).limit(500)
  let gone = 0
  for (const { id, fileId } of old) {
    await change(db, system(now), { verb: 'report.forget', object: { type: 'match_report', id }, audience: 'staff' }, async (tx) => {
      if (fileId && (await removeFile(tx, system(now), fileId, { type: 'match_report', id }))) gone += 1
      await tx.delete(matchReport).where(eq(matchReport.id, id))
    })
  }
  return gone
}

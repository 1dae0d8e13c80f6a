import type { Lang } from '../../core/text.ts'
import { type Db, row, rows, type SQL, sql } from '../../platform/database.ts'
import { type Terms, termsNow, type Vocabulary } from '../vocabularies/vocabularies.ts'
import { type ListingKind, type TextField, textFields } from './content.ts'
import { keywordBreak } from './words/lists.ts'

/** The texts of a listing in one language as the index takes them. Sections other than these are part of the description. */
export type IndexText = { lang: Lang; title: string; summary?: string; description?: string; keywords?: string[] }

/**
 * A published listing for the live index. Holds nothing confidential and nothing that a machine wrote, which neither statistics nor the learned
 * bridge may take for a person's; with a withheld name neither its owner under
 * `organisation` nor the sections that would tell it. The facets of the visibility rules go under their columns' names.
 */
export type IndexRow = {
  id: string
  kind: ListingKind
  /** Readable by anybody: what collection statistics and learned bridges may use (invariant 4). */
  isPublic: boolean
  texts: IndexText[]
  facets: Record<string, string[]>
  /** `publishedAt` and `expiresAt` in milliseconds, `completeness` 0–100, and `mark` (see {@link listingMarks}). */
  numbers: Record<string, number>
}

/** Sections that may name people or the owner. */
export const tellingSections: readonly TextField[] = ['team', 'laboratories']

type Stored = {
  id: string; kind: ListingKind; revision: string; state: string; embargoed: boolean; release: string | null; visibility: string; owner: string; publisher: string; withheld: boolean
  spaces: string[]; organisations: string[]; excluded: string[]; pending: boolean; fields: string[]; priorities: string[]; chain: string | null; link: string | null; expertKind: string | null; stage: string | null; trl: number | null
  partnerships: string[]; needClass: string | null; country: string; region: string | null; organisationKind: string; member: string[]
  publishedAt: Date; expiresAt: Date; completeness: number; open: boolean; mark: number
}

const batchSize = 500

/** Published listings in batches, all or those among `ids`; an id that does not come back is not on show. */
export async function* indexRows(db: Db, which: { ids?: readonly string[] } = {}): AsyncGenerator<IndexRow[]> {
  if (which.ids) {
    for (let from = 0; from < which.ids.length; from += batchSize) {
      const ids = which.ids.slice(from, from + batchSize)
      yield await batch(db, sql`l.id = any(${sql.param(ids)}::uuid[])`)
    }
    return
  }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const next = await batch(db, sql`l.id > ${after}::uuid`)
    if (next.length > 0) yield next
    if (next.length < batchSize) return
    after = next.at(-1)!.id
  }
}

/**
 * The ids that changed since a watermark, and the next one: a snapshot of which transactions were over. Ask with the last answer's watermark;
 * a change comes with the first answer after its commit, however long its transaction ran, and with no other. Without a watermark: only where
 * to begin, before a whole read.
 */
export async function listingsChangedSince(db: Db, watermark?: string): Promise<{ ids: string[]; watermark: string }> {
  const since = sql`xid >= pg_snapshot_xmin(${watermark}::pg_snapshot) and not pg_visible_in_snapshot(xid, ${watermark}::pg_snapshot)`
  const found = await row<{ ids: string[]; next: string }>(
    db,
    sql`select pg_current_snapshot()::text as next,
      array(select distinct listing_id from listing_change where ${watermark === undefined ? sql`false` : since}) as ids`,
  )
  return { ids: found?.ids ?? [], watermark: found?.next ?? '1:1:' }
}

/** Codes that have become another; where a listing has one, its mark is that of the last merge. */
const merged = sql`coalesce((select array_agg(code) from vocabulary_term where merged_into is not null), '{}')`
const mergedAt = sql`(select max(changed_at) from vocabulary_term where merged_into is not null)`

/** Whatever {@link indexRow} reads of a published listing, and how many texts there are beside it: texts never change, and only come. */
const shown = (where: SQL): SQL => sql`select l.id, l.kind, l.live_revision_id as revision, l.state, l.embargoed, l.visibility, l.owner_id as owner,
        (select release_id from release_listing where listing_id = l.id and removed_at is null) as release, l.publisher_id as publisher, l.name_withheld as withheld,
        l.audience_spaces as spaces, l.audience_organisations as organisations, l.excluded_countries as excluded, l.pending_revision_id is not null as pending,
        r.fields, r.priorities, r.chain, r.chain_link as link, r.expert_kind as "expertKind", case when r.fields || r.priorities || r.chain && ${merged} then ${mergedAt} end as merged, r.stage, r.trl, r.partnerships, r.need_class as "needClass", o.country, o.region, o.kind as "organisationKind",
        array(select space_id from listing_space where listing_id = l.id) as member,
        l.published_at as "publishedAt", l.expires_at as "expiresAt", r.completeness, l.open_for_interest as open,
        (select count(*) from listing_variant v where v.revision_id = r.id) as texts
      from listing l join listing_revision r on r.id = l.live_revision_id join organisation o on o.id = l.owner_id
      where l.state = 'published' and not l.embargoed and l.merged_into is null and ${where}`

/** 52 bits of a digest of the whole row. */
const mark = sql.raw(`('x' || left(md5(shown::text), 13))::bit(52)::bigint::float8`)

/** Every published listing with its mark, which is another one when anything that {@link indexRows} tells of it is. */
export async function listingMarks(db: Db): Promise<Map<string, number>> {
  const found = await rows<{ id: string; mark: number }>(db, sql`select id, ${mark} as mark from (${shown(sql`true`)}) shown`)
  return new Map(found.map((one) => [one.id, one.mark]))
}

async function batch(db: Db, where: SQL): Promise<IndexRow[]> {
  const found = await rows<Stored>(db, sql`select shown.*, ${mark} as mark from (${shown(where)}) shown order by id limit ${batchSize}`)
  if (found.length === 0) return []
  const texts = await rows<{ revision: string; lang: Lang; field: TextField; body: string }>(
    db,
    sql`select revision_id as revision, lang, field, body from listing_text
      where origin <> 'machine' and revision_id = any(${sql.param(found.map((one) => one.revision))}::uuid[])`,
  )
  const byRevision = new Map<string, Map<Lang, Partial<Record<TextField, string>>>>()
  for (const { revision, lang, field, body } of texts) {
    const langsOf = byRevision.get(revision) ?? new Map<Lang, Partial<Record<TextField, string>>>()
    byRevision.set(revision, langsOf.set(lang, { ...langsOf.get(lang), [field]: body }))
  }
  const terms = await termsNow(db)
  return found.map((one) => indexRow(one, terms, byRevision.get(one.revision) ?? new Map()))
}

function indexRow(one: Stored, terms: Terms, bodies: Map<Lang, Partial<Record<TextField, string>>>): IndexRow {
  const excluding = one.excluded.length > 0
  const now = (vocabulary: Vocabulary, codes: readonly string[]) => terms.terms(vocabulary, codes).map(({ code }) => code)
  const facets: Record<string, string[]> = {
    field: now('field', one.fields),
    priority: now('priority', one.priorities),
    chain: one.chain === null ? [] : now('chain', [one.chain]),
    chainLink: one.link === null ? [] : [one.link],
    expertKind: one.expertKind === null ? [] : [one.expertKind],
    stage: one.stage ? [one.stage] : [],
    trl: one.trl === null ? [] : [String(one.trl)],
    partnership: one.partnerships,
    needClass: one.needClass ? [one.needClass] : [],
    country: [one.country],
    region: one.region ? [one.region] : [],
    organisationKind: [one.organisationKind],
    organisation: one.withheld ? [] : [one.owner],
    space: one.member,
    open: [String(one.open)],
    state: [one.state],
    embargoed: [String(one.embargoed)],
    release: one.release ? [one.release] : [],
    visibility: [one.visibility],
    owner: [one.owner],
    publisher: [one.publisher],
    audience_spaces: one.spaces,
    audience_organisations: one.organisations,
    excluded_countries: one.excluded,
    excluding: [String(excluding)],
    reviewable: ['true'],
  }
  return {
    id: one.id,
    kind: one.kind,
    isPublic: one.visibility === 'public' && !excluding,
    texts: [...bodies].map(([lang, sections]) => indexText(lang, sections, one.withheld)),
    facets,
    numbers: { publishedAt: one.publishedAt.getTime(), expiresAt: one.expiresAt.getTime(), completeness: one.completeness, mark: one.mark },
  }
}

const own: readonly TextField[] = ['title', 'summary', 'description', 'keywords']

function indexText(lang: Lang, sections: Partial<Record<TextField, string>>, withheld: boolean): IndexText {
  const rest = textFields.filter((field) => !own.includes(field) && !(withheld && tellingSections.includes(field)))
  const description = [sections.description, ...rest.map((field) => sections[field])].filter(Boolean).join('\n')
  const keywords = (sections.keywords ?? '').split(keywordBreak).map((one) => one.trim()).filter(Boolean)
  return { lang, title: sections.title ?? '', summary: sections.summary, description: description || undefined, keywords }
}

/** Forgets changes that every index has long read. @returns how many */
export async function forgetChanges(db: Db, before: Date): Promise<number> {
  const gone = await rows<object>(db, sql`delete from listing_change where at < ${before.toISOString()} returning 1 as one`)
  return gone.length
}

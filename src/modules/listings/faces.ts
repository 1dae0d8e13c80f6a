import type { Currency } from '../../core/money.ts'
import { type Lang, langs, otherLang, type Origin, type Text } from '../../core/text.ts'
import { type Db, prepared } from '../../platform/database.ts'
import type { ListingKind } from './content.ts'
import type { ListingState } from './rules.ts'
import type { Card, OwnerLabel } from './shown.ts'
import type { NeedClass, Partnership, Stage } from './words/facts.ts'
import { type ChainLink, type Terms, termsOf } from '../vocabularies/vocabularies.ts'
import type { ExpertKind } from './words/kinds.ts'

/** The newest body of one field in one language, as `listing_text` gives it. */
export type StoredText = { f: string; l: Lang; b: string; o: Origin; r: number; a: string; m?: string | null }

type Stored = {
  id: string; version: string; reference: string; kind: ListingKind; state: ListingState; source: Lang; textRev: number; texts: StoredText[] | null
  fields: string[]; priorities: string[]; chain: string | null; link: ChainLink | null; expertKind: ExpertKind | null; stage: Stage | null; trl: number | null; partnerships: Partnership[]; needClass: NeedClass | null
  minor: number | null; currency: Currency | null; negotiable: boolean; deadline: string | null
  owner: OwnerLabel; withheld: boolean; country: string; region: string | null; organisationKind: string
  publishedAt: Date | null; expiresAt: Date | null; completeness: number; open: boolean; sample: boolean
}

const longestShown = 1_000
const longestExcerpt = 280

const statement = `select l.id, l.xmin::text || '.' || o.xmin::text as version, l.reference, l.kind, l.state, l.source_lang as source, r.text_rev as "textRev",
    (select json_agg(json_build_object('f', t.field, 'l', t.lang, 'b', left(t.body, case t.field when 'description' then ${longestExcerpt + 20} else ${longestShown} end), 'o', t.origin, 'r', t.of_rev, 'a', t.at, 'm', t.model))
      from listing_text t where t.revision_id = r.id and t.field in ('title', 'summary', 'description')) as texts,
    r.fields, r.priorities, r.chain, r.chain_link as link, r.expert_kind as "expertKind", r.stage, r.trl, r.partnerships, r.need_class as "needClass", r.amount_minor as minor, r.amount_currency as currency, r.negotiable, r.deadline,
    json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'verified', o.verified_at is not null) as owner,
    l.name_withheld as withheld, o.country, o.region, o.kind as "organisationKind", l.published_at as "publishedAt", l.expires_at as "expiresAt",
    r.completeness, l.open_for_interest as open, l.sample
  from listing l join listing_revision r on r.id = l.live_revision_id join organisation o on o.id = l.owner_id where l.id = any($1::uuid[])`

const mostKept = 20_000
const kept = new Map<string, { version: string; mark: string; face: Card }>()

/**
 * What listings say to readers who know their owners and have marked nothing, by id. Kept in this process by the
 * versions of the rows that say it and the mark of the terms, so nothing that was kept is ever wrong. A listing whose rows are no longer those of
 * the version asked for is left out: who asks has to ask again whether it may be read.
 */
export async function facesOf(db: Db, listings: readonly { id: string; version: string }[]): Promise<Map<string, Card>> {
  const terms = await termsOf(db)
  const isKept = ({ id, version }: { id: string; version: string }) => kept.get(id)?.version === version && kept.get(id)?.mark === terms.mark
  const fresh = listings.filter((one) => !isKept(one))
  if (fresh.length > 0) {
    if (kept.size > mostKept) kept.clear()
    for (const one of await prepared<Stored>(db, 'faces', statement, [fresh.map(({ id }) => id)])) kept.set(one.id, { version: one.version, mark: terms.mark, face: faceOf(one, terms) })
  }
  const found = new Map<string, Card>()
  for (const { id, version } of listings) {
    const known = kept.get(id)
    if (known && isKept({ id, version })) found.set(id, known.face)
  }
  return found
}

function faceOf(one: Stored, terms: Terms): Card {
  const texts = one.texts ?? []
  const title = textOf(texts, 'title', one.source, one.textRev)
  if (!title) throw new Error(`listing ${one.id} has a live revision without a title`)
  return {
    id: one.id,
    reference: one.reference,
    kind: one.kind,
    state: one.state,
    title,
    summary: textOf(texts, 'summary', one.source, one.textRev) ?? excerpt(textOf(texts, 'description', one.source, one.textRev)),
    langs: langsOf(title, one.source),
    fields: terms.terms('field', one.fields),
    priorities: terms.terms('priority', one.priorities),
    chain: chainOf(terms, one.chain, one.link),
    expertKind: one.expertKind ?? undefined,
    stage: one.stage ?? undefined,
    trl: one.trl ?? undefined,
    partnerships: one.partnerships,
    needClass: one.needClass ?? undefined,
    amount: one.minor !== null && one.currency ? { minor: one.minor, currency: one.currency } : undefined,
    negotiable: one.negotiable,
    deadline: one.deadline ?? undefined,
    owner: { ...one.owner, name: { zh: one.owner.name.zh, en: one.owner.name.en } },
    nameWithheld: one.withheld,
    place: { country: one.country, region: one.region ?? undefined, organisationKind: one.organisationKind },
    publishedAt: one.publishedAt ?? undefined,
    expiresAt: one.expiresAt ?? undefined,
    completeness: one.completeness,
    openForInterest: one.open,
    bookmarked: false,
    sample: one.sample,
  }
}

/** A chain and the place on it, by their names now. */
export const chainOf = (terms: Terms, chain: string | null | undefined, link: ChainLink | null | undefined): Card['chain'] => (chain ? { ...terms.term('chain', chain), ...(link ? { link } : {}) } : undefined)

/** The text of one field in both languages. Where the source language has none, the language that has is its source. */
export function textOf(stored: readonly StoredText[], field: string, source: Lang, textRev: number): Text | undefined {
  const found = stored.filter((one) => one.f === field)
  if (found.length === 0) return undefined
  const variants = Object.fromEntries(found.map((one) => [one.l, { body: one.b, origin: one.o, ofRev: one.r, at: new Date(one.a).toISOString(), ...(one.m ? { model: one.m } : {}) }]))
  return { source: variants[source] ? source : otherLang(source), rev: textRev, variants }
}

export const langsOf = (title: Text, source: Lang): Lang[] => [source, otherLang(source)].filter((lang) => langs.includes(lang) && title.variants[lang])

/** The beginning of each variant, cut after a word where the script has them. */
function excerpt(text: Text | undefined): Text | undefined {
  if (!text) return undefined
  const cut = (body: string) => (body.length <= longestExcerpt ? body : `${body.slice(0, longestExcerpt).replace(/\s+\S{0,20}$/u, '').toWellFormed()}…`)
  const variants = Object.fromEntries(Object.entries(text.variants).map(([lang, variant]) => [lang, { ...variant, body: cut(variant.body) }]))
  return { ...text, variants }
}

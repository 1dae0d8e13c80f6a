import type { Currency } from '../../core/money.ts'
import { type Lang, langs, otherLang, type Origin, type Text } from '../../core/text.ts'
import { type Db, prepared } from '../../platform/database.ts'
import type { ListingKind } from './content.ts'
import type { Card } from './shown.ts'
import type { NeedClass, Partnership, Stage } from './words/facts.ts'
import type { Field } from './words/fields.ts'

/** What a card says of a revision: the same for every reader, and frozen but for translations that are added. */
export type Wording = Pick<Card, 'reference' | 'kind' | 'title' | 'summary' | 'langs' | 'fields' | 'stage' | 'trl' | 'partnerships' | 'needClass' | 'amount' | 'negotiable' | 'deadline'>

/** The newest body of one field in one language, as `listing_text` gives it. */
export type StoredText = { f: string; l: Lang; b: string; o: Origin; r: number; a: string; m?: string | null }

type Stored = {
  id: string; reference: string; kind: ListingKind; source: Lang; textRev: number; texts: StoredText[] | null
  fields: Field[]; stage: Stage | null; trl: number | null; partnerships: Partnership[]; needClass: NeedClass | null
  minor: number | null; currency: Currency | null; negotiable: boolean; deadline: string | null
}

const longestShown = 1_000
const longestExcerpt = 280

const statement = `select l.id, l.reference, l.kind, l.source_lang as source, r.text_rev as "textRev",
    (select json_agg(json_build_object('f', t.field, 'l', t.lang, 'b', left(t.body, case t.field when 'description' then ${longestExcerpt + 20} else ${longestShown} end), 'o', t.origin, 'r', t.of_rev, 'a', t.at, 'm', t.model))
      from listing_text t where t.revision_id = r.id and t.field in ('title', 'summary', 'description')) as texts,
    r.fields, r.stage, r.trl, r.partnerships, r.need_class as "needClass", r.amount_minor as minor, r.amount_currency as currency, r.negotiable, r.deadline
  from listing_revision r join listing l on l.id = r.listing_id where r.id = any($1::uuid[])`

const mostKept = 20_000
const kept = new Map<string, Wording>()

/**
 * The wordings of listings by id. Kept in this process by revision and number of texts (negative where a
 * machine's are not shown): texts are append-only, so a translation that is added makes another key, and nothing that was kept is ever wrong.
 */
export async function wordingsOf(db: Db, listings: readonly { id: string; revision: string; texts: number }[]): Promise<Map<string, Wording>> {
  const keys = new Map(listings.map((one) => [one.id, `${one.revision} ${one.texts}`]))
  const fresh = listings.filter((one) => !kept.has(keys.get(one.id) ?? ''))
  if (fresh.length > 0) {
    if (kept.size > mostKept) kept.clear()
    for (const one of await prepared<Stored>(db, 'wordings', statement, [fresh.map(({ revision }) => revision)])) kept.set(keys.get(one.id) ?? '', wordingOf(one))
  }
  const found = new Map<string, Wording>()
  for (const [id, key] of keys) {
    const wording = kept.get(key)
    if (wording) found.set(id, wording)
  }
  return found
}

function wordingOf(one: Stored): Wording {
  const texts = one.texts ?? []
  const title = textOf(texts, 'title', one.source, one.textRev)
  if (!title) throw new Error(`listing ${one.id} has a live revision without a title`)
  return {
    reference: one.reference,
    kind: one.kind,
    title,
    summary: textOf(texts, 'summary', one.source, one.textRev) ?? excerpt(textOf(texts, 'description', one.source, one.textRev)),
    langs: langsOf(title, one.source),
    fields: one.fields,
    stage: one.stage ?? undefined,
    trl: one.trl ?? undefined,
    partnerships: one.partnerships,
    needClass: one.needClass ?? undefined,
    amount: one.minor !== null && one.currency ? { minor: one.minor, currency: one.currency } : undefined,
    negotiable: one.negotiable,
    deadline: one.deadline ?? undefined,
  }
}

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

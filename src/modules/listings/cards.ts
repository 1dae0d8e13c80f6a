import { createHash } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import { readId } from '../../core/id.ts'
import { type Lang, langs, type Name, otherLang, type Origin, type Text } from '../../core/text.ts'
import { type Rule, toSql } from '../../core/visibility.ts'
import { type Db, prepared } from '../../platform/database.ts'
import type { ListingKind } from './content.ts'
import type { ListingState } from './rules.ts'
import type { Card, OwnerLabel } from './shown.ts'
import { ownerKnown, readable, visibilityColumns } from './visibility.ts'
import type { NeedClass, Partnership, Stage } from './words/facts.ts'
import type { Field } from './words/fields.ts'
import type { Currency } from '../../core/money.ts'

/** The newest body of one field in one language, as `listing_text` gives it. */
export type StoredText = { f: string; l: Lang; b: string; o: Origin; r: number; a: string }

type Stored = {
  id: string; reference: string; kind: ListingKind; state: ListingState; source: Lang; textRev: number; texts: StoredText[] | null
  fields: Field[]; stage: Stage | null; trl: number | null; partnerships: Partnership[]; needClass: NeedClass | null
  minor: number | null; currency: Currency | null; negotiable: boolean; deadline: string | null; owner: (OwnerLabel & { id: string }) | null; withheld: boolean
  country: string; region: string | null; organisationKind: string; publishedAt: Date | null; expiresAt: Date | null
  completeness: number; open: boolean; bookmarked: boolean; sample: boolean
}

const longestShown = 1_000
const longestExcerpt = 280

const statementNames = new Map<string, string>()

/** One name for one text, as a prepared statement needs it. */
function nameOfStatement(text: string): string {
  const known = statementNames.get(text)
  if (known) return known
  const name = `cards_${createHash('sha1').update(text).digest('hex').slice(0, 16)}`
  if (statementNames.size < 500) statementNames.set(text, name)
  return name
}

/**
 * The text of the statement depends on which sets the actor brings, never on their values, so there are a few dozen
 * statements at most and each is prepared once a connection.
 */
function statement(actor: Actor, rule: Rule): { name: string; text: string; values: unknown[] } {
  const values: unknown[] = [[], actor.personId ?? null]
  const known = toSql(ownerKnown, actor, visibilityColumns, values)
  const mayRead = toSql(rule, actor, visibilityColumns, values)
  const text = `select l.id, l.reference, l.kind, l.state, l.source_lang as source, r.text_rev as "textRev",
      (select json_agg(json_build_object('f', t.field, 'l', t.lang, 'b', left(t.body, case t.field when 'description' then ${longestExcerpt + 20} else ${longestShown} end), 'o', t.origin, 'r', t.of_rev, 'a', t.at))
        from listing_text t where t.revision_id = l.live_revision_id and t.field in ('title', 'summary', 'description')) as texts,
      r.fields, r.stage, r.trl, r.partnerships, r.need_class as "needClass", r.amount_minor as minor, r.amount_currency as currency, r.negotiable, r.deadline,
      case when ${known} then json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'verified', o.verified_at is not null) end as owner,
      l.name_withheld as withheld, o.country, o.region, o.kind as "organisationKind", l.published_at as "publishedAt", l.expires_at as "expiresAt",
      r.completeness, l.open_for_interest as open, l.sample,
      ${actor.personId ? 'exists (select from bookmark b where b.listing_id = l.id and b.person_id = $2::uuid)' : '$2::uuid is not null'} as bookmarked
    from unnest($1::uuid[]) with ordinality as wanted(id, place)
    join listing l on l.id = wanted.id join listing_revision r on r.id = l.live_revision_id join organisation o on o.id = l.owner_id
    where ${mayRead} order by wanted.place`
  return { name: nameOfStatement(text), text, values }
}

/**
 * Cards of the listings with these ids that the actor may read, in the order of the ids; unreadable and unknown ones are
 * left out. One prepared statement, whatever the number.
 * @param rule narrows to a part of what may be read, such as `inHall`.
 */
export async function cardsFor(db: Db, actor: Actor, ids: readonly string[], rule: Rule = readable): Promise<Card[]> {
  const wanted = ids.filter((id) => readId(id) === id)
  if (wanted.length === 0) return []
  const { name, text, values } = statement(actor, rule)
  values[0] = wanted
  return (await prepared<Stored>(db, name, text, values)).map(cardOf)
}

/** The text of one field in both languages. Where the source language has none, the language that has is its source. */
export function textOf(stored: readonly StoredText[], field: string, source: Lang, textRev: number): Text | undefined {
  const found = stored.filter((one) => one.f === field)
  if (found.length === 0) return undefined
  const variants = Object.fromEntries(found.map((one) => [one.l, { body: one.b, origin: one.o, ofRev: one.r, at: new Date(one.a).toISOString() }]))
  return { source: variants[source] ? source : otherLang(source), rev: textRev, variants }
}

export const langsOf = (title: Text, source: Lang): Lang[] => [source, otherLang(source)].filter((lang) => langs.includes(lang) && title.variants[lang])

function cardOf(one: Stored): Card {
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
    fields: one.fields,
    stage: one.stage ?? undefined,
    trl: one.trl ?? undefined,
    partnerships: one.partnerships,
    needClass: one.needClass ?? undefined,
    amount: one.minor !== null && one.currency ? { minor: one.minor, currency: one.currency } : undefined,
    negotiable: one.negotiable,
    deadline: one.deadline ?? undefined,
    owner: one.owner ? { ...one.owner, name: nameOf(one.owner.name) } : undefined,
    nameWithheld: one.withheld,
    place: { country: one.country, region: one.region ?? undefined, organisationKind: one.organisationKind },
    publishedAt: one.publishedAt ?? undefined,
    expiresAt: one.expiresAt ?? undefined,
    completeness: one.completeness,
    openForInterest: one.open,
    bookmarked: one.bookmarked,
    sample: one.sample,
  }
}

/** The beginning of each variant, cut after a word where the script has them. */
function excerpt(text: Text | undefined): Text | undefined {
  if (!text) return undefined
  const cut = (body: string) => (body.length <= longestExcerpt ? body : `${body.slice(0, longestExcerpt).replace(/\s+\S{0,20}$/u, '').toWellFormed()}…`)
  const variants = Object.fromEntries(Object.entries(text.variants).map(([lang, variant]) => [lang, { ...variant, body: cut(variant.body) }]))
  return { ...text, variants }
}

const nameOf = (name: Name): Name => ({ zh: name.zh, en: name.en })

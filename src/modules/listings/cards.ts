import { createHash } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import { readId } from '../../core/id.ts'
import { type Rule, toSql } from '../../core/visibility.ts'
import { type Db, prepared } from '../../platform/database.ts'
import type { ListingState } from './rules.ts'
import type { Card, OwnerLabel } from './shown.ts'
import { ownerKnown, readable, visibilityColumns } from './visibility.ts'
import { type Wording, wordingsOf } from './wording.ts'

/** What a listing is to one reader now: asked of the database each time. */
type Standing = {
  id: string; state: ListingState; revision: string; texts: number; owner: OwnerLabel | null; withheld: boolean
  country: string; region: string | null; organisationKind: string; publishedAt: Date | null; expiresAt: Date | null
  completeness: number; open: boolean; bookmarked: boolean; sample: boolean
}

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
  const text = `select l.id, l.state, l.live_revision_id as revision, (select count(*)::int from listing_variant v where v.revision_id = l.live_revision_id) * case l.machine_translation when 'never' then -1 else 1 end as texts,
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
 * left out. One prepared statement asks who may read and what stands now; what a revision says is frozen and is kept
 * from earlier readers ({@link wordingsOf}).
 * @param rule narrows to a part of what may be read, such as `inHall`.
 */
export async function cardsFor(db: Db, actor: Actor, ids: readonly string[], rule: Rule = readable): Promise<Card[]> {
  const wanted = ids.filter((id) => readId(id) === id)
  if (wanted.length === 0) return []
  const { name, text, values } = statement(actor, rule)
  values[0] = wanted
  const standings = await prepared<Standing>(db, name, text, values)
  const wordings = await wordingsOf(db, standings)
  return standings.flatMap((one) => {
    const wording = wordings.get(one.id)
    return wording ? [cardOf(one, wording)] : []
  })
}

// Written out: spreading a wording costs more than the rest of a card.
const cardOf = (one: Standing, wording: Wording): Card => ({
  reference: wording.reference,
  kind: wording.kind,
  title: wording.title,
  summary: wording.summary,
  langs: wording.langs,
  fields: wording.fields,
  stage: wording.stage,
  trl: wording.trl,
  partnerships: wording.partnerships,
  needClass: wording.needClass,
  amount: wording.amount,
  negotiable: wording.negotiable,
  deadline: wording.deadline,
  id: one.id,
  state: one.state,
  owner: one.owner ? { ...one.owner, name: { zh: one.owner.name.zh, en: one.owner.name.en } } : undefined,
  nameWithheld: one.withheld,
  place: { country: one.country, region: one.region ?? undefined, organisationKind: one.organisationKind },
  publishedAt: one.publishedAt ?? undefined,
  expiresAt: one.expiresAt ?? undefined,
  completeness: one.completeness,
  openForInterest: one.open,
  bookmarked: one.bookmarked,
  sample: one.sample,
})

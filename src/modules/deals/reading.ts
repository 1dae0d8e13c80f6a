import { type Actor, organisationsOf } from '../../core/actor.ts'
import { readId } from '../../core/id.ts'
import type { Lang, Name } from '../../core/text.ts'
import type { Closing } from '../../engine/calendar/calendar.ts'
import { type Db, row, rows, type SQL, sql } from '../../platform/database.ts'
import { type CalendarBook, calendarBook } from '../calendars/calendars.ts'
import { canAnswer, canKeepNotes, canTalk, canWithdraw, type Governed, notesOf, type Side, sideOf } from './policy.ts'
import { missing } from './record.ts'
import { type DealStage, dealStages, endedStages, reminderDays, type ReminderStep } from './rules.ts'
import type { LostReason } from './schema.ts'
import { dealAnswerable, dealFilter, dealReadable } from './visibility.ts'
import type { ListingKind } from '../listings/content.ts'

/** An organisation as a party. Without name and slug while it is withheld from this reader. */
export type Party = { id?: string; slug?: string; name?: Name; country: string; /** Where regions keep other holidays. */ region?: string; verified?: boolean }

/** One deal in a list, as this reader may see it. `title` is that of the cited revision. */
export type DealLine = {
  id: string
  reference: string
  stage: DealStage
  side: Side
  kind: ListingKind
  title: Name
  other: Party
  own: Party
  sentence: string
  lang: Lang
  openedAt: Date
  /** When the stage was last changed. */
  at: Date
  /** The day (`YYYY-MM-DD`, in the answering country) on which an unanswered interest expires. */
  answerBy?: string
  /** The answering office is closed for a public holiday now. */
  closed?: Closing
  mayAnswer: boolean
}

type Stored = Governed & {
  id: string
  reference: string
  kind: ListingKind
  title: Name
  withheld: boolean
  from: Party
  to: Party
  sentence: string
  lang: Lang
  openedAt: Date
  at: Date
}

const party = (alias: string) => sql.raw(`json_build_object('id', ${alias}.id, 'slug', ${alias}.slug, 'name', ${alias}.name, 'country', ${alias}.country, 'region', ${alias}.region, 'verified', ${alias}.verified_at is not null)`)

const lineColumns = sql`d.id, d.reference, d.stage, d.from_organisation as "fromOrganisation", d.to_organisation as "toOrganisation", d.from_person as "fromPerson",
  l.contact_id as "contactId", l.publisher_id as "publisherId", l.kind, d.sentence, d.lang, d.opened_at as "openedAt",
  l.name_withheld and not exists (select from listing_reveal r where r.listing_id = l.id and r.organisation_id = d.from_organisation) as withheld,
  (select jsonb_object_agg(x.lang, x.body) from listing_text x where x.revision_id = d.listing_revision_id and x.field = 'title' and x.origin <> 'machine') as title,
  (select max(s.at) from deal_stage s where s.deal_id = d.id) as at, ${party('f')} as "from", ${party('t')} as "to"`
const lineTables = sql`deal d join listing l on l.id = d.listing_id join organisation f on f.id = d.from_organisation join organisation t on t.id = d.to_organisation`

/** Both parties as the reader knows them. */
function partiesFor(side: Side, one: Pick<Stored, 'from' | 'to' | 'withheld'>): { own: Party; other: Party } {
  if (side === 'to') return { own: one.to, other: one.from }
  return { own: one.from, other: one.withheld ? { country: one.to.country } : one.to }
}

function lineFor(actor: Actor, one: Stored, book: CalendarBook): DealLine {
  const side = sideOf(actor, one) ?? 'from'
  const { id, reference, stage, kind, title, sentence, lang, openedAt, at } = one
  // Of an owner whose name is withheld from this reader the region is not told either.
  const calendar = book.of(one.to.country, side === 'from' && one.withheld ? undefined : one.to.region)
  const answerBy = stage === 'interest' ? calendar.countedDayAfter(openedAt, reminderDays.expired) : undefined
  const closing = stage === 'interest' ? calendar.closedUntil(calendar.dayOf(actor.at)) : undefined
  return { id, reference, stage, side, kind, title, sentence, lang, openedAt, at, ...partiesFor(side, one), answerBy, ...(closing?.name ? { closed: closing } : {}), mayAnswer: canAnswer(actor, one) }
}

export const dealGroups = ['waiting', 'open', 'ended'] as const
/** `waiting`: unanswered interests; `open`: accepted and going on; `ended`: completed, lost or expired. */
export type DealGroup = (typeof dealGroups)[number]
export type DealFilter = { group?: DealGroup; side?: Side; listingId?: string; offset?: number; limit?: number }

const inGroup: Record<DealGroup, SQL> = {
  waiting: sql`d.stage = 'interest'`,
  open: sql`d.stage <> 'interest' and not (d.stage = any(${sql.param(endedStages)}::text[]))`,
  ended: sql`d.stage = any(${sql.param(endedStages)}::text[])`,
}

export type Deals = { deals: DealLine[]; total: number; groups: Record<DealGroup, number> }

/** The deals that the actor may read, newest first, with counts per group for the side chosen. */
export async function dealsVisibleTo(db: Db, actor: Actor, filter: DealFilter = {}): Promise<Deals> {
  const answering = sql`${dealFilter(dealAnswerable, actor)} or d.to_organisation = any(${sql.param(actor.affiliations.map((one) => one.organisationId))}::uuid[])`
  const side = filter.side === 'to' ? sql`and (${answering})` : filter.side === 'from' ? sql`and not (${answering})` : sql``
  const base = sql`${dealFilter(dealReadable, actor)} ${side} ${filter.listingId ? sql`and (d.listing_id = ${filter.listingId} or d.brought_id = ${filter.listingId})` : sql``}`
  const counted = await row<Record<DealGroup, number>>(
    db,
    sql`select count(*) filter (where ${inGroup.waiting}) as waiting, count(*) filter (where ${inGroup.open}) as open, count(*) filter (where ${inGroup.ended}) as ended
        from deal d join listing l on l.id = d.listing_id where ${base}`,
  )
  const groups = counted ?? { waiting: 0, open: 0, ended: 0 }
  const found = await rows<Stored>(
    db,
    sql`with shown as (
          select d.id from deal d join listing l on l.id = d.listing_id where ${base} ${filter.group ? sql`and ${inGroup[filter.group]}` : sql``}
          order by d.opened_at desc, d.id desc limit ${Math.min(filter.limit ?? 20, 200)} offset ${filter.offset ?? 0}
        )
        select ${lineColumns} from shown join ${lineTables} on d.id = shown.id order by d.opened_at desc, d.id desc`,
  )
  const total = filter.group ? groups[filter.group] : groups.waiting + groups.open + groups.ended
  const book = await calendarBook(db)
  return { deals: found.map((one) => lineFor(actor, one, book)), total, groups }
}

/** Unanswered interests that the actor may answer, those that expire first on top. */
export async function interestsToAnswer(db: Db, actor: Actor, limit = 50): Promise<DealLine[]> {
  const found = await rows<Stored>(
    db,
    sql`select ${lineColumns} from ${lineTables} where d.stage = 'interest' and ${dealFilter(dealAnswerable, actor)} order by d.opened_at, d.id limit ${limit}`,
  )
  const book = await calendarBook(db)
  return found.map((one) => lineFor(actor, one, book)).sort((a, b) => (a.answerBy ?? '').localeCompare(b.answerBy ?? ''))
}

/** How many interests each of the listings has had, as far as the actor may read them; listings without are left out. */
export async function interestCounts(db: Db, actor: Actor, listingIds: readonly string[]): Promise<Map<string, { all: number; waiting: number }>> {
  if (listingIds.length === 0) return new Map()
  const found = await rows<{ id: string; all: number; waiting: number }>(
    db,
    sql`select d.listing_id as id, count(*) as "all", count(*) filter (where d.stage = 'interest') as waiting
        from deal d join listing l on l.id = d.listing_id
        where d.listing_id = any(${sql.param([...listingIds])}::uuid[]) and ${dealFilter(dealReadable, actor)} group by d.listing_id`,
  )
  return new Map(found.map(({ id, all, waiting }) => [id, { all, waiting }]))
}

export type StageEvent = { stage: DealStage; at: Date; reason: LostReason | null }
export type ReminderEvent = { step: ReminderStep; at: Date }

/** A deal in full, for a party. */
export type DealPage = DealLine & {
  listingId: string
  listingRevision: number
  brought?: { id: string; title: Name; kind: ListingKind }
  interests?: string
  brings?: string
  proposes?: string
  /** Absent once they were erased, or have withdrawn their consent to being seen in the reader's country. */
  contact: string | null
  /** Who expressed the interest; absent once they were erased. */
  person: Name | null
  wishedLang?: Lang
  noConfidential: boolean
  lostReason?: LostReason
  lostNote?: string
  /** True while the owner of the listing is withheld from the interested side: accepting makes it known. */
  revealing: boolean
  history: StageEvent[]
  reminders: ReminderEvent[]
  may: { answer: boolean; withdraw: boolean; talk: boolean; note: boolean }
}

type StoredPage = Stored & {
  listingId: string
  listingRevision: number
  brought: { id: string; title: Name; kind: ListingKind } | null
  interests: string | null
  brings: string | null
  proposes: string | null
  contact: string | null
  person: Name | null
  wishedLang: Lang | null
  noConfidential: boolean
  lostReason: LostReason | null
  lostNote: string | null
}

/** The deal for one of its parties. "Not theirs" looks like "not there". @throws Failure missing */
export async function dealFor(db: Db, actor: Actor, idOrShown: string): Promise<DealPage> {
  const id = readId(idOrShown)
  // Once they have withdrawn their consent, readers in the other country see neither name nor contact.
  const shown = sql`(d.from_organisation = any(${sql.param(organisationsOf(actor))}::uuid[]) or qiao_seen_in(d.from_person, t.country))`
  const one = id
    ? await row<StoredPage>(
        db,
        sql`select ${lineColumns}, d.listing_id as "listingId", rev.number as "listingRevision", d.interests, d.brings, d.proposes, case when ${shown} then d.contact end as contact, case when ${shown} then p.name end as person, d.wished_lang as "wishedLang",
              d.no_confidential as "noConfidential", d.lost_reason as "lostReason", d.lost_note as "lostNote",
              case when d.brought_id is not null then json_build_object('id', d.brought_id, 'kind', (select kind from listing where id = d.brought_id),
                'title', (select jsonb_object_agg(x.lang, x.body) from listing_text x where x.revision_id = d.brought_revision_id and x.field = 'title' and x.origin <> 'machine')) end as brought
            from ${lineTables} join person p on p.id = d.from_person join listing_revision rev on rev.id = d.listing_revision_id
            where d.id = ${id} and ${dealFilter(dealReadable, actor)}`,
      )
    : undefined
  if (!one) throw missing()
  const history = await rows<StageEvent>(db, sql`select stage, at, reason from deal_stage where deal_id = ${one.id} order by at, array_position(${sql.param(dealStages)}::text[], stage)`)
  const reminders = await rows<ReminderEvent>(db, sql`select step, at from deal_reminder where deal_id = ${one.id} and step <> 'expired' order by at, array_position(array['first', 'second', 'broker'], step)`)
  const { listingId, listingRevision, contact, person, noConfidential } = one
  return {
    ...lineFor(actor, one, await calendarBook(db)),
    listingId,
    listingRevision,
    brought: one.brought ?? undefined,
    interests: one.interests ?? undefined,
    brings: one.brings ?? undefined,
    proposes: one.proposes ?? undefined,
    contact,
    person,
    wishedLang: one.wishedLang ?? undefined,
    noConfidential,
    lostReason: one.lostReason ?? undefined,
    lostNote: one.lostNote ?? undefined,
    revealing: one.withheld,
    history,
    reminders,
    may: { answer: canAnswer(actor, one), withdraw: canWithdraw(actor, one), talk: canTalk(actor, one), note: canKeepNotes(actor, one) && notesOf(actor, one) !== undefined },
  }
}

import { type Actor, organisationsOf, publishesFor } from '../../core/actor.ts'
import { readId } from '../../core/id.ts'
import type { Lang, Name } from '../../core/text.ts'
import type { Closing } from '../../engine/calendar/calendar.ts'
import { type Db, row, rows, type SQL, sql } from '../../platform/database.ts'
import { keptRow, keptRows } from '../../platform/snapshot.ts'
import { type CalendarBook, calendarBook } from '../calendars/calendars.ts'
import type { ListingKind } from '../listings/content.ts'
import type { LostReason } from './lost-reasons.ts'
import { isHidden, partiesAs, type Party, type StoredParty, storedParties, type Withheld, withheldColumns } from './parties/parties.ts'
import { canAdvance, canAnswer, canKeepNotes, canReadDeal, canTalk, canWithdraw, type Governed, notesOf, partyFor, type Side, sideOf } from './policy.ts'
import { missing } from './record.ts'
import { type DealHistoryVerb, type DealOrigin, type DealRoute, type DealStage, endedStages, reminderDays, type ReminderStep } from './rules.ts'
import { dealFilter, type DealRule, meetsThrough, partyFilter } from './visibility.ts'

/** One deal in a list, as this reader may see it. `title` is that of the cited revision. */
export type DealLine = {
  id: string
  reference: string
  stage: DealStage
  side: Side
  /** Kind of the listing that it is about; a case from a meeting or an entry may have none. */
  kind?: ListingKind
  title: Name
  own: Party
  others: Party[]
  /** The first of the others: the other side of an interest. */
  other: Party
  route?: DealRoute
  dormant: boolean
  version: number
  sentence: string
  lang: Lang
  openedAt: Date
  /** When the stage was last changed. */
  at: Date
  /** The last movement of any sort. */
  lastAt: Date
  /** The day by which the stage is expected to be done. */
  dueOn?: string
  /** The day (`YYYY-MM-DD`, in the answering country) on which an unanswered interest expires. */
  answerBy?: string
  /** The answering office is closed for a public holiday now. */
  closed?: Closing
  mayAnswer: boolean
}

export type StoredLine = Governed<StoredParty> &
  Withheld & {
    id: string
    reference: string
    route: DealRoute | null
    dormant: boolean
    version: number
    kind: ListingKind | null
    title: Name
    sentence: string
    lang: Lang
    openedAt: Date
    at: Date
    lastAt: Date
    dueOn: string | null
    ownerOrganisation: string | null
    parties: readonly StoredParty[]
  }

/** The title of `deal d`: that of the cited revision, else its own. The revision is one value, so that the view reads its rows alone. */
const titleColumn = sql`coalesce((select jsonb_object_agg(x.lang, x.body) from listing_text x where x.revision_id = (select revision_id from deal_listing where deal_id = d.id and place = 0) and x.field = 'title' and x.origin <> 'machine'), d.title)`

/** The columns of a line over `deal d`. */
export const lineColumns = sql`d.id, d.reference, d.stage, d.route, d.dormant_at is not null as dormant, d.version, d.sentence, d.lang, d.opened_at as "openedAt", d.moved_at as at, d.last_at as "lastAt", d.due_on as "dueOn", d.owner_organisation as "ownerOrganisation",
  (select w.kind from deal_listing b join listing w on w.id = b.listing_id where b.deal_id = d.id and b.place = 0) as kind, ${titleColumn} as title, ${storedParties} as parties, ${withheldColumns}`

/** Lines by id, in the order of the ids; whoever asks has seen to it that the reader may have them. */
export const storedLines = (db: Db, ids: readonly string[]): Promise<readonly StoredLine[]> =>
  ids.length === 0 ? Promise.resolve([]) : keptRows<StoredLine>(db, sql`select ${lineColumns} from unnest(${sql.param([...ids])}::uuid[]) with ordinality as shown (id, place) join deal d on d.id = shown.id order by shown.place`)

/** True while the owner of a stage would give away whose organisation is withheld. */
export function isOwnerHidden(actor: Actor, one: StoredLine): boolean {
  const party = one.parties.find((each) => each.organisationId === one.ownerOrganisation)
  return party !== undefined && isHidden(party, partyFor('health', actor, one), one)
}

/** A deal as a line of a list, as the actor knows its parties. */
export function lineFor(actor: Actor, one: StoredLine, book: CalendarBook): DealLine {
  const side = sideOf(actor, one) ?? 'from'
  const { id, reference, stage, route, dormant, version, kind, title, sentence, lang, openedAt, at, lastAt, dueOn } = one
  const asked = one.parties.find((party) => party.side === 'answers' && !party.accepted && !party.left)
  // Of an owner whose name is withheld from this reader the region is not told either.
  const calendar = stage === 'interest' && asked ? book.of(asked.country, isHidden(asked, partyFor('read', actor, one), one) ? undefined : (asked.region ?? undefined)) : undefined
  const answerBy = calendar?.countedDayAfter(openedAt, reminderDays.expired)
  const closing = calendar?.closedUntil(calendar.dayOf(actor.at))
  const { own, others } = partiesAs(actor, one)
  return { id, reference, stage, route: route ?? undefined, dormant, version, side, kind: kind ?? undefined, title, sentence, lang, openedAt, at, lastAt, dueOn: dueOn ?? undefined, own, others, other: others[0]!, answerBy, ...(closing?.name ? { closed: closing } : {}), mayAnswer: canAnswer(actor, one) }
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

/** A side of the filter as a condition on the party through which the actor looks. */
export const onSide: Record<Side, SQL> = { from: sql`p.side = 'asks'`, to: sql`p.side <> 'asks'` }

const about = (listingId: string): SQL => sql`exists (select from deal_listing b where b.deal_id = d.id and b.listing_id = ${listingId} and b.place <= 1)`

/**
 * The rows of `p` by which the actor meets a rule. For organisations whose officer the actor is, being a party that stays
 * is the whole of `health`, and having joined the rest of `read` and `act`: said so, the index alone answers.
 */
function ownRows(rule: DealRule, actor: Actor): SQL {
  const officer = publishesFor(actor)
  const others = meetsThrough(actor).filter((id) => !officer.includes(id))
  // Of one organisation the index is read in its order; of several it is sorted.
  const within = (ids: readonly string[]) => (ids.length === 1 ? sql`p.left_at is null and p.organisation_id = ${ids[0]}::uuid` : sql`p.left_at is null and p.organisation_id = any(${sql.param([...ids])}::uuid[])`)
  const short = rule === 'health' ? within(officer) : rule === 'read' || rule === 'act' ? sql`${within(officer)} and p.joined_at is not null` : sql`${within(officer)} and ${partyFilter(rule, actor)}`
  return others.length === 0 ? sql`(${short})` : sql`((${short}) or (${within(others)} and ${partyFilter(rule, actor)}))`
}

/** The rows `p` through which the actor reads cases, one a case: the index of the organisation leads there. */
export function throughParties(rule: DealRule, actor: Actor): SQL {
  if (actor.kind === 'system') return rule === 'read' || rule === 'health' ? sql`p.place = 0` : sql`false`
  const mine = ownRows(rule, actor)
  if (meetsThrough(actor).length === 1) return mine
  // Somebody of several parties sees a case once, for the answering side before the others.
  const better = sql.raw(`array_position(array['answers', 'joins', 'asks'], `)
  const again = sql`(select q.id from deal_party q where q.deal_id = p.deal_id and q.id in (select p.id from deal_party p where p.deal_id = q.deal_id and ${mine}) order by ${better}q.side), q.place limit 1)`
  return sql`${mine} and p.id = ${again}`
}

/** The deals that the actor may read, those that moved last on top, with counts per group for the side chosen. */
export async function dealsVisibleTo(db: Db, actor: Actor, filter: DealFilter = {}): Promise<Deals> {
  const base = sql`${throughParties('read', actor)} ${filter.side ? sql`and ${onSide[filter.side]}` : sql``} ${filter.listingId ? sql`and ${about(filter.listingId)}` : sql``}`
  const counted = await row<Record<DealGroup, number>>(
    db,
    sql`select count(*) filter (where ${inGroup.waiting}) as waiting, count(*) filter (where ${inGroup.open}) as open, count(*) filter (where ${inGroup.ended}) as ended
        from deal_party p join deal d on d.id = p.deal_id where ${base}`,
  )
  const groups = counted ?? { waiting: 0, open: 0, ended: 0 }
  const shown = await rows<{ id: string }>(
    db,
    sql`select d.id from deal_party p join deal d on d.id = p.deal_id where ${base} ${filter.group ? sql`and ${inGroup[filter.group]}` : sql``}
        order by d.last_at desc, d.id desc limit ${Math.min(filter.limit ?? 20, 200)} offset ${filter.offset ?? 0}`,
  )
  const found = await storedLines(db, shown.map((one) => one.id))
  const total = filter.group ? groups[filter.group] : groups.waiting + groups.open + groups.ended
  const book = await calendarBook(db)
  return { deals: found.map((one) => lineFor(actor, one, book)), total, groups }
}

/** Unanswered interests that the actor may answer, those that expire first on top. */
export async function interestsToAnswer(db: Db, actor: Actor, limit = 50): Promise<DealLine[]> {
  const found = await rows<StoredLine>(
    db,
    sql`select ${lineColumns} from deal_party p join deal d on d.id = p.deal_id where d.stage = 'interest' and ${throughParties('answer', actor)} order by d.opened_at, d.id limit ${limit}`,
  )
  const book = await calendarBook(db)
  return found.map((one) => lineFor(actor, one, book)).sort((a, b) => (a.answerBy ?? '').localeCompare(b.answerBy ?? ''))
}

/** How many interests each of the listings has had, as far as the actor may read them; listings without are left out. */
export async function interestCounts(db: Db, actor: Actor, listingIds: readonly string[]): Promise<Map<string, { all: number; waiting: number }>> {
  if (listingIds.length === 0) return new Map()
  const found = await rows<{ id: string; all: number; waiting: number }>(
    db,
    sql`select b.listing_id as id, count(*) as "all", count(*) filter (where d.stage = 'interest') as waiting
        from deal_listing b join deal d on d.id = b.deal_id
        where b.place = 0 and b.listing_id = any(${sql.param([...listingIds])}::uuid[]) and ${dealFilter('read', actor)} group by b.listing_id`,
  )
  return new Map(found.map(({ id, all, waiting }) => [id, { all, waiting }]))
}

export type StageEvent = { stage: DealStage; verb: DealHistoryVerb | null; at: Date; reason: LostReason | null; note: string | null; by: Name | null; organisationId: string | null }
export type ReminderEvent = { step: ReminderStep; at: Date }

/** A deal in full, for a party. */
export type DealPage = DealLine & {
  listingId?: string
  listingRevision?: number
  brought?: { id: string; title: Name; kind: ListingKind }
  origin: DealOrigin
  interests?: string
  brings?: string
  proposes?: string
  /** Absent once they were erased, or have withdrawn their consent to being seen in the reader's country. */
  contact?: string
  /** Who expressed the interest; absent once they were erased. */
  person: Name | null
  wishedLang?: Lang
  noConfidential: boolean
  lostReason?: LostReason
  lostNote?: string
  /** True while the owner of the listing is withheld from the interested side: accepting makes it known. */
  revealing: boolean
  history: readonly StageEvent[]
  reminders: readonly ReminderEvent[]
  /** Who is to see to it that the stage is done, until {@link DealLine.dueOn}, and what comes next. */
  owner?: { id: string; name: Name; organisationId: string | null }
  nextAction?: string
  may: { answer: boolean; withdraw: boolean; talk: boolean; note: boolean; advance: boolean }
}

type StoredPage = StoredLine & {
  listingId: string | null
  listingRevision: number | null
  owner: { id: string; name: Name; organisationId: string | null } | null
  nextAction: string | null
  brought: { id: string; title: Name; kind: ListingKind } | null
  origin: DealOrigin
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
  const shown = sql`(d.opened_by is null or exists (select from deal_party q where q.deal_id = d.id and q.person_id = d.opened_by and q.organisation_id = any(${sql.param(organisationsOf(actor))}::uuid[]))
    or not exists (select from deal_party q join organisation o on o.id = q.organisation_id where q.deal_id = d.id and q.person_id is distinct from d.opened_by and not qiao_seen_in(d.opened_by, o.country)))`
  if (!id) throw missing()
  const [one, history, reminders] = await Promise.all([
      keptRow<StoredPage>(
        db,
        sql`select ${lineColumns}, subject.listing_id as "listingId", rev.number as "listingRevision", d.origin, d.interests, d.brings, d.proposes, case when ${shown} then d.contact end as contact, case when ${shown} then p.name end as person, d.wished_lang as "wishedLang",
              d.no_confidential as "noConfidential", d.lost_reason as "lostReason", d.lost_note as "lostNote", d.next_action as "nextAction",
              case when w.name is not null then json_build_object('id', w.id, 'name', w.name, 'organisationId', d.owner_organisation) end as owner,
              case when brought.listing_id is not null then json_build_object('id', brought.listing_id, 'kind', (select kind from listing where id = brought.listing_id),
                'title', (select jsonb_object_agg(x.lang, x.body) from listing_text x where x.revision_id = brought.revision_id and x.field = 'title' and x.origin <> 'machine')) end as brought
            from deal d left join person p on p.id = d.opened_by left join person w on w.id = d.owner_id
              left join deal_listing subject on subject.deal_id = d.id and subject.place = 0 left join listing_revision rev on rev.id = subject.revision_id
              left join deal_listing brought on brought.deal_id = d.id and brought.place = 1
            where d.id = ${id}`,
      ),
    keptRows<StageEvent>(db, sql`select s.stage, s.verb, s.at, s.reason, s.note, p.name as by, s.organisation_id as "organisationId" from deal_stage s left join person p on p.id = s.by where s.deal_id = ${id} order by s.version`),
    keptRows<ReminderEvent>(db, sql`select step, at from deal_reminder where deal_id = ${id} and step <> 'expired' order by at, array_position(array['first', 'second', 'broker'], step)`),
  ])
  if (!one || !canReadDeal(actor, one)) throw missing()
  const { listingId, listingRevision, contact, person, noConfidential } = one
  return {
    ...lineFor(actor, one, await calendarBook(db)),
    listingId: listingId ?? undefined,
    listingRevision: listingRevision ?? undefined,
    owner: (!isOwnerHidden(actor, one) && one.owner) || undefined,
    nextAction: one.nextAction ?? undefined,
    brought: one.brought ?? undefined,
    origin: one.origin,
    interests: one.interests ?? undefined,
    brings: one.brings ?? undefined,
    proposes: one.proposes ?? undefined,
    contact: contact ?? undefined,
    person,
    wishedLang: one.wishedLang ?? undefined,
    noConfidential,
    lostReason: one.lostReason ?? undefined,
    lostNote: one.lostNote ?? undefined,
    revealing: one.withheldOwner !== null && one.parties.some((party) => isHidden(one.parties.find((owner) => owner.organisationId === one.withheldOwner) ?? party, party, one)),
    history,
    reminders,
    may: { answer: canAnswer(actor, one), withdraw: canWithdraw(actor, one), talk: canTalk(actor, one), note: canKeepNotes(actor, one) && notesOf(actor, one) !== undefined, advance: canAdvance(actor, one) },
  }
}

import type { Actor } from '../../core/actor.ts'
import { missing } from '../../core/failure.ts'
import type { Name, Text } from '../../core/text.ts'
import { allOften, type Db, often, row, rows, sql } from '../../platform/database.ts'
import type { AdvanceRule, TieBreak } from './advancing.ts'
import type { Combination } from './combination.ts'
import type { EligibilityRule } from './eligibility.ts'
import { ruleFilter } from '../../platform/rule-filter.ts'
import type { Blindness, CallState, CallTemplate, RoundMode, RoundState } from './rules.ts'
import { callColumns, callReadable, callRun } from './visibility.ts'

export type CallLine = {
  id: string
  reference: string
  slug: string
  template: CallTemplate
  state: CallState
  title: Text
  summary: Text | null
  hostId: string
  host: Name
  hostSlug: string
  publishedAt: Date | null
  /** The round that is open now or opens next: its times. */
  opensAt: Date | null
  closesAt: Date | null
  sample: boolean
}

export type Call = CallLine & {
  description: Text | null
  needId: string | null
  visibility: 'public' | 'signed_in' | 'space'
  spaceId: string | null
  combination: Combination
  noticeDays: number
  objectionsTo: string | null
  appealDays: number
  resultsPublic: boolean
  cancelledReason: string | null
  version: number
  /** Whether the reader runs it. */
  runs: boolean
  chairs: boolean
}

const line = sql`c.id, c.reference, c.slug, c.template, c.state, c.title, c.summary, c.host_id as "hostId", o.name as host, o.slug as "hostSlug", c.published_at as "publishedAt", r.opens_at as "opensAt", r.closes_at as "closesAt", c.sample`

/** The first round that has not closed by `at`, else the last one. */
const current = (at: Date) => sql`left join lateral (
  select opens_at, closes_at from call_round where call_id = c.id and form_id is not null order by (closes_at is null or closes_at >= ${at}) desc, position limit 1) r on true`

const whole = sql`${line}, c.description, c.need_id as "needId", c.visibility, c.space_id as "spaceId", c.combination, c.notice_days as "noticeDays", c.objections_to as "objectionsTo", c.appeal_days as "appealDays",
  c.results_public as "resultsPublic", c.cancelled_reason as "cancelledReason", c.version`

export type CallQuery = { template?: CallTemplate; spaceId?: string; hostId?: string; /** Only those that the reader runs. */ mine?: boolean; limit?: number }

/** The calls that the actor may read: those still open first, by their closing time, then the newest. At most 200. */
export const callsVisibleTo = (db: Db, actor: Actor, query: CallQuery = {}): Promise<CallLine[]> =>
  rows<CallLine>(
    db,
    sql`select ${line} from call c join organisation o on o.id = c.host_id ${current(actor.at)}
        where ${ruleFilter(query.mine ? callRun : callReadable, actor, callColumns)}
          ${query.template ? sql`and c.template = ${query.template}` : sql``} ${query.hostId ? sql`and c.host_id = ${query.hostId}` : sql``}
          ${query.spaceId ? sql`and (c.space_id = ${query.spaceId} or exists (select 1 from call_space w where w.call_id = c.id and w.space_id = ${query.spaceId}))` : sql``}
        order by (c.state = 'published' and r.closes_at >= ${actor.at}) desc nulls last, case when r.closes_at >= ${actor.at} then r.closes_at end, c.published_at desc nulls first, c.id limit ${Math.min(query.limit ?? 50, 200)}`,
  )

/** One call by its slug or id. @throws missing when there is none that the actor may read */
export async function callFor(db: Db, actor: Actor, of: { slug: string } | { id: string }): Promise<Call> {
  const found = await often<Call>(
    db,
    sql`select ${whole}, ${ruleFilter(callRun, actor, callColumns)} as runs,
          exists (select 1 from call_seat s where s.call_id = c.id and s.person_id = ${actor.personId ?? null} and s.role = 'chair' and s.ended_at is null) as chairs
        from call c join organisation o on o.id = c.host_id ${current(actor.at)}
        where ${'slug' in of ? sql`c.slug = ${of.slug}` : sql`c.id = ${of.id}`} and ${ruleFilter(callReadable, actor, callColumns)}`,
  )
  if (!found) throw missing()
  return found
}

/** The same for who runs it. @throws missing */
export async function callToRun(db: Db, actor: Actor, of: { slug: string } | { id: string }): Promise<Call> {
  const call = await callFor(db, actor, of)
  if (!call.runs) throw missing()
  return call
}

export type Round = AdvanceRule & {
  id: string
  callId: string
  position: number
  name: Text
  formId: string | null
  opensAt: Date | null
  closesAt: Date | null
  grace: number
  state: RoundState
  blindness: Blindness
  mode: RoundMode
  reviewsWanted: number
  reviewsDue: Date | null
  score: 'raw' | 'adjusted'
  audienceVote: boolean
  version: number
}

const round = sql`r.id, r.call_id as "callId", r.position, r.name, r.form_id as "formId", r.opens_at as "opensAt", r.closes_at as "closesAt", r.grace, r.state, r.blindness, r.mode, r.reviews_wanted as "reviewsWanted",
  r.reviews_due as "reviewsDue", r.advance, r.places, r.reserves, r.threshold_bp as "thresholdBp", r.most_per_organisation as "mostPerOrganisation", r.score, r.tie_break as "tieBreak", r.audience_vote as "audienceVote", r.version`

/** The rounds of a call in their order. Asks for no right: the call was read before. */
export const roundsOf = (db: Db, callId: string): Promise<Round[]> => allOften<Round & { tieBreak: TieBreak[] }>(db, sql`select ${round} from call_round r where r.call_id = ${callId} order by r.position`)

/** @throws missing */
export async function roundById(db: Db, callId: string, id: string): Promise<Round> {
  const found = await row<Round>(db, sql`select ${round} from call_round r where r.id = ${id} and r.call_id = ${callId}`)
  if (!found) throw missing()
  return found
}

/** The eligibility rules of a call in their order. */
export const rulesOf = (db: Db, callId: string): Promise<EligibilityRule[]> =>
  allOften<EligibilityRule>(db, sql`select id, kind, count, countries, kinds, space_id as "spaceId", funder_id as "funderId" from call_rule where call_id = ${callId} order by position`)

export type Funder = { id: string; organisationId: string; name: Name; leads: boolean; budgetMinor: number; mostMinor: number | null; currency: string; remit: Text | null; letterLang: 'zh' | 'en' }

export const fundersOf = (db: Db, callId: string): Promise<Funder[]> =>
  rows<Funder>(
    db,
    sql`select f.id, f.organisation_id as "organisationId", o.name, f.leads, f.budget_minor as "budgetMinor", f.most_minor as "mostMinor", f.currency, f.remit, f.letter_lang as "letterLang"
        from call_funder f join organisation o on o.id = f.organisation_id where f.call_id = ${callId} order by f.position`,
  )

export type CallSeat = { id: string; personId: string; name: Name; role: 'officer' | 'chair' }

/** Who runs a call now. */
export const seatsOf = (db: Db, callId: string): Promise<CallSeat[]> =>
  rows<CallSeat>(db, sql`select s.id, s.person_id as "personId", p.name, s.role from call_seat s join person p on p.id = s.person_id where s.call_id = ${callId} and s.ended_at is null order by s.role, s.from_at`)

/** How many drafts were begun and how many submissions stand. */
export const countsOf = async (db: Db, callId: string): Promise<{ drafts: number; sent: number }> =>
  (await row<{ drafts: number; sent: number }>(db, sql`select count(*) filter (where state = 'draft')::int as drafts, count(*) filter (where state = 'submitted')::int as sent from call_submission where call_id = ${callId}`))!

import type { Lang, Name, Phrase } from '../../core/text.ts'
import { type Db, row, rows, type SQL, sql } from '../../platform/database.ts'
import type { ComplaintReason, Outcome } from './rules.ts'

/** A complaint as it is kept. */
export type Complaint = {
  id: string
  listingId: string
  ownerId: string
  publisherId: string
  createdBy: string | null
  listingState: string
  held: boolean
  revisionId: string | null
  readerLang: Lang
  reason: ComplaintReason
  body: string | null
  email: string | null
  contactName: string | null
  state: 'draft' | 'open' | 'decided' | 'appealed' | 'closed'
  hid: boolean
  confirmedAt: Date | null
  outcome: Outcome | null
  decision: string | null
  decidedBy: string | null
  decider: Name | null
  decidedAt: Date | null
  appeal: string | null
  appealedBy: 'complainant' | 'owner' | null
  appealOutcome: Outcome | null
  appealDecision: string | null
  appealDecider: Name | null
  expiresAt: Date
}

const select = sql`select c.id, c.listing_id as "listingId", l.owner_id as "ownerId", l.publisher_id as "publisherId", l.created_by as "createdBy", l.state as "listingState", l.held_at is not null as held,
    c.revision_id as "revisionId", c.reader_lang as "readerLang", c.reason, c.body, c.email, c.contact_name as "contactName", c.state, c.hid, c.confirmed_at as "confirmedAt", c.outcome, c.decision,
    c.decided_by as "decidedBy", d.name as decider, c.decided_at as "decidedAt", c.appeal, c.appealed_by as "appealedBy", c.appeal_outcome as "appealOutcome", c.appeal_decision as "appealDecision",
    a.name as "appealDecider", c.expires_at as "expiresAt"
  from door_complaint c join listing l on l.id = c.listing_id left join person d on d.id = c.decided_by left join person a on a.id = c.appeal_decided_by`

export const complaintsWhere = (db: Db, where: SQL): Promise<Complaint[]> => rows<Complaint>(db, sql`${select} where ${where}`)

export const complaintById = (db: Db, id: string, lock = false): Promise<Complaint | undefined> => row<Complaint>(db, sql`${select} where c.id = ${id} ${lock ? sql`for update of c` : sql``}`)

/** What the listing is called, in the version complained of. */
export async function complaintTitle(db: Db, complaint: Pick<Complaint, 'revisionId'>): Promise<Phrase> {
  const titles = (await revisionTexts(db, complaint, ['title'])).title
  return { zh: titles?.zh ?? titles?.en ?? '', en: titles?.en ?? titles?.zh ?? '' }
}

/** Sections of the version complained of, as its readers saw them; nothing confidential and nothing of its owner. */
export async function revisionTexts(db: Db, { revisionId }: Pick<Complaint, 'revisionId'>, fields: readonly string[]): Promise<Record<string, { zh?: string; en?: string } | undefined>> {
  const found = await rows<{ field: string; lang: Lang; body: string }>(db, sql`select field, lang, body from listing_text where revision_id = ${revisionId} and field = any(${sql.param([...fields])}::text[])`)
  const texts: Record<string, { zh?: string; en?: string }> = {}
  for (const { field, lang, body } of found) texts[field] = { ...texts[field], [lang]: body }
  return texts
}

import type { Actor } from '../../core/actor.ts'
import type { Lang, Name } from '../../core/text.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { type Gap, gapsOf } from './blanks.ts'
import { contentSchema } from './content.ts'
import { differenceOf, type PartChange } from './difference.ts'
import { type Agreement, agreementRead, agreementRow, type Version, versionOf, versionRow } from './record.ts'
import { actsFor, canAbandon, canComment, canRecall, canSend, canShare, canTerminate, canWrite } from './policy.ts'
import type { AgreementState } from './rules.ts'
import { agreementFilter } from './visibility.ts'
import { wordOf } from './word.ts'
import type { AgreementType } from './words/kinds.ts'

export type AgreementQuery = { state?: AgreementState; type?: AgreementType; dealId?: string; spaceId?: string; organisationId?: string; page?: number; size?: number }

/** The agreements that the actor may read, those that moved last first, `size` to a page (30), with how many there are. */
export async function agreementsVisibleTo(db: Db, actor: Actor, query: AgreementQuery = {}): Promise<{ agreements: Agreement[]; total: number }> {
  const size = Math.min(query.size ?? 30, 100)
  const where = sql`${agreementFilter(actor)} ${query.state ? sql`and a.state = ${query.state}` : sql``} ${query.type ? sql`and a.type = ${query.type}` : sql``}
    ${query.dealId ? sql`and a.deal_id = ${query.dealId}` : sql``} ${query.spaceId ? sql`and a.space_id = ${query.spaceId}` : sql``}
    ${query.organisationId ? sql`and exists (select from agreement_party p where p.agreement_id = a.id and p.organisation_id = ${query.organisationId})` : sql``}`
  const total = (await row<{ n: number }>(db, sql`select count(*) as n from agreement a where ${where}`))?.n ?? 0
  const offset = (Math.max(1, query.page ?? 1) - 1) * size
  return { agreements: await rows<Agreement>(db, sql`select ${agreementRow} from agreement a where ${where} order by a.updated_at desc, a.id limit ${size} offset ${offset}`), total }
}

export type AgreementPage = Agreement & {
  newest: Version
  gaps: Gap[]
  /** The parties for which the reader acts. */
  mine: string[]
  may: Record<'write' | 'share' | 'send' | 'recall' | 'abandon' | 'terminate' | 'comment', boolean>
}

/** One agreement with its newest version. @throws Failure missing */
export async function agreementPage(db: Db, actor: Actor, id: string): Promise<AgreementPage> {
  const agreement = await agreementRead(db, actor, id)
  const newest = await versionOf(db, agreement.id, agreement.version)
  const may = { write: canWrite(actor, agreement), share: canShare(actor, agreement), send: canSend(actor, agreement), recall: canRecall(actor, agreement), abandon: canAbandon(actor, agreement), terminate: canTerminate(actor, agreement), comment: canComment(actor, agreement) }
  return { ...agreement, newest, gaps: gapsOf(newest.content), mine: actsFor(actor, agreement), may }
}

export type VersionLine = Omit<Version, 'content' | 'text'>

/** The versions of an agreement, newest first. @throws Failure missing */
export async function versionsOf(db: Db, actor: Actor, id: string): Promise<VersionLine[]> {
  const agreement = await agreementRead(db, actor, id)
  const found = await rows<Version>(db, sql`select ${versionRow} from agreement_version v where v.agreement_id = ${agreement.id} order by v.number desc limit 500`)
  return found.map(({ content: _content, text: _text, ...line }) => line)
}

/** What differs from one version to another. @throws Failure missing */
export async function versionDifference(db: Db, actor: Actor, input: { id: string; from: number; to: number }): Promise<PartChange[]> {
  const agreement = await agreementRead(db, actor, input.id)
  const [from, to] = [await versionOf(db, agreement.id, input.from), await versionOf(db, agreement.id, input.to)]
  return differenceOf(contentSchema.parse(from.content), contentSchema.parse(to.content))
}

/** The exact text of a version, and its hash. @throws Failure missing */
export async function versionText(db: Db, actor: Actor, input: { id: string; number: number }): Promise<{ reference: string; text: string; sha256: string }> {
  const agreement = await agreementRead(db, actor, input.id)
  const { text, sha256 } = await versionOf(db, agreement.id, input.number)
  return { reference: agreement.reference, text, sha256 }
}

/** A version as a Word document. @throws Failure missing */
export async function versionWord(db: Db, actor: Actor, input: { id: string; number: number }): Promise<{ name: string; bytes: Uint8Array }> {
  const agreement = await agreementRead(db, actor, input.id)
  const { content } = await versionOf(db, agreement.id, input.number)
  return { name: `${agreement.reference}-v${input.number}.docx`, bytes: await wordOf(contentSchema.parse(content), { reference: agreement.reference }) }
}

export type Comment = { id: string; versionNumber: number; clause: string | null; body: string; lang: Lang; author: Name | null; organisation: Name | null; at: Date }

/** Remarks, newest first. @throws Failure missing */
export async function commentsOf(db: Db, actor: Actor, id: string): Promise<Comment[]> {
  const agreement = await agreementRead(db, actor, id)
  return rows<Comment>(
    db,
    sql`select c.id, c.version_number as "versionNumber", c.clause, c.body, c.lang, p.name as author, o.name as organisation, c.at from agreement_comment c
        left join person p on p.id = c.author_id left join organisation o on o.id = c.organisation_id where c.agreement_id = ${agreement.id} order by c.at desc, c.id desc limit 500`,
  )
}


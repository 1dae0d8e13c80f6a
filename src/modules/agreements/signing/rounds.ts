import { createHash } from 'node:crypto'
import { type Lang, type Name, say } from '../../../core/text.ts'
import { type Db, row, rows, run, type SQL, sql } from '../../../platform/database.ts'
import { addressMark, instanceKey } from '../../../platform/instance-key.ts'
import { letterFrame } from '../../notices/messages/letters.ts'
import { queueLetter } from '../../notices/notices.ts'
import { nameFor, type Phrase } from '../../../core/text.ts'
import type { Halves } from '../content.ts'
import type { Agreement } from '../record.ts'
import { titleOf } from '../told.ts'
import { signingLetters } from '../words/letters.ts'
import type { Authority } from '../words/terms.ts'

/** The absolute address of a signatory's page; HTTP is known above this module. */
export type SigningPages = (lang: Lang, token: string) => string

/** For what the address of a signatory is made: it opens one agreement, and nothing else. */
export const signingPurpose = 'agreement-signatory'

export type Round = { id: string; agreementId: string; versionNumber: number; sha256: string; ordered: boolean; signBy: string; sentAt: Date; endedAt: Date | null; outcome: string | null; forOrganisation: string }
export type Signatory = {
  id: string
  roundId: string
  organisationId: string
  organisation: Name
  turn: number
  name: Halves
  title: string
  authority: Authority
  email: string | null
  lang: Lang
  askedAt: Date | null
  reminded: number
  signedAt: Date | null
  declinedAt: Date | null
  reason: string | null
}

const roundRow: SQL = sql`r.id, r.agreement_id as "agreementId", r.version_number as "versionNumber", encode(r.sha256, 'hex') as sha256, r.ordered, r.sign_by as "signBy", r.sent_at as "sentAt", r.ended_at as "endedAt", r.outcome, r.for_organisation as "forOrganisation"`
export const signatoryRow: SQL = sql`s.id, s.round_id as "roundId", s.organisation_id as "organisationId", o.name as organisation, s.turn, s.name, s.title, s.authority, s.email, s.lang, s.asked_at as "askedAt", s.reminded, s.signed_at as "signedAt", s.declined_at as "declinedAt", s.reason`

/** The newest round of an agreement, ended or not. */
export const newestRound = (db: Db, agreementId: string): Promise<Round | undefined> => row<Round>(db, sql`select ${roundRow} from agreement_round r where r.agreement_id = ${agreementId} order by r.ended_at is null desc, r.outcome = 'completed' desc, r.sent_at desc, r.id desc limit 1`)
export const roundById = (db: Db, id: string): Promise<Round | undefined> => row<Round>(db, sql`select ${roundRow} from agreement_round r where r.id = ${id}`)

/** The signatories of a round in their order. */
export const signatoriesOf = (db: Db, roundId: string): Promise<Signatory[]> =>
  rows<Signatory>(db, sql`select ${signatoryRow} from agreement_signatory s join organisation o on o.id = s.organisation_id where s.round_id = ${roundId} order by s.turn, s.id`)

/** Ends the open round or the open record on paper of an agreement, if there is one; addresses of those who did not sign are forgotten. */
export async function closeRound(tx: Db, agreementId: string, outcome: 'declined' | 'recalled' | 'lapsed' | 'abandoned', at: Date): Promise<void> {
  const round = await row<{ id: string }>(tx, sql`update agreement_round set ended_at = ${at}, outcome = ${outcome} where agreement_id = ${agreementId} and ended_at is null returning id`)
  if (round) await run(tx, sql`update agreement_signatory set email = null where round_id = ${round.id} and signed_at is null`)
  const onPaper = outcome === 'abandoned' ? 'abandoned' : outcome === 'declined' ? 'disputed' : 'recalled'
  await run(tx, sql`update agreement_paper set ended_at = ${at}, outcome = ${onPaper} where agreement_id = ${agreementId} and ended_at is null`)
}

export type SigningLetter = { signatory: Signatory; agreement: Agreement; kind: keyof typeof signingLetters; version?: string; values?: Record<string, string | Phrase>; secret?: string }

/** Queues a letter to a signatory with the address of their own page; address and code are masked for staff. */
export async function writeSigningLetter(tx: Db, pages: SigningPages, { signatory, agreement, kind, version = '', values = {}, secret }: SigningLetter): Promise<void> {
  const { lang, email } = signatory
  if (!email) return
  const words = signingLetters[kind]
  const filled = Object.fromEntries(Object.entries({ title: titleOf(agreement), reference: agreement.reference, ...values }).map(([name, value]) => [name, typeof value === 'string' ? value : value[lang]]))
  const link = pages(lang, addressMark(await instanceKey(tx), signingPurpose, signatory.id))
  const body = [say(lang, letterFrame.greeting, { name: nameFor(lang, signatory.name) }), say(lang, words.text, filled), say(lang, letterFrame.link, { link }), say(lang, letterFrame.close)].join('\n\n')
  const occasion = version ? createHash('sha256').update(version).digest('base64url').slice(0, 16) : ''
  await queueLetter(tx, { address: email, lang, kind: `agreement_${kind}`, object: { type: 'signatory', id: signatory.id }, version: occasion, subject: say(lang, words.subject, filled), body, secrets: [link, ...(secret ? [secret] : [])] })
}

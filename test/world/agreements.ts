import type { Actor } from '../../src/core/actor.ts'
import { addDays, type AgreementType, type Content, dayOf, sendForSignature, setTerms, shareAgreement, type SigningPages, startAgreement, writeItem, type SignatoryInput } from '../../src/modules/agreements/agreements.ts'
import { addressMark, instanceKey } from '../../src/platform/instance-key.ts'
import { type Db, row, rows, sql } from '../../src/platform/database.ts'
import { someAgreement } from './agreements-content.ts'
import { makeActor, makeOrganisation } from './people.ts'

export const signingPages: SigningPages = (lang, token) => `http://localhost:4180/${lang}/sign/${token}`

/** A university in China with an officer, and a firm in Britain with one. */
export type Two = { first: Actor; second: Actor; organisations: [string, string]; at: Date }

export async function makeTwo(db: Db, at = new Date('2026-11-20T08:00:00Z')): Promise<Two> {
  const university = await makeOrganisation(db, { country: 'CN', kind: 'university' })
  const firm = await makeOrganisation(db, { country: 'GB', kind: 'enterprise' })
  return { first: await makeActor(db, { organisationId: university, role: 'officer', at, lang: 'zh' }), second: await makeActor(db, { organisationId: firm, role: 'administrator', at }), organisations: [university, firm], at }
}

/** An agreement with nothing missing, open to both sides. Gives its newest version. */
export async function makeAgreement(db: Db, two: Two, facts: Partial<{ type: AgreementType; terms: Partial<Content['terms']>; dealId: string; spaceId: string; private: boolean }> = {}): Promise<{ id: string; version: number; reference: string }> {
  const type = facts.type ?? 'collaboration'
  const { terms, schedule, options } = someAgreement({ type, organisations: two.organisations, terms: facts.terms })
  const { id, reference } = await startAgreement(db, two.first, { type, organisationIds: two.organisations, forOrganisation: two.organisations[0], dealId: facts.dealId, spaceId: facts.spaceId })
  let { version } = await setTerms(db, two.first, { id, version: 1, terms, governing: 'both', options })
  for (const item of schedule.background) ({ version } = await writeItem(db, two.first, { id, version, list: 'background', item }))
  for (const item of schedule.foreground) ({ version } = await writeItem(db, two.first, { id, version, list: 'foreground', item }))
  for (const item of schedule.licences) ({ version } = await writeItem(db, two.first, { id, version, list: 'licences', item }))
  if (!facts.private) await shareAgreement(db, two.first, id)
  return { id, version, reference }
}

export const signatoryOf = (organisationId: string, n: number, more: Partial<SignatoryInput> = {}): SignatoryInput => ({
  organisationId, name: { en: `Signatory ${n}` }, title: 'Director', authority: 'authorised', email: `signatory-${n}-${organisationId.slice(-6)}@example.org`, turn: 1, lang: 'en', ...more,
})

export const sendIt = (db: Db, two: Two, made: { id: string; version: number }, signatories?: SignatoryInput[], ordered = false): Promise<void> =>
  sendForSignature(db, signingPages, two.first, { ...made, ordered, signBy: addDays(dayOf(two.at), 30), signatories: signatories ?? two.organisations.map((id, n) => signatoryOf(id, n + 1)) })

/** The addresses of the signatories of the newest round, in their order. */
export async function tokensOf(db: Db, agreementId: string): Promise<{ id: string; token: string; email: string }[]> {
  const found = await rows<{ id: string; email: string }>(
    db,
    sql`select s.id, s.email from agreement_signatory s where s.round_id = (select id from agreement_round where agreement_id = ${agreementId} order by ended_at is null desc, outcome = 'completed' desc, sent_at desc, id desc limit 1) order by s.turn, s.id`,
  )
  const key = await instanceKey(db)
  return found.map((one) => ({ ...one, token: addressMark(key, 'agreement-signatory', one.id) }))
}

/** The code of the newest letter to a signatory. */
export async function signingCode(db: Db, signatoryId: string): Promise<string> {
  const found = await row<{ body: string }>(db, sql`select body from mail where object_id = ${signatoryId} and kind = 'agreement_code' order by id desc limit 1`)
  return /\b\d{6}\b/.exec(found?.body ?? '')?.[0] ?? ''
}

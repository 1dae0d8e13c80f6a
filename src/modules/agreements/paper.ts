import type { Readable } from 'node:stream'
import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Name, Phrase } from '../../core/text.ts'
import type { Blobs } from '../../platform/blobs.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../platform/database.ts'
import { attachFile, fileById, prepareFile } from '../files/files.ts'
import { gapsOf } from './blanks.ts'
import { contentSchema } from './content.ts'
import { completeOnPaper } from './executing.ts'
import { agreementFor } from './life.ts'
import { agreementRefusals } from './messages.ts'
import { actsFor, canSend } from './policy.ts'
import { agreementRead, missing, versionOf } from './record.ts'
import { dayOf } from './rules.ts'
import { closeRound } from './signing/rounds.ts'
import { tellParties } from './told.ts'
import type { Authority } from './words/terms.ts'

export type PaperInputFile = { name: string; bytes: Uint8Array }
export type PaperInput = { id: string; version: number; file: PaperInputFile; contractNumber: string; signedOn: string; signatories: readonly { organisationId: string; name: string; authority: Authority }[] }

const invalid = (field: string, sentence: Phrase): Failure => new Failure('invalid', sentence, { fields: { [field]: sentence } })

/** Records that the newest version was signed and chopped on paper; the other parties confirm it. @throws Failure missing | invalid | conflict */
export async function recordPaper(db: Db, blobs: Blobs, actor: Actor, input: PaperInput): Promise<void> {
  const seen = await agreementRead(db, actor, input.id)
  const mine = actsFor(actor, seen)[0]
  if (!mine) throw missing()
  if (!canSend(actor, seen)) throw new Failure('conflict', agreementRefusals.state)
  if (input.signedOn > dayOf(actor.at)) throw invalid('signedOn', agreementRefusals.signedOn)
  const signatories = input.signatories.filter((one) => one.name.trim())
  if (!seen.parties.every(({ organisationId }) => signatories.some((one) => one.organisationId === organisationId))) throw invalid('signatories', agreementRefusals.signatories)
  if (gapsOf(contentSchema.parse((await versionOf(db, seen.id, seen.version)).content)).some((gap) => !gap.lang)) throw invalid('gaps', agreementRefusals.gaps)
  const prepared = await prepareFile(blobs, { ...input.file, accepted: 'scan' })
  const paperId = newId(actor.at.getTime())
  await change(db, actor, { verb: 'agreement.record_paper', object: { type: 'agreement', id: seen.id }, onBehalfOf: mine }, async (tx) => {
    const { agreement, to } = await agreementFor(tx, seen.id, 'send')
    if (agreement.version !== input.version) throw new Failure('conflict', agreementRefusals.changed)
    const fileId = await attachFile(tx, actor, prepared, { type: 'agreement', id: agreement.id })
    await run(
      tx,
      sql`insert into agreement_paper (id, agreement_id, version_number, file_id, contract_number, signed_on, recorded_by, for_organisation, recorded_at)
          values (${paperId}, ${agreement.id}, ${agreement.version}, ${fileId}, ${input.contractNumber.trim().slice(0, 120)}, ${input.signedOn}, ${actor.personId ?? null}, ${mine}, ${actor.at})`,
    )
    for (const { organisationId, name, authority } of signatories) await run(tx, sql`insert into agreement_paper_signatory (paper_id, organisation_id, name, authority) values (${paperId}, ${organisationId}, ${name.trim().slice(0, 200)}, ${authority})`)
    await run(tx, sql`update agreement set state = ${to}, path = 'paper', updated_at = ${actor.at} where id = ${agreement.id}`)
    await tellParties(tx, 'agreement_paper', agreement, { except: mine, version: paperId })
  })
}

export type Paper = {
  id: string
  versionNumber: number
  fileId: string
  contractNumber: string
  signedOn: string
  forOrganisation: string
  recordedAt: Date
  endedAt: Date | null
  outcome: string | null
  reason: string | null
  signatories: { organisationId: string; name: string; authority: Authority }[]
  confirmations: { organisationId: string; person: Name | null; at: string }[]
}

const paperRow = sql`p.id, p.version_number as "versionNumber", p.file_id as "fileId", p.contract_number as "contractNumber", p.signed_on as "signedOn", p.for_organisation as "forOrganisation", p.recorded_at as "recordedAt", p.ended_at as "endedAt", p.outcome, p.reason,
  coalesce((select json_agg(json_build_object('organisationId', s.organisation_id, 'name', s.name, 'authority', s.authority)) from agreement_paper_signatory s where s.paper_id = p.id), '[]') as signatories,
  coalesce((select json_agg(json_build_object('organisationId', c.organisation_id, 'person', q.name, 'at', c.at) order by c.at) from agreement_paper_confirmation c left join person q on q.id = c.confirmed_by where c.paper_id = p.id), '[]') as confirmations`

/** Records on paper, newest first, for the parties. @throws Failure missing */
export async function papersOf(db: Db, actor: Actor, id: string): Promise<Paper[]> {
  const agreement = await agreementRead(db, actor, id)
  return rows<Paper>(db, sql`select ${paperRow} from agreement_paper p where p.agreement_id = ${agreement.id} order by p.ended_at is null desc, p.outcome = 'confirmed' desc, p.recorded_at desc, p.id desc limit 50`)
}

/** Confirms for a party that the scan shows what was signed; the last of the others executes the agreement. @throws Failure missing | conflict */
export async function confirmPaper(db: Db, actor: Actor, id: string): Promise<void> {
  const seen = await agreementRead(db, actor, id)
  const mine = actsFor(actor, seen)
  if (mine.length === 0) throw missing()
  await change(db, actor, { verb: 'agreement.confirm_paper', object: { type: 'agreement', id: seen.id }, onBehalfOf: mine[0] }, async (tx) => {
    const { agreement } = await agreementFor(tx, seen.id, 'complete')
    const paper = await row<Paper>(tx, sql`select ${paperRow} from agreement_paper p where p.agreement_id = ${agreement.id} and p.ended_at is null`)
    if (!paper) throw new Failure('conflict', agreementRefusals.state)
    const others = agreement.parties.map((one) => one.organisationId).filter((one) => one !== paper.forOrganisation)
    const own = mine.find((one) => others.includes(one))
    if (!own) throw new Failure('conflict', agreementRefusals.paperOwn)
    await run(tx, sql`insert into agreement_paper_confirmation (paper_id, organisation_id, confirmed_by, at) values (${paper.id}, ${own}, ${actor.personId ?? null}, ${actor.at})`)
    const confirmed = new Set([...paper.confirmations.map((one) => one.organisationId), own])
    if (others.every((one) => confirmed.has(one))) await completeOnPaper(tx, actor, agreement, paper.id, paper.signedOn)
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'agreement_paper_confirmation_pkey')) throw new Failure('conflict', agreementRefusals.state)
    throw error
  })
}

/** Says that the scan is not what was agreed: it goes back to negotiation. @throws Failure missing | invalid | conflict */
export async function disputePaper(db: Db, actor: Actor, input: { id: string; reason: string }): Promise<void> {
  const seen = await agreementRead(db, actor, input.id)
  const mine = actsFor(actor, seen)[0]
  const reason = input.reason.trim()
  if (!mine) throw missing()
  if (!reason || reason.length > 2_000) throw invalid('reason', agreementRefusals.reason)
  await change(db, actor, { verb: 'agreement.dispute_paper', object: { type: 'agreement', id: seen.id }, onBehalfOf: mine }, async (tx) => {
    const { agreement, to } = await agreementFor(tx, seen.id, 'decline')
    const disputed = await run(tx, sql`update agreement_paper set reason = ${reason} where agreement_id = ${agreement.id} and ended_at is null and for_organisation <> ${mine}`)
    if (disputed === 0) throw new Failure('conflict', agreementRefusals.state)
    await closeRound(tx, agreement.id, 'declined', actor.at)
    await run(tx, sql`update agreement set state = ${to}, path = null, updated_at = ${actor.at} where id = ${agreement.id}`)
    await tellParties(tx, 'agreement_disputed', agreement, { except: mine, version: `disputed:${actor.at.toISOString()}`, about: { reason } })
  })
}

/** The scan for the parties. @throws Failure missing */
export async function scanFor(db: Db, blobs: Blobs, actor: Actor, id: string): Promise<{ name: string; mediaType: string; bytes: number; stream: Readable }> {
  const [paper] = await papersOf(db, actor, id)
  const file = paper && (await fileById(db, paper.fileId))
  if (!file) throw missing()
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, stream: await blobs.get(file.sha256) }
}

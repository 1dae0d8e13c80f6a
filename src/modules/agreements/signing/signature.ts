import type { Readable } from 'node:stream'
import { type Actor, visitor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import { codeWaits, makeCode, takeCode } from '../../../platform/codes.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { idBehindMark } from '../../../platform/instance-key.ts'
import { takeOrRefuse } from '../../../platform/limits.ts'
import { contentSchema } from '../content.ts'
import { phraseOf } from '../document.ts'
import { completeBySignature } from '../executing.ts'
import { agreementFor } from '../life.ts'
import { agreementRefusals } from '../messages.ts'
import { type Agreement, agreementById, missing, versionOf } from '../record.ts'
import { onTurn } from '../rules.ts'
import { sealedFile } from '../sealing/seal.ts'
import { tellParties } from '../told.ts'
import { closeRound, type Round, roundById, type Signatory, signatoriesOf, signatoryRow, type SigningPages, signingPurpose, writeSigningLetter } from './rounds.ts'
import { askOnTurn } from './sending.ts'

export type SigningState = 'waiting' | 'later' | 'signed' | 'declined' | 'over' | 'executed'

export type SigningView = {
  signatory: Signatory
  agreement: Pick<Agreement, 'id' | 'reference' | 'type' | 'subject' | 'state' | 'executedAt'>
  round: Round
  /** What is signed: none is shown once the round ended without an agreement. */
  version: Awaited<ReturnType<typeof versionOf>> | undefined
  signatories: Signatory[]
  state: SigningState
  /** A code was sent and may still be given. */
  codeSent: boolean
  sealed: boolean
}

async function signatoryBehind(db: Db, token: string): Promise<Signatory> {
  const id = await idBehindMark(db, signingPurpose, token)
  const found = await row<Signatory>(db, sql`select ${signatoryRow} from agreement_signatory s join organisation o on o.id = s.organisation_id where s.id = ${id}`)
  if (!found) throw missing()
  return found
}

function stateOf(signatory: Signatory, round: Round, all: readonly Signatory[], executed: boolean): SigningState {
  if (round.outcome === 'completed') return executed ? 'executed' : 'over'
  if (signatory.declinedAt) return 'declined'
  if (round.endedAt) return 'over'
  if (signatory.signedAt) return 'signed'
  const turn = onTurn(all.map((one) => ({ ...one, signed: one.signedAt !== null })), round.ordered)
  return turn.some((one) => one.id === signatory.id) ? 'waiting' : 'later'
}

/** What the address of a signatory opens: one agreement, in the version that was sent (invariant 16). @throws Failure missing */
export async function signingAt(db: Db, token: string, at: Date): Promise<SigningView> {
  const signatory = await signatoryBehind(db, token)
  const round = (await roundById(db, signatory.roundId))!
  const agreement = (await agreementById(db, round.agreementId))!
  const signatories = await signatoriesOf(db, round.id)
  const state = stateOf(signatory, round, signatories, agreement.executedAt !== null)
  const version = state === 'over' || state === 'declined' ? undefined : await versionOf(db, agreement.id, round.versionNumber)
  return { signatory, agreement, round, version: version && { ...version, content: contentSchema.parse(version.content) }, signatories, state, codeSent: state === 'waiting' && (await codeWaits(db, signatory.id, at)), sealed: state === 'executed' && (await sealedFile(db, agreement.id)) !== undefined }
}

const hourly = { hits: 5, seconds: 3_600 }

/** Sends a new code to a signatory whose turn it is. @throws Failure missing | conflict | limited */
export async function askSigningCode(db: Db, pages: SigningPages, token: string, at: Date): Promise<void> {
  const { signatory, agreement, state } = await signingAt(db, token, at)
  if (state !== 'waiting') throw new Failure('conflict', agreementRefusals.notAsked)
  await takeOrRefuse(db, `signing:${signatory.id}`, hourly, at)
  await change(db, visitor(at), { verb: 'agreement.ask_code', object: { type: 'agreement', id: agreement.id }, related: [signatory.id] }, async (tx) => {
    const code = await makeCode(tx, signatory.id, at)
    const whole = (await agreementById(tx, agreement.id))!
    await writeSigningLetter(tx, pages, { signatory, agreement: whole, kind: 'code', version: `${at.toISOString()}${code}`, values: { code }, secret: code })
  })
}

/**
 * Signs with the code from the letter. Each try counts before it is compared; of two who bring the right code one signs.
 * The last signature completes the agreement in the same transaction.
 * @throws Failure missing | invalid for `code` or `agree` | conflict
 */
export async function signAgreement(db: Db, pages: SigningPages, token: string, input: { code: string; agree: boolean }, at: Date): Promise<void> {
  const { signatory, state } = await signingAt(db, token, at)
  if (state !== 'waiting') throw new Failure('conflict', agreementRefusals.notAsked)
  if (!input.agree) throw new Failure('invalid', agreementRefusals.agree, { fields: { agree: agreementRefusals.agree } })
  await takeCode(db, signatory.id, input.code, at)
  await giveSignature(db, pages, signatory.id, at)
}

/**
 * Writes the signature of somebody who has confirmed, under the lock of the agreement: of many last signatures at once each sees
 * those before it, so that exactly one completes.
 * @throws Failure conflict
 */
export async function giveSignature(db: Db, pages: SigningPages, signatoryId: string, at: Date): Promise<void> {
  const actor: Actor = visitor(at)
  const agreementId = (await row<{ id: string }>(db, sql`select r.agreement_id as id from agreement_signatory s join agreement_round r on r.id = s.round_id where s.id = ${signatoryId}`))?.id
  if (!agreementId) throw missing()
  await change(db, actor, { verb: 'agreement.sign', object: { type: 'agreement', id: agreementId }, related: [signatoryId] }, async (tx) => {
    const { agreement } = await agreementFor(tx, agreementId, 'complete')
    const mine = await run(
      tx,
      sql`update agreement_signatory s set signed_at = ${at}, signed_sha256 = r.sha256 from agreement_round r
          where s.id = ${signatoryId} and r.id = s.round_id and r.ended_at is null and s.signed_at is null and s.declined_at is null`,
    )
    const signatory = mine === 1 ? await row<Signatory>(tx, sql`select ${signatoryRow} from agreement_signatory s join organisation o on o.id = s.organisation_id where s.id = ${signatoryId}`) : undefined
    if (!signatory) throw new Failure('conflict', agreementRefusals.notAsked)
    const all = await signatoriesOf(tx, signatory.roundId)
    if (all.every((one) => one.signedAt)) return completeBySignature(tx, pages, actor, agreement, signatory.roundId, all)
    await askOnTurn(tx, pages, agreement, signatory.roundId, at)
    await tellParties(tx, 'agreement_signed', agreement, { version: signatoryId, about: { person: phraseOf(signatory.name) } })
  })
}

/** Declines with a reason: the round ends and the text may be changed again. @throws Failure missing | invalid | conflict */
export async function declineToSign(db: Db, token: string, given: string, at: Date): Promise<void> {
  const { signatory, agreement: seen, state } = await signingAt(db, token, at)
  if (state !== 'waiting' && state !== 'later') throw new Failure('conflict', agreementRefusals.notAsked)
  const reason = given.trim()
  if (!reason || reason.length > 2_000) throw new Failure('invalid', agreementRefusals.reason, { fields: { reason: agreementRefusals.reason } })
  await change(db, visitor(at), { verb: 'agreement.decline', object: { type: 'agreement', id: seen.id }, related: [signatory.id] }, async (tx) => {
    const { agreement, to } = await agreementFor(tx, seen.id, 'decline')
    const mine = await run(tx, sql`update agreement_signatory set declined_at = ${at}, reason = ${reason} where id = ${signatory.id} and signed_at is null and declined_at is null`)
    if (mine === 0) throw new Failure('conflict', agreementRefusals.notAsked)
    await closeRound(tx, agreement.id, 'declined', at)
    await run(tx, sql`update agreement set state = ${to}, path = null, updated_at = ${at} where id = ${agreement.id}`)
    await tellParties(tx, 'agreement_declined', agreement, { version: signatory.id, about: { person: phraseOf(signatory.name), reason } })
  })
}

/** The sealed file for a signatory. @throws Failure missing | unavailable while it is being made */
export async function sealedForSignatory(db: Db, blobs: Blobs, token: string, at: Date): Promise<{ name: string; mediaType: string; bytes: number; stream: Readable }> {
  const { agreement, state } = await signingAt(db, token, at)
  if (state !== 'executed') throw missing()
  const file = await sealedFile(db, agreement.id)
  if (!file) throw new Failure('unavailable', agreementRefusals.notDrawn, { retryAfter: 10 })
  return { ...file, stream: await blobs.get(file.sha256) }
}

import type { Actor } from '../../core/actor.ts'
import { isFailure } from '../../core/failure.ts'
import { type Db, run, sql } from '../../platform/database.ts'
import { enqueue } from '../../platform/queue.ts'
import { recordEvidence } from '../deals/deals.ts'
import type { Agreement } from './record.ts'
import { dayOf, endOf } from './rules.ts'
import { type Signatory, type SigningPages, writeSigningLetter } from './signing/rounds.ts'
import { tellParties } from './told.ts'

/** What an executed agreement shows for its case; intentions alone show nothing. */
const evidenceOf = (type: Agreement['type']): 'nda' | 'agreement' | undefined => {
  if (type === 'nda_mutual' || type === 'nda_one_way') return 'nda'
  return ['mou', 'heads_of_terms', 'alliance_statement', 'term_sheet'].includes(type) ? undefined : 'agreement'
}

/** What follows from an executed agreement, in the transaction that executed it: its state and term, the evidence of its case, the parties told. */
async function execute(tx: Db, actor: Actor, agreement: Agreement, path: 'signature' | 'paper', executedOn: string): Promise<void> {
  const startsOn = agreement.startsOn ?? executedOn
  const running = startsOn <= dayOf(actor.at)
  const endsOn = agreement.months ? endOf(startsOn, agreement.months) : null
  await run(
    tx,
    sql`update agreement set state = ${running ? 'in_force' : 'executed'}, path = ${path}, executed_at = ${actor.at}, executed_on = ${executedOn}, in_force_on = ${running ? startsOn : null}, ends_on = ${endsOn}, updated_at = ${actor.at}
        where id = ${agreement.id}`,
  )
  const kind = evidenceOf(agreement.type)
  if (agreement.dealId && kind) {
    // A case that has ended meanwhile is no reason to refuse the last signature.
    await recordEvidence(tx, actor, { dealId: agreement.dealId, kind, object: { type: 'agreement', id: agreement.id } }).catch((error: unknown) => {
      if (!isFailure(error, 'conflict')) throw error
    })
  }
  await tellParties(tx, 'agreement_executed', agreement, { version: 'executed' })
}

/** The last signature: the round ends, the one seal is made, its drawing is queued. Under the lock of the agreement. */
export async function completeBySignature(tx: Db, pages: SigningPages, actor: Actor, agreement: Agreement, roundId: string, signatories: readonly Signatory[]): Promise<void> {
  await run(tx, sql`update agreement_round set ended_at = ${actor.at}, outcome = 'completed' where id = ${roundId}`)
  await run(
    tx,
    sql`insert into agreement_seal (agreement_id, round_id, version_number, sha256, sealed_at)
        select agreement_id, id, version_number, sha256, ${actor.at} from agreement_round where id = ${roundId}`,
  )
  await execute(tx, actor, agreement, 'signature', dayOf(actor.at))
  await enqueue(tx, 'agreement_seal', { id: agreement.id }, { key: `agreement.seal:${agreement.id}` })
  for (const signatory of signatories) await writeSigningLetter(tx, pages, { signatory, agreement, kind: 'sealed' })
}

/** The last confirmation of what was signed on paper. Under the lock of the agreement. */
export async function completeOnPaper(tx: Db, actor: Actor, agreement: Agreement, paperId: string, signedOn: string): Promise<void> {
  await run(tx, sql`update agreement_paper set ended_at = ${actor.at}, outcome = 'confirmed' where id = ${paperId}`)
  await execute(tx, actor, agreement, 'paper', signedOn)
}

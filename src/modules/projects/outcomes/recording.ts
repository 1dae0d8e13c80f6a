import { type Actor, publishesFor } from '../../../core/actor.ts'
import { Failure, isFailure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { currencies } from '../../../core/money.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { dealFor, partiesOf, recordEvidence } from '../../deals/deals.ts'
import { attachFile, prepareFile } from '../../files/files.ts'
import { officersOf } from '../../people/people.ts'
import { halvesOf, type Halves } from '../../../core/writing.ts'
import { pastDayAt } from '../days.ts'
import { projectRead } from '../record.ts'
import { dayOf, readLink } from '../rules.ts'
import { largestAmount } from '../spend.ts'
import { outcomeRefusals } from './messages.ts'
import { outcomeFor } from './reading.ts'
import { hasPayer, opensGate, type OutcomeKind } from './rules.ts'
import { outcomeFilter } from './visibility.ts'

type Source = { dealId: string | null; projectId: string | null; parties: string[]; title: Halves; reference: string; object: { type: 'deal' | 'project'; id: string } }

/** The case or the project of an outcome, as the actor reads it. @throws Failure missing | conflict (the case has no outcomes) */
async function sourceOf(db: Db, actor: Actor, of: { dealId: string } | { projectId: string }): Promise<Source> {
  if ('projectId' in of) {
    const project = await projectRead(db, actor, of.projectId)
    return { dealId: project.dealId, projectId: project.id, parties: project.partners.map((one) => one.organisationId), title: halvesOf(project.title), reference: project.reference, object: { type: 'project', id: project.id } }
  }
  const deal = await dealFor(db, actor, of.dealId)
  if (['interest', 'lost', 'expired'].includes(deal.stage)) throw new Failure('conflict', outcomeRefusals.over)
  const parties = (await partiesOf(db, actor, deal.id)).flatMap((party) => (party.id && party.role !== 'broker' ? [party.id] : []))
  return { dealId: deal.id, projectId: null, parties, title: deal.title, reference: deal.reference, object: { type: 'deal', id: deal.id } }
}

export type OutcomeInput = {
  of: { dealId: string } | { projectId: string }
  kind: OutcomeKind
  amount?: { minor: number; currency: string } | null
  payerId?: string
  payeeId?: string
  jobs?: number
  onDate: string
  link?: string
  note?: string
  file?: { name: string; bytes: Uint8Array }
  vouchedBy: string
}

/** @throws Failure invalid at its field */
function checked(actor: Actor, input: OutcomeInput, parties: readonly string[]) {
  const { kind, amount } = input
  const jobs = kind === 'jobs' ? (input.jobs ?? 0) : null
  if (jobs !== null && (!Number.isInteger(jobs) || jobs < 1 || jobs > 1_000_000)) throw wrong('jobs', outcomeRefusals.jobs)
  if (kind !== 'jobs' && (!amount || !Number.isSafeInteger(amount.minor) || amount.minor < 1 || amount.minor > largestAmount || !(currencies as readonly string[]).includes(amount.currency))) throw wrong('amount', outcomeRefusals.amount)
  const [payer, payee] = hasPayer(kind) ? [input.payerId ?? null, input.payeeId ?? null] : [null, null]
  if (hasPayer(kind) && (!payer || !payee || payer === payee || !parties.some((id) => id === payer || id === payee))) throw wrong('payer', outcomeRefusals.payer)
  const link = input.link?.trim() ? readLink(input.link) : null
  const note = input.note?.trim() || null
  if (link === undefined || (note?.length ?? 0) > 1_000 || (!link && !note && !input.file)) throw wrong('link', outcomeRefusals.evidence)
  const vouchedBy = input.vouchedBy.trim()
  if (!vouchedBy || vouchedBy.length > 200) throw wrong('vouchedBy', outcomeRefusals.vouched)
  return { jobs, minor: kind === 'jobs' ? null : amount!.minor, currency: kind === 'jobs' ? null : amount!.currency, payer, payee, link, note, vouchedBy, onDate: pastDayAt('onDate', input.onDate, dayOf(actor.at)) }
}

async function tellSides(tx: Db, kind: 'outcome_recorded' | 'outcome_answered', source: Source, id: string, sides: readonly string[]): Promise<void> {
  const people = new Set<string>()
  for (const side of sides) for (const person of await officersOf(tx, side)) people.add(person)
  if (people.size > 0) await tell(tx, { kind, people: [...people], object: source.object, version: `${id}:${kind}`, about: { title: source.title, reference: source.reference } })
}

/** Records what came of a case or a project; another side confirms it before it counts. @throws Failure missing | denied | invalid | conflict (recorded already) */
export async function recordOutcome(db: Db, blobs: Blobs, actor: Actor, input: OutcomeInput): Promise<string> {
  const source = await sourceOf(db, actor, input.of)
  const mine = source.parties.find((one) => publishesFor(actor).includes(one))
  if (!mine) throw new Failure('denied', outcomeRefusals.party)
  const one = checked(actor, input, source.parties)
  const prepared = input.file && (await prepareFile(blobs, { ...input.file, accepted: 'scan' }))
  const id = newId(actor.at.getTime())
  try {
    await change(db, actor, { verb: 'outcome.record', object: { type: 'outcome', id }, onBehalfOf: mine, related: [source.object.id] }, async (tx) => {
      const fileId = prepared ? await attachFile(tx, actor, prepared, { type: 'outcome', id }) : null
      await run(
        tx,
        sql`insert into outcome (id, deal_id, project_id, kind, minor, currency, payer_id, payee_id, jobs, on_date, evidence_link, evidence_file, evidence_note, vouched_by, recorded_for, recorded_by, recorded_at)
            values (${id}, ${source.dealId}, ${source.projectId}, ${input.kind}, ${one.minor}, ${one.currency}, ${one.payer}, ${one.payee}, ${one.jobs}, ${one.onDate}, ${one.link}, ${fileId}, ${one.note}, ${one.vouchedBy}, ${mine}, ${actor.personId ?? null}, ${actor.at})`,
      )
      await tellSides(tx, 'outcome_recorded', source, id, source.parties.filter((side) => side !== mine))
    })
  } catch (error) {
    if (brokeConstraint(error, 'outcome_once')) throw new Failure('conflict', outcomeRefusals.repeated)
    throw error
  }
  return id
}

/**
 * Another side's word on an outcome. Once confirmed, what is more than an intention is evidence of its case: the gate to `completed` opens.
 * @throws Failure missing | invalid | conflict (answered or taken back meanwhile)
 */
export async function answerOutcome(db: Db, actor: Actor, input: { id: string; confirms: boolean; reason?: string }): Promise<void> {
  const seen = await outcomeFor(db, actor, input.id)
  const reason = input.reason?.trim() || null
  if (!seen.mayAnswer) throw seen.state === 'recorded' ? missing() : new Failure('conflict', outcomeRefusals.answered)
  if (!input.confirms && (!reason || reason.length > 2_000)) throw wrong('reason', outcomeRefusals.reason)
  const source = await sourceOf(db, actor, seen.projectId ? { projectId: seen.projectId } : { dealId: seen.dealId! })
  const recorded = await row<{ side: string }>(db, sql`select recorded_for as side from outcome where id = ${seen.id}`)
  const mine = source.parties.find((one) => one !== recorded?.side && publishesFor(actor).includes(one))
  if (!mine) throw missing()
  await change(db, actor, { verb: input.confirms ? 'outcome.confirm' : 'outcome.dispute', object: { type: 'outcome', id: seen.id }, onBehalfOf: mine, related: [source.object.id] }, async (tx) => {
    const answered = await run(
      tx,
      sql`update outcome u set state = ${input.confirms ? 'confirmed' : 'disputed'}, answered_for = ${mine}, answered_by = ${actor.personId ?? null}, answered_at = ${actor.at}, reason = ${input.confirms ? null : reason}
          where u.id = ${seen.id} and ${outcomeFilter('answer', actor)}`,
    )
    if (answered === 0) throw new Failure('conflict', outcomeRefusals.answered)
    await tellSides(tx, 'outcome_answered', source, seen.id, [recorded!.side])
    if (!input.confirms || !source.dealId || !opensGate(seen.kind)) return
    // A case that has ended meanwhile is no reason to refuse the confirmation.
    await recordEvidence(tx, actor, { dealId: source.dealId, kind: 'outcome', object: { type: 'outcome', id: seen.id }, organisationId: mine }).catch((error: unknown) => {
      if (!isFailure(error, 'conflict')) throw error
    })
  })
}

/** Takes back what one's own side recorded, before it was confirmed. @throws Failure missing | conflict */
export async function withdrawOutcome(db: Db, actor: Actor, id: string): Promise<void> {
  const seen = await outcomeFor(db, actor, id)
  if (!seen.mayWithdraw) throw new Failure('conflict', outcomeRefusals.answered)
  await change(db, actor, { verb: 'outcome.withdraw', object: { type: 'outcome', id: seen.id } }, async (tx) => {
    if ((await run(tx, sql`update outcome u set state = 'withdrawn' where u.id = ${seen.id} and ${outcomeFilter('withdraw', actor)}`)) === 0) throw new Failure('conflict', outcomeRefusals.answered)
  })
}

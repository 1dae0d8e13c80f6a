import { type Actor, publishesFor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Name, Text } from '../../../core/text.ts'
import { halvesOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { judgingRefusals } from '../messages.ts'
import { callFor, callToRun } from '../reading.ts'
import { roundToRun } from '../rounds.ts'
import { writeAward } from './awarding.ts'

export type AwardState = 'offered' | 'accepted' | 'declined' | 'cancelled'
export type Award = {
  id: string
  reference: string
  state: AwardState
  spaceId: string | null
  entryId: string
  payerId: string
  payeeId: string
  answeredAt: Date | null
  /** As the team sent it. */
  title: string
  lang: Lang
  /** Organisations of the team that agreed, the one that is paid left out. */
  teamIds: string[]
}

const mine = (actor: Actor) => sql`${sql.param(publishesFor(actor))}::uuid[]`

/** An award with money, for officers of whom it is payable to or by. @throws missing */
export async function awardFor(db: Db, actor: Actor, id: string): Promise<Award> {
  const found = await row<Award>(
    db,
    sql`select w.id, w.reference, w.state, c.space_id as "spaceId", w.entry_id as "entryId", w.payer_id as "payerId", w.payee_id as "payeeId", w.answered_at as "answeredAt", u.title, u.lang,
          array(select distinct m.organisation_id from call_team_member m where m.submission_id = u.id and m.organisation_id is not null and m.agreed_at is not null and m.left_at is null and m.role <> 'supporter'
            and m.organisation_id not in (w.payer_id, w.payee_id) order by m.organisation_id) as "teamIds"
        from call_award w join call_entry e on e.id = w.entry_id join call_submission u on u.id = e.submission_id join call c on c.id = u.call_id
        where w.id = ${id} and w.payer_id is not null and (w.payee_id = any(${mine(actor)}) or (w.payer_id = any(${mine(actor)}) and w.state = 'accepted'))`,
  )
  if (!found) throw missing()
  return found
}

/** An indicator of the need as it was cited when the call was set up. */
export type Indicator = { name: string; operator: string; value: string; unit?: string }
export type Acceptance = { indicator: number; wanted: string; measured: string; met: boolean; at: Date }
export type Payment = { id: string; minor: number; paidOn: string }
export type AwardPage = {
  id: string
  reference: string
  state: AwardState
  minor: number
  currency: string
  title: string
  callSlug: string
  callTitle: Text
  payer: Name
  payee: Name
  submissionId: string
  indicators: Indicator[]
  acceptance: Acceptance[]
  payments: Payment[]
  /** Whose hand the reader’s is: who pays tests and notes payments, who is paid answers the offer. */
  pays: boolean
  paid: boolean
  /** Whether they read the submission too. */
  reads: boolean
}

/**
 * An award with its acceptance test and what was paid: for officers of who pays and who is paid, and for who runs the call unless they
 * are recused from the entry (invariant 7). @throws missing
 */
export async function awardPage(db: Db, actor: Actor, id: string): Promise<AwardPage> {
  const found = await row<Omit<AwardPage, 'acceptance' | 'payments' | 'indicators' | 'reads'> & { callId: string; indicators: Indicator[] | null; recused: boolean }>(
    db,
    sql`select w.id, w.reference, w.state, w.minor::float8 as minor, w.currency, u.title, c.id as "callId", c.slug as "callSlug", c.title as "callTitle", p.name as payer, q.name as payee, u.id as "submissionId", n.indicators,
          w.payer_id = any(${mine(actor)}) as pays, w.payee_id = any(${mine(actor)}) as paid, exists (select 1 from call_recusal x where x.submission_id = u.id and x.person_id = ${actor.personId ?? null}) as recused
        from call_award w join call_entry e on e.id = w.entry_id join call_submission u on u.id = e.submission_id join call c on c.id = u.call_id join organisation p on p.id = w.payer_id join organisation q on q.id = w.payee_id
        left join listing_revision n on n.id = c.need_revision_id where w.id = ${id} and w.minor is not null`,
  )
  if (!found) throw missing()
  const { callId, recused, indicators, ...award } = found
  const runs = !recused && (await callFor(db, actor, { id: callId }).then((call) => call.runs, () => false))
  if (!award.pays && !award.paid && !runs) throw missing()
  const acceptance = await rows<Acceptance>(db, sql`select indicator, wanted, measured, met, at from call_acceptance where award_id = ${id} order by indicator`)
  const payments = await rows<Payment>(db, sql`select id, minor::float8 as minor, paid_on as "paidOn" from call_payment where award_id = ${id} order by paid_on, id`)
  return { ...award, reads: award.paid || runs, indicators: indicators ?? [], acceptance, payments }
}

export type AwardLine = { id: string; reference: string; title: string; state: AwardState; minor: number; currency: string; payee: Name; entryId: string }

/** The awards with money of a call, for who runs it. @throws missing */
export async function awardsOf(db: Db, actor: Actor, callId: string): Promise<AwardLine[]> {
  await callToRun(db, actor, { id: callId })
  return rows<AwardLine>(
    db,
    sql`select w.id, w.reference, u.title, w.state, w.minor::float8 as minor, w.currency, o.name as payee, e.id as "entryId" from call_award w join call_entry e on e.id = w.entry_id join call_submission u on u.id = e.submission_id join organisation o on o.id = w.payee_id
        where u.call_id = ${callId} and not exists (select 1 from call_recusal x where x.submission_id = u.id and x.person_id = ${actor.personId ?? null}) order by w.reference`,
  )
}

/**
 * Offers an award to an entry selected in the last round of a call without funders, such as an open challenge: payable by its host or by the owner of its
 * need. @throws missing | conflict before the result is out, or where one stands | invalid
 */
export const grantAward = (db: Db, actor: Actor, input: { callId: string; roundId: string; entryId: string; minor: number; currency: string; payer: 'host' | 'need' }): Promise<string> =>
  change(db, actor, { verb: 'call.grant_award', object: { type: 'call', id: input.callId }, related: [input.entryId] }, async (tx) => {
    const round = await roundToRun(tx, actor, input.callId, input.roundId)
    const further = await row(tx, sql`select 1 from call_funder where call_id = ${input.callId} union all select 1 from call_round where call_id = ${input.callId} and position > ${round.position}`)
    if (round.state !== 'released' || further) throw new Failure('conflict', judgingRefusals.state)
    const entry = await row<{ payee: string | null; lead: string; host: string; owner: string | null; title: string; callTitle: Text; submissionId: string }>(
      tx,
      sql`select u.lead_organisation as payee, u.lead_person as lead, c.host_id as host, l.owner_id as owner, u.title, c.title as "callTitle", u.id as "submissionId" from call_entry e join call_submission u on u.id = e.submission_id join call c on c.id = u.call_id left join listing l on l.id = c.need_id
          where e.id = ${input.entryId} and e.round_id = ${round.id} and e.state = 'advanced' and u.state = 'submitted' and not exists (select 1 from call_recusal x where x.submission_id = u.id and x.person_id = ${actor.personId ?? null})`,
    )
    if (!entry) throw missing()
    if (!entry.payee) throw wrong('entry', judgingRefusals.payee)
    if (!Number.isSafeInteger(input.minor) || input.minor <= 0) throw wrong('minor', judgingRefusals.amount)
    if (await row(tx, sql`select 1 from call_award where entry_id = ${input.entryId} and state in ('offered', 'accepted')`)) throw new Failure('conflict', judgingRefusals.awardStands)
    const id = await writeAward(tx, actor, { entryId: input.entryId, minor: input.minor, currency: input.currency, payer: input.payer === 'need' && entry.owner ? entry.owner : entry.host, payee: entry.payee })
    await tell(tx, { kind: 'award_offered', people: [entry.lead], object: { type: 'award_acceptance', id }, version: id, about: { title: halvesOf(entry.callTitle), project: entry.title } })
    return id
  })

/** An award to work on, locked. @throws missing | conflict unless it was accepted */
async function awardToSettle(tx: Db, actor: Actor, id: string): Promise<AwardPage> {
  await run(tx, sql`select 1 from call_award where id = ${id} for update`)
  const award = await awardPage(tx, actor, id)
  if (!award.pays) throw missing()
  if (award.state !== 'accepted') throw new Failure('conflict', judgingRefusals.notAccepted)
  return award
}

/** Notes what the acceptance test found for one indicator; testing it again replaces it. Only who pays. @throws missing | conflict | invalid */
export const testIndicator = (db: Db, actor: Actor, input: { id: string; indicator: number; measured: string; met: boolean }): Promise<void> =>
  change(db, actor, { verb: 'call.test_indicator', object: { type: 'award', id: input.id } }, async (tx) => {
    const award = await awardToSettle(tx, actor, input.id)
    const wanted = award.indicators[input.indicator]
    if (!wanted) throw missing()
    const measured = input.measured.trim()
    if (measured === '' || measured.length > 500) throw wrong(`measured-${input.indicator}`, judgingRefusals.measured)
    await run(
      tx,
      sql`insert into call_acceptance (award_id, indicator, wanted, measured, met, by, at) values (${award.id}, ${input.indicator}, ${indicatorLine(wanted).slice(0, 500)}, ${measured}, ${input.met}, ${actor.personId ?? null}, ${actor.at})
          on conflict (award_id, indicator) do update set wanted = excluded.wanted, measured = excluded.measured, met = excluded.met, by = excluded.by, at = excluded.at`,
    )
  })

/** An indicator in one line: name, comparison, value, unit. */
export const indicatorLine = ({ name, operator, value, unit }: Indicator): string => [name, operator, value, unit].filter(Boolean).join(' ')

/** Notes a payment with its day; the database holds the sum within the award. Only who pays. @throws missing | conflict | invalid */
export const notePayment = (db: Db, actor: Actor, input: { id: string; minor: number; paidOn: string }): Promise<void> =>
  change(db, actor, { verb: 'call.note_payment', object: { type: 'award', id: input.id } }, async (tx) => {
    const award = await awardToSettle(tx, actor, input.id)
    if (!Number.isSafeInteger(input.minor) || input.minor <= 0) throw wrong('minor', judgingRefusals.amount)
    if (input.paidOn > actor.at.toISOString().slice(0, 10)) throw wrong('paidOn', judgingRefusals.paidOn)
    await run(tx, sql`insert into call_payment (id, award_id, minor, currency, paid_on, noted_by, at) values (${newId(actor.at.getTime())}, ${award.id}, ${input.minor}, ${award.currency}, ${input.paidOn}, ${actor.personId ?? null}, ${actor.at})`)
    const lead = await row<{ id: string }>(tx, sql`select lead_person as id from call_submission where id = ${award.submissionId}`)
    await tell(tx, { kind: 'award_paid', people: [lead!.id], object: { type: 'award_acceptance', id: award.id }, version: `${input.paidOn}:${input.minor}`, about: { reference: award.reference, day: input.paidOn, project: award.title } })
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'call_payment_within')) throw wrong('minor', judgingRefusals.overpaid)
    throw error
  })

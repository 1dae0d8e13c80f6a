import type { Actor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { step } from '../../core/steps.ts'
import type { Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../platform/database.ts'
import type { EligibilityRule } from './eligibility.ts'
import { deriveRecusals } from './judging/conflicts.ts'
import { newestForm, questionsOf } from './forms.ts'
import { callRefusals } from './messages.ts'
import { type Call, callToRun, fundersOf, roundsOf } from './reading.ts'
import { callSteps, type CallVerb } from './rules.ts'

/** What still stands between a draft and its publication, each with the part of the desk where it is mended. */
export async function notReadyYet(db: Db, call: Call, at: Date): Promise<{ part: 'about' | 'form' | 'rounds' | 'funders'; sentence: Phrase }[]> {
  const form = await newestForm(db, call.id)
  const rounds = await roundsOf(db, call.id)
  const funders = await fundersOf(db, call.id)
  const lacks: { part: 'about' | 'form' | 'rounds' | 'funders'; sentence: Phrase }[] = []
  if (questionsOf(form).length === 0) lacks.push({ part: 'form', sentence: callRefusals.noForm })
  const first = rounds.find((one) => one.formId !== null)
  if (!first?.opensAt || !first.closesAt) lacks.push({ part: 'rounds', sentence: callRefusals.times })
  else if (first.closesAt <= at) lacks.push({ part: 'rounds', sentence: callRefusals.past })
  if (call.template === 'open_challenge' && !call.needId) lacks.push({ part: 'about', sentence: callRefusals.noNeed })
  if (call.template === 'joint_fund' && funders.length < 2) lacks.push({ part: 'funders', sentence: callRefusals.noFunders })
  if (call.noticeDays > 0 && !call.objectionsTo) lacks.push({ part: 'about', sentence: callRefusals.noObjections })
  return lacks
}

async function stepCall(tx: Db, actor: Actor, id: string, version: number, verb: CallVerb): Promise<Call> {
  await run(tx, sql`select 1 from call where id = ${id} for update`)
  const call = await callToRun(tx, actor, { id })
  const next = step(callSteps, call.state, verb)
  if (!next) throw new Failure('conflict', callRefusals.state)
  if (call.version !== version) throw new Failure('conflict', callRefusals.changed)
  await run(tx, sql`update call set state = ${next}, version = version + 1 where id = ${id}`)
  return call
}

/** Publishes a call: it opens and closes by its own clock, and its first form is frozen. @throws missing | conflict | invalid with what is missing */
export const publishCall = (db: Db, actor: Actor, input: { id: string; version: number }): Promise<void> =>
  change(db, actor, { verb: 'call.publish', object: { type: 'call', id: input.id }, audience: 'public' }, async (tx) => {
    await run(tx, sql`update call set published_at = ${actor.at} where id = ${input.id} and state = 'draft'`)
    const call = await callToRun(tx, actor, { id: input.id })
    const lacks = await notReadyYet(tx, call, actor.at)
    if (call.state === 'draft' && lacks[0]) throw wrong(lacks[0].part, lacks[0].sentence)
    await stepCall(tx, actor, input.id, input.version, 'publish')
    await run(tx, sql`update call_form set frozen_at = ${actor.at} where frozen_at is null and id in (select form_id from call_round where call_id = ${input.id})`)
  })

/** Cancels a call with a reason that applicants read. @throws missing | conflict | invalid */
export const cancelCall = (db: Db, actor: Actor, input: { id: string; version: number; reason: string }): Promise<void> =>
  change(db, actor, { verb: 'call.cancel', object: { type: 'call', id: input.id }, audience: 'public' }, async (tx) => {
    if (input.reason.trim().length < 3) throw wrong('reason', callRefusals.reason)
    await stepCall(tx, actor, input.id, input.version, 'cancel')
    await run(tx, sql`update call set cancelled_reason = ${input.reason.trim()} where id = ${input.id}`)
  })

/** Closes a call whose work is done. @throws missing | conflict */
export const closeCall = (db: Db, actor: Actor, input: { id: string; version: number }): Promise<void> =>
  change(db, actor, { verb: 'call.close', object: { type: 'call', id: input.id }, audience: 'public' }, async (tx) => {
    await stepCall(tx, actor, input.id, input.version, 'close')
    await run(tx, sql`update call set closed_at = ${actor.at} where id = ${input.id}`)
  })

async function draftToRun(tx: Db, actor: Actor, id: string): Promise<Call> {
  await run(tx, sql`select 1 from call where id = ${id} for update`)
  const call = await callToRun(tx, actor, { id })
  if (call.state !== 'draft') throw new Failure('conflict', callRefusals.state)
  return call
}

/** Adds a rule to a draft. @throws missing | conflict | invalid */
export const addRule = (db: Db, actor: Actor, input: { callId: string } & Omit<EligibilityRule, 'id'>): Promise<void> =>
  change(db, actor, { verb: 'call.add_rule', object: { type: 'call', id: input.callId } }, async (tx) => {
    await draftToRun(tx, actor, input.callId)
    await run(
      tx,
      sql`insert into call_rule (id, call_id, funder_id, position, kind, count, countries, kinds, space_id)
          values (${newId(actor.at.getTime())}, ${input.callId}, ${input.funderId}, (select coalesce(max(position), 0) + 1 from call_rule where call_id = ${input.callId}), ${input.kind}, ${input.count}, ${sql.param(input.countries)}::text[], ${sql.param(input.kinds)}::text[], ${input.spaceId})`,
    )
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'call_rule_check') || brokeConstraint(error, 'call_rule_count_check')) throw wrong('count', callRefusals.rule)
    throw error
  })

export const removeRule = (db: Db, actor: Actor, input: { callId: string; id: string }): Promise<void> =>
  change(db, actor, { verb: 'call.remove_rule', object: { type: 'call', id: input.callId } }, async (tx) => {
    await draftToRun(tx, actor, input.callId)
    if ((await run(tx, sql`delete from call_rule where id = ${input.id} and call_id = ${input.callId}`)) === 0) throw missing()
  })

export type FunderInput = { callId: string; organisationId: string; leads: boolean; budgetMinor: number; mostMinor?: number; currency: string; letterLang: 'zh' | 'en'; /** Who decides for it. */ people: readonly string[] }

/** Adds a funder with its budget in its own currency and the people who decide for it. @throws missing | conflict | invalid */
export const addFunder = (db: Db, actor: Actor, input: FunderInput): Promise<string> =>
  change(db, actor, { verb: 'call.add_funder', object: { type: 'call', id: input.callId }, related: [input.organisationId] }, async (tx) => {
    await draftToRun(tx, actor, input.callId)
    if (!Number.isSafeInteger(input.budgetMinor) || input.budgetMinor <= 0) throw wrong('budget', callRefusals.amount)
    const id = newId(actor.at.getTime())
    await run(
      tx,
      sql`insert into call_funder (id, call_id, organisation_id, position, leads, budget_minor, most_minor, currency, letter_lang)
          values (${id}, ${input.callId}, ${input.organisationId}, (select coalesce(max(position), 0) + 1 from call_funder where call_id = ${input.callId}), ${input.leads}, ${input.budgetMinor}, ${input.mostMinor ?? null}, ${input.currency}, ${input.letterLang})`,
    )
    for (const personId of new Set(input.people)) {
      if (!(await row(tx, sql`select 1 from affiliation where person_id = ${personId} and organisation_id = ${input.organisationId} and ended_at is null`))) throw wrong('people', callRefusals.funder)
      await run(tx, sql`insert into call_funder_seat (funder_id, person_id, from_at) values (${id}, ${personId}, ${actor.at})`)
    }
    return id
  }).catch((error: unknown) => {
    for (const one of ['call_funder_call_id_organisation_id_key', 'call_funder_organisation_id_fkey', 'call_funder_lead']) if (brokeConstraint(error, one)) throw wrong('funder', callRefusals.funder)
    throw error
  })

export const removeFunder = (db: Db, actor: Actor, input: { callId: string; id: string }): Promise<void> =>
  change(db, actor, { verb: 'call.remove_funder', object: { type: 'call', id: input.callId } }, async (tx) => {
    await draftToRun(tx, actor, input.callId)
    await run(tx, sql`delete from call_rule where funder_id = ${input.id}`)
    await run(tx, sql`update call_section set funder_id = null where funder_id = ${input.id}`)
    await run(tx, sql`delete from call_funder_seat where funder_id = ${input.id}`)
    if ((await run(tx, sql`delete from call_funder where id = ${input.id} and call_id = ${input.callId}`)) === 0) throw missing()
  })

/** Gives a seat in the running of a call. @throws missing | conflict */
export const giveCallSeat = (db: Db, actor: Actor, input: { callId: string; personId: string; role: 'officer' | 'chair' }): Promise<void> =>
  change(db, actor, { verb: 'call.give_seat', object: { type: 'call', id: input.callId }, related: [input.personId] }, async (tx) => {
    await callToRun(tx, actor, { id: input.callId })
    await run(tx, sql`insert into call_seat (id, call_id, person_id, role, from_at, given_by) values (${newId(actor.at.getTime())}, ${input.callId}, ${input.personId}, ${input.role}, ${actor.at}, ${actor.personId ?? null}) on conflict do nothing`)
    await deriveRecusals(tx, actor, input.callId, sql`u.call_id = ${input.callId}`)
  })

/** Ends a seat at once; the last officer stays. @throws missing | conflict */
export const endCallSeat = (db: Db, actor: Actor, input: { callId: string; seatId: string }): Promise<void> =>
  change(db, actor, { verb: 'call.end_seat', object: { type: 'call', id: input.callId } }, async (tx) => {
    await run(tx, sql`select 1 from call where id = ${input.callId} for update`)
    await callToRun(tx, actor, { id: input.callId })
    if ((await run(tx, sql`update call_seat set ended_at = ${actor.at} where id = ${input.seatId} and call_id = ${input.callId} and ended_at is null`)) === 0) throw missing()
    if (!(await row(tx, sql`select 1 from call_seat where call_id = ${input.callId} and role = 'officer' and ended_at is null`))) throw new Failure('conflict', callRefusals.state)
  })

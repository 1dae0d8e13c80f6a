import type { Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { step } from '../../../core/steps.ts'
import type { Phrase } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { allOften, type Db, fixed, often, row, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { type Team, type TeamOrganisation, type Unmet, unmetRules } from '../eligibility.ts'
import { type CallForm, formById } from '../forms.ts'
import { applyingRefusals } from '../messages.ts'
import { callFor, roundsOf, rulesOf } from '../reading.ts'
import { submissionSteps } from '../rules.ts'
import { type AnswerProblem, type Answers, problemsOf } from './answers.ts'
import { answersOf, hiddenSections, type Submission, submissionFor } from './reading.ts'
import { exactSubmission, receiptOf } from './receipt.ts'
import { openRound, submissionToWork } from './submissions.ts'
import { deriveRecusals } from '../judging/conflicts.ts'

/**
 * Organisations of a submission `s` with their part in other submissions of its call. The others are found from the organisation (`offset 0`): a plan
 * made while nothing was sent would go through all that was sent to the call, for each that is sent.
 */
const organisations = sql`select o.id, bool_or(m.role = 'lead') as lead, o.country, o.kind,
    array(select w.space_id from space_member w where w.organisation_id = o.id and w.to_on is null and w.role in ('host', 'secretariat', 'member')) as spaces,
    (select count(*) from (select id, call_id, state from call_submission where lead_organisation = o.id offset 0) x where x.call_id = s.call_id and x.id <> s.id and x.state = 'submitted')::int as others
  from call_team_member m join organisation o on o.id = m.organisation_id where m.submission_id = s.id and m.person_id is null and m.left_at is null and m.agreed_at is not null group by o.id order by o.id`

/** Its people in the same way: who leads it and who said yes. */
const people = sql`select p.id, (select count(*) from (select id, call_id, state from call_submission where lead_person = p.id
      union select x.id, x.call_id, x.state from call_team_member y join call_submission x on x.id = y.submission_id where y.person_id = p.id and y.left_at is null and y.agreed_at is not null offset 0) x
    where x.call_id = s.call_id and x.id <> s.id and x.state = 'submitted')::int as others
  from (select s.lead_person as id union select person_id from call_team_member where submission_id = s.id and person_id is not null and left_at is null and agreed_at is not null) p order by p.id`

/** Who was named and has not said yes. */
const unanswered = sql`select coalesce(o.name ->> 'en', o.name ->> 'zh', p.name ->> 'en', p.name ->> 'zh', m.name, m.email) from call_team_member m left join organisation o on o.id = m.organisation_id left join person p on p.id = m.person_id
  where m.submission_id = s.id and m.left_at is null and m.agreed_at is null order by 1`

/** The team as the rules ask for it: who said yes, with how many other submissions of this call they take part in; and who has not answered. */
export async function teamOf(db: Db, submissionId: string): Promise<{ team: Team; waitingFor: string[] }> {
  const found = await often<{ organisations: TeamOrganisation[]; people: Team['people']; waitingFor: string[] }>(
    db,
    sql`select (select coalesce(jsonb_agg(t), '[]') from (${organisations}) t) as organisations, (select coalesce(jsonb_agg(t), '[]') from (${people}) t) as people, array(${unanswered}) as "waitingFor"
        from call_submission s where s.id = ${submissionId}`,
  )
  return { team: { organisations: found?.organisations ?? [], people: found?.people ?? [] }, waitingFor: found?.waitingFor ?? [] }
}

export type Readiness = { answers: Record<string, AnswerProblem>; rules: Unmet[]; title?: Phrase; waitingFor: string[] }

/** What still stands between a working paper and sending it: shown while filling in, and asked again when it is sent. */
export async function readinessOf(db: Db, submission: Submission, form: CallForm, answers: Answers): Promise<Readiness> {
  const { team, waitingFor } = await teamOf(db, submission.id)
  const rules = await rulesOf(db, submission.callId)
  return {
    answers: problemsOf(form, answers, team.organisations.map((one) => one.id)),
    rules: unmetRules(rules, team),
    ...(submission.workingTitle.trim() === '' && { title: applyingRefusals.title }),
    waitingFor,
  }
}

export const isReady = (one: Readiness): boolean => Object.keys(one.answers).length === 0 && one.rules.length === 0 && !one.title && one.waitingFor.length === 0

/** Limits per person and organisation hold under any interleaving: whoever they concern sends or joins one at a time. */
export async function inTurn(tx: Db, submission: Pick<Submission, 'id' | 'callId' | 'leadPerson' | 'leadOrganisation'>): Promise<void> {
  const concerned = [submission.leadPerson, ...(submission.leadOrganisation ? [submission.leadOrganisation] : [])]
  await fixed(
    tx,
    'call_turn',
    sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select ${submission.callId}::text || ':' || id as key from (select unnest(${sql.param(concerned)}::text[]) as id
        union select person_id::text from call_team_member where submission_id = ${submission.id} and person_id is not null and left_at is null) every order by 1 offset 0) turn`,
  )
}

export type Sent = { reference: string; sha256: string; at: Date }

/**
 * Sends a submission: whole, eligible and in time by the arrival of its first byte, or not at all (the draft stays). Its answers
 * are frozen, their hash is the receipt, and it stands in the round that is open. Sending again before closing replaces it.
 * @throws missing | conflict when closed or changed | invalid with a sentence per question
 */
export const sendSubmission = (db: Db, actor: Actor, input: { id: string; version: number; arrivedAt: Date }): Promise<Sent> =>
  change(db, actor, { verb: 'call.submit', object: { type: 'submission', id: input.id } }, async (tx) => {
    const before = await submissionToWork(tx, actor, input.id)
    if (before.version !== input.version) throw new Failure('conflict', applyingRefusals.changed)
    const next = step(submissionSteps, before.state, 'submit')
    if (!next || !before.openRevision) throw new Failure('conflict', applyingRefusals.state)
    const call = await callFor(tx, actor, { id: before.callId })
    const rounds = await roundsOf(tx, call.id)
    // What was read just after the opening may have waited from before it.
    const arrivedAt = openRound(rounds, input.arrivedAt) ? input.arrivedAt : actor.at
    const round = openRound(rounds, arrivedAt)
    if (call.state !== 'published' || !round?.formId) throw new Failure('conflict', applyingRefusals.closed)
    await inTurn(tx, before)
    const [form, answers] = [await formById(tx, round.formId), await answersOf(tx, before.openRevision)]
    const ready = await readinessOf(tx, before, form, answers)
    if (!isReady(ready)) {
      const fields = Object.fromEntries(Object.entries(ready.answers).map(([id, one]) => [id, one.sentence]))
      throw new Failure('invalid', applyingRefusals.incomplete, { fields: { ...(ready.title && { title: ready.title }), ...fields, ...Object.fromEntries(ready.rules.map((one) => [`rule-${one.ruleId}`, one.sentence])), ...(ready.waitingFor.length > 0 && { team: applyingRefusals.agreement }) } })
    }
    const sha256 = receiptOf(exactSubmission({ reference: before.reference, title: before.workingTitle, form, answers }))
    await allOften(
      tx,
      sql`with sent as (update call_revision set frozen_at = greatest(${actor.at}::timestamptz, ${arrivedAt}::timestamptz), arrived_at = ${arrivedAt}, sha256 = ${sha256}, sent_by = ${actor.personId ?? null} where id = ${before.openRevision})
          update call_submission set state = ${next}, title = ${before.workingTitle}, submitted_at = ${actor.at}, version = version + 1 where id = ${input.id}`,
    )
    await enter(tx, actor, { roundId: round.id, position: round.position, submissionId: input.id, revisionId: before.openRevision })
    await deriveRecusals(tx, actor, call.id, sql`u.id = ${input.id}`)
    await tell(tx, { kind: 'submission_sent', people: [before.leadPerson], object: { type: 'submission', id: input.id }, version: sha256.toString('hex').slice(0, 16), about: { title: before.workingTitle, reference: before.reference } })
    return { reference: before.reference, sha256: sha256.toString('hex'), at: actor.at }
  })

/** The first round takes whoever sends; a later one those who advanced into it, with what they send now. */
async function enter(tx: Db, actor: Actor, input: { roundId: string; position: number; submissionId: string; revisionId: string }): Promise<void> {
  const { roundId, submissionId, revisionId } = input
  if (input.position > 1) {
    const moved = await allOften(tx, sql`update call_entry set revision_id = ${revisionId}, version = version + 1 where round_id = ${roundId} and submission_id = ${submissionId} returning 1 as moved`)
    if (moved.length === 0) throw new Failure('conflict', applyingRefusals.closed)
    return
  }
  await allOften(
    tx,
    sql`insert into call_entry (id, round_id, submission_id, revision_id, track_id, entered_at)
        values (${newId(actor.at.getTime())}, ${roundId}, ${submissionId}, ${revisionId}, (select id from call_track where round_id = ${roundId} order by position limit 1), ${actor.at})
        on conflict (round_id, submission_id) do update set revision_id = excluded.revision_id, version = call_entry.version + 1`,
  )
}

/** The exact text that a receipt stands for, for whoever may read the whole submission, annexes too. @throws missing */
export async function exactOf(db: Db, actor: Actor, id: string): Promise<{ text: string; sha256: string; reference: string } | undefined> {
  const submission = await submissionFor(db, actor, id)
  if (!submission.sentRevision || !submission.sha256) return undefined
  const sent = await row<{ formId: string }>(db, sql`select form_id as "formId" from call_revision where id = ${submission.sentRevision}`)
  if ((await hiddenSections(db, actor, submission, sent!.formId)).length > 0) throw missing()
  const form = await formById(db, sent!.formId)
  return { text: exactSubmission({ reference: submission.reference, title: submission.title, form, answers: await answersOf(db, submission.sentRevision) }), sha256: submission.sha256, reference: submission.reference }
}

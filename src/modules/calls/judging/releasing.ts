import { type Actor, publishesFor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Name, Text } from '../../../core/text.ts'
import { halvesOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { judgingRefusals } from '../messages.ts'
import { offerAwards } from './awarding.ts'
import { type Release, releasesOf, writeRelease } from './release.ts'
import { giveUpPlace, settleWithdrawn } from './succeeding.ts'
import { type Call, callFor, callToRun, type Round } from '../reading.ts'
import { roundToRun } from '../rounds.ts'
import { type Blindness, namesShown, type Outcome, roundSteps } from '../rules.ts'
import { step } from '../../../core/steps.ts'

/**
 * Announces a decided round: as a public notice where the call has one (the proposed list, until a day; objections are taken), else as the
 * result. From the result on entries stand as released, applicants are told, and awards are offered. @throws missing | conflict
 */
export const releaseRound = (db: Db, actor: Actor, input: { callId: string; roundId: string }): Promise<void> =>
  change(db, actor, { verb: 'call.release', object: { type: 'call_round', id: input.roundId }, audience: 'public', related: [input.callId] }, async (tx) => {
    const round = await roundToRun(tx, actor, input.callId, input.roundId)
    const call = await callToRun(tx, actor, { id: input.callId })
    if (!step(roundSteps, round.state, 'release')) throw new Failure('conflict', judgingRefusals.state)
    await settleWithdrawn(tx, round)
    const notice = (await releasesOf(tx, round.id)).find((one) => one.kind === 'notice')
    if (call.noticeDays > 0 && !notice) {
      await writeRelease(tx, actor, round, { kind: 'notice', until: new Date(actor.at.getTime() + call.noticeDays * 86_400_000) })
      return
    }
    if (notice) {
      const waiting = await row(tx, sql`select 1 from call_objection where release_id = ${notice.id} and outcome is null`)
      if (waiting || (notice.until && actor.at < notice.until)) throw new Failure('conflict', judgingRefusals.notice)
      await run(tx, sql`update call_release set confirmed_at = ${actor.at}, confirmed_by = ${actor.personId ?? null} where id = ${notice.id}`)
    }
    await writeRelease(tx, actor, round, { kind: 'result' })
    await publishResult(tx, actor, call, round)
  }).catch((error: unknown) => {
    for (const one of ['call_release_result', 'call_release_notice', 'call_release_round_id_number_key']) if (brokeConstraint(error, one)) throw new Failure('conflict', judgingRefusals.released)
    throw error
  })

async function publishResult(tx: Db, actor: Actor, call: Call, round: Round): Promise<void> {
  await run(tx, sql`update call_round set state = 'released', version = version + 1 where id = ${round.id}`)
  await run(tx, sql`update call_entry e set state = d.outcome, place = d.place, version = e.version + 1 from call_decision d where d.entry_id = e.id and e.round_id = ${round.id}`)
  const next = await row<{ id: string }>(tx, sql`select id from call_round where call_id = ${call.id} and position = ${round.position + 1}`)
  if (next) {
    const advanced = await rows<{ submissionId: string; revisionId: string }>(tx, sql`select submission_id as "submissionId", revision_id as "revisionId" from call_entry where round_id = ${round.id} and state = 'advanced'`)
    for (const one of advanced) await run(tx, sql`insert into call_entry (id, round_id, submission_id, revision_id, entered_at) values (${newId(actor.at.getTime())}, ${next.id}, ${one.submissionId}, ${one.revisionId}, ${actor.at}) on conflict do nothing`)
  } else await offerAwards(tx, actor, round)
  const people = await rows<{ person: string; submission: string }>(tx, sql`select u.lead_person as person, u.id as submission from call_entry e join call_submission u on u.id = e.submission_id where e.round_id = ${round.id}`)
  for (const one of people) await tell(tx, { kind: 'round_released', people: [one.person], object: { type: 'submission', id: one.submission }, version: round.id, about: { title: halvesOf(call.title), round: halvesOf(round.name) } })
}


export type ResultLine = { entryId: string; reference: string; title: string; organisation: Name | null; outcome: Outcome; place: number | null }

/**
 * What the public reads of a round: the newest release, those selected and in reserve alone; nothing before a release (invariant 9).
 * @throws missing when the reader may not read the call
 */
export async function resultsOf(db: Db, actor: Actor, call: Call, roundId: string): Promise<{ release: Release; lines: ResultLine[] } | undefined> {
  await callFor(db, actor, { id: call.id })
  const release = (await releasesOf(db, roundId)).at(-1)
  if (!release || (!call.resultsPublic && !call.runs && release.kind !== 'notice')) return undefined
  const lines = await rows<ResultLine>(
    db,
    sql`select x.entry_id as "entryId", u.reference, s.title, o.name as organisation, x.outcome, x.place from call_released_entry x join call_entry e on e.id = x.entry_id join call_submission u on u.id = e.submission_id join call_revision s on s.id = e.revision_id left join organisation o on o.id = u.lead_organisation
        where x.release_id = ${release.id} and x.outcome in ('advanced', 'reserve') order by (x.outcome = 'advanced') desc, x.place nulls last, u.reference`,
  )
  return { release, lines }
}

export type OwnResult = { roundId: string; round: Text; outcome: Outcome; place: number | null; feedback: Text | null; /** With the name of the reviewer where the round was open to both sides. */ remarks: { words: string; by: Name | null }[]; /** Where something else was said before: the newest correction. */ corrected: { number: number; reason: string } | null; awards: { id: string; reference: string; minor: number; currency: string; state: string; funder: Name; /** Whether its funder wrote a letter. */ letter: boolean }[] }

/** What a team reads of its own entry, by the newest result of each round: outcome, feedback, remarks meant for applicants (invariant 13). Nobody else reads it here. */
export async function ownResults(db: Db, actor: Actor, submissionId: string): Promise<OwnResult[]> {
  const team = await row(db, sql`select 1 from call_submission u where u.id = ${submissionId} and (u.lead_person = ${actor.personId ?? null} or u.lead_organisation = any(${sql.param(publishesFor(actor))}::uuid[])
    or exists (select 1 from call_team_member m where m.submission_id = u.id and m.person_id = ${actor.personId ?? null} and m.agreed_at is not null and m.left_at is null))`)
  if (!team) return []
  const found = await rows<Omit<OwnResult, 'remarks' | 'awards'> & { entryId: string; blindness: Blindness }>(
    db,
    sql`select distinct on (r.position) r.id as "roundId", r.name as round, x.outcome, x.place, x.feedback, e.id as "entryId", r.blindness,
          (select jsonb_build_object('number', k.number, 'reason', k.reason) from call_release k join call_released_entry y on y.release_id = k.id and y.entry_id = e.id join call_release b on b.round_id = k.round_id and b.number = k.number - 1
             left join call_released_entry z on z.release_id = b.id and z.entry_id = e.id
           where k.round_id = r.id and k.kind = 'correction' and (y.outcome, y.place, y.feedback) is distinct from (z.outcome, z.place, z.feedback) order by k.number desc limit 1) as corrected
        from call_entry e join call_round r on r.id = e.round_id join call_release l on l.round_id = r.id and l.kind <> 'notice'
        join call_released_entry x on x.release_id = l.id and x.entry_id = e.id where e.submission_id = ${submissionId} order by r.position, l.number desc`,
  )
  return Promise.all(
    found.map(async ({ entryId, blindness, ...one }) => ({
      ...one,
      remarks: (await rows<OwnResult['remarks'][number]>(db, sql`select v.for_applicants as words, coalesce(p.name, w.name) as by from call_review v join call_assignment a on a.id = v.assignment_id and a.state = 'active' join call_reviewer w on w.id = a.reviewer_id left join person p on p.id = w.person_id where a.entry_id = ${entryId} and v.state = 'submitted' and v.for_applicants is not null order by md5(v.id::text)`)).map((remark) => ({ ...remark, by: namesShown(blindness, 'applicant').reviewers ? remark.by : null })),
      awards: await rows<OwnResult['awards'][number]>(db, sql`select w.id, w.reference, w.minor::float8 as minor, w.currency, w.state, o.name as funder, w.funder_id is not null as letter from call_award w join organisation o on o.id = w.payer_id where w.entry_id = ${entryId} order by w.reference`),
    })),
  )
}

/** Takes or declines an award, for the organisation that it is payable to; with the last award of an entry its place goes to the next reserve. @throws missing | conflict */
export const answerAward = (db: Db, actor: Actor, input: { id: string; accept: boolean }): Promise<void> =>
  change(db, actor, { verb: input.accept ? 'call.accept_award' : 'call.decline_award', object: { type: 'award', id: input.id } }, async (tx) => {
    const answered = await run(tx, sql`update call_award set state = ${input.accept ? 'accepted' : 'declined'}, answered_at = ${actor.at}, answered_by = ${actor.personId ?? null} where id = ${input.id} and state = 'offered' and payee_id = any(${sql.param(publishesFor(actor))}::uuid[])`)
    if (answered === 0) throw missing()
    if (input.accept) return
    const left = await row<{ id: string; callId: string; entryId: string; standing: boolean }>(
      tx,
      sql`select u.id, u.call_id as "callId", e.id as "entryId", exists (select 1 from call_award o where o.entry_id = e.id and o.state in ('offered', 'accepted')) as standing
          from call_award w join call_entry e on e.id = w.entry_id join call_submission u on u.id = e.submission_id where w.id = ${input.id}`,
    )
    if (left && !left.standing) await giveUpPlace(tx, actor, left)
  })

/** Whether objections to a notice, or appeals against a result, are taken now. */
export const takesObjections = (call: Call, release: Release, at: Date): 'objection' | 'appeal' | undefined =>
  release.kind === 'notice' && release.until && at < release.until && !release.confirmedAt ? 'objection' : release.kind !== 'notice' && call.appealDays > 0 && at.getTime() < release.at.getTime() + call.appealDays * 86_400_000 ? 'appeal' : undefined

/** Objects during the public notice, or appeals against a result; decided by the person named for it. @throws missing | conflict | invalid */
export const objectTo = (db: Db, actor: Actor, input: { callId: string; releaseId: string; words: string }): Promise<string> =>
  change(db, actor, { verb: 'call.object', object: { type: 'call', id: input.callId } }, async (tx) => {
    if (!actor.personId) throw missing()
    const call = await callFor(tx, actor, { id: input.callId })
    const release = await row<Release>(tx, sql`select l.id, l.number, l.kind, l.at, l.until, l.confirmed_at as "confirmedAt", l.reason from call_release l join call_round r on r.id = l.round_id where l.id = ${input.releaseId} and r.call_id = ${call.id}`)
    const kind = release && takesObjections(call, release, actor.at)
    if (!release || !kind) throw new Failure('conflict', judgingRefusals.over)
    if (input.words.trim().length < 10) throw wrong('words', judgingRefusals.reason)
    const id = newId(actor.at.getTime())
    await run(tx, sql`insert into call_objection (id, release_id, kind, from_person, words, at) values (${id}, ${release.id}, ${kind}, ${actor.personId}, ${input.words.trim().slice(0, 8000)}, ${actor.at})`)
    if (call.objectionsTo) await tell(tx, { kind: 'call_objection', people: [call.objectionsTo], object: { type: 'call', id: call.id }, version: id, about: { title: halvesOf(call.title) } })
    return id
  })

export type Objection = { id: string; kind: 'objection' | 'appeal'; words: string; at: Date; from: Name | null; outcome: 'upheld' | 'dismissed' | null; answer: string | null }

/** For who runs the call and who decides. @throws missing */
export async function objectionsOf(db: Db, actor: Actor, callId: string): Promise<Objection[]> {
  await callToRun(db, actor, { id: callId })
  return rows<Objection>(db, sql`select x.id, x.kind, x.words, x.at, p.name as "from", x.outcome, x.answer from call_objection x join call_release l on l.id = x.release_id join call_round r on r.id = l.round_id left join person p on p.id = x.from_person where r.call_id = ${callId} order by x.at`)
}

/** Decides on an objection, with reasons that its author reads. Only the person named for it. @throws missing | conflict | invalid */
export const answerObjection = (db: Db, actor: Actor, input: { callId: string; id: string; upheld: boolean; answer: string }): Promise<void> =>
  change(db, actor, { verb: 'call.answer_objection', object: { type: 'call', id: input.callId }, related: [input.id] }, async (tx) => {
    const call = await callFor(tx, actor, { id: input.callId })
    if (!actor.personId || call.objectionsTo !== actor.personId) throw missing()
    if (input.answer.trim().length < 10) throw wrong('answer', judgingRefusals.reason)
    const answered = await run(
      tx,
      sql`update call_objection x set outcome = ${input.upheld ? 'upheld' : 'dismissed'}, answer = ${input.answer.trim().slice(0, 8000)}, decided_by = ${actor.personId}, decided_at = ${actor.at} from call_release l join call_round r on r.id = l.round_id
          where l.id = x.release_id and r.call_id = ${call.id} and x.id = ${input.id} and x.outcome is null`,
    )
    if (answered === 0) throw new Failure('conflict', judgingRefusals.state)
    const from = await row<{ id: string | null }>(tx, sql`select from_person as id from call_objection where id = ${input.id}`)
    if (from?.id) await tell(tx, { kind: 'objection_answered', people: [from.id], object: { type: 'call', id: call.id }, version: input.id, about: { title: halvesOf(call.title) } })
  })

import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Name, Text } from '../../../core/text.ts'
import { type Halves, halvesOf, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { combined } from '../combination.ts'
import { judgingRefusals } from '../messages.ts'
import { type Call, callToRun, fundersOf, type Round } from '../reading.ts'
import { roundToRun } from '../rounds.ts'
import { type Outcome, outcomes } from '../rules.ts'
import { wordsOf } from './deciding.ts'
import { offerAwards } from './awarding.ts'
import { type Release, releasesOf, writeRelease } from './release.ts'

/** An entry as the newest release says it. */
export type Said = { entryId: string; submissionId: string; reference: string; title: string; lang: Lang; organisation: Name | null; outcome: Outcome; place: number | null; feedback: Text | null }

/** What is out of a round, for who runs the call, without places that were given up and entries from which they are recused. @throws missing */
export async function saidOf(db: Db, actor: Actor, round: Round): Promise<{ release: Release; lines: Said[] } | undefined> {
  await callToRun(db, actor, { id: round.callId })
  const release = (await releasesOf(db, round.id)).findLast((one) => one.kind !== 'notice')
  if (!release) return undefined
  return { release, lines: await linesOf(db, actor, release.id) }
}

const linesOf = (db: Db, actor: Actor, releaseId: string): Promise<Said[]> =>
  rows<Said>(
    db,
    sql`select e.id as "entryId", u.id as "submissionId", u.reference, s.title, u.lang, o.name as organisation, x.outcome, x.place, x.feedback
        from call_released_entry x join call_entry e on e.id = x.entry_id join call_submission u on u.id = e.submission_id join call_revision s on s.id = e.revision_id left join organisation o on o.id = u.lead_organisation
        where x.release_id = ${releaseId} and x.outcome <> 'withdrawn' and not exists (select 1 from call_recusal r where r.submission_id = u.id and r.person_id = ${actor.personId ?? null}) order by x.place nulls last, u.reference`,
  )

/** What is to be said of an entry from now on. */
export type Amendment = { entryId: string; outcome: (typeof outcomes)[number]; place: number | null; feedback?: Halves }
export type Correction = { callId: string; roundId: string; /** The number of the release that is corrected. */ of: number; reason: string; amendments: readonly Amendment[]; lang: Lang }

type Amended = Said & { was: Outcome }

/**
 * Corrects a result: a further numbered release with its reason, which says of some entries something else (invariant 13). What was
 * released before stays on record. Who is selected after all goes on from there, who is not any more does not; the teams of what
 * changed are told. @throws missing | conflict where something rests on what was said already | invalid when nothing changes
 */
export const correctRound = (db: Db, actor: Actor, input: Correction): Promise<number> =>
  change(db, actor, { verb: 'call.correct', object: { type: 'call_round', id: input.roundId }, audience: 'public', related: [input.callId, ...input.amendments.map((one) => one.entryId)] }, async (tx) => {
    const round = await roundToRun(tx, actor, input.callId, input.roundId)
    const said = await saidOf(tx, actor, round)
    if (round.state !== 'released' || !said) throw new Failure('conflict', judgingRefusals.state)
    if (said.release.number !== input.of) throw new Failure('conflict', judgingRefusals.correctedMeanwhile)
    if (input.reason.trim().length < 3) throw wrong('reason', judgingRefusals.reason)
    const amended = input.amendments.flatMap((one) => amend(actor, input.lang, said.lines, one))
    if (amended.length === 0) throw new Failure('invalid', judgingRefusals.sameAgain)
    const call = await callToRun(tx, actor, { id: input.callId })
    await asFundersSaid(tx, call, round, amended)
    for (const one of amended) {
      await run(tx, sql`update call_decision set outcome = ${one.outcome}, place = ${one.place}, feedback = ${stored(one.feedback)}, by = ${actor.personId ?? null}, at = ${actor.at}, version = version + 1 where entry_id = ${one.entryId}`)
      await run(tx, sql`update call_entry set state = ${one.outcome}, place = ${one.place}, version = version + 1 where id = ${one.entryId}`)
    }
    const releaseId = await writeRelease(tx, actor, round, { kind: 'correction', reason: input.reason.trim() })
    await goOn(tx, actor, call, round, amended)
    await tellTeams(tx, { call, round, releaseId, amended })
    return (await row<{ number: number }>(tx, sql`select number from call_release where id = ${releaseId}`))!.number
  })

const wordsIn = (text: Text | null): string => JSON.stringify(text ? halvesOf(text) : {})

/** What an amendment changes of what was said; nothing where it says the same. @throws missing | invalid */
function amend(actor: Actor, lang: Lang, lines: readonly Said[], one: Amendment): Amended[] {
  const before = lines.find((line) => line.entryId === one.entryId)
  if (!before) throw missing()
  if (!outcomes.includes(one.outcome)) throw missing()
  const place = one.outcome === 'disqualified' ? null : one.place
  if (place !== null && (!Number.isInteger(place) || place < 1 || place > 100_000)) throw wrong(`place-${one.entryId}`, judgingRefusals.place)
  const field = `feedback-${one.entryId}`
  const feedback = one.feedback ? (textsOf(actor, lang, { [field]: { halves: one.feedback, limit: 8000, before: before.feedback, need: 'none' } })[field] ?? null) : before.feedback
  const same = before.outcome === one.outcome && before.place === place && wordsIn(before.feedback) === wordsIn(feedback)
  return same ? [] : [{ ...before, was: before.outcome, outcome: one.outcome, place, feedback }]
}

/** With several funders an entry is funded by their sealed words alone (invariant 11): a correction may disqualify, or undo that. */
async function asFundersSaid(tx: Db, call: Call, round: Round, amended: readonly Amended[]): Promise<void> {
  if ((await fundersOf(tx, call.id)).length === 0) return
  const words = await wordsOf(tx, round.id, call.id)
  for (const one of amended) {
    const funded = combined(words.filter((word) => word.entryId === one.entryId), call.combination)?.funded
    if (one.outcome !== 'disqualified' && one.outcome !== (funded ? 'advanced' : 'not_advanced')) throw new Failure('conflict', judgingRefusals.fundersDecide)
  }
}

/** What follows from being selected, or from not being selected any more: a place in the next round, or the awards of the last. */
async function goOn(tx: Db, actor: Actor, call: Call, round: Round, amended: readonly Amended[]): Promise<void> {
  const gained = amended.filter((one) => one.outcome === 'advanced' && one.was !== 'advanced')
  const lost = amended.filter((one) => one.outcome !== 'advanced' && one.was === 'advanced')
  if (gained.length + lost.length === 0) return
  const next = await row<{ id: string; state: string }>(tx, sql`select id, state from call_round where call_id = ${call.id} and position = ${round.position + 1} for update`)
  if (!next) {
    const taken = await row(tx, sql`select 1 from call_award where entry_id = any(${idsOf(lost)}) and state = 'accepted'`)
    if (taken) throw new Failure('conflict', judgingRefusals.awardTaken)
    await run(tx, sql`update call_award set state = 'cancelled', answered_at = ${actor.at}, answered_by = ${actor.personId ?? null} where entry_id = any(${idsOf(lost)}) and state = 'offered'`)
    await offerAwards(tx, actor, round, gained.map((one) => one.entryId))
    return
  }
  if (next.state === 'decided' || next.state === 'released') throw new Failure('conflict', judgingRefusals.nextDecided)
  for (const one of lost) {
    const judged = await row(
      tx,
      sql`select 1 from call_entry e where e.round_id = ${next.id} and e.submission_id = ${one.submissionId}
          and (exists (select 1 from call_assignment a where a.entry_id = e.id) or exists (select 1 from call_decision d where d.entry_id = e.id) or exists (select 1 from call_funder_decision d where d.entry_id = e.id))`,
    )
    if (judged) throw new Failure('conflict', judgingRefusals.nextJudged)
    await run(tx, sql`delete from call_entry where round_id = ${next.id} and submission_id = ${one.submissionId}`)
  }
  for (const one of gained) {
    await run(tx, sql`insert into call_entry (id, round_id, submission_id, revision_id, entered_at) select ${newId(actor.at.getTime())}, ${next.id}, e.submission_id, e.revision_id, ${actor.at}::timestamptz from call_entry e where e.id = ${one.entryId} on conflict do nothing`)
  }
}

const idsOf = (some: readonly Amended[]) => sql`${sql.param(some.map((one) => one.entryId))}::uuid[]`

/** Tells everybody of a team of whose entry something else is said now: who leads it, and who agreed to be of it. */
async function tellTeams(tx: Db, { call, round, releaseId, amended }: { call: Call; round: Round; releaseId: string; amended: readonly Amended[] }): Promise<void> {
  for (const one of amended) {
    const people = await rows<{ id: string }>(
      tx,
      sql`select u.lead_person as id from call_submission u where u.id = ${one.submissionId} union select m.person_id from call_team_member m where m.submission_id = ${one.submissionId} and m.person_id is not null and m.agreed_at is not null and m.left_at is null`,
    )
    await tell(tx, { kind: 'result_corrected', people: people.map(({ id }) => id), object: { type: 'submission', id: one.submissionId }, version: releaseId, about: { title: one.title, call: halvesOf(call.title), round: halvesOf(round.name) } })
  }
}

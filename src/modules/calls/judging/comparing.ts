import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Text } from '../../../core/text.ts'
import { type Strength, strengthsOf } from '../../../engine/consensus/pairwise.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { judgingRefusals } from '../messages.ts'
import { roundToRun } from '../rounds.ts'
import type { Blindness } from '../rules.ts'
import { deriveConflicts } from './conflicts.ts'
import { nextPair } from './pairing.ts'
import type { Judge } from './panel.ts'

/** Opens a pairwise round to its panel, once nothing can be sent any more. @throws missing | conflict */
export const beginComparing = (db: Db, actor: Actor, input: { callId: string; roundId: string }): Promise<void> =>
  change(db, actor, { verb: 'call.begin_comparing', object: { type: 'call_round', id: input.roundId }, related: [input.callId] }, async (tx) => {
    const round = await roundToRun(tx, actor, input.callId, input.roundId)
    if (round.mode !== 'pairwise' || round.state !== 'planned') throw new Failure('conflict', judgingRefusals.state)
    if (round.formId && round.closesAt && actor.at.getTime() <= round.closesAt.getTime() + round.grace * 1000) throw new Failure('conflict', judgingRefusals.stillOpen)
    const two = await rows(tx, sql`select 1 from call_entry e join call_submission u on u.id = e.submission_id where e.round_id = ${round.id} and u.state = 'submitted' limit 2`)
    if (two.length < 2) throw new Failure('conflict', judgingRefusals.twoEntries)
    await run(tx, sql`update call_round set state = 'assessing', version = version + 1 where id = ${round.id}`)
    await deriveConflicts(tx, actor, input.callId)
  })

/** What a juror may set against each other: entries of a pairwise round under way, in languages that they read, without a conflict. */
const comparable = (of: Judge) => sql`call_entry e join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id join call_revision s on s.id = e.revision_id
  where r.call_id = ${of.callId} and r.mode = 'pairwise' and r.state = 'assessing' and u.state = 'submitted' and e.state in ('entered', 'assessed') and u.lang = any(${sql.param(of.languages)}::text[])
    and not exists (select 1 from call_conflict c where c.reviewer_id = ${of.reviewerId} and c.submission_id = u.id and c.ended_at is null)`

const mayCompare = (of: Judge): boolean => of.state === 'invited' || of.state === 'accepted'

/** Comparisons that count: by people without a conflict with either entry. Like submitted reviews they stand when their juror leaves. */
const counted = sql`call_comparison x
  where not exists (select 1 from call_conflict c join call_entry e on e.submission_id = c.submission_id where c.reviewer_id = x.reviewer_id and c.ended_at is null and e.id in (x.one, x.other))`

/** Strengths of the entries of a round from all comparisons that count. */
export async function strengthsIn(db: Db, roundId: string, entryIds: readonly string[]): Promise<Map<string, Strength>> {
  const found = await rows<{ one: string; other: string; stronger: string }>(db, sql`select x.one, x.other, x.stronger from ${counted} and x.round_id = ${roundId}`)
  return new Map(strengthsOf(entryIds, found.map(({ one, other, stronger }) => ({ better: stronger, worse: stronger === one ? other : one }))).map((one) => [one.entry, one]))
}

export type CompareRound = { roundId: string; round: Text; done: number; possible: number }

/** The pairwise rounds that wait for a juror, with how many pairs they have compared. */
export async function compareRoundsOf(db: Db, of: Judge): Promise<CompareRound[]> {
  if (!mayCompare(of)) return []
  const found = await rows<{ roundId: string; round: Text; entries: number; done: number }>(
    db,
    sql`select r.id as "roundId", r.name as round, count(*)::int as entries, (select count(*) from ${counted} and x.round_id = r.id and x.reviewer_id = ${of.reviewerId})::int as done from ${comparable(of)} group by r.id order by r.position`,
  )
  return found.filter((one) => one.entries > 1).map(({ entries, ...one }) => ({ ...one, possible: (entries * (entries - 1)) / 2 }))
}

export type ComparedEntry = { entryId: string; submissionId: string; revisionId: string; formId: string; reference: string; title: string; lang: Lang; blindness: Blindness; roundId: string }
const entry = sql`e.id as "entryId", u.id as "submissionId", e.revision_id as "revisionId", s.form_id as "formId", u.reference, s.title, u.lang, r.blindness, r.id as "roundId"`

/** One entry that a juror may read for a comparison. @throws missing */
export async function comparedEntry(db: Db, of: Judge, entryId: string): Promise<ComparedEntry> {
  const found = mayCompare(of) ? await row<ComparedEntry>(db, sql`select ${entry} from ${comparable(of)} and e.id = ${entryId}`) : undefined
  if (!found) throw missing()
  return found
}

/** The next two entries for a juror; `pair` is absent once everything is compared. @throws missing where nothing of the round is theirs */
export async function pairFor(db: Db, of: Judge, roundId: string): Promise<CompareRound & { pair?: [ComparedEntry, ComparedEntry] }> {
  const round = (await compareRoundsOf(db, of)).find((one) => one.roundId === roundId)
  if (!round) throw missing()
  const entries = await rows<ComparedEntry>(db, sql`select ${entry} from ${comparable(of)} and e.round_id = ${roundId} order by u.reference`)
  const strengths = await strengthsIn(db, roundId, entries.map((one) => one.entryId))
  const done = await rows<{ one: string; other: string }>(db, sql`select one, other from call_comparison where round_id = ${roundId} and reviewer_id = ${of.reviewerId}`)
  const pair = nextPair(of.reviewerId, entries.map(({ entryId }) => ({ entryId, comparisons: strengths.get(entryId)?.comparisons ?? 0, strength: strengths.get(entryId)?.strength ?? 0 })), done)
  const found = pair?.map((id) => entries.find((one) => one.entryId === id)!)
  return { ...round, ...(found && { pair: [found[0]!, found[1]!] }) }
}

/** Says which of two entries is the stronger; once for each pair. @throws missing | conflict | invalid */
export const compare = (db: Db, actor: Actor, of: Judge, input: { roundId: string; one: string; other: string; stronger: string }): Promise<void> =>
  change(db, actor, { verb: 'call.compare', object: { type: 'call', id: of.callId }, related: [of.reviewerId] }, async (tx) => {
    await run(tx, sql`select 1 from call_reviewer where id = ${of.reviewerId} for update`)
    const [one, other] = input.one < input.other ? [input.one, input.other] : [input.other, input.one]
    if (one === other || (input.stronger !== one && input.stronger !== other)) throw wrong('stronger', judgingRefusals.stronger)
    for (const id of [one, other]) if ((await comparedEntry(tx, of, id)).roundId !== input.roundId) throw missing()
    await run(tx, sql`insert into call_comparison (id, round_id, reviewer_id, one, other, stronger, at) values (${newId(actor.at.getTime())}, ${input.roundId}, ${of.reviewerId}, ${one}, ${other}, ${input.stronger}, ${actor.at})`)
    await run(tx, sql`update call_reviewer set state = 'accepted', answered_at = coalesce(answered_at, ${actor.at}) where id = ${of.reviewerId} and state = 'invited'`)
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'call_comparison_reviewer_id_one_other_key')) throw new Failure('conflict', judgingRefusals.compared)
    throw error
  })

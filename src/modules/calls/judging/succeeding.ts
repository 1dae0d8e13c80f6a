import type { Actor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import { halvesOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { type Round, roundsOf } from '../reading.ts'
import { trackNames } from '../rounds.ts'
import type { RoundState } from '../rules.ts'
import { type Listed, successor } from '../succession.ts'
import type { Text } from '../../../core/text.ts'
import { offerAwards } from './awarding.ts'
import { writeRelease } from './release.ts'

type Kept = Listed & { submissionId: string; revisionId: string; lead: string; stands: boolean }

const listOf = (tx: Db, roundId: string): Promise<Kept[]> =>
  rows<Kept>(
    tx,
    sql`select e.id as "entryId", d.outcome, d.place, u.lead_organisation as "organisationId", e.track_id as "trackId", u.id as "submissionId", e.revision_id as "revisionId", u.lead_person as lead, u.state = 'submitted' as stands
        from call_decision d join call_entry e on e.id = d.entry_id join call_submission u on u.id = e.submission_id where e.round_id = ${roundId} order by d.place nulls last, e.id`,
  )

/**
 * Takes entries out of a decided list, each of their places going to the next reserve that stands.
 * @returns who went and who moved up.
 */
async function takeOut(tx: Db, round: Round, leaving: (one: Kept) => boolean): Promise<{ gone: Kept[]; up: Kept[] }> {
  const tracks = new Map((await trackNames(tx, round.id)).flatMap((one) => (one.places === null ? [] : [[one.id, one.places] as const])))
  let list = await listOf(tx, round.id)
  const gone = list.filter((one) => leaving(one) && (one.outcome === 'advanced' || one.outcome === 'reserve'))
  const up: Kept[] = []
  // Reserves first: none of those who go moves up.
  for (const one of gone.toSorted((a, b) => Number(a.outcome === 'advanced') - Number(b.outcome === 'advanced'))) {
    const next = successor(list.filter((other) => other.stands || other.outcome === 'advanced'), one.entryId, round, tracks)
    list = list.map((other) => (other.entryId === one.entryId ? { ...other, outcome: 'withdrawn' } : other.entryId === next ? { ...other, outcome: 'advanced' } : other))
    await run(tx, sql`update call_decision set outcome = 'withdrawn', version = version + 1 where entry_id = ${one.entryId}`)
    if (!next) continue
    await run(tx, sql`update call_decision set outcome = 'advanced', version = version + 1 where entry_id = ${next}`)
    up.push(list.find((other) => other.entryId === next)!)
  }
  return { gone, up }
}

/** Before a list is announced: whoever was withdrawn since it was decided is taken out of it. */
export const settleWithdrawn = async (tx: Db, round: Round): Promise<void> => void (await takeOut(tx, round, (one) => !one.stands))

/** A next round takes who moves up until its own judging is over. */
const stillTakes: readonly RoundState[] = ['planned', 'assigning', 'assessing']

/**
 * A submission gives up the place that it was given: the newest announced round whose next is not judged yet lets its best reserve move
 * up, by a numbered release, with an entry in the next round or an award where there is one. A deed of its own, inside the caller's.
 */
export async function giveUpPlace(tx: Db, actor: Actor, submission: { id: string; callId: string }): Promise<void> {
  const rounds = await roundsOf(tx, submission.callId)
  const entered = new Set((await rows<{ id: string }>(tx, sql`select round_id as id from call_entry where submission_id = ${submission.id}`)).map((one) => one.id))
  const round = rounds.filter((one) => entered.has(one.id) && one.state === 'released').at(-1)
  const next = round && rounds.find((one) => one.position === round.position + 1)
  if (!round || (next && !stillTakes.includes(next.state))) return
  await run(tx, sql`select 1 from call_round where id = ${round.id} for update`)
  const goes = await row(tx, sql`select 1 from call_decision d join call_entry e on e.id = d.entry_id where e.round_id = ${round.id} and e.submission_id = ${submission.id} and d.outcome in ('advanced', 'reserve')`)
  if (!goes) return
  await change(tx, actor, { verb: 'call.move_up', object: { type: 'call_round', id: round.id }, audience: 'public', related: [submission.callId, submission.id] }, async () => {
    const { gone, up } = await takeOut(tx, round, (one) => one.submissionId === submission.id)
    await writeRelease(tx, actor, round, { kind: 'succession' })
    await run(tx, sql`update call_entry e set state = d.outcome, place = d.place, version = e.version + 1 from call_decision d where d.entry_id = e.id and e.round_id = ${round.id} and (e.state, e.place) is distinct from (d.outcome, d.place)`)
    const call = (await row<{ title: Text }>(tx, sql`select title from call where id = ${submission.callId}`))!
    const about = { title: halvesOf(call.title), round: halvesOf(round.name) }
    for (const one of up) {
      if (next) await run(tx, sql`insert into call_entry (id, round_id, submission_id, revision_id, entered_at) values (${newId(actor.at.getTime())}, ${next.id}, ${one.submissionId}, ${one.revisionId}, ${actor.at}) on conflict do nothing`)
      else await offerAwards(tx, actor, round, [one.entryId])
      await run(tx, sql`update call_lineup_slot set entry_id = ${one.entryId} where round_id = ${round.id} and entry_id = ${gone[0]!.entryId}`)
      await tell(tx, { kind: 'moved_up', people: [one.lead], object: { type: 'submission', id: one.submissionId }, version: one.entryId, about })
    }
    if (up.length === 0) await run(tx, sql`delete from call_lineup_slot where round_id = ${round.id} and entry_id = any(${sql.param(gone.map((one) => one.entryId))}::uuid[])`)
    const officers = await rows<{ id: string }>(tx, sql`select distinct s.person_id as id from call_seat s where s.call_id = ${submission.callId} and s.ended_at is null and not exists (select 1 from call_recusal x where x.person_id = s.person_id and x.submission_id = ${submission.id})`)
    await tell(tx, { kind: up.length > 0 ? 'place_passed_on' : 'place_given_up', people: officers.map((one) => one.id), object: { type: 'call', id: submission.callId }, version: gone[0]!.entryId, about })
  })
}

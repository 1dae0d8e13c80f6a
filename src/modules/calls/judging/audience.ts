import type { Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import type { Lang, Name } from '../../../core/text.ts'
import { type Db, row, rows, run, sql, transaction } from '../../../platform/database.ts'
import { instanceKey, markOf } from '../../../platform/instance-key.ts'
import { judgingRefusals } from '../messages.ts'
import { type Call, callFor, type Round, roundById, roundsOf } from '../reading.ts'

/** Whether the audience may vote now: in a round that has one, once it is known who is in it and until it is decided. */
export type Voting = 'none' | 'open' | 'over'
export type Finalist = { entryId: string; reference: string; title: string; lang: Lang; organisation: Name | null }

/**
 * Where the vote of a round stands. Who is in the round is public once the round before it was announced with a public list; without one
 * there is no vote, for the vote would tell.
 */
export async function votingIn(db: Db, call: Pick<Call, 'id' | 'state' | 'resultsPublic'>, round: Round): Promise<Voting> {
  if (!round.audienceVote || !call.resultsPublic) return 'none'
  const before = (await roundsOf(db, call.id)).find((one) => one.position === round.position - 1)
  if (before?.state !== 'released') return 'none'
  return call.state === 'published' && !['decided', 'released'].includes(round.state) ? 'open' : 'over'
}

/** Who is voted on: those who advanced into the round and stand. */
export const finalistsOf = (db: Db, roundId: string): Promise<Finalist[]> =>
  rows<Finalist>(
    db,
    sql`select e.id as "entryId", u.reference, s.title, u.lang, o.name as organisation from call_entry e join call_submission u on u.id = e.submission_id join call_revision s on s.id = e.revision_id left join organisation o on o.id = u.lead_organisation
        where e.round_id = ${roundId} and u.state = 'submitted' order by u.reference`,
  )

/** What stands for a voter: a digest that this instance alone can make, for one round only; it names nobody. */
const voterOf = async (db: Db, roundId: string, personId: string): Promise<string> => markOf(await instanceKey(db), `audience-${roundId}`, personId).toString('base64url')

/** For which entry the actor has voted. */
export async function ownVote(db: Db, actor: Actor, roundId: string): Promise<string | undefined> {
  if (!actor.personId) return undefined
  return (await row<{ id: string }>(db, sql`select entry_id as id from call_audience_vote where round_id = ${roundId} and voter = ${await voterOf(db, roundId, actor.personId)}`))?.id
}

/**
 * Votes, or votes anew: one vote each, changed until the vote is over. It never enters a decision; a measurement, so no activity row.
 * @throws missing | conflict once it is over
 */
export const voteFor = (db: Db, actor: Actor, input: { callId: string; roundId: string; entryId: string }): Promise<void> =>
  transaction(db, async (tx) => {
    if (!actor.personId) throw missing()
    const call = await callFor(tx, actor, { id: input.callId })
    await run(tx, sql`select 1 from call_round where id = ${input.roundId} for share`)
    const round = await roundById(tx, call.id, input.roundId)
    const voting = await votingIn(tx, call, round)
    if (voting === 'none' || !(await finalistsOf(tx, round.id)).some((one) => one.entryId === input.entryId)) throw missing()
    if (voting === 'over') throw new Failure('conflict', judgingRefusals.over)
    await run(
      tx,
      sql`insert into call_audience_vote (round_id, voter, entry_id, at) values (${round.id}, ${await voterOf(tx, round.id, actor.personId)}, ${input.entryId}, ${actor.at})
          on conflict (round_id, voter) do update set entry_id = excluded.entry_id, at = excluded.at`,
    )
  })

/** How the audience voted: for who runs the call at any time, for everybody once the result of the round is out. */
export async function tallyOf(db: Db, call: Pick<Call, 'runs' | 'id' | 'state' | 'resultsPublic'>, round: Round): Promise<(Finalist & { votes: number })[] | undefined> {
  if ((await votingIn(db, call, round)) === 'none' || !(call.runs || round.state === 'released')) return undefined
  const votes = new Map((await rows<{ id: string; votes: number }>(db, sql`select entry_id as id, count(*)::int as votes from call_audience_vote where round_id = ${round.id} group by entry_id`)).map((one) => [one.id, one.votes]))
  return (await finalistsOf(db, round.id)).map((one) => ({ ...one, votes: votes.get(one.entryId) ?? 0 })).sort((a, b) => b.votes - a.votes || (a.reference < b.reference ? -1 : 1))
}

import { type Actor, publishesFor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Name } from '../../core/text.ts'
import { type Db, rows, type SQL, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { isBarred, isTaker, seesAllProblems, takerKinds, trustedTakerKinds } from './policy.ts'
import { type Problem, problemById, problemColumns, problemTables, titleOfText } from './record.ts'

const missing = () => new Failure('missing', refusals.missing)

export type Taker = { id: string; name: Name; slug: string }

/** The organisations for which the actor may take a problem on. */
export async function takersOf(db: Db, actor: Actor): Promise<Taker[]> {
  const official = publishesFor(actor)
  if (official.length === 0) return []
  const found = await rows<Taker & { kind: string; verified: boolean; trusted: boolean }>(
    db,
    sql`select id, name, slug, kind, verified_at is not null as verified, trusted_at is not null as trusted from organisation where id = any(${sql.param(official)}::uuid[]) and merged_into is null order by slug`,
  )
  return found.filter(isTaker).map(({ id, name, slug }) => ({ id, name, slug }))
}

/** As {@link isTaker}, for a statement that has `organisation` as `t`. */
const takes: SQL = sql`((t.verified_at is not null and t.kind = any(${sql.param([...takerKinds])}::text[])) or (t.trusted_at is not null and t.kind = any(${sql.param([...trustedTakerKinds])}::text[])))`

/** Tells those who may take it on; nobody who stands for an excluded country. */
export async function tellTakers(tx: Db, problem: Problem): Promise<void> {
  const excluded = sql.param(problem.excludedCountries)
  const people = await rows<{ id: string }>(
    tx,
    sql`select p.id from person p where p.erased_at is null and not coalesce(p.country = any(${excluded}::text[]), false)
        and not exists (select from affiliation a join organisation t on t.id = a.organisation_id where a.person_id = p.id and a.ended_at is null and t.country = any(${excluded}::text[]))
        and (exists (select from platform_role r where r.person_id = p.id and r.ended_at is null)
          or exists (select from affiliation a join organisation t on t.id = a.organisation_id where a.person_id = p.id and a.ended_at is null and a.role <> 'researcher' and ${takes}))
      order by p.id limit 500`,
  )
  if (people.length === 0) return
  await tell(tx, { kind: 'problem_waiting', people: people.map((one) => one.id), object: { type: 'problem', id: problem.id }, about: { title: titleOfText(problem.body ?? '') } })
}

/** What takers and the platform's people read of a problem: the firm and its contact only once it is theirs. */
export type OfferedProblem = Problem & { mine: boolean; title: string }

const offered = (problem: Problem, takers: readonly Taker[]): OfferedProblem => {
  const mine = takers.some((one) => one.id === problem.takenFor)
  const hidden = mine ? {} : { email: null, contactName: null, firm: null }
  return { ...problem, ...hidden, mine, title: titleOfText(problem.body ?? '') }
}

export type ProblemQueue = { waiting: OfferedProblem[]; taken: OfferedProblem[]; takers: Taker[] }

/** The problems that wait, oldest first, and those that the actor's organisations took on. @throws Failure missing for others than takers and the platform's people */
export async function problemQueue(db: Db, actor: Actor): Promise<ProblemQueue> {
  const takers = await takersOf(db, actor)
  if (takers.length === 0 && !seesAllProblems(actor)) throw missing()
  const waiting = await rows<Problem>(db, sql`select ${problemColumns} from ${problemTables} where p.state = 'waiting' and p.expires_at > ${actor.at.toISOString()} order by p.confirmed_at, p.id limit 300`)
  const taken = await rows<Problem>(db, sql`select ${problemColumns} from ${problemTables} where p.state = 'taken' and p.taken_for = any(${sql.param(takers.map((one) => one.id))}::uuid[]) order by p.taken_at desc limit 100`)
  return { waiting: waiting.filter((one) => !isBarred(actor, one)).map((one) => offered(one, takers)), taken: taken.map((one) => offered(one, takers)), takers }
}

/** Whether the actor has the queue at all, and how many wait there for them. */
export async function problemsWaiting(db: Db, actor: Actor): Promise<number | undefined> {
  if ((await takersOf(db, actor)).length === 0 && !seesAllProblems(actor)) return undefined
  const found = await rows<{ excludedCountries: string[] }>(db, sql`select excluded_countries as "excludedCountries" from door_problem where state = 'waiting' and expires_at > ${actor.at.toISOString()}`)
  return found.filter((one) => !isBarred(actor, one)).length
}

/** One problem for those who may take it on, or have. @throws Failure missing */
export async function problemForTaker(db: Db, actor: Actor, idOrShown: string): Promise<{ problem: OfferedProblem; takers: Taker[] }> {
  const id = readId(idOrShown)
  const takers = await takersOf(db, actor)
  const found = id && (takers.length > 0 || seesAllProblems(actor)) ? await problemById(db, id) : undefined
  if (!found || isBarred(actor, found)) throw missing()
  const problem = offered(found, takers)
  if (!(found.state === 'waiting' && found.expiresAt > actor.at) && !(found.state === 'taken' && problem.mine)) throw missing()
  return { problem, takers }
}

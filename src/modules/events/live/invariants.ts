import { rows, sql } from '../../../platform/database.ts'
import { type Invariant, mostNamed } from '../../../platform/invariant.ts'
import { liveInvariants as words } from './words/words.ts'

/** Numbers on the page of a session open into the rows behind them. */
export const invariants: readonly Invariant[] = [
  {
    number: 22,
    title: words.votes,
    violations: async (db) =>
      (await rows<{ id: string }>(db, sql`select q.id from live_question q where q.votes <> (select count(*) from live_vote v where v.question_id = q.id) limit ${mostNamed}`)).map(({ id }) => `live_question ${id}`),
  },
  {
    number: 22,
    title: words.answers,
    violations: async (db) =>
      (await rows<{ id: string }>(db, sql`select c.id from live_choice c where c.answers <> (select count(*) from live_answer a where a.choice_id = c.id) limit ${mostNamed}`)).map(({ id }) => `live_choice ${id}`),
  },
]

import { createHash } from 'node:crypto'
import { newId } from '../../../core/id.ts'
import { authored, type Lang } from '../../../core/text.ts'
import { type Db, fixed, sql } from '../../../platform/database.ts'
import { liveLimits, plainWords, type ReactionKind } from './rules.ts'

export type AskWish = { sessionId: string; personId: string; body: string; lang: Lang; named: boolean }
export type AnswerWish = { sessionId: string; personId: string; poll: number; choice: number }

/** `waiting` for the moderator, `shown` at once, `again`: it was asked before; the others were not taken. */
export type Asked = 'waiting' | 'shown' | 'again' | 'closed' | 'blocked' | 'many'
/** `counted` now, `before`: a vote or an answer of this person stands already, `gone`: there is nothing to vote for. */
export type Answered = 'counted' | 'before' | 'gone'

/** The question's fingerprint: the same words of the same person are one question. */
export const digestOf = (personId: string, body: string): Buffer => createHash('sha256').update(`${personId}:${plainWords(body)}`).digest()

/**
 * All statements are linear in the wishes, whatever the planner believes: tables of a session grow from nothing within minutes, so plans are
 * made for few rows. Nothing that holds a row for each wish is joined to another such by a join that the planner may choose.
 */
const notStopped = sql`p.erased_at is null and not exists (select from live_block b where b.session_id = g.session_id and b.person_id = p.id)`

/** Wishes for the same thing together: what stands for them, and who wishes it at which place, as arrays that PostgreSQL reads. */
function together<Wish extends { sessionId: string; personId: string }>(wishes: readonly Wish[], keyOf: (wish: Wish) => string): { things: Wish[]; people: string[]; places: string[] } {
  const found = new Map<string, { thing: Wish; people: string[]; places: number[] }>()
  for (const [place, wish] of wishes.entries()) {
    const key = `${wish.sessionId} ${keyOf(wish)}`
    const one = found.get(key) ?? { thing: wish, people: [], places: [] }
    found.set(key, one)
    one.people.push(wish.personId)
    one.places.push(place)
  }
  const all = [...found.values()]
  return { things: all.map((one) => one.thing), people: all.map((one) => `{${one.people.join()}}`), places: all.map((one) => `{${one.places.join()}}`) }
}

/** Writes questions, one result for each wish. Belongs into the transaction that holds the lock of their sessions. */
export async function writeAsks(tx: Db, wishes: readonly AskWish[], at: Date): Promise<Asked[]> {
  if (wishes.length === 0) return []
  const given = wishes.map((one, place) => ({ place, id: newId(at.getTime()), session_id: one.sessionId, person_id: one.personId, body: authored(one.lang, one.body.trim(), at.toISOString(), one.personId), digest: digestOf(one.personId, one.body).toString('hex'), named: one.named }))
  const found = await fixed<{ place: number; verdict: Asked }>(
    tx,
    'live_ask',
    sql`with given as materialized (select g.*, decode(g.digest, 'hex') as mark from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (place int, id uuid, session_id uuid, person_id uuid, body jsonb, digest text, named boolean)),
          turns as materialized (
            select w.*, row_number() over (partition by w.session_id, w.person_id order by w.place nulls first) as turn from (
              select * from given union all
              select null, null, q.session_id, q.person_id, null, null, null, null from live_question q where q.state = 'waiting' and (q.session_id, q.person_id) in (select session_id, person_id from given)) w),
          known as materialized (
            select g.*, l.moderated, l.questions and ${notStopped} as may, l.questions as open, g.turn > ${liveLimits.waitingEach} and l.moderated as many
            from turns g join live_session l on l.session_id = g.session_id join person p on p.id = g.person_id where g.place is not null),
          fresh as (
            select distinct on (k.session_id, k.person_id, k.digest) k.* from known k
            where k.may and not k.many and not exists (select from live_question q where q.session_id = k.session_id and q.person_id = k.person_id and q.digest = k.mark) order by k.session_id, k.person_id, k.digest, k.place),
          counted as (select f.*, case when not f.moderated then l.last_number + row_number() over (partition by f.session_id order by f.place) end as number from fresh f join live_session l on l.session_id = f.session_id),
          moved as (update live_session l set last_number = n.most from (select session_id, max(number) as most from counted where number is not null group by 1) n where n.session_id = l.session_id),
          written as (
            insert into live_question (id, session_id, person_id, body, digest, named, state, number, asked_at)
            select id, session_id, person_id, body, mark, named, case when moderated then 'waiting' else 'shown' end, number, ${at} from counted on conflict do nothing returning id)
        select k.place, case when k.id in (select id from written) then case when k.moderated then 'waiting' else 'shown' end when not k.open then 'closed' when not k.may then 'blocked' when k.many then 'many' else 'again' end as verdict from known k`,
  )
  return placed(wishes.length, found, 'closed')
}

/** Counts votes; a vote for a question that was merged goes to the one that stands for it. */
export async function writeVotes(tx: Db, wishes: readonly { sessionId: string; personId: string; number: number }[], at: Date): Promise<Answered[]> {
  if (wishes.length === 0) return []
  const { things, people, places } = together(wishes, (one) => String(one.number))
  const found = await fixed<{ place: number; verdict: Answered }>(
    tx,
    'live_vote',
    sql`with known as materialized (
            select w.place, q.id as question_id, w.person_id
            from unnest(${sql.param(things.map((one) => one.sessionId))}::uuid[], ${sql.param(things.map((one) => one.number))}::int[], ${sql.param(people)}::text[], ${sql.param(places)}::text[]) as g (session_id, number, people, places)
              join live_session l on l.session_id = g.session_id and l.questions join live_question n on n.session_id = g.session_id and n.number = g.number
              join live_question q on q.id = coalesce(n.merged_into, n.id) and q.state = 'shown'
              cross join lateral unnest(g.people::uuid[], g.places::int[]) as w (person_id, place) join person p on p.id = w.person_id
            where ${notStopped}),
          written as (insert into live_vote (question_id, person_id, at) select distinct question_id, person_id, ${at}::timestamptz from known on conflict do nothing returning question_id, person_id),
          counted as (update live_question q set votes = q.votes + n.votes from (select question_id, count(*)::int as votes from written group by 1) n where q.id = n.question_id)
        select k.place, case when (k.question_id, k.person_id) in (select question_id, person_id from written) then 'counted' else 'before' end as verdict from known k`,
  )
  return placed(wishes.length, found, 'gone')
}

/** Counts answers in polls: the first of a person stands. */
export async function writeAnswers(tx: Db, wishes: readonly AnswerWish[], at: Date): Promise<Answered[]> {
  if (wishes.length === 0) return []
  const { things, people, places } = together(wishes, (one) => `${one.poll} ${one.choice}`)
  const found = await fixed<{ place: number; verdict: Answered }>(
    tx,
    'live_answer',
    sql`with known as materialized (
            select w.place, o.id as poll_id, c.id as choice_id, w.person_id, row_number() over (partition by o.id, w.person_id order by w.place) as turn
            from unnest(${sql.param(things.map((one) => one.sessionId))}::uuid[], ${sql.param(things.map((one) => one.poll))}::int[], ${sql.param(things.map((one) => one.choice))}::int[], ${sql.param(people)}::text[], ${sql.param(places)}::text[]) as g (session_id, number, position, people, places)
              join live_poll o on o.session_id = g.session_id and o.number = g.number and o.state = 'open' join live_choice c on c.poll_id = o.id and c.position = g.position
              cross join lateral unnest(g.people::uuid[], g.places::int[]) as w (person_id, place) join person p on p.id = w.person_id
            where ${notStopped}),
          written as (insert into live_answer (poll_id, person_id, choice_id, at) select poll_id, person_id, choice_id, ${at}::timestamptz from known where turn = 1 on conflict do nothing returning poll_id, person_id, choice_id),
          counted as (update live_choice c set answers = c.answers + n.answers from (select choice_id, count(*)::int as answers from written group by 1) n where c.id = n.choice_id)
        select k.place, case when k.turn = 1 and (k.poll_id, k.person_id) in (select poll_id, person_id from written) then 'counted' else 'before' end as verdict from known k`,
  )
  return placed(wishes.length, found, 'gone')
}

export async function writeReactions(tx: Db, wishes: readonly { sessionId: string; personId: string; kind: ReactionKind; count: number }[], at: Date): Promise<void> {
  if (wishes.length === 0) return
  await fixed(
    tx,
    'live_react',
    sql`insert into live_reaction (session_id, kind, minute, count)
        select g.session_id, g.kind, date_trunc('minute', ${at}::timestamptz), sum(g.count)::int
        from unnest(${sql.param(wishes.map((one) => one.sessionId))}::uuid[], ${sql.param(wishes.map((one) => one.personId))}::uuid[], ${sql.param(wishes.map((one) => one.kind))}::text[], ${sql.param(wishes.map((one) => one.count))}::int[]) as g (session_id, person_id, kind, count)
          join live_session l on l.session_id = g.session_id join person p on p.id = g.person_id
        where l.reactions and ${notStopped}
        group by 1, 2, 3 on conflict (session_id, kind, minute) do update set count = live_reaction.count + excluded.count`,
  )
}

function placed<Verdict>(length: number, found: readonly { place: number; verdict: Verdict }[], otherwise: Verdict): Verdict[] {
  const verdicts = Array.from({ length }, () => otherwise)
  for (const { place, verdict } of found) verdicts[place] = verdict
  return verdicts
}

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

/** Who may write in a session: it takes questions, the person is there, was not erased, and was not told to stop. */
const mayWrite = sql`l.questions and p.erased_at is null and not exists (select from live_block b where b.session_id = l.session_id and b.person_id = p.id)`

/** Writes questions, one result for each wish. Belongs into the transaction that holds the lock of their sessions. */
export async function writeAsks(tx: Db, wishes: readonly AskWish[], at: Date): Promise<Asked[]> {
  if (wishes.length === 0) return []
  const given = wishes.map((one, place) => ({ place, id: newId(at.getTime()), session_id: one.sessionId, person_id: one.personId, body: authored(one.lang, one.body.trim(), at.toISOString(), one.personId), digest: digestOf(one.personId, one.body).toString('hex'), named: one.named }))
  const found = await fixed<{ place: number; verdict: Asked }>(
    tx,
    'live_ask',
    sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (place int, id uuid, session_id uuid, person_id uuid, body jsonb, digest text, named boolean)),
          known as (
            select g.*, decode(g.digest, 'hex') as mark, l.moderated, ${mayWrite} as may, l.questions as open,
              (select count(*) from live_question q where q.session_id = g.session_id and q.person_id = g.person_id and q.state = 'waiting')
                + row_number() over (partition by g.session_id, g.person_id order by g.place) > ${liveLimits.waitingEach} and l.moderated as many
            from given g join live_session l on l.session_id = g.session_id join person p on p.id = g.person_id),
          fresh as (
            select distinct on (k.session_id, k.person_id, k.digest) k.* from known k
            where k.may and not k.many and not exists (select from live_question q where q.session_id = k.session_id and q.person_id = k.person_id and q.digest = k.mark) order by k.session_id, k.person_id, k.digest, k.place),
          counted as (select f.*, case when not f.moderated then l.last_number + row_number() over (partition by f.session_id order by f.place) end as number from fresh f join live_session l on l.session_id = f.session_id),
          moved as (update live_session l set last_number = n.most from (select session_id, max(number) as most from counted where number is not null group by 1) n where n.session_id = l.session_id),
          written as (
            insert into live_question (id, session_id, person_id, body, digest, named, state, number, asked_at)
            select id, session_id, person_id, body, mark, named, case when moderated then 'waiting' else 'shown' end, number, ${at} from counted on conflict do nothing returning id, state)
        select k.place, case when w.id is not null then w.state when not k.open then 'closed' when not k.may then 'blocked' when k.many then 'many' else 'again' end as verdict
        from known k left join written w on w.id = k.id`,
  )
  return placed(wishes.length, found, 'closed')
}

/** Counts votes; a vote for a question that was merged goes to the one that stands for it. */
export async function writeVotes(tx: Db, wishes: readonly { sessionId: string; personId: string; number: number }[], at: Date): Promise<Answered[]> {
  if (wishes.length === 0) return []
  const found = await fixed<{ place: number; verdict: Answered }>(
    tx,
    'live_vote',
    sql`with given as (select * from unnest(${sql.param(wishes.map((one) => one.sessionId))}::uuid[], ${sql.param(wishes.map((one) => one.personId))}::uuid[], ${sql.param(wishes.map((one) => one.number))}::int[]) with ordinality as g (session_id, person_id, number, place)),
          known as (
            select g.place, q.id as question_id, g.person_id from given g join live_session l on l.session_id = g.session_id join person p on p.id = g.person_id
              join live_question n on n.session_id = g.session_id and n.number = g.number join live_question q on q.id = coalesce(n.merged_into, n.id)
            where ${mayWrite} and q.state = 'shown'),
          written as (insert into live_vote (question_id, person_id, at) select distinct question_id, person_id, ${at}::timestamptz from known on conflict do nothing returning question_id, person_id),
          counted as (update live_question q set votes = q.votes + n.votes from (select question_id, count(*)::int as votes from written group by 1) n where q.id = n.question_id)
        select (k.place - 1)::int as place, case when w.question_id is null then 'before' else 'counted' end as verdict from known k left join written w on w.question_id = k.question_id and w.person_id = k.person_id`,
  )
  return placed(wishes.length, found, 'gone')
}

/** Counts answers in polls: the first of a person stands. */
export async function writeAnswers(tx: Db, wishes: readonly AnswerWish[], at: Date): Promise<Answered[]> {
  if (wishes.length === 0) return []
  const found = await fixed<{ place: number; verdict: Answered }>(
    tx,
    'live_answer',
    sql`with given as (select * from unnest(${sql.param(wishes.map((one) => one.sessionId))}::uuid[], ${sql.param(wishes.map((one) => one.personId))}::uuid[], ${sql.param(wishes.map((one) => one.poll))}::int[], ${sql.param(wishes.map((one) => one.choice))}::int[]) with ordinality as g (session_id, person_id, number, position, place)),
          known as (
            select g.place, o.id as poll_id, c.id as choice_id, g.person_id from given g join live_session l on l.session_id = g.session_id join person p on p.id = g.person_id
              join live_poll o on o.session_id = g.session_id and o.number = g.number and o.state = 'open' join live_choice c on c.poll_id = o.id and c.position = g.position
            where p.erased_at is null and not exists (select from live_block b where b.session_id = l.session_id and b.person_id = p.id)),
          first as (select distinct on (poll_id, person_id) * from known order by poll_id, person_id, place),
          written as (insert into live_answer (poll_id, person_id, choice_id, at) select poll_id, person_id, choice_id, ${at}::timestamptz from first on conflict do nothing returning poll_id, person_id, choice_id),
          counted as (update live_choice c set answers = c.answers + n.answers from (select choice_id, count(*)::int as answers from written group by 1) n where c.id = n.choice_id)
        select (k.place - 1)::int as place, case when w.poll_id is null then 'before' else 'counted' end as verdict
        from known k left join first f on f.place = k.place left join written w on w.poll_id = f.poll_id and w.person_id = f.person_id`,
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
        where l.reactions and p.erased_at is null and not exists (select from live_block b where b.session_id = l.session_id and b.person_id = p.id)
        group by 1, 2, 3 on conflict (session_id, kind, minute) do update set count = live_reaction.count + excluded.count`,
  )
}

function placed<Verdict>(length: number, found: readonly { place: number; verdict: Verdict }[], otherwise: Verdict): Verdict[] {
  const verdicts = Array.from({ length }, () => otherwise)
  for (const { place, verdict } of found) verdicts[place] = verdict
  return verdicts
}

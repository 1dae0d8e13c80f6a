import type { Name, Text } from '../../../core/text.ts'
import { type Db, fixed, sql } from '../../../platform/database.ts'
import { fewestAnswers, type LiveState, mostByVotes, mostNewest } from './rules.ts'
import type { Facts } from './telling.ts'

/** A text as it goes to every reader: both languages where there are both, and which was written first. */
export type ShownText = { zh?: string; en?: string; s: 'zh' | 'en' }
export type ShownQuestion = { b: ShownText; by?: Name; /** Answered. */ a?: 1; r?: ShownText }
export type ShownPoll = { q: ShownText; s: 'open' | 'closed'; c: ShownText[] }
/** Where a roadshow stands: pitch by its place, phase, what had run by `at`, whether it runs, and how long the phase is. */
export type ShownRun = { n: number; ph: 'pitch' | 'questions'; ms: number; since: number | null; of: number }

export const shownText = (text: Text): ShownText => ({
  ...(text.variants.zh ? { zh: text.variants.zh.body } : {}),
  ...(text.variants.en ? { en: text.variants.en.body } : {}),
  s: text.source,
})

type Head = { state: LiveState; questions: boolean; reactions: boolean; stage: string | null; streams: string; open: boolean; viewers: number | null }
type QuestionRow = { number: number; body: Text; name: Name | null; state: string; answer: Text | null; votes: number }
type PollRow = { number: number; question: Text; state: 'open' | 'closed'; labels: Text[]; answers: number[] }
type RunRow = { position: number; phase: 'pitch' | 'questions'; runMs: number; since: Date | null; minutes: number }

/** What a session's page says, and whether everybody may read it. Undefined where there is no live page. */
export type Showing = { facts: Facts; public: boolean }

/** Reads what everybody who may read the session is told, in the order of what matters most. */
export async function showingOf(db: Db, sessionId: string): Promise<Showing | undefined> {
  const [head] = await fixed<Head>(
    db,
    'live_head',
    sql`select l.state, l.questions, l.reactions,
          case when l.stage_question is not null then (select 'q' || q.number from live_question q where q.id = l.stage_question and q.state in ('shown', 'answered'))
               when l.stage_poll is not null then (select 'p' || p.number from live_poll p where p.id = l.stage_poll and p.state <> 'draft') end as stage,
          coalesce((select md5(string_agg(s.id || s.url, ',' order by s.position, s.id)) from live_stream s where s.session_id = l.session_id), '') as streams,
          e.visibility = 'public' and e.state <> 'draft' and x.removed_at is null as open,
          (select sum(a.viewers)::int from live_attendance a where a.session_id = l.session_id and a.minute = (select max(minute) from live_attendance where session_id = l.session_id and minute > now() - interval '3 minutes')) as viewers
        from live_session l join event e on e.space_id = l.event_id join event_session x on x.id = l.session_id where l.session_id = ${sessionId}`,
  )
  if (!head) return undefined
  const questions = await questionsShown(db, sessionId)
  const polls = await pollsShown(db, sessionId)
  const run = await runOf(db, sessionId)
  const reactions = await fixed<{ kind: string; count: number }>(db, 'live_reactions', sql`select kind, sum(count)::int as count from live_reaction where session_id = ${sessionId} group by kind order by kind`)
  const facts = new Map<string, unknown>()
  facts.set('s', { s: head.state, q: head.questions ? 1 : 0, r: head.reactions ? 1 : 0 })
  if (head.stage) facts.set('st', head.stage)
  if (run) facts.set('run', run)
  for (const one of polls) facts.set(`p${one.number}`, { q: shownText(one.question), s: one.state, c: one.labels.map(shownText) } satisfies ShownPoll)
  for (const one of questions) facts.set(`q${one.number}`, { b: shownText(one.body), ...(one.name ? { by: one.name } : {}), ...(one.state === 'answered' ? { a: 1 as const } : {}), ...(one.answer ? { r: shownText(one.answer) } : {}) } satisfies ShownQuestion)
  for (const one of polls) facts.set(`c${one.number}`, countsOf(one.answers))
  for (const one of questions) facts.set(`v${one.number}`, one.votes)
  if (reactions.length > 0) facts.set('r', Object.fromEntries(reactions.map((one) => [one.kind, one.count])))
  if (head.viewers !== null) facts.set('e', head.viewers)
  facts.set('str', head.streams.slice(0, 8))
  return { facts, public: head.open }
}

/** Each choice's answers, or only their sum while so few have answered that a choice could be somebody's. */
export const countsOf = (answers: readonly number[]): number[] => {
  const sum = answers.reduce((total, one) => total + one, 0)
  return sum < fewestAnswers ? [sum] : [sum, ...answers]
}

const questionsShown = (db: Db, sessionId: string): Promise<QuestionRow[]> =>
  fixed<QuestionRow>(
    db,
    'live_questions',
    sql`with shown as (select id, number, votes from live_question where session_id = ${sessionId} and state in ('shown', 'answered') and body is not null),
          chosen as ((select id from shown order by votes desc, number limit ${mostByVotes}) union (select id from shown order by number desc limit ${mostNewest}))
        select q.number, q.body, case when q.named then p.name end as name, q.state, q.answer, q.votes
        from chosen join live_question q on q.id = chosen.id join person p on p.id = q.person_id order by q.number desc`,
  )

const pollsShown = (db: Db, sessionId: string): Promise<PollRow[]> =>
  fixed<PollRow>(
    db,
    'live_polls',
    sql`select p.number, p.question, p.state, array_agg(to_jsonb(c.label) order by c.position) as labels, array_agg(c.answers order by c.position) as answers
        from live_poll p join live_choice c on c.poll_id = p.id where p.session_id = ${sessionId} and p.state <> 'draft' group by p.id order by p.number`,
  )

async function runOf(db: Db, sessionId: string): Promise<ShownRun | undefined> {
  const [run] = await fixed<RunRow>(
    db,
    'live_run',
    sql`select p.position, r.phase, r.run_ms as "runMs", r.running_since as since, case when r.phase = 'pitch' then coalesce(p.minutes, r.pitch_minutes) else r.question_minutes end as minutes
        from roadshow r join roadshow_pitch p on p.id = r.current_id where r.session_id = ${sessionId}`,
  )
  return run && { n: run.position, ph: run.phase, ms: run.runMs, since: run.since ? run.since.getTime() : null, of: run.minutes * 60_000 }
}

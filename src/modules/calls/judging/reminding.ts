import { type Actor, system } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import { type Lang, type Name, readText, say, type Text } from '../../../core/text.ts'
import { halvesOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { addressMark, instanceKey } from '../../../platform/instance-key.ts'
import { tell } from '../../../platform/queue.ts'
import { letterFrame } from '../../notices/messages/letters.ts'
import { queueLetter } from '../../notices/notices.ts'
import { callToRun, type Round, roundById } from '../reading.ts'
import { reminderLetter as words } from '../words/reminding.ts'
import { reviewerHash, type ReviewerState } from './panel.ts'
import { reminderDue } from './rules.ts'

/** The absolute address of a reviewer’s page behind their personal link. */
export type JudgePages = (lang: Lang, token: string) => string

/** How far a reviewer has come in a round. `late`: something is open after it was due. */
export type Progress = { reviewerId: string; name: Name; state: ReviewerState; assigned: number; begun: number; submitted: number; loadMost: number; late: boolean; remindedAt: Date | null }

/**
 * Where every reviewer of a round stands, those with most open first. For who runs the call; entries from which the reader is recused
 * are in no count. @throws missing
 */
export async function progressOf(db: Db, actor: Actor, input: { callId: string; roundId: string }): Promise<Progress[]> {
  await callToRun(db, actor, { id: input.callId })
  const round = await roundById(db, input.callId, input.roundId)
  const found = await rows<Omit<Progress, 'late'>>(
    db,
    sql`select w.id as "reviewerId", coalesce(p.name, w.name, jsonb_build_object('en', w.email)) as name, w.state, count(*)::int as assigned, count(*) filter (where v.state = 'draft')::int as begun,
          count(*) filter (where v.state = 'submitted')::int as submitted, w.load_most as "loadMost", (select max(m.at) from call_reminder m where m.reviewer_id = w.id and m.round_id = ${round.id}) as "remindedAt"
        from call_assignment a join call_entry e on e.id = a.entry_id join call_submission u on u.id = e.submission_id join call_reviewer w on w.id = a.reviewer_id left join person p on p.id = w.person_id left join call_review v on v.assignment_id = a.id
        where e.round_id = ${round.id} and a.state = 'active' and u.state = 'submitted' and not exists (select 1 from call_recusal r where r.submission_id = u.id and r.person_id = ${actor.personId ?? null})
        group by w.id, p.name order by count(*) filter (where v.state is distinct from 'submitted') desc, w.id`,
  )
  const over = round.reviewsDue !== null && round.reviewsDue < actor.at
  return found.map((one) => ({ ...one, late: over && one.submitted < one.assigned }))
}

type Waiting = { reviewerId: string; personId: string | null; email: string | null; languages: Lang[]; letterLang: Lang | null; open: number }

/** Reviewers with something open in a round that is being assessed. */
const waitingIn = (tx: Db, roundId: string): Promise<Waiting[]> =>
  rows<Waiting>(
    tx,
    sql`select w.id as "reviewerId", w.person_id as "personId", w.email, w.languages, w.letter_lang as "letterLang", count(*)::int as open
        from call_assignment a join call_entry e on e.id = a.entry_id join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id join call_reviewer w on w.id = a.reviewer_id left join call_review v on v.assignment_id = a.id
        where e.round_id = ${roundId} and r.state in ('assigning', 'assessing') and a.state = 'active' and u.state = 'submitted' and w.state in ('invited', 'accepted') and v.state is distinct from 'submitted' group by w.id order by w.id`,
  )

const clocks = { zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }), en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' }) }

/** The letter with the personal link: the link can be made again by this instance alone, and any older one ends with it. */
async function writeLetter(tx: Db, pages: JudgePages, call: { title: Text }, round: Round, one: Waiting & { email: string }, version: string): Promise<void> {
  const token = addressMark(await instanceKey(tx), 'judge', one.reviewerId)
  await run(tx, sql`update call_reviewer set token_hash = ${reviewerHash(token)} where id = ${one.reviewerId}`)
  const lang = one.letterLang ?? one.languages[0] ?? 'en'
  const link = pages(lang, token)
  const title = readText(call.title, lang).body
  const due = round.reviewsDue ? say(lang, words.due, { when: clocks[lang].format(round.reviewsDue) }) : ''
  const body = [words.greeting[lang], [say(lang, words.text, { title, n: one.open }), due].join(lang === 'zh' ? '' : ' ').trim(), say(lang, letterFrame.link, { link }), letterFrame.close[lang]].join('\n\n')
  await queueLetter(tx, { address: one.email, lang, kind: 'reviewer_reminder', object: { type: 'reviewer', id: one.reviewerId }, version, subject: say(lang, words.subject, { title }), body, secrets: [link, token] })
}

async function remind(tx: Db, at: Date, by: string | undefined, call: { id: string; title: Text }, round: Round, waiting: readonly Waiting[], kind: 'soon' | 'late' | 'asked', pages: JudgePages): Promise<number> {
  let reminded = 0
  for (const one of waiting) {
    const id = newId(at.getTime())
    const made = await run(tx, sql`insert into call_reminder (id, round_id, reviewer_id, kind, due, by, at) values (${id}, ${round.id}, ${one.reviewerId}, ${kind}, ${kind === 'asked' ? null : round.reviewsDue}, ${by ?? null}, ${at}) on conflict do nothing`)
    if (made === 0) continue
    reminded += 1
    if (one.personId) await tell(tx, { kind: round.reviewsDue ? 'review_due' : 'review_waits', people: [one.personId], object: { type: 'review_desk', id: call.id }, version: id, about: { title: halvesOf(call.title), n: String(one.open), ...(round.reviewsDue && { day: round.reviewsDue.toISOString().slice(0, 10) }) } })
    else if (one.email) await writeLetter(tx, pages, call, round, { ...one, email: one.email }, id)
  }
  return reminded
}

/** Hours in which nobody is reminded by hand twice. */
const restHours = 20

/**
 * Reminds whoever has reviews open in a round, or one of them; whoever was reminded within {@link restHours} hours is left in peace.
 * @returns how many were reminded. @throws missing
 */
export const remindReviewers = (db: Db, actor: Actor, input: { callId: string; roundId: string; reviewerId?: string }, pages: JudgePages): Promise<number> =>
  change(db, actor, { verb: 'call.remind', object: { type: 'call_round', id: input.roundId }, related: [input.callId] }, async (tx) => {
    const call = await callToRun(tx, actor, { id: input.callId })
    await run(tx, sql`select 1 from call_round where id = ${input.roundId} for update`)
    const round = await roundById(tx, call.id, input.roundId)
    const fresh = new Set((await rows<{ id: string }>(tx, sql`select distinct reviewer_id as id from call_reminder where round_id = ${round.id} and at > ${new Date(actor.at.getTime() - restHours * 3_600_000)}`)).map((one) => one.id))
    const waiting = (await waitingIn(tx, round.id)).filter((one) => !fresh.has(one.reviewerId) && (!input.reviewerId || one.reviewerId === input.reviewerId))
    return remind(tx, actor.at, actor.personId, call, round, waiting, 'asked', pages)
  })

/** Reminds, once before and once after a round's reviews are due, whoever has some open. Safe to run as often as one likes. */
export async function sweepReviews(db: Db, now: Date, pages: JudgePages): Promise<void> {
  const due = await rows<{ callId: string; roundId: string; due: Date }>(
    db,
    sql`select r.call_id as "callId", r.id as "roundId", r.reviews_due as due from call_round r join call c on c.id = r.call_id
        where c.state = 'published' and r.state in ('assigning', 'assessing') and r.reviews_due between ${new Date(now.getTime() - 30 * 86_400_000)} and ${new Date(now.getTime() + 4 * 86_400_000)} order by r.id`,
  )
  for (const one of due) {
    const kind = reminderDue(one.due, now)
    if (!kind) continue
    const left = await row(db, sql`select 1 from call_assignment a join call_entry e on e.id = a.entry_id left join call_review v on v.assignment_id = a.id where e.round_id = ${one.roundId} and a.state = 'active' and v.state is distinct from 'submitted'
      and not exists (select 1 from call_reminder m where m.round_id = e.round_id and m.reviewer_id = a.reviewer_id and m.kind = ${kind} and m.due = ${one.due})`)
    if (!left) continue
    await change(db, system(now), { verb: 'call.remind', object: { type: 'call_round', id: one.roundId }, related: [one.callId] }, async (tx) => {
      const call = await callToRun(tx, system(now), { id: one.callId })
      const round = await roundById(tx, one.callId, one.roundId)
      await remind(tx, now, undefined, call, round, await waitingIn(tx, round.id), kind, pages)
    })
  }
}

/** Reviews of a call that are open after they were due, by round. */
export const lateIn = (db: Db, actor: Actor, callId: string): Promise<{ roundId: string; late: number }[]> =>
  rows(
    db,
    sql`select e.round_id as "roundId", count(*)::int as late from call_assignment a join call_entry e on e.id = a.entry_id join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id left join call_review v on v.assignment_id = a.id
        where r.call_id = ${callId} and r.state in ('assigning', 'assessing') and r.reviews_due < ${actor.at} and a.state = 'active' and u.state = 'submitted' and v.state is distinct from 'submitted'
          and not exists (select 1 from call_recusal x where x.submission_id = u.id and x.person_id = ${actor.personId ?? null}) group by e.round_id`,
  )

import { system } from '../../core/actor.ts'
import { nameFor } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, rows, run, sql, transaction } from '../../platform/database.ts'
import type { Job, Queue } from '../../platform/queue.ts'
import { forgetLetters } from '../notices/notices.ts'
import { type DoorPages, writeLetter } from './letters.ts'
import { doorAnswers } from './messages/answers.ts'
import { forgetWords } from './problems.ts'
import { type Problem, problemById, problemColumns, problemTables, titleOfText } from './record.ts'

/** Tells authors of problems whose need has been published since. */
export async function tellPublished(db: Db, pages: DoorPages, at: Date): Promise<number> {
  const due = await rows<Problem>(db, sql`select ${problemColumns} from ${problemTables} where p.state = 'taken' and p.told_at is null and l.state = 'published' limit 200`)
  for (const problem of due) {
    await change(db, system(at), { verb: 'problem.tell_published', object: { type: 'problem', id: problem.id }, related: problem.listingId ? [problem.listingId] : [] }, async (tx) => {
      const mine = await run(tx, sql`update door_problem set told_at = ${at.toISOString()} where id = ${problem.id} and told_at is null and email is not null`)
      if (mine === 0) return
      const organisation = { zh: nameFor('zh', problem.taker ?? {}), en: nameFor('en', problem.taker ?? {}) }
      await writeLetter(tx, pages, { door: 'problem', id: problem.id, lang: problem.readerLang, email: problem.email ?? '', kind: 'problem_published', values: { title: titleOfText(problem.body ?? ''), organisation } })
    })
  }
  return due.length
}

/** Ends problems that nobody took on in time, and says so. */
async function endUnanswered(db: Db, pages: DoorPages, at: Date): Promise<void> {
  const due = await rows<{ id: string }>(db, sql`select id from door_problem where state = 'waiting' and expires_at <= ${at.toISOString()} limit 200`)
  for (const { id } of due) {
    await change(db, system(at), { verb: 'problem.expire', object: { type: 'problem', id } }, async (tx) => {
      const problem = await problemById(tx, id, sql`for update of p`)
      if (!problem || problem.state !== 'waiting') return
      const answer = doorAnswers.nobody[problem.readerLang]
      await writeLetter(tx, pages, { door: 'problem', id, lang: problem.readerLang, email: problem.email ?? '', kind: 'problem_refused', values: { answer } })
      await forgetWords(tx, id, 'refused', at, answer)
    })
  }
}

/** Deletes what is kept no longer: drafts that nobody left, what was settled long ago, codes and proofs that work no more; the letters go with what they were about. */
export async function forgetDoors(db: Db, now: Date): Promise<void> {
  const at = now.toISOString()
  const gone = {
    problem: sql`delete from door_problem where expires_at <= ${at} and state <> 'waiting' returning id`,
    enquiry: sql`delete from door_enquiry where expires_at <= ${at} returning id`,
    complaint: sql`delete from door_complaint where expires_at <= ${at} and state in ('draft', 'decided', 'closed') returning id`,
  }
  for (const [type, statement] of Object.entries(gone)) {
    await transaction(db, async (tx) => forgetLetters(tx, type, (await rows<{ id: string }>(tx, statement)).map((one) => one.id)))
  }
  await run(db, sql`delete from door_code where expires_at <= ${at}`)
  await run(db, sql`delete from door_proof where expires_at <= ${at}`)
}

export const doorJobs = (db: Db, pages: DoorPages, clock: Clock): Partial<Record<Queue, Job>> => ({
  door_sweep: async () => {
    await tellPublished(db, pages, clock())
    await endUnanswered(db, pages, clock())
    await forgetDoors(db, clock())
  },
})

export const doorSchedules: Partial<Record<Queue, string>> = { door_sweep: '*/5 * * * *' }

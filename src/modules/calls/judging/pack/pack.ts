import type { Actor } from '../../../../core/actor.ts'
import { Failure, missing } from '../../../../core/failure.ts'
import { type Lang, nameFor, type Text } from '../../../../core/text.ts'
import { type Db, row, sql } from '../../../../platform/database.ts'
import { SideBusy, sideWork } from '../../../../platform/side-work.ts'
import { namesShown } from '../../rules.ts'
import { type Rubric, rubricOf } from '../../rounds.ts'
import { sheetRefusals } from '../../words/pack.ts'
import { entryRead } from '../entry.ts'
import type { Judge } from '../panel.ts'
import { assignedTo, queueOf } from '../reviewing.ts'
import { type PackEntry, packPaper, type PackPaper } from './paper.ts'

const perform = sideWork<PackPaper, Uint8Array>('modules/calls/judging/pack', { megabytes: 768, mostWaiting: 20, idleMs: 60_000 })

const days = { zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }), en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }) }

export type PackFile = { name: string; bytes: Uint8Array }

/** What of a round a reviewer has to judge, drawn from what they may read now. */
export async function packFacts(db: Db, of: Judge, roundId: string, lang: Lang): Promise<{ reference: string; position: number; round: Text; call: Text; blindness: Parameters<typeof namesShown>[0]; due: Date | null; rubric: Rubric | undefined; entries: PackEntry[] }> {
  const found = await row<{ reference: string; position: number; round: Text; call: Text; blindness: Parameters<typeof namesShown>[0]; due: Date | null }>(
    db,
    sql`select c.reference, r.position, r.name as round, c.title as call, r.blindness, r.reviews_due as due from call_round r join call c on c.id = r.call_id where r.id = ${roundId} and r.call_id = ${of.callId}`,
  )
  const lines = found ? (await queueOf(db, of)).filter((one) => one.roundId === roundId) : []
  // A round of which nothing is theirs looks like one that is not there.
  if (!found || lines.length === 0) throw missing()
  const entries: PackEntry[] = []
  for (const line of lines.toSorted((a, b) => (a.reference < b.reference ? -1 : 1))) {
    const assigned = await assignedTo(db, of, line.entryId)
    entries.push({ ...(await entryRead(db, assigned)), reference: line.reference, title: line.title, organisation: line.organisation ? nameFor(lang, line.organisation) : undefined, marks: assigned.review?.marks ?? {} })
  }
  return { ...found, rubric: await rubricOf(db, roundId), entries }
}

/** All assigned entries of a round as one PDF, for the train. @throws missing | unavailable while others wait */
export async function packOf(db: Db, actor: Actor, of: Judge, input: { roundId: string; lang: Lang }): Promise<PackFile> {
  const { lang } = input
  const facts = await packFacts(db, of, input.roundId, lang)
  const day = (at: Date) => days[lang].format(at)
  const paper = packPaper(lang, { ...facts, day: day(actor.at), due: facts.due ? day(facts.due) : undefined, hidden: !namesShown(facts.blindness, 'reviewer').applicants, at: actor.at })
  const bytes = await perform(paper).catch((error: unknown) => {
    if (error instanceof SideBusy) throw new Failure('unavailable', sheetRefusals.busy, { retryAfter: 10 })
    throw error
  })
  return { name: `${facts.reference}-${facts.position}.pdf`, bytes }
}

import type { Actor } from '../../src/core/actor.ts'
import { rubricOf, sendSubmission, startSubmission } from '../../src/modules/calls/calls.ts'
import { saveDraft } from '../../src/modules/calls/applying/saving.ts'
import { assignByHand, inviteReviewer, judgeOf, submitReview } from '../../src/modules/calls/judging/judging.ts'
import { type Db, row, sql } from '../../src/platform/database.ts'
import { answersTo, type MadeCall } from './calls.ts'
import { actorOf, makeAffiliation, makeOrganisation } from './people.ts'

const day = 86_400_000

/** The officer of a call two days after it opened, when its first round has closed. */
export const afterClosing = (call: MadeCall): Actor => ({ ...call.officer, at: new Date(call.officer.at.getTime() + 2 * day) })

export type MadeEntry = { id: string; entryId: string; lead: Actor; organisationId: string }

/** A submission that was sent, with its entry in the first round. */
export async function makeEntry(db: Db, call: MadeCall, title: string, options: { lang?: 'zh' | 'en'; country?: string } = {}): Promise<MadeEntry> {
  const at = call.officer.at
  const organisationId = await makeOrganisation(db, { country: options.country ?? 'GB' })
  const lead = await actorOf(db, (await makeAffiliation(db, { organisationId })).personId, at)
  const id = await startSubmission(db, lead, { callId: call.id, lang: options.lang ?? 'en', organisationId })
  const { version } = await saveDraft(db, lead, { id, version: 1, title, answers: await answersTo(db, call.formId, organisationId) })
  await sendSubmission(db, lead, { id, version, arrivedAt: at })
  const entryId = (await row<{ id: string }>(db, sql`select id from call_entry where submission_id = ${id}`))!.id
  return { id, entryId, lead: { ...lead, at: afterClosing(call).at }, organisationId }
}

export type MadeReviewer = { id: string; actor: Actor }

/** Somebody on the panel with an account, who is assigned the entries. */
export async function makeReviewer(db: Db, call: MadeCall, entries: readonly MadeEntry[] = []): Promise<MadeReviewer> {
  const officer = afterClosing(call)
  const { personId } = await makeAffiliation(db)
  const actor = await actorOf(db, personId, officer.at)
  const { id } = await inviteReviewer(db, call.officer, { callId: call.id, email: actor.email!, languages: ['zh', 'en'], expertise: { en: 'sensors' }, loadMost: 12, juror: true, lang: 'en' })
  for (const { entryId } of entries) await assignByHand(db, officer, { callId: call.id, roundId: call.roundId, entryId, reviewerId: id })
  return { id, actor }
}

/** A submitted review with the same mark everywhere. */
export async function makeReview(db: Db, call: MadeCall, by: MadeReviewer, entryId: string, mark: number): Promise<void> {
  const rubric = (await rubricOf(db, call.roundId))!
  await submitReview(db, by.actor, await judgeOf(db, by.actor, call.id), { entryId, version: 0, marks: Object.fromEntries(rubric.criteria.map((one) => [one.id, mark])), forApplicants: `Mark ${mark}`, private: 'Between us' })
}

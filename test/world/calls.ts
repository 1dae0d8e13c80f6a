import type { Actor } from '../../src/core/actor.ts'
import type { Lang } from '../../src/core/text.ts'
import { formById, questionsOf } from '../../src/modules/calls/forms.ts'
import { addFunder, addRule, editCall, editRound, publishCall, removeRule, rubricOf, saveDraft, sendSubmission, startCall, startSubmission } from '../../src/modules/calls/calls.ts'
import { inviteReviewer, judgeOf, submitReview } from '../../src/modules/calls/judging/judging.ts'
import { callFor, roundsOf, rulesOf } from '../../src/modules/calls/reading.ts'
import type { Answer, Answers } from '../../src/modules/calls/applying/answers.ts'
import { type CallTemplate } from '../../src/modules/calls/rules.ts'
import { type Db, row, sql } from '../../src/platform/database.ts'
import { actorOf, makeAffiliation, makeOrganisation } from './people.ts'

let made = 0

/** An officer at `at` with an organisation that hosts calls. */
export async function makeHost(db: Db, at: Date): Promise<Actor> {
  const { personId } = await makeAffiliation(db)
  return actorOf(db, personId, at)
}

export type MadeCall = { id: string; slug: string; roundId: string; formId: string; officer: Actor }

/** A published call whose first round is open for a day from `at`; rules of the template stand unless `plain`. */
export async function makeCall(db: Db, at: Date, options: { template?: CallTemplate; officer?: Actor; plain?: boolean; draft?: boolean; grace?: number; funders?: { organisationId: string; people: string[]; budgetMinor: number; currency: string }[] } = {}): Promise<MadeCall> {
  const officer = options.officer ?? (await makeHost(db, at))
  made += 1
  const slug = `call-${made}-${officer.personId!.slice(-8)}`
  const { id } = await startCall(db, officer, { template: options.template ?? 'roadshow', hostId: officer.affiliations[0]!.organisationId, slug, title: { zh: `征集${made}`, en: `Call ${made}` }, lang: 'en' })
  if (options.plain) for (const rule of await rulesOf(db, id)) await removeRule(db, officer, { callId: id, id: rule.id })
  for (const [index, one] of (options.funders ?? []).entries()) await addFunder(db, officer, { callId: id, leads: index === 0, letterLang: index ? 'en' : 'zh', ...one })
  const [first] = await roundsOf(db, id)
  await editRound(db, officer, { ...first!, callId: id, name: { en: 'Round', zh: '轮次' }, opensAt: new Date(at.getTime() - 3_600_000), closesAt: new Date(at.getTime() + 86_400_000), grace: options.grace ?? 0, reviewsDue: undefined, lang: 'en', version: first!.version })
  const call = await callFor(db, officer, { id })
  await editCall(db, officer, { id, version: call.version, title: { en: `Call ${made}`, zh: `征集${made}` }, summary: {}, description: {}, visibility: 'public', combination: call.combination, noticeDays: call.noticeDays, objectionsTo: officer.personId, appealDays: call.appealDays, resultsPublic: true, lang: 'en' })
  if (!options.draft) await publishCall(db, officer, { id, version: call.version + 1 })
  return { id, slug, roundId: first!.id, formId: first!.formId!, officer }
}

/** A whole set of answers to a form; `organisationId` is the partner of every budget. */
export async function answersTo(db: Db, formId: string, organisationId: string): Promise<Answers> {
  const answer = (kind: string, options: string[]): Answer => {
    if (kind === 'number') return { number: 5 }
    if (kind === 'date') return { day: '2027-01-15' }
    if (kind === 'choice' || kind === 'choices') return { choices: [options[0]!] }
    if (kind === 'consent') return { agreed: true }
    if (kind === 'table') return { cells: options.map((code) => ({ row: 1, code, words: `${code} 1` })) }
    if (kind === 'budget') return { lines: [{ organisationId, code: options[0]!, currency: 'GBP', minor: 1_000_000 }] }
    return { words: 'What we propose 我们的方案' }
  }
  const asked = questionsOf(await formById(db, formId)).filter((one) => one.kind !== 'file' && one.kind !== 'listing')
  return Object.fromEntries(asked.map((one) => [one.id, answer(one.kind, one.options.map((option) => option.code))]))
}

export type Team = { id: string; entryId: string; lead: Actor; organisationId: string }

/** A submission that was sent at `at`, by the officer of an organisation of its own unless one is given. */
export async function submitTo(db: Db, call: MadeCall, at: Date, facts: { title?: string; lang?: Lang; organisationId?: string; country?: string; lead?: Actor } = {}): Promise<Team> {
  const organisationId = facts.organisationId ?? facts.lead?.affiliations[0]?.organisationId ?? (await makeOrganisation(db, { country: facts.country ?? 'GB' }))
  const lead = facts.lead ?? (await actorOf(db, (await makeAffiliation(db, { organisationId })).personId, at))
  const id = await startSubmission(db, lead, { callId: call.id, lang: facts.lang ?? 'en', organisationId })
  const { version } = await saveDraft(db, lead, { id, version: 1, title: facts.title ?? 'A membrane', answers: await answersTo(db, call.formId, organisationId) })
  await sendSubmission(db, lead, { id, version, arrivedAt: at })
  return { id, entryId: await entryOf(db, id), lead, organisationId }
}

/** The newest entry of a submission. */
export const entryOf = async (db: Db, submissionId: string): Promise<string> => (await row<{ id: string }>(db, sql`select e.id from call_entry e join call_round r on r.id = e.round_id where e.submission_id = ${submissionId} order by r.position desc limit 1`))!.id

export type Panelist = { id: string; actor: Actor }

/** A reviewer with an account, as they are at `at`. */
export async function panelist(db: Db, call: MadeCall, at: Date, facts: { personId?: string; languages?: Lang[]; loadMost?: number } = {}): Promise<Panelist> {
  const personId = facts.personId ?? (await makeAffiliation(db)).personId
  const email = (await row<{ email: string }>(db, sql`select email from person where id = ${personId}`))!.email
  const { id } = await inviteReviewer(db, call.officer, { callId: call.id, email, languages: facts.languages ?? ['zh', 'en'], expertise: { en: 'sensors and membranes' }, loadMost: facts.loadMost ?? 12, juror: false, lang: 'en' })
  return { id, actor: await actorOf(db, personId, at) }
}

/** A whole review with the same mark everywhere. */
export async function reviewIn(db: Db, call: MadeCall, judge: Actor, entryId: string, mark: number, remarks: { forApplicants?: string; private?: string; roundId?: string } = {}): Promise<void> {
  const rubric = (await rubricOf(db, remarks.roundId ?? call.roundId))!
  const marks = Object.fromEntries(rubric.criteria.map((one) => [one.id, mark]))
  await submitReview(db, judge, await judgeOf(db, judge, call.id), { entryId, version: 0, marks, forApplicants: remarks.forApplicants ?? `Mark ${mark}`, private: remarks.private ?? 'Between us' })
}

/** The same actor at another time. */
export const when = (actor: Actor, at: Date): Actor => ({ ...actor, at })

export { addRule }

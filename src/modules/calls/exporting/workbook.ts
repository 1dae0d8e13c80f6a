import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import { type Lang, type Name, nameFor, readText, type Text } from '../../../core/text.ts'
import { type Db, rows, type SQL, sql } from '../../../platform/database.ts'
import { type Sheet, writeWorkbook } from '../../../platform/workbook.ts'
import { answersOf, submissionsIn } from '../applying/reading.ts'
import { teamMembersOf } from '../applying/team.ts'
import { formById, questionsOf } from '../forms.ts'
import { fundersFor, funderLines } from '../judging/funding.ts'
import { type Call, callFor, roundsOf } from '../reading.ts'
import { exportWords as words } from '../words/exporting.ts'
import { outcomeWords, submissionStateWords } from '../words/words.ts'
import type { AssignmentState, Outcome } from '../rules.ts'
import { answerText } from './answer-text.ts'

const column = (header: string, width = 18) => ({ header, width })
const stamp = (at: Date | null | undefined): string | undefined => at?.toISOString().slice(0, 19).replace('T', ' ')

/** Submissions whose reader is recused are in no sheet (invariant 7). */
const notRecused = (actor: Actor, submissionId: SQL): SQL => sql`not exists (select 1 from call_recusal x where x.submission_id = ${submissionId} and x.person_id = ${actor.personId ?? null})`

/** What was sent, a column for every question: with annexes of funders for who runs the call, else with the reader’s own alone. */
async function submissionsSheet(db: Db, actor: Actor, call: Call, funderIds: readonly string[], lang: Lang): Promise<Sheet> {
  const lines = await submissionsIn(db, actor, call.id)
  const sent = new Map((await rows<{ id: string; revisionId: string; formId: string; sha256: string }>(
    db,
    sql`select distinct on (v.submission_id) v.submission_id as id, v.id as "revisionId", v.form_id as "formId", encode(v.sha256, 'hex') as sha256 from call_revision v join call_submission u on u.id = v.submission_id
        where u.call_id = ${call.id} and v.frozen_at is not null order by v.submission_id, v.number desc`,
  )).map((one) => [one.id, one]))
  const forms = new Map<string, Awaited<ReturnType<typeof formById>>>()
  for (const { formId } of sent.values()) if (!forms.has(formId)) forms.set(formId, await formById(db, formId))
  const open = [...forms.values()].sort((a, b) => a.edition - b.edition).map((form) => ({ ...form, sections: form.sections.filter((one) => one.funderId === null || call.runs || funderIds.includes(one.funderId)) }))
  const codes = [...new Map(open.flatMap((form) => questionsOf(form)).map((one) => [one.code, one])).values()]
  const made: Sheet['rows'][number][] = []
  for (const line of lines) {
    const revision = sent.get(line.id)
    const team = (await teamMembersOf(db, line.id)).filter((one) => one.organisationId && !one.personId)
    const answers = revision ? await answersOf(db, revision.revisionId) : {}
    const asked = open.find((one) => one.id === revision?.formId)
    const own = new Map(asked ? questionsOf(asked).map((one) => [one.code, one]) : [])
    const partners = Object.fromEntries(team.map((one) => [one.organisationId!, one.name]))
    made.push([
      line.reference, line.title, line.lang, submissionStateWords[line.state][lang], line.organisation ? nameFor(lang, line.organisation) : undefined, team.filter((one) => one.role !== 'lead').map((one) => nameFor(lang, one.name)).join('; '), stamp(line.submittedAt), revision?.sha256,
      ...codes.map(({ code }) => { const question = own.get(code); return question && answerText(lang, question, answers[question.id], partners) }),
    ])
  }
  return {
    name: words.submissions[lang],
    columns: [column(words.reference[lang]), column(words.title[lang], 40), column(words.language[lang], 10), column(words.state[lang], 14), column(words.lead[lang], 30), column(words.team[lang], 30), column(words.sent[lang], 20), column(words.receipt[lang], 24), ...codes.map((one) => column(readText(one.label, lang).body, 40))],
    rows: made,
  }
}

const reviewer = sql`coalesce(p.name, w.name, jsonb_build_object('en', w.email))`

async function assignmentsSheet(db: Db, actor: Actor, call: Call, lang: Lang): Promise<Sheet> {
  const found = await rows<{ reference: string; title: string; round: Text; name: Name; state: AssignmentState; affinity: number | null; at: Date; endedAt: Date | null }>(
    db,
    sql`select u.reference, s.title, r.name as round, ${reviewer} as name, a.state, a.affinity_bp as affinity, a.at, a.ended_at as "endedAt" from call_assignment a join call_entry e on e.id = a.entry_id join call_round r on r.id = e.round_id
          join call_submission u on u.id = e.submission_id join call_revision s on s.id = e.revision_id join call_reviewer w on w.id = a.reviewer_id left join person p on p.id = w.person_id
        where r.call_id = ${call.id} and ${notRecused(actor, sql`u.id`)} order by r.position, u.reference, a.at, a.id`,
  )
  return {
    name: words.assignments[lang],
    columns: [column(words.round[lang]), column(words.reference[lang]), column(words.title[lang], 40), column(words.reviewer[lang], 24), column(words.state[lang], 14), column(words.affinity[lang], 12), column(words.assigned[lang], 20), column(words.ended[lang], 20)],
    rows: found.map((one) => [readText(one.round, lang).body, one.reference, one.title, nameFor(lang, one.name), words[one.state][lang], one.affinity === null ? undefined : one.affinity / 10_000, stamp(one.at), stamp(one.endedAt)]),
  }
}

async function reviewsSheet(db: Db, actor: Actor, call: Call, lang: Lang): Promise<Sheet> {
  const found = await rows<{ reference: string; title: string; round: Text; name: Name; at: Date; confidence: number | null; forApplicants: string | null; private: string | null; marks: { name: Text; mark: number }[] }>(
    db,
    sql`select u.reference, s.title, r.name as round, ${reviewer} as name, v.submitted_at as at, v.confidence, v.for_applicants as "forApplicants", v.private,
          coalesce((select jsonb_agg(jsonb_build_object('name', c.name, 'mark', m.mark) order by c.position) from call_mark m join call_criterion c on c.id = m.criterion_id where m.review_id = v.id), '[]') as marks
        from call_review v join call_assignment a on a.id = v.assignment_id and a.state = 'active' join call_entry e on e.id = a.entry_id join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id
          join call_revision s on s.id = v.revision_id join call_reviewer w on w.id = a.reviewer_id left join person p on p.id = w.person_id
        where r.call_id = ${call.id} and v.state = 'submitted' and ${notRecused(actor, sql`u.id`)} order by r.position, u.reference, v.submitted_at, v.id`,
  )
  const criteria = [...new Set(found.flatMap((one) => one.marks.map((mark) => readText(mark.name, lang).body)))]
  return {
    name: words.reviews[lang],
    columns: [column(words.round[lang]), column(words.reference[lang]), column(words.title[lang], 40), column(words.reviewer[lang], 24), ...criteria.map((one) => column(one, 14)), column(words.confidence[lang], 12), column(words.forApplicants[lang], 60), column(words.private[lang], 40), column(words.submitted[lang], 20)],
    rows: found.map((one) => [readText(one.round, lang).body, one.reference, one.title, nameFor(lang, one.name), ...criteria.map((name) => one.marks.find((mark) => readText(mark.name, lang).body === name)?.mark), one.confidence ?? undefined, one.forApplicants ?? undefined, one.private ?? undefined, stamp(one.at)]),
  }
}

async function decisionsSheet(db: Db, actor: Actor, call: Call, lang: Lang): Promise<Sheet> {
  const found = await rows<{ reference: string; title: string; round: Text; outcome: Outcome; place: number | null; reason: string | null; feedback: Text | null; at: Date }>(
    db,
    sql`select u.reference, s.title, r.name as round, d.outcome, d.place, d.reason, d.feedback, d.at from call_decision d join call_entry e on e.id = d.entry_id join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id
          join call_revision s on s.id = e.revision_id where r.call_id = ${call.id} and ${notRecused(actor, sql`u.id`)} order by r.position, d.place nulls last, u.reference`,
  )
  return {
    name: words.decisions[lang],
    columns: [column(words.round[lang]), column(words.reference[lang]), column(words.title[lang], 40), column(words.outcome[lang], 14), column(words.place[lang], 8), column(words.reason[lang], 50), column(words.feedback[lang], 50), column(words.decidedAt[lang], 20)],
    rows: found.map((one) => [readText(one.round, lang).body, one.reference, one.title, outcomeWords[one.outcome][lang], one.place ?? undefined, one.reason ?? undefined, one.feedback ? readText(one.feedback, lang).body : undefined, stamp(one.at)]),
  }
}

/** One funder’s own words; nobody else’s (invariant 11). */
async function fundingSheet(db: Db, actor: Actor, call: Call, funder: { id: string; organisation: Name }, currency: string, lang: Lang): Promise<Sheet> {
  const made: Sheet['rows'][number][] = []
  for (const round of await roundsOf(db, call.id)) {
    for (const line of await funderLines(db, actor, funder.id, round.id)) {
      if (line.outcome) made.push([readText(round.name, lang).body, line.reference, line.title, words[line.outcome === 'fund' ? 'fund' : 'notFund'][lang], line.minor === null ? undefined : line.minor / 100, line.minor === null ? undefined : currency, line.reason ?? undefined, stamp(line.sealedAt)])
    }
  }
  return {
    name: `${words.decisions[lang]} ${nameFor(lang, funder.organisation)}`,
    columns: [column(words.round[lang]), column(words.reference[lang]), column(words.title[lang], 40), column(words.outcome[lang], 14), column(words.amount[lang], 16), column(words.currency[lang], 10), column(words.reason[lang], 50), column(words.sealed[lang], 20)],
    rows: made,
  }
}

/**
 * A call as a workbook with the rights of its reader: who runs it has submissions, assignments, reviews and decisions, without those
 * from which they are recused; people of a funder have the submissions and their own funder’s words. @throws missing for anybody else
 */
export async function callWorkbook(db: Db, actor: Actor, input: { callId: string; lang: Lang }): Promise<Uint8Array> {
  const { lang } = input
  const call = await callFor(db, actor, { id: input.callId })
  const funders = actor.personId ? await fundersFor(db, actor, call.id) : []
  if (!call.runs && funders.length === 0) throw missing()
  const currencies = new Map((await rows<{ id: string; currency: string }>(db, sql`select id, currency from call_funder where call_id = ${call.id}`)).map((one) => [one.id, one.currency]))
  const sheets = [await submissionsSheet(db, actor, call, funders.map((one) => one.id), lang)]
  if (call.runs) sheets.push(await assignmentsSheet(db, actor, call, lang), await reviewsSheet(db, actor, call, lang), await decisionsSheet(db, actor, call, lang))
  for (const one of funders) sheets.push(await fundingSheet(db, actor, call, one, currencies.get(one.id) ?? '', lang))
  return writeWorkbook(sheets)
}

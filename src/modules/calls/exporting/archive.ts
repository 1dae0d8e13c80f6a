import { createHash } from 'node:crypto'
import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { type Db, row, rows, type SQL, sql } from '../../../platform/database.ts'
import { zipped, type ZipFile } from '../../../platform/zip.ts'
import { callToRun } from '../reading.ts'
import { exportWords as words } from '../words/exporting.ts'

/** One file of an archive as lists of facts, each in an order that the facts themselves give. */
type Part = { name: string; facts: SQL }

const instant = (column: SQL): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
const list = (object: SQL, from: SQL, order: SQL): SQL => sql`(select coalesce(jsonb_agg(${object} order by ${order}), '[]') from ${from})`

/** Reviewers are numbered in the order of their invitation: an archive says who judged what by number, names stay with the panel. */
const numbered = (callId: string): SQL => sql`(select id, 'R' || row_number() over (order by invited_at, id) as code from call_reviewer where call_id = ${callId})`

const partsOf = (id: string): Part[] => [
  {
    name: 'call.json',
    facts: sql`select jsonb_build_object('reference', c.reference, 'template', c.template, 'title', c.title, 'summary', c.summary, 'description', c.description, 'host', h.name, 'state', c.state, 'combination', c.combination,
        'notice_days', c.notice_days, 'appeal_days', c.appeal_days, 'results_public', c.results_public, 'published_at', ${instant(sql`c.published_at`)}, 'closed_at', ${instant(sql`c.closed_at`)}, 'cancelled_reason', c.cancelled_reason,
        'need_revision', c.need_revision_id,
        'eligibility', ${list(sql`jsonb_build_object('kind', x.kind, 'count', x.count, 'countries', x.countries, 'kinds', x.kinds, 'funder', f.position)`, sql`call_rule x left join call_funder f on f.id = x.funder_id where x.call_id = c.id`, sql`x.position`)},
        'funders', ${list(sql`jsonb_build_object('number', f.position, 'name', o.name, 'leads', f.leads, 'budget_minor', f.budget_minor, 'most_minor', f.most_minor, 'currency', f.currency)`, sql`call_funder f join organisation o on o.id = f.organisation_id where f.call_id = c.id`, sql`f.position`)}) as facts
      from call c join organisation h on h.id = c.host_id where c.id = ${id}`,
  },
  {
    name: 'forms.json',
    facts: sql`select ${list(
      sql`jsonb_build_object('edition', m.edition, 'frozen_at', ${instant(sql`m.frozen_at`)}, 'sections', ${list(
        sql`jsonb_build_object('title', t.title, 'help', t.help, 'funder', (select f.position from call_funder f where f.id = t.funder_id), 'questions', ${list(
          sql`jsonb_build_object('code', q.code, 'kind', q.kind, 'label', q.label, 'help', q.help, 'required', q.required, 'names', q.names, 'room', q.room, 'least', q.least, 'most', q.most, 'unit', q.unit, 'shown_if', (select z.code from call_question z where z.id = q.shown_if), 'shown_for', q.shown_for,
            'options', ${list(sql`jsonb_build_object('code', p.code, 'label', p.label)`, sql`call_option p where p.question_id = q.id`, sql`p.position`)})`,
          sql`call_question q where q.section_id = t.id`, sql`q.position, q.code`)})`,
        sql`call_section t where t.form_id = m.id`, sql`t.position`)})`,
      sql`call_form m where m.call_id = ${id}`, sql`m.edition`)} as facts`,
  },
  {
    name: 'rounds.json',
    facts: sql`select ${list(
      sql`jsonb_build_object('position', r.position, 'name', r.name, 'form_edition', (select m.edition from call_form m where m.id = r.form_id), 'opens_at', ${instant(sql`r.opens_at`)}, 'closes_at', ${instant(sql`r.closes_at`)}, 'grace', r.grace, 'state', r.state, 'blindness', r.blindness, 'mode', r.mode,
        'reviews_wanted', r.reviews_wanted, 'reviews_due', ${instant(sql`r.reviews_due`)}, 'advance', r.advance, 'places', r.places, 'reserves', r.reserves, 'threshold_bp', r.threshold_bp, 'most_per_organisation', r.most_per_organisation, 'score', r.score, 'tie_break', r.tie_break, 'audience_vote', r.audience_vote,
        'extensions', ${list(sql`jsonb_build_object('was', ${instant(sql`x.was`)}, 'closes_at', ${instant(sql`x.closes_at`)}, 'reason', x.reason, 'at', ${instant(sql`x.at`)})`, sql`call_extension x where x.round_id = r.id`, sql`x.at, x.id`)},
        'tracks', ${list(sql`jsonb_build_object('name', k.name, 'places', k.places)`, sql`call_track k where k.round_id = r.id`, sql`k.position`)},
        'rubrics', ${list(
          sql`jsonb_build_object('edition', b.edition, 'frozen_at', ${instant(sql`b.frozen_at`)}, 'criteria', ${list(
            sql`jsonb_build_object('name', n.name, 'help', n.help, 'weight_bp', n.weight_bp, 'least', n.least, 'most', n.most, 'anchors', ${list(sql`jsonb_build_object('mark', y.mark, 'words', y.words)`, sql`call_anchor y where y.criterion_id = n.id`, sql`y.mark`)})`,
            sql`call_criterion n where n.rubric_id = b.id`, sql`n.position`)})`,
          sql`call_rubric b where b.round_id = r.id`, sql`b.edition`)})`,
      sql`call_round r where r.call_id = ${id}`, sql`r.position`)} as facts`,
  },
  {
    name: 'submissions.json',
    facts: sql`select ${list(
      sql`jsonb_build_object('reference', u.reference, 'title', u.title, 'lang', u.lang, 'state', u.state, 'state_reason', u.state_reason, 'lead', (select o.name from organisation o where o.id = u.lead_organisation),
        'receipts', ${list(sql`jsonb_build_object('number', v.number, 'title', v.title, 'form_edition', m.edition, 'arrived_at', ${instant(sql`v.arrived_at`)}, 'sha256', encode(v.sha256, 'hex'))`, sql`call_revision v join call_form m on m.id = v.form_id where v.submission_id = u.id and v.frozen_at is not null`, sql`v.number`)},
        'entries', ${list(sql`jsonb_build_object('round', r.position, 'revision', v.number, 'track', (select k.name from call_track k where k.id = e.track_id), 'state', e.state, 'place', e.place)`, sql`call_entry e join call_round r on r.id = e.round_id join call_revision v on v.id = e.revision_id where e.submission_id = u.id`, sql`r.position`)},
        'questions', ${list(sql`jsonb_build_object('words', q.words, 'asked_at', ${instant(sql`q.asked_at`)}, 'due_at', ${instant(sql`q.due_at`)}, 'answer', q.answer, 'answered_at', ${instant(sql`q.answered_at`)})`, sql`call_question_back q where q.submission_id = u.id`, sql`q.asked_at, q.id`)})`,
      sql`call_submission u where u.call_id = ${id} and u.submitted_at is not null`, sql`u.reference`)} as facts`,
  },
  {
    name: 'judging.json',
    facts: sql`select jsonb_build_object(
      'reviews', ${list(
        sql`jsonb_build_object('round', r.position, 'entry', u.reference, 'reviewer', w.code, 'rubric_edition', b.edition, 'revision', s.number, 'submitted_at', ${instant(sql`v.submitted_at`)}, 'confidence', v.confidence,
          'marks', (select coalesce(jsonb_agg(m.mark order by n.position), '[]') from call_mark m join call_criterion n on n.id = m.criterion_id where m.review_id = v.id), 'counts', a.state = 'active')`,
        sql`call_review v join call_assignment a on a.id = v.assignment_id join call_entry e on e.id = a.entry_id join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id join call_rubric b on b.id = v.rubric_id
          join call_revision s on s.id = v.revision_id join ${numbered(id)} w on w.id = a.reviewer_id where r.call_id = ${id} and v.state = 'submitted'`,
        sql`r.position, u.reference, v.submitted_at, v.id`)},
      'comparisons', ${list(
        sql`jsonb_build_object('round', r.position, 'reviewer', w.code, 'stronger', case when x.stronger = x.one then u1.reference else u2.reference end, 'weaker', case when x.stronger = x.one then u2.reference else u1.reference end, 'at', ${instant(sql`x.at`)})`,
        sql`call_comparison x join call_round r on r.id = x.round_id join ${numbered(id)} w on w.id = x.reviewer_id join call_entry e1 on e1.id = x.one join call_submission u1 on u1.id = e1.submission_id join call_entry e2 on e2.id = x.other join call_submission u2 on u2.id = e2.submission_id where r.call_id = ${id}`,
        sql`x.at, x.id`)},
      'conflicts', ${list(sql`jsonb_build_object('reviewer', w.code, 'submission', u.reference, 'cause', x.cause, 'at', ${instant(sql`x.at`)}, 'ended_at', ${instant(sql`x.ended_at`)})`, sql`call_conflict x join ${numbered(id)} w on w.id = x.reviewer_id join call_submission u on u.id = x.submission_id where u.call_id = ${id}`, sql`x.at, x.id`)}) as facts`,
  },
  {
    name: 'decisions.json',
    facts: sql`select jsonb_build_object(
      'decisions', ${list(sql`jsonb_build_object('round', r.position, 'entry', u.reference, 'outcome', d.outcome, 'place', d.place, 'reason', d.reason, 'feedback', d.feedback, 'at', ${instant(sql`d.at`)})`, sql`call_decision d join call_entry e on e.id = d.entry_id join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id where r.call_id = ${id}`, sql`r.position, u.reference`)},
      'funders', ${list(sql`jsonb_build_object('round', r.position, 'entry', u.reference, 'funder', f.position, 'outcome', d.outcome, 'minor', d.minor, 'currency', f.currency, 'reason', d.reason, 'sealed_at', ${instant(sql`d.sealed_at`)})`,
        sql`call_funder_decision d join call_funder f on f.id = d.funder_id join call_entry e on e.id = d.entry_id join call_round r on r.id = e.round_id and r.state in ('decided', 'released') join call_submission u on u.id = e.submission_id where r.call_id = ${id}`, sql`r.position, u.reference, f.position`)},
      'releases', ${list(
        sql`jsonb_build_object('round', r.position, 'number', l.number, 'kind', l.kind, 'reason', l.reason, 'at', ${instant(sql`l.at`)}, 'until', ${instant(sql`l.until`)}, 'confirmed_at', ${instant(sql`l.confirmed_at`)},
          'entries', ${list(sql`jsonb_build_object('entry', u.reference, 'outcome', x.outcome, 'place', x.place, 'feedback', x.feedback)`, sql`call_released_entry x join call_entry e on e.id = x.entry_id join call_submission u on u.id = e.submission_id where x.release_id = l.id`, sql`u.reference`)},
          'objections', ${list(sql`jsonb_build_object('kind', o.kind, 'words', o.words, 'at', ${instant(sql`o.at`)}, 'outcome', o.outcome, 'answer', o.answer, 'decided_at', ${instant(sql`o.decided_at`)})`, sql`call_objection o where o.release_id = l.id`, sql`o.at, o.id`)})`,
        sql`call_release l join call_round r on r.id = l.round_id where r.call_id = ${id}`, sql`r.position, l.number`)},
      'awards', ${list(
        sql`jsonb_build_object('reference', w.reference, 'entry', u.reference, 'funder', (select f.position from call_funder f where f.id = w.funder_id), 'minor', w.minor, 'currency', w.currency, 'prize', w.prize, 'payer', (select o.name from organisation o where o.id = w.payer_id), 'payee', (select o.name from organisation o where o.id = w.payee_id),
          'state', w.state, 'at', ${instant(sql`w.at`)}, 'answered_at', ${instant(sql`w.answered_at`)},
          'acceptance', ${list(sql`jsonb_build_object('wanted', t.wanted, 'measured', t.measured, 'met', t.met, 'at', ${instant(sql`t.at`)})`, sql`call_acceptance t where t.award_id = w.id`, sql`t.indicator`)},
          'payments', ${list(sql`jsonb_build_object('minor', y.minor, 'currency', y.currency, 'paid_on', y.paid_on)`, sql`call_payment y where y.award_id = w.id`, sql`y.paid_on, y.id`)})`,
        sql`call_award w join call_entry e on e.id = w.entry_id join call_submission u on u.id = e.submission_id where u.call_id = ${id}`, sql`w.reference`)}) as facts`,
  },
]

const written = (facts: unknown): Buffer => Buffer.from(`${JSON.stringify(facts, null, 2)}\n`, 'utf8')

/**
 * The archive of a call for audit: its rules, forms and rounds, what was sent by its receipt, how it was judged and decided and why,
 * as JSON with a list of digests. It holds nothing but facts, in an order of their own, so that the same facts give the same bytes.
 * For who runs the call and is recused from nothing in it. @throws missing | denied
 */
export async function callArchive(db: Db, actor: Actor, callId: string): Promise<{ name: string; files: AsyncIterable<Uint8Array> }> {
  const call = await callToRun(db, actor, { id: callId })
  const recused = await row(db, sql`select 1 from call_recusal where call_id = ${call.id} and person_id = ${actor.personId ?? null}`)
  if (recused) throw new Failure('denied', words.recused)
  const files: ZipFile[] = []
  for (const { name, facts } of partsOf(call.id)) {
    const [found] = await rows<{ facts: unknown }>(db, facts)
    files.push({ name, bytes: written(found?.facts ?? null) })
  }
  const digests = files.map((one) => `${createHash('sha256').update(one.bytes).digest('hex')}  ${one.name}\n`).join('')
  files.push({ name: 'SHA256SUMS', bytes: Buffer.from(digests, 'utf8') })
  return { name: `${call.reference}.zip`, files: zipped((async function* () { yield* files })(), call.publishedAt ?? new Date(Date.UTC(2000, 0, 1))) }
}

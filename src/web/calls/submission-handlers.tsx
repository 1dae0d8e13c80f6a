import { Readable } from 'node:stream'
import { organisationsOf } from '../../core/actor.ts'
import { Failure, isFailure, missing, wrong } from '../../core/failure.ts'
import { showId } from '../../core/id.ts'
import { nameFor, type Phrase, say } from '../../core/text.ts'
import {
  answerForTeam, answersOf, answerTeamQuestion, applyingRefusals, askTeam, attachToSubmission, type Call, callFor, exactOf, fileNamesOf, formById, formIdOf, fundersOf, hiddenSections, leaveTeam, linkable, nameForTeam, openRound, questionsBackOf, questionsOf, readinessOf, resumeSubmission,
  roundsOf, saveDraft, sendSubmission, sentAtOf, startSubmission, type Submission, submissionFor, submissionsIn, submissionsOf, teamInvitationsOf, teamLetterFor, teamMembersOf, teamRoles, withdrawSubmission,
} from '../../modules/calls/calls.ts'
import { ownResults } from '../../modules/calls/judging/judging.ts'
import { prepareFile } from '../../modules/files/files.ts'
import { download } from '../files/download.ts'
import { one, readForm, type Values } from '../form.ts'
import { arrivedBy } from '../../platform/arrival.ts'
import { type Again, seeOther, statusOf } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chosen, deed, idIn, idOf, moment, organisationIn, problemsIn, submit, versionIn } from '../typed.ts'
import type { Words } from '../ui/said.ts'
import { answersIn, fieldOf, unreadable, valuesOf } from './answers-in.ts'
import { queueTeamLetter } from './letter.ts'
import { applyWords as words } from './messages/applying.ts'
import { answer, callAt, runAt } from './reading.tsx'
import { MySubmissionsPage, SubmissionEditPage, SubmissionListPage, SubmissionPage, TeamLetterPage } from './submission-pages.tsx'

const at = (c: Visit, id = idOf(c)) => ({ lang: c.var.lang, id: showId(id) })
const shownAt = (c: Visit, id?: string): string => href(routes.submissions.show, at(c, id))

async function here(c: Visit): Promise<{ submission: Submission; call: Call; revisionId: string; open: boolean }> {
  const { room: { db }, actor } = c.var
  const submission = await submissionFor(db, actor, idOf(c))
  const call = await callFor(db, actor, { id: submission.callId })
  const revisionId = submission.openRevision && submission.mine ? submission.openRevision : (submission.sentRevision ?? submission.openRevision)
  if (!revisionId) throw missing()
  return { submission, call, revisionId, open: call.state === 'published' && openRound(await roundsOf(db, call.id), actor.at) !== undefined }
}

async function show(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, lang } = c.var
  const { submission, call, revisionId, open } = await here(c)
  const [form, answers, team, files, sentAt] = await Promise.all([formIdOf(db, revisionId).then((id) => formById(db, id)), answersOf(db, revisionId), teamMembersOf(db, submission.id), fileNamesOf(db, revisionId), submission.sentRevision ? sentAtOf(db, submission.sentRevision) : null])
  const hidden = await hiddenSections(db, c.var.actor, submission, form.id)
  const readiness = submission.mine && submission.openRevision ? await readinessOf(db, submission, form, answers) : undefined
  return answer(c, submission.workingTitle || submission.reference, <SubmissionPage lang={lang} call={call} submission={submission} form={form} answers={answers} team={team} readiness={readiness} sentAt={sentAt} open={open} files={files} hidden={hidden} problems={problemsIn(again)} results={await ownResults(db, c.var.actor, submission.id)} at={c.var.actor.at} questions={await questionsBackOf(db, c.var.actor, submission)} again={again && { values: again.values, problems: problemsIn(again) ?? {} }} />, again)
}

async function edit(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const { submission, call, revisionId, open } = await here(c)
  if (!submission.mine || !open || submission.state === 'withdrawn' || submission.state === 'ineligible') throw missing()
  const [form, answers, team, files, funders, offers] = await Promise.all([formIdOf(db, revisionId).then((id) => formById(db, id)), answersOf(db, revisionId), teamMembersOf(db, submission.id), fileNamesOf(db, revisionId), fundersOf(db, call.id), linkable(db, organisationsOf(actor))])
  const errors = problemsIn(again)
  const fieldProblems: Record<string, Words> = Object.fromEntries(questionsOf(form).flatMap((question): [string, Words][] => (errors?.[fieldOf(question)] ? [[question.id, errors[fieldOf(question)]!]] : [])))
  const values: Values = again?.values ?? valuesOf(form, answers)
  const drawn = { lang, values, problems: fieldProblems, files, partners: team.flatMap((member) => (member.organisationId && !member.personId ? [{ id: member.organisationId, name: member.name }] : [])), listings: offers.map((offer) => ({ id: offer.id, title: nameFor(lang, offer.title) })) }
  const organisations = actor.affiliations.map((one) => ({ id: one.organisationId, name: one.name }))
  return answer(c, submission.reference, <SubmissionEditPage lang={lang} call={call} submission={submission} form={form} drawn={drawn} organisations={organisations} errors={errors} funderNames={Object.fromEntries(funders.map((one) => [one.id, one.name]))} title={again ? one(again.values, 'title') : submission.workingTitle} version={again ? versionIn(again.values) : submission.version} />, again)
}

/** Keeps what the form says; what cannot be read as a number is said, and everything else is kept all the same. */
async function store(c: Visit, values: Values, files: Record<string, File[]>): Promise<number> {
  const { room: { db, blobs }, actor } = c.var
  const id = idOf(c)
  const { version, form } = await saveDraft(db, actor, { id, version: versionIn(values), title: one(values, 'title'), organisationId: idIn(values, 'organisation'), answers: (of) => answersIn(of, values) })
  const problems: Record<string, Phrase> = {}
  for (const question of questionsOf(form).filter((one) => one.kind === 'file')) {
    const file = files[fieldOf(question)]?.find((one) => one.size > 0)
    if (!file) continue
    await prepareFile(blobs, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), accepted: 'attachment' }).then(
      (prepared) => attachToSubmission(db, actor, { id, questionId: question.id, prepared }),
      (error: unknown) => {
        if (!isFailure(error, 'invalid')) throw error
        problems[fieldOf(question)] = error.sentence
      },
    )
  }
  for (const question of unreadable(form, values)) problems[fieldOf(question)] = question.kind === 'budget' ? applyingRefusals.budget : applyingRefusals.number
  // What could be read is kept: the form goes on from the version that it made.
  values._version = String(version)
  if (Object.keys(problems).length > 0) throw new Failure('invalid', applyingRefusals.incomplete, { fields: problems })
  return version
}

/** Which question is answered. @throws missing */
function questionIn(values: Values): string {
  const id = idIn(values, 'question')
  if (!id) throw missing()
  return id
}

export const submissionHandlers: HandlersOf<'submissions'> = {
  async mine(c) {
    const { room: { db }, actor, lang } = c.var
    const [lines, invitations] = await Promise.all([submissionsOf(db, actor), teamInvitationsOf(db, actor)])
    return answer(c, words.yours[lang], <MySubmissionsPage lang={lang} lines={lines} invitations={invitations} />)
  },
  start: (c) =>
    deed(c, async (values) => {
      const call = await callAt(c)
      return href(routes.submissions.edit, at(c, await startSubmission(c.var.room.db, c.var.actor, { callId: call.id, lang: c.var.lang, organisationId: idIn(values, 'organisation') })))
    }),
  async list(c) {
    const call = await runAt(c)
    return answer(c, words.submissions[c.var.lang], <SubmissionListPage lang={c.var.lang} call={call} lines={await submissionsIn(c.var.room.db, c.var.actor, call.id)} />)
  },
  show: (c) => show(c),
  edit: (c) => edit(c),
  async save(c) {
    const script = c.req.header('accept')?.includes('application/json') ?? false
    let values: Values = {}
    try {
      const form = await readForm(c)
      values = form.values
      const version = await store(c, values, form.files)
      return script ? c.json({ version }, 200, { 'cache-control': 'no-store' }) : seeOther(c, shownAt(c), 'saved')
    } catch (error) {
      if (!isFailure(error) || !['invalid', 'conflict'].includes(error.code)) throw error
      if (script) return c.json({ code: error.code, sentence: say(c.var.lang, error.sentence) }, statusOf(error) as 409 | 422, { 'cache-control': 'no-store' })
      return edit(c, { values, problems: error.details.fields ?? {}, sentence: error.sentence, failure: error })
    }
  },
  send(c) {
    const arrivedAt = arrivedBy(c.var.actor.at)
    return submit(c, async (values) => (await sendSubmission(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values), arrivedAt }), shownAt(c)), (again) => show(c, again), 'sent')
  },
  moreAsk: (c) =>
    submit(c, async (values) => (await askTeam(c.var.room.db, c.var.actor, { submissionId: idOf(c), words: one(values, 'words'), dueAt: moment(values, 'dueAt') }), `${shownAt(c)}#more`), (again) => show(c, again), 'sent'),
  moreAnswer: (c) =>
    submit(c, async (values) => (await answerTeamQuestion(c.var.room.db, c.var.actor, { submissionId: idOf(c), id: questionIn(values), answer: one(values, 'answer') }), `${shownAt(c)}#more`), (again) => show(c, again), 'sent'),
  withdraw: (c) => deed(c, async () => (await withdrawSubmission(c.var.room.db, c.var.actor, idOf(c)), shownAt(c))),
  resume: (c) => deed(c, async () => (await resumeSubmission(c.var.room.db, c.var.actor, idOf(c)), shownAt(c))),
  async receipt(c) {
    const found = await exactOf(c.var.room.db, c.var.actor, idOf(c))
    if (!found) throw missing()
    const bytes = Buffer.from(found.text, 'utf8')
    return download(c, { name: `${found.reference}.json`, mediaType: 'application/json', bytes: bytes.byteLength, stream: Readable.from([bytes]) })
  },
  name: (c) =>
    submit(
      c,
      async (values) => {
        const { room, actor } = c.var
        const role = chosen(values, 'role', Object.fromEntries(teamRoles.map((one) => [one, one])) as Record<(typeof teamRoles)[number], string>)
        const organisationId = await organisationIn(c, values, 'organisation')
        const email = one(values, 'email').trim()
        if (!organisationId && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw wrong(one(values, 'organisation') ? 'organisation' : 'email', applyingRefusals.member)
        const { token } = await nameForTeam(room.db, actor, { submissionId: idOf(c), role, named: organisationId ? { organisationId } : { email, name: one(values, 'name') } })
        if (token) await queueTeamLetter(room.db, room.config.url, { email, name: one(values, 'name'), lang: c.var.lang, token, submissionId: idOf(c) })
        return `${shownAt(c)}#team`
      },
      (again) => show(c, again),
    ),
  leave: (c) => deed(c, async () => (await leaveTeam(c.var.room.db, c.var.actor, { submissionId: idOf(c), memberId: idOf(c, 'member') }), href(routes.submissions.mine, { lang: c.var.lang })), 'removed'),
  answer: (c) => deed(c, async (values) => (await answerForTeam(c.var.room.db, c.var.actor, { memberId: idOf(c), agree: one(values, 'verdict') === 'yes' }), href(routes.submissions.mine, { lang: c.var.lang }))),
  async letter(c) {
    const token = c.req.param('token') ?? ''
    const { title } = await teamLetterFor(c.var.room.db, token)
    return answer(c, words.letterTitle[c.var.lang], <TeamLetterPage lang={c.var.lang} title={title} action={href(routes.submissions.letterAnswer, { lang: c.var.lang, token })} />)
  },
  letterAnswer: (c) => deed(c, async (values) => (await answerForTeam(c.var.room.db, c.var.actor, { token: c.req.param('token') ?? '', agree: one(values, 'verdict') === 'yes' }), href(routes.submissions.mine, { lang: c.var.lang }))),
}

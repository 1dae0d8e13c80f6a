import { Failure, isFailure, wrong } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { say } from '../../core/text.ts'
import { namesShown, submissionFileOf } from '../../modules/calls/calls.ts'
import { answerInvitation, assignedTo, comparedEntry, declareConflict, entryRead, type ReviewInput, reviewCallsOf, saveReview, submitReview } from '../../modules/calls/judging/judging.ts'
import { download } from '../files/download.ts'
import { one, readForm, type Values } from '../form.ts'
import { type Again, page, seeOther, statusOf } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { deed, problemsIn, submit, versionIn } from '../typed.ts'
import { judgeWords as words } from './messages/judging.ts'
import { drawQueue, pack, sheet, sheetBack } from './offline-handlers.tsx'
import { compared, pair } from './pair-handlers.tsx'
import { byAccount, byLink, draw, entryOf, type Find, type Place } from './places.ts'
import { MyReviewsPage, ReviewPage } from './review-pages.tsx'

const showQueue = (find: Find): Handler => async (c) => drawQueue(c, await find(c))

/** What of the entry is shown follows the round’s blindness; annexes of funders are never a reviewer's. */
async function showReview(c: Visit, place: Place, again?: Again): Promise<Response> {
  const { room: { db }, lang } = c.var
  const assigned = await assignedTo(db, place.judge, entryOf(c))
  const { form, answers, partners, files, given } = await entryRead(db, assigned)
  const entry = showId(assigned.entryId)
  return draw(
    c, place, assigned.title,
    <ReviewPage lang={lang} assigned={assigned} form={form} answers={answers} given={given} partners={partners} files={Object.fromEntries(Object.entries(files).map(([question, name]) => [question, name ?? words.submission[lang]]))} fileHref={(file) => place.fileHref(entry, showId(file))} desk={place.desk} values={again?.values} problems={problemsIn(again)} />,
    again,
  )
}

function inputOf(c: Visit, values: Values): ReviewInput {
  const marks: Record<string, number> = {}
  for (const name of Object.keys(values)) {
    const id = name.startsWith('m-') ? readId(name.slice(2)) : undefined
    if (id && one(values, name) !== '') marks[id] = Number(one(values, name))
  }
  const confidence = Number(one(values, 'confidence'))
  return { entryId: entryOf(c), version: versionIn(values), marks, confidence: Number.isInteger(confidence) && confidence >= 1 && confidence <= 5 ? confidence : undefined, forApplicants: one(values, 'forApplicants'), private: one(values, 'private') }
}

const save = (find: Find): Handler => async (c) => {
  const script = c.req.header('accept')?.includes('application/json') ?? false
  const place = await find(c)
  let values: Values = {}
  try {
    values = (await readForm(c)).values
    const { version } = await saveReview(c.var.room.db, c.var.actor, place.judge, inputOf(c, values))
    return script ? c.json({ version }, 200, { 'cache-control': 'no-store' }) : seeOther(c, place.desk.show(c.req.param('entry') ?? ''), 'saved')
  } catch (error) {
    if (!isFailure(error) || !['invalid', 'conflict'].includes(error.code)) throw error
    if (script) return c.json({ code: error.code, sentence: say(c.var.lang, error.sentence) }, statusOf(error) as 409 | 422, { 'cache-control': 'no-store' })
    return showReview(c, place, { values, problems: shownIds(error), sentence: error.sentence, failure: error })
  }
}

/** Problems name criteria by their stored ids; the form by those that readers see. */
const shownIds = (failure: Failure) => Object.fromEntries(Object.entries(failure.details.fields ?? {}).map(([name, sentence]) => [name.startsWith('m-') ? `m-${showId(name.slice(2))}` : name, sentence]))

const submitted = (find: Find): Handler => async (c) => {
  const place = await find(c)
  return submit(
    c,
    async (values) => (await submitReview(c.var.room.db, c.var.actor, place.judge, inputOf(c, values)), place.desk.queue),
    (again) => showReview(c, place, { ...again, problems: shownIds(again.failure) }),
    'sent',
  )
}

const conflict = (find: Find): Handler => async (c) => {
  const place = await find(c)
  return deed(c, async () => (await declareConflict(c.var.room.db, c.var.actor, place.judge, entryOf(c)), place.desk.queue))
}

const answered = (find: Find): Handler => async (c) => {
  const place = await find(c)
  return deed(c, async (values) => {
    if (!['yes', 'no'].includes(one(values, 'verdict'))) throw wrong('verdict', words.willYou)
    await answerInvitation(c.var.room.db, c.var.actor, place.judge, one(values, 'verdict') === 'yes')
    return place.desk.queue
  })
}

/** What of an entry its judge may open files of: assigned, or to be compared. */
const judged = (c: Visit, place: Place) => assignedTo(c.var.room.db, place.judge, entryOf(c)).catch(() => comparedEntry(c.var.room.db, place.judge, entryOf(c)))

/** A file of an entry, as long as it is theirs to judge. */
const file = (find: Find): Handler => async (c) => {
  const { room: { db, blobs } } = c.var
  const place = await find(c)
  const assigned = await judged(c, place)
  const found = await submissionFileOf(db, assigned.revisionId, readId(c.req.param('file') ?? '') ?? '')
  return download(c, { name: !namesShown(assigned.blindness, 'reviewer').applicants ? `${assigned.reference}.${found.name.split('.').at(-1)}` : found.name, mediaType: found.mediaType, bytes: found.bytes, stream: await blobs.get(found.sha256) })
}

export const reviewHandlers: HandlersOf<'reviews'> = {
  async mine(c) {
    const { room: { db }, actor, lang } = c.var
    return page(c, { title: words.reviews[lang], active: 'calls', noindex: true }, <MyReviewsPage lang={lang} calls={await reviewCallsOf(db, actor)} />)
  },
  queue: showQueue(byAccount),
  answer: answered(byAccount),
  show: async (c) => showReview(c, await byAccount(c)),
  save: save(byAccount),
  submit: submitted(byAccount),
  conflict: conflict(byAccount),
  file: file(byAccount),
  pack: pack(byAccount),
  sheet: sheet(byAccount),
  sheetBack: sheetBack(byAccount),
  pair: pair(byAccount),
  compare: compared(byAccount),
}

export const judgeHandlers: HandlersOf<'judges'> = {
  queue: showQueue(byLink),
  answer: answered(byLink),
  show: async (c) => showReview(c, await byLink(c)),
  save: save(byLink),
  submit: submitted(byLink),
  conflict: conflict(byLink),
  file: file(byLink),
  pack: pack(byLink),
  sheet: sheet(byLink),
  sheetBack: sheetBack(byLink),
  pair: pair(byLink),
  compare: compared(byLink),
}


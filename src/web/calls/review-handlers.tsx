import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Actor } from '../../core/actor.ts'
import { Failure, isFailure, missing, wrong } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { say } from '../../core/text.ts'
import { namesShown, submissionFileOf } from '../../modules/calls/calls.ts'
import { answerInvitation, assignedTo, callTitleOf, compare, comparedEntry, compareRoundsOf, declareConflict, entryRead, type Judge, judgeByToken, judgeOf, packOf, pairFor, queueOf, returnSheet, type ReviewInput, reviewCallsOf, saveReview, scoreSheetOf, sheetRefusals, SheetRefused, submitReview } from '../../modules/calls/judging/judging.ts'
import { download, workbookType } from '../files/download.ts'
import { one, readForm, type Values } from '../form.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { deed, idIn, idOf, problemsIn, submit, versionIn } from '../typed.ts'
import { shown } from '../ui/bilingual.tsx'
import { judgeWords as words } from './messages/judging.ts'
import { PairPage } from './pair-page.tsx'
import { type Desk, MyReviewsPage, QueuePage, ReviewPage } from './review-pages.tsx'

/** Whose desk it is, what call, and its addresses: by account or by the personal link. */
type Place = { judge: Judge; title: string; desk: Desk; secret: boolean; fileHref: (entry: string, file: string) => string }

async function byAccount(c: Visit): Promise<Place> {
  const { room: { db }, actor, lang } = c.var
  const slug = c.req.param('slug') ?? ''
  const judge = await judgeBySlug(c, actor, slug)
  const at = { lang, slug }
  const on = (entry: string) => ({ ...at, entry })
  return {
    judge, title: shown(lang, await callTitleOf(db, judge.callId)).text, secret: false, fileHref: (entry, file) => href(routes.reviews.file, { ...on(entry), file }),
    desk: { queue: href(routes.reviews.queue, at), answer: href(routes.reviews.answer, at), show: (entry) => href(routes.reviews.show, on(entry)), save: (entry) => href(routes.reviews.save, on(entry)), submit: (entry) => href(routes.reviews.submit, on(entry)), conflict: (entry) => href(routes.reviews.conflict, on(entry)),
      pack: (round) => href(routes.reviews.pack, { ...at, round }), sheet: (round) => href(routes.reviews.sheet, { ...at, round }), sheetBack: (round) => href(routes.reviews.sheetBack, { ...at, round }),
      pair: (round) => href(routes.reviews.pair, { ...at, round }) },
  }
}

async function judgeBySlug(c: Visit, actor: Actor, slug: string): Promise<Judge> {
  const found = (await reviewCallsOf(c.var.room.db, actor)).find((call) => call.slug === slug)
  if (!found) throw missing()
  return judgeOf(c.var.room.db, actor, found.id)
}

async function byLink(c: Visit): Promise<Place> {
  const { room: { db }, lang } = c.var
  const token = c.req.param('token') ?? ''
  const judge = await judgeByToken(db, token)
  const at = { lang, token }
  const on = (entry: string) => ({ ...at, entry })
  return {
    judge, title: shown(lang, await callTitleOf(db, judge.callId)).text, secret: true, fileHref: (entry, file) => href(routes.judges.file, { ...on(entry), file }),
    desk: { queue: href(routes.judges.queue, at), answer: href(routes.judges.answer, at), show: (entry) => href(routes.judges.show, on(entry)), save: (entry) => href(routes.judges.save, on(entry)), submit: (entry) => href(routes.judges.submit, on(entry)), conflict: (entry) => href(routes.judges.conflict, on(entry)),
      pack: (round) => href(routes.judges.pack, { ...at, round }), sheet: (round) => href(routes.judges.sheet, { ...at, round }), sheetBack: (round) => href(routes.judges.sheetBack, { ...at, round }),
      pair: (round) => href(routes.judges.pair, { ...at, round }) },
  }
}

type Find = (c: Visit) => Promise<Place>

const draw = (c: Visit, place: Place, title: string, body: Parameters<typeof page>[2], again?: Again): Promise<Response> =>
  page(c, { title, active: 'calls', noindex: true, secret: place.secret, status: again ? statusOf(again.failure) : 200 }, body)

const entryOf = (c: Visit): string => {
  const id = readId(c.req.param('entry') ?? '')
  if (!id) throw missing()
  return id
}

async function drawQueue(c: Visit, place: Place, again?: Again): Promise<Response> {
  const refused = again && { round: c.req.param('round') ?? '', sentence: again.failure.sentence, cells: again.failure instanceof SheetRefused ? again.failure.cells : [] }
  return draw(c, place, place.title, <QueuePage lang={c.var.lang} title={place.title} judge={place.judge} lines={await queueOf(c.var.room.db, place.judge)} pairs={await compareRoundsOf(c.var.room.db, place.judge)} desk={place.desk} refused={refused} />, again)
}

const showQueue = (find: Find): Handler => async (c) => drawQueue(c, await find(c))

/** The pack, the empty score sheet, and the sheet that comes back: the way to judge without a line. */
const pack = (find: Find): Handler => async (c) => {
  const place = await find(c)
  const { name, bytes } = await packOf(c.var.room.db, c.var.actor, place.judge, { roundId: idOf(c, 'round'), lang: c.var.lang })
  return download(c, { name, mediaType: 'application/pdf', bytes: bytes.byteLength, stream: Readable.from([bytes]) })
}

const sheet = (find: Find): Handler => async (c) => {
  const place = await find(c)
  const bytes = await scoreSheetOf(c.var.room.db, place.judge, { roundId: idOf(c, 'round'), lang: c.var.lang })
  return download(c, { name: `${words.sheetName[c.var.lang]}.xlsx`, mediaType: workbookType, bytes: bytes.byteLength, stream: Readable.from([bytes]) })
}

const mostSheet = 5_000_000

const sheetBack = (find: Find): Handler => async (c) => {
  const place = await find(c)
  return submitForm(
    c, z.looseObject({}),
    async (_, { values, files }) => {
      const file = files.sheet?.[0]
      if (!file || file.size === 0 || file.size > mostSheet) throw wrong('sheet', sheetRefusals.file)
      await returnSheet(c.var.room.db, c.var.actor, place.judge, { roundId: idOf(c, 'round'), bytes: new Uint8Array(await file.arrayBuffer()), send: one(values, 'send') === 'yes' })
      return place.desk.queue
    },
    (again) => drawQueue(c, place, again),
    'saved',
  )
}

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

/** Two entries side by side, and which is the stronger. */
const pair = (find: Find): Handler => async (c) => drawPair(c, await find(c))

async function drawPair(c: Visit, place: Place, again?: Again): Promise<Response> {
  const { room: { db }, lang } = c.var
  const found = await pairFor(db, place.judge, idOf(c, 'round'))
  const sides = await Promise.all((found.pair ?? []).map(async (entry) => ({ entry, read: await entryRead(db, entry), fileHref: (file: string) => place.fileHref(showId(entry.entryId), showId(file)) })))
  return draw(c, place, place.title, <PairPage lang={lang} title={place.title} found={found} sides={sides} desk={place.desk} problems={problemsIn(again)} />, again)
}

const compared = (find: Find): Handler => async (c) => {
  const place = await find(c)
  const roundId = idOf(c, 'round')
  return submit(
    c,
    async (values) => {
      const [one_, other, stronger] = [idIn(values, 'one'), idIn(values, 'other'), idIn(values, 'stronger')]
      if (!one_ || !other || !stronger) throw wrong('stronger', words.stronger)
      await compare(c.var.room.db, c.var.actor, place.judge, { roundId, one: one_, other, stronger })
      return place.desk.pair(showId(roundId))
    },
    (again) => drawPair(c, place, again),
    'saved',
  )
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


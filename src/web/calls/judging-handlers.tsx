import { Readable } from 'node:stream'
import { isLang, nameFor, say } from '../../core/text.ts'
import { wrong } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import { callRefusals, type Call, fundersOf, outcomeWords, type Round, roundById, roundsOf, submissionsIn } from '../../modules/calls/calls.ts'
import {
  affinityBy, answerObjection, applyPlan, assignByHand, awardsOf, beginComparing, conflictsOf, decideRound, deliberate, endConflict, grantAward, inviteReviewer, lineupOf, moveSlot, noteDecision, objectionsOf, objectTo, panelOf, pinConflict, planRound, progressOf, releaseRound, remindReviewers, releasesOf, reopenRound,
  setLineup, showLineup, standingOf, tallyOf, withdrawReviewer,
} from '../../modules/calls/judging/judging.ts'
import { letterFrame } from '../../modules/notices/messages/letters.ts'
import { queueLetter } from '../../modules/notices/notices.ts'
import { loadWords } from '../../platform/words.ts'
import { writeWorkbook } from '../../platform/workbook.ts'
import { download, workbookType } from '../files/download.ts'
import { many, one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chosen, deed, halvesOf, idIn, idOf, moment, problemsIn, submit } from '../typed.ts'
import { shown } from '../ui/bilingual.tsx'
import { sendCorrection, showCorrection } from './correction-handlers.tsx'
import { judgePages } from './addresses.ts'
import { minorIn } from './answers-in.ts'
import { judgeWords as words } from './messages/judging.ts'
import { PanelPage, type PanelProps } from './panel-page.tsx'
import { answer, callAt, runAt } from './reading.tsx'
import { PlanPage, RoundDeskPage } from './round-desk.tsx'

const slugOf = (c: Visit): string => c.req.param('slug') ?? ''
const panelHref = (c: Visit, part = ''): string => `${href(routes.panels.show, { lang: c.var.lang, slug: slugOf(c) })}${part}`

async function showPanel(c: Visit, again?: Again, form?: NonNullable<PanelProps['again']>['form']): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const call = await runAt(c)
  const [panel, conflicts, submissions] = await Promise.all([panelOf(db, actor, call.id), conflictsOf(db, actor, call.id), submissionsIn(db, actor, call.id)])
  return answer(c, words.panel[lang], <PanelPage lang={lang} call={call} panel={panel} conflicts={conflicts} submissions={submissions} again={again && form ? { form, values: again.values, problems: problemsIn(again) ?? {} } : undefined} />, again)
}

/** The letter with a personal link: all that a reviewer without an account needs. */
async function queueJudgeLetter(c: Visit, call: Call, reviewer: { id: string; email: string; token: string }): Promise<void> {
  const { room, lang } = c.var
  const link = room.config.url + href(routes.judges.queue, { lang, token: reviewer.token })
  const body = [words.greeting[lang], say(lang, words.letterText, { title: shown(lang, call.title).text }), say(lang, letterFrame.link, { link }), letterFrame.close[lang]].join('\n\n')
  await queueLetter(room.db, { address: reviewer.email, lang, kind: 'reviewer_link', object: { type: 'reviewer', id: reviewer.id }, subject: words.letterSubject[lang], body, secrets: [link, reviewer.token] })
}

export const panelHandlers: HandlersOf<'panels'> = {
  show: (c) => showPanel(c),
  invite: (c) =>
    submit(
      c,
      async (values) => {
        const call = await runAt(c)
        const email = one(values, 'email').trim().toLowerCase()
        const { id, token } = await inviteReviewer(c.var.room.db, c.var.actor, {
          callId: call.id, email, name: one(values, 'name'), affiliation: one(values, 'affiliation'), languages: many(values, 'languages').filter(isLang), expertise: halvesOf(values, 'expertise'), loadMost: Number(one(values, 'loadMost')), juror: one(values, 'juror') === 'yes', lang: c.var.lang,
        })
        if (token) await queueJudgeLetter(c, call, { id, email, token })
        return panelHref(c)
      },
      (again) => showPanel(c, again, 'invite'),
      'sent',
    ),
  withdraw: (c) => deed(c, async () => (await withdrawReviewer(c.var.room.db, c.var.actor, { callId: (await runAt(c)).id, reviewerId: idOf(c) }), panelHref(c)), 'removed'),
  conflict: (c) =>
    submit(
      c,
      async (values) => {
        const [reviewerId, submissionId] = [idIn(values, 'reviewer'), idIn(values, 'submission')]
        if (!reviewerId || !submissionId) throw wrong(reviewerId ? 'submission' : 'reviewer', callRefusals.rule)
        await pinConflict(c.var.room.db, c.var.actor, { callId: (await runAt(c)).id, reviewerId, submissionId })
        return panelHref(c, '#conflicts')
      },
      (again) => showPanel(c, again, 'conflict'),
    ),
  conflictEnd: (c) => deed(c, async () => (await endConflict(c.var.room.db, c.var.actor, { callId: (await runAt(c)).id, id: idOf(c) }), panelHref(c, '#conflicts')), 'removed'),
}

const roundHref = (c: Visit): string => href(routes.judging.show, { lang: c.var.lang, slug: slugOf(c), id: c.req.param('id') ?? '' })

async function here(c: Visit): Promise<{ call: Call; round: Round }> {
  const call = await runAt(c)
  return { call, round: await roundById(c.var.room.db, call.id, idOf(c)) }
}

async function showRound(c: Visit, again?: Again, form = ''): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const { call, round } = await here(c)
  const [rounds, awards, funders, tally, lineup, progress, standing, panel, releases, objections] = await Promise.all([roundsOf(db, call.id), awardsOf(db, actor, call.id), fundersOf(db, call.id), tallyOf(db, call, round), lineupOf(db, call, round.id), progressOf(db, actor, { callId: call.id, roundId: round.id }), standingOf(db, actor, round), panelOf(db, actor, call.id), releasesOf(db, round.id), objectionsOf(db, actor, call.id)])
  return answer(c, shown(lang, round.name).text, <RoundDeskPage lang={lang} at={actor.at} call={call} round={round} awards={awards} grants={funders.length === 0 && rounds.at(-1)?.id === round.id} tally={tally} lineup={lineup} progress={progress} standing={standing} panel={panel} releases={releases} objections={objections} decides={call.objectionsTo === actor.personId} again={again && { form, values: again.values, problems: problemsIn(again) ?? {} }} />, again)
}

/** A step of a round: back to its desk, where a refusal is said. */
const stepOf = (c: Visit, form: string, act: (at: { callId: string; roundId: string }, values: Values) => Promise<unknown>, part = ''): Promise<Response> =>
  submit(
    c,
    async (values) => {
      const { call, round } = await here(c)
      await act({ callId: call.id, roundId: round.id }, values)
      return roundHref(c) + part
    },
    (again) => showRound(c, again, form),
    'done',
  )

/** Pairs of a plan as the page sent them. */
const pairsIn = (values: Values) =>
  one(values, 'pairs').split(' ').filter(Boolean).slice(0, 50_000).flatMap((pair) => {
    const [entry, reviewer, affinity] = pair.split(':')
    const [submission, judge] = [readId(entry ?? ''), readId(reviewer ?? '')]
    return submission && judge ? [{ submission, reviewer: judge, affinity: Number(affinity) || 0 }] : []
  })

const db = (c: Visit) => c.var.room.db
const entryIn = (values: Values): string => {
  const id = idIn(values, 'entry')
  if (!id) throw wrong('entry', callRefusals.rule)
  return id
}

export const lineupHandlers: HandlersOf<'lineups'> = {
  set: (c) => stepOf(c, 'lineup', (at, values) => setLineup(db(c), c.var.actor, { ...at, startsAt: moment(values, 'startsAt'), minutes: Number(one(values, 'minutes')) }), '#lineup'),
  move: (c) => stepOf(c, 'lineup', (at, values) => moveSlot(db(c), c.var.actor, { ...at, entryId: entryIn(values), by: one(values, 'by') === '1' ? 1 : -1 }), '#lineup'),
  publish: (c) => stepOf(c, 'lineup', (at, values) => showLineup(db(c), c.var.actor, { ...at, out: one(values, 'out') === 'yes' }), '#lineup'),
}

export const judgingHandlers: HandlersOf<'judging'> = {
  show: (c) => showRound(c),
  async plan(c) {
    const { call, round } = await here(c)
    const dry = await planRound(db(c), c.var.actor, { callId: call.id, roundId: round.id }, affinityBy(await loadWords()))
    return answer(c, words.planTitle[c.var.lang], <PlanPage lang={c.var.lang} call={call} round={round} dry={dry} panel={await panelOf(db(c), c.var.actor, call.id)} />)
  },
  apply: (c) => stepOf(c, 'apply', (at, values) => applyPlan(db(c), c.var.actor, { ...at, pairs: pairsIn(values) })),
  assign: (c) => stepOf(c, 'assign', (at, values) => {
    const reviewerId = idIn(values, 'reviewer')
    if (!reviewerId) throw wrong('reviewer', callRefusals.rule)
    return assignByHand(db(c), c.var.actor, { ...at, entryId: entryIn(values), reviewerId })
  }),
  award: (c) => stepOf(c, 'award', (at, values) => {
    const minor = minorIn(one(values, 'minor'))
    const currency = one(values, 'currency')
    return grantAward(db(c), c.var.actor, { ...at, entryId: entryIn(values), minor, currency: (currencies as readonly string[]).includes(currency) ? currency : 'GBP', payer: one(values, 'payer') === 'need' ? 'need' : 'host' })
  }, '#awards'),
  compare: (c) => stepOf(c, 'compare', (at) => beginComparing(db(c), c.var.actor, at)),
  remind: (c) => stepOf(c, 'remind', (at, values) => remindReviewers(db(c), c.var.actor, { ...at, reviewerId: idIn(values, 'reviewer') }, judgePages(c.var.room.config.url))),
  deliberate: (c) => stepOf(c, 'deliberate', (at, values) => deliberate(db(c), c.var.actor, { ...at, without: one(values, 'without') === 'yes' })),
  note: (c) => stepOf(c, 'note', (at, values) => noteDecision(db(c), c.var.actor, { ...at, entryId: entryIn(values), outcome: chosen(values, 'outcome', outcomeWords), reason: one(values, 'reason'), feedback: halvesOf(values, 'feedback'), lang: c.var.lang })),
  decide: (c) => stepOf(c, 'decide', (at) => decideRound(db(c), c.var.actor, at)),
  reopen: (c) => stepOf(c, 'reopen', (at) => reopenRound(db(c), c.var.actor, at)),
  release: (c) => stepOf(c, 'release', (at) => releaseRound(db(c), c.var.actor, at)),
  correction: (c) => showCorrection(c),
  correct: (c) => sendCorrection(c),
  async workbook(c) {
    const { lang, actor } = c.var
    const { call, round } = await here(c)
    const { lines } = await standingOf(db(c), actor, round)
    const columns = [words.place, words.entry, words.submission, words.affiliation, words.done, words.raw, words.adjusted].map((word, index) => ({ header: word[lang], width: [8, 16, 40, 30, 10, 10, 12][index]! }))
    const rows = lines.map((line) => [line.place ?? undefined, line.reference, line.title, line.organisation ? nameFor(lang, line.organisation) : undefined, line.reviews, ...[line.rawBp, line.adjustedBp, line.errorBp].map((bp) => (bp === null ? undefined : bp / 100)), outcomeWords[line.outcome][lang]])
    const bytes = await writeWorkbook([{ name: words.standing[lang], columns: [...columns, { header: '±', width: 8 }, { header: words.outcome[lang], width: 14 }], rows }])
    return download(c, { name: `${call.reference}-${round.position}.xlsx`, mediaType: workbookType, bytes: bytes.byteLength, stream: Readable.from([bytes]) })
  },
  object: (c) =>
    deed(c, async (values) => {
      const call = await callAt(c)
      await objectTo(db(c), c.var.actor, { callId: call.id, releaseId: idIn(values, 'release') ?? '', words: one(values, 'words') })
      return href(routes.calls.show, { lang: c.var.lang, slug: call.slug })
    }, 'sent'),
  objection: (c) =>
    deed(c, async (values) => {
      const call = await callAt(c)
      await answerObjection(db(c), c.var.actor, { callId: call.id, id: idOf(c), upheld: one(values, 'verdict') === 'upheld', answer: one(values, 'answer') })
      return href(routes.calls.desk, { lang: c.var.lang, slug: call.slug })
    }, 'sent'),
}


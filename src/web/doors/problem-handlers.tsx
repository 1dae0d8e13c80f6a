import { z } from 'zod'
import { visitor } from '../../core/actor.ts'
import { readId, showId } from '../../core/id.ts'
import {
  codeWaits, confirmProblem, doorKey, leaveProblem, matchesOfProblem, pasteProblem, problemAt, problemForTaker, problemQueue, readProblemFile, refuseProblem, seesAllProblems, sharpenProblem, takeOnProblem, withdrawProblem,
} from '../../modules/doors/doors.ts'
import { cardsFor, inHall } from '../../modules/listings/listings.ts'
import { glossesFor } from '../../modules/matching/matching.ts'
import { challengeFrom, sourceOf } from '../gate/proof.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { doorPages } from './addresses.ts'
import { problemWords as words, queueWords } from './messages/problem.ts'
import { renamed } from './names.ts'
import { NewProblemPage } from './problem-new.tsx'
import { ProblemPage, type ProblemPageProps } from './problem-page.tsx'
import { QueuePage, TakeOnPage } from './problem-queue.tsx'
import { shownAgain } from './proof.tsx'

const text = z.string().max(80_000).optional()
const pasted = z.object({ body: text })
const sharpened = z.object({ figure: text, wantedBy: text, tried: text })
const left = z.object({ email: text, contactName: text, firm: text, country: text, excludedCountries: z.union([z.string(), z.array(z.string())]).optional(), consent: text })
const coded = z.object({ code: z.string().max(40).optional() })

const tokenIn = (c: Visit): string => c.req.param('token') ?? ''
const pagesOf = (c: Visit) => doorPages(c.var.room.config.url)
const ownHref = (c: Visit, hash = ''): string => href(routes.problems.show, { lang: c.var.lang, token: tokenIn(c) }) + hash

async function show(c: Visit, form?: 'questions' | 'leave' | 'code', again?: Again): Promise<Response> {
  const { room, lang, actor } = c.var
  const problem = await problemAt(room.db, tokenIn(c), actor.at)
  const asks = problem.body !== null && (problem.state !== 'taken' || problem.listingState === 'draft' || problem.listingState === 'submitted')
  const matches = asks && room.matcher.ready() ? await matchesOfProblem(room.db, room.matcher, problem, actor.at) : undefined
  const glosses = await glossesFor(room.matcher, lang, matches ?? [])
  const onShow = problem.listingId ? (await cardsFor(room.db, visitor(actor.at), [problem.listingId], inHall)).length > 0 : false
  const waits = problem.state === 'draft' && problem.email !== null && (await codeWaits(room.db, problem.id, actor.at))
  const shown = form && again ? ({ form, shown: shownAgain(lang, again, form === 'code' ? 'code' : form === 'leave' ? 'email' : 'figure') } satisfies ProblemPageProps['again']) : undefined
  return page(
    c,
    { title: words.yours[lang], noindex: true, secret: true, status: again ? statusOf(again.failure) : 200 },
    <ProblemPage lang={lang} token={tokenIn(c)} problem={problem} matches={matches} glosses={glosses} codeWaits={waits} again={shown} onShow={onShow} />,
  )
}

export const problemHandlers: HandlersOf<'problems'> = {
  new: (c) => page(c, { title: words.title[c.var.lang], description: words.lead[c.var.lang] }, <NewProblemPage lang={c.var.lang} />),
  create: (c) =>
    submitForm(
      c,
      pasted,
      async (input, form) => {
        const { room: { db }, lang, actor } = c.var
        const source = await sourceOf(c, form.values)
        const file = form.files.file?.find((one) => one.size > 0)
        const read = file ? await readProblemFile(db, Buffer.from(await file.arrayBuffer()), source, actor.at) : ''
        const body = [input.body?.trim(), read].filter(Boolean).join('\n\n')
        const token = await pasteProblem(db, { body, readerLang: lang, source }, actor.at)
        return href(routes.problems.show, { lang, token })
      },
      (again) => page(c, { title: words.title[c.var.lang], status: statusOf(again.failure) }, <NewProblemPage lang={c.var.lang} shown={shownAgain(c.var.lang, again, 'body')} />),
    ),
  show: (c) => show(c),
  sharpen: (c) =>
    submitForm(c, sharpened, async (input) => {
      await sharpenProblem(c.var.room.db, tokenIn(c), input, c.var.actor.at)
      return ownHref(c, '#matches')
    }, (again) => show(c, 'questions', again)),
  leave: (c) =>
    submitForm(c, left, async (input, form) => {
      const { room, lang, actor } = c.var
      const excludedCountries = input.excludedCountries === undefined ? [] : [input.excludedCountries].flat()
      const given = { email: input.email ?? '', name: input.contactName ?? '', firm: input.firm, country: input.country ?? '', excludedCountries, consent: input.consent === 'yes', readerLang: lang }
      await leaveProblem(room.db, pagesOf(c), tokenIn(c), given, await sourceOf(c, form.values), actor.at).catch(renamed)
      return ownHref(c, '#code')
    }, (again) => show(c, 'leave', again)),
  confirm: (c) =>
    submitForm(c, coded, async (input) => {
      await confirmProblem(c.var.room.db, pagesOf(c), tokenIn(c), input.code ?? '', c.var.actor.at)
      return ownHref(c)
    }, (again) => show(c, 'code', again)),
  async withdraw(c) {
    await withdrawProblem(c.var.room.db, pagesOf(c), tokenIn(c), c.var.actor.at)
    return seeOther(c, ownHref(c), 'removed')
  },
}

export const problemQueueHandlers: HandlersOf<'problemQueue'> = {
  async list(c) {
    const { room, lang, actor } = c.var
    return page(c, { title: queueWords.title[lang], noindex: true, active: 'desk' }, <QueuePage lang={lang} queue={await problemQueue(room.db, actor)} now={actor.at} />)
  },
  show: (c) => showTakeOn(c),
  takeOn: (c) =>
    submitForm(c, z.object({ organisation: z.string().max(64).optional() }), async ({ organisation }) => {
      const { room, lang, actor } = c.var
      const id = await takeOnProblem(room.db, pagesOf(c), actor, { id: c.req.param('id') ?? '', organisationId: organisation ? readId(organisation) : undefined })
      return href(routes.listings.edit, { lang, id: showId(id) })
    }, (again) => showTakeOn(c, again), 'done'),
  refuse: (c) =>
    submitForm(c, z.object({ answer: z.string().max(8_000).optional() }), async ({ answer }) => {
      await refuseProblem(c.var.room.db, pagesOf(c), c.var.actor, { id: c.req.param('id') ?? '', answer: answer ?? '' })
      return href(routes.problemQueue.list, { lang: c.var.lang })
    }, (again) => showTakeOn(c, again), 'done'),
}

async function showTakeOn(c: Visit, again?: Again): Promise<Response> {
  const { room, lang, actor } = c.var
  const found = await problemForTaker(room.db, actor, c.req.param('id') ?? '')
  return page(
    c,
    { title: queueWords.takeOn[lang], noindex: true, active: 'desk', status: again ? statusOf(again.failure) : 200 },
    <TakeOnPage lang={lang} {...found} staff={seesAllProblems(actor)} shown={again && shownAgain(lang, again, 'organisation')} />,
  )
}

export const proofHandlers: HandlersOf<'proofs'> = {
  /** A challenge for one form; never kept by a cache, since each is used once. */
  async challenge(c) {
    const { room } = c.var
    return c.text(challengeFrom(await doorKey(room.db), room.clock()), 200, { 'cache-control': 'no-store' })
  },
}

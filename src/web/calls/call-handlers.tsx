import { Readable } from 'node:stream'
import { hasRole, publishesFor } from '../../core/actor.ts'
import { Failure, wrong } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import {
  addFunder, addRule, type Call, callArchive, callRefusals, callWorkbook, callsVisibleTo, cancelCall, closeCall, combinations, countsOf, editCall, endCallSeat, extensionsOf, fundersOf, giveCallSeat, newestForm, notReadyYet, publishCall, questionsOpenIn,
  removeFunder, removeRule, roundsOf, rubricOf, ruleKinds, rulesOf, seatsOf, startCall, submissionsOf, templateWords,
} from '../../modules/calls/calls.ts'
import { fundersFor, lateIn, lineupOf, resultsOf, reviewCallsOf, votingIn } from '../../modules/calls/judging/judging.ts'
import { peopleByEmail } from '../../modules/people/people.ts'
import { download, workbookType } from '../files/download.ts'
import { one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chosen, deed, halvesOf, idIn, idOf, organisationIn, problemsIn, submit, submitWhole, typed, versionIn } from '../typed.ts'
import { halvesIn, headOf, shown } from '../ui/bilingual.tsx'
import { minorIn } from './answers-in.ts'
import { CallDeskPage, type DeskProps } from './desk-page.tsx'
import { CallEditPage, CallStartPage } from './edit-page.tsx'
import { CallListPage } from './list.tsx'
import { applyWords } from './messages/applying.ts'
import { deskWords } from './messages/desk.ts'
import { answer, callAt, deskHref, runAt } from './reading.tsx'
import { CallPage } from './show.tsx'

const mayStart = (c: Visit): boolean => publishesFor(c.var.actor).length > 0 || hasRole(c.var.actor, 'organiser', 'administrator')

async function showDesk(c: Visit, call: Call, again?: Again, form?: NonNullable<DeskProps['again']>['form']): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const [questions, late, rounds, newest, rules, funders, seats, counts, lacks] = await Promise.all([questionsOpenIn(db, actor, call.id), lateIn(db, actor, call.id), roundsOf(db, call.id), newestForm(db, call.id), rulesOf(db, call.id), fundersOf(db, call.id), seatsOf(db, call.id), countsOf(db, call.id), notReadyYet(db, call, actor.at)])
  const refused = again && form ? { form, values: again.values, problems: problemsIn(again) ?? {} } : undefined
  return answer(c, `${deskWords.desk[lang]} · ${shown(lang, call.title).text}`, <CallDeskPage lang={lang} at={actor.at} call={call} rounds={rounds} form={newest} rules={rules} funders={funders} seats={seats} counts={counts} questions={questions} late={late} lacks={lacks} again={refused} />, again)
}

/** A form of the desk: 303 to its part, or the desk again with what was typed. */
const deskForm = (c: Visit, form: NonNullable<DeskProps['again']>['form'], part: string, act: (call: Call, values: Values) => Promise<unknown>): Promise<Response> =>
  submit(c, async (values) => (await act(await runAt(c), values), deskHref(c, part)), async (again) => showDesk(c, await runAt(c), again, form))

async function startForm(c: Visit, again?: Again): Promise<Response> {
  if (!mayStart(c)) throw new Failure('denied', callRefusals.host)
  return answer(c, deskWords.start[c.var.lang], <CallStartPage lang={c.var.lang} actor={c.var.actor} values={typed(again, { template: c.req.query('template') ?? 'roadshow' })} problems={problemsIn(again)} />, again)
}

async function editForm(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, lang } = c.var
  const call = await runAt(c)
  const seats = await seatsOf(db, call.id)
  const values = typed(again, {
    ...halvesIn(call.title, 'title'), ...halvesIn(call.summary, 'summary'), ...halvesIn(call.description, 'description'), visibility: call.visibility, combination: call.combination, noticeDays: String(call.noticeDays),
    objectionsTo: call.objectionsTo ?? '', appealDays: String(call.appealDays), resultsPublic: call.resultsPublic ? 'yes' : '', need: call.needId ? href(routes.listings.show, { lang, id: call.needId }) : '',
  })
  return answer(c, deskWords.edit[lang], <CallEditPage lang={lang} call={call} seats={seats} values={values} problems={problemsIn(again)} />, again)
}

const whole = (values: Values, name: string): number => Math.max(0, Math.trunc(Number(one(values, name)) || 0))
/** A listing by the address of its page. */
const listingIn = (values: Values, name: string): string | undefined => readId(/\/listings\/([0-9A-Za-z-]+)/.exec(one(values, name))?.[1] ?? one(values, name).trim()) ?? undefined
const lineWords = (text: string): string[] => text.split(/[\n,，;；\s]+/).map((word) => word.trim()).filter(Boolean)

export const callHandlers: HandlersOf<'calls'> = {
  async list(c) {
    const { room: { db }, actor, lang } = c.var
    const own = c.req.query('mine') === '1' && actor.kind === 'person'
    const mine = actor.kind === 'person' ? await callsVisibleTo(db, actor, { mine: true, limit: 200 }) : []
    const calls = own ? mine : await callsVisibleTo(db, actor, { limit: 100 })
    return answer(c, own ? deskWords.mine[lang] : applyWords.calls[lang], <CallListPage lang={lang} calls={own ? calls : calls.filter((call) => call.state !== 'draft')} own={own} mine={mine.length} at={actor.at} mayStart={mayStart(c)} />)
  },
  new: (c) => startForm(c),
  create: (c) =>
    submitWhole(
      ['title_', 'slug'],
      c,
      async (values) => {
        const { slug } = await startCall(c.var.room.db, c.var.actor, { template: chosen(values, 'template', templateWords), hostId: idIn(values, 'host') ?? '', slug: one(values, 'slug'), title: halvesOf(values, 'title'), lang: c.var.lang })
        return href(routes.calls.desk, { lang: c.var.lang, slug })
      },
      (again) => startForm(c, again),
    ),
  async show(c) {
    const { room: { db }, actor, lang } = c.var
    const call = await callAt(c)
    const [rounds, rules, funders, mine] = await Promise.all([roundsOf(db, call.id), rulesOf(db, call.id), fundersOf(db, call.id), actor.kind === 'person' ? submissionsOf(db, actor, { callId: call.id }) : []])
    const details = await Promise.all(rounds.map(async (round) => ({ round, rubric: await rubricOf(db, round.id), extensions: await extensionsOf(db, round.id), voting: await votingIn(db, call, round) })))
    const results = (await Promise.all(rounds.map(async (round) => ({ round, out: await resultsOf(db, actor, call, round.id) })))).flatMap(({ round, out }) => (out ? [{ round, ...out }] : []))
    const lineups = (await Promise.all(rounds.map(async (round) => ({ round, lineup: await lineupOf(db, { id: call.id, runs: false }, round.id) })))).flatMap(({ round, lineup }) => (lineup ? [{ round, lineup }] : []))
    const [funding, judging] = actor.kind === 'person' ? await Promise.all([fundersFor(db, actor, call.id), reviewCallsOf(db, actor)]) : [[], []]
    return answer(c, headOf(lang, call.title).title, <CallPage lang={lang} actor={actor} call={call} rounds={details} rules={rules} funders={funders} mine={mine} results={results} lineups={lineups} funding={funding} judges={judging.some((one) => one.id === call.id)} />)
  },
  async workbook(c) {
    const call = await callAt(c)
    const bytes = await callWorkbook(c.var.room.db, c.var.actor, { callId: call.id, lang: c.var.lang })
    return download(c, { name: `${call.reference}.xlsx`, mediaType: workbookType, bytes: bytes.byteLength, stream: Readable.from([bytes]) })
  },
  async archive(c) {
    const { name, files } = await callArchive(c.var.room.db, c.var.actor, (await runAt(c)).id)
    return download(c, { name, mediaType: 'application/zip', stream: Readable.from(files) })
  },
  desk: async (c) => showDesk(c, await runAt(c)),
  edit: (c) => editForm(c),
  save: (c) =>
    submit(
      c,
      async (values) => {
        const call = await runAt(c)
        await editCall(c.var.room.db, c.var.actor, {
          id: call.id, version: versionIn(values), lang: c.var.lang, title: halvesOf(values, 'title'), summary: halvesOf(values, 'summary'), description: halvesOf(values, 'description'),
          visibility: one(values, 'visibility') === 'signed_in' ? 'signed_in' : 'public', combination: chosen(values, 'combination', Object.fromEntries(combinations.map((rule) => [rule, rule])) as Record<(typeof combinations)[number], string>),
          noticeDays: Math.min(60, whole(values, 'noticeDays')), objectionsTo: idIn(values, 'objectionsTo'), appealDays: Math.min(90, whole(values, 'appealDays')), resultsPublic: one(values, 'resultsPublic') === 'yes', needId: listingIn(values, 'need'),
        })
        return deskHref(c)
      },
      (again) => editForm(c, again),
    ),
  publish: (c) => deed(c, async (values) => (await publishCall(c.var.room.db, c.var.actor, { id: (await runAt(c)).id, version: versionIn(values) }), deskHref(c)), 'published'),
  close: (c) => deed(c, async (values) => (await closeCall(c.var.room.db, c.var.actor, { id: (await runAt(c)).id, version: versionIn(values) }), deskHref(c))),
  cancel: (c) => deskForm(c, 'cancel', '', (call, values) => cancelCall(c.var.room.db, c.var.actor, { id: call.id, version: versionIn(values), reason: one(values, 'reason') })),
  seat: (c) =>
    deskForm(c, 'seat', 'people', async (call, values) => {
      const [personId] = await peopleByEmail(c.var.room.db, [one(values, 'email')])
      if (!personId) throw wrong('email', deskWords.nobody)
      await giveCallSeat(c.var.room.db, c.var.actor, { callId: call.id, personId, role: one(values, 'role') === 'chair' ? 'chair' : 'officer' })
    }),
  seatEnd: (c) => deed(c, async () => (await endCallSeat(c.var.room.db, c.var.actor, { callId: (await runAt(c)).id, seatId: idOf(c) }), deskHref(c, 'people')), 'removed'),
  rule: (c) =>
    deskForm(c, 'rule', 'rules', (call, values) => {
      const kind = chosen(values, 'kind', Object.fromEntries(ruleKinds.map((one) => [one, one])) as Record<(typeof ruleKinds)[number], string>)
      const what = lineWords(one(values, 'what'))
      const count = whole(values, 'count')
      return addRule(c.var.room.db, c.var.actor, { callId: call.id, kind, count: count > 0 ? count : null, countries: kind.includes('countries') ? what.map((code) => code.toUpperCase()) : [], kinds: kind.includes('kinds') ? what : [], spaceId: null, funderId: null })
    }),
  ruleRemove: (c) => deed(c, async () => (await removeRule(c.var.room.db, c.var.actor, { callId: (await runAt(c)).id, id: idOf(c) }), deskHref(c, 'rules')), 'removed'),
  funder: (c) =>
    deskForm(c, 'funder', 'funders', async (call, values) => {
      const organisationId = await organisationIn(c, values, 'funder')
      if (!organisationId) throw wrong('funder', callRefusals.funder)
      const emails = lineWords(one(values, 'people'))
      const people = await peopleByEmail(c.var.room.db, emails)
      if (people.length !== new Set(emails.map((email) => email.toLowerCase())).size) throw wrong('people', deskWords.nobody)
      const currency = one(values, 'currency')
      const most = one(values, 'most') ? minorIn(one(values, 'most')) : undefined
      if (most !== undefined && Number.isNaN(most)) throw wrong('most', callRefusals.amount)
      await addFunder(c.var.room.db, c.var.actor, { callId: call.id, organisationId, leads: one(values, 'leads') === 'yes', budgetMinor: minorIn(one(values, 'budget')), mostMinor: most, currency: (currencies as readonly string[]).includes(currency) ? currency : 'GBP', letterLang: one(values, 'letterLang') === 'zh' ? 'zh' : 'en', people })
    }),
  funderRemove: (c) => deed(c, async () => (await removeFunder(c.var.room.db, c.var.actor, { callId: (await runAt(c)).id, id: idOf(c) }), deskHref(c, 'funders')), 'removed'),
}


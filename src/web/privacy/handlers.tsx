import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { acceptancesOf, acceptNotice, consentsOf, currentNotice, giveConsent, noticeAsItStood, withdrawConsent } from '../../modules/consents/consents.ts'
import { askAboutData, dataRequests, exportPersonalData, handlers, nameHandler, privacyRefusals, retentionOverdue, retentionReport } from '../../modules/privacy/privacy.ts'
import { answerRequest, requestsOf } from '../../modules/requests/requests.ts'
import { one } from '../form.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { PrivacyAccountPage } from './account-page.tsx'
import { DataPage } from './data-page.tsx'
import { privacyWords, staffPrivacyWords } from './messages.ts'
import { NoticePage, RegisterPage } from './register-page.tsx'
import { DataRequestsPage, RetentionPage } from './staff-pages.tsx'

const missing = (): Failure => new Failure('missing', refusals.missing)
const idOf = (c: Visit): string => readId(c.req.param('id') ?? '') ?? fail()
const fail = (): never => {
  throw missing()
}

const accountPage = (c: Visit, at = ''): string => `${href(routes.privacy.account, { lang: c.var.lang })}${at}`
const requestsPage = (c: Visit, at = ''): string => `${href(routes.privacy.requests, { lang: c.var.lang })}${at}`

async function showAccount(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const [notice, acceptances, consents, requests] = await Promise.all([currentNotice(room.db, room.config.controller, actor.at), acceptancesOf(room.db, actor), consentsOf(room.db, actor), requestsOf(room.db, actor)])
  const refused = again && { values: { right: one(again.values, 'right'), message: one(again.values, 'message') }, problems: Object.keys(again.problems).length ? again.problems : { right: again.failure.sentence } }
  return page(
    c,
    { title: privacyWords.title[lang], noindex: true, active: 'account', status: again ? statusOf(again.failure) : 200 },
    <PrivacyAccountPage lang={lang} notice={notice} acceptances={acceptances} consents={consents} requests={requests.filter(({ kind }) => kind === 'data_rights')} refused={refused} />,
  )
}

async function showRequests(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const refused = again && { id: idOf(c), values: { answer: one(again.values, 'answer') }, problems: Object.keys(again.problems).length ? again.problems : { answer: again.failure.sentence } }
  return page(
    c,
    { title: staffPrivacyWords.requests[lang], noindex: true, active: 'staff', status: again ? statusOf(again.failure) : 200 },
    <DataRequestsPage lang={lang} actor={actor} requests={await dataRequests(room.db, actor)} handlers={await handlers(room.db)} refused={refused} />,
  )
}

const asking = z.object({ right: z.string().max(40).default(''), message: z.string().max(10_000).optional() })
const answering = z.object({ accept: z.enum(['yes', 'no']), answer: z.string().trim().max(10_000).default('') })
const naming = z.object({ handler: z.string().max(40).default('') })

export const privacyHandlers: HandlersOf<'privacy'> = {
  register: (c) => page(c, { title: privacyWords.register[c.var.lang], description: privacyWords.registerLead[c.var.lang] }, <RegisterPage lang={c.var.lang} />),
  async notice(c) {
    const number = Number(c.req.param('number'))
    if (!Number.isInteger(number) || number < 1 || number > 1_000_000) throw missing()
    const notice = await noticeAsItStood(c.var.room.db, number)
    return page(c, { title: privacyWords.noticeTitle[c.var.lang], noindex: true }, <NoticePage lang={c.var.lang} notice={notice} />)
  },
  account: (c) => showAccount(c),
  accept: (c) =>
    submitForm(c, z.object({ number: z.coerce.number().int().min(1).max(1_000_000) }), async ({ number }) => {
      await acceptNotice(c.var.room.db, c.var.actor, number)
      return accountPage(c)
    }, (again) => showAccount(c, again), 'saved'),
  consent: (c) =>
    submitForm(c, z.object({ country: z.string().regex(/^[A-Z]{2}$/) }), async ({ country }) => {
      await giveConsent(c.var.room.db, c.var.actor, { country, occasion: 'account' })
      return accountPage(c, '#consents')
    }, (again) => showAccount(c, again), 'saved'),
  async withdraw(c) {
    await withdrawConsent(c.var.room.db, c.var.actor, idOf(c))
    return seeOther(c, accountPage(c, '#consents'), 'done')
  },
  ask: (c) =>
    submitForm(c, asking, async (input) => {
      await askAboutData(c.var.room.db, c.var.actor, input)
      return accountPage(c, '#ask')
    }, (again) => showAccount(c, again), 'sent'),
  async data(c) {
    const { room, actor, lang } = c.var
    const { held } = await exportPersonalData(room.db, actor)
    return page(c, { title: privacyWords.myData[lang], noindex: true, active: 'account' }, <DataPage lang={lang} held={held} />)
  },
  async retention(c) {
    const { room, actor, lang } = c.var
    const lines = await retentionReport(room.db, actor)
    return page(c, { title: staffPrivacyWords.retention[lang], noindex: true, active: 'staff' }, <RetentionPage lang={lang} lines={lines} overdue={await retentionOverdue(room.db, actor.at)} />)
  },
  requests: (c) => showRequests(c),
  handler: (c) =>
    submitForm(c, naming, async ({ handler }) => {
      await nameHandler(c.var.room.db, c.var.actor, { id: idOf(c), handlerId: readId(handler) ?? '' })
      return requestsPage(c)
    }, (again) => showRequests(c, again), 'saved'),
  answer: (c) =>
    submitForm(c, answering, async ({ accept, answer }) => {
      const id = idOf(c)
      if (!(await dataRequests(c.var.room.db, c.var.actor)).some((request) => request.id === id)) throw missing()
      if (answer === '') throw new Failure('invalid', refusals.invalid, { fields: { answer: privacyRefusals.answer } })
      await answerRequest(c.var.room.db, c.var.actor, { id, accept: accept === 'yes', answer })
      return requestsPage(c)
    }, (again) => showRequests(c, again), 'done'),
}

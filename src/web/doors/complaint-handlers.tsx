import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import {
  appealByComplainant, appealByOwner, complainAbout, complaintAt, complaintFor, complaintForOwner, complaintQueue, confirmComplaint, decideComplaint, openListing,
} from '../../modules/doors/doors.ts'
import { sourceOf } from '../gate/proof.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { doorPages } from './addresses.ts'
import { ComplaintCasePage, ComplaintQueuePage } from './complaint-desk.tsx'
import { ComplaintPage, NewComplaintPage, OwnComplaintPage } from './complaint-pages.tsx'
import { complaintWords as words } from './messages/complaint.ts'
import { renamed } from './names.ts'
import { shownAgain } from './proof.tsx'

const text = z.string().max(20_000).optional()
const filed = z.object({ reason: text, body: text, contactName: text, email: text })
const coded = z.object({ code: z.string().max(40).optional() })
const appealed = z.object({ appeal: text })
const decided = z.object({ outcome: text, decision: text })

const idIn = (c: Visit): string => c.req.param('id') ?? ''
const tokenIn = (c: Visit): string => c.req.param('token') ?? ''
const pagesOf = (c: Visit) => doorPages(c.var.room.config.url)
const of = (again?: Again) => (again ? statusOf(again.failure) : 200)

async function complain(c: Visit, again?: Again): Promise<Response> {
  const { room, lang, actor } = c.var
  const card = await openListing(room.db, idIn(c), actor.at)
  return page(c, { title: words.title[lang], noindex: true, active: 'hall', status: of(again) }, <NewComplaintPage lang={lang} card={card} shown={again && shownAgain(lang, again, 'body')} />)
}

async function show(c: Visit, again?: Again): Promise<Response> {
  const { room, lang, actor } = c.var
  const complaint = await complaintAt(room.db, tokenIn(c), actor.at)
  const shown = again && shownAgain(lang, again, complaint.state === 'draft' ? 'code' : 'appeal')
  return page(c, { title: words.title[lang], noindex: true, secret: true, status: of(again) }, <ComplaintPage lang={lang} token={tokenIn(c)} complaint={complaint} now={actor.at} shown={shown} />)
}

export const complaintHandlers: HandlersOf<'complaints'> = {
  new: (c) => complain(c),
  create: (c) =>
    submitForm(c, filed, async (input, form) => {
      const { room, lang, actor } = c.var
      const given = { listingId: idIn(c), reason: input.reason ?? '', body: input.body ?? '', email: input.email ?? '', name: input.contactName ?? '', readerLang: lang }
      const token = await complainAbout(room.db, pagesOf(c), given, await sourceOf(c, form.values), actor.at).catch(renamed)
      return href(routes.complaints.show, { lang, token })
    }, (again) => complain(c, again)),
  show: (c) => show(c),
  confirm: (c) =>
    submitForm(c, coded, async ({ code }) => {
      await confirmComplaint(c.var.room.db, pagesOf(c), tokenIn(c), code ?? '', c.var.actor.at)
      return href(routes.complaints.show, { lang: c.var.lang, token: tokenIn(c) })
    }, (again) => show(c, again)),
  appeal: (c) =>
    submitForm(c, appealed, async ({ appeal }) => {
      await appealByComplainant(c.var.room.db, tokenIn(c), appeal ?? '', c.var.actor.at)
      return href(routes.complaints.show, { lang: c.var.lang, token: tokenIn(c) })
    }, (again) => show(c, again), 'sent'),
}

async function showCase(c: Visit, again?: Again): Promise<Response> {
  const { room, lang, actor } = c.var
  const found = await complaintFor(room.db, actor, idIn(c))
  return page(c, { title: found.title[lang], noindex: true, active: 'staff', status: of(again) }, <ComplaintCasePage lang={lang} {...found} shown={again && shownAgain(lang, again, 'decision')} />)
}

async function showOurs(c: Visit, again?: Again): Promise<Response> {
  const { room, lang, actor } = c.var
  const { complaint, title } = await complaintForOwner(room.db, actor, idIn(c))
  return page(c, { title: words.title[lang], noindex: true, active: 'desk', status: of(again) }, <OwnComplaintPage lang={lang} complaint={complaint} title={title[lang]} now={actor.at} shown={again && shownAgain(lang, again, 'appeal')} />)
}

export const complaintDeskHandlers: HandlersOf<'complaintDesk'> = {
  async list(c) {
    const { room, lang, actor } = c.var
    return page(c, { title: words.queue[lang], noindex: true, active: 'staff' }, <ComplaintQueuePage lang={lang} {...await complaintQueue(room.db, actor)} now={actor.at} />)
  },
  show: (c) => showCase(c),
  decide: (c) =>
    submitForm(c, decided, async (input) => {
      await decideComplaint(c.var.room.db, pagesOf(c), c.var.actor, { id: idIn(c), outcome: input.outcome ?? '', decision: input.decision ?? '' })
      return href(routes.complaintDesk.show, { lang: c.var.lang, id: idIn(c) })
    }, (again) => showCase(c, again), 'done'),
  ours: (c) => showOurs(c),
  oursAppeal: (c) =>
    submitForm(c, appealed, async ({ appeal }) => {
      const { room, lang, actor } = c.var
      const id = readId(idIn(c))
      if (!id) throw new Failure('missing', refusals.missing)
      await appealByOwner(room.db, actor, { id, body: appeal ?? '' })
      return href(routes.complaintDesk.ours, { lang, id: idIn(c) })
    }, (again) => showOurs(c, again), 'sent'),
}

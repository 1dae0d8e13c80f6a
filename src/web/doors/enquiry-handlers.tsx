import { z } from 'zod'
import { answerEnquiry, askAbout, confirmEnquiry, enquiriesFor, enquiryAt, enquiryFor, openListing, replyToEnquiry } from '../../modules/doors/doors.ts'
import { sourceOf } from '../gate/proof.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { doorPages } from './addresses.ts'
import { AnswerPage, EnquiryListPage, EnquiryPage, NewEnquiryPage } from './enquiry-pages.tsx'
import { enquiryWords as words } from './messages/enquiry.ts'
import { renamed } from './names.ts'
import { shownAgain } from './proof.tsx'

const text = z.string().max(20_000).optional()
const asked = z.object({ body: text, contactName: text, organisation: text, email: text, consent: text })
const written = z.object({ body: text })
const coded = z.object({ code: z.string().max(40).optional() })

const idIn = (c: Visit): string => c.req.param('id') ?? ''
const tokenIn = (c: Visit): string => c.req.param('token') ?? ''
const pagesOf = (c: Visit) => doorPages(c.var.room.config.url)

async function ask(c: Visit, again?: Again): Promise<Response> {
  const { room, lang, actor } = c.var
  const card = await openListing(room.db, idIn(c), actor.at)
  return page(c, { title: words.title[lang], noindex: true, active: 'hall', status: again ? statusOf(again.failure) : 200 }, <NewEnquiryPage lang={lang} card={card} shown={again && shownAgain(lang, again, 'body')} />)
}

async function show(c: Visit, again?: Again): Promise<Response> {
  const { room, lang, actor } = c.var
  const found = await enquiryAt(room.db, tokenIn(c), actor.at)
  const shown = again && shownAgain(lang, again, found.enquiry.state === 'draft' ? 'code' : 'body')
  return page(c, { title: words.title[lang], noindex: true, secret: true, status: again ? statusOf(again.failure) : 200 }, <EnquiryPage lang={lang} token={tokenIn(c)} page={found} now={actor.at} shown={shown} />)
}

async function showOnDesk(c: Visit, again?: Again): Promise<Response> {
  const { room, lang, actor } = c.var
  const found = await enquiryFor(room.db, actor, idIn(c))
  return page(c, { title: found.enquiry.title[lang], noindex: true, active: 'desk', status: again ? statusOf(again.failure) : 200 }, <AnswerPage lang={lang} page={found} now={actor.at} shown={again && shownAgain(lang, again, 'body')} />)
}

export const enquiryHandlers: HandlersOf<'enquiries'> = {
  new: (c) => ask(c),
  create: (c) =>
    submitForm(c, asked, async (input, form) => {
      const { room, lang, actor } = c.var
      const given = { listingId: idIn(c), body: input.body ?? '', email: input.email ?? '', name: input.contactName ?? '', organisation: input.organisation, consent: input.consent === 'yes', readerLang: lang }
      const token = await askAbout(room.db, pagesOf(c), given, await sourceOf(c, form.values), actor.at).catch(renamed)
      return href(routes.enquiries.show, { lang, token })
    }, (again) => ask(c, again)),
  show: (c) => show(c),
  confirm: (c) =>
    submitForm(c, coded, async ({ code }) => {
      await confirmEnquiry(c.var.room.db, pagesOf(c), tokenIn(c), code ?? '', c.var.actor.at)
      return href(routes.enquiries.show, { lang: c.var.lang, token: tokenIn(c) })
    }, (again) => show(c, again)),
  reply: (c) =>
    submitForm(c, written, async ({ body }, form) => {
      await replyToEnquiry(c.var.room.db, tokenIn(c), body ?? '', await sourceOf(c, form.values), c.var.actor.at)
      return href(routes.enquiries.show, { lang: c.var.lang, token: tokenIn(c) })
    }, (again) => show(c, again), 'sent'),
}

export const enquiryDeskHandlers: HandlersOf<'enquiryDesk'> = {
  async list(c) {
    const { room, lang, actor } = c.var
    return page(c, { title: words.deskTitle[lang], noindex: true, active: 'desk' }, <EnquiryListPage lang={lang} enquiries={await enquiriesFor(room.db, actor)} now={actor.at} />)
  },
  show: (c) => showOnDesk(c),
  answer: (c) =>
    submitForm(c, written, async ({ body }) => {
      await answerEnquiry(c.var.room.db, pagesOf(c), c.var.actor, { id: idIn(c), body: body ?? '' })
      return href(routes.enquiryDesk.show, { lang: c.var.lang, id: idIn(c) })
    }, (again) => showOnDesk(c, again), 'sent'),
}

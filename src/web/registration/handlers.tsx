import QRCode from 'qrcode'
import { Readable } from 'node:stream'
import { missing } from '../../core/failure.ts'
import { say } from '../../core/text.ts'
import { badgeFor, cancelRegistration, eventFor, eventOf, invitationBehind, ownById, ownRegistration, questionsOf, register, takeSeat, ticketsOf, windowOf } from '../../modules/events/events.ts'
import { download } from '../files/download.ts'
import { caching, textAnswer } from '../encode.ts'
import type { Values } from '../form.ts'
import { one } from '../form.ts'
import { type Again, page, seeOther, statusOf } from '../respond.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { deed, idIn, idOf, problemsIn, submit } from '../typed.ts'
import { shown } from '../ui/bilingual.tsx'
import { registrationWords as words } from './messages/words.ts'
import { InvitedPage, RegistrationPage } from './pages.tsx'

const eventIn = (c: Visit) => eventFor(c.var.room.db, c.var.actor, { slug: c.req.param('slug') ?? '' })
const answersIn = (values: Values): Record<string, string> => Object.fromEntries(Object.keys(values).filter((name) => name.startsWith('q_')).map((name) => [name.slice(2), one(values, name)]))
const doorAddress = (c: Visit, slug: string, code: string): string => c.var.room.config.url + href(routes.registrations.door, { lang: c.var.lang, slug }, { code })

async function showPage(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const event = await eventIn(c)
  const tickets = await ticketsOf(room.db, event.id)
  const questions = await questionsOf(room.db, event.id)
  const own = await ownRegistration(room.db, actor, event.id)
  return page(
    c,
    { title: say(lang, words.titleOf, { event: shown(lang, event.name).text }), noindex: true, status: again ? statusOf(again.failure) : 200 },
    <RegistrationPage lang={lang} actor={actor} event={event} window={windowOf(event, actor.at)} tickets={tickets} questions={questions} own={own} values={again?.values} problems={problemsIn(again)} />,
  )
}

const make: Handler = (c) =>
  submit(
    c,
    async (values) => {
      const { room, actor, lang } = c.var
      const event = await eventIn(c)
      await register(room.db, actor, { eventId: event.id, ticketId: idIn(values, 'ticket'), organisationId: idIn(values, 'organisation'), answers: answersIn(values) })
      return href(routes.registration.show, { lang, slug: event.slug })
    },
    (again) => showPage(c, again),
    'sent',
  )

/** A deed on the actor's own registration for the event of the address. */
const onOwn = (act: (c: Visit, id: string) => Promise<void>): Handler => (c) =>
  deed(c, async () => {
    const event = await eventIn(c)
    const own = await ownRegistration(c.var.room.db, c.var.actor, event.id)
    if (!own) throw missing()
    await act(c, own.id)
    return href(routes.registration.show, { lang: c.var.lang, slug: event.slug })
  })

const badge: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const event = await eventIn(c)
  const own = await ownRegistration(room.db, actor, event.id)
  if (!own) throw missing()
  const { bytes, name } = await badgeFor(room.db, actor, { id: own.id, lang }, (code) => doorAddress(c, event.slug, code))
  return download(c, { name, mediaType: 'application/pdf', bytes: bytes.length, stream: Readable.from([Buffer.from(bytes)]) })
}

const code: Handler = async (c) => {
  const event = await eventIn(c)
  const own = await ownRegistration(c.var.room.db, c.var.actor, event.id)
  if (own?.state !== 'confirmed') throw missing()
  return textAnswer(c, await QRCode.toString(doorAddress(c, event.slug, own.code), { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }), 'image/svg+xml; charset=utf-8', caching(false))
}

const find: Handler = async (c) => {
  const own = await ownById(c.var.room.db, c.var.actor, idOf(c))
  return seeOther(c, href(routes.registration.show, { lang: c.var.lang, slug: own.slug }))
}

async function invitationPage(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const token = c.req.param('token') ?? ''
  const found = await invitationBehind(room.db, token, actor.at)
  const event = await eventOf(room.db, found.eventId)
  return page(
    c,
    { title: say(lang, words.invited, { event: shown(lang, event.name).text }), noindex: true, secret: true, status: again ? statusOf(again.failure) : 200 },
    <InvitedPage lang={lang} actor={actor} event={event} token={token} email={found.email} questions={await questionsOf(room.db, event.id)} values={again?.values} problems={problemsIn(again)} />,
  )
}

const accept: Handler = (c) =>
  submit(
    c,
    async (values) => {
      const { room, actor, lang } = c.var
      const token = c.req.param('token') ?? ''
      const found = await invitationBehind(room.db, token, actor.at)
      const { id } = await register(room.db, actor, { eventId: found.eventId, ticketId: found.ticketId, organisationId: idIn(values, 'organisation'), answers: answersIn(values), invitation: token })
      return href(routes.registration.find, { lang, id })
    },
    (again) => invitationPage(c, again),
    'sent',
  )

export const registrationHandlers: HandlersOf<'registration'> = {
  show: (c) => showPage(c),
  make,
  take: onOwn((c, id) => takeSeat(c.var.room.db, c.var.actor, { id })),
  cancel: onOwn((c, id) => cancelRegistration(c.var.room.db, c.var.actor, { id })),
  badge,
  code,
  find,
  invitation: (c) => invitationPage(c),
  accept,
}

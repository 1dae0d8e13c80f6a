import { Readable } from 'node:stream'
import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Lang, nameFor, readText } from '../../core/text.ts'
import {
  addQuestion, answerIn, cancelRegistration, checkIn, closeTicket, decideRegistration, doorList, eventToRun, guestsOf, inviteGuests, type Question, questionsOf, readCode, readGuests, type Reading, registrationAnswers, registrationFigures, registrationRefusals, registrationsOf, registrationStateWords, type RegistrationState, retireQuestion, revokeGuest, saveTicket, ticketsOf,
} from '../../modules/events/events.ts'
import { writeRecords } from '../../platform/record-writer.ts'
import { mediaTypes } from '../../modules/listings/import/exchange.ts'
import { problems as formProblems } from '../messages.ts'
import { caching, textAnswer } from '../encode.ts'
import { download } from '../files/download.ts'
import { one, readForm, type Values } from '../form.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { type Again, page, seeOther, statusOf } from '../respond.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { chosen, deed, halvesOf, idIn, idOf, problemsIn, submit } from '../typed.ts'
import { showClocks } from '../ui/time.tsx'
import { DoorPage } from './door-page.tsx'
import { GuestsPage } from './guests-page.tsx'
import { queueGuestLetter } from './letter.ts'
import { RegistrationListPage } from './list-page.tsx'
import { attendsWords, registrationsWords as words } from './messages/words.ts'
import { TicketPage, TicketsPage, valuesOfTicket } from './ticket-pages.tsx'

const size = 50
const eventIn = (c: Visit) => eventToRun(c.var.room.db, c.var.actor, { slug: c.req.param('slug') ?? '' })
const answer = (c: Visit, title: string, body: Parameters<typeof page>[2], again?: Again): Promise<Response> => page(c, { title, active: 'events', noindex: true, status: again ? statusOf(again.failure) : 200 }, body)

const list: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const event = await eventIn(c)
  const given = c.req.query('state') ?? ''
  const state = Object.hasOwn(registrationStateWords, given) ? (given as RegistrationState) : undefined
  const [q, ticket] = [c.req.query('q')?.slice(0, 200), c.req.query('ticket')]
  const number = Math.min(10_000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const found = await registrationsOf(room.db, actor, event.id, { state, words: q, ticketId: readId(ticket ?? ''), page: number, size })
  const figures = await registrationFigures(room.db, event.id)
  return answer(c, words.title[lang], <RegistrationListPage lang={lang} event={event} {...found} page={number} size={size} figures={figures} tickets={await ticketsOf(room.db, event.id)} query={{ state, ticket, q }} />)
}

const most = 50_000

const workbook: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const event = await eventIn(c)
  const { lines } = await registrationsOf(room.db, actor, event.id, { page: 1, size: most })
  const questions = await questionsOf(room.db, event.id)
  const answers = new Map((await registrationAnswers(room.db, lines.map((line) => line.id))).map((found) => [`${found.registrationId} ${found.questionId}`, found.words]))
  const answered = (question: Question, given: string | undefined): string => (given === undefined ? '' : answerIn(lang, question, given, words.yes))
  const keys = ['person', 'email', 'organisation', 'country', 'ticket', 'attends', 'state', 'registered', 'checkedIn'] as const
  const records = lines.map((line) => ({
    person: nameFor(lang, line.name), email: line.email, organisation: line.organisation ? nameFor(lang, line.organisation) : '', country: line.country ? countryName(lang, line.country) : '', ticket: readText(line.ticket, lang).body, attends: attendsWords[line.attends][lang],
    state: registrationStateWords[line.state][lang], registered: showClocks(lang, line.createdAt), checkedIn: line.checkedInAt ? showClocks(lang, line.checkedInAt) : '',
    ...Object.fromEntries(questions.map((question) => [question.id, answered(question, answers.get(`${line.id} ${question.id}`))])),
  }))
  const pieces = writeRecords('xlsx', { keys: [...keys, ...questions.map((question) => question.id)], headers: [...keys.map((key) => words[key][lang]), ...questions.map((question) => readText(question.label, lang).body)], records })
  return download(c, { name: `${event.slug}-registrations.xlsx`, mediaType: mediaTypes.xlsx, stream: Readable.from(pieces) })
}

const onList = (act: (c: Visit, eventId: string, values: Values) => Promise<unknown>, to: 'list' | 'tickets' | 'guests' = 'list'): Handler => (c) =>
  deed(c, async (values) => {
    const event = await eventIn(c)
    await act(c, event.id, values)
    return href(routes.registrations[to], { lang: c.var.lang, slug: event.slug })
  })

const ticketIn = (values: Values, lang: Lang, eventId: string, id?: string) => {
  const typed = one(values, 'capacity').trim()
  return { eventId, id, lang, name: halvesOf(values, 'name'), note: halvesOf(values, 'note'), attends: chosen(values, 'attends', attendsWords), capacity: typed ? Number(typed) : null, approval: one(values, 'approval') === 'yes', invitedOnly: one(values, 'invitedOnly') === 'yes' }
}

async function ticketsPage(c: Visit, form?: 'ticket' | 'question', again?: Again): Promise<Response> {
  const { room, lang } = c.var
  const event = await eventIn(c)
  return answer(c, words.tickets[lang], <TicketsPage lang={lang} event={event} tickets={await ticketsOf(room.db, event.id)} questions={await questionsOf(room.db, event.id)} form={form} values={again?.values ?? {}} problems={problemsIn(again)} />, again)
}

async function ticketPage(c: Visit, again?: Again): Promise<Response> {
  const { room, lang } = c.var
  const event = await eventIn(c)
  const id = idOf(c)
  const ticket = (await ticketsOf(room.db, event.id)).find((found) => found.id === id)
  if (!ticket) throw new Failure('missing', refusals.missing)
  return answer(c, words.ticketEdit[lang], <TicketPage lang={lang} event={event} ticket={ticket} values={again?.values ?? valuesOfTicket(ticket)} problems={problemsIn(again)} />, again)
}

const kinds = { words: true, choice: true, yes_no: true } as const
const toTickets = (c: Visit, slug: string, part: 'tickets' | 'questions') => `${href(routes.registrations.tickets, { lang: c.var.lang, slug })}#${part}`

async function guestsPage(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const event = await eventIn(c)
  return answer(c, words.guests[lang], <GuestsPage lang={lang} event={event} tickets={await ticketsOf(room.db, event.id)} guests={await guestsOf(room.db, actor, event.id)} values={again?.values ?? {}} problems={problemsIn(again)} />, again)
}

async function door(c: Visit, result?: Awaited<ReturnType<typeof checkIn>>[number]): Promise<Response> {
  const { room, actor, lang } = c.var
  const event = await eventIn(c)
  return answer(c, words.door[lang], <DoorPage lang={lang} event={event} lines={await doorList(room.db, actor, event.id)} code={result ? undefined : c.req.query('code')?.slice(0, 40)} result={result} />)
}

const readings = z.array(z.object({ code: z.string().max(200), key: z.uuid(), at: z.iso.datetime() })).max(200)

/** One badge from the form, or what a device has kept, which is answered as JSON. */
const read: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const event = await eventIn(c)
  const { values } = await readForm(c)
  const sent = one(values, 'readings')
  if (!sent) {
    const code = readCode(one(values, 'code'))
    const [result] = code ? await checkIn(room.db, actor, { eventId: event.id, readings: [{ code, key: newId(), at: actor.at }] }) : [{ key: '', outcome: 'unknown' as const }]
    return door(c, result)
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(sent)
  } catch {
    throw new Failure('invalid', formProblems.notAForm)
  }
  const given = readings.safeParse(parsed)
  if (!given.success) throw new Failure('invalid', formProblems.notAForm)
  const known: Reading[] = []
  const unread: string[] = []
  for (const reading of given.data) {
    const code = readCode(reading.code)
    if (code) known.push({ code, key: reading.key, at: new Date(reading.at) })
    else unread.push(reading.key)
  }
  const results = known.length > 0 ? await checkIn(room.db, actor, { eventId: event.id, readings: known }) : []
  const done = [
    ...results.map((result) => ({ key: result.key, outcome: result.outcome, name: result.name && nameFor(lang, result.name), about: [result.organisation && nameFor(lang, result.organisation), result.ticket && readText(result.ticket, lang).body].filter(Boolean).join(' · ') })),
    ...unread.map((key) => ({ key, outcome: 'unknown' })),
  ]
  return textAnswer(c, JSON.stringify({ done }), 'application/json; charset=utf-8', caching(false))
}

export const registrationsHandlers: HandlersOf<'registrations'> = {
  list,
  workbook,
  find: async (c) => seeOther(c, href(routes.registrations.list, { lang: c.var.lang, slug: (await eventToRun(c.var.room.db, c.var.actor, { id: idOf(c) })).slug })),
  decide: (c) =>
    deed(c, async (values) => {
      const event = await eventIn(c)
      const accept = one(values, 'accept') === 'yes'
      await decideRegistration(c.var.room.db, c.var.actor, { eventId: event.id, id: idOf(c), accept, reason: one(values, 'reason') })
      return href(routes.registrations.list, { lang: c.var.lang, slug: event.slug })
    }),
  cancel: onList((c) => cancelRegistration(c.var.room.db, c.var.actor, { id: idOf(c) })),
  tickets: (c) => ticketsPage(c),
  ticketAdd: (c) =>
    submit(c, async (values) => {
      const event = await eventIn(c)
      await saveTicket(c.var.room.db, c.var.actor, ticketIn(values, c.var.lang, event.id))
      return toTickets(c, event.slug, 'tickets')
    }, (again) => ticketsPage(c, 'ticket', again)),
  ticket: (c) => ticketPage(c),
  ticketSave: (c) =>
    submit(c, async (values) => {
      const event = await eventIn(c)
      await saveTicket(c.var.room.db, c.var.actor, ticketIn(values, c.var.lang, event.id, idOf(c)))
      return toTickets(c, event.slug, 'tickets')
    }, (again) => ticketPage(c, again)),
  ticketClose: onList((c, eventId, values) => closeTicket(c.var.room.db, c.var.actor, { eventId, id: idOf(c), closed: one(values, 'closed') === 'yes' }), 'tickets'),
  questionAdd: (c) =>
    submit(c, async (values) => {
      const { room, actor, lang } = c.var
      const event = await eventIn(c)
      await addQuestion(room.db, actor, { eventId: event.id, lang, kind: chosen(values, 'kind', kinds), label: halvesOf(values, 'label'), purpose: halvesOf(values, 'purpose'), options: halvesOf(values, 'options'), required: one(values, 'required') === 'yes', keepDays: Number(one(values, 'keepDays') || Number.NaN) })
      return toTickets(c, event.slug, 'questions')
    }, (again) => ticketsPage(c, 'question', again)),
  questionRetire: onList((c, eventId) => retireQuestion(c.var.room.db, c.var.actor, { eventId, id: idOf(c) }), 'tickets'),
  guests: (c) => guestsPage(c),
  invite: (c) =>
    submit(c, async (values) => {
      const { room, actor, lang } = c.var
      const event = await eventIn(c)
      const ticketId = idIn(values, 'ticket')
      if (!ticketId) throw new Failure('invalid', refusals.invalid, { fields: { ticket: registrationRefusals.ticket } })
      await inviteGuests(room.db, actor, { eventId: event.id, ticketId, guests: readGuests(one(values, 'guests')), lang: one(values, 'letter') === 'zh' ? 'zh' : 'en' }, (tx, letter) => queueGuestLetter(tx, room.config.url, letter))
      return href(routes.registrations.guests, { lang, slug: event.slug })
    }, (again) => guestsPage(c, again), 'sent'),
  revoke: onList((c, eventId) => revokeGuest(c.var.room.db, c.var.actor, { eventId, id: idOf(c) }), 'guests'),
  door: (c) => door(c),
  read,
}

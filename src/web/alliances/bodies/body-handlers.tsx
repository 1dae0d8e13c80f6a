import { Failure } from '../../../core/failure.ts'
import { readId, showId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import {
  addTerm, adviceOf, answerAdvice, belongs, bodyById, bodyKinds, bodyOfSeat, canShapeBodies, declareConflict, editBody, endBody, endConflict, type ExpertLanguage, expertsOf, foundBody, giveAdvice, leads, leaveSeat,
  meetingsOf, motionsOf, ownConflicts, registerExpert, seatPerson, seatsOfBody, seatWords, stanceWords, termsOf, withdrawExpert,
} from '../../../modules/alliances/bodies/bodies.ts'
import { organisationNames } from '../../../modules/people/people.ts'
import { memberOrganisations } from '../../../modules/spaces/spaces.ts'
import { many, one } from '../../form.ts'
import type { Again } from '../../respond.tsx'
import type { Handler, Visit } from '../../room.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { AdviceAnswerPage, AdviceFormPage } from './advice-pages.tsx'
import { BodyFormPage, BodyListPage } from './body-pages.tsx'
import { BodyShowPage } from './body-show.tsx'
import { ExpertPage } from './expert-page.tsx'
import { type Room } from './frame.tsx'
import { bodyWords as words } from './messages.ts'
import { answer, roomBySlug, roomByThing } from './reading.tsx'
import { halvesIn, headOf } from '../../ui/bilingual.tsx'
import { chosen, dayIn, dayOrNone, deed, halvesOf, idIn, idOf, organisationIn, problemsIn, submit, typed, versionIn } from '../../typed.ts'

const missing = () => new Failure('missing', refusals.missing)
const bodyHref = (c: Visit, id: string): string => href(routes.bodies.show, { lang: c.var.lang, id: showId(id) })
const bodyHere = (c: Visit, room: Room) => bodyById(c.var.room.db, c.var.actor, room.place.id, idOf(c))

/** The members of the alliance, for choosing one in a form. */
export async function membersOfRoom(c: Visit, { place }: Room): Promise<{ id: string; name: { zh?: string; en?: string } }[]> {
  const ids = await memberOrganisations(c.var.room.db, [place.id], c.var.actor.at)
  return [...(await organisationNames(c.var.room.db, ids)).values()]
}

export const list: Handler = async (c) => {
  const room = await roomBySlug(c)
  return answer(c, words.bodies[c.var.lang], <BodyListPage room={room} />)
}

async function form(c: Visit, again?: Again): Promise<Response> {
  const room = await roomBySlug(c)
  if (!canShapeBodies(c.var.actor, room.place.id)) throw missing()
  return answer(c, words.found[c.var.lang], <BodyFormPage room={room} values={typed(again)} problems={problemsIn(again)} />, again)
}
export const newBody: Handler = (c) => form(c)
export const create: Handler = (c) =>
  submit(c, async (values) => {
    const { db } = c.var.room
    const { place } = await roomBySlug(c)
    const input = { kind: chosen(values, 'kind', bodyKinds), name: halvesOf(values, 'name'), remit: halvesOf(values, 'remit'), lang: c.var.lang, fromOn: dayOrNone(values, 'fromOn'), toOn: dayOrNone(values, 'toOn') }
    return bodyHref(c, await foundBody(db, c.var.actor, { ...input, allianceId: place.id }))
  }, (again) => form(c, again))

async function showBody(c: Visit, again?: Again): Promise<Response> {
  const { actor, lang, room: { db } } = c.var
  const room = await roomByThing(c, 'body')
  const body = await bodyHere(c, room)
  const [terms, seats, meetings, motions, advice, members] = await Promise.all([
    termsOf(db, body.id), seatsOfBody(db, actor, body.id), meetingsOf(db, actor, body), motionsOf(db, actor, body), adviceOf(db, actor, body), canShapeBodies(actor, room.place.id) ? membersOfRoom(c, room) : [],
  ])
  return answer(c, headOf(lang, body.name).title, <BodyShowPage room={room} body={body} terms={terms} seats={seats} meetings={meetings} motions={motions} advice={advice} members={members} values={again?.values} problems={problemsIn(again)} />, again)
}
export const show: Handler = (c) => showBody(c)

async function editForm(c: Visit, again?: Again): Promise<Response> {
  const room = await roomByThing(c, 'body')
  const body = await bodyHere(c, room)
  if (!canShapeBodies(c.var.actor, room.place.id) || body.endedAt) throw missing()
  const values = typed(again, { kind: body.kind, ...halvesIn(body.name, 'name'), ...halvesIn(body.remit, 'remit') })
  return answer(c, words.edit[c.var.lang], <BodyFormPage room={room} body={body} values={values} problems={problemsIn(again)} />, again)
}
export const edit: Handler = (c) => editForm(c)
export const save: Handler = (c) =>
  submit(c, async (values) => {
    await editBody(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values), kind: chosen(values, 'kind', bodyKinds), name: halvesOf(values, 'name'), remit: halvesOf(values, 'remit'), lang: c.var.lang })
    return bodyHref(c, idOf(c))
  }, (again) => editForm(c, again))

export const end: Handler = (c) => deed(c, async () => (await endBody(c.var.room.db, c.var.actor, idOf(c)), bodyHref(c, idOf(c))))
export const term: Handler = (c) =>
  submit(c, async (values) => (await addTerm(c.var.room.db, c.var.actor, { id: idOf(c), fromOn: dayIn(values, 'fromOn'), toOn: dayIn(values, 'toOn') }), bodyHref(c, idOf(c))), (again) => showBody(c, again))

export const seat: Handler = (c) =>
  submit(c, async (values) => {
    const input = { bodyId: idOf(c), email: one(values, 'email'), role: chosen(values, 'role', seatWords), organisationId: idIn(values, 'organisation'), alternateFor: idIn(values, 'alternateFor'), toOn: dayOrNone(values, 'toOn') }
    await seatPerson(c.var.room.db, c.var.actor, input)
    return bodyHref(c, idOf(c))
  }, (again) => showBody(c, again))
export const seatEnd: Handler = (c) =>
  deed(c, async () => {
    const bodyId = await bodyOfSeat(c.var.room.db, idOf(c))
    await leaveSeat(c.var.room.db, c.var.actor, idOf(c))
    return bodyHref(c, bodyId!)
  })

async function showExperts(c: Visit, again?: Again): Promise<Response> {
  const { actor, lang, room: { db } } = c.var
  const room = await roomBySlug(c)
  const experts = await expertsOf(db, actor, room.place.id)
  return answer(c, words.experts[lang], <ExpertPage room={room} experts={experts} conflicts={await ownConflicts(db, actor, room.place.id)} values={again?.values} problems={problemsIn(again)} />, again)
}
export const experts: Handler = (c) => showExperts(c)
const expertsHref = (c: Visit, slug = c.req.param('slug') ?? ''): string => href(routes.bodies.experts, { lang: c.var.lang, slug })
export const register: Handler = (c) =>
  submit(c, async (values) => {
    const { place } = await roomBySlug(c)
    await registerExpert(c.var.room.db, c.var.actor, { allianceId: place.id, fields: halvesOf(values, 'fields'), languages: many(values, 'languages') as ExpertLanguage[], lang: c.var.lang })
    return expertsHref(c)
  }, (again) => showExperts(c, again))
export const withdraw: Handler = (c) => deed(c, async () => (await withdrawExpert(c.var.room.db, c.var.actor, (await roomBySlug(c)).place.id), expertsHref(c)), 'removed')
export const conflict: Handler = (c) =>
  submit(c, async (values) => {
    const { place, bodies } = await roomBySlug(c)
    if (!belongs(c.var.actor, place.id, bodies)) throw missing()
    const organisationId = await organisationIn(c, values, 'organisation')
    await declareConflict(c.var.room.db, c.var.actor, { allianceId: place.id, organisationId: organisationId ?? '00000000-0000-0000-0000-000000000000' })
    return expertsHref(c)
  }, (again) => showExperts(c, { ...again, problems: Object.keys(again.problems).length ? again.problems : { organisation: again.failure.sentence } }))
export const conflictEnd: Handler = (c) =>
  deed(c, async () => {
    const { place } = await roomByThing(c, 'conflict')
    await endConflict(c.var.room.db, c.var.actor, idOf(c))
    return expertsHref(c, place.slug)
  }, 'removed')

async function adviceForm_(c: Visit, again?: Again): Promise<Response> {
  const room = await roomByThing(c, 'body')
  const body = await bodyHere(c, room)
  if (!leads(c.var.actor, body) || body.endedAt) throw missing()
  return answer(c, words.giveAdvice[c.var.lang], <AdviceFormPage room={room} body={body} values={typed(again)} problems={problemsIn(again)} />, again)
}
export const adviceNew: Handler = (c) => adviceForm_(c)
export const adviceGive: Handler = (c) =>
  submit(c, async (values) => {
    const toBody = readId(one(values, 'toBody')) ?? ''
    await giveAdvice(c.var.room.db, c.var.actor, { fromBody: idOf(c), toBody: toBody || idOf(c), title: halvesOf(values, 'title'), body: halvesOf(values, 'body'), lang: c.var.lang })
    return bodyHref(c, idOf(c))
  }, (again) => adviceForm_(c, again), 'sent')

async function answerForm(c: Visit, again?: Again): Promise<Response> {
  const { actor, room: { db } } = c.var
  const room = await roomByThing(c, 'advice')
  const all = (await Promise.all(room.bodies.map((body) => adviceOf(db, actor, body)))).flat()
  const advice = all.find((one) => one.id === idOf(c))
  if (!advice || !leads(actor, { id: advice.toBody, allianceId: room.place.id })) throw missing()
  return answer(c, words.answer[c.var.lang], <AdviceAnswerPage room={room} advice={advice} values={typed(again)} problems={problemsIn(again)} />, again)
}
export const adviceForm: Handler = (c) => answerForm(c)
export const adviceAnswer: Handler = (c) =>
  submit(c, async (values) => {
    const { toBody } = await answerAdvice(c.var.room.db, c.var.actor, { id: idOf(c), stance: chosen(values, 'stance', stanceWords), answer: halvesOf(values, 'answer'), lang: c.var.lang })
    return bodyHref(c, toBody)
  }, (again) => answerForm(c, again), 'sent')

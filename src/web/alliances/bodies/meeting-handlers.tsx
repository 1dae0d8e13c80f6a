import { Failure } from '../../../core/failure.ts'
import { readId, showId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { readText } from '../../../core/text.ts'
import {
  approveMinutes, type Attendance, attendanceWords, bodyById, callMeeting, cancelMeeting, castVote, choiceWords, closeMotion, editMeeting, leads, majorityWords, meetingById, motionById, openMotion, recuse as recuseSeat, seatsOfBody, writeMinutes,
} from '../../../modules/alliances/bodies/bodies.ts'
import { one, type Values } from '../../form.ts'
import type { Again } from '../../respond.tsx'
import type { Handler, Visit } from '../../room.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { MeetingFormPage, MeetingPage } from './meeting-pages.tsx'
import { meetingWords, motionWords } from './messages.ts'
import { MotionFormPage, MotionPage } from './motion-pages.tsx'
import { answer, roomByThing } from './reading.tsx'
import { halvesIn, headOf } from '../../ui/bilingual.tsx'
import { momentIn } from '../../ui/moment.tsx'
import { chosen, deed, halvesOf, idOf, moment, organisationIn, problemsIn, submit, typed, versionIn } from '../../typed.ts'

const missing = () => new Failure('missing', refusals.missing)
const meetingHref = (c: Visit, id: string): string => href(routes.bodies.meeting, { lang: c.var.lang, id: showId(id) })
const motionHref = (c: Visit, id: string): string => href(routes.bodies.motion, { lang: c.var.lang, id: showId(id) })

/** The body of the address, for who leads it while it is at work. */
async function ledBody(c: Visit) {
  const room = await roomByThing(c, 'body')
  const body = await bodyById(c.var.room.db, c.var.actor, room.place.id, idOf(c))
  if (!leads(c.var.actor, body) || body.endedAt) throw missing()
  return { room, body }
}

const inputOf = (c: Visit, values: Values) => ({ title: halvesOf(values, 'title'), startsAt: moment(values, 'startsAt'), place: one(values, 'place').slice(0, 500), agenda: one(values, 'agenda'), lang: c.var.lang })

async function callForm(c: Visit, again?: Again): Promise<Response> {
  const { room, body } = await ledBody(c)
  return answer(c, meetingWords.call[c.var.lang], <MeetingFormPage room={room} body={body} values={typed(again)} problems={problemsIn(again)} />, again)
}
export const meetingNew: Handler = (c) => callForm(c)
export const meetingCall: Handler = (c) =>
  submit(c, async (values) => meetingHref(c, await callMeeting(c.var.room.db, c.var.actor, { ...inputOf(c, values), bodyId: idOf(c) })), (again) => callForm(c, again), 'sent')

async function meetingHere(c: Visit) {
  const { actor, room: { db } } = c.var
  const room = await roomByThing(c, 'meeting')
  const found = await meetingById(db, actor, room.place.id, idOf(c))
  return { room, meeting: found, body: await bodyById(db, actor, room.place.id, found.bodyId) }
}

async function showMeeting(c: Visit, again?: Again): Promise<Response> {
  const here = await meetingHere(c)
  const seats = await seatsOfBody(c.var.room.db, c.var.actor, here.body.id)
  return answer(c, headOf(c.var.lang, here.meeting.title).title, <MeetingPage {...here} seats={seats} values={again?.values} problems={problemsIn(again)} />, again)
}
export const meeting: Handler = (c) => showMeeting(c)

async function editForm(c: Visit, again?: Again): Promise<Response> {
  const here = await meetingHere(c)
  if (!leads(c.var.actor, here.body) || here.meeting.cancelledAt || here.meeting.approvedAt) throw missing()
  const agenda = here.meeting.agenda.map((item) => readText(item.title, item.title.source).body).join('\n')
  const values = typed(again, { ...halvesIn(here.meeting.title, 'title'), ...momentIn(c.var.lang, here.meeting.startsAt, 'startsAt'), place: here.meeting.place ?? '', agenda })
  return answer(c, meetingWords.edit[c.var.lang], <MeetingFormPage {...here} values={values} problems={problemsIn(again)} />, again)
}
export const meetingEdit: Handler = (c) => editForm(c)
export const meetingSave: Handler = (c) =>
  submit(c, async (values) => (await editMeeting(c.var.room.db, c.var.actor, { ...inputOf(c, values), id: idOf(c), version: versionIn(values) }), meetingHref(c, idOf(c))), (again) => editForm(c, again))
export const meetingCancel: Handler = (c) => deed(c, async () => (await cancelMeeting(c.var.room.db, c.var.actor, idOf(c)), meetingHref(c, idOf(c))))

export const minutes: Handler = (c) =>
  submit(c, async (values) => {
    const attendance: Record<string, Attendance> = {}
    for (const name of Object.keys(values)) {
      const seat = name.startsWith('seat_') ? readId(name.slice(5)) : undefined
      if (seat && one(values, name)) attendance[seat] = chosen(values, name, attendanceWords)
    }
    await writeMinutes(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values), minutes: halvesOf(values, 'minutes'), attendance, lang: c.var.lang })
    return meetingHref(c, idOf(c))
  }, (again) => showMeeting(c, again))
export const minutesApprove: Handler = (c) => deed(c, async () => (await approveMinutes(c.var.room.db, c.var.actor, idOf(c)), meetingHref(c, idOf(c))), 'published')

async function motionForm(c: Visit, again?: Again): Promise<Response> {
  const { room, body } = await ledBody(c)
  return answer(c, motionWords.open[c.var.lang], <MotionFormPage room={room} body={body} values={typed(again)} problems={problemsIn(again)} />, again)
}
export const motionNew: Handler = (c) => motionForm(c)
export const motionOpen: Handler = (c) =>
  submit(c, async (values) => {
    const kind = chosen(values, 'quorumKind', { share: true, number: true })
    const given = /^\d{1,3}(\.\d{1,2})?$/.test(one(values, 'quorum')) ? Number(one(values, 'quorum')) : 0
    const quorum = { kind, value: kind === 'share' ? Math.round(given * 100) : Math.floor(given) }
    const id = await openMotion(c.var.room.db, c.var.actor, {
      bodyId: idOf(c), title: halvesOf(values, 'title'), body: halvesOf(values, 'body'), quorum, majority: chosen(values, 'majority', majorityWords), closesAt: moment(values, 'closesAt'), concerns: await organisationIn(c, values, 'concerns'), lang: c.var.lang,
    })
    return motionHref(c, id)
  }, (again) => motionForm(c, again), 'published')

export const motion: Handler = async (c) => {
  const room = await roomByThing(c, 'motion')
  const seen = await motionById(c.var.room.db, c.var.actor, room.place.id, idOf(c))
  return answer(c, headOf(c.var.lang, seen.motion.title).title, <MotionPage room={room} seen={seen} />)
}
export const vote: Handler = (c) => deed(c, async (values) => (await castVote(c.var.room.db, c.var.actor, { motionId: idOf(c), choice: chosen(values, 'choice', choiceWords) }), motionHref(c, idOf(c))))
export const recuse: Handler = (c) => deed(c, async () => (await recuseSeat(c.var.room.db, c.var.actor, idOf(c)), motionHref(c, idOf(c))))
export const motionClose: Handler = (c) => deed(c, async () => (await closeMotion(c.var.room.db, c.var.actor, idOf(c)), motionHref(c, idOf(c))))

import { z } from 'zod'
import { missing } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { acceptRequest, declineRequest, giveOutcome, meetingFor, myMeetings, requestsOf, roundForPart } from '../../../modules/events/meetings/meetings.ts'
import type { Visit } from '../../room.ts'
import { operation } from '../operation.ts'
import { eventNamed, eventOf } from '../shapes/event.ts'
import { meetingOut, meetingRequestOut, meetingRequestShape, meetingShape, outcomeShape } from '../shapes/meeting.ts'
import { id, langShape } from '../shapes/values.ts'
import { told } from '../told.ts'

const read = { group: 'meetings', method: 'get', who: 'token', scope: 'interests:read', params: eventNamed } as const
const write = { group: 'meetings', method: 'post', who: 'token', scope: 'interests:write', params: eventNamed.extend({ id }) } as const

/** The event in whose meetings the caller takes part. @throws missing */
async function partIn(c: Visit, slug: string): Promise<{ eventId: string; me: string }> {
  const event = await eventOf(c, slug)
  const { me } = await roundForPart(c.var.room.db, c.var.actor, event.id)
  return { eventId: event.id, me: me.personId }
}

/** A request of this event in which the caller has a part. @throws missing */
async function requestIn(c: Visit, { slug, id: given }: { slug: string; id: string }) {
  const { eventId, me } = await partIn(c, slug)
  const found = (await requestsOf(c.var.room.db, eventId, me, c.var.actor.at)).find((one) => one.id === readId(given))
  if (!found) throw missing()
  return { eventId, me, request: found }
}

const requestNow = async (c: Visit, { slug, id: given }: { slug: string; id: string }) => {
  const { me, request } = await requestIn(c, { slug, id: given })
  return meetingRequestOut(request, me)
}

/** The caller's own one-to-one meetings at an event. */
export const meetingOperations = [
  operation({ ...read, name: 'listOwnMeetings', path: '/events/{slug}/meetings', answer: z.object({ items: z.array(meetingShape) }) }, async (c, { params: { slug } }) => {
    const { eventId } = await partIn(c, slug)
    return { items: (await myMeetings(c.var.room.db, c.var.actor, eventId)).map(meetingOut) }
  }),
  operation({ ...read, name: 'listMeetingRequests', path: '/events/{slug}/meeting-requests', answer: z.object({ items: z.array(meetingRequestShape) }) }, async (c, { params: { slug } }) => {
    const { eventId, me } = await partIn(c, slug)
    return { items: (await requestsOf(c.var.room.db, eventId, me, c.var.actor.at)).map((one) => meetingRequestOut(one, me)) }
  }),
  operation(
    { ...write, name: 'acceptMeetingRequest', path: '/events/{slug}/meeting-requests/{id}/acceptance', body: z.object({ slot: told(id.optional(), 'meetingSlot') }), answer: meetingRequestShape },
    async (c, { params, body }) => {
      const { request } = await requestIn(c, params)
      await acceptRequest(c.var.room.db, c.var.actor, { id: request.id, slotId: body.slot ? readId(body.slot) : (request.slotId ?? undefined) })
      return requestNow(c, params)
    },
  ),
  operation({ ...write, name: 'declineMeetingRequest', path: '/events/{slug}/meeting-requests/{id}/refusal', answer: meetingRequestShape }, async (c, { params }) => {
    await declineRequest(c.var.room.db, c.var.actor, (await requestIn(c, params)).request.id)
    return requestNow(c, params)
  }),
  operation(
    { ...write, name: 'giveMeetingOutcome', path: '/events/{slug}/meetings/{id}/outcome', body: z.object({ outcome: outcomeShape, note: told(z.string().max(2_000).optional(), 'note'), language: langShape.optional() }), answer: meetingShape },
    async (c, { params, body }) => {
      const { db } = c.var.room
      const { eventId } = await partIn(c, params.slug)
      const meeting = await meetingFor(db, c.var.actor, readId(params.id) ?? '')
      if (meeting.eventId !== eventId) throw missing()
      await giveOutcome(db, c.var.actor, { meetingId: meeting.id, outcome: body.outcome, note: body.note, lang: body.language ?? 'en' })
      return meetingOut((await myMeetings(db, c.var.actor, eventId)).find((one) => one.id === meeting.id)!)
    },
  ),
]

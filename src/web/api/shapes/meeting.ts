import { z } from 'zod'
import { type MeetingRequest, meetingRoles, type MyMeeting, outcomes } from '../../../modules/events/meetings/meetings.ts'
import { named, told } from '../told.ts'
import { countryShape, id, idOut, instant, nameOut, nameShape } from './values.ts'

export const outcomeShape = told(z.enum(outcomes), 'meetingOutcome')

export const meetingShape = named(
  'Meeting',
  z.object({
    id,
    state: told(z.enum(['held', 'cancelled']), 'meetingState'),
    with: z.object({ name: nameShape, organisation: nameShape.optional(), organisationId: id.optional(), country: countryShape.optional(), role: told(z.enum(meetingRoles).optional(), 'meetingRole'), words: told(z.string().optional(), 'meetingWords') }),
    startsAt: instant,
    endsAt: instant,
    place: z.object({ kind: told(z.enum(['table', 'room']), 'meetingPlace'), number: z.int().optional(), link: z.url().optional() }),
    checkMissing: told(z.boolean(), 'checkMissing'),
    outcome: outcomeShape.optional(),
    note: told(z.string().optional(), 'note'),
    case: told(id.optional(), 'meetingCase'),
  }),
)

export const meetingOut = (one: MyMeeting): z.input<typeof meetingShape> => ({
  id: idOut(one.id), state: one.state,
  with: { name: nameOut(one.name), organisation: one.organisation ? nameOut(one.organisation) : undefined, organisationId: one.organisationId ? idOut(one.organisationId) : undefined, country: one.country ?? undefined, role: one.role ?? undefined, words: one.words ?? undefined },
  startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString(), place: { kind: one.place.kind, number: one.place.number ?? undefined, link: one.place.link ?? undefined },
  checkMissing: one.checkMissing, outcome: one.outcome ?? undefined, note: one.note ?? undefined, case: (one.dealId ?? one.theirDealId) ? idOut((one.dealId ?? one.theirDealId)!) : undefined,
})

export const meetingRequestShape = named(
  'MeetingRequest',
  z.object({
    id,
    state: told(z.enum(['open', 'accepted', 'declined', 'cancelled', 'expired']), 'requestState'),
    side: told(z.enum(['from', 'to']), 'side'),
    offered: told(z.boolean(), 'requestOffered'),
    with: nameShape,
    words: told(z.string().optional(), 'meetingWords'),
    slot: told(id.optional(), 'meetingSlot'),
    startsAt: instant.optional(),
    expiresAt: instant,
    meeting: id.optional(),
  }),
)

export const meetingRequestOut = (one: MeetingRequest, me: string): z.input<typeof meetingRequestShape> => ({
  id: idOut(one.id), state: one.state, side: one.from === me ? 'from' : 'to', offered: one.offered, with: nameOut(one.from === me ? one.toName : one.fromName), words: one.words ?? undefined, slot: one.slotId ? idOut(one.slotId) : undefined,
  startsAt: one.startsAt?.toISOString(), expiresAt: one.expiresAt.toISOString(), meeting: one.meetingId ? idOut(one.meetingId) : undefined,
})

import { z } from 'zod'
import { Failure, isFailure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import {
  acceptInterest, advanceDeal, type AdvanceVerb, attachToDeal, cancelMeeting, caseRoom, chainPlaces, consentToParty, type Cursor, dealFileFor, dealRoutes, declineInterest, detachFromDeal,
  healthOf, joinDeal, leaveDeal, lostReasonWords, meetingOutcomes, meetingZones, noteInDeal, partyRoles, planDeal, proposeParty, recordMeeting, researchPlaces, sayInDeal, setMeeting,
  stepWords, waiveNda, withdrawInterest,
} from '../../modules/deals/deals.ts'
import { reasons } from '../../modules/matching/matching.ts'
import { download } from '../files/download.ts'
import type { Form } from '../form.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { HealthPage } from './health.tsx'
import { dealHref } from './title.ts'
import { titleFor } from './party.tsx'
import type { Refused, RoomForm } from './refused.ts'
import { dealRoom } from './room.tsx'

export const shownId = z.string().max(40).transform((text, context) => readId(text) ?? (context.addIssue({ code: 'invalid_value', values: [] }), z.NEVER))
const writtenLang = z.enum(['zh', 'en']).optional()
const long = z.string().max(20_000)
const version = z.coerce.number().int().min(0).max(1_000_000).catch(0)
const keysOf = <Key extends string>(words: Record<Key, unknown>) => Object.keys(words) as [Key, ...Key[]]

const refusal = z.object({ reason: z.enum(keysOf(reasons)), note: long.optional() })
const words = z.object({ body: z.string().max(100_000).default(''), lang: writtenLang })
const moving = z.object({ _version: version, verb: z.enum([...keysOf(stepWords), 'lose', 'rest', 'revive']), reason: z.enum(keysOf(lostReasonWords)).optional(), note: long.optional() })
const plan = z.object({ _version: version, ownerId: z.string().max(40).default(''), dueOn: z.string().max(20).default(''), nextAction: long.optional(), route: z.enum(dealRoutes).optional() })
const waiver = z.object({ _version: version, reason: long.default('') })
const proposal = z.object({ organisation: z.string().max(200).default(''), role: z.enum(partyRoles), chain: z.enum(chainPlaces).optional(), research: z.enum(researchPlaces).optional() })
const answer = z.object({ answer: z.enum(['yes', 'no']) })
const meeting = z.object({ topic: long.default(''), startsAt: z.string().max(30).default(''), zone: z.enum(meetingZones), minutesLong: z.coerce.number().int().catch(0), place: long.optional(), link: long.optional() })
const outcome = z.object({ _version: version, outcome: z.enum(meetingOutcomes), minutes: z.string().max(100_000).optional() })

const pathId = (c: Visit, name: string): string => {
  const id = readId(c.req.param(name) ?? '')
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}
export const idOf = (c: Visit): string => pathId(c, 'id')

/** A place in the timeline from the address; anything else is the newest page. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [at = '', shown = ''] = (text ?? '').split('~')
  const id = readId(shown)
  return id && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/.test(at) && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined
}

async function showRoom(c: Visit, refused?: Refused & Pick<Again, 'failure'>): Promise<Response> {
  const { room, actor, lang } = c.var
  const id = idOf(c)
  const before = readCursor(c.req.query('before'))
  const found = await caseRoom(room.db, actor, id, before).catch((error: unknown) => (isFailure(error, 'missing') ? undefined : Promise.reject(error)))
  if (!found) return showHealth(c, id, refused)
  const status = refused ? statusOf(refused.failure) : 200
  return page(
    c,
    { title: titleFor(lang, found.deal.title).text, noindex: true, active: 'desk', status },
    dealRoom({ lang, actor, room: found, past: before !== undefined, refused }),
  )
}

/** What somebody sees who does not read the case: how it stands, or that it is not there. */
async function showHealth(c: Visit, id: string, refused?: Refused & Pick<Again, 'failure'>): Promise<Response> {
  const { room, actor, lang } = c.var
  const line = await healthOf(room.db, actor, id)
  if (!line) throw new Failure('missing', refusals.missing)
  return page(c, { title: titleFor(lang, line.title).text, noindex: true, active: 'desk', status: refused ? statusOf(refused.failure) : 200 }, <HealthPage lang={lang} line={line} now={actor.at} sentence={refused?.sentence?.[lang]} />)
}

/** A form of the room: acts, comes back to the room, or shows it again with what was typed. */
const inRoom = <Schema extends z.ZodType>(c: Visit, form: RoomForm, schema: Schema, act: (id: string, input: z.output<Schema>, whole: Form) => Promise<unknown>, place = '') => {
  const id = idOf(c)
  return submitForm(
    c,
    schema,
    async (input, whole) => {
      await act(id, input, whole)
      return dealHref(c.var.lang, id) + place
    },
    (again) => showRoom(c, { form: form === 'move' && again.values.verb === 'lose' ? 'end' : form, ...again }),
    form === 'message' || form === 'propose' ? 'sent' : form === 'note' || form === 'plan' ? 'saved' : 'done',
  )
}

const nothing = z.object({})

export const roomHandlers = {
  show: (c) => showRoom(c),
  accept: (c) => inRoom(c, 'accept', nothing, (id) => acceptInterest(c.var.room.db, c.var.actor, id)),
  decline: (c) => inRoom(c, 'decline', refusal, (id, input) => declineInterest(c.var.room.db, c.var.actor, { id, ...input })),
  withdraw: (c) => inRoom(c, 'withdraw', nothing, (id) => withdrawInterest(c.var.room.db, c.var.actor, id)),
  message: (c) => inRoom(c, 'message', words, (id, input) => sayInDeal(c.var.room.db, c.var.actor, { id, ...input }), '#write'),
  note: (c) => inRoom(c, 'note', words, (id, input) => noteInDeal(c.var.room.db, c.var.actor, { id, ...input }), '#notes'),
  move: (c) => inRoom(c, 'move', moving, (dealId, { _version, verb, ...input }) => advanceDeal(c.var.room.db, c.var.actor, { dealId, version: _version, verb: verb as AdvanceVerb, ...input }), '#next'),
  plan: (c) => inRoom(c, 'plan', plan, (dealId, { _version, ...input }) => planDeal(c.var.room.db, c.var.actor, { dealId, version: _version, ...input }), '#plan'),
  waive: (c) => inRoom(c, 'waive', waiver, (dealId, { _version, reason }) => waiveNda(c.var.room.db, c.var.actor, { dealId, version: _version, reason }), '#next'),
  propose: (c) => inRoom(c, 'propose', proposal, (dealId, input) => proposeParty(c.var.room.db, c.var.actor, { dealId, ...input }), '#parties'),
  consent: (c) => inRoom(c, 'party', answer, (dealId, input) => consentToParty(c.var.room.db, c.var.actor, { dealId, partyId: pathId(c, 'party'), yes: input.answer === 'yes' }), '#parties'),
  join: (c) => inRoom(c, 'party', answer, (dealId, input) => joinDeal(c.var.room.db, c.var.actor, { dealId, yes: input.answer === 'yes' })),
  leave: (c) => inRoom(c, 'party', nothing, (dealId) => leaveDeal(c.var.room.db, c.var.actor, { dealId })),
  attach: (c) =>
    inRoom(c, 'file', nothing, async (dealId, _input, whole) => {
      const file = whole.files.file?.[0]
      await attachToDeal(c.var.room.db, c.var.room.blobs, c.var.actor, { dealId, name: file?.name ?? '', bytes: new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)) })
    }, '#files'),
  detach: (c) => inRoom(c, 'file', nothing, (dealId) => detachFromDeal(c.var.room.db, c.var.actor, { dealId, fileId: pathId(c, 'file') }), '#files'),
  async file(c) {
    const found = await dealFileFor(c.var.room.db, c.var.room.blobs, c.var.actor, pathId(c, 'file'))
    return download(c, { ...found, stream: await found.stream() })
  },
  meet: (c) => inRoom(c, 'meeting', meeting, (dealId, input) => setMeeting(c.var.room.db, c.var.actor, { dealId, ...input }), '#timeline'),
  record: (c) => inRoom(c, 'record', outcome, (dealId, { _version, ...input }) => recordMeeting(c.var.room.db, c.var.actor, { dealId, meetingId: pathId(c, 'meeting'), version: _version, ...input }), '#timeline'),
  cancelMeeting: (c) => inRoom(c, 'record', z.object({ _version: version }), (dealId, { _version }) => cancelMeeting(c.var.room.db, c.var.actor, { dealId, meetingId: pathId(c, 'meeting'), version: _version }), '#timeline'),
} satisfies Partial<HandlersOf<'deals'>>

import { type Actor, administers, publishesFor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { recordAll } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { administratorsOf, officersOf, organisationById } from '../../people/people.ts'
import { createRequest, defineRequest, type Request } from '../../requests/requests.ts'
import { missing, deedOn } from '../record.ts'
import { releaseRefusals } from './messages.ts'

/** What a publisher has for a firm and may hand over: everything but what is still held back. */
const held = (firmId: string, publisherId: string) => sql`owner_id = ${firmId} and publisher_id = ${publisherId} and not embargoed and merged_into is null`

const parties = (request: Pick<Request, 'fromOrganisation' | 'toOrganisation'>): { firmId: string; publisherId: string } => {
  if (!request.fromOrganisation || !request.toOrganisation) throw new Error('a handover lacks its parties')
  return { firmId: request.toOrganisation, publisherId: request.fromOrganisation }
}

/**
 * A publisher offers a firm its listings. When an administrator of the firm accepts, the firm publishes them itself: their
 * history and the open interests stay with them, so those wait on the firm's desk; the mandate ends with the last of them.
 */
defineRequest('handover', {
  async address(tx, actor, input) {
    const publisherId = input.fromOrganisation ?? ''
    if (!publishesFor(actor).includes(publisherId)) throw missing()
    const found = await row<{ n: number }>(tx, sql`select count(*)::int as n from listing where ${held(input.object.id, publisherId)}`)
    if (!found?.n) throw new Failure('conflict', releaseRefusals.handoverNothing)
    const open = await row(tx, sql`select 1 from request where kind = 'handover' and object_id = ${input.object.id} and from_organisation = ${publisherId} and state = 'submitted'`)
    if (open) throw new Failure('conflict', releaseRefusals.handoverOpen)
    return { toOrganisation: input.object.id }
  },
  mayAnswer: (_db, actor, request) => administers(actor, request.toOrganisation ?? ''),
  async accept(tx, actor, request) {
    const { firmId, publisherId } = parties(request)
    const moved = await rows<{ id: string; mandateId: string | null }>(
      tx,
      sql`with given as (select id, mandate_id from listing where ${held(firmId, publisherId)} order by id for update)
          update listing l set publisher_id = l.owner_id, mandate_id = null, contact_id = ${actor.personId ?? null}, version = l.version + 1, updated_at = ${actor.at}
          from given where l.id = given.id returning l.id, given.mandate_id as "mandateId"`,
    )
    await recordAll(tx, actor, moved.map(({ id, mandateId }) => ({ ...deedOn(actor, { id, ownerId: firmId, publisherId: firmId, mandateId: null }, 'take_over'), mandateId: mandateId ?? undefined, related: [publisherId] })))
    await run(tx, sql`update mandate m set ended_at = least(${actor.at}, until) where m.firm_id = ${firmId} and m.publisher_id = ${publisherId} and m.ended_at is null and not exists (select from listing l where l.mandate_id = m.id)`)
  },
  async tellAsked(tx, _actor, request) {
    const { firmId, publisherId } = parties(request)
    const publisher = await organisationById(tx, publisherId)
    await tell(tx, { kind: 'handover_asked', people: await administratorsOf(tx, firmId), object: { type: 'organisation', id: firmId }, version: request.id, about: { organisation: publisher!.name } })
  },
  async tellAnswered(tx, _actor, request) {
    const { firmId, publisherId } = parties(request)
    const firm = await organisationById(tx, firmId)
    const kind = request.state === 'accepted' ? 'handover_accepted' : 'handover_declined'
    await tell(tx, { kind, people: await officersOf(tx, publisherId), object: { type: 'organisation', id: publisherId }, version: request.id, about: { organisation: firm!.name } })
  },
})

/** Offers a firm the listings that the actor's organisation publishes for it. @throws Failure missing | conflict */
export const offerHandover = (db: Db, actor: Actor, input: { firmId: string; publisherId: string; message?: string }): Promise<string> =>
  createRequest(db, actor, { kind: 'handover', object: { type: 'organisation', id: input.firmId }, fromOrganisation: input.publisherId, message: input.message })

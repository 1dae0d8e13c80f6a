import { administers } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { type Name, type Text } from '../../core/text.ts'
import { holds } from '../../core/visibility.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { administratorsOf, organisationById } from '../people/people.ts'
import { canManageSpace, joinSpace, type MemberRole, memberRoles, spaceReadable } from '../spaces/spaces.ts'
import type { RequestDefinition } from './definitions.ts'
import { requestRefusals } from './messages.ts'

/** What may be asked for; hosts and secretariats are appointed. */
const open = memberRoles.filter((role) => role !== 'host' && role !== 'secretariat')
const isOpen = (role: string | null | undefined): role is MemberRole => open.some((one) => one === role)

const spaceById = (db: Db, id: string) => row<{ id: string; visibility: string; name: Text }>(db, sql`select id, visibility, name from space where id = ${id}`)

const nameOf = (text: Text): Name => ({ zh: text.variants.zh?.body ?? text.variants.en?.body, en: text.variants.en?.body ?? text.variants.zh?.body })

/** Who runs the space: seats of chair and secretary, and administrators of hosts and secretariats. */
const runners = async (db: Db, spaceId: string): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select person_id as id from seat where space_id = ${spaceId} and to_on is null and role in ('chair', 'secretary')
          union select a.person_id from space_member m join affiliation a on a.organisation_id = m.organisation_id and a.ended_at is null and a.role = 'administrator'
            where m.space_id = ${spaceId} and m.to_on is null and m.role in ('host', 'secretariat')`,
    )
  ).map((one) => one.id)

/** To join a space, as a person or for an organisation that the actor administers. */
export const joinSpaceRequest: RequestDefinition = {
  async address(tx, actor, input) {
    if (!isOpen(input.role)) throw new Failure('invalid', requestRefusals.role, { fields: { role: requestRefusals.role } })
    const space = await spaceById(tx, input.object.id)
    if (!space || !holds(spaceReadable, actor, { id: space.id, visibility: space.visibility })) throw new Failure('missing', refusals.missing)
    if (input.fromOrganisation && !administers(actor, input.fromOrganisation)) throw new Failure('denied', requestRefusals.representing)
    return {}
  },
  mayAnswer: (_db, actor, request) => request.fromPerson !== actor.personId && canManageSpace(actor, request.objectId),
  async accept(tx, actor, request) {
    if (!isOpen(request.role)) throw new Error('a request to join lacks a role')
    const party = request.fromOrganisation ? { organisationId: request.fromOrganisation } : { personId: request.fromPerson! }
    await joinSpace(tx, { spaceId: request.objectId, party, role: request.role, at: actor.at })
  },
  async tellAsked(tx, _actor, request) {
    await tell(tx, { kind: 'request_received', people: await runners(tx, request.objectId), object: { type: 'space', id: request.objectId }, version: request.id })
  },
  async tellAnswered(tx, _actor, request) {
    const space = await spaceById(tx, request.objectId)
    const organisation = request.fromOrganisation ? await organisationById(tx, request.fromOrganisation) : undefined
    const object = { type: 'space', id: request.objectId }
    if (request.state !== 'accepted' || !organisation) return tell(tx, { kind: 'request_answered', people: [request.fromPerson!], object, version: request.id })
    const people = [...new Set([request.fromPerson!, ...(await administratorsOf(tx, organisation.id))])]
    return tell(tx, { kind: 'space_joined', people, object, version: request.id, about: { organisation: organisation.name, space: nameOf(space!.name) } })
  },
}

import { type Actor, administers } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { type Name, type Text } from '../../core/text.ts'
import { holds } from '../../core/visibility.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { administratorsOf, organisationById } from '../people/people.ts'
import { canManageSpace, joinSpace, type MemberRole, memberRoles, type SpaceKind, spaceReadable } from '../spaces/spaces.ts'
import type { NewRequest, Request, RequestDefinition } from './definitions.ts'
import { requestRefusals } from './messages.ts'

/** What may be asked for; hosts and secretariats are appointed. */
const open = memberRoles.filter((role) => role !== 'host' && role !== 'secretariat')
const isOpen = (role: string | null | undefined): role is MemberRole => open.some((one) => one === role)

type Asked = { id: string; kind: SpaceKind; visibility: string; name: Text; decidedBy: string | null }
const spaceById = (db: Db, id: string) => row<Asked>(db, sql`select id, kind, visibility, name, joins_decided_by as "decidedBy" from space where id = ${id}`)

/** What a kind of space asks of who joins, and what it notes of who has joined; both run in the transaction of the request. */
export type JoiningRules = {
  /** Throws a Failure when the charter does not allow it. */
  check(tx: Db, actor: Actor, request: NewRequest): Promise<void>
  joined(tx: Db, actor: Actor, member: { memberId: string; spaceId: string; role: MemberRole }): Promise<void>
}

const rulesByKind = new Map<SpaceKind, JoiningRules>()

/** A module says what joining its kind of space takes; once per kind, when it is loaded. */
export function defineJoining(kind: SpaceKind, rules: JoiningRules): void {
  if (rulesByKind.has(kind)) throw new Error(`joining a space of kind ${kind} is defined already`)
  rulesByKind.set(kind, rules)
}

/** Chairs and champions of the body that the charter names; without one, who runs the space. */
async function mayDecide(db: Db, actor: Actor, request: Request): Promise<boolean> {
  if (request.fromPerson === actor.personId) return false
  const space = await spaceById(db, request.objectId)
  if (!space?.decidedBy) return canManageSpace(actor, request.objectId)
  return actor.seats.some((seat) => seat.spaceId === space.decidedBy && (seat.role === 'chair' || seat.role === 'champion'))
}

const nameOf = (text: Text): Name => ({ zh: text.variants.zh?.body ?? text.variants.en?.body, en: text.variants.en?.body ?? text.variants.zh?.body })

/** Who is told of a request: who decides, and in any case who runs the space. */
const runners = async (db: Db, spaceId: string): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select seat.person_id as id from seat join space on space.joins_decided_by = seat.space_id where space.id = ${spaceId} and seat.to_on is null and seat.role in ('chair', 'champion')
          union select person_id as id from seat where space_id = ${spaceId} and to_on is null and role in ('chair', 'secretary')
          union select a.person_id from space_member m join affiliation a on a.organisation_id = m.organisation_id and a.ended_at is null and a.role <> 'researcher'
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
    await rulesByKind.get(space.kind)?.check(tx, actor, input)
    return {}
  },
  mayAnswer: mayDecide,
  async accept(tx, actor, request) {
    if (!isOpen(request.role)) throw new Error('a request to join lacks a role')
    const party = request.fromOrganisation ? { organisationId: request.fromOrganisation } : { personId: request.fromPerson! }
    const memberId = await joinSpace(tx, { spaceId: request.objectId, party, role: request.role, at: actor.at })
    const space = await spaceById(tx, request.objectId)
    await rulesByKind.get(space!.kind)?.joined(tx, actor, { memberId, spaceId: request.objectId, role: request.role })
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

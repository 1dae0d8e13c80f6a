import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { type Db, row, sql } from '../../platform/database.ts'
import { createRequest, defineJoining, requestsAt, type RequestLine } from '../requests/requests.ts'
import { allianceRefusals } from './messages.ts'
import { place } from './members.ts'
import type { Alliance } from './reading.ts'
import { currentWave } from './waves.ts'

/** A membership in force or to come, of an organisation or of a person. */
const standing = (db: Db, spaceId: string, party: string, at: Date) =>
  row(db, sql`select 1 from space_member where space_id = ${spaceId} and role = 'member' and coalesce(organisation_id, person_id) = ${party} and (to_on is null or to_on > ${at.toISOString().slice(0, 10)}::date)`)

defineJoining('alliance', {
  async check(tx, actor, request) {
    if (request.role !== 'member') throw new Failure('invalid', refusals.invalid, { fields: { role: allianceRefusals.onlyMember } })
    const charter = await row<{ peopleJoin: boolean }>(tx, sql`select people_join as "peopleJoin" from alliance where space_id = ${request.object.id}`)
    if (!request.fromOrganisation && charter?.peopleJoin === false) throw new Failure('invalid', refusals.invalid, { fields: { organisation: allianceRefusals.organisationsOnly } })
    if (await standing(tx, request.object.id, request.fromOrganisation ?? actor.personId!, actor.at)) throw new Failure('conflict', allianceRefusals.member)
  },
  async joined(tx, actor, { memberId, spaceId, role }) {
    if (role !== 'member' || !(await row(tx, sql`select 1 from alliance where space_id = ${spaceId}`))) return
    await place(tx, { memberId, allianceId: spaceId, waveId: await currentWave(tx, spaceId, actor.at) })
  },
})

/** Asks to join, for an organisation that the actor administers or, where the charter says so, as a person. @throws missing | invalid | denied | conflict */
export const askToJoin = (db: Db, actor: Actor, alliance: Alliance, input: { organisationId?: string; message?: string }): Promise<string> =>
  createRequest(db, actor, { kind: 'join_space', object: { type: 'space', id: alliance.id }, role: 'member', fromOrganisation: input.organisationId, message: input.message })

/** Requests to join that wait for the actor's answer. */
export const joiningOf = (db: Db, actor: Actor, allianceId: string): Promise<RequestLine[]> => requestsAt(db, actor, allianceId)

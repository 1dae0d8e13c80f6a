import { type AffiliationRole, affiliationRoles, hasRole, organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Name } from '../../core/text.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { holdConsent } from '../consents/consents.ts'
import { administratorsOf, canManagePeople, enrol, hasStanding, mayReadOrganisation, organisationById, peopleRefusals } from '../people/people.ts'
import type { RequestDefinition } from './definitions.ts'
import { requestRefusals } from './messages.ts'

const isRole = (role: string | null | undefined): role is AffiliationRole => affiliationRoles.some((one) => one === role)

/** Staff who answer for an organisation that has nobody yet. */
const staffOf = async (db: Db): Promise<string[]> =>
  (await rows<{ id: string }>(db, sql`select distinct person_id as id from platform_role where ended_at is null and role in ('moderator', 'administrator')`)).map((one) => one.id)

/** To represent an organisation in a role; its administrators answer, or staff while it has none. */
export const affiliationRequest: RequestDefinition = {
  async address(tx, actor, input) {
    if (!hasStanding(actor)) throw new Failure('denied', peopleRefusals.confirmFirst)
    if (!isRole(input.role)) throw new Failure('invalid', requestRefusals.role, { fields: { role: requestRefusals.role } })
    const organisation = await organisationById(tx, input.object.id)
    if (!organisation || organisation.mergedInto || !mayReadOrganisation(actor, organisation)) throw new Failure('missing', refusals.missing)
    if (organisationsOf(actor).includes(organisation.id)) throw new Failure('invalid', requestRefusals.belongs, { fields: { role: requestRefusals.belongs } })
    await holdConsent(tx, actor, { country: organisation.country, given: input.consent, occasion: 'affiliation' })
    return { toOrganisation: organisation.id }
  },
  async mayAnswer(db, actor, request) {
    if (!request.toOrganisation || request.fromPerson === actor.personId) return false
    if (canManagePeople(actor, request.toOrganisation)) return true
    return hasRole(actor, 'moderator') && (await administratorsOf(db, request.toOrganisation)).length === 0
  },
  async accept(tx, actor, request) {
    if (!request.fromPerson || !request.toOrganisation || !isRole(request.role)) throw new Error('a request to represent lacks a person, an organisation or a role')
    const there = await row(tx, sql`select 1 from person where id = ${request.fromPerson} and erased_at is null for update`)
    if (!there) throw new Failure('conflict', requestRefusals.answered)
    await enrol(tx, { personId: request.fromPerson, organisationId: request.toOrganisation, role: request.role, at: actor.at })
  },
  async tellAsked(tx, actor, request) {
    const administrators = await administratorsOf(tx, request.toOrganisation!)
    const people = administrators.length > 0 ? administrators : (await staffOf(tx)).filter((one) => one !== actor.personId)
    const organisation = await organisationById(tx, request.toOrganisation!)
    const person = await row<{ name: Name }>(tx, sql`select name from person where id = ${request.fromPerson}`)
    await tell(tx, { kind: 'affiliation_requested', people, object: { type: 'organisation', id: organisation!.id }, version: request.id, about: { person: person!.name, organisation: organisation!.name } })
  },
  async tellAnswered(tx, _actor, request) {
    const organisation = await organisationById(tx, request.toOrganisation!)
    await tell(tx, { kind: 'affiliation_answered', people: [request.fromPerson!], object: { type: 'organisation', id: organisation!.id }, version: request.id, about: { organisation: organisation!.name } })
  },
}

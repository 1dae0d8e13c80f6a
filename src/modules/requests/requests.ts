import { type Actor, hasRole } from '../../core/actor.ts'
import { Failure, isFailure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { step } from '../../core/steps.ts'
import type { Name, Text } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../platform/database.ts'
import { isStaff } from '../people/people.ts'
import { affiliationRequest } from './affiliation.ts'
import { defineRequest, definitionOf, type NewRequest, type Request } from './definitions.ts'
import { joinSpaceRequest } from './join-space.ts'
import { requestRefusals } from './messages.ts'
import { requestDays, requestSteps, type RequestVerb } from './rules.ts'

export { defineRequest, type NewRequest, type Request, type RequestDefinition } from './definitions.ts'
export { defineJoining, type JoiningRules } from './join-space.ts'
export { requestRefusals, requestWords } from './messages.ts'
export type { RequestKind, RequestState } from './rules.ts'

defineRequest('affiliation', affiliationRequest)
defineRequest('join_space', joinSpaceRequest)

const columns = sql`request.id, request.kind, request.from_person as "fromPerson", request.from_organisation as "fromOrganisation", request.to_organisation as "toOrganisation",
  request.object_type as "objectType", request.object_id as "objectId", request.role, request.lang, request.message, request.state, request.answer,
  request.created_at as "createdAt", request.expires_at as "expiresAt", request.due_on::text as "dueOn", request.handler_id as "handlerId"`

const requestById = (db: Db, id: string, lock = sql``): Promise<Request | undefined> => row<Request>(db, sql`select ${columns} from request where id = ${id} ${lock}`)

/** Asks. One open request per (kind, object, who asks). */
export async function createRequest(db: Db, actor: Actor, input: NewRequest): Promise<string> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId } = actor
  const message = input.message?.trim() || null
  if (message && message.length > 2000) throw new Failure('invalid', requestRefusals.long, { fields: { message: requestRefusals.long } })
  const definition = definitionOf(input.kind)
  const id = newId(actor.at.getTime())
  const expires = new Date(actor.at.getTime() + requestDays * 86_400_000)
  await change(db, actor, { verb: 'request.submit', object: { type: 'request', id }, related: [input.object.id] }, async (tx) => {
    const { toOrganisation, dueOn = null, expiresAt = expires } = await definition.address(tx, actor, input)
    await run(
      tx,
      sql`insert into request (id, kind, from_person, from_organisation, to_organisation, object_type, object_id, role, lang, message, created_at, expires_at, due_on)
          values (${id}, ${input.kind}, ${personId}, ${input.fromOrganisation ?? null}, ${toOrganisation ?? null}, ${input.object.type}, ${input.object.id}, ${input.role ?? null}, ${input.lang ?? null}, ${message}, ${actor.at}, ${expiresAt}, ${dueOn}::date)`,
    )
    await definition.tellAsked(tx, actor, (await requestById(tx, id))!)
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'request_open')) throw new Failure('conflict', requestRefusals.open)
    throw error
  })
  return id
}

/** Accepts or declines, once; accepting runs the effect of the kind in the same transaction. */
export async function answerRequest(db: Db, actor: Actor, input: { id: string; accept: boolean; answer?: string }): Promise<Request> {
  const seen = await requestById(db, input.id)
  if (!seen || !(await definitionOf(seen.kind).mayAnswer(db, actor, seen))) throw new Failure('missing', refusals.missing)
  const answer = input.answer?.trim() || null
  if (answer && answer.length > 2000) throw new Failure('invalid', requestRefusals.long, { fields: { answer: requestRefusals.long } })
  const verb = input.accept ? 'accept' : 'decline'
  return change(db, actor, { verb: `request.${verb}`, object: { type: 'request', id: input.id }, related: [seen.objectId] }, async (tx) => {
    const request = await settle(tx, actor, input.id, verb, answer)
    if (input.accept) await definitionOf(request.kind).accept(tx, actor, request)
    await definitionOf(request.kind).tellAnswered(tx, actor, request)
    return request
  })
}

/** Withdraws one's own request while it waits. */
export async function cancelRequest(db: Db, actor: Actor, id: string): Promise<Request> {
  const seen = await requestById(db, id)
  if (!seen || !actor.personId || seen.fromPerson !== actor.personId) throw new Failure('missing', refusals.missing)
  return change(db, actor, { verb: 'request.cancel', object: { type: 'request', id }, related: [seen.objectId] }, (tx) => settle(tx, actor, id, 'cancel', null))
}

/** Moves a request on under its row lock. @throws conflict when somebody was faster or it has expired. */
async function settle(tx: Db, actor: Actor, id: string, verb: RequestVerb, answer: string | null): Promise<Request> {
  const request = await requestById(tx, id, sql`for update`)
  const state = request && step(requestSteps, request.state, verb)
  if (!request || !state || (verb !== 'expire' && request.expiresAt <= actor.at)) throw new Failure('conflict', requestRefusals.answered)
  await run(tx, sql`update request set state = ${state}, answer = ${answer}, decided_by = ${actor.personId ?? null}, decided_at = ${actor.at} where id = ${id}`)
  return { ...request, state, answer }
}

export type RequestLine = Request & { person: Name | null; email: string | null; organisation: Name | null; organisationSlug: string | null; /** What a request to join is about. */ space: Text | null; /** Which organisation asks, where the one named is the one asked. */ asker: Name | null }

const lines = sql`select ${columns}, p.name as person, p.email, o.name as organisation, o.slug as "organisationSlug", s.name as space, case when request.to_organisation is not null then a.name end as asker from request
  left join organisation a on a.id = request.from_organisation
  left join space s on s.id = request.object_id and request.object_type = 'space' left join person p on p.id = request.from_person left join organisation o on o.id = coalesce(request.to_organisation, request.from_organisation)`

/** Open requests that the actor may answer, oldest first. */
export async function requestsToAnswer(db: Db, actor: Actor): Promise<RequestLine[]> {
  if (!actor.personId) return []
  const administered = actor.affiliations.filter((one) => one.role === 'administrator').map((one) => one.organisationId)
  const spaces = actor.seats.map((one) => one.spaceId)
  const found = await rows<RequestLine>(
    db,
    sql`${lines} where request.state = 'submitted' and request.kind <> 'data_rights' and request.expires_at > ${actor.at}
          and (request.to_organisation = any(${sql.param(administered)}::uuid[]) or request.object_id = any(${sql.param(spaces)}::uuid[]) or ${isStaff(actor)} or ${hasRole(actor, 'organiser')}
            or request.object_id in (select id from space where joins_decided_by = any(${sql.param(spaces)}::uuid[])))
        order by request.created_at limit 200`,
  )
  const may = await Promise.all(found.map((one) => definitionOf(one.kind).mayAnswer(db, actor, one)))
  return found.filter((_, index) => may[index])
}

/** What waits at one object for the actor's answer, oldest first. */
export const requestsAt = async (db: Db, actor: Actor, objectId: string): Promise<RequestLine[]> => (await requestsToAnswer(db, actor)).filter((one) => one.objectId === objectId)

/** The actor's own requests, newest first. */
export async function requestsOf(db: Db, actor: Actor): Promise<RequestLine[]> {
  if (!actor.personId) return []
  return rows<RequestLine>(db, sql`${lines} where request.from_person = ${actor.personId} order by request.created_at desc limit 100`)
}

/** Ends what nobody answered in time; run by the housekeeping job. Gives how many ended. */
export async function expireRequests(db: Db, actor: Actor): Promise<number> {
  const due = await rows<{ id: string; objectId: string }>(db, sql`select id, object_id as "objectId" from request where state in ('created', 'submitted') and expires_at <= ${actor.at} limit 500`)
  let ended = 0
  for (const one of due) {
    const deed = { verb: 'request.expire', object: { type: 'request', id: one.id }, related: [one.objectId] }
    const expired = await change(db, actor, deed, async (tx) => {
      const request = await settle(tx, actor, one.id, 'expire', null)
      await definitionOf(request.kind).tellAnswered(tx, actor, request)
    }).then(() => true, (error: unknown) => {
      // Answered between the read and the lock: nothing to do.
      if (isFailure(error, 'conflict')) return false
      throw error
    })
    if (expired) ended += 1
  }
  return ended
}

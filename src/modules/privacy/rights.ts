import { type Actor, hasRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Name } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { calendarBook } from '../calendars/calendars.ts'
import { createRequest, defineRequest, type Request, type RequestDefinition, type RequestState } from '../requests/requests.ts'
import { erasePerson } from './erasure.ts'
import { privacyRefusals } from './messages.ts'
import { dueOn, isRight, remindedOn, type Right } from './rules.ts'

/** Who answers for the platform. */
const administrators = async (db: Db): Promise<string[]> =>
  (await rows<{ id: string }>(db, sql`select distinct person_id as id from platform_role where role = 'administrator' and ended_at is null`)).map((one) => one.id)

const forever = 10 * 365 * 86_400_000

const mayHandle = (actor: Actor, request: Pick<Request, 'fromPerson' | 'handlerId'>): boolean =>
  request.fromPerson !== actor.personId && (hasRole(actor, 'administrator') || (hasRole(actor, 'moderator') && request.handlerId === actor.personId))

/** A request about personal data: due by law, answered by a named person; an erasure that is granted is carried out at once. */
const dataRights: RequestDefinition = {
  async address(tx, actor, input) {
    if (!isRight(input.role)) throw new Failure('invalid', privacyRefusals.right, { fields: { right: privacyRefusals.right } })
    if ((input.role === 'correction' || input.role === 'objection') && !input.message?.trim()) throw new Failure('invalid', refusals.invalid, { fields: { message: privacyRefusals.needed } })
    if (input.object.type !== 'person' || input.object.id !== actor.personId) throw new Failure('missing', refusals.missing)
    return { dueOn: dueOn(await calendarBook(tx), actor.country, actor.at), expiresAt: new Date(actor.at.getTime() + forever) }
  },
  mayAnswer: (_db, actor, request) => mayHandle(actor, request),
  async accept(tx, actor, request) {
    if (request.role === 'erasure' && request.fromPerson) await erasePerson(tx, actor, request.fromPerson)
  },
  async tellAsked(tx, _actor, request) {
    await tell(tx, { kind: 'data_request', people: (await administrators(tx)).filter((one) => one !== request.fromPerson), object: { type: 'data_request', id: request.id }, about: { day: request.dueOn ?? '' } })
  },
  async tellAnswered(tx, _actor, request) {
    const there = await row(tx, sql`select 1 from person where id = ${request.fromPerson} and erased_at is null`)
    if (there) await tell(tx, { kind: 'data_request_answered', people: [request.fromPerson!], object: { type: 'own_data', id: request.fromPerson! }, version: request.id })
  },
}
defineRequest('data_rights', dataRights)

/** Asks for access, correction, erasure, or objects. @throws invalid | conflict (one is open already) */
export const askAboutData = (db: Db, actor: Actor, input: { right: string; message?: string }): Promise<string> =>
  createRequest(db, actor, { kind: 'data_rights', object: { type: 'person', id: actor.personId ?? '' }, role: input.right, message: input.message })

export type DataRequest = {
  id: string; right: Right; person: Name | null; email: string | null; country: string | null; message: string | null; answer: string | null; state: RequestState; dueOn: string; createdAt: Date; decidedAt: Date | null
  handlerId: string | null; handler: Name | null; fromPerson: string | null; mayAnswer: boolean
}

/** Requests about personal data for those who answer them: the open ones by the day they are due, then the last hundred. @throws missing */
export async function dataRequests(db: Db, actor: Actor): Promise<DataRequest[]> {
  if (!hasRole(actor, 'moderator', 'administrator')) throw new Failure('missing', refusals.missing)
  const found = await rows<Omit<DataRequest, 'mayAnswer'>>(
    db,
    sql`select r.id, r.role as right, p.name as person, p.email, p.country, r.message, r.answer, r.state, r.due_on::text as "dueOn", r.created_at as "createdAt", r.decided_at as "decidedAt", r.handler_id as "handlerId",
          h.name as handler, r.from_person as "fromPerson"
        from request r left join person p on p.id = r.from_person left join person h on h.id = r.handler_id
        where r.kind = 'data_rights' and (${hasRole(actor, 'administrator')} or r.handler_id = ${actor.personId ?? null})
        order by r.state = 'submitted' desc, case when r.state = 'submitted' then r.due_on end, r.created_at desc limit 200`,
  )
  return found.map((one) => ({ ...one, mayAnswer: one.state === 'submitted' && mayHandle(actor, one) }))
}

/** People who can be named to see to a request. */
export const handlers = (db: Db): Promise<{ id: string; name: Name }[]> =>
  rows(db, sql`select distinct p.id, p.name from platform_role r join person p on p.id = r.person_id where r.ended_at is null and r.role in ('moderator', 'administrator') and p.erased_at is null order by p.id`)

/** Names who sees to a request. @throws missing | invalid */
export async function nameHandler(db: Db, actor: Actor, input: { id: string; handlerId: string }): Promise<void> {
  if (!hasRole(actor, 'administrator')) throw new Failure('missing', refusals.missing)
  const request = await row<{ fromPerson: string }>(db, sql`select from_person as "fromPerson" from request where id = ${input.id} and kind = 'data_rights' and state = 'submitted'`)
  if (!request) throw new Failure('missing', refusals.missing)
  if (request.fromPerson === input.handlerId || !(await handlers(db)).some((one) => one.id === input.handlerId)) throw new Failure('invalid', refusals.invalid, { fields: { handler: privacyRefusals.handler } })
  await change(db, actor, { verb: 'request.name_handler', object: { type: 'request', id: input.id }, audience: 'staff', related: [input.handlerId] }, async (tx) => {
    const named = await run(tx, sql`update request set handler_id = ${input.handlerId} where id = ${input.id} and state = 'submitted'`)
    if (named === 0) throw new Failure('missing', refusals.missing)
    if (input.handlerId !== actor.personId) await tell(tx, { kind: 'data_request', people: [input.handlerId], object: { type: 'data_request', id: input.id }, version: 'handler', about: { day: await dueDay(tx, input.id) } })
  })
}

const dueDay = async (db: Db, id: string): Promise<string> => (await row<{ day: string }>(db, sql`select due_on::text as day from request where id = ${id}`))?.day ?? ''

/** The nightly job: reminds whoever sees to an open request before it is due, and once it is late. Gives how many were reminded of. */
export async function remindDataRequests(db: Db, now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10)
  const found = await rows<{ id: string; day: string; handlerId: string | null; left: number }>(
    db,
    sql`select id, due_on::text as day, handler_id as "handlerId", due_on - ${today}::date as left from request where kind = 'data_rights' and state = 'submitted' and due_on - ${today}::date <= ${remindedOn[0]}`,
  )
  for (const one of found) {
    const step = remindedOn.findLast((days) => one.left <= days) ?? remindedOn[0]
    const people = [...new Set([...(one.handlerId ? [one.handlerId] : []), ...(await administrators(db))])]
    await tell(db, { kind: 'data_request_due', people, object: { type: 'data_request', id: one.id }, version: String(step), about: { day: one.day } })
  }
  return found.length
}

import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeEvent, type MadeEvent } from '../../../../test/world/events.ts'
import { makeActor } from '../../../../test/world/people.ts'
import type { Actor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import { type Db, openPool, row, rows, run, sql } from '../../../platform/database.ts'
import { addQuestion, cancelRegistration, checkIn, decideRegistration, doorList, guestsOf, inviteGuests, ownRegistration, questionsOf, readGuests, register, registrationFigures, registrationsOf, registrationOf, revokeGuest, saveTicket, sweepSeats, takesPart, takeSeat, ticketsOf } from '../events.ts'
import { invariants } from '../invariants.ts'

const at = new Date('2026-12-01T08:00:00Z')
const later = (hours: number): Date => new Date(at.getTime() + hours * 3_600_000)
const now = (actor: Actor, hours: number): Actor => ({ ...actor, at: later(hours) })
let db: Db
beforeAll(async () => {
  const { url } = await freshDatabase()
  // As many connections as there are requests at once, so that they truly meet.
  const pool = openPool(url, 50)
  ;({ db } = pool)
  return () => pool.close()
})

const guest = (): Promise<Actor> => makeActor(db, { role: 'officer', at })
const join = async (event: MadeEvent, actor: Actor) => register(db, actor, { eventId: event.id, ticketId: event.ticketId, answers: {} })
const stateOf = async (event: MadeEvent, actor: Actor) => (await ownRegistration(db, actor, event.id))?.state
const sound = async () => expect((await Promise.all(invariants.map((one) => one.violations(db)))).flat()).toEqual([])

describe('seats', () => {
  test('the first get them, the others stand in line, and a seat that is given back is offered to the first of the line', async () => {
    const event = await makeEvent(db, at, { capacity: 1 })
    const [first, second, third] = [await guest(), await guest(), await guest()]
    const { id, state } = await join(event, first)
    expect(state).toBe('confirmed')
    await join(event, second)
    await join(event, now(third, 1))
    expect((await ownRegistration(db, third, event.id))?.inLine).toBe(2)
    await cancelRegistration(db, first, { id })
    expect([await stateOf(event, first), await stateOf(event, second), await stateOf(event, third)]).toEqual(['cancelled', 'offered', 'waiting'])
    await takeSeat(db, second, { id: (await registrationOf(db, event.id, second.personId!))!.id })
    expect(await takesPart(db, event.id, second.personId)).toBe(true)
    await sound()
  })

  test('an offer that lapses goes to the next in line, and cannot be taken afterwards', async () => {
    const event = await makeEvent(db, at, { capacity: 1, startsAt: later(200) })
    const [first, second, third] = [await guest(), await guest(), await guest()]
    const { id } = await join(event, first)
    await join(event, second)
    await join(event, now(third, 1))
    await cancelRegistration(db, first, { id })
    const offered = (await registrationOf(db, event.id, second.personId!))!
    await expect(takeSeat(db, now(second, 25), { id: offered.id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await sweepSeats(db, later(25))).toMatchObject({ lapsed: 1, offered: 1 })
    expect([await stateOf(event, second), await stateOf(event, third)]).toEqual(['cancelled', 'offered'])
    await expect(takeSeat(db, now(second, 25), { id: offered.id })).rejects.toMatchObject({ code: 'conflict' })
    expect((await sweepSeats(db, later(26))).lapsed).toBe(0)
  })

  test('a raised capacity is offered at once; a lowered one never takes a seat away', async () => {
    const event = await makeEvent(db, at, { capacity: 1 })
    const people = [await guest(), await guest(), await guest()]
    for (const [index, one] of people.entries()) await join(event, now(one, index))
    const ticket = { eventId: event.id, id: event.ticketId, name: { en: 'Visitor' }, note: {}, attends: 'on_site' as const, invitedOnly: false, approval: false, lang: 'en' as const }
    await saveTicket(db, event.officer, { ...ticket, capacity: 2 })
    expect(await stateOf(event, people[1]!)).toBe('offered')
    await expect(saveTicket(db, event.officer, { ...ticket, capacity: 1 })).rejects.toMatchObject({ code: 'invalid', details: { fields: { capacity: expect.anything() } } })
    expect((await ticketsOf(db, event.id))[0]).toMatchObject({ capacity: 2, taken: 2, confirmed: 1, waiting: 1 })
  })

  test('a hundred at once for the last seats: exactly the capacity, whatever the order, and nobody twice', async () => {
    const event = await makeEvent(db, at, { capacity: 7 })
    const people = await Promise.all(Array.from({ length: 50 }, guest))
    const answers = await Promise.allSettled([...people, ...people].map((one) => join(event, one)))
    expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(50)
    const states = await rows<{ state: string; n: number }>(db, sql`select state, count(*)::int as n from event_registration where event_id = ${event.id} group by 1 order by 1`)
    expect(states).toEqual([{ state: 'confirmed', n: 7 }, { state: 'waiting', n: 43 }])
    await sound()
  })

  test('cancelling, lapsing, taking and raising at once never sells a seat twice', async () => {
    const event = await makeEvent(db, at, { capacity: 5, startsAt: later(400) })
    const people = await Promise.all(Array.from({ length: 20 }, guest))
    for (const one of people) await join(event, one)
    const ids = new Map((await rows<{ id: string; personId: string }>(db, sql`select id, person_id as "personId" from event_registration where event_id = ${event.id}`)).map((one) => [one.personId, one.id]))
    await Promise.allSettled([
      ...people.slice(0, 5).map((one) => cancelRegistration(db, one, { id: ids.get(one.personId!)! })),
      ...people.slice(5).map((one) => takeSeat(db, one, { id: ids.get(one.personId!)! })),
      sweepSeats(db, later(30)), sweepSeats(db, later(60)),
    ])
    await sweepSeats(db, later(61))
    const { taken } = (await row<{ taken: number }>(db, sql`select count(*)::int as taken from event_registration where event_id = ${event.id} and state in ('offered', 'confirmed')`))!
    expect(taken).toBe(5)
    await sound()
  })
})

describe('approval and invitations', () => {
  test('the organiser answers, a no says why, and strangers cannot', async () => {
    const event = await makeEvent(db, at, { approval: true })
    const [one, two] = [await guest(), await guest()]
    const { id } = await join(event, one)
    const { id: other } = await join(event, two)
    expect(await stateOf(event, one)).toBe('asked')
    await expect(decideRegistration(db, two, { eventId: event.id, id, accept: true })).rejects.toMatchObject({ code: 'missing' })
    await decideRegistration(db, event.officer, { eventId: event.id, id, accept: true })
    await expect(decideRegistration(db, event.officer, { eventId: event.id, id: other, accept: false })).rejects.toMatchObject({ code: 'invalid' })
    await decideRegistration(db, event.officer, { eventId: event.id, id: other, accept: false, reason: 'The hall is small' })
    expect(await ownRegistration(db, two, event.id)).toMatchObject({ state: 'declined', reason: 'The hall is small' })
    await expect(decideRegistration(db, event.officer, { eventId: event.id, id, accept: true })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('an invitation opens once, for its address, also a ticket that is not for everybody', async () => {
    const event = await makeEvent(db, at, { visibility: 'space' })
    const invitee = await makeActor(db, { email: 'guest.of.honour@example.org', role: 'officer', at })
    await run(db, sql`update event_ticket set invited_only = true where id = ${event.ticketId}`)
    const letters: string[] = []
    expect(readGuests('Dr Guest <Guest.of.Honour@example.org>\n\n李雷，li.lei@example.cn')).toEqual([{ email: 'guest.of.honour@example.org', name: 'Dr Guest' }, { email: 'li.lei@example.cn', name: '李雷' }])
    const sent = await inviteGuests(db, event.officer, { eventId: event.id, ticketId: event.ticketId, guests: readGuests('guest.of.honour@example.org\nli.lei@example.cn'), lang: 'en' }, async (_tx, letter) => void letters.push(letter.token))
    expect(sent).toBe(2)
    await expect(join(event, invitee)).rejects.toMatchObject({ code: 'missing' })
    const use = (actor: Actor, invitation = letters[0]!) => register(db, actor, { eventId: event.id, ticketId: event.ticketId, answers: {}, invitation })
    await expect(use(await guest())).rejects.toMatchObject({ code: 'denied' })
    expect((await use(invitee)).state).toBe('confirmed')
    await expect(use(invitee)).rejects.toMatchObject({ code: 'missing' })
    const [open] = (await guestsOf(db, event.officer, event.id)).filter((one) => one.state === 'open')
    await revokeGuest(db, event.officer, { eventId: event.id, id: open!.id })
    await expect(use(await makeActor(db, { email: 'li.lei@example.cn', at }), letters[1]!)).rejects.toMatchObject({ code: 'missing' })
  })
})

test('what is asked says why, what is required is asked for, and only its organisers read the answers', async () => {
  const event = await makeEvent(db, at)
  const base = { eventId: event.id, purpose: { zh: '安排餐饮', en: 'To order lunch' }, required: false, keepDays: 30, lang: 'en' as const }
  await addQuestion(db, event.officer, { ...base, kind: 'choice', label: { zh: '餐饮', en: 'Lunch' }, options: { zh: '荤\n素', en: 'Meat\nVegetables' }, required: true })
  await addQuestion(db, event.officer, { ...base, kind: 'words', label: { zh: '无障碍需求', en: 'Access needs' }, options: {} })
  await expect(addQuestion(db, event.officer, { ...base, kind: 'choice', label: { zh: '餐饮', en: 'Lunch' }, options: { zh: '荤\n素', en: 'Meat' } })).rejects.toMatchObject({ code: 'invalid' })
  const [lunch] = await questionsOf(db, event.id)
  const person = await guest()
  await expect(join(event, person)).rejects.toMatchObject({ details: { fields: { [`q_${lunch!.id}`]: expect.anything() } } })
  await expect(register(db, person, { eventId: event.id, ticketId: event.ticketId, answers: { [lunch!.id]: '7' } })).rejects.toMatchObject({ code: 'invalid' })
  await register(db, person, { eventId: event.id, ticketId: event.ticketId, answers: { [lunch!.id]: '1' } })
  await expect(registrationsOf(db, person, event.id, { page: 1, size: 10 })).rejects.toMatchObject({ code: 'missing' })
  expect(await registrationsOf(db, event.officer, event.id, { page: 1, size: 10, words: '%' })).toMatchObject({ total: 0 })
  expect(await registrationsOf(db, event.officer, event.id, { page: 1, size: 10 })).toMatchObject({ total: 1, lines: [{ state: 'confirmed' }] })
})

test('a badge is read once however often the device sends it, late ones keep their hour, and the second reader is told', async () => {
  const event = await makeEvent(db, at)
  const person = await guest()
  await join(event, person)
  const [{ code } = { code: '' }] = await doorList(db, event.officer, event.id)
  const [key, other] = [newId(), newId()]
  const door = now(event.officer, 30)
  const readings = [{ code, key, at: later(26) }, { code: '0000000000', key: newId(), at: later(26) }]
  expect((await checkIn(db, door, { eventId: event.id, readings })).map((one) => one.outcome)).toEqual(['in', 'unknown'])
  expect((await checkIn(db, door, { eventId: event.id, readings })).map((one) => one.outcome)).toEqual(['in', 'unknown'])
  expect(await checkIn(db, door, { eventId: event.id, readings: [{ code, key: other, at: later(99) }] })).toMatchObject([{ outcome: 'again', since: later(26) }])
  expect((await registrationFigures(db, event.id)).checkedIn).toBe(1)
  await expect(checkIn(db, person, { eventId: event.id, readings })).rejects.toMatchObject({ code: 'missing' })
})

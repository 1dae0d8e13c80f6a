import { expect, test } from 'vitest'
import { visitor } from '../../core/actor.ts'
import { run, sql } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeEvent, makeParticipant } from '../../../test/world/events.ts'
import { makeActor } from '../../../test/world/people.ts'
import { eventFor, eventsVisibleTo, startEvent, takesPart } from './events.ts'

const at = new Date('2026-12-01T08:00:00Z')

test('a draft is its organisers’ alone, in the list as on its page; published it is everybody’s', async () => {
  const { db } = await freshDatabase()
  const draft = await makeEvent(db, at, { draft: true })
  const out = await makeEvent(db, at)
  await expect(eventFor(db, visitor(at), draft)).rejects.toMatchObject({ code: 'missing' })
  expect((await eventsVisibleTo(db, visitor(at))).map((one) => one.id)).toEqual([out.id])
  expect((await eventFor(db, draft.officer, draft)).state).toBe('draft')
})

test('nobody starts an event for an organisation that is not theirs', async () => {
  const { db } = await freshDatabase()
  const { hostId } = await makeEvent(db, at)
  const stranger = await makeActor(db, { role: 'officer' })
  await expect(startEvent(db, stranger, { template: 'forum', hostId, slug: 'not-mine', name: { en: 'A forum' }, lang: 'en', startsAt: at, endsAt: new Date(at.getTime() + 1) })).rejects.toMatchObject({ code: 'invalid' })
})

test('the database gives no seat beyond the capacity, and no capacity below the seats', async () => {
  const { db } = await freshDatabase()
  const event = await makeEvent(db, at, { capacity: 1 })
  const one = await makeParticipant(db, event, at)
  expect(await takesPart(db, event.id, one.personId)).toBe(true)
  await expect(makeParticipant(db, event, at)).rejects.toThrow()
  await expect(run(db, sql`update event_ticket set capacity = 1 where id = ${event.ticketId}`)).resolves.toBe(1)
  await run(db, sql`update event_ticket set capacity = 2 where id = ${event.ticketId}`)
  await makeParticipant(db, event, at)
  await expect(run(db, sql`update event_ticket set capacity = 1 where id = ${event.ticketId}`)).rejects.toThrow()
})

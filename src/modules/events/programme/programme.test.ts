import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visitor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { makeEvent, makeParticipant, makeSession } from '../../../../test/world/events.ts'
import { actorOf, makeActor } from '../../../../test/world/people.ts'
import { cancelEvent, changesBetween, cloneEvent, draftOf, eventFor, markSession, agendaOf, materialsOf, addMaterial, organisersOf, addOrganiser, programmeOf, publishEvent, releaseProgramme, releasesOf, removeSession, saveSession, saveSpeaker, startFromTemplate, venuesOf } from '../events.ts'
import { invariants } from '../invariants.ts'
import { type Conflict, conflictsOf } from './conflicts.ts'
import type { Session } from './session.ts'

const at = new Date('2026-12-01T08:00:00Z')
const hour = 3_600_000
const on = (hours: number) => new Date(at.getTime() + 86_400_000 + hours * hour)

const tellings = async (db: Db) => (await rows<{ kind: string; people: string[] }>(db, sql`select data ->> 'kind' as kind, array(select jsonb_array_elements_text(data -> 'people')) as people from pgboss.job where name = 'notice' order by 1 desc`)).map((one) => [one.kind, [...one.people].sort()])

test('a week of three fields from its template: rooms, tickets and parallel sessions, right to the hour on both sides of a change of clocks', async () => {
  const { db } = await freshDatabase()
  const { hostId, officer } = await makeEvent(db, at)
  const start = { template: 'week' as const, hostId, name: { en: 'A week', zh: '科技周' }, lang: 'en' as const, zone: 'london' as const, fields: ['new_materials', 'energy', 'digital_health'] }
  const { id, slug } = await startFromTemplate(db, officer, { ...start, slug: 'spring', firstDay: '2027-03-26' })
  await expect(startFromTemplate(db, officer, { ...start, slug: 'other', firstDay: '2027-03-26', fields: ['alchemy'] })).rejects.toMatchObject({ code: 'invalid' })
  const runner = await actorOf(db, officer.personId!, at)
  const event = await eventFor(db, runner, { slug })
  const sessions = await draftOf(db, id)
  // The clocks of London go on in the night to Sunday, 28 March.
  expect(sessions[0]!.startsAt.toISOString()).toBe('2027-03-26T09:00:00.000Z')
  const visits = sessions.find((one) => one.kind === 'visit')!
  expect(visits.startsAt.toISOString()).toBe('2027-03-29T08:30:00.000Z')
  expect([event.startsAt, event.endsAt]).toEqual([sessions[0]!.startsAt, sessions.at(-1)!.endsAt])
  expect(conflictsOf(sessions, event).filter((one) => one.blocks)).toEqual([])
  expect(sessions.filter((one) => one.kind === 'roadshow').map((one) => [one.startsAt.getTime(), one.track?.variants.en?.body]).every(([starts], _, all) => starts === all[0]![0])).toBe(true)
  expect(sessions.filter((one) => one.kind === 'forum' && one.track).map((one) => one.title.variants.zh?.body)).toEqual(['新材料论坛', '新能源论坛', '数字健康与康养论坛'])
  expect((await row<{ n: number }>(db, sql`select count(*) as n from event_ticket where event_id = ${id}`))!.n).toBe(3)
  await addOrganiser(db, undefined, runner, { eventId: id, role: 'hosted', name: { en: 'A bureau' }, lang: 'en' })
  await addOrganiser(db, undefined, runner, { eventId: id, role: 'supervised', organisationId: hostId, lang: 'en' })

  const again = await cloneEvent(db, runner, { fromId: id, hostId, slug: 'autumn', name: { en: 'Autumn' }, lang: 'en', firstDay: '2027-10-29', zone: 'london' })
  const moved = await draftOf(db, again.id)
  expect(moved.map((one) => [one.title.variants.en?.body, one.venue?.name.variants.en?.body])).toEqual(sessions.map((one) => [one.title.variants.en?.body, one.venue?.name.variants.en?.body]))
  // And back in the night to Sunday, 31 October: an hour stays an hour of the day.
  expect(moved[0]!.startsAt.toISOString()).toBe('2027-10-29T08:00:00.000Z')
  expect(moved.find((one) => one.kind === 'visit')!.startsAt.toISOString()).toBe('2027-11-01T09:30:00.000Z')
  expect((await organisersOf(db, again.id)).map((one) => one.role)).toEqual(['supervised', 'hosted'])
  expect((await venuesOf(db, again.id)).length).toBe((await venuesOf(db, id)).length)
  await expect(cloneEvent(db, await makeActor(db, { role: 'officer' }), { fromId: id, hostId, slug: 'theirs', name: { en: 'x' }, lang: 'en', firstDay: '2027-10-29', zone: 'london' })).rejects.toMatchObject({ code: 'invalid' })
})

const text = (en: string) => ({ source: 'en' as const, rev: 1, variants: { en: { body: en, origin: 'author' as const, ofRev: 1, at: at.toISOString() } } })
const room = (id: string) => ({ id, position: 1, name: text(id), kind: 'room' as const, capacity: null, address: null })

test('what overlaps blocks exactly when the times meet, whoever is named and wherever', () => {
  const people = ['ann', 'bo', 'cy']
  const session = fc.record({ from: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 5 }), room: fc.option(fc.constantFrom('r1', 'r2'), { nil: null }), who: fc.subarray(people) })
  fc.assert(
    fc.property(fc.array(session, { maxLength: 8 }), (drawn) => {
      const sessions = drawn.map((one, place): Session => ({
        id: `s${place}`, kind: 'forum', title: text(`s${place}`), subtitle: null, abstract: null, detail: null, track: null, startsAt: on(one.from), endsAt: on(one.from + one.length), venue: one.room ? room(one.room) : null, spokenIn: null, outsideId: null, version: 1,
        speakers: one.who.map((who) => ({ id: `${place}${who}`, role: 'speaker' as const, personId: who === 'cy' ? null : who, name: { en: who }, about: null })),
      }))
      const pair = (conflict: Conflict) => `${conflict.rule} ${conflict.sessions.map((each) => each.id).sort().join(' ')} ${conflict.rule === 'speaker_twice' ? conflict.who?.en : ''}`
      const expected: string[] = []
      for (const [a, one] of drawn.entries()) for (const [b, two] of drawn.entries()) {
        if (a >= b || one.from + one.length <= two.from || two.from + two.length <= one.from) continue
        if (one.room && one.room === two.room) expected.push(`room_twice s${a} s${b} `)
        for (const who of one.who.filter((each) => two.who.includes(each))) expected.push(`speaker_twice s${a} s${b} ${who}`)
      }
      expect(conflictsOf(sessions, { startsAt: on(-1), endsAt: on(99) }).filter((each) => each.blocks).map(pair).sort()).toEqual(expected.sort())
    }),
    { numRuns: process.env.QIAO_SOAK ? 10_000 : 100 },
  )
})

test('two people of one name are two where what is printed below differs', () => {
  const one = (id: string, about: string): Session => ({ id, kind: 'break', title: text(id), subtitle: null, abstract: null, detail: null, track: null, startsAt: on(0), endsAt: on(1), venue: null, spokenIn: null, outsideId: null, version: 1, speakers: [{ id, role: 'speaker', personId: null, name: { zh: '王伟' }, about: about ? text(about) : null }] })
  const blocked = (a: string, b: string) => conflictsOf([one('a', a), one('b', b)], { startsAt: on(0), endsAt: on(2) }).some((each) => each.blocks)
  expect([blocked('Lanchuan', 'Lanchuan'), blocked('Lanchuan', 'Holt'), blocked('', '')]).toEqual([true, false, true])
})

test('a release stands: nobody changes it, a new one says what changed, each person concerned is told once', { timeout: 60_000 }, async () => {
  const { db } = await freshDatabase()
  const event = await makeEvent(db, at)
  const { officer } = event
  const eventId = event.id
  const [visitorOf, speakerOf] = [await makeParticipant(db, event, at), await makeParticipant(db, event, at)]
  await expect(releaseProgramme(db, officer, { eventId })).rejects.toMatchObject({ code: 'conflict' })
  const [first, second] = [await makeSession(db, event, { startsAt: on(1), endsAt: on(2) }), await makeSession(db, event, { startsAt: on(3), endsAt: on(4) })]
  const email = (await row<{ email: string }>(db, sql`update person set email_verified = true where id = ${speakerOf.personId!} returning email`))!.email
  const speaker = { eventId, sessionId: first, role: 'speaker' as const, name: { en: 'Ann Lee' }, about: { en: 'Holt' }, lang: 'en' as const, email }
  const named = await saveSpeaker(db, officer, speaker)
  expect(await programmeOf(db, eventId)).toBeUndefined()
  expect(await releaseProgramme(db, officer, { eventId })).toEqual({ number: 1 })
  await expect(releaseProgramme(db, officer, { eventId })).rejects.toMatchObject({ code: 'conflict' })
  expect(await tellings(db)).toEqual([['programme_speaker', [speakerOf.personId]], ['programme_released', [visitorOf.personId]]])

  for (const statement of [
    sql`update event_release set content = '{}'`, sql`update event_release set note = 'x'`, sql`update event_release set number = 2`, sql`delete from event_release`, sql`update event_speaker set name = '{"en":"Other"}' where id = ${named}`, sql`delete from event_speaker where id = ${named}`,
    sql`insert into event_release (event_id, number, content, sha256, released_at) select event_id, 3, content, sha256, released_at from event_release`,
  ]) await expect(run(db, statement)).rejects.toThrow()

  const renamed = await saveSpeaker(db, officer, { ...speaker, id: named, name: { en: 'Ann Lee-Wang' }, email: '' })
  expect(renamed).not.toBe(named)
  await saveSession(db, officer, { eventId, id: second, lang: 'en', kind: 'forum', title: { en: 'Forum', zh: '论坛' }, startsAt: on(5), endsAt: on(6) })
  expect((await programmeOf(db, eventId))!.sessions.map((one) => [one.speakers.map((each) => each.name.en), one.startsAt])).toEqual([[['Ann Lee'], on(1)], [[], on(3)]])
  await run(db, sql`delete from pgboss.job where name = 'notice'`)
  expect(await releaseProgramme(db, officer, { eventId, note: 'The forum moves' })).toEqual({ number: 2 })
  const [before, after] = [(await programmeOf(db, eventId, 1))!, (await programmeOf(db, eventId, 2))!]
  expect(changesBetween(before.content, after.content).map((one) => [one.kind, one.kind === 'changed' ? one.parts : []])).toEqual([['changed', ['speakers']], ['changed', ['time']]])
  expect(before.sessions[0]!.speakers[0]!.name).toEqual({ en: 'Ann Lee' })
  expect((await tellings(db)).map(([kind]) => kind)).toEqual(['programme_speaker', 'programme_changed'])

  await removeSession(db, officer, { eventId, id: second })
  expect(await releaseProgramme(db, officer, { eventId })).toEqual({ number: 3 })
  expect(changesBetween(after.content, (await programmeOf(db, eventId))!.content).map((one) => one.kind)).toEqual(['removed'])
  for (const { violations } of invariants) expect(await violations(db)).toEqual([])
})

test('nobody is released into two sessions at once, neither by the face nor past it', async () => {
  const { db } = await freshDatabase()
  const event = await makeEvent(db, at)
  const person = await makeActor(db)
  const [a, b] = [await makeSession(db, event, { startsAt: on(1), endsAt: on(3) }), await makeSession(db, event, { startsAt: on(2), endsAt: on(4) })]
  for (const session of [a, b]) await run(db, sql`insert into event_speaker (id, session_id, position, person_id, name) values (${newId()}, ${session}, 1, ${person.personId!}, '{"en":"Twice"}')`)
  await expect(releaseProgramme(db, event.officer, { eventId: event.id })).rejects.toMatchObject({ code: 'conflict' })
  const speakers = await rows<{ id: string; sessionId: string }>(db, sql`select id, session_id as "sessionId" from event_speaker`)
  const content = { sessions: [[a, on(1), on(3)], [b, on(2), on(4)]].map(([id, startsAt, endsAt]) => ({ id, startsAt, endsAt, speakers: speakers.filter((one) => one.sessionId === id).map((one) => ({ id: one.id })) })) }
  await expect(run(db, sql`insert into event_release (event_id, number, content, sha256, released_at) values (${event.id}, 1, ${JSON.stringify(content)}, sha256('x'), now())`)).rejects.toThrow(/two sessions/)
})

test('releases asked for at once get numbers one after the other, and one that changes nothing gets none', { timeout: 60_000 }, async () => {
  const { db } = await freshDatabase()
  const event = await makeEvent(db, at)
  const ids = await Promise.all([1, 2, 3].map((n) => makeSession(db, event, { startsAt: on(n * 2), endsAt: on(n * 2 + 1) })))
  const asked = await Promise.allSettled(
    ids.flatMap((id, n) => [
      saveSession(db, event.officer, { eventId: event.id, id, lang: 'en', kind: 'forum', title: { en: `Forum ${n}` }, startsAt: on(n * 2 + 1), endsAt: on(n * 2 + 2) }).then(() => releaseProgramme(db, event.officer, { eventId: event.id })),
      releaseProgramme(db, event.officer, { eventId: event.id }),
    ]),
  )
  const numbers = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : [])).sort()
  expect(numbers.length).toBeGreaterThan(0)
  expect(numbers).toEqual((await releasesOf(db, event.id)).map((one) => one.number).sort())
  expect(numbers).toEqual(numbers.map((_, place) => place + 1))
  for (const one of asked) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' })
})

test('materials, agenda and a cancellation reach those whom they are for', async () => {
  const { db } = await freshDatabase()
  const event = await makeEvent(db, at)
  const eventId = event.id
  const person = await makeParticipant(db, event, at)
  const stranger = await makeActor(db)
  const sessionId = await makeSession(db, event, { startsAt: on(1), endsAt: on(2) })
  const material = { eventId, sessionId, kind: 'recording' as const, title: { en: 'Recording' }, lang: 'en' as const }
  await addMaterial(db, undefined, event.officer, { ...material, link: 'https://video.example.org/1', audience: 'participants' })
  await addMaterial(db, undefined, event.officer, { ...material, link: 'https://video.example.org/2', audience: 'readers' })
  await expect(addMaterial(db, undefined, event.officer, { ...material, link: 'javascript:alert(1)', audience: 'readers' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(addMaterial(db, undefined, stranger, { ...material, link: 'https://x.example.org', audience: 'readers' })).rejects.toMatchObject({ code: 'missing' })
  const links = async (actor: typeof person) => (await materialsOf(db, actor, eventId)).map((one) => one.link!.at(-1))
  expect([await links(person), await links(stranger), await links(visitor(at))]).toEqual([['1', '2'], ['2'], ['2']])

  await expect(markSession(db, person, { eventId, sessionId, on: true })).rejects.toMatchObject({ code: 'missing' })
  await releaseProgramme(db, event.officer, { eventId })
  await markSession(db, person, { eventId, sessionId, on: true })
  await markSession(db, person, { eventId, sessionId, on: true })
  expect((await agendaOf(db, person, event)).map((one) => one.because)).toEqual(['marked'])
  expect(await agendaOf(db, stranger, event)).toEqual([])

  await run(db, sql`delete from pgboss.job where name = 'notice'`)
  const { version } = await eventFor(db, event.officer, event)
  await expect(cancelEvent(db, stranger, { id: eventId, version, reason: 'x' })).rejects.toMatchObject({ code: 'missing' })
  await expect(cancelEvent(db, event.officer, { id: eventId, version, reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  await cancelEvent(db, event.officer, { id: eventId, version, reason: 'A storm' })
  expect(await tellings(db)).toEqual([['event_cancelled', [person.personId]]])
  await expect(publishEvent(db, event.officer, { id: eventId })).rejects.toMatchObject({ code: 'conflict' })
  expect((await eventFor(db, event.officer, event)).state).toBe('cancelled')
})

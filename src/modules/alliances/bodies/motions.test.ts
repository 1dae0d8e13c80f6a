import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeCircle, makeCommittee } from '../../../../test/world/bodies.ts'
import { actorOf, makeActor } from '../../../../test/world/people.ts'
import { type Actor, system } from '../../../core/actor.ts'
import { endAffiliation } from '../../people/people.ts'
import { row, rows, run, sql } from '../../../platform/database.ts'
import { invariants } from './invariants.ts'
import { castVote, type Choice, closeDueMotions, closeMotion, declareConflict, endBody, leaveSeat, motionById, motionsOf, openMotion, recuse, seatPerson, seatsOfBody } from './bodies.ts'

const { db } = await freshDatabase()
const hour = 3_600_000
const later = (actor: Actor, hours: number): Actor => ({ ...actor, at: new Date(actor.at.getTime() + hours * hour) })

const motion = (bodyId: string, at: Date, more: object = {}) => ({
  bodyId, title: { en: 'Open a joint call' }, body: { en: 'The circle opens a joint call in May.' }, quorum: { kind: 'share' as const, value: 5000 }, majority: 'simple' as const, closesAt: new Date(at.getTime() + 48 * hour), lang: 'en' as const, ...more,
})

test('a body with a champion passes a motion: opened, voted, closed by the clock, told to every seat', async () => {
  const circle = await makeCircle(db)
  const { bodyId, chair, members } = await makeCommittee(db, circle)
  const champion = await makeActor(db, { at: circle.at })
  await seatPerson(db, circle.secretary, { bodyId, personId: champion.personId, role: 'champion' })
  const lead = await actorOf(db, champion.personId!, circle.at)
  const id = await openMotion(db, lead, motion(bodyId, circle.at))
  await castVote(db, lead, { motionId: id, choice: 'yes' })
  await castVote(db, chair, { motionId: id, choice: 'yes' })
  await castVote(db, members[0]!, { motionId: id, choice: 'no' })
  await expect(closeMotion(db, lead, id)).rejects.toMatchObject({ code: 'conflict' })
  expect(await closeDueMotions(db, system(circle.at))).toBe(0)
  expect(await closeDueMotions(db, system(later(lead, 49).at))).toBe(1)
  expect(await closeDueMotions(db, system(later(lead, 50).at))).toBe(0)
  const seen = await motionById(db, later(circle.officers[2]!, 50), circle.allianceId, id)
  expect(seen.motion).toMatchObject({ outcome: 'carried', open: false })
  expect(seen.tally).toMatchObject({ yes: 2, no: 1, base: 4, cast: 3, needed: 2 })
  expect((await rows(db, sql`select 1 from activity where object_id = ${id} and verb = 'body.close_motion'`)).length).toBe(1)
})

test('of forty votes at once from one seat one stands, and nothing is voted, changed or removed afterwards', async () => {
  const circle = await makeCircle(db)
  const { bodyId, chair, members } = await makeCommittee(db, circle)
  const id = await openMotion(db, chair, motion(bodyId, circle.at))
  const choices: Choice[] = ['yes', 'no', 'abstain']
  const tries = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => castVote(db, members[0]!, { motionId: id, choice: choices[n % 3]! })))
  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await rows(db, sql`select 1 from body_vote where motion_id = ${id}`)).toHaveLength(1)
  await expect(castVote(db, later(chair, 48), { motionId: id, choice: 'yes' })).rejects.toMatchObject({ code: 'conflict' })
  await closeDueMotions(db, system(later(chair, 48).at))
  await expect(castVote(db, chair, { motionId: id, choice: 'yes' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(run(db, sql`update body_vote set choice = 'no' where motion_id = ${id}`)).rejects.toThrow(/append-only/)
  await expect(run(db, sql`delete from body_vote where motion_id = ${id}`)).rejects.toThrow(/append-only/)
  await expect(run(db, sql`update body_motion set outcome = 'carried' where id = ${id}`)).rejects.toThrow(/not changed/)
  await expect(run(db, sql`update body_motion set quorum = 1 where id = ${id}`)).rejects.toThrow(/not changed/)
})

test('votes that race the closing are either counted or refused', async () => {
  const circle = await makeCircle(db, { members: 6 })
  const { bodyId, chair, members } = await makeCommittee(db, circle)
  const id = await openMotion(db, chair, motion(bodyId, circle.at))
  const votes = [chair, ...members].map((one) => castVote(db, one, { motionId: id, choice: 'yes' }))
  const closing = closeDueMotions(db, system(later(chair, 48).at))
  const settled = await Promise.allSettled(votes)
  await closing
  const stored = await rows(db, sql`select 1 from body_vote where motion_id = ${id}`)
  expect(stored.length).toBe(settled.filter((one) => one.status === 'fulfilled').length)
  const seen = await motionById(db, later(chair, 49), circle.allianceId, id)
  expect(seen.tally!.cast).toBe(stored.length)
  expect(seen.motion.outcome).toBe(stored.length >= 3 ? 'carried' : 'no_quorum')
})

test('who has a conflict is recused, does not count, and sees the motion but no vote until it is closed', async () => {
  const circle = await makeCircle(db)
  const { bodyId, chair, members } = await makeCommittee(db, circle)
  await declareConflict(db, members[0]!, { allianceId: circle.allianceId, organisationId: circle.memberIds[2]! })
  const id = await openMotion(db, chair, motion(bodyId, circle.at, { concerns: circle.memberIds[2], quorum: { kind: 'share', value: 10_000 } }))
  for (const one of members) {
    await expect(castVote(db, one, { motionId: id, choice: 'no' })).rejects.toMatchObject({ code: 'conflict' })
    const seen = await motionById(db, one, circle.allianceId, id)
    expect(seen).toMatchObject({ votes: null, tally: null, own: { recused: true } })
  }
  await castVote(db, chair, { motionId: id, choice: 'yes' })
  expect((await motionById(db, chair, circle.allianceId, id)).tally).toMatchObject({ base: 1, cast: 1, outcome: 'carried' })
  await closeMotion(db, chair, id)
  expect((await motionById(db, members[0]!, circle.allianceId, id)).tally).toMatchObject({ yes: 1 })
})

test('recusing oneself after voting takes the vote out of the count', async () => {
  const circle = await makeCircle(db)
  const { bodyId, chair, members } = await makeCommittee(db, circle)
  const id = await openMotion(db, chair, motion(bodyId, circle.at))
  await castVote(db, members[0]!, { motionId: id, choice: 'no' })
  await castVote(db, chair, { motionId: id, choice: 'yes' })
  await recuse(db, members[0]!, id)
  expect((await motionById(db, chair, circle.allianceId, id)).tally).toMatchObject({ base: 2, yes: 1, no: 0 })
})

test('an alternate votes only where the member did not; a secretary has no vote; nobody takes two seats', async () => {
  const circle = await makeCircle(db)
  const { bodyId, chair, members } = await makeCommittee(db, circle)
  const seats = await seatsOfBody(db, chair, bodyId)
  const stand = seats.find((one) => one.personId === members[0]!.personId)!
  const [other, scribe] = [await makeActor(db, { at: circle.at }), await makeActor(db, { at: circle.at })]
  await seatPerson(db, circle.secretary, { bodyId, personId: other.personId, role: 'alternate', alternateFor: stand.id })
  await seatPerson(db, circle.secretary, { bodyId, personId: scribe.personId, role: 'secretary' })
  await expect(seatPerson(db, circle.secretary, { bodyId, personId: other.personId, role: 'member' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(seatPerson(db, circle.secretary, { bodyId, personId: (await makeActor(db)).personId, role: 'alternate', alternateFor: stand.id })).rejects.toMatchObject({ code: 'invalid' })
  const [alternate, secretary] = [await actorOf(db, other.personId!, circle.at), await actorOf(db, scribe.personId!, circle.at)]
  const id = await openMotion(db, secretary, motion(bodyId, circle.at))
  await expect(castVote(db, secretary, { motionId: id, choice: 'yes' })).rejects.toMatchObject({ code: 'missing' })
  await castVote(db, alternate, { motionId: id, choice: 'yes' })
  expect((await motionById(db, chair, circle.allianceId, id)).tally).toMatchObject({ base: 3, yes: 1 })
  await castVote(db, members[0]!, { motionId: id, choice: 'no' })
  expect((await motionById(db, chair, circle.allianceId, id)).tally).toMatchObject({ base: 3, yes: 0, no: 1 })
})

test('a right ends with the seat, the affiliation and the body; the history stays', async () => {
  const circle = await makeCircle(db)
  const { bodyId, chair, members } = await makeCommittee(db, circle)
  const id = await openMotion(db, chair, motion(bodyId, circle.at))
  const affiliation = await row<{ id: string }>(db, sql`select id from affiliation where person_id = ${members[0]!.personId} and ended_at is null`)
  await endAffiliation(db, members[0]!, affiliation!.id)
  await expect(castVote(db, members[0]!, { motionId: id, choice: 'yes' })).rejects.toMatchObject({ code: 'missing' })
  expect((await actorOf(db, members[0]!.personId!, circle.at)).seats).toEqual([])
  const seats = await seatsOfBody(db, chair, bodyId)
  await leaveSeat(db, members[1]!, seats.find((one) => one.personId === members[1]!.personId)!.id)
  await expect(castVote(db, members[1]!, { motionId: id, choice: 'yes' })).rejects.toMatchObject({ code: 'missing' })
  expect((await motionById(db, chair, circle.allianceId, id)).tally).toMatchObject({ base: 3 })
  await endBody(db, circle.secretary, bodyId)
  expect((await actorOf(db, chair.personId!, circle.at)).seats.some((one) => one.spaceId === bodyId)).toBe(false)
  expect((await seatsOfBody(db, chair, bodyId)).map((one) => one.current)).toEqual([false, false, false])
  await expect(openMotion(db, circle.secretary, motion(bodyId, circle.at))).rejects.toMatchObject({ code: 'conflict' })
})

test('an open motion is there for its body, a closed one for the members, neither for anybody else: in the list if and only if it may be read', async () => {
  const circle = await makeCircle(db, { members: 2 })
  const { bodyId, chair } = await makeCommittee(db, { ...circle, officers: circle.officers.slice(0, 1) })
  const place = { id: bodyId, allianceId: circle.allianceId }
  const id = await openMotion(db, chair, motion(bodyId, circle.at))
  const readers: [Actor, boolean, boolean][] = [[chair, true, true], [circle.secretary, true, true], [circle.officers[1]!, false, true], [circle.outsider, false, false]]
  for (const phase of [1, 2] as const) {
    for (const reader of readers) {
      const listed = (await motionsOf(db, reader[0], place)).some((one) => one.id === id)
      const read = await motionById(db, reader[0], circle.allianceId, id).then(() => true, () => false)
      expect([listed, read]).toEqual([reader[phase], reader[phase]])
    }
    await castVote(db, chair, { motionId: id, choice: 'yes' }).catch(() => undefined)
    await closeDueMotions(db, system(later(chair, 48).at))
  }
  expect((await motionById(db, circle.secretary, circle.allianceId, id)).own).toBeNull()
})

test('an outcome changed behind the back of the product is found', async () => {
  const found = () => Promise.all(invariants.map((one) => one.violations(db))).then((all) => all.flat())
  expect(await found()).toEqual([])
  const one = await row<{ id: string }>(db, sql`select id from body_motion where outcome = 'carried' limit 1`)
  await run(db, sql`alter table body_motion disable trigger user`)
  await run(db, sql`update body_motion set outcome = 'rejected' where id = ${one!.id}`)
  expect(await found()).toEqual([`motion ${one!.id}`])
})

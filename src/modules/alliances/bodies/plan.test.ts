import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeCircle, makeCommittee } from '../../../../test/world/bodies.ts'
import { erasePerson } from '../../privacy/privacy.ts'
import { shippedBook } from '../../calendars/calendars.ts'
import { actorOf, makeActor } from '../../../../test/world/people.ts'
import { type Actor } from '../../../core/actor.ts'
import { rows, run, sql } from '../../../platform/database.ts'
import {
  actionsOf, addAction, addTerm, adviceOf, answerAdvice, approveMinutes, bodiesOf, callMeeting, cancelMeeting, declareConflict, editBody, editMeeting, endConflict, expertsOf, foundBody, giveAdvice,
  meetingById, meetingsOf, milestonesOf, ownConflicts, placeOf, publishAction, registerExpert, remindActions, seatPerson, seatsOfBody, settleAction, termsOf, withdrawExpert, writeMinutes,
} from './bodies.ts'

const { db } = await freshDatabase()
const calendar = shippedBook.of('GB')
const later = (actor: Actor, days: number): Actor => ({ ...actor, at: new Date(actor.at.getTime() + days * 86_400_000) })
const day = (actor: Actor, days: number): string => later(actor, days).at.toISOString().slice(0, 10)

test('an action is done with evidence by its owner and becomes a public milestone, once', async () => {
  const { allianceId, secretary, officers, memberIds, outsider } = await makeCircle(db)
  const input = { allianceId, title: { en: 'Publish the data set', zh: '发布数据集' }, organisationId: memberIds[0]!, dueOn: day(secretary, 3), lang: 'en' as const }
  await expect(addAction(db, officers[0]!, input)).rejects.toMatchObject({ code: 'missing' })
  await expect(addAction(db, secretary, { ...input, email: officers[1]!.email })).rejects.toMatchObject({ code: 'invalid' })
  await expect(addAction(db, secretary, { ...input, organisationId: outsider.affiliations[0]!.organisationId })).rejects.toMatchObject({ code: 'invalid' })
  const id = await addAction(db, secretary, { ...input, email: officers[0]!.email })
  await expect(settleAction(db, officers[1]!, { id, state: 'done', evidence: 'Done.' })).rejects.toMatchObject({ code: 'missing' })
  await expect(settleAction(db, officers[0]!, { id, state: 'done', link: 'javascript:alert(1)' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(settleAction(db, officers[0]!, { id, state: 'dropped' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(publishAction(db, secretary, id)).rejects.toMatchObject({ code: 'conflict' })
  await settleAction(db, officers[0]!, { id, state: 'done', link: 'https://example.org/data' })
  await expect(settleAction(db, secretary, { id, state: 'dropped', reason: 'No' })).rejects.toMatchObject({ code: 'conflict' })
  await publishAction(db, secretary, id)
  await expect(publishAction(db, secretary, id)).rejects.toMatchObject({ code: 'conflict' })
  expect(await milestonesOf(db, allianceId)).toMatchObject([{ actionId: id }])
  expect((await actionsOf(db, officers[2]!, allianceId)).map((one) => one.milestone)).toEqual([true])
  expect(await actionsOf(db, outsider, allianceId)).toEqual([])
})

test('an overdue action is asked after on the first, seventh and twenty-first day, never twice and never on a holiday', async () => {
  const { allianceId, secretary, memberIds } = await makeCircle(db)
  await addAction(db, secretary, { allianceId, title: { en: 'Overdue soon' }, organisationId: memberIds[1]!, dueOn: day(secretary, 0), lang: 'en' })
  await run(db, sql`delete from pgboss.job where name = 'notice'`)
  const asked = async (days: number, counted = true) => {
    await remindActions(db, later(secretary, days).at, () => ({ ...calendar, isCounted: () => counted }))
    return (await rows<{ data: { version: string } }>(db, sql`delete from pgboss.job where name = 'notice' returning data`)).map((one) => one.data.version.split(':')[1])
  }
  expect(await asked(0)).toEqual([])
  expect(await asked(1, false)).toEqual([])
  expect(await asked(2)).toEqual(['1'])
  expect(await asked(8)).toEqual(['7'])
  expect(await asked(40)).toEqual(['21'])
})

test('a meeting: called, moved, held; its minutes are a draft of the body until they are approved, then every member reads them', async () => {
  const circle = await makeCircle(db)
  const { bodyId, chair } = await makeCommittee(db, { ...circle, officers: circle.officers.slice(0, 2) })
  const member = await actorOf(db, circle.officers[2]!.personId!, circle.at)
  const place = { id: bodyId, allianceId: circle.allianceId }
  const input = { title: { en: 'First meeting' }, startsAt: later(chair, 2).at, place: 'https://meet.example/1', agenda: 'Welcome\n表决议案\n\nAny other business', lang: 'en' as const }
  await expect(callMeeting(db, member, { ...input, bodyId })).rejects.toMatchObject({ code: 'missing' })
  await expect(callMeeting(db, chair, { ...input, startsAt: chair.at, bodyId })).rejects.toMatchObject({ code: 'invalid' })
  const id = await callMeeting(db, chair, { ...input, bodyId })
  expect((await meetingById(db, chair, circle.allianceId, id)).agenda.map((one) => one.title.source)).toEqual(['en', 'zh', 'en'])
  expect(await meetingById(db, member, circle.allianceId, id)).toMatchObject({ place: null })
  await expect(meetingById(db, circle.outsider, circle.allianceId, id)).rejects.toMatchObject({ code: 'missing' })
  expect(await meetingsOf(db, circle.outsider, place)).toEqual([])
  await editMeeting(db, chair, { ...input, id, version: 1, startsAt: later(chair, 3).at })
  const minutes = { id, version: 2, minutes: { en: 'We agreed.' }, attendance: {}, lang: 'en' as const }
  await expect(writeMinutes(db, chair, minutes)).rejects.toMatchObject({ code: 'conflict' })
  const seats = await seatsOfBody(db, chair, bodyId)
  const after = later(chair, 4)
  await writeMinutes(db, after, { ...minutes, attendance: { [seats[0]!.id]: 'present', [seats[1]!.id]: 'apologies' } })
  expect((await meetingById(db, member, circle.allianceId, id)).minutes).toBeNull()
  expect((await meetingById(db, after, circle.allianceId, id)).attendance.size).toBe(2)
  await approveMinutes(db, after, id)
  expect((await meetingById(db, member, circle.allianceId, id)).minutes?.variants.en?.body).toBe('We agreed.')
  await expect(writeMinutes(db, after, { ...minutes, version: 4 })).rejects.toMatchObject({ code: 'conflict' })
  await expect(cancelMeeting(db, after, id)).rejects.toMatchObject({ code: 'conflict' })
})

test('advice goes from one body to another of the alliance, and is answered once', async () => {
  const circle = await makeCircle(db)
  const { bodyId, chair } = await makeCommittee(db, { ...circle, officers: circle.officers.slice(0, 1) })
  const boardId = await foundBody(db, circle.secretary, { allianceId: circle.allianceId, kind: 'board', name: { en: 'Board' }, remit: { en: 'Decides.' }, lang: 'en' })
  await seatPerson(db, circle.secretary, { bodyId: boardId, personId: circle.officers[1]!.personId, role: 'champion' })
  const champion = await actorOf(db, circle.officers[1]!.personId!, circle.at)
  const text = { title: { en: 'Open the call' }, body: { en: 'We advise to open the call.' }, lang: 'en' as const }
  await expect(giveAdvice(db, chair, { ...text, fromBody: bodyId, toBody: bodyId })).rejects.toMatchObject({ code: 'invalid' })
  const id = await giveAdvice(db, chair, { ...text, fromBody: bodyId, toBody: boardId })
  await expect(answerAdvice(db, chair, { id, stance: 'accepted', answer: { en: 'Yes.' }, lang: 'en' })).rejects.toMatchObject({ code: 'missing' })
  const answers = await Promise.allSettled([1, 2].map(() => answerAdvice(db, champion, { id, stance: 'partly', answer: { en: 'In part.' }, lang: 'en' })))
  expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await adviceOf(db, chair, { id: bodyId, allianceId: circle.allianceId })).toMatchObject([{ id, stance: 'partly' }])
  expect(await adviceOf(db, circle.outsider, { id: bodyId, allianceId: circle.allianceId })).toEqual([])
})

test('terms follow one another; a change by two is refused to the second', async () => {
  const { allianceId, secretary, officers } = await makeCircle(db)
  const input = { allianceId, kind: 'committee' as const, name: { zh: '委员会', en: 'Committee' }, remit: { en: 'Advises.' }, lang: 'en' as const }
  await expect(foundBody(db, officers[0]!, input)).rejects.toMatchObject({ code: 'missing' })
  await expect(foundBody(db, secretary, { ...input, name: {} })).rejects.toMatchObject({ code: 'invalid' })
  const id = await foundBody(db, secretary, { ...input, fromOn: '2026-01-01', toOn: '2028-01-01' })
  await expect(addTerm(db, secretary, { id, fromOn: '2027-01-01', toOn: '2029-01-01' })).rejects.toMatchObject({ code: 'invalid' })
  await addTerm(db, secretary, { id, fromOn: '2028-01-01', toOn: '2030-01-01' })
  expect(await termsOf(db, id)).toHaveLength(2)
  await editBody(db, secretary, { ...input, id, version: 1, remit: { en: 'Decides.' } })
  await expect(editBody(db, secretary, { ...input, id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  expect(await bodiesOf(db, secretary, allianceId)).toMatchObject([{ id, version: 2 }])
})

test('experts register themselves with what they declare; outsiders see no register; erasure takes them off it', async () => {
  const { allianceId, secretary, officers, memberIds, outsider } = await makeCircle(db)
  const entry = { allianceId, fields: { en: 'Battery chemistry' }, languages: ['en', 'zh'] as const, lang: 'en' as const }
  await expect(registerExpert(db, outsider, entry)).rejects.toMatchObject({ code: 'missing' })
  await expect(expertsOf(db, outsider, allianceId)).rejects.toMatchObject({ code: 'missing' })
  await registerExpert(db, officers[0]!, entry)
  await registerExpert(db, officers[0]!, { ...entry, languages: ['en'] })
  await declareConflict(db, officers[0]!, { allianceId, organisationId: memberIds[1]! })
  await expect(declareConflict(db, officers[0]!, { allianceId, organisationId: memberIds[1]! })).rejects.toMatchObject({ code: 'conflict' })
  expect(await expertsOf(db, secretary, allianceId)).toMatchObject([{ personId: officers[0]!.personId, languages: ['en'], conflicts: [{}] }])
  const [declared] = await ownConflicts(db, officers[0]!, allianceId)
  await expect(endConflict(db, officers[1]!, declared!.id)).rejects.toMatchObject({ code: 'missing' })
  await endConflict(db, officers[0]!, declared!.id)
  await withdrawExpert(db, officers[0]!, allianceId)
  expect(await expertsOf(db, secretary, allianceId)).toEqual([])
  await erasePerson(db, officers[0]!)
  expect(await rows(db, sql`select 1 from body_expert where person_id = ${officers[0]!.personId} union all select 1 from body_conflict where person_id = ${officers[0]!.personId}`)).toEqual([])
})

test('a restricted alliance is there for its members and for who sits in a body of it, and for nobody else', async () => {
  const circle = await makeCircle(db, { visibility: 'space' })
  const bodyId = await foundBody(db, circle.secretary, { allianceId: circle.allianceId, kind: 'dialogue', name: { en: 'Dialogue' }, remit: { en: 'Talks.' }, lang: 'en' })
  const guest = await makeActor(db, { at: circle.at })
  const reads = (actor: Actor) => placeOf(db, actor, { thing: 'body', id: bodyId }).then(() => true, () => false)
  expect(await Promise.all([circle.officers[0]!, circle.outsider, guest].map(reads))).toEqual([true, false, false])
  await seatPerson(db, circle.secretary, { bodyId, personId: guest.personId, role: 'member' })
  expect(await reads(await actorOf(db, guest.personId!, circle.at))).toBe(true)
})

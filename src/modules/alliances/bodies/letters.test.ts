import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeCircle, makeCommittee } from '../../../../test/world/bodies.ts'
import { actorOf, makeActor } from '../../../../test/world/people.ts'
import type { Actor } from '../../../core/actor.ts'
import { noticeJobs } from '../../notices/jobs.ts'
import type { Letter } from '../../../platform/mail.ts'
import { type Db, rows, run, sql } from '../../../platform/database.ts'
import { composeAllianceLetter, deliveriesOf, draftLetter, editLetter, letterById, lettersOf, noteOpened, sendAllianceLetter } from './bodies.ts'

const { db } = await freshDatabase()
const addressOf = () => 'https://qiao.example/letter'
const text = { subject: { zh: '年会通知', en: 'Annual meeting' }, body: { zh: '年会将于五月召开。', en: 'We meet in May.' }, lang: 'en' as const }
const day = 86_400_000
const on = (actor: Actor, days: number): Actor => ({ ...actor, at: new Date(actor.at.getTime() + days * day) })

/** Runs what is queued: notices, then letters, until nothing is left. `refuses` names an address that the mail server refuses. */
async function deliver(from: Db, refuses?: string): Promise<Letter[]> {
  const out: Letter[] = []
  const postman = { keeps: false, send: async (letter: Letter) => { if (letter.to === refuses) throw new Error('550 no such mailbox'); out.push(letter) }, close: () => undefined }
  const jobs = noticeJobs(from, postman, addressOf, { alliance_letter: composeAllianceLetter(from, addressOf) })
  for (let round = 0; round < 30; round += 1) {
    const found = await rows<{ id: string; name: 'notice' | 'mail'; data: Record<string, unknown> }>(from, sql`delete from pgboss.job where name in ('notice', 'mail') returning id, name, data`)
    if (found.length === 0) break
    for (const one of found) {
      for (let tries = 0; tries < 8; tries += 1) {
        const done = await jobs[one.name](one.data).then(() => true, () => false)
        if (done) break
      }
    }
  }
  return out
}

test('a letter reaches every officer of the members once, in their language; what was read and what failed is known', async () => {
  const circle = await makeCircle(db, { members: 3 })
  const { allianceId, secretary, officers, memberIds, outsider } = circle
  const researcher = await makeActor(db, { organisationId: memberIds[0], role: 'researcher' })
  await run(db, sql`delete from pgboss.job`)
  const id = await draftLetter(db, secretary, { ...text, allianceId })
  await expect(letterById(db, officers[0]!, allianceId, id)).rejects.toMatchObject({ code: 'missing' })
  await editLetter(db, secretary, { ...text, id, version: 1, subject: { zh: '年会', en: 'The annual meeting' } })
  const sent = await Promise.allSettled([1, 2, 3].map(() => sendAllianceLetter(db, secretary, { id, version: 2 })))
  expect(sent.filter((one) => one.status === 'fulfilled').map((one) => one.value)).toEqual([4])
  const letters = await deliver(db, officers[2]!.email)
  expect(letters.map((one) => one.to).sort()).toEqual([secretary.email, officers[0]!.email, officers[1]!.email].sort())
  const of = (who: Actor) => letters.find((one) => one.to === who.email)!
  expect(of(officers[0]!)).toMatchObject({ subject: 'The annual meeting', unsubscribe: null })
  expect(of(officers[0]!).text).toContain('We meet in May.')
  expect(of(officers[1]!)).toMatchObject({ subject: '年会' })
  expect(of(officers[1]!).text).toContain('年会将于五月召开。')
  await noteOpened(db, officers[0]!, id)
  await run(db, sql`update notice set read_at = now() where person_id = ${officers[1]!.personId} and object_id = ${id}`)
  const whole = await letterById(db, secretary, allianceId, id)
  expect(whole).toMatchObject({ readers: 4, opened: 2 })
  const deliveries = await deliveriesOf(db, secretary, whole)
  expect(deliveries[0]).toMatchObject({ personId: officers[2]!.personId, mail: 'failed', openedAt: null })
  expect(deliveries.filter((one) => one.openedAt).map((one) => one.personId).sort()).toEqual([officers[0]!.personId, officers[1]!.personId].sort())
  await expect(deliveriesOf(db, officers[0]!, whole)).rejects.toMatchObject({ code: 'missing' })
  for (const [reader, may] of [[officers[0]!, true], [secretary, true], [researcher, false], [outsider, false]] as const) {
    expect((await lettersOf(db, reader, allianceId)).some((one) => one.id === id)).toBe(may)
    expect(await letterById(db, reader, allianceId, id).then(() => true, () => false)).toBe(may)
  }
})

test('one language alone goes to everybody; a letter that is sent is not changed and not sent again', async () => {
  const { allianceId, secretary, officers } = await makeCircle(db)
  await run(db, sql`delete from pgboss.job`)
  const id = await draftLetter(db, secretary, { subject: { en: 'News' }, body: { en: 'In English alone.' }, lang: 'en', allianceId })
  await sendAllianceLetter(db, secretary, { id, version: 1 })
  expect((await deliver(db)).find((one) => one.to === officers[1]!.email)).toMatchObject({ subject: 'News' })
  await expect(sendAllianceLetter(db, secretary, { id, version: 2 })).rejects.toMatchObject({ code: 'conflict' })
  await expect(editLetter(db, secretary, { ...text, id, version: 2 })).rejects.toMatchObject({ code: 'conflict' })
})

test('not more than one a day and three in a week to the same readers, also at once; a body has its own count and its own writers', async () => {
  const circle = await makeCircle(db)
  const { allianceId, secretary, officers } = circle
  const { bodyId, chair } = await makeCommittee(db, circle)
  const draft = () => draftLetter(db, secretary, { ...text, allianceId })
  const drafts = [await draft(), await draft(), await draft(), await draft(), await draft()]
  const both = await Promise.allSettled(drafts.slice(0, 2).map((id) => sendAllianceLetter(db, secretary, { id, version: 1 })))
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  await sendAllianceLetter(db, on(secretary, 1.1), { id: drafts[2]!, version: 1 })
  await sendAllianceLetter(db, on(secretary, 2.2), { id: drafts[3]!, version: 1 })
  await expect(sendAllianceLetter(db, on(secretary, 4), { id: drafts[4]!, version: 1 })).rejects.toMatchObject({ code: 'limited' })
  await sendAllianceLetter(db, on(secretary, 7.5), { id: drafts[4]!, version: 1 })
  await expect(draftLetter(db, chair, { ...text, allianceId })).rejects.toMatchObject({ code: 'missing' })
  const toBody = await draftLetter(db, chair, { ...text, allianceId, bodyId })
  expect(await sendAllianceLetter(db, chair, { id: toBody, version: 1 })).toBe(3)
  await expect(letterById(db, await actorOf(db, officers[1]!.personId!), allianceId, toBody)).resolves.toMatchObject({ writes: false })
})

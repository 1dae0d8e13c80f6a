import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeAccepted, makePublished } from '../../../../test/world/deals.ts'
import { actorOf, makeActor, makeOrganisation } from '../../../../test/world/people.ts'
import { system } from '../../../core/actor.ts'
import { isFailure } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { row, rows, sql } from '../../../platform/database.ts'
import { endAffiliation } from '../../people/people.ts'
import {
  acceptInterest, answerScreen, attachToDeal, boardOf, breakGlass, casesOf, consentToParty, dealFor, dealNotes, dealThroughGlass, declineInterest, healthOf, joinDeal, leaveDeal, mayFollow, noteInDeal, openDeal, partiesOf, planDeal, proposeParty, sayInDeal,
  stageCounts, timelineOf, waitsFor,
} from '../deals.ts'

const { db } = await freshDatabase()
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : String(error)))

async function side(slug: string, kind: 'enterprise' | 'university' | 'broker' = 'enterprise') {
  const organisationId = await makeOrganisation(db, { slug: `${slug}-${newId().slice(-5)}`, kind, country: 'GB' })
  const officer = await makeActor(db, { organisationId, role: 'administrator' })
  const named = (await row<{ slug: string }>(db, sql`select slug from organisation where id = ${organisationId}`))!.slug
  return { organisationId, officer, slug: named }
}

test('a broker opens a team: each party says yes, the broker sees how it stands and nothing of its content until all invite it', async () => {
  const broker = await side('broker', 'broker')
  const [up, mid, down] = [await side('up'), await side('mid'), await side('down')]
  const listing = await makePublished(db, { ownerId: down.organisationId })
  const { id } = await openDeal(db, broker.officer, {
    origin: 'broker', listingIds: [listing.id], sentence: 'A lining from ore to furnace.',
    parties: [
      { organisationId: broker.organisationId, role: 'broker' },
      { organisationId: up.organisationId, role: 'member', chain: 'upstream' },
      { organisationId: mid.organisationId, role: 'member', chain: 'midstream' },
      { organisationId: down.organisationId, role: 'enterprise', chain: 'downstream' },
    ],
  })
  expect(await codeOf(dealFor(db, broker.officer, id))).toBe('missing')
  const seen = await healthOf(db, broker.officer, id)
  expect([seen?.reads, JSON.stringify(seen).includes('from ore')]).toEqual([false, false])
  await acceptInterest(db, up.officer, id)
  await acceptInterest(db, mid.officer, id)
  expect((await dealFor(db, up.officer, id)).stage).toBe('interest')
  await acceptInterest(db, down.officer, id)
  expect((await dealFor(db, up.officer, id)).stage).toBe('accepted')
  expect((await partiesOf(db, up.officer, id)).map((one) => one.chain).filter(Boolean).sort()).toEqual(['downstream', 'midstream', 'upstream'])
  await sayInDeal(db, up.officer, { id, body: 'A word among ourselves.' })
  expect(JSON.stringify(await casesOf(db, broker.officer))).not.toContain('among ourselves')

  await proposeParty(db, up.officer, { dealId: id, organisation: broker.slug, role: 'broker' })
  const party = (await dealFor(db, up.officer, id)).others.find((one) => one.role === 'broker')!.partyId
  expect((await waitsFor(db, mid.officer)).map((one) => one.reason)).toContain('consent')
  await consentToParty(db, mid.officer, { dealId: id, partyId: party, yes: true })
  expect(await codeOf(dealFor(db, broker.officer, id))).toBe('missing')
  await consentToParty(db, down.officer, { dealId: id, partyId: party, yes: true })
  expect((await timelineOf(db, broker.officer, id)).entries.some((one) => one.kind === 'message')).toBe(true)
  expect(await codeOf(answerScreen(db, broker.officer, { dealId: id, version: 0, answers: {}, result: 'clear' }))).toBe('denied')
  await leaveDeal(db, broker.officer, { dealId: id })
  expect(await codeOf(dealFor(db, broker.officer, id))).toBe('missing')
})

test('another organisation joins when all agree and it accepts; of two sides neither leaves', async () => {
  const made = await makeAccepted(db, { fromCountry: 'GB' })
  const third = await side('third')
  const { dealId, asker, owner } = made
  await sayInDeal(db, asker, { id: dealId, body: 'Before the third.' })
  expect(await codeOf(proposeParty(db, asker, { dealId, organisation: 'no-such-house', role: 'member' }))).toBe('invalid')
  await proposeParty(db, asker, { dealId, organisation: third.slug, role: 'investor' })
  expect(await codeOf(proposeParty(db, owner, { dealId, organisation: third.slug, role: 'investor' }))).toBe('conflict')
  expect((await waitsFor(db, third.officer)).map((one) => one.reason)).toEqual(['invitation'])
  expect(await codeOf(dealFor(db, third.officer, dealId))).toBe('missing')
  await joinDeal(db, third.officer, { dealId, yes: true })
  expect(await codeOf(dealFor(db, third.officer, dealId))).toBe('missing')
  const party = (await dealFor(db, owner, dealId)).others.find((one) => one.id === third.organisationId)!.partyId
  await consentToParty(db, owner, { dealId, partyId: party, yes: true })
  expect((await timelineOf(db, third.officer, dealId)).entries.flatMap((one) => (one.kind === 'message' ? [one.body] : []))).toEqual(['Before the third.'])
  expect((await dealFor(db, owner, dealId)).others).toHaveLength(2)
  await leaveDeal(db, third.officer, { dealId })
  expect(await codeOf(dealFor(db, third.officer, dealId))).toBe('missing')
  expect(await codeOf(leaveDeal(db, owner, { dealId }))).toBe('conflict')
})

test('a refusal among three leaves two; among two it ends the case; a case that all agreed to begins accepted', async () => {
  const [a, b, c] = [await side('a'), await side('b'), await side('c')]
  const parties = [{ organisationId: a.organisationId, role: 'member' as const }, { organisationId: b.organisationId, role: 'member' as const }, { organisationId: c.organisationId, role: 'member' as const }]
  const { id } = await openDeal(db, a.officer, { origin: 'match', title: { en: 'Three' }, sentence: 'Let us three.', parties })
  expect(await codeOf(openDeal(db, a.officer, { origin: 'match', title: { en: 'Three' }, sentence: 'Once more.', parties: [...parties].reverse() }))).toBe('denied')
  expect(await codeOf(openDeal(db, a.officer, { origin: 'match', title: { en: 'Three' }, sentence: 'Once more.', parties: [parties[0]!, parties[2]!, parties[1]!] }))).toBe('conflict')
  await declineInterest(db, c.officer, { id, reason: 'not_a_fit' })
  expect(await codeOf(dealFor(db, c.officer, id))).toBe('missing')
  await acceptInterest(db, b.officer, id)
  expect((await dealFor(db, a.officer, id)).stage).toBe('accepted')

  const meeting = newId()
  const agreed = await openDeal(db, system(a.officer.at), { origin: 'meeting', originId: meeting, title: { en: 'After the meeting' }, sentence: 'Cooperation possible.', agreed: true, parties: parties.slice(0, 2) })
  expect((await dealFor(db, b.officer, agreed.id)).history.map((one) => one.verb)).toEqual(['open', 'accept'])
  expect(await codeOf(openDeal(db, a.officer, { origin: 'meeting', title: { en: 'x' }, sentence: 'x', agreed: true, parties: parties.slice(0, 2) }))).toBe('denied')
})

test('who left an organisation is out at once, of the room, the stream and the plan', async () => {
  const made = await makeAccepted(db, { fromCountry: 'GB' })
  const { dealId, owner, listing } = made
  const officer = await makeActor(db, { organisationId: listing.ownerId, role: 'officer' })
  const { version } = await dealFor(db, owner, dealId)
  await planDeal(db, owner, { dealId, version, ownerId: officer.personId!, dueOn: new Date(owner.at.getTime() + 9 * 86_400_000).toISOString().slice(0, 10), nextAction: 'Send the drawings', route: 'licence' })
  expect(await codeOf(planDeal(db, owner, { dealId, version, ownerId: officer.personId!, dueOn: '2999-01-01' }))).toBe('invalid')
  expect((await waitsFor(db, await actorOf(db, officer.personId!, new Date(owner.at.getTime() + 5 * 86_400_000)))).map((one) => one.reason)).toContain('screen')
  expect(await mayFollow(db, officer, dealId)).toBe(true)
  const affiliation = (await row<{ id: string }>(db, sql`select id from affiliation where person_id = ${officer.personId}`))!.id
  await endAffiliation(db, owner, affiliation)
  expect(await mayFollow(db, await actorOf(db, officer.personId!), dealId)).toBe(false)
})

test('staff read nothing without a reason; with one for an hour, seen by the parties, and never the notes', async () => {
  const { dealId, reference, asker, owner } = await makeAccepted(db)
  await sayInDeal(db, asker, { id: dealId, body: 'Our words.' })
  await noteInDeal(db, owner, { id: dealId, body: 'A private doubt.' })
  const staff = await makeActor(db, { platform: 'administrator' })
  expect(await codeOf(dealThroughGlass(db, staff, dealId))).toBe('missing')
  expect(await codeOf(breakGlass(db, staff, { case: reference, reason: 'short' }))).toBe('invalid')
  expect(await codeOf(breakGlass(db, owner, { case: reference, reason: 'I would like to see it' }))).toBe('missing')
  await breakGlass(db, staff, { case: reference.toLowerCase(), reason: 'A complaint of 3 June about this case.' })
  const { timeline } = await dealThroughGlass(db, staff, dealId)
  expect(JSON.stringify(timeline)).toContain('Our words.')
  expect(JSON.stringify(timeline)).not.toContain('private doubt')
  expect((await timelineOf(db, owner, dealId)).entries.at(-1)).toMatchObject({ kind: 'glass', reason: 'A complaint of 3 June about this case.' })
  expect(await rows(db, sql`select 1 from notice where kind = 'deal_glass' and object_id = ${dealId}`)).toHaveLength(2)
  expect(await codeOf(dealThroughGlass(db, { ...staff, at: new Date(staff.at.getTime() + 3_700_000) }, dealId))).toBe('missing')
})

test('list, board, counts and each case agree for everybody, and nobody sees by them what they may not read', async () => {
  const everybody = [...(await Promise.all((await rows<{ id: string }>(db, sql`select distinct person_id as id from affiliation where ended_at is null limit 40`)).map((one) => actorOf(db, one.id)))), await makeActor(db, { platform: 'administrator' })]
  const all = (await rows<{ id: string }>(db, sql`select id from deal`)).map((one) => one.id)
  let seen = 0
  for (const viewer of everybody) {
    const lines = await casesOf(db, viewer, { limit: 500 })
    const counts = await stageCounts(db, viewer)
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(lines.length)
    const board = await boardOf(db, viewer, {}, 100)
    for (const line of lines) if (!['lost', 'expired', 'completed'].includes(line.stage)) expect(board[line.stage]?.some((one) => one.id === line.id)).toBe(true)
    for (const id of all) {
      const line = lines.find((one) => one.id === id)
      const readable = (await codeOf(dealFor(db, viewer, id))) === 'done'
      expect(readable).toBe(line?.reads ?? false)
      expect((await codeOf(timelineOf(db, viewer, id))) === 'done').toBe(readable)
      expect((await codeOf(dealNotes(db, viewer, id))) === 'done').toBe(readable)
      expect(await mayFollow(db, viewer, id)).toBe(readable)
      expect((await healthOf(db, viewer, id)) !== undefined).toBe(line !== undefined)
      seen += readable ? 1 : 0
    }
  }
  expect(seen).toBeGreaterThan(10)
  expect(await codeOf(attachToDeal(db, { put: () => Promise.reject(new Error('no')), get: () => Promise.reject(new Error('no')), has: () => Promise.resolve(false) }, everybody.at(-1)!, { dealId: all[0]!, name: 'a.pdf', bytes: new Uint8Array() }))).toBe('missing')
})

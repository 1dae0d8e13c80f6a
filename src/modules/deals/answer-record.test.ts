import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeDeal } from '../../../test/world/deals.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { system } from '../../core/actor.ts'
import { isFailure } from '../../core/failure.ts'
import { rows, run, sql, transaction } from '../../platform/database.ts'
import { acceptInterest, answerDays, nudgeAnswer, unansweredInterests, withdrawInterest } from './deals.ts'
import { move } from './record.ts'

const { db } = await freshDatabase()
const day = 86_400_000
const at = new Date('2026-06-01T08:00:00Z')
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : String(error)))

/** An organisation that answered interests after these days; `undefined` let one expire. */
async function answering(days: readonly (number | undefined)[], facts: { withheld?: boolean; ago?: number } = {}): Promise<string> {
  const ownerId = await makeOrganisation(db, { kind: 'enterprise' })
  for (const one of days) {
    const { dealId, owner } = await makeDeal(db, { ownerId, withheld: facts.withheld })
    const opened = new Date(at.getTime() - (facts.ago ?? 60) * day)
    await run(db, sql`update deal set opened_at = ${opened} where id = ${dealId}`)
    if (one === undefined) await transaction(db, (tx) => move(tx, system(opened), dealId, 'interest', 'expire'))
    else await acceptInterest(db, { ...owner, at: new Date(opened.getTime() + one * day) }, dealId)
  }
  return ownerId
}

test('the median of a year, from five answers on', async () => {
  const usual = await answering([1, 2, 3.6, 9, 20])
  const four = await answering([1, 1, 1, 1])
  const quick = await answering([0.01, 0.02, 0.03, 0.01, 0.2])
  const old = await answering([1, 2, 3, 4, 5], { ago: 500 })
  const hidden = await answering([1, 2, 3, 4, 5], { withheld: true })
  const silent = await answering([1, 1, 1, 1, 1, undefined, undefined, undefined, undefined, undefined, undefined])
  expect(await answerDays(db, [usual, four, quick, old, hidden, silent], at)).toEqual(new Map([[usual, 4], [quick, 1]]))
})

test('an interest taken back by the other side is no answer', async () => {
  const ownerId = await answering([2, 2, 2, 2])
  const { dealId, asker } = await makeDeal(db, { ownerId })
  await withdrawInterest(db, { ...asker, at }, dealId)
  expect((await answerDays(db, [ownerId], at)).size).toBe(0)
})

test('the host sees what nobody answered, nudges at most every third day and three times, and each nudge is logged', async () => {
  const host = await makeActor(db, { platform: 'organiser', at })
  const { dealId, owner, listing } = await makeDeal(db, {})
  await run(db, sql`update deal set opened_at = ${new Date(at.getTime() - 8 * day)} where id = ${dealId}`)
  await run(db, sql`update organisation set contact_name = 'Ann Reed', contact_email = 'ann@example.org' where id = ${listing.ownerId}`)
  const fresh = await makeDeal(db)
  await run(db, sql`update deal set opened_at = ${new Date(at.getTime() - day)} where id = ${fresh.dealId}`)
  const found = await unansweredInterests(db, host)
  const line = found.find((one) => one.id === dealId)
  expect(line).toMatchObject({ mayNudge: true, nudges: 0, expired: false, contact: { name: 'Ann Reed', email: 'ann@example.org' } })
  expect(line?.waited).toBeGreaterThanOrEqual(5)
  expect(found.some((one) => one.id === fresh.dealId)).toBe(false)
  expect(JSON.stringify(line)).not.toContain('We have a lining')

  await nudgeAnswer(db, host, dealId)
  expect(await codeOf(nudgeAnswer(db, host, dealId))).toBe('conflict')
  expect((await unansweredInterests(db, host)).find((one) => one.id === dealId)).toMatchObject({ mayNudge: false, nudges: 1 })
  for (const days of [3, 6]) await nudgeAnswer(db, { ...host, at: new Date(at.getTime() + days * day) }, dealId)
  expect(await codeOf(nudgeAnswer(db, { ...host, at: new Date(at.getTime() + 9 * day) }, dealId))).toBe('conflict')
  expect(await rows(db, sql`select person_id as id from notice where kind = 'interest_nudged' and object_id = ${dealId}`)).toEqual(Array(3).fill({ id: owner.personId }))
  expect(await rows(db, sql`select actor_id as actor from activity where verb = 'deal.nudge' and object_id = ${dealId}`)).toEqual(Array(3).fill({ actor: host.personId }))
})

test('nobody else sees the list or nudges; a withheld owner and what the host may not read stay unsaid', async () => {
  const host = await makeActor(db, { platform: 'organiser', at })
  const withheld = await makeDeal(db, { withheld: true })
  const named = await makeDeal(db)
  await run(db, sql`update listing set visibility = 'named' where id = ${named.listing.id}`)
  for (const { dealId } of [withheld, named]) await run(db, sql`update deal set opened_at = ${new Date(at.getTime() - 10 * day)} where id = ${dealId}`)
  const text = JSON.stringify(await unansweredInterests(db, host))
  expect(text).toContain(withheld.dealId)
  expect(text).not.toContain(withheld.listing.ownerId)
  expect(text).not.toContain(named.dealId)
  expect(await codeOf(nudgeAnswer(db, host, named.dealId))).toBe('missing')
  for (const actor of [withheld.owner, withheld.asker]) {
    expect(await codeOf(unansweredInterests(db, actor))).toBe('missing')
    expect(await codeOf(nudgeAnswer(db, actor, withheld.dealId))).toBe('missing')
  }
  await acceptInterest(db, withheld.owner, withheld.dealId)
  expect(await codeOf(nudgeAnswer(db, host, withheld.dealId))).toBe('conflict')
})

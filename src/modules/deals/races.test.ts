import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeAccepted, makePair, makeScreened, screenSide } from '../../../test/world/deals.ts'
import { isFailure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { openPool, row, rows, sql, transaction } from '../../platform/database.ts'
import { advanceDeal, acceptInterest, dealFor, expressInterest, recordEvidence, sayInDeal } from './deals.ts'

const { db, url } = await freshDatabase()
const crowd = 50
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : String(error)))

/** Runs the work of fifty connections at once: each waits at a barrier until all have one. */
async function atOnce(work: (db: typeof pool.db, n: number) => Promise<unknown>): Promise<string[]> {
  let waiting = crowd
  let open: () => void = () => undefined
  const barrier = new Promise<void>((resolve) => (open = resolve))
  return Promise.all(
    Array.from({ length: crowd }, (_, n) =>
      codeOf(
        transaction(pool.db, async (tx) => {
          waiting -= 1
          if (waiting === 0) open()
          await barrier
          return work(tx, n)
        }),
      ),
    ),
  )
}
const pool = openPool(url, crowd + 5)

/** The history of a case is one line: each version once, each stage the next of the one before, the last where the case stands. */
async function straight(dealId: string): Promise<string[]> {
  const history = await rows<{ stage: string; version: number }>(db, sql`select stage, version from deal_stage where deal_id = ${dealId} order by version`)
  const now = await row<{ stage: string }>(db, sql`select stage from deal where id = ${dealId}`)
  expect(new Set(history.map((one) => one.version)).size).toBe(history.length)
  expect(history.at(-1)?.stage).toBe(now?.stage)
  return history.map((one) => one.stage)
}

test('fifty stage changes at once make one step and a straight history', async () => {
  const { dealId, asker, owner } = await makeScreened(db)
  await transaction(db, (tx) => recordEvidence(tx, asker, { dealId, kind: 'nda', object: { type: 'agreement', id: newId() } }))
  const { version } = await dealFor(db, asker, dealId)
  const outcomes = await atOnce((tx, n) => advanceDeal(tx, n % 2 ? asker : owner, n % 5 === 0 ? { dealId, verb: 'lose', reason: 'technical', version } : { dealId, verb: 'scope', version }))
  expect(outcomes.filter((one) => one === 'done')).toHaveLength(1)
  expect(outcomes.filter((one) => one === 'conflict')).toHaveLength(crowd - 1)
  const stages = await straight(dealId)
  expect(stages.slice(0, 4)).toEqual(['interest', 'accepted', 'screened', 'nda'])
  expect(stages).toHaveLength(5)
})

test('fifty records of one agreement at once are one piece of evidence and one step', async () => {
  const { dealId, asker } = await makeScreened(db)
  const object = { type: 'agreement', id: newId() }
  const outcomes = await atOnce((tx) => recordEvidence(tx, asker, { dealId, kind: 'nda', object }))
  expect(outcomes.every((one) => one === 'done')).toBe(true)
  expect(await straight(dealId)).toEqual(['interest', 'accepted', 'screened', 'nda'])
  expect(await rows(db, sql`select 1 from deal_evidence where deal_id = ${dealId} and kind = 'nda'`)).toHaveLength(1)
})

test('fifty acceptances are one; fifty interests of one pair are one case; a screen has one next version', async () => {
  const pair = await makePair(db)
  const interest = { listingId: pair.listing.id, fromOrganisationId: pair.fromOrganisationId, sentence: 'We have one.', contact: 'Dr Lin' }
  expect((await atOnce((tx) => expressInterest(tx, pair.asker, interest))).filter((one) => one === 'done')).toHaveLength(1)
  const made = (await row<{ id: string }>(db, sql`select id from deal_interest where listing_id = ${pair.listing.id}`))!.id
  expect((await atOnce((tx) => acceptInterest(tx, pair.owner, made))).filter((one) => one === 'done')).toHaveLength(1)
  expect(await straight(made)).toEqual(['interest', 'accepted'])
  expect((await atOnce((tx) => screenSide(tx, pair.asker, made))).filter((one) => one === 'done')).toHaveLength(1)
})

test('messages that come at once are all there', async () => {
  const { dealId, asker, owner } = await makeAccepted(db)
  const outcomes = await atOnce((tx, n) => sayInDeal(tx, n % 2 ? asker : owner, { id: dealId, body: `Message ${n}` }))
  expect(outcomes.every((one) => one === 'done')).toBe(true)
  expect((await row<{ n: number }>(db, sql`select count(*) as n from message m join thread t on t.id = m.thread_id where t.object_id = ${dealId}`))?.n).toBe(crowd)
  await pool.close()
})

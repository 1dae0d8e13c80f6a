import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeCall } from '../../../test/world/calls.ts'
import { afterClosing, makeEntry, makeReview, makeReviewer } from '../../../test/world/judging.ts'
import { decideRound, deliberate, releaseRound } from '../../modules/calls/judging/judging.ts'
import { run, sql } from '../../platform/database.ts'
import { operations } from './operations.ts'

const at = new Date('2026-11-30T08:00:00Z')
const site = await openSite({ at: new Date(at.getTime() + 2 * 86_400_000) })
const { db } = site

type Json = { items: Record<string, unknown>[]; total?: number } & Record<string, unknown>
async function call(name: string, path: string): Promise<{ status: number; json: Json }> {
  const answer = await site.app.request(`http://localhost:4180/api/v1${path}`)
  const json = (await answer.json()) as Json
  if (answer.ok) expect(operations.find((one) => one.name === name)?.answer.safeParse(json).error, path).toBeUndefined()
  return { status: answer.status, json }
}

test('calls are listed, read with their rounds, and their results told once they are out', async () => {
  const made = await makeCall(db, at, { plain: true })
  const draft = await makeCall(db, at, { officer: made.officer, draft: true })
  const entries = [await makeEntry(db, made, 'Selected'), await makeEntry(db, made, 'Not selected')]
  const judge = await makeReviewer(db, made, entries)
  for (const [index, one] of entries.entries()) await makeReview(db, made, judge, one.entryId, 5 - index)
  const list = await call('listCalls', '/calls?template=roadshow&language=zh')
  expect(list.json.items.map((one) => one.slug)).toEqual([made.slug])
  expect(JSON.stringify(list.json)).not.toContain('Call 1')
  expect((await call('listCalls', '/calls?template=nothing')).status).toBe(422)
  expect((await call('readCall', `/calls/${draft.slug}`)).status).toBe(404)
  const { json } = await call('readCall', `/calls/${made.slug}`)
  expect(json).toMatchObject({ template: 'roadshow', state: 'published', rounds: [{ phase: 'assessing', places: 15, takesSubmissions: true }] })
  expect((await call('listCallRounds', `/calls/${String(json.id)}/rounds`)).json.items).toHaveLength(1)
  const results = async () => (await call('listCallResults', `/calls/${made.slug}/results`)).json.items
  const round = { callId: made.id, roundId: made.roundId }
  const officer = afterClosing(made)
  await run(db, sql`update call_round set places = 1, reserves = 0 where id = ${made.roundId}`)
  await deliberate(db, officer, { ...round, without: false })
  await decideRound(db, officer, round)
  expect(await results()).toEqual([])
  await releaseRound(db, officer, round)
  expect(await results()).toMatchObject([{ kind: 'result', release: 1, entries: [{ title: 'Selected', outcome: 'advanced' }] }])
  expect(JSON.stringify(await results())).not.toContain('Not selected')
  await run(db, sql`update call set visibility = 'signed_in' where id = ${made.id}`)
  for (const path of ['', '/rounds', '/results']) expect((await call('', `/calls/${made.slug}${path}`)).status).toBe(404)
})

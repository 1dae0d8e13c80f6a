import { beforeAll, expect, test } from 'vitest'
import readXlsxFile from 'read-excel-file/node'
import { openSite } from '../../../../test/client.ts'
import { makeCall, type MadeCall } from '../../../../test/world/calls.ts'
import { afterClosing, type MadeEntry, makeEntry, makeReview, makeReviewer } from '../../../../test/world/judging.ts'
import { actorOf, makeAffiliation, makeOrganisation } from '../../../../test/world/people.ts'
import type { Actor } from '../../../core/actor.ts'
import { row, run, sql } from '../../../platform/database.ts'
import { entriesOf } from '../../../platform/records/archive.ts'
import { deliberate, fundersFor, noteDecision, noteFunding } from '../judging/judging.ts'

const at = new Date('2026-11-30T08:00:00Z')
const site = await openSite({ at: new Date(at.getTime() + 2 * 86_400_000) })
const { db } = site
let call: MadeCall
let officer: Actor
let entries: MadeEntry[]
const funders: Actor[] = []

beforeAll(async () => {
  const made: { organisationId: string; people: string[]; budgetMinor: number; currency: string }[] = []
  for (const [country, currency] of [['CN', 'CNY'], ['GB', 'GBP']] as const) {
    const organisationId = await makeOrganisation(db, { kind: 'funder', country })
    made.push({ organisationId, people: [(await makeAffiliation(db, { organisationId })).personId], budgetMinor: 100_000_00, currency })
  }
  call = await makeCall(db, at, { template: 'joint_fund', plain: true, funders: made })
  officer = afterClosing(call)
  for (const one of made) funders.push(await actorOf(db, one.people[0]!, officer.at))
  entries = [await makeEntry(db, call, 'Membranes 膜'), await makeEntry(db, call, 'Sensors')]
  const judge = await makeReviewer(db, call, entries)
  for (const one of entries) await makeReview(db, call, judge, one.entryId, 4)
  const round = { callId: call.id, roundId: call.roundId }
  await deliberate(db, officer, { ...round, without: false })
  await noteDecision(db, officer, { ...round, entryId: entries[1]!.entryId, outcome: 'disqualified', reason: 'Sent under another name before', lang: 'en' })
  const [first] = await fundersFor(db, funders[0]!, call.id)
  await noteFunding(db, funders[0]!, { funderId: first!.id, roundId: call.roundId, entryId: entries[0]!.entryId, fund: true, minor: 50_000_00, reason: 'Sealed word of one funder' })
}, 60_000)

const workbook = async (who: Actor) => {
  const answer = await site.get(`/en/calls/${call.slug}/export.xlsx`, await site.as(who.personId!))
  expect(answer.status).toBe(200)
  const sheets = await readXlsxFile(Buffer.from(await answer.arrayBuffer())) as unknown as { sheet: string; data: unknown[][] }[]
  return Object.fromEntries(sheets.map((one) => [one.sheet, one.data]))
}

test('who runs the call has everything, a word of a funder left out', async () => {
  const sheets = await workbook(officer)
  expect(Object.keys(sheets)).toEqual(['Submissions', 'Assignments', 'Reviews', 'Decisions'])
  expect(sheets.Submissions).toHaveLength(3)
  expect(JSON.stringify(sheets.Submissions)).toContain('Membranes 膜')
  expect(sheets.Assignments).toHaveLength(3)
  expect(JSON.stringify(sheets.Reviews)).toContain('Between us')
  expect(JSON.stringify(sheets.Decisions)).toContain('Sent under another name before')
  expect(JSON.stringify(sheets)).not.toContain('Sealed word')
})

test('somebody who is recused from a submission finds it in no sheet, and has no archive', async () => {
  await run(db, sql`insert into call_recusal (call_id, person_id, submission_id, cause, at) values (${call.id}, ${officer.personId}, ${entries[1]!.id}, 'declared', ${officer.at})`)
  expect(JSON.stringify(await workbook(officer))).not.toContain('Sensors')
  expect((await site.get(`/en/calls/${call.slug}/archive.zip`, await site.as(officer.personId!))).status).toBe(403)
  await run(db, sql`delete from call_recusal where submission_id = ${entries[1]!.id}`)
})

test('a funder has the submissions and its own words, and nobody else has anything', async () => {
  const own = await workbook(funders[0]!)
  expect(Object.keys(own)[0]).toBe('Submissions')
  expect(JSON.stringify(own)).toContain('Sealed word of one funder')
  expect(JSON.stringify(own)).not.toContain('Between us')
  expect(JSON.stringify(await workbook(funders[1]!))).not.toContain('Sealed word')
  for (const who of [entries[0]!.lead, await actorOf(db, (await makeAffiliation(db)).personId, officer.at)]) {
    const cookie = await site.as(who.personId!)
    for (const path of ['export.xlsx', 'archive.zip']) expect((await site.get(`/en/calls/${call.slug}/${path}`, cookie)).status).toBe(404)
  }
})

test('the archive is the same bytes for the same facts, says why, and names no reviewer', async () => {
  const archive = async () => Buffer.from(await (await site.get(`/en/calls/${call.slug}/archive.zip`, await site.as(officer.personId!))).arrayBuffer())
  const first = await archive()
  expect(entriesOf(first).map((one) => one.name)).toEqual(['call.json', 'forms.json', 'rounds.json', 'submissions.json', 'judging.json', 'decisions.json', 'SHA256SUMS'])
  expect((await archive()).equals(first)).toBe(true)
  const text = first.toString('utf8')
  expect(text).toContain('Sent under another name before')
  const { sha, name } = (await row<{ sha: string; name: string }>(db, sql`select encode(v.sha256, 'hex') as sha, p.name ->> 'en' as name from call_revision v, call_reviewer w join person p on p.id = w.person_id where v.submission_id = ${entries[0]!.id} and w.call_id = ${call.id} limit 1`))!
  expect(text).toContain(sha)
  expect(text).toContain('"R1"')
  expect(text).not.toContain(name)
  expect(text).not.toContain('Sealed word')
  await run(db, sql`update call_decision set reason = 'Another reason' where entry_id = ${entries[1]!.entryId}`)
  expect((await archive()).equals(first)).toBe(false)
})

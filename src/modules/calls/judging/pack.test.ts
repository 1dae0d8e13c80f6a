import { beforeAll, describe, expect, test } from 'vitest'
import { openSite } from '../../../../test/client.ts'
import { makeCall, type MadeCall } from '../../../../test/world/calls.ts'
import { afterClosing, type MadeEntry, makeEntry, makeReviewer, type MadeReviewer } from '../../../../test/world/judging.ts'
import { showId } from '../../../core/id.ts'
import { documentText } from '../../../platform/documents.ts'
import { row, rows, run, sql } from '../../../platform/database.ts'
import { sheetCells } from '../../../platform/records.ts'
import { writeWorkbook } from '../../../platform/workbook.ts'
import { declareConflict, inviteReviewer, judgeOf } from './judging.ts'

const at = new Date('2026-11-30T08:00:00Z')
const later = new Date(at.getTime() + 2 * 86_400_000)
const site = await openSite({ at: later })
const { db } = site
let call: MadeCall
const entries: MadeEntry[] = []
let judge: MadeReviewer
let cookie: string

beforeAll(async () => {
  call = await makeCall(db, at, { plain: true })
  for (const title of ['Membranes 膜材料 \u{1fae8}', 'Sensors', 'Not theirs']) entries.push(await makeEntry(db, call, title))
  judge = await makeReviewer(db, call, entries.slice(0, 2))
  cookie = await site.as(judge.actor.personId!)
}, 60_000)

const round = () => showId(call.roundId)
const path = (rest: string) => `/en/calls/${call.slug}/reviews/rounds/${round()}/${rest}`
const pack = async () => documentText(Buffer.from(await (await site.get(path('pack.pdf'), cookie)).arrayBuffer()))
const upload = (cells: readonly (readonly unknown[])[], more: Record<string, string> = {}, to = path('sheet'), who: string | undefined = cookie) => async () => {
  const [head, ...body] = cells
  const bytes = await writeWorkbook([{ name: 'x', columns: head!.map((one) => ({ header: String(one), width: 10 })), rows: body.map((one) => one.map((cell) => (cell === null ? undefined : (cell as string | number)))) }])
  return site.post(to, { ...more, sheet: new File([Buffer.from(bytes)], 'sheet.xlsx') }, who)
}
const sheet = async (who = cookie, from = path('sheet.xlsx')) => (await sheetCells(new Uint8Array(await (await site.get(from, who)).arrayBuffer()))).map((one) => [...one])

describe('the judging pack', () => {
  test('holds what the reviewer was assigned and nothing else, in both scripts, a character without a glyph named', async () => {
    const text = await pack()
    expect(text).toContain('Sensors')
    expect(text).toContain('膜材料 〓')
    expect(text).toContain('我们的方案')
    expect(text).toContain('U+1FAE8')
    expect(text).not.toContain('Not theirs')
  }, 60_000)

  test('hides applicants where the round does, and an entry is gone with its conflict', async () => {
    const name = (await row<{ name: string }>(db, sql`select name ->> 'en' as name from organisation where id = ${entries[1]!.organisationId}`))!.name
    expect(await pack()).toContain(name)
    await run(db, sql`update call_round set blindness = 'double' where id = ${call.roundId}`)
    expect(await pack()).not.toContain(name)
    await run(db, sql`update call_round set blindness = 'single' where id = ${call.roundId}`)
    const other = await makeReviewer(db, call, entries)
    await declareConflict(db, other.actor, await judgeOf(db, other.actor, call.id), entries[2]!.entryId)
    const answer = await site.get(path('pack.pdf'), await site.as(other.actor.personId!))
    expect(await documentText(Buffer.from(await answer.arrayBuffer()))).not.toContain('Not theirs')
  }, 60_000)

  test('is nobody’s but the reviewer’s', async () => {
    for (const who of [undefined, await site.as(call.officer.personId!), await site.as(entries[0]!.lead.personId!)]) expect([302, 303, 404]).toContain((await site.get(path('pack.pdf'), who)).status)
    const idle = await makeReviewer(db, call)
    expect((await site.get(path('pack.pdf'), await site.as(idle.actor.personId!))).status).toBe(404)
  })
})

describe('the score sheet', () => {
  const reviews = () => rows<{ state: string }>(db, sql`select v.state from call_review v join call_assignment a on a.id = v.assignment_id where a.reviewer_id = ${judge.id} order by 1`)

  test('comes back as drafts, and nothing of it is kept while a cell is wrong', async () => {
    const cells = await sheet()
    expect(cells).toHaveLength(3)
    for (const row of cells.slice(1)) for (let column = 2; column < 6; column += 1) row[column] = 4
    cells[2]![3] = 7
    const refused = await upload(cells)()
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('D3')
    expect(page).toContain('A whole number from 0 to 5')
    expect(await reviews()).toEqual([])
    cells[2]![3] = 5
    expect((await upload(cells)()).status).toBe(303)
    expect(await reviews()).toEqual([{ state: 'draft' }, { state: 'draft' }])
    const old = await upload(cells.map((one, index) => one.map((cell, column) => (index > 0 && column === 2 ? 1 : cell))))()
    expect(await old.text()).toContain('Download the sheet anew')
  })

  test('is submitted when the reviewer says so, once', async () => {
    const cells = await sheet()
    expect((await upload(cells, { send: 'yes' })()).status).toBe(303)
    expect(await reviews()).toEqual([{ state: 'submitted' }, { state: 'submitted' }])
    expect((await upload(cells, { send: 'yes' })()).status).toBe(303)
    expect((await upload(cells.map((one, index) => one.map((cell, column) => (index > 0 && column === 2 ? 1 : cell))))()).status).toBe(422)
  })

  test('works by the personal link alone, and a file that is none is said', async () => {
    const officer = afterClosing(call)
    const { id, token } = await inviteReviewer(db, officer, { callId: call.id, email: 'reader@elsewhere.example', languages: ['en', 'zh'], expertise: {}, loadMost: 5, juror: false, lang: 'en' })
    await run(db, sql`insert into call_assignment (id, entry_id, reviewer_id, at) values (gen_random_uuid(), ${entries[2]!.entryId}, ${id}, ${later})`)
    const link = (rest: string) => `/zh/judge/${token}/rounds/${round()}/${rest}`
    expect(await (await site.get(`/zh/judge/${token}`)).text()).toContain('离线评审')
    expect((await site.get(link('pack.pdf'))).headers.get('content-type')).toBe('application/pdf')
    const cells = await sheet('', link('sheet.xlsx'))
    for (let column = 2; column < 6; column += 1) cells[1]![column] = 3
    expect((await upload(cells, {}, link('sheet'), '')()).status).toBe(303)
    const bad = await site.post(link('sheet'), { sheet: new File(['hello'], 'sheet.xlsx') })
    expect(bad.status).toBe(422)
    expect((await site.get(`/zh/judge/${'x'.repeat(32)}/rounds/${round()}/pack.pdf`)).status).toBe(404)
  }, 60_000)
})

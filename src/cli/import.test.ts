import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { makeOrganisation } from '../../test/world/people.ts'
import { row, sql } from '../platform/database.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { userCommand } from './user.ts'

const { db, url } = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'qiao-cli-'))
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** Runs a command on the test's database; what it wrote, and its exit status. */
async function qiao(command: { parseAsync(argv: string[], options: { from: 'user' }): Promise<unknown> }, ...argv: string[]): Promise<{ out: string; err: string; status: number }> {
  const said = { out: '', err: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((said.out += String(text))))
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said.err += String(text))))
  await command.parseAsync(argv, { from: 'user' })
  out.mockRestore()
  err.mockRestore()
  const status = Number(process.exitCode ?? 0)
  process.exitCode = 0
  return { ...said, status }
}

beforeAll(async () => {
  Object.assign(process.env, { DATABASE_URL: url, QIAO_DATA: folder, QIAO_SAMPLES: 'none', LANG: 'en_GB.UTF-8', LC_ALL: '' })
  await makeOrganisation(db, { slug: 'test-house' })
})
afterEach(() => {
  process.exitCode = 0
})

const last = (out: string) => JSON.parse(out.trim().split('\n').at(-1)!) as unknown
const rowsFile = () => file('rows.csv', 'id,标题,内容\n1,密封圈,耐氢的密封圈。\n2,,没有标题\n3,"Ring, split",A split ring.\n')

test('imports, says what failed, and ends with one line of JSON', async () => {
  const { out, err, status } = await qiao(importCommand(), 'listings', rowsFile(), '--kind', 'offer', '--organisation', 'test-house', '--publish', '--json')
  expect(status).toBe(0)
  expect(last(out)).toEqual({ read: 3, created: 2, updated: 0, unchanged: 0, failed: 1, report: expect.stringContaining(join(folder, 'reports')) })
  expect(err).toContain('Line 3 (标题): This row has a text but no title')
  expect(readFileSync((last(out) as { report: string }).report, 'utf8')).toContain('没有标题')
  const again = await qiao(importCommand(), 'listings', rowsFile(), '--kind', 'offer', '--organisation', 'test-house', '--publish', '--json')
  expect(last(again.out)).toMatchObject({ created: 0, updated: 0, unchanged: 2, failed: 1 })
})

test('an unknown organisation, file or mapping is one sentence and exit status 1, and creates nothing', async () => {
  const count = () => row<{ n: number }>(db, sql`select (select count(*) from organisation) + (select count(*) from listing) as n`)
  const before = await count()
  const unknown = await qiao(importCommand(), 'listings', rowsFile(), '--kind', 'offer', '--organisation', 'nobody', '--json')
  expect(unknown).toEqual({ out: '', err: 'There is no organisation “nobody”. Check the name in its address.\n', status: 1 })
  for (const wrong of [['listings', join(folder, 'none.csv')], ['listings', file('a.txt', 'x')], ['listings', rowsFile(), '--map', file('map.json', '{"标题": "nonsense"}')], ['listings', file('b.csv', 'a,b\n1,2\n')]]) {
    const refused = await qiao(importCommand(), ...wrong, '--kind', 'offer', '--organisation', 'test-house')
    expect(refused.status).toBe(1)
    expect(refused.err.trim().split('\n').at(-1)).toMatch(/^[A-Z].*\.$/)
    expect(refused.out).toBe('')
  }
  expect(await count()).toEqual(before)
})

test('a map file decides about the columns that it names, a dry run writes nothing', async () => {
  const map = file('map.json', JSON.stringify({ 说法: 'title', 内容: 'summary' }))
  const rows = file('map.jsonl', `${JSON.stringify({ 说法: '气凝胶', 内容: '隔热。', id: 'g1' })}\n`)
  const dry = await qiao(importCommand(), 'listings', rows, '--kind', 'need', '--organisation', 'test-house', '--map', map, '--dry-run', '--json')
  expect(last(dry.out)).toMatchObject({ created: 1 })
  expect(await row(db, sql`select 1 from listing where external_id = 'g1'`)).toBeUndefined()
})

test('exports what was imported', async () => {
  const out = join(folder, 'out.csv')
  expect(await qiao(exportCommand(), 'listings', '--kind', 'offer', '--organisation', 'test-house', '--out', out)).toMatchObject({ status: 0, out: expect.stringContaining('2 listings') })
  expect(readFileSync(out, 'utf8')).toContain('"Ring, split"')
})

test('makes people, gives them rights, sets their password', async () => {
  const made = await qiao(userCommand(), 'create', 'Someone@Example.org', '--en', 'Some One')
  expect(made.out).toMatch(/Password: \S{12,}/)
  expect((await qiao(userCommand(), 'grant', 'someone@example.org', '--role', 'moderator', '--organisation', 'test-house', '--as', 'officer')).status).toBe(0)
  expect(await row(db, sql`select 1 from affiliation a join person p on p.id = a.person_id join platform_role r on r.person_id = p.id where p.email = 'someone@example.org' and a.role = 'officer' and r.role = 'moderator'`)).toBeDefined()
  expect((await qiao(userCommand(), 'reset', 'someone@example.org')).out).toMatch(/Password: /)
  expect(await qiao(userCommand(), 'reset', 'nobody@example.org')).toMatchObject({ status: 1, err: 'There is no account with the address nobody@example.org.\n' })
  expect((await qiao(userCommand(), 'create', 'someone@example.org')).status).toBe(1)
})

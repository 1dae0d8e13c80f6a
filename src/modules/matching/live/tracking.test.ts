import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeListing, someContent } from '../../../../test/world/listings.ts'
import { makeOrganisation } from '../../../../test/world/people.ts'
import { system, visitor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import type { Indexed } from '../../../engine/retrieval/matcher.ts'
import { run, sql, transaction } from '../../../platform/database.ts'
import { type LiveMatcher, openLiveMatcher } from '../live.ts'
import { openIndexCache } from './cache.ts'
import type { TrackingOptions } from './tracking.ts'

const { db, url } = await freshDatabase()
const folder = await mkdtemp(join(tmpdir(), 'qiao-index-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const said: Record<string, unknown>[] = []
const log = pino({ level: 'info' }, { write: (line: string) => void said.push(JSON.parse(line) as Record<string, unknown>) })
const loads = () => said.filter((line) => line.msg === 'index loaded')
const kept = (name: string) => openIndexCache(join(folder, name), log)
const fileOf = (name: string) => join(folder, name, 'index', 'listings')
const open = async (options: TrackingOptions = {}) => {
  const live = openLiveMatcher(db, url, Promise.resolve({}), log, { pollMs: 60_000, ...options })
  await live.loaded
  return live
}
const titles = ['Ceramic membranes for dye wastewater', 'Perovskite solar cells by slot coating', 'Welding defects found by ultrasound', 'Lithium batteries without cobalt', 'Membranes that clean themselves']
const now = () => new Date()
const query: Indexed = { id: 'query', kind: 'need', texts: [{ lang: 'en', title: 'Membranes for wastewater and lithium batteries' }], facets: {} }

/** Everything that a reader could see of an index; the last digits of a mean depend on the order of listings. */
const answers = (live: LiveMatcher) =>
  [visitor(now()), system(now())].map((actor) => ({
    all: live.hall(actor, { limit: 500 }),
    found: live.hall(actor, { text: 'membranes', sort: 'newest', limit: 500 }),
    matches: live.match(actor, query, { k: 50 }).map(({ id, score, missing }) => [id, score.toFixed(9), missing]),
  }))

for (const title of titles) await makeListing(db, { content: someContent({ title }) })

test('a start takes the index from the disk and reads nothing again; its file is its owner’s alone', async () => {
  const first = await open({ cache: kept('a') })
  const before = answers(first)
  await first.close()
  if (process.platform !== 'win32') expect((await stat(fileOf('a'))).mode & 0o777).toBe(0o600)
  const second = await open({ cache: kept('a') })
  expect(loads().at(-1)).toMatchObject({ listings: titles.length, taken: 0, fromDisk: true })
  expect(answers(second)).toEqual(before)
  await second.close()
})

test('a torn file, a foreign one and one of another version are left aside with a line in the log', async () => {
  const good = await readFile(fileOf('a'))
  for (const bytes of [good.subarray(0, good.length >> 1), Buffer.from('not an index'), Buffer.from(good).fill(7, 100, 120)]) {
    await writeFile(fileOf('a'), bytes)
    const live = await open({ cache: kept('a') })
    expect(loads().at(-1)).toMatchObject({ listings: titles.length, fromDisk: false })
    expect(said.some((line) => line.why === 'damaged')).toBe(true)
    await live.close()
  }
  const live = await open({ cache: kept('a') })
  expect(loads().at(-1)).toMatchObject({ fromDisk: true })
  await live.close()
})

type Change = (pick: (count: number) => number) => Promise<void>
const listings = async (): Promise<string[]> => (await db.execute<{ id: string }>(sql`select id from listing order by id`)).rows.map((row) => row.id)
const some = async (pick: (count: number) => number): Promise<string> => {
  const ids = await listings()
  return ids[pick(ids.length)]!
}
const set = (assignment: string): Change => async (pick) => void (await run(db, sql`update listing set ${sql.raw(assignment)} where id = ${await some(pick)}`))
const changes: Record<string, Change> = {
  'a new one': async (pick) => void (await makeListing(db, { kind: pick(2) === 0 ? 'offer' : 'need', content: someContent({ title: `${titles[pick(titles.length)]} ${pick(100)}` }) })),
  withdrawn: set(`state = 'closed', closed_reason = 'outdated'`),
  'shown again': set(`state = 'published'`),
  'for the signed-in': set(`visibility = 'signed_in'`),
  public: set(`visibility = 'public'`),
  'closed to a country': set(`excluded_countries = '{US}'`),
  'open to all countries': set(`excluded_countries = '{}'`),
  'name withheld': set(`name_withheld = not name_withheld`),
  'no interests': set(`open_for_interest = not open_for_interest`),
  'another end': set(`expires_at = expires_at + interval '1 second'`),
  'the owner moves': async (pick) =>
    void (await run(db, sql`update organisation set country = case country when 'GB' then 'CN' else 'GB' end where id = (select owner_id from listing where id = ${await some(pick)})`)),
  'another owner': async (pick) => {
    const owner = await makeOrganisation(db, { country: 'CN' })
    await run(db, sql`update listing set owner_id = ${owner}, publisher_id = ${owner} where id = ${await some(pick)}`)
  },
  'a text beside it': async (pick) =>
    void (await run(
      db,
      sql`insert into listing_variant (id, revision_id, lang, field, body, origin, of_rev)
        select ${newId()}, live_revision_id, 'en', 'summary', ${`Lithium membranes ${pick(100)}`}, 'human', 1 from listing where id = ${await some(pick)}`,
    )),
}

test('whatever changed while the process was down, it answers as one that begins anew', { timeout: 120_000 }, async () => {
  const names = Object.keys(changes)
  await (await open({ cache: kept('b') })).close()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...names), fc.array(fc.nat(1_000), { minLength: 3, maxLength: 3 })), { minLength: 1, maxLength: 6 }), fc.boolean(), async (all, forget) => {
      for (const [name, numbers] of all) await changes[name]!((count) => numbers.push(numbers.shift()!) && numbers[0]! % count)
      // The log of changes is forgotten after some weeks; a snapshot may be older.
      if (forget) await run(db, sql`delete from listing_change`)
      const thawed = await open({ cache: kept('b') })
      expect(loads().at(-1)).toMatchObject({ fromDisk: true })
      const anew = await open()
      expect(answers(thawed)).toEqual(answers(anew))
      await anew.close()
      await thawed.close()
    }),
    { numRuns: 25 },
  )
})

test('two processes follow a change within two seconds, also when the listening connections are gone', async () => {
  const both = await Promise.all([open({ pollMs: 1_500 }), open({ pollMs: 1_500 })])
  const shown = async (id: string): Promise<number> => {
    const began = performance.now()
    while (both.some((live) => !live.hall(system(now()), { limit: 500 }).ids.includes(id))) {
      if (performance.now() - began > 10_000) throw new Error('not in step')
      await pause(10)
    }
    return performance.now() - began
  }
  expect(await shown((await makeListing(db)).id)).toBeLessThan(1_000)
  const listening = sql`from pg_stat_activity where application_name = 'qiao-listen' and datname = current_database()`
  await run(db, sql`select pg_terminate_backend(pid) ${listening}`)
  expect(await shown((await makeListing(db)).id)).toBeLessThan(2_000)
  await pause(1_500)
  expect((await db.execute<{ count: number }>(sql`select count(*)::int as count ${listening}`)).rows[0]?.count).toBe(2)
  expect(await shown((await makeListing(db)).id)).toBeLessThan(1_000)
  await Promise.all(both.map((live) => live.close()))
})

test('a transaction that began early and committed late is not missed, and is taken once', async () => {
  const live = await open()
  const mine = (id: string) => live.hall(system(now()), { limit: 500 }).ids.includes(id)
  let release: () => void = () => undefined
  const held = new Promise<void>((done) => (release = done))
  let late = ''
  const slow = transaction(db, async (tx) => {
    late = (await makeListing(tx)).id
    await held
  })
  while (late === '') await pause(5)
  // Of the other kind: references of one kind are given one after another.
  const { id } = await makeListing(db, { kind: 'need' })
  await live.refresh()
  expect([mine(id), mine(late)]).toEqual([true, false])
  const { id: later } = await makeListing(db, { kind: 'need' })
  await live.refresh()
  expect([mine(later), mine(late)]).toEqual([true, false])
  release()
  await slow
  await live.refresh()
  expect(mine(late)).toBe(true)
  await live.close()
})

test('a process that starts without the database’s notices starts all the same', async () => {
  const broken = new URL(url)
  broken.pathname = '/no_such_database'
  const live = openLiveMatcher(db, broken.href, Promise.resolve({}), log, { pollMs: 200 })
  await live.loaded
  const { id } = await makeListing(db)
  for (let turn = 0; turn < 100 && !live.hall(system(now()), { limit: 500 }).ids.includes(id); turn += 1) await pause(20)
  expect(live.hall(system(now()), { limit: 500 }).ids).toContain(id)
  await live.close()
})

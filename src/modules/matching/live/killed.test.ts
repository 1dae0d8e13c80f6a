import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { someContent } from '../../../../test/world/listings.ts'
import { makeOrganisation } from '../../../../test/world/people.ts'
import { system } from '../../../core/actor.ts'
import { type Db, sql } from '../../../platform/database.ts'
import { openLog } from '../../../platform/log.ts'
import { projectRoot } from '../../../platform/root.ts'
import { writeListings } from '../../listings/bulk.ts'
import { exportColumns } from '../../listings/columns.ts'
import { openLiveMatcher } from '../live.ts'
import { openIndexCache } from './cache.ts'
import type { TrackingOptions } from './tracking.ts'

const { db, url } = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'qiao-killed-'))
// Beside the packages, so that they are found; vitest's own folder is no place that a build would take away.
const bundles = join(projectRoot, 'node_modules/.cache')
mkdirSync(bundles, { recursive: true })
const bundle = mkdtempSync(join(bundles, 'index-life-'))
afterAll(() => [folder, bundle].forEach((one) => rmSync(one, { recursive: true, force: true })))
await build({ entryPoints: [join(projectRoot, 'test/world/index-life.ts')], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: join(bundle, 'life.mjs'), logLevel: 'warning' })

const log = openLog('silent', 'test')
const kills = Number(process.env['QIAO_TEST_KILLS'] ?? 4)

async function fill(into: Db, count: number): Promise<void> {
  const ownerId = await makeOrganisation(into, { trusted: true })
  const columns = new Set(exportColumns.map((one) => one.key))
  const words = ['ceramic', 'membrane', 'lithium', 'battery', 'welding', 'coating', 'sensor', 'catalyst', 'laser', 'polymer']
  const items = Array.from({ length: count }, (_, index) => ({ externalId: `K-${index}`, columns, content: someContent({ title: `${words[index % 10]} ${words[(index * 7) % 9]} number ${index}` }) }))
  const outcomes = await writeListings(into, system(new Date()), { ownerId, kind: 'offer', publish: true }, items)
  expect(outcomes.filter((one) => one.outcome === 'failed')).toEqual([])
}

/** What an index answers when it has caught up. */
async function answersOf(options: TrackingOptions) {
  const live = openLiveMatcher(db, url, Promise.resolve({}), log, { pollMs: 60_000, ...options })
  await live.loaded
  const hall = live.hall(system(new Date()), { limit: 1_000 })
  const query = { id: 'query', kind: 'need', facets: {}, texts: [{ lang: 'en' as const, title: 'lithium battery coating with laser sensor' }] }
  const matches = live.match(system(new Date()), query, { k: 100 }).map(({ id, score }) => [id, score.toFixed(9)])
  await live.close()
  return { hall, matches }
}

test('killed at any moment of a merge or a write, the next start answers rightly', { timeout: 300_000 }, async () => {
  await fill(db, 400)
  const own = `${url}?application_name=index-life`
  let fromDisk = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const child = fork(join(bundle, 'life.mjs'), [own, folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    await once(child, 'message')
    await pause(30 + Math.random() * 400)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const left = async () => (await db.execute<{ count: number }>(sql`select count(*)::int as count from pg_stat_activity where application_name = 'index-life'`)).rows[0]!.count
    while ((await left()) > 0) await pause(10)
    const cache = openIndexCache(folder, log)
    if (await cache.read()) fromDisk += 1
    expect(await answersOf({ cache }), `kill ${kill}`).toEqual(await answersOf({}))
  }
  expect(fromDisk).toBeGreaterThan(0)
  await answersOf({ cache: openIndexCache(folder, log), paces: { write: 0 } })
  expect(readdirSync(join(folder, 'index')).filter((name) => !name.endsWith('.tmp'))).toEqual(['listings'])
})

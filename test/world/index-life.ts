import { setTimeout as pause } from 'node:timers/promises'
import { openLiveMatcher } from '../../src/modules/matching/live.ts'
import { openIndexCache } from '../../src/modules/matching/live/cache.ts'
import { openPool, run, sql } from '../../src/platform/database.ts'
import { openLog } from '../../src/platform/log.ts'

// A process that keeps an index, changes half of the listings again and again, and merges and writes without rest. It is there to be killed.
const [url = '', folder = ''] = process.argv.slice(2)
const log = openLog('silent', 'life')
const { db } = openPool(url, 2)
const live = openLiveMatcher(db, url, Promise.resolve({}), log, { pollMs: 50, cache: openIndexCache(folder, log), paces: { write: 0, latest: 0, learn: 0 } })
await live.loaded
process.send?.('ready')
for (;;) {
  await run(db, sql`update listing set open_for_interest = not open_for_interest, state = case when random() < 0.2 then 'paused' else 'published' end where random() < 0.5`)
  await live.refresh()
  await pause(5)
}

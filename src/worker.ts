import { openBlobs } from './platform/blobs.ts'
import { machineClock } from './platform/clock.ts'
import { loadConfig } from './platform/config.ts'
import { openPool } from './platform/database.ts'
import { loadDictionary } from './platform/dictionary.ts'
import { openLog } from './platform/log.ts'
import { openPostman } from './platform/mail.ts'
import { exitWithParent } from './platform/orphan.ts'
import { startWorker } from './platform/queue.ts'
import { loadSegmenter } from './platform/segmenter.ts'
import { keepSealing } from './modules/activity/activity.ts'
import { openLiveMatcher } from './modules/matching/live.ts'
import { allJobs, schedules } from './jobs.ts'

const closers: (() => Promise<void> | void)[] = []
exitWithParent(async () => {
  for (const close of closers.reverse()) await close()
})

const config = loadConfig()
const log = openLog(config.logLevel, 'worker')
const url = config.databaseUrl
if (!url) throw new Error('The worker process is started by `qiao serve` or `qiao worker`, which tell it where the database is.')

const { db, close } = openPool(url, 8)
closers.push(close)
const postman = openPostman(config)
closers.push(() => postman.close())
const parts = Promise.all([loadDictionary(), loadSegmenter()]).then(([dictionary, segmenter]) => ({ dictionary, segmenter }))
const matcher = openLiveMatcher(db, url, parts, log)
closers.push(() => matcher.close())
const worker = await startWorker(url, log, allJobs({ db, clock: machineClock, blobs: openBlobs(config), config, postman, matcher }), schedules)
closers.push(() => worker.stop())
const sealer = keepSealing(db, log)
closers.push(() => sealer.stop())

import { openBlobs } from './platform/blobs.ts'
import { machineClock } from './platform/clock.ts'
import { loadConfig } from './platform/config.ts'
import { openPool } from './platform/database.ts'
import { openLog } from './platform/log.ts'
import { openLocker } from './platform/locked.ts'
import { openPostman } from './platform/mail.ts'
import { postOutside } from './platform/outside.ts'
import { exitWithParent } from './platform/orphan.ts'
import { startWorker } from './platform/queue.ts'
import { loadWords } from './platform/words.ts'
import { keepSealing } from './modules/activity/activity.ts'
import { type LiveMatcher, openLiveMatcher } from './modules/matching/live.ts'
import { openIndexCache } from './modules/matching/live/cache.ts'
import { signInSecret } from './modules/people/people.ts'
import { addressOf } from './web/letters/sign-in.ts'
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
// The index costs memory: this process opens one, from the disk like the web process, when the first listing is to be told of.
let opened: LiveMatcher | undefined
const matcher = () => (opened ??= openLiveMatcher(db, url, loadWords(), log, { cache: openIndexCache(config.dataFolder, log), vectorModel: config.embeddings?.model }))
closers.push(async () => opened?.close())
const chats = { post: postOutside(), locker: openLocker(await signInSecret(config.dataFolder), 'chats'), addressOf: addressOf(config.url) }
const worker = await startWorker(url, log, allJobs({ db, clock: machineClock, blobs: openBlobs(config), config, postman, matcher, log, chats }), schedules)
closers.push(() => worker.stop())
const sealer = keepSealing(db, log)
closers.push(() => sealer.stop())

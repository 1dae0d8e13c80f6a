import './web/ui/unfollowed.ts'
import { serve } from '@hono/node-server'
import { createServer, type RequestListener } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { visitor } from './core/actor.ts'
import { currentNotice } from './modules/consents/consents.ts'
import { openLiveMatcher } from './modules/matching/live.ts'
import { openIndexCache } from './modules/matching/live/cache.ts'
import { openSignIn, signInSecret } from './modules/people/sign-in.ts'
import { noteTurns } from './platform/arrival.ts'
import { openBlobs } from './platform/blobs.ts'
import { machineClock } from './platform/clock.ts'
import { loadConfig } from './platform/config.ts'
import { openPool, row, sql } from './platform/database.ts'
import { openLog } from './platform/log.ts'
import { openRealtime } from './platform/realtime.ts'
import { exitWithParent } from './platform/orphan.ts'
import { openLocker } from './platform/locked.ts'
import { postOutside } from './platform/outside.ts'
import { projectRoot } from './platform/root.ts'
import { loadWords } from './platform/words.ts'
import { exhibit } from './web/home/exhibit.ts'
import { addressOf, queueSignInLetter } from './web/letters/sign-in.ts'
import { liveFront } from './web/live/front.ts'
import { openLive } from './web/live/live.ts'
import { createApp } from './web/server.tsx'

const closers: (() => Promise<void>)[] = []
noteTurns()
exitWithParent(async () => {
  for (const close of closers.reverse()) await close()
})

const config = loadConfig()
const log = openLog(config.logLevel, 'web')
const url = config.databaseUrl
if (!url) throw new Error('The web process is started by `qiao serve`, which tells it where the database is.')

const { db, pool, close } = openPool(url, 6)
closers.push(close)
const matcher = openLiveMatcher(db, url, loadWords(), log, { cache: openIndexCache(config.dataFolder, log), vectorModel: config.embeddings?.model })
closers.push(() => matcher.close())

const realtime = openRealtime(url, log)
closers.push(() => realtime.close())
const live = openLive({ db, realtime, clock: machineClock, log, readers: config.liveReaders })
closers.push(() => live.close())

const assetFolder = join(projectRoot, 'dist/assets')
const manifest = JSON.parse(await readFile(join(assetFolder, 'manifest.json'), 'utf8')) as Record<string, string>
const samples = (await row<{ samples: boolean }>(db, sql`select exists (select from organisation where sample) as samples`))?.samples ?? false

await currentNotice(db, config.controller, machineClock())
const secret = await signInSecret(config.dataFolder)
const signIn = openSignIn({ pool, url: config.url, secret, clock: machineClock, sendMail: (mail) => queueSignInLetter(db, config.url, mail) })
const room = {
  config,
  db,
  clock: machineClock,
  log,
  blobs: openBlobs(config),
  signIn,
  matcher,
  chats: { post: postOutside(), locker: openLocker(secret, 'chats'), addressOf: addressOf(config.url) },
  realtime,
  live,
  samples: () => samples,
  assetFolder,
  assets: Object.fromEntries(Object.entries(manifest).map(([name, file]) => [name, `/assets/${file}`])),
}
const app = createApp(room)

// What a thousand readers ask for each second is answered before the app (docs/operations.md, A session that many watch).
const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host, createServer: ((options: object, listener: RequestListener) => createServer(options, liveFront(room, listener))) as typeof createServer })
closers.push(() => new Promise((resolve) => {
  server.close(() => resolve())
  if ('closeAllConnections' in server) server.closeAllConnections()
}))
matcher.loaded.then(
  () => {
    log.info({ listings: matcher.size() }, 'index ready')
    // The front page's match is looked for before its first reader comes.
    exhibit(db, matcher, visitor(machineClock())).catch((error: unknown) => log.warn({ err: error }, 'no match for the front page yet'))
  },
  (error: unknown) => {
    log.fatal({ err: error }, 'the index could not be loaded')
    process.exit(1)
  },
)

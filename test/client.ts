import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll } from 'vitest'
import type { ChatTools } from '../src/modules/chats/chats.ts'
import { openLiveMatcher } from '../src/modules/matching/live.ts'
import { openSignIn, type SignInMail } from '../src/modules/people/sign-in.ts'
import { openBlobs } from '../src/platform/blobs.ts'
import { readConfig } from '../src/platform/config.ts'
import { type Db, openPool } from '../src/platform/database.ts'
import { openLocker } from '../src/platform/locked.ts'
import { OutsideFault } from '../src/platform/outside.ts'
import { openLog } from '../src/platform/log.ts'
import { openRealtime } from '../src/platform/realtime.ts'
import { loadWords } from '../src/platform/words.ts'
import { addressOf } from '../src/web/letters/sign-in.ts'
import { openLive } from '../src/web/live/live.ts'
import { createApp } from '../src/web/server.tsx'
import type { Env, Room } from '../src/web/room.ts'
import { freshDatabase } from './database.ts'
import { signedIn } from './world/people.ts'

export type Form = Record<string, string | readonly string[] | File>

/** A site on a database of its own: the app as a function of Request, real PostgreSQL below. */
export type Site = {
  db: Db
  url: string
  room: Room
  app: Hono<Env>
  /** Letters that the sign-in would have sent. */
  letters: SignInMail[]
  /** The `Cookie` header of this person's browser. */
  as(personId: string): Promise<string>
  get(path: string, cookie?: string, headers?: Record<string, string>): Promise<Response>
  /** Posts a form as a browser of this site would; multipart when there is a file. */
  post(path: string, form: Form, cookie?: string, headers?: Record<string, string>): Promise<Response>
}

const origin = 'http://localhost:4180'

/** Opens a site for the calling test file. `at` holds the clock still; without `dictionary` matches stay within a language. */
export async function openSite(options: { at?: Date; dictionary?: boolean; chats?: ChatTools; settings?: Record<string, string> } = {}): Promise<Site> {
  const { db, url } = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'qiao-site-'))
  const config = { ...readConfig({ QIAO_DATA: folder, QIAO_SAMPLES: 'none', QIAO_URL: origin, QIAO_SHARED_SECONDS: '0', ...options.settings }), databaseUrl: url }
  const clock = () => options.at ?? new Date()
  const letters: SignInMail[] = []
  const pool = openPool(url, 4)
  const log = openLog('silent', 'test')
  const signIn = openSignIn({ pool: pool.pool, url: config.url, secret: 'a secret that is long enough for a test of this site', clock, sendMail: async (mail) => void letters.push(mail) })
  const matcher = openLiveMatcher(db, url, options.dictionary ? loadWords() : Promise.resolve({}), log, { pollMs: 60_000 })
  await matcher.loaded
  const realtime = openRealtime(url, log)
  const live = openLive({ db, realtime, clock, log, readers: config.liveReaders })
  const room: Room = { config, db, clock, log, blobs: openBlobs(config), signIn, matcher, realtime, live, chats: options.chats ?? { post: () => Promise.reject(new OutsideFault('unreachable')), locker: openLocker('a secret of this test', 'chats'), addressOf: addressOf(config.url) }, samples: () => false, assetFolder: folder, assets: {} }
  const app = createApp(room)
  afterAll(async () => {
    await live.close()
    await matcher.close()
    await realtime.close()
    await pool.close()
  })
  const send = async (path: string, init: RequestInit) => app.request(new Request(new URL(path, origin), init))
  return {
    db,
    url,
    room,
    app,
    letters,
    as: (personId) => signedIn(db, signIn, personId, new Date(clock().getTime() + 30 * 86_400_000)),
    get: (path, cookie, headers = {}) => send(path, { headers: { ...(cookie ? { cookie } : {}), ...headers }, redirect: 'manual' }),
    post(path, form, cookie, headers = {}) {
      const entries = Object.entries(form).flatMap(([name, value]) => (Array.isArray(value) ? value.map((one) => [name, one] as const) : [[name, value as string | File] as const]))
      const data = new FormData()
      for (const [name, value] of entries) data.append(name, value)
      const body = entries.some(([, value]) => typeof value !== 'string') ? data : new URLSearchParams(entries as [string, string][])
      return send(path, { method: 'POST', body, headers: { origin, ...(cookie ? { cookie } : {}), ...headers }, redirect: 'manual' })
    },
  }
}

import { afterAll } from 'vitest'
import { system } from '../../src/core/actor.ts'
import { openLiveMatcher } from '../../src/modules/matching/live.ts'
import type { LiveMatcher } from '../../src/modules/matching/matching.ts'
import { sendLetter } from '../../src/modules/notices/notices.ts'
import { composeNews } from '../../src/modules/watches/watches.ts'
import { watchJobs } from '../../src/modules/watches/jobs.ts'
import type { MatcherParts } from '../../src/engine/retrieval/matcher.ts'
import { type Db, rows, sql } from '../../src/platform/database.ts'
import { openLog } from '../../src/platform/log.ts'
import type { Letter } from '../../src/platform/mail.ts'
import { freshDatabase } from '../database.ts'
import { makeListing, someContent } from './listings.ts'

const origin = 'https://qiao.example'
const pages = {
  listing: (lang: string, id: string) => `${origin}/${lang}/listings/${id}`,
  match: (lang: string, kind: string, own: string, other: string) => `${origin}/${lang}/matches/${kind}/${own}/${other}`,
  watch: (lang: string, id: string) => `${origin}/${lang}/desk/saved/${id}`,
  all: (lang: string) => `${origin}/${lang}/desk/saved`,
}

/** A worker of its own over a database of its own: its clock, its index, its outbox. */
export type Newsroom = {
  db: Db
  live: LiveMatcher
  now: Date
  /** Letters that went out, in their order. */
  sent: Letter[]
  /** Makes the next attempts to send fail. */
  broken: boolean
  /** As long as it throws, the transaction that tells cannot end. */
  beforeTold: () => void
  /** What the worker does after a change in the hall, and every minute. */
  stir(): Promise<void>
  minute(): Promise<void>
  /** Sends what waits in the outbox. */
  post(): Promise<void>
  publish(title: string, more?: Parameters<typeof makeListing>[1]): Promise<{ id: string; ownerId: string }>
  letters(): string[]
}

export async function openNewsroom(parts: Promise<MatcherParts> = Promise.resolve({})): Promise<Newsroom> {
  const { db, url } = await freshDatabase()
  const live = openLiveMatcher(db, url, parts, openLog('silent', 'test'), { pollMs: 60_000 })
  await live.loaded
  afterAll(() => live.close())
  const room: Newsroom = {
    db,
    live,
    now: new Date('2026-06-03T10:00:00Z'),
    sent: [],
    broken: false,
    beforeTold: () => undefined,
    stir: () => jobs.watch_tell!({}),
    minute: () => jobs.watch_sweep!({}),
    async post() {
      for (const { id } of await rows<{ id: string }>(db, sql`select id from mail where state = 'queued' order by id`)) {
        await sendLetter(db, postman, id, { saved_news: compose }).catch((error: unknown) => {
          if (!room.broken) throw error
        })
      }
    },
    publish: (title, more = {}) => makeListing(db, { at: room.now, content: someContent({ title }), ...more, actor: system(room.now) }),
    letters: () => room.sent.map((one) => one.text),
  }
  const letters = {
    origin,
    stop: (lang: string, token: string) => {
      room.beforeTold()
      return `/${lang}/letters/${token}/stop`
    },
  }
  const jobs = watchJobs(db, () => live, () => room.now, letters)
  const compose = composeNews(db, () => live, () => room.now, pages)
  const postman = {
    keeps: false,
    close: () => undefined,
    send: async (letter: Letter) => {
      if (room.broken) throw new Error('connection refused')
      room.sent.push(letter)
    },
  }
  return room
}

export const later = (room: Newsroom, minutes: number): Date => (room.now = new Date(room.now.getTime() + minutes * 60_000))

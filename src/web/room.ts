import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Actor } from '../core/actor.ts'
import type { Lang } from '../core/text.ts'
import type { Blobs } from '../platform/blobs.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/database.ts'
import type { ChatTools } from '../modules/chats/chats.ts'
import type { Realtime } from '../platform/realtime.ts'
import type { SignIn } from '../modules/people/sign-in.ts'
import type { LiveMatcher } from '../modules/matching/live.ts'
import type { SharedPages } from './gate/shared-pages.ts'
import type { Live } from './live/live.ts'
import type { Routes } from './routes.ts'

/** Everything that the web process holds for its whole life; made once in main.ts, and per worker in tests. */
export type Room = {
  config: Config
  db: Db
  clock: Clock
  log: Logger
  blobs: Blobs
  signIn: SignIn
  matcher: LiveMatcher
  /** The way to group chats of organisations. */
  chats: ChatTools
  /** Changes as they are committed, for readers that follow something. */
  realtime: Realtime
  /** Live sessions as this process reads, tells and writes them. */
  live: Live
  /** Whether the sample exhibition is loaded: said on every page. */
  samples(): boolean
  /** Absolute folder of the built assets. */
  assetFolder: string
  /** Hashed asset addresses by their plain name. */
  assets: Readonly<Record<string, string>>
}

export type Env = { Variables: { room: Room; actor: Actor; lang: Lang; shared?: SharedPages } }

/** One request on its way: `c.var.room`, `c.var.actor`, `c.var.lang`. */
export type Visit = Context<Env>
export type Handler = (c: Visit) => Response | Promise<Response>

/** The handlers of one room of the routes: every route has one, or the build fails. */
export type HandlersOf<Group extends keyof Routes> = { [Name in keyof Routes[Group]]: Handler }

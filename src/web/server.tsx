import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { PlatformRole } from '../core/actor.ts'
import { hasRole } from '../core/actor.ts'
import { Failure } from '../core/failure.ts'
import { refusals } from '../core/messages.ts'
import { isLang } from '../core/text.ts'
import { inOneMoment } from '../platform/moment.ts'
import { identify } from '../modules/people/sign-in.ts'
import { mountApi } from './api/mount.ts'
import { answerError, answerMissing, answerStranger } from './errors.tsx'
import { headersFor } from './gate/headers.ts'
import { langAsked } from './gate/language.ts'
import { holdLimit, readLimit } from './gate/limits.ts'
import { fromElsewhere } from './gate/origin.ts'
import { sharedPages } from './gate/shared-pages.ts'
import { handlers } from './handlers.ts'
import type { Env, Handler, Room, Visit } from './room.ts'
import type { LimitClass, Route, Who } from './route.ts'
import { routes } from './routes.ts'
import { serveAssets } from './assets.ts'
import { observe } from './observe.ts'

const megabyte = 1024 * 1024
const bodies: Record<LimitClass, number> = { read: 0, write: megabyte, sign_in: 64 * 1024, mail: 64 * 1024, upload: 64 * megabyte, door: 6 * megabyte, live: 16 * 1024, api: 2 * megabyte }

const staff = new Set<Who>(['moderator', 'organiser', 'administrator'])

/** The coarse gate of a route; "not yours" looks like "not there". Undefined lets the visit pass. */
function refused(c: Visit, who: Who): Response | Promise<Response> | undefined {
  if (who === 'anyone' || who === 'machine') return undefined
  if (c.var.actor.kind !== 'person') return answerStranger(c)
  const wanted: PlatformRole[] = who === 'moderator' ? ['moderator', 'administrator'] : who === 'organiser' ? ['organiser', 'administrator'] : ['administrator']
  if (staff.has(who) && !hasRole(c.var.actor, ...wanted)) throw new Failure('missing', refusals.missing)
  return undefined
}

/** The whole site as a function of Request. One per process; tests call `app.request(…)`. */
export function createApp(room: Room): Hono<Env> {
  const app = new Hono<Env>()
  const reads = readLimit()
  const headers = Object.entries(headersFor(room.config.url))
  const shared = sharedPages(room.config.sharedSeconds)
  app.onError((error, c) => answerError(c, error))
  app.notFound((c) => answerMissing(c))
  app.use(async (c, next) => {
    c.set('room', c.req.method === 'GET' ? { ...room, db: inOneMoment(room.db) } : room)
    for (const [name, value] of headers) c.header(name, value)
    if (/%00/.test(c.req.url) || !decodable(c.req.url)) throw new Failure('missing', refusals.missing)
    await next()
  })
  app.use(observe)
  app.get('/assets/*', serveAssets(room))
  app.use(async (c, next) => {
    c.set('shared', shared)
    return shared.find(c) ?? next()
  })
  mountApi(app, room)
  for (const [group, table] of Object.entries(routes)) {
    for (const [name, route] of Object.entries(table) as [string, Route][]) {
      const handler = (handlers as Record<string, Record<string, Handler>>)[group]?.[name]
      if (!handler) throw new Error(`no handler for ${group}.${name}`)
      const limit = bounded(bodies[route.limit])
      app.on(route.method, route.path, async (c, next) => (route.method === 'GET' ? next() : limit(c, next)), async (c) => {
        if (fromElsewhere(c)) throw new Failure('denied', refusals.elsewhere)
        const lang = c.req.param('lang')
        if (lang !== undefined && isLang(lang)) c.set('lang', lang)
        else c.set('lang', langAsked(c.req.header('accept-language')))
        c.set('actor', await identify(c.var.room.db, room.signIn, c.req.raw.headers, room.clock()))
        await holdLimit(c, route.limit, reads)
        return refused(c, route.who) ?? handler(c)
      })
    }
  }
  return app
}

/** Refuses larger bodies: by the length that is stated, which needs no look at the body; by counting where none is. */
function bounded(maxSize: number): MiddlewareHandler<Env> {
  const onError = () => { throw new HTTPException(413) }
  const counted = bodyLimit({ maxSize, onError })
  return (c, next) => {
    const stated = c.req.header('content-length')
    if (stated === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(stated) > maxSize ? onError() : next()
  }
}

function decodable(url: string): boolean {
  try {
    decodeURIComponent(new URL(url).pathname)
    return true
  } catch {
    return false
  }
}

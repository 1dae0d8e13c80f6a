import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { visitor } from '../../core/actor.ts'
import { readLimit } from '../gate/limits.ts'
import type { Env, Room, Visit } from '../room.ts'
import { answer } from './answer.ts'
import { apiBase, apiDocument } from './document.ts'
import { admit } from './gate.ts'
import { readInput } from './input.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { type Done, onceByKey } from './repeat.ts'

const largest = 2 * 1024 * 1024

/** Puts the public API under /api/v1: every operation behind its gate, and the document that describes them. */
export function mountApi(app: Hono<Env>, room: Room): void {
  const api = new Hono<Env>()
  const reads = readLimit()
  const limit = bodyLimit({ maxSize: largest, onError: () => { throw new HTTPException(413) } })
  for (const one of operations) {
    api.on(one.method.toUpperCase(), one.path.replace(/\{(\w+)\}/g, ':$1'), async (c, next) => (await admit(c, one, reads)) ?? (one.method === 'get' ? next() : limit(c, next)), (c) => carryOut(c, one))
  }
  api.get('/openapi.json', (c) => {
    c.set('actor', visitor(room.clock()))
    return answer(c, JSON.stringify(apiDocument(room.config.url)))
  })
  app.route(apiBase, api)
}

async function carryOut(c: Visit, one: Operation): Promise<Response> {
  const input = await readInput(c, one)
  if (input instanceof Response) return input
  const act = async (): Promise<Done | Response> => {
    const result = await one.handle(c, input)
    if (result instanceof Response) return result
    return { body: JSON.stringify(result), status: one.status ?? 200, location: one.location?.(result as never) }
  }
  return one.method === 'post' ? onceByKey(c, input.sent, act) : act().then((done) => (done instanceof Response ? done : answer(c, done.body, done.status)))
}

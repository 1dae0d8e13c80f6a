import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { missing } from '../../core/failure.ts'
import { mayTakePart, sessionFor, type Snapshot } from '../../modules/events/live/live.ts'
import { takesPart } from '../../modules/events/events.ts'
import { identify } from '../../modules/people/sign-in.ts'
import { localLimit } from '../../platform/limits.ts'
import { endMoment } from '../../platform/moment.ts'
import { addressBlock } from '../gate/address.ts'
import type { HandlersOf, Visit } from '../room.ts'
import { idOf } from '../typed.ts'
import { readySnapshot } from './front.ts'
import { passFor, passMinutes } from './pass.ts'
import { takePart } from './taking-part.ts'

/** The snapshot of a session that the reader may read. @throws missing */
async function readable(c: Visit): Promise<Snapshot> {
  const { room, actor } = c.var
  const sessionId = idOf(c, 'session')
  const snapshot = await room.live.broadcasts.snapshot(sessionId)
  if (!snapshot) throw missing()
  await sessionFor(room.db, actor, { sessionId })
  return snapshot
}

/** Signs of life of one address block: a hall has many readers, but not without end. */
const beats = localLimit({ hits: 20_000, seconds: 60 })

export const liveFeedHandlers: HandlersOf<'liveFeed'> = {
  async snapshot(c) {
    const snapshot = await readable(c)
    const ready = readySnapshot(snapshot)
    return c.body(new Uint8Array(ready.plain), 200, { ...ready.head, ...(snapshot.public ? {} : { 'cache-control': 'private, no-store' }) })
  },
  async events(c) {
    const snapshot = await readable(c)
    const { room } = c.var
    const sessionId = idOf(c, 'session')
    const out = (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing
    const headers = c.req.raw.headers
    endMoment(room.db)
    const stillMay = async () => {
      const now = room.live.broadcasts.peek(sessionId)
      if (!now) return false
      return now.public || sessionFor(room.db, await identify(room.db, room.signIn, headers, room.clock()), { sessionId }).then(() => true, () => false)
    }
    // Nothing to stream to: the reader's page polls instead.
    if (!out || !room.live.streams.add(sessionId, out, snapshot.public ? undefined : stillMay)) return c.body(null, 204)
    return RESPONSE_ALREADY_SENT
  },
  async pass(c) {
    const { room, actor } = c.var
    const session = await sessionFor(room.db, actor, { sessionId: idOf(c, 'session') })
    if (!actor.personId || !mayTakePart(actor, session, await takesPart(room.db, session.eventId, actor.personId))) throw missing()
    return c.json({ pass: await passFor(room.db, { sessionId: session.id, personId: actor.personId }, actor.at), minutes: passMinutes }, 200, { 'cache-control': 'private, no-store' })
  },
  ask: (c) => takePart(c, 'ask'),
  vote: (c) => takePart(c, 'vote'),
  answer: (c) => takePart(c, 'answer'),
  react: (c) => takePart(c, 'react'),
  async beat(c) {
    const { room, actor } = c.var
    const form = new URLSearchParams(await c.req.text())
    const [reader, of] = [form.get('id') ?? '', Number(form.get('of'))]
    const right = /^[\w-]{8,40}$/.test(reader) && Number.isInteger(of) && of >= 1 && of <= 10_000
    if (right && beats(addressBlock(c), actor.at) === 0) room.live.broadcasts.beat(idOf(c, 'session'), reader, of)
    return c.body(null, 204)
  },
}

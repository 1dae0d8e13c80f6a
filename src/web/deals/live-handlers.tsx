import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { organisationsOf } from '../../core/actor.ts'
import { Failure, isFailure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { showId } from '../../core/id.ts'
import { dealFor, mayFollow, timelineSince } from '../../modules/deals/deals.ts'
import { endMoment } from '../../platform/moment.ts'
import { identify } from '../../modules/people/sign-in.ts'
import { fragment } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { idOf, readCursor } from './room-handlers.tsx'
import { Pieces } from './timeline.tsx'

/** Between two signs of life; also how long a reader who lost the right may hear that nothing happens. */
const beat = 20_000
/** Streams of one process; readers beyond poll. */
const mostStreams = 5_000

/** Writes events of a case to a raw response until the reader goes or may read no longer; each is checked when it is sent. */
async function stream(c: Visit, out: ServerResponse): Promise<void> {
  const { room } = c.var
  const dealId = idOf(c)
  endMoment(room.db)
  const headers = c.req.raw.headers
  const may = async () => mayFollow(room.db, await identify(room.db, room.signIn, headers, room.clock()), dealId).catch(() => false)
  const stillMay = async (): Promise<boolean> => {
    if (out.writableEnded) return false
    if (await may()) return true
    end('event: over\ndata: {}\n\n')
    return false
  }
  const stop = room.realtime.follow(`deal:${dealId}`, (change) => {
    void stillMay().then((yes) => yes && out.write(`event: change\ndata: ${JSON.stringify({ kind: change?.kind ?? 'gap' })}\n\n`))
  })
  const pulse = setInterval(() => void stillMay().then((yes) => yes && out.write(': \n\n')), beat)
  function end(last = ''): void {
    clearInterval(pulse)
    stop()
    if (!out.writableEnded) out.end(last)
  }
  out.on('close', () => end())
  out.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'private, no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' })
  out.write('retry: 5000\n\n')
}

export const liveHandlers = {
  async since(c) {
    const { room, actor, lang } = c.var
    const after = readCursor(c.req.query('after'))
    if (!after) throw new Failure('missing', refusals.missing)
    const deal = await dealFor(room.db, actor, idOf(c))
    const { entries, newest } = await timelineSince(room.db, actor, deal.id, after)
    if (newest) c.header('x-newest', `${newest.at}~${showId(newest.id)}`)
    return fragment(c, entries.length > 0 ? <Pieces lang={lang} deal={deal} entries={entries} own={organisationsOf(actor)} now={actor.at} /> : '')
  },
  async events(c) {
    const { room, actor } = c.var
    const out = (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing
    if (!(await mayFollow(room.db, actor, idOf(c)).catch((error: unknown) => (isFailure(error, 'missing') ? false : Promise.reject(error))))) throw new Failure('missing', refusals.missing)
    // Nothing to stream to: the reader's page polls instead.
    if (!out || room.realtime.following() >= mostStreams) return c.body(null, 204)
    await stream(c, out)
    return RESPONSE_ALREADY_SENT
  },
} satisfies Partial<HandlersOf<'deals'>>

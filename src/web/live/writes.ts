import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { readId } from '../../core/id.ts'
import { headersFor } from '../gate/headers.ts'
import { langAsked } from '../gate/language.ts'
import { writesFromElsewhere } from '../gate/origin.ts'
import { noteRequest } from '../observe.ts'
import type { Room } from '../room.ts'
import { routes } from '../routes.ts'
import { type Part, partAnswer, type PartAnswer, partHeaders } from './taking-part.ts'

export type FrontRoom = Pick<Room, 'config' | 'db' | 'clock' | 'log' | 'live'>

/** As the app bounds the bodies of these routes. */
const mostBytes = 16 * 1024
const address = /^\/live\/([0-9a-z]{26})\/([a-z]+)$/
const parts = new Map((['ask', 'vote', 'answer', 'react'] as const).map((part) => [routes.liveFeed[part].path.split('/').at(-1)!, { part, route: routes.liveFeed[part].path }]))
const length = /^\d{1,5}$/
const plain = /^[\x20-\x7e]*$/

/**
 * Writes of people who hold a pass, answered without a Request, a Response or the chain of the app. Only what the app would take as well comes this far: a form of a bounded, stated length from our own pages, without a cookie, with a
 * pass for the session. All else goes on to the app, its body beside it, and is answered there. People are counted by their pass, so that a
 * hall behind one address is not one of the app's floods.
 */
export function writesFront(room: FrontRoom, next: RequestListener): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  const always = Object.entries({ ...headersFor(room.config.url), ...partHeaders }).flat()

  function answer(outgoing: ServerResponse, { status, body, bytes }: PartAnswer): void {
    outgoing.writeHead(status, [...always, 'content-length', String(bytes)]).end(body)
  }

  async function take(incoming: IncomingMessage, outgoing: ServerResponse, { part, route }: { part: Part; route: string }, sessionId: string, body: Buffer, began: number): Promise<void> {
    const text = body.toString('latin1')
    const said = plain.test(text) ? await partAnswer(room, part, sessionId, new URLSearchParams(text), langAsked(incoming.headers['accept-language'])) : undefined
    if (!said) return void next(Object.assign(incoming, { rawBody: body }), outgoing)
    answer(outgoing, said)
    noteRequest(room.log, { method: 'POST', path: incoming.url ?? '', route, status: said.status, seconds: (performance.now() - began) / 1000 })
  }

  return (incoming, outgoing) => {
    const found = address.exec(incoming.url ?? '')
    const [which, sessionId] = [parts.get(found?.[2] ?? ''), readId(found?.[1] ?? '')]
    if (!which || !sessionId || !ordinary(incoming.headers, room.config.url)) return false
    const began = performance.now()
    const pieces: Buffer[] = []
    incoming.on('data', (piece: Buffer) => pieces.push(piece))
    incoming.on('end', () => {
      take(incoming, outgoing, which, sessionId, pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces), began).catch((error: unknown) => {
        room.log.error({ err: error, path: incoming.url, method: 'POST' }, 'fault')
        noteRequest(room.log, { method: 'POST', path: incoming.url ?? '', route: which.route, status: 500, seconds: (performance.now() - began) / 1000 })
        outgoing.writeHead(500, always).end()
      })
    })
    return true
  }
}

const ordinary = (headers: IncomingMessage['headers'], url: string): boolean =>
  headers.cookie === undefined && headers['transfer-encoding'] === undefined && length.test(headers['content-length'] ?? '') && Number(headers['content-length']) <= mostBytes &&
  (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') && !writesFromElsewhere((name) => headers[name] as string | undefined, url)

import type { Worker } from 'node:worker_threads'
import { Failure } from '../../core/failure.ts'
import { say } from '../../core/text.ts'
import { namedCharacter } from '../../platform/lettering.ts'
import { startSideThread } from '../../platform/side-thread.ts'
import type { PosterForm } from './drawing.ts'
import { posterRefusals } from './messages.ts'
import type { Poster } from './poster.ts'
import type { Asked, Drawn } from './worker.ts'

/** No font has these characters of a poster; the sentence names them. */
export class Undrawable extends Failure {
  readonly characters: readonly string[]

  constructor(missing: readonly string[]) {
    const characters = missing.map(namedCharacter)
    const named = { characters: characters.slice(0, 12).join(' ') }
    super('invalid', { zh: say('zh', posterRefusals.noGlyph, named), en: say('en', posterRefusals.noGlyph, named) })
    this.characters = characters
  }
}

type Waiting = { resolve: (bytes: Uint8Array) => void; reject: (reason: Error) => void }

const mostWaiting = 12
const idleMs = 60_000
/** Two fonts of ten megabytes, opened, and what one poster takes: about 150 MB at the most seen. */
const mostMegabytes = 384

let thread: Promise<Worker> | undefined
let idle: NodeJS.Timeout | undefined
let next = 0
const waiting = new Map<number, Waiting>()

function forget(reason: Error): void {
  thread = undefined
  for (const { reject } of waiting.values()) reject(reason)
  waiting.clear()
}

async function start(): Promise<Worker> {
  const worker = await startSideThread('modules/posters', mostMegabytes)
  worker.on('message', ({ number, bytes, missing, fault }: Drawn) => {
    const one = waiting.get(number)
    waiting.delete(number)
    if (bytes) one?.resolve(bytes)
    else one?.reject(missing ? new Undrawable(missing) : new Error(fault ?? 'nothing was drawn'))
    if (waiting.size === 0) rest(worker)
  })
  worker.on('error', (error) => forget(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => forget(new Error('the thread that draws has ended')))
  return worker
}

/** The fonts are given back when nobody has asked for a while. */
function rest(worker: Worker): void {
  clearTimeout(idle)
  idle = setTimeout(() => {
    if (waiting.size > 0) return
    thread = undefined
    worker.removeAllListeners('exit')
    void worker.terminate()
  }, idleMs)
  idle.unref()
}

/**
 * Draws a poster in a thread of its own, one after the other, so that nothing else in the process waits.
 * @throws Undrawable | Failure unavailable (many are waiting)
 */
export async function draw(poster: Poster, form: PosterForm): Promise<Uint8Array> {
  if (waiting.size >= mostWaiting) throw new Failure('unavailable', posterRefusals.busy, { retryAfter: 10 })
  const number = (next += 1)
  const drawn = new Promise<Uint8Array>((resolve, reject) => waiting.set(number, { resolve, reject }))
  clearTimeout(idle)
  thread ??= start()
  thread.then((worker) => worker.postMessage({ number, poster, form } satisfies Asked), (error: Error) => forget(error))
  return drawn
}

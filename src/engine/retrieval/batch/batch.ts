import { langs } from '../../../core/text.ts'
import type { Bridge } from '../bridge.ts'
import type { Collection } from '../collection.ts'
import type { Filter } from '../filter.ts'
import type { Indexed } from '../listing.ts'
import { type Answer, lookUp, type Question } from '../lookup.ts'
import { askingOf, type Asking, beforeIn, type Found, foundOf, groundsOf, type MatchLimits } from '../match.ts'
import { tuning } from '../plan.ts'
import { Crew } from './crew.ts'
import type { StartThread } from './thread.ts'

export type BatchOptions = Omit<MatchLimits, 'filter'> & {
  filter?: Filter | ((query: Indexed) => Filter)
  /** Threads that score beside this one, which reads and plans; with 0 or 1 it does everything itself. The answers are the same. */
  workers?: number
  /** Ends the batch, and its threads, at once. */
  signal?: AbortSignal
}

/** What a batch spent, in seconds: on reading and planning queries, and on scoring, summed over the threads. */
export type Spent = { planning: number; scoring: number }

type Answering = { ask(question: Question): Promise<{ answer: Answer; seconds: number }>; room: number; stop(reason?: Error): Promise<void> }

const seconds = (since: number): number => (performance.now() - since) / 1_000

function alone(collection: Collection): Answering {
  const grounds = groundsOf(collection)
  const before = beforeIn(collection)
  const ask = async (question: Question): Promise<{ answer: Answer; seconds: number }> => {
    const started = performance.now()
    const answer = lookUp(question, langs.map((lang) => grounds[lang]), tuning, before)
    return { answer, seconds: seconds(started) }
  }
  return { ask, room: 1, stop: () => Promise.resolve() }
}

function together(workers: number, collection: Collection, start: StartThread): Promise<Answering> {
  const grounds = groundsOf(collection)
  const { documents } = collection
  const before = beforeIn(collection)
  const byId = Int32Array.from({ length: documents.size }, (_, document) => document).sort((a, b) => (before(a, b) ? -1 : 1))
  const order = new Int32Array(new SharedArrayBuffer(documents.size * 4))
  byId.forEach((document, place) => (order[document] = place))
  const { deviations, doubt } = tuning
  return Crew.of(workers, { grounds: langs.map((lang) => grounds[lang]), order, calibration: { deviations, doubt } }, start)
}

/**
 * The best documents of many queries, in the order of the queries, from the collection as it was at the first one. No more queries are
 * planned ahead than threads need, so that memory stays flat however long the batch and however slow its reader.
 */
export async function* findAll(
  queries: Iterable<Indexed>,
  collection: Collection,
  bridge: Bridge,
  { filter, workers = 1, signal, ...limits }: BatchOptions,
  spent: Spent,
  start?: StartThread,
): AsyncGenerator<{ query: Indexed; found: Found[] }> {
  signal?.throwIfAborted()
  const answering = workers > 1 && start ? await together(workers, collection, start) : alone(collection)
  const grounds = groundsOf(collection)
  const abort = (): void => void answering.stop(signal?.reason instanceof Error ? signal.reason : new Error(String(signal?.reason)))
  signal?.addEventListener('abort', abort, { once: true })
  const underWay: { query: Indexed; asking: Asking; answered: ReturnType<Answering['ask']> }[] = []
  const ask = (query: Indexed): void => {
    const started = performance.now()
    const asking = askingOf(query, collection, bridge, { ...limits, filter: typeof filter === 'function' ? filter(query) : filter })
    spent.planning += seconds(started)
    const answered = answering.ask(asking.question)
    answered.catch(() => undefined)
    underWay.push({ query, asking, answered })
  }
  const next = async (): Promise<{ query: Indexed; found: Found[] }> => {
    const { query, asking, answered } = underWay.shift()!
    const { answer, seconds: taken } = await answered
    signal?.throwIfAborted()
    spent.scoring += taken
    return { query, found: foundOf(asking, answer, collection, grounds) }
  }
  try {
    for (const query of queries) {
      signal?.throwIfAborted()
      ask(query)
      if (underWay.length >= answering.room) yield await next()
    }
    while (underWay.length > 0) yield await next()
  } finally {
    signal?.removeEventListener('abort', abort)
    await answering.stop()
  }
}

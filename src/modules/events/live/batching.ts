import { Failure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, run, sql, transaction } from '../../../platform/database.ts'
import type { Logger } from '../../../platform/log.ts'
import { announce } from '../../../platform/realtime.ts'
import { topicOf } from './broadcasting.ts'
import type { ReactionKind } from './rules.ts'
import { type Answered, type AnswerWish, type Asked, type AskWish, writeAnswers, writeAsks, writeReactions, writeVotes } from './writing.ts'

export type VoteWish = { sessionId: string; personId: string; number: number }
export type ReactionWish = { sessionId: string; personId: string; kind: ReactionKind; count: number }

/**
 * Questions, votes, answers and reactions are measurements: gathered for at most {@link gatherMs} and written in one
 * transaction, each answered once it is committed.
 */
export type Batches = {
  /** @throws Failure unavailable when nothing was written */
  ask(wish: AskWish): Promise<Asked>
  /** Counted now or before; `false` when there is nothing here to vote for. */
  vote(wish: VoteWish): Promise<Answered>
  answer(wish: AnswerWish): Promise<Answered>
  react(wish: ReactionWish): Promise<void>
  close(): Promise<void>
}

const gatherMs = 40
/** Wishes of one batch; more wait for the next. */
const mostWishes = 2_000
/** Wishes that may wait; beyond, it is said that there are too many. */
const mostWaiting = 20_000

type Waiting<Wish, Result> = { wish: Wish; resolve: (result: Result) => void; reject: (error: unknown) => void }
type Queues = { asks: Waiting<AskWish, Asked>[]; votes: Waiting<VoteWish, Answered>[]; answers: Waiting<AnswerWish, Answered>[]; reactions: Waiting<ReactionWish, void>[] }

const none = (): Queues => ({ asks: [], votes: [], answers: [], reactions: [] })
const sizeOf = (queues: Queues): number => queues.asks.length + queues.votes.length + queues.answers.length + queues.reactions.length

export function openBatches({ db, clock, log }: { db: Db; clock: Clock; log: Logger }): Batches {
  let queues = none()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> | undefined

  function add<Kind extends keyof Queues>(kind: Kind, wish: Queues[Kind][number]['wish']): Promise<never> {
    if (sizeOf(queues) >= mostWaiting) return Promise.reject(new Failure('unavailable', refusals.notReady))
    return new Promise((resolve, reject) => {
      ;(queues[kind] as Waiting<unknown, unknown>[]).push({ wish, resolve: resolve as (result: unknown) => void, reject })
      if (!writing) timer ??= setTimeout(flush, gatherMs)
    })
  }

  function take(): Queues {
    const taken = { asks: queues.asks.splice(0, mostWishes), votes: queues.votes.splice(0, mostWishes), answers: queues.answers.splice(0, mostWishes), reactions: queues.reactions.splice(0, mostWishes) }
    return taken
  }

  function flush(): void {
    timer = undefined
    const batch = take()
    const began = performance.now()
    writing = write(batch)
      .catch((error: unknown) => {
        log.warn({ err: error }, 'a batch of a live session was not written')
        for (const one of Object.values(batch).flat()) one.reject(new Failure('unavailable', refusals.notReady))
      })
      .finally(() => {
        writing = undefined
        // What came meanwhile has been gathering while the batch before it was written.
        if (sizeOf(queues) > 0) timer ??= setTimeout(flush, Math.max(0, gatherMs - (performance.now() - began)))
      })
  }

  async function write(batch: Queues): Promise<void> {
    const at = clock()
    const { asked, voted, answered } = await transaction(db, async (tx) => {
      const sessions = [...new Set(Object.values(batch).flat().map((one) => one.wish.sessionId))].sort()
      // One batch of a session at a time, whichever process writes it.
      await run(tx, sql`select from live_session where session_id = any(${sql.param(sessions)}::uuid[]) order by session_id for no key update`)
      const done = {
        asked: await writeAsks(tx, batch.asks.map((one) => one.wish), at),
        voted: await writeVotes(tx, batch.votes.map((one) => one.wish), at),
        answered: await writeAnswers(tx, batch.answers.map((one) => one.wish), at),
      }
      await writeReactions(tx, batch.reactions.map((one) => one.wish), at)
      for (const id of sessions) await announce(tx, { topic: topicOf(id), kind: 'batch', id })
      return done
    }, { grows: true })
    batch.asks.forEach((one, place) => one.resolve(asked[place] ?? 'closed'))
    batch.votes.forEach((one, place) => one.resolve(voted[place] ?? 'gone'))
    batch.answers.forEach((one, place) => one.resolve(answered[place] ?? 'gone'))
    for (const one of batch.reactions) one.resolve()
  }

  return {
    ask: (wish) => add('asks', wish),
    vote: (wish) => add('votes', wish),
    answer: (wish) => add('answers', wish),
    react: (wish) => add('reactions', wish),
    async close() {
      clearTimeout(timer)
      await writing
      if (sizeOf(queues) > 0) flush()
      await writing
    },
  }
}

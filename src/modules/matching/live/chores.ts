import type { Matcher } from '../../../engine/retrieval/matcher.ts'
import type { Logger } from '../../../platform/log.ts'
import type { IndexCache } from './cache.ts'
import { stepwise } from './pace.ts'

/** Milliseconds: between two writes of the index, until few changes are written too, and between two lessons. */
export type Paces = { write: number; latest: number; learn: number }

export const usualPaces: Paces = { write: 60_000, latest: 600_000, learn: 600_000 }

/** From fewer bilingual records, words that merely stand in the same two texts pass for translations of each other. */
export const fewestLessons = 500

/** A merge is worth while from so many rows on, or a part of all: a fortieth. */
const worthMerging = 128
/** A new lesson from so many changes on, or a part of all. */
const worthLearning = 50
/** A write of a large index from a part of all on. */
const worthWriting = 1 / 100

/** A stop waits so many milliseconds for the last write. */
const lastWrite = 5_000

/** What an index needs from time to time beside its readers: merging, learning, being written. One at a time, in steps. */
export class Chores {
  readonly #matcher: Matcher
  readonly #cache: IndexCache | undefined
  readonly #log: Logger
  readonly #paces: Paces
  readonly #stop = new AbortController()
  #unwritten = 0
  #unwrittenSince = Infinity
  #unlearned = 0
  #learnedAt = performance.now()
  #running: Promise<void> | undefined

  constructor(matcher: Matcher, log: Logger, cache: IndexCache | undefined, paces: Paces) {
    this.#matcher = matcher
    this.#cache = cache
    this.#log = log
    this.#paces = paces
  }

  /** So many listings came, changed or went since the last call. */
  changed(count: number): void {
    if (count === 0) return
    this.#unwritten += count
    this.#unlearned += count
    this.#unwrittenSince = Math.min(this.#unwrittenSince, performance.now())
  }

  /** Does what is due. Call it often; while something is being done it does nothing. */
  look(): void {
    if (this.#stop.signal.aborted) return
    this.#running ??= this.#due()
      .catch((error: unknown) => {
        if (!this.#stop.signal.aborted) this.#log.warn({ err: error }, 'the index could not be tidied or written; it will be tried again')
      })
      .finally(() => (this.#running = undefined))
  }

  /** Ends what is being done and writes what is not yet written. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
    if (this.#unwritten === 0) return
    await this.#write(AbortSignal.timeout(lastWrite)).catch((error: unknown) => this.#log.warn({ err: error }, 'the index was not written at the end'))
  }

  /** Words are learned in the steps of the load itself, so that the first reader has them. */
  async learn(): Promise<void> {
    this.#unlearned = 0
    this.#learnedAt = performance.now()
    await stepwise(this.#matcher.learning([], { listings: true, least: fewestLessons }), this.#stop.signal)
  }

  async merge(): Promise<void> {
    await stepwise(this.#matcher.settling(), this.#stop.signal)
  }

  async #due(): Promise<void> {
    const { size, unsettled } = this.#matcher
    if (unsettled > Math.max(worthMerging, size / 40)) await this.merge()
    if (this.#unlearned > Math.max(worthLearning, size / 40) && performance.now() - this.#learnedAt > this.#paces.learn) {
      await this.learn()
      this.changed(1)
    }
    if (await this.#worthWriting()) await this.#write(this.#stop.signal)
  }

  async #worthWriting(): Promise<boolean> {
    if (!this.#cache || this.#unwritten === 0) return false
    const due = this.#unwritten > this.#matcher.size * worthWriting || performance.now() - this.#unwrittenSince > this.#paces.latest
    return due && Date.now() - (await this.#cache.writtenAt()) >= this.#paces.write
  }

  async #write(signal: AbortSignal): Promise<void> {
    const [before, since] = [this.#unwritten, this.#unwrittenSince]
    this.#unwritten = 0
    this.#unwrittenSince = Infinity
    try {
      await this.#cache?.write(await stepwise(this.#matcher.freezing(), signal), signal)
    } catch (error) {
      this.#unwritten += before
      this.#unwrittenSince = since
      throw error
    }
  }
}

import type { Bits } from '../bits.ts'
import type { Answer, Question } from '../lookup.ts'
import type { Answered, Asked, Outfit } from './message.ts'
import type { StartThread, Thread } from './thread.ts'

/** Questions that a thread may have before it: enough never to wait, few enough for memory to stay flat. */
const ahead = 4

type Waiting = { resolve: (answered: Answered) => void; reject: (reason: Error) => void }

/** Threads that answer questions. {@link stop} it whatever happens. */
export class Crew {
  readonly #threads: Thread[] = []
  readonly #open: number[] = []
  readonly #waiting = new Map<number, Waiting>()
  readonly #shared = new WeakMap<Bits, Bits>()
  #next = 0
  #ended: Error | undefined
  #stopped: Promise<void> | undefined

  static async of(size: number, outfit: Outfit, start: StartThread): Promise<Crew> {
    const crew = new Crew()
    try {
      for (let number = 0; number < size; number += 1) crew.#join(await start('retrieval/batch', outfit))
    } catch (error) {
      await crew.stop()
      throw error
    }
    return crew
  }

  /** How many questions may be under way. */
  get room(): number {
    return this.#threads.length * ahead
  }

  /** Rejects when a thread ends, or when the crew is stopped. */
  ask(question: Question): Promise<{ answer: Answer; seconds: number }> {
    if (this.#ended) return Promise.reject(this.#ended)
    const number = this.#next
    this.#next += 1
    const least = this.#open.indexOf(Math.min(...this.#open))
    this.#open[least]! += 1
    return new Promise((resolve, reject) => {
      const resolved = (answered: Answered): void => {
        this.#open[least]! -= 1
        resolve(answered)
      }
      this.#waiting.set(number, { resolve: resolved, reject })
      this.#threads[least]!.post({ number, question: { ...question, allowed: this.#inSharedMemory(question.allowed) } } satisfies Asked)
    })
  }

  /** Ends all threads at once; what is under way is rejected with `reason`. */
  stop(reason = new Error('The threads were stopped.')): Promise<void> {
    this.#end(reason)
    this.#stopped ??= Promise.all(this.#threads.map((thread) => thread.stop())).then(() => undefined)
    return this.#stopped
  }

  #join(thread: Thread): void {
    this.#threads.push(thread)
    this.#open.push(0)
    thread.onEnd((reason) => this.#end(new Error(`A thread of the batch ended before its work was done: ${reason.message}`, { cause: reason })))
    thread.onMessage((message) => {
      const answered = message as Answered
      this.#waiting.get(answered.number)?.resolve(answered)
      this.#waiting.delete(answered.number)
    })
  }

  #end(reason: Error): void {
    this.#ended ??= reason
    for (const { reject } of this.#waiting.values()) reject(reason)
    this.#waiting.clear()
  }

  #inSharedMemory(bits: Bits): Bits {
    const known = this.#shared.get(bits)
    if (known) return known
    const shared = new Uint32Array(new SharedArrayBuffer(bits.byteLength))
    shared.set(bits)
    this.#shared.set(bits, shared)
    return shared
  }
}

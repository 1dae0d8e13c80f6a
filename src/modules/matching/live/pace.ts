import { setImmediate as turn } from 'node:timers/promises'
import type { Steps } from '../../../engine/retrieval/steps.ts'

/** Work goes on for so many milliseconds, then readers have their turn. */
const stretch = 8

/** Answers at once while the stretch lasts, else when others have had their turn. */
export class Pace {
  #since = performance.now()

  async step(): Promise<void> {
    if (performance.now() - this.#since < stretch) return
    await turn()
    this.#since = performance.now()
  }
}

/** All steps, in stretches. @throws the signal's reason when it is aborted; what was begun is left */
export async function stepwise<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  const pace = new Pace()
  for (;;) {
    signal?.throwIfAborted()
    const { done, value } = steps.next()
    if (done) return value
    await pace.step()
  }
}

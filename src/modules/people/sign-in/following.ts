import type { AsyncLocalStorage } from 'node:async_hooks'

/** Where the library keeps the stores with which it follows a call across its awaits. */
const place = Symbol.for('better-auth:global')
const restMs = 1_000

/**
 * The calls of the library, after which its stores are put away. Once a store was used, Node before version 24 runs a hook at every
 * promise of the process and never stops by itself, which makes all that has nothing to do with signing in slower; so a second after the
 * last call they are disabled until the next one.
 */
export function restful<Api extends object>(api: Api): Api {
  let under = 0
  let timer: NodeJS.Timeout | undefined
  const rest = (): void => {
    const { context = {} } = ((globalThis as Record<symbol, unknown>)[place] ?? {}) as { context?: Record<string, AsyncLocalStorage<unknown> | undefined> }
    for (const store of Object.values(context)) store?.disable?.()
  }
  const leave = (): void => {
    under -= 1
    if (under === 0) timer = setTimeout(rest, restMs).unref()
  }
  return new Proxy(api, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name)
      if (typeof found !== 'function') return found
      return (...given: unknown[]) => {
        clearTimeout(timer)
        under += 1
        const answer: unknown = found.apply(target, given)
        void Promise.resolve(answer).then(leave, leave)
        return answer
      }
    },
  })
}

/** Work that can be done in steps of some milliseconds, between which others have their turn. */
export type Steps<T> = Generator<void, T, void>

/** All steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Progress on standard error: on a terminal one line that renews itself, elsewhere a line now and then. At most five times a second. */
export class Progress {
  #last = 0
  #width = 0
  readonly #live = process.stderr.isTTY === true

  /** A line that stays. */
  say(text: string): void {
    this.#clear()
    process.stderr.write(`${text}\n`)
  }

  /** A line that the next one replaces; `final` is always shown. */
  show(text: string, final = false): void {
    const now = performance.now()
    if (!final && now - this.#last < (this.#live ? 200 : 2_000)) return
    this.#last = now
    if (!this.#live) {
      process.stderr.write(`${text}\n`)
      return
    }
    this.#clear()
    process.stderr.write(text)
    this.#width = text.length * 2
    if (final) {
      process.stderr.write('\n')
      this.#width = 0
    }
  }

  #clear(): void {
    if (this.#width > 0) process.stderr.write(`\r${' '.repeat(this.#width)}\r`)
    this.#width = 0
  }
}

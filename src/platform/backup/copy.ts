import type pg from 'pg'

/** What the driver's connection does beside its typed part: the client's half of COPY … FROM STDIN. */
type CopyConnection = pg.Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void; sendCopyFail(reason: string): void }

const drained = (connection: pg.Connection): Promise<void> | undefined =>
  connection.stream.writableNeedDrain ? new Promise((resolve) => connection.stream.once('drain', () => resolve())) : undefined

/** One `COPY … TO STDOUT` on a client. Each message of the server is one row. */
class CopyOut {
  readonly #text: string
  #rows: Buffer[] = []
  #connection: pg.Connection | undefined
  #ended = false
  #error: Error | undefined
  #wake: () => void = () => undefined

  constructor(text: string) {
    this.#text = text
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection
    connection.query(this.#text)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver reads the next message into the same memory.
    this.#rows.push(Buffer.from(chunk))
    if (this.#rows.length > 1_000) this.#connection?.stream.pause()
    this.#wake()
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#ended = true
    this.#wake()
  }

  handleError(error: Error): void {
    this.#error = error
    this.#ended = true
    this.#wake()
  }

  async *rows(): AsyncGenerator<Buffer[]> {
    for (;;) {
      if (this.#rows.length > 0) {
        const ready = this.#rows
        this.#rows = []
        yield ready
        this.#connection?.stream.resume()
        continue
      }
      if (this.#error) throw this.#error
      if (this.#ended) return
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }
}

/** One `COPY … FROM STDIN` on a client, fed from `source`. */
class CopyIn {
  readonly done: Promise<number>
  readonly #text: string
  readonly #source: AsyncIterable<Buffer>
  #count = 0
  #settle: { resolve(count: number): void; reject(error: unknown): void } = { resolve: () => undefined, reject: () => undefined }
  #failed = false

  constructor(text: string, source: AsyncIterable<Buffer>) {
    this.#text = text
    this.#source = source
    this.done = new Promise((resolve, reject) => (this.#settle = { resolve, reject }))
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.#feed(connection)
  }

  async #feed(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.#source) {
        if (this.#failed) return
        connection.sendCopyFromChunk(chunk)
        await drained(connection)
      }
      if (!this.#failed) connection.endCopyFrom()
    } catch (error) {
      this.#settle.reject(error)
      if (!this.#failed) connection.sendCopyFail('the source failed')
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#count = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0)
  }

  handleReadyForQuery(): void {
    this.#settle.resolve(this.#count)
  }

  handleError(error: Error): void {
    this.#failed = true
    this.#settle.reject(error)
  }
}

/** The rows of `copy (…) to stdout` in text form, as they come; the server waits while nobody takes them. */
export const copyOut = (client: pg.ClientBase, statement: string): AsyncGenerator<Buffer[]> => client.query(new CopyOut(statement)).rows()

/** Sends `source` to `copy … from stdin`. @returns the number of rows that the server took. */
export const copyIn = (client: pg.ClientBase, statement: string, source: AsyncIterable<Buffer>): Promise<number> => client.query(new CopyIn(statement, source)).done

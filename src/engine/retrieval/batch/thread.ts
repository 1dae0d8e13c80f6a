/** A thread of the engine as its starter sees it. What is not in shared memory is copied on its way. */
export type Thread = {
  post(message: unknown): void
  onMessage(take: (message: unknown) => void): void
  /** Tells once when the thread is gone without having been stopped. */
  onEnd(tell: (reason: Error) => void): void
  /** Ends the thread at once, whatever it is doing. */
  stop(): Promise<void>
}

/** Starts `worker.ts` of a folder of the engine, such as `retrieval/batch`. The engine itself does no I/O: platform/threads.ts starts real ones. */
export type StartThread = (folder: string, data: unknown) => Promise<Thread>

const limit = 10_000

/**
 * For the web and the worker process: runs `close` once and exits when the supervisor lets go of the process or dies
 * (the channel to it closes), and on SIGTERM or SIGINT. A close that takes more than ten seconds is cut short.
 * Call it first thing; `close` may be called while the process is still starting.
 */
export function exitWithParent(close: () => Promise<void>): void {
  let closing = false
  const leave = () => {
    if (closing) return
    closing = true
    setTimeout(() => process.exit(1), limit).unref()
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('disconnect', leave)
  process.on('SIGTERM', leave)
  process.on('SIGINT', leave)
  if (process.send && !process.connected) leave()
}

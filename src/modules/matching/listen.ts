import pg from 'pg'
import type { Logger } from '../../platform/log.ts'

/** Hears one channel on a connection of its own and opens it again when it breaks. `heard` is a hint, never the truth. */
export async function listen(url: string, channel: string, heard: () => void, log: Logger): Promise<{ close(): Promise<void> }> {
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const open = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'qiao-listen', keepAlive: true })
    next.on('error', (error) => {
      log.warn({ err: error }, 'listening connection lost')
      again()
    })
    next.on('notification', heard)
    await next.connect()
    await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    client = next
  }
  const again = () => {
    const lost = client
    client = undefined
    lost?.end().catch(() => undefined)
    if (closed) return
    clearTimeout(retry)
    retry = setTimeout(() => {
      open().then(heard, again)
    }, 1_000)
  }

  await open()
  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end()
    },
  }
}

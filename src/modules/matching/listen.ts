import pg from 'pg'
import type { Logger } from '../../platform/log.ts'

const patience = 1_000

/** Hears one channel on a connection of its own and opens it again whenever it breaks. `heard` is a hint, never the truth; it also comes when the connection stands. */
export function listen(url: string, channel: string, heard: () => void, log: Logger): { close(): Promise<void> } {
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const open = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'qiao-listen', keepAlive: true, connectionTimeoutMillis: 5_000 })
    const lost = (error: unknown) => {
      if (client !== next) return
      client = undefined
      next.end().catch(() => undefined)
      if (closed) return
      log.warn({ err: error }, 'listening connection lost')
      retry = setTimeout(() => void open(), patience)
    }
    client = next
    next.on('error', lost)
    next.on('end', () => lost(new Error('the connection ended')))
    next.on('notification', heard)
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
      heard()
    } catch (error) {
      lost(error)
    }
  }

  const opened = open()
  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await opened
      await client?.end().catch(() => undefined)
    },
  }
}

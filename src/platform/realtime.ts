import pg from 'pg'
import { type Db, run, sql } from './database.ts'
import type { Logger } from './log.ts'

/** What changed, in at most {@link mostBytes}: ids and kinds, never content. */
export type Change = { topic: string; kind: string; id: string }

/** PostgreSQL carries 8,000; a change that is near it says too much. */
export const mostBytes = 1_024
const channel = 'qiao_live'

/** Announces a change when the caller's transaction commits. */
export async function announce(tx: Db, change: Change): Promise<void> {
  const text = JSON.stringify(change)
  if (Buffer.byteLength(text) > mostBytes) throw new Error('a change says ids, not content')
  await run(tx, sql`select pg_notify(${channel}, ${text})`)
}

/** Changes that this process hears of, however many of its readers wait for them: one connection serves all. */
export type Realtime = {
  /** Calls `heard` for each change of the topic until the given function is called. `undefined`: there was a gap, look again. */
  follow(topic: string, heard: (change: Change | undefined) => void): () => void
  /** Readers that follow something now. */
  following(): number
  close(): Promise<void>
}

const readChange = (text: string | undefined): Change | undefined => {
  try {
    const found: unknown = JSON.parse(text ?? '')
    if (typeof found !== 'object' || found === null || !('topic' in found && 'kind' in found && 'id' in found)) return undefined
    return { topic: String(found.topic), kind: String(found.kind), id: String(found.id) }
  } catch {
    return undefined
  }
}

/** Listens from the first follower on; a lost connection comes back with a pause, and its followers are told to look again. */
export function openRealtime(url: string, log: Logger): Realtime {
  const followers = new Map<string, Set<(change: Change | undefined) => void>>()
  let client: pg.Client | undefined
  let again: NodeJS.Timeout | undefined
  let closed = false

  const connect = async (gap: boolean): Promise<void> => {
    if (closed || client) return
    const next = new pg.Client({ connectionString: url, application_name: 'qiao-live', keepAlive: true, connectionTimeoutMillis: 5_000 })
    client = next
    const lost = () => {
      if (client !== next) return
      client = undefined
      void next.end().catch(() => undefined)
      if (closed || followers.size === 0) return
      clearTimeout(again)
      again = setTimeout(() => void connect(true), 1_000)
    }
    next.on('error', (error) => {
      log.warn({ err: error }, 'live connection lost')
      lost()
    })
    next.on('end', lost)
    next.on('notification', ({ payload }) => {
      const change = readChange(payload)
      if (change) for (const heard of followers.get(change.topic) ?? []) heard(change)
    })
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      if (gap) for (const set of followers.values()) for (const heard of set) heard(undefined)
    } catch (error) {
      log.warn({ err: error }, 'live connection failed')
      lost()
    }
  }

  return {
    follow(topic, heard) {
      const set = followers.get(topic) ?? new Set()
      set.add(heard)
      followers.set(topic, set)
      void connect(false)
      return () => {
        set.delete(heard)
        if (set.size === 0 && followers.get(topic) === set) followers.delete(topic)
      }
    },
    following: () => [...followers.values()].reduce((sum, set) => sum + set.size, 0),
    async close() {
      closed = true
      clearTimeout(again)
      followers.clear()
      await client?.end().catch(() => undefined)
    },
  }
}

import { type Batches, type Broadcasts, openBatches, openBroadcasts } from '../../modules/events/live/live.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Logger } from '../../platform/log.ts'
import type { Realtime } from '../../platform/realtime.ts'
import { openStreams, type Streams } from './streams.ts'

/** What a process keeps for live sessions: what it tells, what it writes, and who listens. */
export type Live = { broadcasts: Broadcasts; batches: Batches; streams: Streams; close(): Promise<void> }

export function openLive(tools: { db: Db; realtime: Realtime; clock: Clock; log: Logger; /** Readers with a stream of events. */ readers: number }): Live {
  const broadcasts = openBroadcasts(tools)
  const batches = openBatches(tools)
  const streams = openStreams(broadcasts, tools.readers)
  return {
    broadcasts, batches, streams,
    async close() {
      streams.close()
      broadcasts.close()
      await batches.close()
    },
  }
}

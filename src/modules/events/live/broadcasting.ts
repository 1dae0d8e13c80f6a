import { newId } from '../../../core/id.ts'
import { type Db, run, sql } from '../../../platform/database.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Logger } from '../../../platform/log.ts'
import type { Realtime } from '../../../platform/realtime.ts'
import { sampleFor } from './rules.ts'
import { showingOf } from './showing.ts'
import { type Change, type Facts, step } from './telling.ts'

/** The one snapshot of a session of this second: its JSON is made once, whoever asks. */
export type Snapshot = { version: number; public: boolean; json: Buffer; facts: Facts; /** When it was read. */ at: number }

/** The topic under which a change of a session is announced. */
export const topicOf = (sessionId: string): string => `live:${sessionId}`

/** Sessions as this process tells them, each read at most once a second however many listen. */
export type Broadcasts = {
  /** The session as it was told last; read now when nobody asked before. Undefined: there is no live page. */
  snapshot(sessionId: string): Promise<Snapshot | undefined>
  /** The same without waiting; undefined also while nobody has asked. */
  peek(sessionId: string): Snapshot | undefined
  /** Calls `tell` with each change until the given function is called. */
  follow(sessionId: string, tell: (change: Change, snapshot: Snapshot) => void): () => void
  /** A sign of life of a reader, one of `of`. */
  beat(sessionId: string, reader: string, of: number): void
  /** Reads and tells now; for tests and for what should not wait. */
  tick(): Promise<void>
  close(): void
}

type Reader = { of: number; until: number }
type Held = { snapshot: Snapshot; changed: boolean; readAt: number; askedAt: number; tellers: Set<(change: Change, snapshot: Snapshot) => void>; stop: () => void; beats: Map<string, Reader> }

/** Between two readings of what nobody said had changed. */
const restMs = 10_000
/** For so long a session is kept ready after somebody asked. */
const keptMs = 60_000
const aliveMs = 75_000
const mostBeats = 100_000

export function openBroadcasts({ db, realtime, clock, log }: { db: Db; realtime: Realtime; clock: Clock; log: Logger }): Broadcasts {
  const held = new Map<string, Held>()
  const opening = new Map<string, Promise<Held | undefined>>()
  const process = newId()
  let minute = 0
  let timer: NodeJS.Timeout | undefined
  let closed = false

  async function open(sessionId: string): Promise<Held | undefined> {
    const now = clock().getTime()
    const showing = await showingOf(db, sessionId)
    if (!showing || closed) return undefined
    const one: Held = { snapshot: snapshotOf(1, showing.facts, showing.public, now), changed: false, readAt: now, askedAt: now, tellers: new Set(), stop: () => undefined, beats: new Map() }
    one.stop = realtime.follow(topicOf(sessionId), () => (one.changed = true))
    held.set(sessionId, one)
    timer ??= setInterval(() => void tick(), 1_000).unref()
    return one
  }

  function hold(sessionId: string): Promise<Held | undefined> {
    const found = held.get(sessionId)
    if (found) return Promise.resolve(found)
    const under = opening.get(sessionId) ?? open(sessionId).finally(() => opening.delete(sessionId))
    opening.set(sessionId, under)
    return under
  }

  async function renew(sessionId: string, one: Held, now: number): Promise<void> {
    one.changed = false
    one.readAt = now
    const showing = await showingOf(db, sessionId)
    if (!showing) return drop(sessionId, one)
    const next = step(one.snapshot.facts, showing.facts, one.snapshot.version + 1, now)
    if (!next) {
      if (showing.public !== one.snapshot.public) one.snapshot = snapshotOf(one.snapshot.version, one.snapshot.facts, showing.public, now)
      return
    }
    one.snapshot = snapshotOf(next.change.v, next.told, showing.public, now)
    for (const tell of one.tellers) tell(next.change, one.snapshot)
    // What did not fit follows in a second.
    if (step(next.told, showing.facts, 0, 0)) one.changed = true
  }

  function drop(sessionId: string, one: Held): void {
    one.stop()
    held.delete(sessionId)
  }

  async function tick(): Promise<void> {
    const now = clock().getTime()
    const counts = Math.floor(now / 60_000) !== minute
    minute = Math.floor(now / 60_000)
    for (const [sessionId, one] of held) {
      try {
        if (counts) await count(sessionId, one, now)
        if (one.changed || now - one.readAt >= restMs) await renew(sessionId, one, now)
        if (one.tellers.size === 0 && now - one.askedAt > keptMs) drop(sessionId, one)
      } catch (error) {
        one.changed = true
        if (!closed) log.warn({ err: error, sessionId }, 'a live session could not be read')
      }
    }
    if (held.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }

  async function count(sessionId: string, one: Held, now: number): Promise<void> {
    let viewers = 0
    for (const [reader, { of, until }] of one.beats) {
      if (until < now) one.beats.delete(reader)
      else viewers += of
    }
    if (viewers === 0) return
    await run(db, sql`insert into live_attendance (session_id, minute, process, beats, viewers) values (${sessionId}, date_trunc('minute', ${new Date(now)}::timestamptz), ${process}, ${one.beats.size}, ${viewers}) on conflict (session_id, minute, process) do update set beats = excluded.beats, viewers = excluded.viewers`)
    one.changed = true
  }

  return {
    async snapshot(sessionId) {
      const one = await hold(sessionId)
      if (one) one.askedAt = clock().getTime()
      return one?.snapshot
    },
    peek(sessionId) {
      const one = held.get(sessionId)
      if (one) one.askedAt = clock().getTime()
      return one?.snapshot
    },
    follow(sessionId, tell) {
      const one = held.get(sessionId)
      one?.tellers.add(tell)
      return () => void one?.tellers.delete(tell)
    },
    beat(sessionId, reader, of) {
      const one = held.get(sessionId)
      if (one && (one.beats.size < mostBeats || one.beats.has(reader))) one.beats.set(reader, { of, until: clock().getTime() + aliveMs })
    },
    tick,
    close() {
      closed = true
      clearInterval(timer)
      for (const [sessionId, one] of held) drop(sessionId, one)
    },
  }
}

function snapshotOf(version: number, facts: Facts, open: boolean, at: number): Snapshot {
  const viewers = facts.get('e')
  const value = { v: version, t: at, k: sampleFor(typeof viewers === 'number' ? viewers : 0), f: Object.fromEntries(facts) }
  return { version, public: open, facts, at, json: Buffer.from(JSON.stringify(value)) }
}

import { createHash } from 'node:crypto'
import type { Lang, Text } from '../../../core/text.ts'
import type { Event } from '../reading.ts'
import type { SessionKind } from '../rules.ts'
import type { Venue } from '../venues.ts'
import type { SpeakerRole } from '../words/words.ts'
import { inOrder, type Session } from './session.ts'

type Words = { source: Lang; rev: number; variants: Text['variants'] }
export type ReleasedSession = {
  id: string
  kind: SessionKind
  title: Words
  subtitle: Words | null
  abstract: Words | null
  detail: Words | null
  track: Words | null
  startsAt: string
  endsAt: string
  venueId: string | null
  spokenIn: string | null
  outsideId: string | null
  /** By the id of their row; who they are is read there, so that an erasure leaves a release as it is. */
  speakers: { id: string; role: SpeakerRole }[]
}
/** A released programme as a value. */
export type Content = {
  format: 1
  event: { name: Words; startsAt: string; endsAt: string }
  venues: { id: string; position: number; name: Words; kind: Venue['kind']; capacity: number | null; address: Words | null }[]
  sessions: ReleasedSession[]
}

/** A text without who wrote which variant. */
function words(text: Text | null): Words | null {
  if (!text) return null
  const variants: Text['variants'] = {}
  for (const lang of ['zh', 'en'] as const) {
    const one = text.variants[lang]
    if (one) variants[lang] = { body: one.body, origin: one.origin, ofRev: one.ofRev, at: one.at, ...(one.model ? { model: one.model } : {}) }
  }
  return { source: text.source, rev: text.rev, variants }
}

/** What a release of these sessions would say. */
export function contentOf(event: Pick<Event, 'name' | 'startsAt' | 'endsAt'>, venues: readonly Venue[], sessions: readonly Session[]): Content {
  return {
    format: 1,
    event: { name: words(event.name)!, startsAt: event.startsAt.toISOString(), endsAt: event.endsAt.toISOString() },
    venues: venues.map(({ id, position, name, kind, capacity, address }) => ({ id, position, name: words(name)!, kind, capacity, address: words(address) })),
    sessions: [...sessions].sort(inOrder).map((one) => ({
      id: one.id, kind: one.kind, title: words(one.title)!, subtitle: words(one.subtitle), abstract: words(one.abstract), detail: words(one.detail), track: words(one.track),
      startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString(), venueId: one.venue?.id ?? null, spokenIn: one.spokenIn, outsideId: one.outsideId,
      speakers: one.speakers.map(({ id, role }) => ({ id, role })),
    })),
  }
}

/** A value as one text, whatever order its keys were in: what a fingerprint is taken of. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}

/** The SHA-256 of the canonical form. */
export const fingerprintOf = (content: Content): Buffer => createHash('sha256').update(canonical(content)).digest()

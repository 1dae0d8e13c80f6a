import { canonical, type Content, type ReleasedSession } from './content.ts'

/** What of a session may change. */
export const changedParts = ['time', 'venue', 'kind', 'title', 'subtitle', 'track', 'speakers', 'abstract', 'detail', 'spokenIn'] as const
export type ChangedPart = (typeof changedParts)[number]

export type SessionChange =
  | { kind: 'added'; after: ReleasedSession }
  | { kind: 'removed'; before: ReleasedSession }
  | { kind: 'changed'; before: ReleasedSession; after: ReleasedSession; parts: ChangedPart[] }

/** The words of a text, by language: whether a translation is stale is not a change of the programme. */
const bodies = (text: ReleasedSession['subtitle']) => [text?.variants.zh?.body ?? null, text?.variants.en?.body ?? null]

function partOf(session: ReleasedSession, part: ChangedPart, content: Content): unknown {
  if (part === 'time') return [session.startsAt, session.endsAt]
  if (part === 'venue') {
    const venue = content.venues.find((one) => one.id === session.venueId)
    return venue ? [venue.id, bodies(venue.name), venue.kind, bodies(venue.address)] : null
  }
  if (part === 'speakers') return session.speakers
  return part === 'kind' || part === 'spokenIn' ? session[part] : bodies(session[part])
}

/** What came, went and changed between two programmes, in the order of the later one; what went comes last. */
export function changesBetween(before: Content | undefined, after: Content): SessionChange[] {
  const earlier = new Map((before?.sessions ?? []).map((one) => [one.id, one]))
  const changes: SessionChange[] = []
  for (const session of after.sessions) {
    const was = earlier.get(session.id)
    earlier.delete(session.id)
    if (!was) {
      changes.push({ kind: 'added', after: session })
      continue
    }
    const parts = changedParts.filter((part) => canonical(partOf(was, part, before!)) !== canonical(partOf(session, part, after)))
    if (parts.length > 0) changes.push({ kind: 'changed', before: was, after: session, parts })
  }
  return [...changes, ...[...earlier.values()].map((one): SessionChange => ({ kind: 'removed', before: one }))]
}

import type { Name } from '../../../core/text.ts'
import { localAt } from '../../../core/wall-clock.ts'
import { eventZones } from '../starting/days.ts'
import type { Session, Speaker } from './session.ts'

/** What may be wrong with a programme. The first two keep it from being released, the others are said. */
export const conflictRules = ['speaker_twice', 'room_twice', 'outside', 'too_long', 'no_chair', 'no_room', 'no_speaker', 'one_language', 'night'] as const
export type ConflictRule = (typeof conflictRules)[number]
export type Conflict = { rule: ConflictRule; blocks: boolean; sessions: [Session] | [Session, Session]; who?: Name }

const blocking: readonly ConflictRule[] = ['speaker_twice', 'room_twice']

const folded = (text: string | undefined) => (text ?? '').normalize('NFKC').toLowerCase().replace(/[\s·.,，、]+/g, ' ').trim()

/** Who a speaker is: their account, else their name with what is printed below it, so that two of one name are two people. */
export function identityOf(speaker: Pick<Speaker, 'personId' | 'name' | 'about'>): string {
  if (speaker.personId) return speaker.personId
  const about = speaker.about?.variants
  return [speaker.name.zh, speaker.name.en, about?.zh?.body, about?.en?.body].map(folded).join('|')
}

const meet = (a: Session, b: Session) => a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** Pairs that are on at once within one group. */
function* overlaps(sessions: readonly Session[]): Generator<[Session, Session]> {
  const sorted = [...sessions].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  for (const [place, one] of sorted.entries()) {
    for (let next = place + 1; next < sorted.length && sorted[next]!.startsAt < one.endsAt; next += 1) if (meet(one, sorted[next]!)) yield [one, sorted[next]!]
  }
}

function grouped<Key>(sessions: readonly Session[], keysOf: (session: Session) => Iterable<Key>): Map<Key, Session[]> {
  const groups = new Map<Key, Session[]>()
  for (const session of sessions) for (const key of keysOf(session)) groups.set(key, [...(groups.get(key) ?? []), session])
  return groups
}

const chaired = ['forum', 'panel', 'plenary', 'workshop']
const spoken = ['plenary', 'forum', 'panel', 'workshop']
const hourIn = (at: Date, zone: keyof typeof eventZones) => Number(localAt(at, eventZones[zone]).slice(11, 13))
const asleep = (hour: number) => hour >= 23 || hour < 6

/** Everything that stands in the way of a programme, what blocks first, then by time. */
export function conflictsOf(sessions: readonly Session[], event: { startsAt: Date; endsAt: Date }): Conflict[] {
  const found: Conflict[] = []
  const add = (rule: ConflictRule, of: Conflict['sessions'], who?: Name) => found.push({ rule, blocks: blocking.includes(rule), sessions: of, who })
  for (const group of grouped(sessions, (one) => new Set(one.speakers.map(identityOf))).entries()) {
    const [identity, theirs] = group
    const name = theirs[0]!.speakers.find((speaker) => identityOf(speaker) === identity)!.name
    for (const pair of overlaps(theirs)) add('speaker_twice', pair, name)
  }
  for (const there of grouped(sessions, (one) => (one.venue ? [one.venue.id] : [])).values()) for (const pair of overlaps(there)) add('room_twice', pair)
  for (const session of sessions) {
    const speaks = session.speakers.filter((one) => one.role === 'speaker' || one.role === 'panellist')
    if (session.startsAt < event.startsAt || session.endsAt > event.endsAt) add('outside', [session])
    if (session.endsAt.getTime() - session.startsAt.getTime() > 12 * 3_600_000) add('too_long', [session])
    if (chaired.includes(session.kind) && !session.speakers.some((one) => one.role === 'chair' || one.role === 'moderator')) add('no_chair', [session])
    if (spoken.includes(session.kind) && speaks.length === 0) add('no_speaker', [session])
    if (!session.venue && session.kind !== 'break' && session.kind !== 'visit') add('no_room', [session])
    if (!session.title.variants.zh || !session.title.variants.en) add('one_language', [session])
    if (session.venue?.kind === 'online' && (asleep(hourIn(session.startsAt, 'beijing')) || asleep(hourIn(session.startsAt, 'london')))) add('night', [session])
  }
  return found.sort((a, b) => Number(b.blocks) - Number(a.blocks) || a.sessions[0].startsAt.getTime() - b.sessions[0].startsAt.getTime() || conflictRules.indexOf(a.rule) - conflictRules.indexOf(b.rule) || (a.sessions[0].id < b.sessions[0].id ? -1 : 1))
}

import type { Name, Text } from '../../../core/text.ts'
import type { SessionKind } from '../rules.ts'
import type { Venue } from '../venues.ts'
import type { SpeakerRole } from '../words/words.ts'

/** Somebody of a session as they are printed. */
export type Speaker = { id: string; role: SpeakerRole; personId: string | null; name: Name; /** Position and organisation. */ about: Text | null; /** The first release that names them as they stand here. */ releasedIn?: number | null }

/** A session of a draft or of a release. */
export type Session = {
  id: string
  kind: SessionKind
  title: Text
  subtitle: Text | null
  abstract: Text | null
  detail: Text | null
  track: Text | null
  startsAt: Date
  endsAt: Date
  venue: Venue | null
  /** The language that is spoken there, where it was said (BCP 47). */
  spokenIn: string | null
  outsideId: string | null
  speakers: Speaker[]
  /** Of the draft; a session of a release has the number of the release. */
  version: number
}

/** The order of a programme: by time, then by room, then by identity, the same for every reader. */
export const inOrder = (a: Session, b: Session): number =>
  a.startsAt.getTime() - b.startsAt.getTime() || (a.venue?.position ?? 1e6) - (b.venue?.position ?? 1e6) || a.endsAt.getTime() - b.endsAt.getTime() || (a.id < b.id ? -1 : 1)

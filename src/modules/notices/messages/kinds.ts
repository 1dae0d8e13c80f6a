import { agreementsKinds } from './kinds/agreements.ts'
import { alliancesKinds } from './kinds/alliances.ts'
import { callsKinds } from './kinds/calls.ts'
import { dealsKinds } from './kinds/deals.ts'
import { doorsKinds } from './kinds/doors.ts'
import { listingsKinds } from './kinds/listings.ts'
import { eventsKinds } from './kinds/events.ts'
import { liveKinds } from './kinds/live.ts'
import { meetingsKinds } from './kinds/meetings.ts'
import { peopleKinds } from './kinds/people.ts'
import { projectsKinds } from './kinds/projects.ts'
import { publishingKinds } from './kinds/publishing.ts'
import { registrationsKinds } from './kinds/registrations.ts'
import type { KindWords } from './kinds/kind.ts'

/** Every kind of notice, a file a room. */
export const kinds = {
  ...peopleKinds,
  ...listingsKinds,
  ...publishingKinds,
  ...doorsKinds,
  ...dealsKinds,
  ...agreementsKinds,
  ...alliancesKinds,
  ...callsKinds,
  ...projectsKinds,
  ...eventsKinds,
  ...liveKinds,
  ...meetingsKinds,
  ...registrationsKinds,
} as const satisfies Record<string, KindWords>

export type NoticeKind = keyof typeof kinds
export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(kinds, kind)

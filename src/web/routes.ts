import { agreementsRoutes } from './routes/agreements.ts'
import { indicatorsRoutes } from './routes/indicators.ts'
import { projectsRoutes } from './routes/projects.ts'
import { alliancesRoutes } from './routes/alliances.ts'
import { chatsRoutes } from './routes/chats.ts'
import { callsRoutes } from './routes/calls.ts'
import { dealsRoutes } from './routes/deals.ts'
import { eventReportRoutes } from './routes/event-report.ts'
import { eventsRoutes } from './routes/events.ts'
import { deskRoutes } from './routes/desk.ts'
import { doorsRoutes } from './routes/doors.ts'
import { meetingsRoutes } from './routes/meetings.ts'
import { homeRoutes } from './routes/home.ts'
import { liveRoutes } from './routes/live.ts'
import { listingsRoutes } from './routes/listings.ts'
import { matchesRoutes } from './routes/matches.ts'
import { newsRoutes } from './routes/news.ts'
import { peopleRoutes } from './routes/people.ts'
import { vocabularyRoutes } from './routes/vocabularies.ts'
import { exhibitsRoutes } from './routes/exhibits.ts'
import { registrationRoutes } from './routes/registration.ts'
import { privacyRoutes } from './routes/privacy.ts'
import { releasesRoutes } from './routes/releases.ts'

/** Every URL of the product, once, a file a room. Links, redirects, tests and the server's table take theirs from here. */
export const routes = {
  ...homeRoutes,
  ...peopleRoutes,
  ...alliancesRoutes,
  ...listingsRoutes,
  ...matchesRoutes,
  ...dealsRoutes,
  ...agreementsRoutes,
  ...projectsRoutes,
  ...indicatorsRoutes,
  ...callsRoutes,
  ...exhibitsRoutes,
  ...eventsRoutes,
  ...eventReportRoutes,
  ...meetingsRoutes,
  ...registrationRoutes,
  ...liveRoutes,
  ...doorsRoutes,
  ...releasesRoutes,
  ...newsRoutes,
  ...deskRoutes,
  ...vocabularyRoutes,
  ...privacyRoutes,
  ...chatsRoutes,
} as const

export type Routes = typeof routes

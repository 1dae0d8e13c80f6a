import { dealHandlers } from './deals/handlers.tsx'
import { homeHandlers } from './home/handlers.tsx'
import { accountHandlers, organisationHandlers, requestHandlers, signInHandlers } from './people/handlers.tsx'
import { matchHandlers } from './matches/handlers.tsx'
import { probeHandlers } from './probes.ts'
import type { HandlersOf } from './room.ts'
import type { Routes } from './routes.ts'

/** Every route's handler: a missing one is a type error. */
export const handlers: Partial<{ [Group in keyof Routes]: HandlersOf<Group> }> = {
  home: homeHandlers,
  signIn: signInHandlers,
  account: accountHandlers,
  organisations: organisationHandlers,
  requests: requestHandlers,
  deals: dealHandlers,
  matches: matchHandlers,
  probes: probeHandlers,
}

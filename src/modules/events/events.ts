/** The face of module events: what other modules, web and cli may use. */
export { canHostEvents, eventLimits, type NewEvent, publishEvent, startEvent } from './founding.ts'
export { eventRefusals } from './messages.ts'
export { canRunEvent } from './policy.ts'
export { type Event, eventFor, type EventQuery, eventsVisibleTo, eventOf, eventToRun } from './reading.ts'
export { badgeFor } from './badges/badge.ts'
export * from './registration/registration.ts'
export { type EventMode, eventModes, type EventState, type EventTemplate, eventTemplates, type OrganiserRole, organiserRoles, type RegistrationState, type SessionKind, sessionKinds } from './rules.ts'

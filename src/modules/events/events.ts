/** The face of module events: what other modules, web and cli may use. */
export { canHostEvents, eventLimits, type NewEvent, publishEvent, startEvent } from './founding.ts'
export { eventRefusals } from './messages.ts'
export { canRunEvent } from './policy.ts'
export { type Event, eventFor, type EventQuery, eventsVisibleTo, eventToRun } from './reading.ts'
export { participantsOf, type Registration, registrationOf, takesPart } from './registration/reading.ts'
export { type EventMode, eventModes, type EventState, type EventTemplate, eventTemplates, type OrganiserRole, organiserRoles, type RegistrationState, type SessionKind, sessionKinds } from './rules.ts'

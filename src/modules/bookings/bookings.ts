/** The face of module bookings: what other modules, web and cli may use. */
export { calendarOf, type Cell, questionsAbout } from './calendar.ts'
export { bookingRefusals } from './messages.ts'
export { endReservations, moveReservations, reserve, type Holder, type Wanted } from './reserving.ts'
export { makeResource, type NewResource, personResources, type Resource, resourcesOf, retireResources } from './resources.ts'
export { type Asked, blocking, type Facts, type Overriding, policy, type Problem, type ResourceKind, resourceKinds, type RuleName, type Span, whyNot } from './rules.ts'

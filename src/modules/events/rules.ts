export const eventTemplates = ['week', 'forum', 'roadshow_day', 'workshop', 'matchmaking_day'] as const
export type EventTemplate = (typeof eventTemplates)[number]

export const eventModes = ['on_site', 'online', 'both'] as const
export type EventMode = (typeof eventModes)[number]

export type EventState = 'draft' | 'published' | 'cancelled'

/** Organisers stand in this order, and are never sorted otherwise. */
export const organiserRoles = ['supervised', 'hosted', 'co_hosted', 'organised', 'assisted', 'supported'] as const
export type OrganiserRole = (typeof organiserRoles)[number]

export const sessionKinds = ['ceremony', 'plenary', 'forum', 'panel', 'workshop', 'roadshow', 'matchmaking', 'visit', 'break'] as const
export type SessionKind = (typeof sessionKinds)[number]

export const registrationStates = ['asked', 'waiting', 'offered', 'confirmed', 'declined', 'cancelled'] as const
export type RegistrationState = (typeof registrationStates)[number]

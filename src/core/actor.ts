/** Roles on the platform itself, granted by an administrator. */
export const platformRoles = ['moderator', 'organiser', 'administrator'] as const
export type PlatformRole = (typeof platformRoles)[number]

/** Roles inside an organisation. An officer publishes for it; an administrator also manages its people. */
export const affiliationRoles = ['administrator', 'officer', 'researcher'] as const
export type AffiliationRole = (typeof affiliationRoles)[number]

/** An active affiliation: ended ones are not loaded, so their rights are gone. */
export type ActiveAffiliation = { organisationId: string; role: AffiliationRole; country: string; name: { zh?: string; en?: string }; slug: string; verified: boolean; trusted: boolean }

/** An active seat in a space (alliance, body, event, programme, cohort), held by the person or through their organisation. */
export type ActiveSeat = { spaceId: string; role: string }

/** What a mandate may allow, in the order of the page. */
export const mandateVerbs = ['draft', 'publish', 'pause', 'close', 'answer'] as const
export type MandateVerb = (typeof mandateVerbs)[number]

/** A mandate held by one of the actor's organisations: publish for `firmId` with exactly these verbs until its date. */
export type ActiveMandate = { id: string; firmId: string; publisherId: string; verbs: readonly string[] }

/** Who acts, with every authority active at `at`. Loaded once per request; the rights end when it is loaded again. */
export type Actor = {
  kind: 'visitor' | 'person' | 'system'
  personId?: string
  name?: string
  email?: string
  emailVerified?: boolean
  /** ISO 3166-1 alpha-2 of the person's main affiliation, for excluded countries. A visitor's is unknown. */
  country?: string
  /** The newest privacy notice that they have confirmed, by number. */
  acceptedNotice?: number
  roles: readonly PlatformRole[]
  affiliations: readonly ActiveAffiliation[]
  seats: readonly ActiveSeat[]
  mandates: readonly ActiveMandate[]
  at: Date
}

export const visitor = (at: Date): Actor => ({ kind: 'visitor', roles: [], affiliations: [], seats: [], mandates: [], at })

/** The platform itself: jobs, migrations, commands. */
export const system = (at: Date): Actor => ({ ...visitor(at), kind: 'system' })

export const hasRole = (actor: Actor, ...roles: PlatformRole[]): boolean =>
  actor.kind === 'system' || roles.some((role) => actor.roles.includes(role))

/** Organisations of which the actor is an active member, in any role. */
export const organisationsOf = (actor: Actor): string[] => actor.affiliations.map((one) => one.organisationId)

/** Organisations for which the actor may publish directly: as officer or administrator. */
export const publishesFor = (actor: Actor): string[] =>
  actor.affiliations.filter((one) => one.role !== 'researcher').map((one) => one.organisationId)

export const administers = (actor: Actor, organisationId: string): boolean =>
  actor.affiliations.some((one) => one.organisationId === organisationId && one.role === 'administrator')

export const spacesOf = (actor: Actor): string[] => [...new Set(actor.seats.map((seat) => seat.spaceId))]

/** Every country the actor stands for: all affiliations and their own. */
export const countriesOf = (actor: Actor): string[] => [
  ...new Set([...(actor.country ? [actor.country] : []), ...actor.affiliations.map((one) => one.country)]),
]

/** The mandate under which the actor may do `verb` for the firm, exactly as it was given; `publisherId` narrows it to one publisher. */
export const mandateFor = (actor: Actor, firmId: string, verb: MandateVerb, publisherId?: string): ActiveMandate | undefined =>
  actor.mandates.find((one) => one.firmId === firmId && one.verbs.includes(verb) && (publisherId === undefined || one.publisherId === publisherId))

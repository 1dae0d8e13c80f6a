export const spaceKinds = ['alliance', 'body', 'event', 'programme', 'cohort'] as const
export type SpaceKind = (typeof spaceKinds)[number]

export const spaceVisibilities = ['public', 'signed_in', 'space'] as const
export type SpaceVisibility = (typeof spaceVisibilities)[number]

/** What an organisation or a person is to a space. The first two run it. */
export const memberRoles = ['host', 'secretariat', 'member', 'supporter', 'funder', 'observer'] as const
export type MemberRole = (typeof memberRoles)[number]

export const seatRoles = ['chair', 'champion', 'secretary', 'member', 'alternate'] as const
export type SeatRole = (typeof seatRoles)[number]

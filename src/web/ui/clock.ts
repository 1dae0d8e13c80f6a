import { instantAt, localAt } from '../../core/wall-clock.ts'

/** The two clocks of the platform, by the name in the form. */
export const zones = { beijing: 'Asia/Shanghai', london: 'Europe/London' } as const
export type ZoneName = keyof typeof zones

/** The instant at which a wall clock shows `local` (`2026-12-01T09:00`); undefined when that is no time. */
export const instantOf = (local: string, zone: ZoneName): Date | undefined => instantAt(local, zones[zone])

/** What the wall clock of a zone shows, as a form field takes it. */
export const localOf = (at: Date, zone: ZoneName): string => localAt(at, zones[zone])

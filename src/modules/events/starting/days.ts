import { instantAt, localAt } from '../../../core/wall-clock.ts'

export const eventZones = { beijing: 'Asia/Shanghai', london: 'Europe/London' } as const
export type EventZone = keyof typeof eventZones

const day = 86_400_000

/** A calendar day so many days later. */
export const dayAfter = (from: string, days: number): string => new Date(Date.parse(`${from}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day)

/** The instant at which the clock of the zone shows this time on this day. */
export function instantOn(on: string, time: string, zone: EventZone): Date {
  const at = instantAt(`${on}T${time}`, eventZones[zone])
  if (!at) throw new Error(`no time: ${on} ${time}`)
  return at
}

/** The same time by the wall clock of the zone, so many days later: an hour stays an hour of the day across a change of clocks. */
export function shifted(at: Date, days: number, zone: EventZone): Date {
  const [on = '', time = ''] = localAt(at, eventZones[zone]).split('T')
  return instantOn(dayAfter(on, days), time, zone)
}

/** The calendar day at an instant in a zone. */
export const dayIn = (at: Date, zone: EventZone): string => localAt(at, eventZones[zone]).slice(0, 10)

/** The two clocks of the platform, by the name in the form. */
export const zones = { beijing: 'Asia/Shanghai', london: 'Europe/London' } as const
export type ZoneName = keyof typeof zones

/** Milliseconds that the zone's clock is ahead of UTC at an instant. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at / 1000) * 1000
}

/**
 * The instant at which a wall clock shows `local` (`2026-12-01T09:00`); undefined when that is no time. A time that a
 * change of clocks leaves out is read with the offset before the change.
 */
export function instantOf(local: string, zone: ZoneName): Date | undefined {
  const shown = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(local) ? Date.parse(`${local}Z`) : Number.NaN
  if (Number.isNaN(shown)) return undefined
  const guess = shown - offsetAt(zones[zone], shown)
  return new Date(shown - offsetAt(zones[zone], guess))
}

/** What the wall clock of a zone shows, as a form field takes it. */
export function localOf(at: Date, zone: ZoneName): string {
  return new Date(at.getTime() + offsetAt(zones[zone], at.getTime())).toISOString().slice(0, 16)
}

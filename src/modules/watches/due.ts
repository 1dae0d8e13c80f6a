/** When a person is told of what is new: as it happens, every morning, or on Monday mornings. */
export const rhythms = ['at_once', 'daily', 'weekly'] as const
export type Rhythm = (typeof rhythms)[number]
export type Digest = Exclude<Rhythm, 'at_once'>

/** Digests are due at eight in the morning of the reader's time zone. */
const hour = 8
const monday = 1
const day = 86_400_000

/** Between two letters of `at_once` to one person: what comes together is told together. */
export const pauseBetween = 2 * 60_000

type Local = { year: number; month: number; day: number; weekday: number }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
  let made: Intl.DateTimeFormat
  try {
    made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options })
  } catch {
    made = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
  }
  formats.set(zone, made)
  return made
}

/** How far the zone's clock is before UTC at an instant, in milliseconds. */
function offsetAt(zone: string, at: number): number {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const local = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute, parts.second)
  return local - Math.floor(at / 1000) * 1000
}

function localOf(zone: string, at: Date): Local {
  const local = new Date(at.getTime() + offsetAt(zone, at.getTime()))
  return { year: local.getUTCFullYear(), month: local.getUTCMonth(), day: local.getUTCDate(), weekday: local.getUTCDay() }
}

/** Eight in the morning of a local day; days beyond a month's end run on. */
function morning(zone: string, { year, month, day: date }: Omit<Local, 'weekday'>): Date {
  const wall = Date.UTC(year, month, date, hour)
  const near = wall - offsetAt(zone, wall)
  return new Date(wall - offsetAt(zone, near))
}

const mornings = (rhythm: Digest, zone: string, at: Date): Date[] => {
  const today = localOf(zone, at)
  const step = rhythm === 'daily' ? 1 : 7
  const back = rhythm === 'daily' ? 0 : (today.weekday - monday + 7) % 7
  return [-step, 0, step].map((days) => morning(zone, { ...today, day: today.day - back + days }))
}

/** The last moment up to `now` at which a digest was due in the zone. What was looked at before it is due. An unknown zone counts as UTC. */
export function lastDue(rhythm: Digest, zone: string, now: Date): Date {
  const past = mornings(rhythm, zone, now).filter((one) => one <= now)
  return past.at(-1) ?? new Date(now.getTime() - 8 * day)
}

/** The first moment after `after` at which a digest is due in the zone. */
export function nextDue(rhythm: Digest, zone: string, after: Date): Date {
  return mornings(rhythm, zone, after).find((one) => one > after) ?? new Date(after.getTime() + 8 * day)
}

import { instantAt, localAt } from '../../../core/wall-clock.ts'

/** Who picks the slot. */
export const meetingWays = ['organiser', 'requester', 'accepter'] as const
export type MeetingWay = (typeof meetingWays)[number]

/** The two sides of the tables: who offers technology, who seeks it. */
export const meetingRoles = ['offers', 'seeks'] as const
export type MeetingRole = (typeof meetingRoles)[number]

export const clocks = ['beijing', 'london'] as const
export type Clock = (typeof clocks)[number]
export const zoneOf: Record<Clock, string> = { beijing: 'Asia/Shanghai', london: 'Europe/London' }

/** The wall clock by whose hours somebody works, by the country of the organisation for which they meet. */
export const clockOf = (country: string): Clock => (['CN', 'HK', 'MO', 'TW', 'SG', 'MY', 'JP', 'KR', 'AU'].includes(country) ? 'beijing' : 'london')

export const outcomes = ['did_not_take_place', 'insufficient_interest', 'informative', 'cooperation'] as const
export type MeetingOutcome = (typeof outcomes)[number]

/** A day's hours on a wall clock: `2026-12-02`, `09:00`, `12:00`. */
export type Hours = { day: string; from: string; to: string }
export type SlotTime = { startsAt: Date; endsAt: Date }

const minute = 60_000
const usual = { from: 8 * 60, to: 18 * 60 } as const
/** Outside these hours of their own clock somebody is not taken to be there, unless they say so. */
const awake = { from: 7 * 60 + 30, to: 21 * 60 } as const

/** The slots that fit into the hours, in the order of time. */
export function slotsFrom({ hours, slotMinutes, pauseMinutes, clock }: { hours: readonly Hours[]; slotMinutes: number; pauseMinutes: number; clock: Clock }): SlotTime[] {
  const found = new Map<number, SlotTime>()
  for (const { day, from, to } of hours) {
    const [first, end] = [instantAt(`${day}T${from.slice(0, 5)}`, zoneOf[clock]), instantAt(`${day}T${to.slice(0, 5)}`, zoneOf[clock])]
    if (!first || !end) continue
    for (let at = first.getTime(); at + slotMinutes * minute <= end.getTime(); at += (slotMinutes + pauseMinutes) * minute) {
      const startsAt = new Date(at)
      const before = [...found.values()].some((one) => one.startsAt.getTime() < at + slotMinutes * minute && at < one.endsAt.getTime())
      if (!before) found.set(at, { startsAt, endsAt: new Date(at + slotMinutes * minute) })
    }
  }
  return [...found.values()].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

const minutesOfDay = (at: Date, clock: Clock): number => {
  const [hour = 0, minutes = 0] = localAt(at, zoneOf[clock]).slice(11).split(':').map(Number)
  return hour * 60 + minutes
}

const outside = ({ startsAt, endsAt }: SlotTime, clock: Clock, span: { from: number; to: number }): number => {
  const long = (endsAt.getTime() - startsAt.getTime()) / minute
  const from = minutesOfDay(startsAt, clock)
  return long - Math.max(0, Math.min(from + long, span.to) - Math.max(from, span.from))
}

/** Minutes of a slot outside the usual hours of a side, 8 to 18 on its clock. */
export const lateMinutes = (slot: SlotTime, clock: Clock): number => outside(slot, clock, usual)
/** Whether a slot lies at an hour at which nobody is taken to be there. */
export const atNight = (slot: SlotTime, clock: Clock): boolean => outside(slot, clock, awake) > 0

/** The day of an instant on a wall clock, `YYYY-MM-DD`. */
export const dayOn = (at: Date, clock: Clock): string => localAt(at, zoneOf[clock]).slice(0, 10)

/** People of one side and clock do not meet; sides are numbered as they occur. */
export function sidesOf(people: readonly { role: MeetingRole; clock: Clock }[]): { sideOf: (one: { role: MeetingRole; clock: Clock }) => number; sides: { role: MeetingRole; clock: Clock }[] } {
  const keys = [...new Set(people.map(({ role, clock }) => `${role}:${clock}`))].sort()
  const sides = keys.map((key) => ({ role: key.split(':')[0] as MeetingRole, clock: key.split(':')[1] as Clock }))
  return { sides, sideOf: ({ role, clock }) => keys.indexOf(`${role}:${clock}`) }
}

/** When a request that nobody answers ends: after the hours of the round, and no later than its slot begins. */
export const expiryOf = (at: Date, answerHours: number, slotAt: Date | undefined): Date => new Date(Math.min(at.getTime() + answerHours * 60 * minute, slotAt?.getTime() ?? Infinity))

/** Tables that this many meetings need, with what is usual to spare (field-schemas.md §5). */
export const tablesFor = (meetings: number, slots: number): number => (slots === 0 ? 0 : Math.ceil((meetings / slots) * 1.15))

export const reminderHours = [24, 1] as const
/** The reminders of a meeting that are due: of what came due together only the nearest. */
export function reminderDue(startsAt: Date, at: Date): (typeof reminderHours)[number] | undefined {
  const hours = (startsAt.getTime() - at.getTime()) / (60 * minute)
  if (hours <= 0) return undefined
  return hours <= 1 ? 1 : hours <= 24 ? 24 : undefined
}

/** The two people of a meeting in the order in which their row names them. */
export const pairOf = (one: string, other: string): { a: string; b: string } => (one < other ? { a: one, b: other } : { a: other, b: one })

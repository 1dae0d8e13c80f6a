import type { Event } from './problem.ts'
import { nobody, type Schedule } from './schedule.ts'

/** Slots of a person's day in which it is free and meets nobody, between its first and its last meeting of that day. */
export function idleOf(schedule: Schedule, person: number, firstSlot: number, endSlot: number): number {
  const base = person * schedule.width
  let [open, idle, started] = [0, 0, false]
  for (let slot = firstSlot; slot < endSlot; slot += 1) {
    if (schedule.held[base + slot] !== nobody) {
      if (started) idle += open
      started = true
      open = 0
    } else if (schedule.event.free[base + slot] === 1) open += 1
  }
  return idle
}

/** The days as runs of slots: first, and one past the last. */
export function daysOf(event: Pick<Event, 'slots'>): [first: number, end: number][] {
  const days: [number, number][] = []
  event.slots.forEach((slot, place) => {
    const last = days.at(-1)
    if (last && event.slots[place - 1]?.day === slot.day) last[1] = place + 1
    else days.push([place, place + 1])
  })
  return days
}

/** All idle slots of all people. */
export function idleGaps(schedule: Schedule): number {
  const days = daysOf(schedule.event)
  return schedule.event.people.reduce((sum, _, person) => sum + days.reduce((part, [first, end]) => part + idleOf(schedule, person, first, end), 0), 0)
}

/** What sitting late costs the sides: minutes outside a side's usual hours for each meeting that it sits in. */
export class Lateness {
  private readonly minutes: number[]
  private readonly meetings: number[]

  constructor(private readonly schedule: Schedule) {
    const sides = 1 + Math.max(0, ...schedule.event.people.map(({ side }) => side))
    this.minutes = Array.from({ length: sides }, () => 0)
    this.meetings = Array.from({ length: sides }, () => 0)
    schedule.slotOf.forEach((slot, pair) => this.count(pair, slot, 1))
  }

  /** A pair begins (1) or ceases (-1) to meet in a slot. */
  count(pair: number, slot: number, sign: 1 | -1): void {
    if (slot === nobody) return
    const { event } = this.schedule
    this.sit(event.people[event.a[pair] ?? 0]?.side ?? 0, slot, sign)
    this.sit(event.people[event.b[pair] ?? 0]?.side ?? 0, slot, sign)
  }

  private sit(side: number, slot: number, sign: 1 | -1): void {
    this.minutes[side]! += sign * (this.schedule.event.slots[slot]?.late[side] ?? 0)
    this.meetings[side]! += sign
  }

  /** Minutes a meeting, side by side. */
  get bySide(): number[] {
    return this.minutes.map((sum, side) => sum / (this.meetings[side] || 1))
  }

  /** Of the side that bears most. */
  get burden(): number {
    let most = 0
    for (let side = 0; side < this.minutes.length; side += 1) most = Math.max(most, (this.minutes[side] ?? 0) / (this.meetings[side] || 1))
    return most
  }
}

/** The part of the late minutes that the side with most of them bears: 1 ÷ sides where it is even, 1 where one side bears all, 0 where nobody sits late. */
export function lateShare(bySide: readonly number[]): number {
  const sum = bySide.reduce((all, one) => all + one, 0)
  return sum === 0 ? 0 : Math.max(...bySide) / sum
}

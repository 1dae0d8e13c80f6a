import type { RegistrationState } from '../rules.ts'

/** When registration is possible: it opens and closes as the event says, and ends with the event at the latest. */
export type Window = 'not_yet' | 'open' | 'closed'

type Timed = { state: string; endsAt: Date; registrationOpensAt: Date | null; registrationClosesAt: Date | null }

export function windowOf(event: Timed, at: Date): Window {
  if (event.state !== 'published' || at >= event.endsAt) return 'closed'
  if (event.registrationOpensAt && at < event.registrationOpensAt) return 'not_yet'
  return event.registrationClosesAt && at >= event.registrationClosesAt ? 'closed' : 'open'
}

/** `capacity` null: without end. `waiting`: people in line, whom nobody overtakes. */
export type Room = { capacity: number | null; taken: number; waiting: number }

export const freeIn = ({ capacity, taken }: Room): number => (capacity === null ? Infinity : Math.max(0, capacity - taken))

/** What a registration begins as: a question to the organiser, a seat, or a place in the line. */
export function firstState(ticket: { approval: boolean }, room: Room, invited: boolean): 'asked' | 'confirmed' | 'waiting' {
  if (ticket.approval && !invited) return 'asked'
  return freeIn(room) > 0 && room.waiting === 0 ? 'confirmed' : 'waiting'
}

/** Hours for which an offered seat is held, and never past the beginning of the event, but two hours at least. */
const offerHours = 24
const hour = 3_600_000

export function offerUntil(event: { startsAt: Date; endsAt: Date }, at: Date): Date {
  const day = at.getTime() + offerHours * hour
  const untilStart = Math.max(at.getTime() + 2 * hour, event.startsAt.getTime())
  return new Date(Math.min(day, untilStart, Math.max(event.endsAt.getTime(), at.getTime() + hour / 4)))
}

/** Which steps a registration may take, and whose they are. */
const steps: Record<'accept' | 'decline' | 'take' | 'cancel' | 'lapse', { from: readonly RegistrationState[] }> = {
  accept: { from: ['asked'] },
  decline: { from: ['asked', 'waiting', 'offered', 'confirmed'] },
  take: { from: ['offered'] },
  cancel: { from: ['asked', 'waiting', 'offered', 'confirmed'] },
  lapse: { from: ['offered'] },
}
export type Step = keyof typeof steps
export const mayStep = (state: RegistrationState, step: Step): boolean => steps[step].from.includes(state)

/** Letters that are not mistaken for one another when read aloud (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** A badge's code from ten random bytes. */
export const codeFrom = (bytes: Uint8Array): string => Array.from(bytes.subarray(0, 10), (byte) => alphabet[byte % 32]).join('')
/** A code as somebody typed or scanned it. */
export const readCode = (typed: string): string | undefined => {
  const code = (/[^/=]*$/.exec(typed.trim())?.[0] ?? '').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code) ? code : undefined
}
/** As it is printed: two fives. */
export const showCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

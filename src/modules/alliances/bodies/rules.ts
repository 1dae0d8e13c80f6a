/** How many seats must take part: `share` in basis points of the seats that count, `number` in seats. */
export type Quorum = { kind: 'share' | 'number'; value: number }
export type Majority = 'simple' | 'two_thirds'
export type Choice = 'yes' | 'no' | 'abstain'
export type Outcome = 'carried' | 'rejected' | 'no_quorum'

/** A seat as it stood when the motion was opened; an alternate names the seat that it stands in for. */
export type VotingSeat = { seatId: string; alternateFor: string | null }
export type Vote = { seatId: string; choice: Choice }

export type Tally = {
  outcome: Outcome
  yes: number
  no: number
  abstain: number
  /** Seats that count: those at the opening, without alternates and without the recused. */
  base: number
  /** Seats that took part, by their holder or the alternate. */
  cast: number
  /** Seats that had to take part. */
  needed: number
}

export const neededFor = (quorum: Quorum, base: number): number => Math.max(1, quorum.kind === 'number' ? quorum.value : Math.ceil((base * quorum.value) / 10_000))

/**
 * The result of a motion from nothing but its seats at the opening, votes, recusals and rule; the order of none of them
 * matters. An alternate's vote counts only where the member cast none; a recused seat neither counts nor votes, and takes its
 * alternate with it. Abstentions make up the quorum, not the majority: simple is more yes than no, two thirds is at
 * least two yes to one no, and neither is reached without a yes.
 */
export function tallyOf(seats: readonly VotingSeat[], votes: readonly Vote[], recused: readonly string[], rule: { quorum: Quorum; majority: Majority }): Tally {
  const out = new Set(recused)
  const said = new Map(votes.filter((one) => !out.has(one.seatId)).map((one) => [one.seatId, one.choice]))
  const count = { yes: 0, no: 0, abstain: 0 }
  let base = 0
  for (const seat of seats) {
    if (seat.alternateFor !== null || out.has(seat.seatId)) continue
    base += 1
    const alternate = seats.find((one) => one.alternateFor === seat.seatId)
    const choice = said.get(seat.seatId) ?? (alternate && said.get(alternate.seatId))
    if (choice) count[choice] += 1
  }
  const cast = count.yes + count.no + count.abstain
  const needed = neededFor(rule.quorum, base)
  const carried = count.yes > 0 && (rule.majority === 'simple' ? count.yes > count.no : count.yes >= 2 * count.no)
  return { ...count, base, cast, needed, outcome: cast < needed ? 'no_quorum' : carried ? 'carried' : 'rejected' }
}

/** Letters of one sender to one audience: at most so many in so many days. */
export const letterLimits = [{ most: 1, days: 1 }, { most: 3, days: 7 }] as const

/** Whether another letter may go out at `now` after those sent at `sent`. */
export const mayWrite = (sent: readonly Date[], now: Date): boolean =>
  letterLimits.every(({ most, days }) => sent.filter((at) => now.getTime() - at.getTime() < days * 86_400_000).length < most)

/** How many whole days after its due date an open action is asked after. */
export const overdueReminders = [1, 7, 21] as const

/** The reminders due on `today` for something due on `dueOn` (days, `YYYY-MM-DD`), latest last. */
export const remindersDue = (dueOn: string, today: string): number[] => {
  const late = Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000)
  return overdueReminders.filter((days) => late >= days)
}

/** Room for texts, in measure units (core/text). */
export const limits = { title: 300, remit: 4000, long: 20_000, item: 500 } as const

/** The day of an instant, in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

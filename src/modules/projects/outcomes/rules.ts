export const outcomeKinds = ['intent', 'contract', 'received', 'follow_on', 'technology_value', 'jobs'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]
export const outcomeStates = ['recorded', 'confirmed', 'disputed', 'withdrawn'] as const
export type OutcomeState = (typeof outcomeStates)[number]

/** Kinds that are a commitment or a payment: they have a payer and a payee (invariant 17). */
export const hasPayer = (kind: OutcomeKind): boolean => kind === 'intent' || kind === 'contract' || kind === 'received' || kind === 'follow_on'
export const hasAmount = (kind: OutcomeKind): boolean => kind !== 'jobs'
/** Kinds that open the gate to a completed case, once confirmed: an intention is none. */
export const opensGate = (kind: OutcomeKind): boolean => kind !== 'intent'

export type Sum = { kind: OutcomeKind; currency: string; minor: number }

/** Sums of what the other side confirmed, per kind and currency: intent, contract and money received are never added up. */
export function outcomeSums(outcomes: readonly { kind: OutcomeKind; state: OutcomeState; minor: number | null; currency: string | null }[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const { kind, state, minor, currency } of outcomes) {
    if (state !== 'confirmed' || minor === null || currency === null) continue
    const key = `${kind} ${currency}`
    sums.set(key, { kind, currency, minor: (sums.get(key)?.minor ?? 0) + minor })
  }
  return [...sums.values()].sort((a, b) => outcomeKinds.indexOf(a.kind) - outcomeKinds.indexOf(b.kind) || (a.currency < b.currency ? -1 : 1))
}

export const combinations = ['all', 'lead', 'either'] as const
export type Combination = (typeof combinations)[number]

/** One funder's sealed word on an entry; amounts in minor units of its own currency. */
export type FunderWord = { funderId: string; leads: boolean; outcome: 'fund' | 'not_fund'; minor: number | null; sealed: boolean }

/**
 * Whether an entry is funded, and by whom (invariant 11): only over decisions that every funder has sealed. `all`: each funds.
 * `lead`: the lead agency decides, and of the others those pay who said so. `either`: whoever said so pays.
 * Undefined while a decision is open.
 */
export function combined(words: readonly FunderWord[], rule: Combination): { funded: boolean; by: string[] } | undefined {
  if (words.length === 0 || words.some((one) => !one.sealed)) return undefined
  const willing = words.filter((one) => one.outcome === 'fund').map((one) => one.funderId)
  const funded = rule === 'all' ? willing.length === words.length : rule === 'lead' ? words.some((one) => one.leads && one.outcome === 'fund') : willing.length > 0
  return { funded, by: funded ? willing : [] }
}

/** Whether a funder's awards fit its budget: what is left, in minor units of its currency; below zero by how much they do not. */
export const budgetLeft = (budgetMinor: number, awarded: readonly number[]): number => awarded.reduce((left, one) => left - one, budgetMinor)

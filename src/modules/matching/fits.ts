import type { Money } from '../../core/money.ts'
import type { Term } from '../vocabularies/vocabularies.ts'

type ComparedFacts = { fields: readonly Term[]; trl?: number; partnerships: readonly string[]; countriesSought: readonly string[]; amount?: Money; negotiable: boolean }

/** One side of a match as far as its structured facts go. `country` is that of the owner (ISO 3166-1 alpha-2). */
export type Side = { facts: ComparedFacts; country?: string }

/** A side from what a card or a page shows; a card does not say which countries are sought. */
export const sideOf = (shown: Omit<ComparedFacts, 'countriesSought'> & Partial<Pick<ComparedFacts, 'countriesSought'>>, { country }: { country: string }): Side => ({
  facts: { ...shown, countriesSought: shown.countriesSought ?? [] },
  country,
})

/** What was compared and what each side says; the page puts it into words. */
export type Fit =
  | { about: 'fields'; shared: readonly Term[] }
  | { about: 'trl'; wanted: number; offered: number }
  | { about: 'partnerships'; shared: readonly string[]; wanted: readonly string[] }
  | { about: 'countries'; side: 'need' | 'offer'; country: string }
  | { about: 'amount'; budget: Money; asked: Money }

export type Fits = {
  fit: Fit[]
  misfit: Fit[]
  /** Facts that one side asks for and the other does not state: to be asked before meeting. */
  unknown: Fit['about'][]
}

const common = (a: readonly string[], b: readonly string[]): string[] => a.filter((one) => b.includes(one))

/** Compares the structured facts of a need and an offer. Amounts are compared in one currency only: conversion is for display. */
export function compareFacts(need: Side, offer: Side): Fits {
  const result: Fits = { fit: [], misfit: [], unknown: [] }
  const put = (fits: boolean, fit: Fit) => (fits ? result.fit : result.misfit).push(fit)

  const fields = need.facts.fields.filter(({ code }) => offer.facts.fields.some((one) => one.code === code))
  if (fields.length > 0) result.fit.push({ about: 'fields', shared: fields })

  if (need.facts.trl !== undefined) {
    if (offer.facts.trl === undefined) result.unknown.push('trl')
    else put(offer.facts.trl >= need.facts.trl, { about: 'trl', wanted: need.facts.trl, offered: offer.facts.trl })
  }

  if (need.facts.partnerships.length > 0) {
    if (offer.facts.partnerships.length === 0) result.unknown.push('partnerships')
    else {
      const shared = common(need.facts.partnerships, offer.facts.partnerships)
      put(shared.length > 0, { about: 'partnerships', shared, wanted: need.facts.partnerships })
    }
  }

  for (const [side, from, to] of [['need', need, offer], ['offer', offer, need]] as const) {
    if (from.facts.countriesSought.length === 0 || to.country === undefined) continue
    put(from.facts.countriesSought.includes(to.country), { about: 'countries', side, country: to.country })
  }

  const budget = need.facts.amount
  const asked = offer.facts.amount
  if (budget && asked && budget.currency === asked.currency) put(asked.minor <= budget.minor, { about: 'amount', budget, asked })
  else if (budget && !asked && !offer.facts.negotiable) result.unknown.push('amount')

  return result
}

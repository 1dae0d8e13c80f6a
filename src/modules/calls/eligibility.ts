import { type Phrase } from '../../core/text.ts'
import { eligibilityWords } from './words/eligibility.ts'

export const ruleKinds = ['partners_least', 'partners_most', 'countries_all', 'countries_only', 'kinds_all', 'kinds_only', 'lead_kinds', 'lead_countries', 'per_person', 'per_organisation', 'members_of'] as const
export type RuleKind = (typeof ruleKinds)[number]

/** One eligibility rule with its parameters; those that its kind does not use are empty. */
export type EligibilityRule = { id: string; kind: RuleKind; count: number | null; countries: readonly string[]; kinds: readonly string[]; spaceId: string | null; funderId: string | null }

/** An organisation of a team, as far as rules ask. `others`: submissions to the same call, besides this one, that it takes part in. */
export type TeamOrganisation = { id: string; lead: boolean; country: string; kind: string; spaces: readonly string[]; others: number }
export type Team = { organisations: readonly TeamOrganisation[]; people: readonly { id: string; others: number }[] }

/** A rule that the team does not meet, with what to say and the values of its placeholders. `what` lists codes of countries or kinds. */
export type Unmet = { ruleId: string; kind: RuleKind; funderId: string | null; sentence: Phrase; n: number; what: string[] }

const unmetBy: Record<RuleKind, (rule: EligibilityRule, team: Team) => { n?: number; what?: string[] } | undefined> = {
  partners_least: ({ count }, { organisations }) => (organisations.length < count! ? { n: count! } : undefined),
  partners_most: ({ count }, { organisations }) => (organisations.length > count! ? { n: count! } : undefined),
  countries_all: ({ countries }, { organisations }) => lacking(countries, organisations.map((one) => one.country)),
  countries_only: ({ countries }, { organisations }) => beyond(countries, organisations.map((one) => one.country)),
  kinds_all: ({ kinds }, { organisations }) => lacking(kinds, organisations.map((one) => one.kind)),
  kinds_only: ({ kinds }, { organisations }) => beyond(kinds, organisations.map((one) => one.kind)),
  lead_kinds: ({ kinds }, team) => (team.organisations.some((one) => one.lead && kinds.includes(one.kind)) ? undefined : { what: [...kinds] }),
  lead_countries: ({ countries }, team) => (team.organisations.some((one) => one.lead && countries.includes(one.country)) ? undefined : { what: [...countries] }),
  per_person: ({ count }, { people }) => (people.some((one) => one.others >= count!) ? { n: count! } : undefined),
  per_organisation: ({ count }, { organisations }) => (organisations.some((one) => one.lead && one.others >= count!) ? { n: count! } : undefined),
  members_of: ({ spaceId }, { organisations }) => (organisations.every((one) => one.spaces.includes(spaceId!)) ? undefined : {}),
}

function lacking(wanted: readonly string[], there: readonly string[]): { what: string[] } | undefined {
  const what = wanted.filter((one) => !there.includes(one))
  return what.length ? { what } : undefined
}
function beyond(allowed: readonly string[], there: readonly string[]): { what: string[] } | undefined {
  const what = [...new Set(there.filter((one) => !allowed.includes(one)))].sort()
  return what.length ? { what } : undefined
}

/** The rules that a team does not meet, in the order of the rules; none: it may apply. Asked while filling in and again when sending. */
export const unmetRules = (rules: readonly EligibilityRule[], team: Team): Unmet[] =>
  rules.flatMap((rule) => {
    const found = unmetBy[rule.kind](rule, team)
    return found ? [{ ruleId: rule.id, kind: rule.kind, funderId: rule.funderId, sentence: eligibilityWords[rule.kind].unmet, n: found.n ?? 0, what: found.what ?? [] }] : []
  })

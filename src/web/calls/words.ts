import { type Lang, say } from '../../core/text.ts'
import { type EligibilityRule, eligibilityWords, type Unmet } from '../../modules/calls/calls.ts'
import { organisationKinds } from '../../modules/people/words/kinds.ts'
import { countryName } from '../../modules/people/words/places.ts'

const named = (lang: Lang, kind: EligibilityRule['kind'], codes: readonly string[]): string =>
  codes.map((code) => (kind.includes('kinds') ? (organisationKinds[code as keyof typeof organisationKinds]?.[lang] ?? code) : countryName(lang, code))).join(lang === 'zh' ? '、' : ', ')

/** A rule as applicants read it. */
export const ruleSentence = (lang: Lang, rule: Pick<EligibilityRule, 'kind' | 'count' | 'countries' | 'kinds'>): string =>
  say(lang, eligibilityWords[rule.kind].rule, { n: rule.count ?? 0, what: named(lang, rule.kind, rule.countries.length > 0 ? rule.countries : rule.kinds) })

/** What is said when a team does not meet a rule. */
export const unmetSentence = (lang: Lang, unmet: Unmet): string => say(lang, unmet.sentence, { n: unmet.n, what: named(lang, unmet.kind, unmet.what) })

import type { Phrase } from '../../../core/text.ts'
import type { DealRoute } from '../rules.ts'
import { catalogues } from '../words/catalogues.ts'

/** What a "yes" means for the named person who answers; the product proposes, it does not decide the law. */
export type Weight = 'stop' | 'licence' | 'register' | 'care'

export type Question = {
  /** Unique over all catalogues and never given another meaning: stored answers name it. */
  code: string
  text: Phrase
  hint?: Phrase
  weight: Weight
  /** Only asked on these routes; on all where absent, and while the route is open. */
  routes?: readonly DealRoute[]
}

/** A list of questions with its legal source and the edition that it follows. A new edition is a new entry, never an edit. */
export type Catalogue = {
  code: string
  title: Phrase
  /** The law or list, as its authority names it. */
  source: Phrase
  /** The edition that the questions follow, with its date. */
  edition: string
  /** Country whose organisations answer it; `cross` for every side of a case across borders, `home` for one within a country. */
  country: string
  questions: readonly Question[]
}

export const answers = ['yes', 'no', 'unclear'] as const
export type Answer = (typeof answers)[number]
export type ScreenResult = 'clear' | 'licence' | 'stop'

/** The catalogues that a side answers: those of its country and those of every case across borders, or the one of a case at home. */
export function cataloguesFor(country: string, countries: readonly string[], route: DealRoute | undefined): Catalogue[] {
  const across = new Set(countries).size > 1
  const mine = catalogues.filter((one) => (across ? one.country === country || one.country === 'cross' : one.country === 'home'))
  return mine
    .map((one) => ({ ...one, questions: one.questions.filter((question) => !question.routes || !route || question.routes.includes(route)) }))
    .filter((one) => one.questions.length > 0)
}

/**
 * The result that the answers speak for: "stop" for a prohibited thing, a licence for a controlled one, "stop" while
 * something that weighs is unclear. A named person confirms it or says otherwise with a reason.
 */
export function proposed(questions: readonly Question[], given: Readonly<Record<string, Answer | undefined>>): ScreenResult {
  const meets = (weight: Weight, answer: Answer) => questions.some((one) => one.weight === weight && given[one.code] === answer)
  if (meets('stop', 'yes') || meets('stop', 'unclear') || meets('licence', 'unclear')) return 'stop'
  return meets('licence', 'yes') ? 'licence' : 'clear'
}

/** Codes without an answer. */
export const unanswered = (questions: readonly Question[], given: Readonly<Record<string, Answer | undefined>>): string[] => questions.filter((one) => !given[one.code]).map((one) => one.code)

/** The question of a stored answer, in whatever edition it stood. */
export const questionOf = (code: string): Question | undefined => catalogues.flatMap((one) => one.questions).find((one) => one.code === code)

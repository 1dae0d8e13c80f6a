import type { Numbered } from './problem.ts'

/**
 * Why a submission does not get all that it asks. `noReader`: nobody reads any of its languages; it is left out. `fewReaders`: fewer read them than it asks.
 * `conflicted`: enough read them, but conflicts leave too few. `loadExhausted`: there would be enough, but their load is needed by others.
 */
export type Short = {
  submission: string
  missing: number
  why: 'noReader' | 'fewReaders' | 'conflicted' | 'loadExhausted'
  languages: readonly string[]
  readers: number
  conflicted: number
}

export function shortOf({ submissions, asked, readers, conflicted }: Numbered, places: Int32Array): Short[] {
  return submissions.flatMap(({ id, languages }, row): Short[] => {
    const wanted = asked[row] ?? 0
    const missing = wanted - (places[row] ?? 0)
    if (missing <= 0) return []
    const [reading, barred] = [readers[row] ?? 0, conflicted[row] ?? 0]
    const why = reading === 0 ? 'noReader' : reading < wanted ? 'fewReaders' : reading - barred < wanted ? 'conflicted' : 'loadExhausted'
    return [{ submission: id, missing, why, languages, readers: reading, conflicted: barred }]
  })
}

/** `asked`: places of submissions that can be read in this language alone. `load`: what all its readers can take together, other languages included. */
export type LanguageNeed = { language: string; asked: number; readers: number; load: number; missing: number }

/** Where readers are short, by language; submissions that can be read in several are no burden of one. */
export function languageNeeds({ submissions, reviewers, asked }: Numbered, places: Int32Array): LanguageNeed[] {
  const languages = [...new Set(submissions.flatMap((one) => one.languages))].sort()
  return languages.map((language) => {
    const rows = submissions.flatMap((one, row) => (one.languages.length === 1 && one.languages[0] === language ? [row] : []))
    const reading = reviewers.filter((one) => one.languages.includes(language))
    const sum = (counts: Int32Array): number => rows.reduce((all, row) => all + (counts[row] ?? 0), 0)
    return { language, asked: sum(asked), readers: reading.length, load: reading.reduce((all, { most }) => all + most, 0), missing: sum(asked) - sum(places) }
  })
}

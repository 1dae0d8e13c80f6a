import type { Template, TemplateCriterion } from '../../templates.ts'
import { attachment, consent, innovation, listing, market, summary, team, trl } from './shared.ts'

const rubric: readonly TemplateCriterion[] = [
  { name: { zh: '创新性', en: 'Novelty' }, weightBp: 3500 },
  { name: { zh: '实用性与市场', en: 'Usefulness and market' }, weightBp: 3000 },
  { name: { zh: '成熟度', en: 'Maturity' }, weightBp: 2000 },
  { name: { zh: '团队', en: 'Team' }, weightBp: 1500 },
]

export const competition: Template = {
  sections: [{ title: { zh: '参赛项目', en: 'The entry' }, questions: [summary, innovation, trl, market, team, listing, attachment] }, consent],
  rounds: [
    { name: { zh: '初赛', en: 'Heats' }, takesForm: true, blindness: 'double', mode: 'rubric', reviewsWanted: 3, advance: 'top', places: 30, reserves: 3, rubric },
    { name: { zh: '复赛', en: 'Semi-finals' }, takesForm: false, blindness: 'single', mode: 'rubric', reviewsWanted: 5, advance: 'top', places: 10, reserves: 2, rubric },
    { name: { zh: '决赛', en: 'Final' }, takesForm: false, blindness: 'open', mode: 'rubric', reviewsWanted: 7, advance: 'top', places: 3, reserves: 0, audienceVote: true, rubric },
  ],
  rules: [{ kind: 'per_person', count: 2, countries: [], kinds: [] }],
  combination: 'all', noticeDays: 3, appealDays: 5,
}

import type { Template } from '../../templates.ts'
import { consent, summary } from './shared.ts'

export const facilityTime: Template = {
  sections: [{ title: { zh: '实验', en: 'The experiment' }, questions: [
    summary,
    { code: 'hours', kind: 'number', label: { zh: '所需机时', en: 'Time needed' }, required: true, least: 1, most: 2000, unit: 'h' },
    { code: 'samples', kind: 'long_text', label: { zh: '样品与安全要求', en: 'Samples and safety' }, required: true, room: 1500 },
    { code: 'earliest', kind: 'date', label: { zh: '最早可用日期', en: 'Earliest date' }, required: true },
  ] }, consent],
  rounds: [{ name: { zh: '评审', en: 'Review' }, takesForm: true, blindness: 'single', mode: 'rubric', reviewsWanted: 2, advance: 'threshold', places: 20, reserves: 5, thresholdBp: 6000, rubric: [{ name: { zh: '科学价值', en: 'Scientific value' }, weightBp: 7000 }, { name: { zh: '可行性', en: 'Feasibility' }, weightBp: 3000 }] }],
  rules: [{ kind: 'per_person', count: 3, countries: [], kinds: [] }],
  combination: 'all', noticeDays: 0, appealDays: 0,
}

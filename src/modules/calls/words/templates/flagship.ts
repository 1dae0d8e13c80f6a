import type { Template } from '../../templates.ts'
import { budget, consent, innovation, plan, summary, team } from './shared.ts'

export const flagship: Template = {
  sections: [{ title: { zh: '构想', en: 'The concept' }, questions: [summary, innovation, team, { code: 'impact', kind: 'long_text', label: { zh: '五年内的影响', en: 'What will be different in five years' }, required: true, room: 1500 }, plan, budget] }, consent],
  rounds: [
    { name: { zh: '构想评审', en: 'Concepts' }, takesForm: true, blindness: 'double', mode: 'rubric', reviewsWanted: 3, advance: 'threshold', places: 8, reserves: 0, thresholdBp: 6000, rubric: [{ name: { zh: '雄心与影响', en: 'Ambition and impact' }, weightBp: 6000 }, { name: { zh: '可信度', en: 'Credibility' }, weightBp: 4000 }] },
    { name: { zh: '完整方案', en: 'Full proposals' }, takesForm: true, blindness: 'single', mode: 'rubric', reviewsWanted: 4, advance: 'top', places: 1, reserves: 1, rubric: [{ name: { zh: '影响', en: 'Impact' }, weightBp: 4000 }, { name: { zh: '方案质量', en: 'Quality of the plan' }, weightBp: 3500 }, { name: { zh: '联合体', en: 'The consortium' }, weightBp: 2500 }] },
  ],
  rules: [{ kind: 'partners_least', count: 3, countries: [], kinds: [] }, { kind: 'kinds_all', count: null, countries: [], kinds: ['university', 'enterprise'] }],
  combination: 'all', noticeDays: 5, appealDays: 10,
}

import type { Template } from '../../templates.ts'
import { attachment, budget, consent, plan, summary, team, trl } from './shared.ts'

export const challenge: Template = {
  sections: [
    { title: { zh: '解决方案', en: 'The solution' }, questions: [
      summary,
      { code: 'approach', kind: 'long_text', label: { zh: '技术路线', en: 'Approach' }, required: true, room: 4000 },
      { code: 'indicators', kind: 'table', label: { zh: '对核心指标的承诺', en: 'What is promised for each indicator' }, help: { zh: '逐项对应需求中的指标，说明承诺值和验证方法。', en: 'Line by line for the indicators of the need: the value promised and how it will be shown.' }, required: true, options: [
        { code: 'indicator', label: { zh: '指标', en: 'Indicator' } },
        { code: 'promised', label: { zh: '承诺值', en: 'Promised' } },
        { code: 'now', label: { zh: '目前水平', en: 'Now' } },
        { code: 'shown_by', label: { zh: '验证方法', en: 'Shown by' } },
      ] },
      trl, plan,
    ] },
    { title: { zh: '团队与报价', en: 'Team and price' }, questions: [team, budget, { code: 'ownership', kind: 'long_text', label: { zh: '成果归属建议', en: 'Proposed ownership of results' }, required: true, room: 1000 }, attachment] },
    consent,
  ],
  rounds: [{
    name: { zh: '揭榜评议', en: 'Evaluation' }, takesForm: true, blindness: 'single', mode: 'rubric', reviewsWanted: 3, advance: 'top', places: 1, reserves: 1,
    rubric: [
      { name: { zh: '指标承诺的可信度', en: 'Credibility of what is promised' }, weightBp: 4000 },
      { name: { zh: '技术路线', en: 'Approach' }, weightBp: 3000 },
      { name: { zh: '团队能力', en: 'Team' }, weightBp: 2000 },
      { name: { zh: '报价与周期', en: 'Price and time' }, weightBp: 1000 },
    ],
  }],
  rules: [{ kind: 'per_person', count: 1, countries: [], kinds: [] }],
  combination: 'all', noticeDays: 5, appealDays: 5,
}

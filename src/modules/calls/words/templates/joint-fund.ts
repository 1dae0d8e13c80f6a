import type { Template } from '../../templates.ts'
import { attachment, budget, consent, innovation, plan, summary, team } from './shared.ts'

export const jointFund: Template = {
  sections: [
    { title: { zh: '研究内容', en: 'The research' }, questions: [summary, innovation, { code: 'methods', kind: 'long_text', label: { zh: '研究方法与路线', en: 'Methods' }, required: true, room: 4000 }, plan] },
    { title: { zh: '合作与经费', en: 'Partnership and money' }, questions: [
      team,
      { code: 'added_value', kind: 'long_text', label: { zh: '双方合作的必要性', en: 'What neither side could do alone' }, required: true, room: 1500 },
      { code: 'ip', kind: 'long_text', label: { zh: '知识产权安排', en: 'Arrangements for intellectual property' }, required: true, room: 1500 },
      budget, attachment,
    ] },
    consent,
  ],
  rounds: [{
    name: { zh: '联合评审', en: 'Joint review' }, takesForm: true, blindness: 'single', mode: 'rubric', reviewsWanted: 3, advance: 'chosen', places: null, reserves: 0,
    rubric: [
      { name: { zh: '科学价值', en: 'Scientific quality' }, weightBp: 4000, anchors: { 0: { zh: '无明显价值', en: 'None apparent' }, 3: { zh: '扎实', en: 'Sound' }, 5: { zh: '国际领先水平', en: 'Outstanding by international standards' } } },
      { name: { zh: '合作互补性', en: 'Complementary partnership' }, weightBp: 2500 },
      { name: { zh: '产业影响', en: 'Benefit for industry' }, weightBp: 2000 },
      { name: { zh: '可行性与经费合理性', en: 'Feasibility and value for money' }, weightBp: 1500 },
    ],
  }],
  rules: [{ kind: 'partners_least', count: 2, countries: [], kinds: [] }, { kind: 'countries_all', count: null, countries: ['CN', 'GB'], kinds: [] }, { kind: 'per_person', count: 2, countries: [], kinds: [] }],
  combination: 'all', noticeDays: 5, appealDays: 10,
}

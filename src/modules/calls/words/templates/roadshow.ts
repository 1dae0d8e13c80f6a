import type { Template } from '../../templates.ts'
import { attachment, consent, innovation, listing, market, summary, team, trl } from './shared.ts'

export const roadshow: Template = {
  sections: [
    { title: { zh: '项目', en: 'The project' }, questions: [summary, innovation, trl, market, listing] },
    { title: { zh: '团队与诉求', en: 'Team and wishes' }, questions: [
      team,
      { code: 'seeks', kind: 'choices', label: { zh: '希望对接', en: 'Looking for' }, required: true, options: [
        { code: 'investment', label: { zh: '融资', en: 'Investment' } },
        { code: 'licence', label: { zh: '许可或转让', en: 'Licence or assignment' } },
        { code: 'pilot', label: { zh: '中试合作', en: 'A pilot partner' } },
        { code: 'research', label: { zh: '联合研发', en: 'Joint research' } },
      ] },
      { code: 'language', kind: 'choice', label: { zh: '路演语言', en: 'Language of the pitch' }, required: true, options: [{ code: 'zh', label: { zh: '中文', en: 'Chinese' } }, { code: 'en', label: { zh: '英文', en: 'English' } }] },
      attachment,
    ] },
    consent,
  ],
  rounds: [{
    name: { zh: '路演遴选', en: 'Selection' }, takesForm: true, blindness: 'single', mode: 'rubric', reviewsWanted: 3, advance: 'top', places: 15, reserves: 3, mostPerOrganisation: 2,
    rubric: [
      { name: { zh: '技术创新性', en: 'Novelty' }, weightBp: 3000 },
      { name: { zh: '成熟度与可行性', en: 'Maturity and feasibility' }, weightBp: 2500 },
      { name: { zh: '市场前景', en: 'Market' }, weightBp: 2500 },
      { name: { zh: '团队与表达', en: 'Team and clarity' }, weightBp: 2000 },
    ],
  }],
  rules: [{ kind: 'per_organisation', count: 5, countries: [], kinds: [] }, { kind: 'per_person', count: 2, countries: [], kinds: [] }],
  combination: 'all', noticeDays: 0, appealDays: 0,
}

import type { Template } from '../../templates.ts'
import { consent } from './shared.ts'

export const cohort: Template = {
  sections: [
    { title: { zh: '申请人', en: 'About you' }, questions: [
      { code: 'programme', kind: 'short_text', label: { zh: '攻读学位与研究方向', en: 'Degree and research topic' }, required: true, room: 300 },
      { code: 'year', kind: 'number', label: { zh: '年级', en: 'Year of study' }, required: true, least: 1, most: 8 },
      { code: 'motivation', kind: 'long_text', label: { zh: '申请理由', en: 'Why you wish to take part' }, required: true, room: 2000 },
      { code: 'idea', kind: 'long_text', label: { zh: '希望推进的转化设想', en: 'The idea that you would bring to use' }, required: true, room: 1500 },
      { code: 'supervisor', kind: 'consent', label: { zh: '导师已知悉并支持我参加。', en: 'My supervisor knows and supports that I take part.' }, required: true },
      { code: 'cv', kind: 'file', label: { zh: '简历（PDF）', en: 'CV (PDF)' }, required: true },
    ] },
    consent,
  ],
  rounds: [{
    name: { zh: '遴选', en: 'Selection' }, takesForm: true, blindness: 'single', mode: 'rubric', reviewsWanted: 2, advance: 'top', places: 26, reserves: 6, mostPerOrganisation: 3,
    rubric: [{ name: { zh: '动机', en: 'Motivation' }, weightBp: 5000 }, { name: { zh: '设想的潜力', en: 'Promise of the idea' }, weightBp: 5000 }],
  }],
  rules: [{ kind: 'per_person', count: 1, countries: [], kinds: [] }],
  combination: 'all', noticeDays: 0, appealDays: 0,
}

import type { Template } from '../../templates.ts'
import { consent, listing, summary } from './shared.ts'

export const exhibitors: Template = {
  sections: [{ title: { zh: '参展内容', en: 'What you will show' }, questions: [
    summary, { ...listing, required: true },
    { code: 'space', kind: 'choice', label: { zh: '展示方式', en: 'Kind of stand' }, required: true, options: [{ code: 'online', label: { zh: '线上展位', en: 'Online only' } }, { code: 'panel', label: { zh: '展板', en: 'Panel' } }, { code: 'stand', label: { zh: '实物展台', en: 'Stand with objects' } }] },
  ] }, consent],
  rounds: [{ name: { zh: '审定', en: 'Selection' }, takesForm: true, blindness: 'open', mode: 'chair', reviewsWanted: 0, advance: 'chosen', places: null, reserves: 0, rubric: [] }],
  rules: [],
  combination: 'all', noticeDays: 0, appealDays: 0,
}

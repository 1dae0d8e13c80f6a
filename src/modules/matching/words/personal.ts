import { deed, type PersonalPart, text, theirs } from '../../../platform/personal.ts'

const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }

export const matchingPersonal: PersonalPart = {
  tables: [
    {
      table: 'match_dismissal',
      data: { zh: '不予考虑的匹配：由谁、理由、备注', en: 'Matches put aside: who, why, a note' },
      purpose: { zh: '本机构的匹配列表', en: 'The organisation’s own list' },
      basis: 'legitimate',
      until: { zh: '由机构清除；注销时删除备注', en: 'Until the organisation clears it; the note is deleted by an erasure' },
      columns: { by: theirs(), note: text('by', 'cleared') },
    },
    {
      table: 'match_verdict',
      data: { zh: '对匹配的意见：由谁、何时', en: 'Verdicts on matches: who, when, for which organisation' },
      purpose: { zh: '本机构的匹配排序', en: 'The order of the organisation’s own list' },
      basis: 'legitimate',
      until: { zh: '由机构清除；注销后仅保留编号', en: 'Until the organisation clears it; after an erasure by number only' },
      columns: { by: theirs(), ended_by: deed },
    },
    {
      table: 'match_report',
      data: { zh: '匹配报告：申请人', en: 'Matching reports: who asked' },
      purpose: { zh: '文件仅供申请人下载', en: 'The file goes to its asker alone' },
      basis: 'legitimate',
      until: { zh: '30 天', en: '30 days' },
      columns: { asked_by: theirs() },
    },
    {
      table: 'common_problem',
      data: { zh: '共性技术由谁采纳', en: 'Who adopted a common technology' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: byNumber,
      columns: { decided_by: deed },
    },
    {
      table: 'common_problem_member',
      data: { zh: '由谁代表企业加入', en: 'Who joined one for a firm' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: byNumber,
      columns: { answered_by: deed },
    },
  ],
  plain: {
    match_verdict: ['fields', 'stage', 'partnerships', 'terms', 'labels'],
    match_report: ['fields', 'priorities', 'chains', 'countries', 'error'],
    common_problem: ['members_key', 'concepts', 'title'],
  },
}

import type { TemplateQuestion, TemplateSection } from '../../templates.ts'

export const summary: TemplateQuestion = { code: 'summary', kind: 'long_text', label: { zh: '项目摘要', en: 'Summary' }, help: { zh: '面向非本专业读者，说明要解决的问题、做法和预期效果。', en: 'For a reader outside the field: the problem, the approach, what will come of it.' }, required: true, room: 1500 }
export const innovation: TemplateQuestion = { code: 'innovation', kind: 'long_text', label: { zh: '创新点与技术优势', en: 'Innovation and advantages' }, help: { zh: '与现有方案相比，有哪些可量化的优势？', en: 'What is better than what exists, in figures where possible?' }, required: true, room: 2000 }
export const market: TemplateQuestion = { code: 'market', kind: 'long_text', label: { zh: '应用场景与市场', en: 'Uses and market' }, required: true, room: 1500 }
export const team: TemplateQuestion = { code: 'team', kind: 'long_text', label: { zh: '团队情况', en: 'The team' }, help: { zh: '主要成员的分工与相关经历。匿名评审时评审专家会读到这段文字，请勿写出姓名和单位名称。', en: 'Who does what, and what they have done before. In a blind round reviewers read this too: give roles, not names.' }, required: true, room: 1500 }
export const plan: TemplateQuestion = {
  code: 'plan', kind: 'table', label: { zh: '进度安排', en: 'Work plan' }, required: true,
  options: [
    { code: 'work', label: { zh: '任务', en: 'Work' } },
    { code: 'by', label: { zh: '负责单位', en: 'By whom' } },
    { code: 'due', label: { zh: '完成时间', en: 'Due' } },
    { code: 'result', label: { zh: '交付成果', en: 'Result' } },
  ],
}
export const budget: TemplateQuestion = {
  code: 'budget', kind: 'budget', label: { zh: '经费预算', en: 'Budget' }, help: { zh: '按单位和币种分别填写，不跨币种合计。', en: 'By partner and currency; currencies are never added up.' }, required: true,
  options: [
    { code: 'staff', label: { zh: '人员费', en: 'Staff' } },
    { code: 'equipment', label: { zh: '设备费', en: 'Equipment' } },
    { code: 'materials', label: { zh: '材料费', en: 'Materials' } },
    { code: 'travel', label: { zh: '差旅与交流', en: 'Travel and exchange' } },
    { code: 'overheads', label: { zh: '间接费用', en: 'Overheads' } },
  ],
}
export const listing: TemplateQuestion = { code: 'listing', kind: 'listing', label: { zh: '对应的科技成果（选填）', en: 'The technology on Qiao, if it is published' }, help: { zh: '从本单位已发布的成果中选择，评审人可直接查看。', en: 'Choose one of your published technologies: reviewers can open it.' } }
export const attachment: TemplateQuestion = { code: 'attachment', kind: 'file', label: { zh: '附件（PDF）', en: 'Attachment (PDF)' }, help: { zh: '不超过 4 MB。', en: 'Up to 4 MB.' } }
export const consent: TemplateSection = {
  title: { zh: '声明', en: 'Declaration' },
  questions: [{ code: 'consent', kind: 'consent', label: { zh: '所填内容属实，申报材料不含保密信息，并同意评审专家查阅。', en: 'What is written here is true, holds no confidential information, and may be read by the reviewers.' }, required: true }],
}
export const trl: TemplateQuestion = { code: 'trl', kind: 'number', label: { zh: '当前技术成熟度（1–9）', en: 'Technology readiness level now (1–9)' }, required: true, least: 1, most: 9 }

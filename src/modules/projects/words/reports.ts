/** What a report says on paper beside its text. */
export const reportWords = {
  head: { zh: '{kind} · 项目编号 {reference}', en: '{kind} · project {reference}' },
  period: { zh: '{kind}：{from}至{to}', en: '{kind}, {from} to {to}' },
  partners: { zh: '参与单位：{partners}', en: 'Partners: {partners}' },
  written: { zh: '撰写单位：{organisation}，{day}', en: 'Written for {organisation}, {day}' },
  text: { zh: '报告正文', en: 'Report' },
  milestones: { zh: '里程碑', en: 'Milestones' },
  milestone: { zh: '里程碑', en: 'Milestone' },
  due: { zh: '应完成日期', en: 'Due' },
  responsible: { zh: '负责单位', en: 'Responsible' },
  state: { zh: '状态', en: 'State' },
  doneOn: { zh: '{day}完成', en: 'Done on {day}' },
  notDone: { zh: '未完成', en: 'Not done' },
  outputs: { zh: '产出', en: 'Outputs' },
  output: { zh: '名称', en: 'Title' },
  kind: { zh: '类型', en: 'Kind' },
  identifier: { zh: '标识', en: 'Identifier' },
  people: { zh: '{n} 人', en: '{n} people' },
  on: { zh: '日期', en: 'Date' },
  spend: { zh: '支出', en: 'Spend' },
  payer: { zh: '付款方', en: 'Paid by' },
  amount: { zh: '金额', en: 'Amount' },
  source: { zh: '里程碑、产出和支出取自平台的项目记录，统计至报告截止日期；不同币种不相加。', en: 'Milestones, outputs and spend are taken from the records of the project for the days of this report; currencies are never added.' },
} as const
export const reportRefusals = {
  busy: { zh: '正在生成的文件较多，请稍后重试。', en: 'Many files are being made. Try again in a moment.' },
  glyphs: { zh: '以下字符无法印在文件中，请更换：{characters}', en: 'These characters cannot be drawn; use others: {characters}' },
} as const

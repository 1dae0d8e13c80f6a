/** Words of what became of the listings of a release. Widths in characters. */
export const outcomeWords = {
  sheet: { zh: '进展', en: 'What became of each' },
  handedOver: { zh: '已移交企业', en: 'Handed over' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    submitted: { zh: '待发布', en: 'Held back' },
    published: { zh: '已发布', en: 'Published' },
    paused: { zh: '已暂停', en: 'Paused' },
    closed: { zh: '已关闭', en: 'Closed' },
    archived: { zh: '已归档', en: 'Archived' },
  },
  columns: [
    { phrase: { zh: '编号', en: 'Reference' }, width: 20 },
    { phrase: { zh: '标题（中文）', en: 'Title (Chinese)' }, width: 40 },
    { phrase: { zh: '标题（英文）', en: 'Title (English)' }, width: 40 },
    { phrase: { zh: '企业', en: 'Firm' }, width: 30 },
    { phrase: { zh: '名称不公开', en: 'Name withheld' }, width: 12 },
    { phrase: { zh: '状态', en: 'State' }, width: 12 },
    { phrase: { zh: '浏览', en: 'Views' }, width: 10 },
    { phrase: { zh: '合作意向', en: 'Interests' }, width: 10 },
    { phrase: { zh: '待答复', en: 'Waiting' }, width: 10 },
    { phrase: { zh: '已答复', en: 'Answered' }, width: 10 },
    { phrase: { zh: '最远进展', en: 'Furthest stage' }, width: 20 },
  ],
} as const

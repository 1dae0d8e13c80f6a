/** Words of the directory's workbook. Widths in characters. */
export const directoryWords = {
  sheet: { zh: '成员名录', en: 'Members' },
  person: { zh: '个人', en: 'Individual' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  columns: [
    { phrase: { zh: '名称（中文）', en: 'Name (Chinese)' }, width: 30 },
    { phrase: { zh: '名称（英文）', en: 'Name (English)' }, width: 40 },
    { phrase: { zh: '身份', en: 'Role' }, width: 12 },
    { phrase: { zh: '类型', en: 'Kind' }, width: 14 },
    { phrase: { zh: '国家/地区', en: 'Country or region' }, width: 16 },
    { phrase: { zh: '城市', en: 'City' }, width: 16 },
    { phrase: { zh: '批次', en: 'Wave' }, width: 20 },
    { phrase: { zh: '级别', en: 'Tier' }, width: 16 },
    { phrase: { zh: '加入日期', en: 'Joined' }, width: 12 },
    { phrase: { zh: '结束日期', en: 'Until' }, width: 12 },
    { phrase: { zh: '状态', en: 'State' }, width: 12 },
    { phrase: { zh: '联系人', en: 'Contact' }, width: 20 },
    { phrase: { zh: '邮箱', en: 'E-mail' }, width: 30 },
    { phrase: { zh: '网站', en: 'Website' }, width: 30 },
  ],
} as const

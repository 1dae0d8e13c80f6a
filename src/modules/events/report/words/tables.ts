/** What the tables of a report are called, on the page and on paper. */
export const reportTableWords = {
  counted: { zh: '统计时间：{at}', en: 'Counted {at}' },
  figure: { zh: '指标', en: 'Figure' },
  number: { zh: '数量', en: 'Number' },
  counts: { zh: '统计口径', en: 'What counts' },
  withheld: { zh: '不予公布', en: 'Withheld' },
  amounts: { zh: '金额与就业', en: 'Amounts and jobs' },
  kind: { zh: '类型', en: 'Kind' },
  sum: { zh: '合计', en: 'Sum' },
  organisations: { zh: '报名单位', en: 'Seats by organisation' },
  meetingHouses: { zh: '已举行洽谈：按单位', en: 'Meetings held by organisation' },
  exhibitors: { zh: '参展单位', en: 'Exhibits by organisation' },
  organisation: { zh: '单位', en: 'Organisation' },
  noOrganisation: { zh: '个人报名', en: 'Without an organisation' },
  withheldName: { zh: '未公开名称', en: 'Name withheld' },
  unmet: { zh: '见面意愿未能安排的原因', en: 'Why wishes were not met' },
} as const

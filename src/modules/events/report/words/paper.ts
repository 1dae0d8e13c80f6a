import { reportTableWords } from './tables.ts'

/** What a report says on paper beside its figures. */
export const paperWords = {
  ...reportTableWords,
  head: { zh: '活动报告 · 活动编号 {reference}', en: 'Event report · event {reference}' },
  days: { zh: '活动时间：{days}', en: 'Held {days}' },
  place: { zh: '地点：{place}', en: 'Place: {place}' },
  host: { zh: '主办单位：{host}', en: 'Hosted by {host}' },
  whole: { zh: '本报告供组织者使用，含不对外公布的小数值。', en: 'For the organisers: small numbers are in it that are not told to others.' },
  open: { zh: '本报告仅含可公开的数据。', en: 'Only figures that everybody may have are in it.' },
  jobs: { zh: '{n} 个岗位', en: '{n} jobs' },
  more: { zh: '其余 {n} 家见网上报告', en: '{n} more stand in the report on the web' },
  why: { zh: '原因', en: 'Why' },
  source: { zh: '各数字均可在 {address} 打开核对。涉及他人且少于 5 项的数据不予公布；不同币种不相加。', en: 'Every number opens at {address}. Figures of fewer than five others are withheld; currencies are never added.' },
  name: { zh: '{slug}-活动报告.pdf', en: '{slug}-report.pdf' },
  busy: { zh: '正在生成的文件较多，请稍后重试。', en: 'Many files are being made. Try again in a moment.' },
  glyphs: { zh: '以下字符无法印在文件中，请更换：{characters}', en: 'These characters cannot be drawn; use others: {characters}' },
} as const

import type { Phrase } from '../../../core/text.ts'
import type { Rhythm } from '../due.ts'

/** The letters of news. A subject says nothing of what was saved, since others may see it in passing. */
export const newsWords = {
  subjects: {
    at_once: { zh: '您的关注有 {count} 项新内容', en: 'New for what you saved: {count}' },
    daily: { zh: '每日关注：{count} 项新内容', en: 'Your daily news: {count}' },
    weekly: { zh: '每周关注：{count} 项新内容', en: 'Your weekly news: {count}' },
  },
  lead: { zh: '以下是您保存的检索、需求和关注项目的新内容。', en: 'This is new for the searches, needs and listings that you saved.' },
  section: { zh: '【{kind}】{name}', en: '{kind}: {name}' },
  revised: { zh: '内容已更新：{title}', en: 'Revised: {title}' },
  back: { zh: '重新展示：{title}', en: 'On show again: {title}' },
  gone: { zh: '您关注的一项信息已不再展示。', en: 'A listing that you watch is no longer on show.' },
  reasons: { zh: '匹配理由：{topics}', en: 'Both speak of: {topics}' },
  missing: { zh: '未提及：{missing}', en: 'Not mentioned: {missing}' },
  withheld: { zh: '机构名称未公开', en: 'Name withheld' },
  more: { zh: '另有 {n} 项：{link}', en: 'And {n} more: {link}' },
  manage: { zh: '管理全部关注项目：{link}', en: 'See and change everything that you saved: {link}' },
  stop: { zh: '不再接收此类邮件：{link}', en: 'Stop these letters: {link}' },
} as const satisfies Record<string, Phrase | Record<Rhythm, Phrase>>

const format = (lang: 'zh-CN' | 'en-GB', timeZone: string, day: boolean) =>
  new Intl.DateTimeFormat(lang, { timeZone, ...(day ? { month: 'long' as const, day: 'numeric' as const } : {}), hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const zh = { first: format('zh-CN', 'Asia/Shanghai', true), second: format('zh-CN', 'Europe/London', false) }
const en = { first: format('en-GB', 'Europe/London', true), second: format('en-GB', 'Asia/Shanghai', false) }

/** An instant on both clocks, the reader's own first, for notices and letters. */
export const bothClocks = (at: Date): { zh: string; en: string } => ({
  zh: `${zh.first.format(at)}（北京时间；伦敦 ${zh.second.format(at)}）`,
  en: `${en.first.format(at)} London, ${en.second.format(at)} Beijing`,
})

import type { Phrase } from '../../core/text.ts'

export const calendarRefusals = {
  country: { zh: '请选择国家/地区。', en: 'Choose a country or region.' },
  empty: { zh: '请至少填写一行。', en: 'Write at least one line.' },
  many: { zh: '一次最多 400 天。', en: 'At most 400 days at once.' },
  line: { zh: '第 {line} 行无法识别：{text}。格式为“日期 休或班 中文名称 | English name”。', en: 'Line {line} cannot be read: {text}. The form is “date closed or working 中文名称 | English name”.' },
  day: { zh: '第 {line} 行的日期不存在或超出 2020 至 2099 年：{text}。', en: 'Line {line} names no day from 2020 to 2099: {text}.' },
  span: { zh: '第 {line} 行的起止日期颠倒，或超过 31 天：{text}。', en: 'Line {line} ends before it begins, or spans more than 31 days: {text}.' },
} as const satisfies Record<string, Phrase>

/** How a line says whether offices work. */
export const openWords: Readonly<Record<string, boolean>> = { 休: false, 放假: false, closed: false, holiday: false, 班: true, 上班: true, working: true, open: true }

/** A line: a day or a span of days, whether offices work, and the names. */
export const lineForm = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:\.\.|~|–|—|至|to)\s*(\d{4}-\d{2}-\d{2}))?[\s,，;；\t]+([^\s,，;；]+)[\s,，;；\t]+(.+)$/

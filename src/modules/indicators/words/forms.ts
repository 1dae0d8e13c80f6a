import type { Phrase } from '../../../core/text.ts'
import type { FormPeriod, FormZone } from '../forms/rules.ts'

export const formPeriodWords: Record<FormPeriod, Phrase> = {
  month: { zh: '当月', en: 'The month' },
  year: { zh: '本年累计', en: 'The year so far' },
  all: { zh: '历年累计', en: 'All time' },
}
export const formZoneWords: Record<FormZone, Phrase> = {
  'Asia/Shanghai': { zh: '北京时间', en: 'Beijing time' },
  'Europe/London': { zh: '伦敦时间', en: 'London time' },
}
/** Amounts in ten thousands, as Chinese offices ask for them. */
export const tenThousands: Phrase = { zh: '万元', en: 'in ten thousands' }
export const reportedMonth: Phrase = { zh: '统计月份', en: 'The month itself' }

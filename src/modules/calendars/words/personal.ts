import { deed, type PersonalPart } from '../../../platform/personal.ts'

export const calendarPersonal: PersonalPart = {
  tables: [
    {
      table: 'calendar_day',
      data: { zh: '工作日历由谁录入', en: 'Who entered a day of a calendar' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' },
      columns: { entered_by: deed },
    },
  ],
  plain: { calendar_day: ['country', 'region', 'name'] },
}

import { deed, type PersonalPart } from '../../../platform/personal.ts'

export const indicatorPersonal: PersonalPart = {
  tables: [
    {
      table: 'indicator_publication',
      data: { zh: '由谁公开统计数据', en: 'Who made figures public' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' },
      columns: { published_by: deed },
    },
  ],
  plain: {},
}

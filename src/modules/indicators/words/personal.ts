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
    {
      table: 'indicator_form',
      data: { zh: '统计表由谁维护', en: 'Who keeps an official form' },
      purpose: { zh: '每月按维护人的权限填表', en: 'It is filled in every month with this person’s rights' },
      basis: 'legitimate',
      until: { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' },
      columns: { kept_by: deed },
    },
    {
      table: 'indicator_form_filling',
      data: { zh: '由谁填表', en: 'Who filled a form in' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' },
      columns: { filled_by: deed },
    },
  ],
  plain: { indicator_form: ['name', 'zone'], indicator_form_cell: ['sheet', 'cell', 'figure', 'currency', 'period'], indicator_form_filling: ['month'] },
}

import { deed, type PersonalPart, text } from '../../../platform/personal.ts'

const byNumber = { zh: '随登记保留，注销后仅保留编号', en: 'With the record; after an erasure by number only' }
const written = text('*', 'unnamed')

export const patentPersonal: PersonalPart = {
  tables: [
    { table: 'patent', data: { zh: '专利：名称、评估方、由谁登记', en: 'Patents: title, assessor, who recorded them' }, purpose: { zh: '机构的专利登记', en: 'An organisation’s register of patents' }, basis: 'legitimate', until: byNumber, columns: { title: written, value_by: written, recorded_by: deed } },
    { table: 'patent_link', data: { zh: '专利关联：由谁关联', en: 'What a patent belongs to: who linked it' }, purpose: { zh: '机构的专利登记', en: 'An organisation’s register of patents' }, basis: 'legitimate', until: byNumber, columns: { linked_by: deed } },
  ],
  plain: { patent: ['number', 'value_currency', 'reminded'] },
}

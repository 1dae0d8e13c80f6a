import { deed, type PersonalPart, text, theirs } from '../../../platform/personal.ts'
import { applyingPersonal } from './personal-applying.ts'
import { judgingPersonal } from './personal-judging.ts'

const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }
const accountability = { zh: '可追溯', en: 'Accountability' }

export const callPersonal: PersonalPart = {
  tables: [
    {
      table: 'call',
      data: { zh: '征集由谁发起、由谁受理异议；公布的文字', en: 'Who began a call, who decides on objections; what it says' },
      purpose: { zh: '机构公布的征集', en: 'What an organisation calls for' },
      basis: 'legitimate',
      until: { zh: '随征集保留；注销时去除发起人的姓名和邮箱', en: 'With the call; the name and address of whoever began it are taken out by an erasure' },
      columns: {
        created_by: deed, objections_to: deed, title: text('created_by', 'unnamed'), summary: text('created_by', 'unnamed'), description: text('created_by', 'unnamed'), cancelled_reason: text('created_by', 'unnamed'),
      },
    },
    {
      table: 'call_seat',
      data: { zh: '征集的工作人员：角色、起止时间', en: 'Who runs a call: role, from, to' },
      purpose: { zh: '确认谁可以办理', en: 'Who may run it' },
      basis: 'legitimate',
      until: { zh: '注销时结束；此后仅保留编号', en: 'Ended by an erasure; then by number only' },
      columns: { person_id: theirs(), given_by: deed },
    },
    {
      table: 'call_funder_seat',
      data: { zh: '由谁代表资助方决定：起止时间', en: 'Who decides for a funder: from, to' },
      purpose: { zh: '确认谁可以决定', en: 'Who may decide for it' },
      basis: 'legitimate',
      until: { zh: '注销时结束；此后仅保留编号', en: 'Ended by an erasure; then by number only' },
      columns: { person_id: theirs() },
    },
    {
      table: 'call_extension',
      data: { zh: '延期：由谁、理由', en: 'Extensions: who, why' },
      purpose: accountability,
      basis: 'legitimate',
      until: { zh: '理由随征集公布，不可更改，保留', en: 'The reason was published with the call and is never altered: it stays' },
      columns: { by: deed, reason: text('by', 'kept') },
    },
    ...applyingPersonal,
    ...judgingPersonal,
    { table: 'call_acceptance', data: { zh: '由谁验收', en: 'Who tested against the indicators' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { by: deed } },
    {
      table: 'call_payment',
      data: { zh: '由谁登记付款', en: 'Who noted a payment' },
      purpose: { zh: '会计记录', en: 'Accounting records' },
      basis: 'legal',
      until: byNumber,
      columns: { noted_by: deed },
    },
  ],
  plain: {
    call: ['reference', 'slug'], call_round: ['name'], call_track: ['name'], call_section: ['title', 'help'], call_question: ['code', 'label', 'help', 'unit', 'shown_for'], call_option: ['code', 'label'],
    call_rule: ['countries', 'kinds'], call_reviewer: ['letter_lang'], call_criterion: ['name', 'help'], call_anchor: ['words'], call_funder: ['currency', 'remit'], call_submission: ['reference'], call_revision: ['sha256'],
    call_cell: ['code'], call_budget_line: ['code', 'currency'], call_released_entry: ['outcome'], call_award: ['reference', 'currency', 'prize'], call_acceptance: ['wanted', 'measured'], call_payment: ['currency'],
  },
}

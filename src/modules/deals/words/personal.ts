import { deed, name, type PersonalPart, text, theirs } from '../../../platform/personal.ts'

const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }

export const dealPersonal: PersonalPart = {
  tables: [
    {
      table: 'deal',
      data: { zh: '合作意向：提出人、联系方式、正文；由谁答复', en: 'An expression of interest: who expressed it, contact, texts; who answered' },
      purpose: { zh: '两家机构的对接', en: 'The case between two organisations' },
      basis: 'contract',
      until: { zh: '随对接项目保留，属两家机构的往来；注销时清除联系方式，并从正文中去除姓名和邮箱', en: 'With the case, which is the two organisations’; an erasure clears the contact and takes their name and address out of the texts' },
      columns: {
        from_person: theirs(), contact: name('from_person'), sentence: text('from_person', 'unnamed'), interests: text('from_person', 'unnamed'), brings: text('from_person', 'unnamed'),
        proposes: text('from_person', 'unnamed'), answered_by: deed, lost_note: text('answered_by', 'unnamed'),
      },
    },
    {
      table: 'deal_stage',
      data: { zh: '对接进展由谁推进', en: 'Who moved a case on' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: byNumber,
      columns: { by: deed },
    },
    {
      table: 'deal_nudge',
      data: { zh: '提醒答复：由哪位组织者、何时', en: 'Reminders of unanswered interests: which organiser, when' },
      purpose: { zh: '避免过多提醒', en: 'Not reminding too often' },
      basis: 'legitimate',
      until: byNumber,
      columns: { by: deed },
    },
  ],
  plain: { deal: ['reference'], deal_stage: ['stage', 'reason'] },
}

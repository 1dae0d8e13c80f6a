import { address, type PersonalPart, secret, text, theirs } from '../../../platform/personal.ts'

export const noticePersonal: PersonalPart = {
  tables: [
    {
      table: 'notice',
      data: { zh: '工作台通知', en: 'Notices on the desk' },
      purpose: { zh: '告知有关事项', en: 'Being told' },
      basis: 'contract',
      until: { zh: '已读一年，未读两年', en: 'A year once it is read, else two' },
      columns: { person_id: theirs('row'), about: text('person_id', 'row', { also: [{ of: '*', fate: 'unnamed' }] }) },
      retention: [{ rule: 'notice', after: 365, sql: `delete from notice where (read_at < :before) or at < :before::timestamptz - interval '365 days'` }],
    },
    {
      table: 'mail',
      data: { zh: '信件：收件地址、主题、正文', en: 'Letters: address, subject, text' },
      purpose: { zh: '告知有关事项', en: 'Being told' },
      basis: 'contract',
      until: { zh: '180 天', en: '180 days' },
      columns: {
        person_id: theirs('row'), address: address('row'), subject: text('*', 'unnamed'), body: text('*', 'unnamed'), masked: text('*', 'unnamed'), error: text('*', 'unnamed'), unsubscribe: secret,
      },
      retention: [{ rule: 'mail', after: 180, sql: `delete from mail where at < :before and state <> 'queued'` }],
    },
  ],
  plain: { notice: ['kind', 'object_type', 'version'], mail: ['kind', 'object_type', 'version', 'list'] },
}

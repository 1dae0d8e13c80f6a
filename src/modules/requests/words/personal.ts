import { deed, type PersonalPart, text, theirs } from '../../../platform/personal.ts'

export const requestPersonal: PersonalPart = {
  tables: [
    {
      table: 'request',
      data: { zh: '申请：说明、答复、期限、经办人', en: 'Requests: message, answer, the day it is due, who sees to it' },
      purpose: { zh: '由有权决定的人受理', en: 'Being heard by those who decide' },
      basis: 'contract',
      until: { zh: '答复三年后删除文字；注销时立即删除', en: 'Its words three years after the answer, or until an erasure; then by number only' },
      columns: {
        from_person: theirs(), decided_by: deed, handler_id: deed, message: text('from_person', 'cleared'),
        answer: text('from_person', 'cleared', { also: [{ of: 'decided_by', fate: 'unnamed' }] }),
      },
      retention: [{ rule: 'request', after: 1095, sql: 'update request set message = null, answer = null where decided_at < :before and (message is not null or answer is not null)' }],
    },
  ],
  plain: { request: ['object_type', 'role'] },
}

import { type PersonalPart, text, theirs } from '../../../platform/personal.ts'

export const threadPersonal: PersonalPart = {
  tables: [
    {
      table: 'message',
      data: { zh: '对接项目中的消息和内部备注', en: 'Messages and private notes of a partnering case' },
      purpose: { zh: '双方沟通', en: 'Talking with the other side' },
      basis: 'contract',
      until: { zh: '随对接项目保留；注销时删除本人所写内容', en: 'With its case; what a person wrote is deleted by their erasure' },
      columns: { author_id: theirs(), body: text('author_id', 'cleared') },
    },
  ],
  plain: { thread: ['object_type'] },
}

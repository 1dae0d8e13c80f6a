import { deed, type PersonalPart, secret } from '../../../platform/personal.ts'

export const chatPersonal: PersonalPart = {
  tables: [
    {
      table: 'chat_hook',
      data: { zh: '群聊通知由谁设置；地址加密保存', en: 'Who set up the notices to a group chat; its address is kept encrypted' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: { zh: '长期保留，注销后仅保留编号；地址在停用时删除', en: 'It stays; after an erasure by number only; the address goes when it is ended' },
      retention: [{ rule: 'chat_delivery', after: 90, sql: `delete from chat_delivery where at < :before and state <> 'queued'` }],
      columns: { set_by: deed, sealed: { ...secret, fate: 'kept' } },
    },
  ],
  plain: { chat_hook: ['host', 'kinds', 'tested_answer'], chat_delivery: ['kind', 'object_type', 'version', 'error'] },
}

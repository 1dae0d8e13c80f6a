import { type PersonalPart, secret, text, theirs } from '../../../platform/personal.ts'

const told = { zh: '告知新内容', en: 'Being told of what is new' }

export const watchPersonal: PersonalPart = {
  tables: [
    {
      table: 'watch',
      data: { zh: '保存的搜索、私有需求和关注', en: 'Saved searches, private needs and watches' },
      purpose: told,
      basis: 'contract',
      until: { zh: '本人删除，或注销账号时', en: 'Until the person deletes it, or their account' },
      columns: { person_id: theirs('row'), name: text('person_id'), words: text('person_id'), chosen: text('person_id'), text_zh: text('person_id'), text_en: text('person_id') },
      retention: [{ rule: 'watch_found', after: 180, sql: 'delete from watch_found where told_at is null and found_at < :before' }],
    },
    {
      table: 'watch_letter',
      data: { zh: '提醒信件及其条目', en: 'Letters of news and their lines' },
      purpose: told,
      basis: 'contract',
      until: { zh: '60 天', en: '60 days' },
      columns: { person_id: theirs('row') },
      retention: [{ rule: 'watch_letter', after: 60, sql: 'delete from watch_letter where at < :before' }],
    },
    {
      table: 'watch_exit',
      data: { zh: '退订链接（摘要）', en: 'Ways out of letters (hashes)' },
      purpose: { zh: '无需登录即可退订', en: 'Leaving a list without signing in' },
      basis: 'legal',
      until: { zh: '两年', en: 'Two years' },
      columns: { person_id: theirs('row'), token_hash: secret },
      retention: [{ rule: 'watch_exit', after: 730, sql: 'delete from watch_exit where at < :before' }],
    },
    {
      table: 'watch_feed',
      data: { zh: '个人订阅地址（摘要）', en: 'Addresses of personal feeds (hashes)' },
      purpose: told,
      basis: 'contract',
      until: { zh: '随关注一并删除', en: 'With its watch' },
      columns: { token_hash: secret },
    },
  ],
  plain: {},
}


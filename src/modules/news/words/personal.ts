import { deed, type PersonalPart, text } from '../../../platform/personal.ts'

const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }
const accountability = { zh: '可追溯', en: 'Accountability' }

export const newsPersonal: PersonalPart = {
  tables: [
    {
      table: 'news_item',
      data: { zh: '新闻、通知和案例；由谁撰写和发布；审核意见', en: 'News, notices and stories; who wrote and published them; what a moderator said' },
      purpose: { zh: '主办方和联盟的公开信息', en: 'What the host and alliances publish' },
      basis: 'legitimate',
      until: { zh: '随发布的内容保留；注销时去除作者姓名和邮箱', en: 'With what is published; their name and address are taken out by an erasure' },
      columns: { created_by: deed, published_by: deed, title: text('created_by', 'unnamed'), body: text('created_by', 'unnamed'), comment: text('created_by', 'unnamed', { also: [{ of: 'published_by', fate: 'unnamed' }] }) },
    },
    { table: 'news_citation', data: { zh: '由谁引用', en: 'Who cited a fact' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { added_by: deed } },
    {
      table: 'news_consent',
      data: { zh: '由谁代表机构同意引用', en: 'Who permitted for an organisation that its case is cited' },
      purpose: { zh: '证明机构已同意', en: 'Proof that the organisation has agreed' },
      basis: 'legitimate',
      until: byNumber,
      columns: { decided_by: deed },
    },
  ],
  plain: { news_citation: ['deal_reference', 'figure'] },
}

import { address, deed, mark, name, type PersonalPart, text, theirs } from '../../../platform/personal.ts'

const abuse = { zh: '防止滥用', en: 'Protection against abuse' }

export const doorPersonal: PersonalPart = {
  tables: [
    {
      table: 'door_problem',
      data: { zh: '贴出的难题：正文、补充、邮箱、姓名、企业、国家/地区', en: 'A pasted problem: its text, answers, address, name, firm, country' },
      purpose: { zh: '寻找解决方案，转交受理方', en: 'Finding what solves it; being passed on to whoever takes it on' },
      basis: 'consent',
      until: { zh: '草稿 14 天，无人受理 180 天，已受理两年；撤回即删除', en: 'A draft 14 days, taken on by nobody 180 days, taken on two years; at once when it is withdrawn' },
      columns: {
        email: address('own'), contact_name: name('email', 'own'), firm: name('email', 'own'), body: text('email', 'own'), figure: text('email', 'own'), tried: text('email', 'own'),
        answer: text('email', 'own', { also: [{ of: 'taken_by', fate: 'unnamed' }] }), taken_by: deed,
      },
    },
    {
      table: 'door_enquiry',
      data: { zh: '无账号咨询：姓名、机构、邮箱', en: 'An enquiry without an account: name, organisation, address' },
      purpose: { zh: '得到答复', en: 'Being answered' },
      basis: 'consent',
      until: { zh: '未验证两天，否则一年', en: 'Unconfirmed two days, else a year' },
      columns: { email: address('own'), contact_name: name('email', 'own'), organisation: name('email', 'own') },
    },
    {
      table: 'door_message',
      data: { zh: '咨询往来', en: 'What was written in an enquiry' },
      purpose: { zh: '得到答复', en: 'Being answered' },
      basis: 'consent',
      until: { zh: '随咨询删除；注销时删除本人所写内容', en: 'With its enquiry; what a person wrote is deleted by their erasure' },
      columns: { author_id: theirs(), body: text('author_id', 'cleared', { also: [{ of: '(author_id is null and enquiry_id in (select id from door_enquiry where email = :email))', fate: 'own' }] }) },
    },
    {
      table: 'door_complaint',
      data: { zh: '投诉：事由、正文、姓名、邮箱、决定及决定人', en: 'A complaint: reason, text, name, address; the decision and who decided' },
      purpose: { zh: '保护权利，可追溯', en: 'Protection of rights, accountability' },
      basis: 'legal',
      until: { zh: '未验证两天，否则提交后三年；注销时清除姓名和邮箱', en: 'Unconfirmed two days, else three years after it was made; name and address are cleared by an erasure' },
      columns: {
        email: address(), contact_name: name('email'), address_mark: mark, body: text('email', 'kept'), appeal: text('email', 'kept'),
        decision: text('decided_by', 'kept'), appeal_decision: text('appeal_decided_by', 'kept'), decided_by: deed, appeal_decided_by: deed,
      },
    },
    {
      table: 'door_code',
      data: { zh: '邮件验证码（带密钥的摘要）', en: 'Codes by mail (a keyed hash)' },
      purpose: abuse,
      basis: 'legitimate',
      until: { zh: '15 分钟', en: '15 minutes' },
      columns: { hash: mark },
    },
    {
      table: 'door_proof',
      data: { zh: '已用的工作量证明（摘要）', en: 'Proofs of work that were used (a hash)' },
      purpose: abuse,
      basis: 'legitimate',
      until: { zh: '一小时', en: 'An hour' },
      columns: { digest: mark },
    },
  ],
  plain: { door_problem: ['excluded_countries'] },
}

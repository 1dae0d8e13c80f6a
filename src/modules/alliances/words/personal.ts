import { address, deed, name, type PersonalPart, secret, text, theirs } from '../../../platform/personal.ts'

const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }
const accountability = { zh: '联盟的议事和问责', en: 'Deliberation and accountability of an alliance' }
const record = { zh: '属联盟的正式记录，保留；注销后仅保留编号', en: 'It is the record of the alliance and stays; after an erasure by number only' }
const unnamed = { zh: '保留；注销时去除姓名和邮箱', en: 'It stays; an erasure takes their name and address out' }
/** Of a seat, through the seat. */
const seated = { holds: 'person', of: '(seat_id in (select id from seat where person_id = :person))', fate: 'number' } as const

export const alliancePersonal: PersonalPart = {
  tables: [
    {
      table: 'alliance_invitation',
      data: { zh: '加入联盟的邀请：邮箱、姓名、语言、时间', en: 'Invitations to an alliance: address, name as typed, language, times' },
      purpose: { zh: '邀请成员', en: 'Inviting members' },
      basis: 'legitimate',
      until: { zh: '有效期 60 天；一年后清除邮箱和姓名', en: 'Open for 60 days; address and name are cleared after a year' },
      columns: { email: address(), name: name('email', 'cleared', `''`), token_hash: secret, invited_by: deed, accepted_by: theirs() },
      retention: [{ rule: 'alliance_invitation', after: 365, sql: `update alliance_invitation set email = null, name = '', revoked_at = coalesce(revoked_at, expires_at) where expires_at < :before and email is not null` }],
    },
    { table: 'alliance_part', data: { zh: '由谁纳入项目', en: 'Who made an alliance part of a programme' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { added_by: deed } },
    {
      table: 'body_expert',
      data: { zh: '专家库：领域、语言', en: 'Experts’ register: fields, languages' },
      purpose: { zh: '遴选专家', en: 'Choosing experts' },
      basis: 'consent',
      until: { zh: '本人退出，或注销账号时', en: 'Until they withdraw, or their account is erased' },
      columns: { person_id: theirs('row'), fields: text('person_id'), languages: text('person_id') },
    },
    {
      table: 'body_conflict',
      data: { zh: '申报的利益冲突', en: 'Declared conflicts of interest' },
      purpose: { zh: '公正表决', en: 'Impartial votes' },
      basis: 'consent',
      until: { zh: '注销账号时', en: 'Until the account is erased' },
      columns: { person_id: theirs('row') },
    },
    {
      table: 'body_meeting',
      data: { zh: '会议及纪要；由谁召集和批准', en: 'Meetings and their minutes; who called and approved them' },
      purpose: accountability,
      basis: 'legitimate',
      until: record,
      columns: { called_by: deed, approved_by: deed, title: text('called_by', 'kept'), place: text('called_by', 'unnamed'), minutes: text('approved_by', 'kept') },
    },
    { table: 'body_attendance', data: { zh: '出席情况', en: 'Who was present' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { seat_id: seated } },
    {
      table: 'body_motion',
      data: { zh: '议案；由谁提交', en: 'Motions, and who put them' },
      purpose: accountability,
      basis: 'legitimate',
      until: record,
      columns: { opened_by: deed, title: text('opened_by', 'kept'), body: text('opened_by', 'kept') },
    },
    { table: 'body_motion_seat', data: { zh: '表决时的席位', en: 'Who had a seat when a motion was put' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { person_id: theirs() } },
    { table: 'body_recusal', data: { zh: '回避', en: 'Recusals' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { seat_id: seated } },
    { table: 'body_vote', data: { zh: '表决', en: 'Votes' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { seat_id: seated } },
    {
      table: 'body_advice',
      data: { zh: '建议及答复；由谁提出和答复', en: 'Advice and its answer; who gave them' },
      purpose: accountability,
      basis: 'legitimate',
      until: unnamed,
      columns: { given_by: deed, answered_by: deed, title: text('given_by', 'unnamed'), body: text('given_by', 'unnamed'), answer: text('answered_by', 'unnamed') },
    },
    {
      table: 'alliance_statement',
      data: { zh: '声明；由谁起草', en: 'Statements, and who drew them up' },
      purpose: accountability,
      basis: 'legitimate',
      until: { zh: '开放签署后文本以哈希固定，保留', en: 'Frozen by a fingerprint once it is open for signature: it stays' },
      columns: { created_by: deed, title: text('created_by', 'kept'), body: text('created_by', 'kept') },
    },
    {
      table: 'alliance_signature',
      data: { zh: '声明的签署：代表哪家机构、由谁、何时', en: 'Signatures of statements: for which organisation, by whom, when' },
      purpose: { zh: '证明机构已签署', en: 'Proof that an organisation has signed' },
      basis: 'legal',
      until: byNumber,
      columns: { person_id: theirs() },
    },
    {
      table: 'alliance_action',
      data: { zh: '行动计划：责任人、完成证明、取消原因', en: 'Actions: their owner, evidence, why one was dropped' },
      purpose: accountability,
      basis: 'legitimate',
      until: unnamed,
      columns: {
        person_id: theirs(), created_by: deed, settled_by: deed, title: text('created_by', 'unnamed'), evidence: text('settled_by', 'unnamed'), evidence_link: text('settled_by', 'kept'),
        reason: text('settled_by', 'unnamed'),
      },
    },
    { table: 'alliance_milestone', data: { zh: '里程碑由谁记录', en: 'Who noted a milestone' }, purpose: accountability, basis: 'legitimate', until: unnamed, columns: { created_by: deed, title: text('created_by', 'unnamed') } },
    {
      table: 'alliance_letter',
      data: { zh: '联盟信函；由谁起草和发出', en: 'Official letters; who wrote and sent them' },
      purpose: accountability,
      basis: 'legitimate',
      until: unnamed,
      columns: { created_by: deed, sent_by: deed, subject: text('created_by', 'unnamed'), body: text('created_by', 'unnamed') },
    },
    {
      table: 'alliance_letter_reader',
      data: { zh: '信函的收件人，何时打开', en: 'Who was written to, and when it was opened' },
      purpose: { zh: '了解信函送达情况', en: 'Knowing whom a letter reached' },
      basis: 'legitimate',
      until: byNumber,
      columns: { person_id: theirs() },
    },
    {
      table: 'centre_broker',
      data: { zh: '区域中心的技术经理人：专长、语言、所属机构', en: 'Technology transfer managers of a centre: focus, languages, for whom they work' },
      purpose: { zh: '在中心页面公开，便于联系', en: 'Being found on the centre’s public page' },
      basis: 'consent',
      until: { zh: '本人退出一年后，或注销账号时', en: 'A year after they withdraw, or until their account is erased' },
      columns: { person_id: theirs('row'), focus: text('person_id') },
      retention: [{ rule: 'centre_broker', after: 365, sql: 'delete from centre_broker where withdrawn_at < :before' }],
    },
  ],
  plain: {
    alliance_statement: ['sha256'], alliance: ['joining', 'website'], alliance_wave: ['name'], alliance_tier: ['name'], body_agenda_item: ['title'],
  },
}

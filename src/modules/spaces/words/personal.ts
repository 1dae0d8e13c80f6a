import { deed, type PersonalPart, text, theirs } from '../../../platform/personal.ts'

const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }

export const spacePersonal: PersonalPart = {
  tables: [
    {
      table: 'space',
      data: { zh: '联盟、机构和活动由谁设立；宗旨', en: 'Who founded an alliance, body or event; its purpose' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: byNumber,
      columns: { created_by: deed, purpose: text('created_by', 'unnamed') },
    },
    {
      table: 'space_member',
      data: { zh: '以个人名义的成员资格：角色、起止时间', en: 'Memberships in one’s own name: role, from, to' },
      purpose: { zh: '确认成员及其权限；成员名录', en: 'Who belongs and may read; the directory of members' },
      basis: 'contract',
      until: byNumber,
      columns: { person_id: theirs() },
    },
    {
      table: 'space_suspension',
      data: { zh: '成员资格暂停：事由、时间、决定人', en: 'Suspensions of a membership: reason, times, who decided' },
      purpose: { zh: '联盟章程的执行', en: 'Keeping the charter' },
      basis: 'legitimate',
      until: byNumber,
      columns: {
        reason: text('(member_id in (select id from space_member where person_id = :person))', 'cleared', { also: [{ of: 'suspended_by', fate: 'unnamed' }] }),
        suspended_by: deed, ended_by: deed,
      },
    },
    {
      table: 'seat',
      data: { zh: '席位：角色、起止时间', en: 'Seats: role, from, to' },
      purpose: { zh: '联盟的议事和问责', en: 'Deliberation and accountability of an alliance' },
      basis: 'legitimate',
      until: { zh: '注销时结束；此后仅保留编号', en: 'Ended by an erasure; then by number only' },
      columns: { person_id: theirs() },
    },
  ],
  plain: { space: ['slug', 'name'] },
}

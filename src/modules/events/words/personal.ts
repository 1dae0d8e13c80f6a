import { address, deed, name, type PersonalPart, secret, text, theirs } from '../../../platform/personal.ts'

const programme = { zh: '活动议程的组织与公布', en: 'To run an event and print its programme' }
const withEvent = { zh: '随活动保留，注销后仅保留编号', en: 'With the event; after an erasure by number only' }

export const eventPersonal: PersonalPart = {
  tables: [
    { table: 'event', data: { zh: '活动：由谁创建、介绍、取消原因', en: 'Events: who started them, description, why cancelled' }, purpose: programme, basis: 'contract', until: withEvent, columns: { created_by: deed, description: text('*', 'unnamed'), cancelled_reason: text('*', 'unnamed') } },
    { table: 'event_session', data: { zh: '议程场次：标题、摘要、由谁创建', en: 'Sessions: title, abstract, who entered them' }, purpose: programme, basis: 'contract', until: withEvent, columns: { created_by: deed, title: text('*', 'unnamed'), abstract: text('*', 'unnamed') } },
    { table: 'event_speaker', data: { zh: '演讲人：姓名、职务与单位', en: 'Speakers: name, position and organisation' }, purpose: programme, basis: 'contract', until: withEvent, columns: { person_id: theirs(), name: name('person_id', 'cleared', `'{"en":"Speaker","zh":"演讲人"}'`), about: text('person_id', 'cleared') } },
    { table: 'event_release', data: { zh: '议程发布：由谁发布、说明', en: 'Released programmes: who released them, note' }, purpose: programme, basis: 'contract', until: withEvent, columns: { released_by: deed, note: text('*', 'unnamed'), content: text('*', 'kept') } },
    { table: 'event_registration', data: { zh: '活动报名：本人、所属单位、状态、审核意见', en: 'Registrations: the person, their organisation, state, the organiser’s reason' }, purpose: { zh: '安排座位与签到', en: 'To give seats and to check in' }, basis: 'contract', until: { zh: '随活动统计保留，注销即删除', en: 'For the figures of the event; deleted on erasure' }, columns: { person_id: theirs('row'), code: { holds: 'secret', fate: 'row', of: 'person_id' }, reason: text('person_id') } },
    { table: 'event_answer', data: { zh: '报名时填写的内容', en: 'What a registration answered' }, purpose: { zh: '每项旁注明的用途', en: 'As said beside each question' }, basis: 'consent', until: { zh: '活动结束后按每项所示天数删除', en: 'The days after the event that stand beside each question' }, columns: { words: text('(registration_id in (select id from event_registration where person_id = :person))', 'row') }, retention: [{ rule: 'event_answer', after: 0, sql: `delete from event_answer a using event_question q, event e where q.id = a.question_id and e.space_id = q.event_id and e.ends_at + q.keep_days * interval '1 day' < :before` }] },
    { table: 'event_invitation', data: { zh: '活动邀请：邮箱、称呼、由谁邀请', en: 'Invitations to events: address, name, who invited' }, purpose: programme, basis: 'legitimate', until: { zh: '活动结束一年', en: 'A year after the event' }, columns: { email: address(), name: name('email', 'cleared', `''`), token_hash: secret, invited_by: deed, accepted_by: theirs() }, retention: [{ rule: 'event_invitation', after: 365, sql: `update event_invitation set email = null, name = '', revoked_at = coalesce(revoked_at, expires_at) where expires_at < :before and email is not null` }] },
    { table: 'event_check_in', data: { zh: '签到：时间、由谁核验', en: 'Check-in: when, by whom' }, purpose: { zh: '统计到场人数', en: 'To count who came' }, basis: 'contract', until: { zh: '随报名记录保留', en: 'With the registration' }, columns: { checked_by: deed } },
  ],
  plain: {
    event: ['reference', 'place', 'fields'], event_release: ['sha256'], event_organiser: ['name'], event_venue: ['name', 'address'], event_session: ['track', 'outside_id'], event_ticket: ['name', 'note'], event_question: ['label', 'purpose', 'options'],
  },
}

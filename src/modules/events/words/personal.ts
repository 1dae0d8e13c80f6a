import { deed, name, type PersonalPart, text, theirs } from '../../../platform/personal.ts'

const programme = { zh: '活动议程的组织与公布', en: 'To run an event and print its programme' }
const withEvent = { zh: '随活动保留，注销后仅保留编号', en: 'With the event; after an erasure by number only' }

export const eventPersonal: PersonalPart = {
  tables: [
    { table: 'event', data: { zh: '活动：由谁创建、介绍、取消原因', en: 'Events: who started them, description, why cancelled' }, purpose: programme, basis: 'contract', until: withEvent, columns: { created_by: deed, description: text('*', 'unnamed'), cancelled_reason: text('*', 'unnamed') } },
    { table: 'event_session', data: { zh: '议程场次：标题、摘要、由谁创建', en: 'Sessions: title, abstract, who entered them' }, purpose: programme, basis: 'contract', until: withEvent, columns: { created_by: deed, title: text('*', 'unnamed'), subtitle: text('*', 'unnamed'), abstract: text('*', 'unnamed'), detail: text('*', 'unnamed') } },
    { table: 'event_speaker', data: { zh: '演讲人：姓名、职务与单位', en: 'Speakers: name, position and organisation' }, purpose: programme, basis: 'contract', until: withEvent, columns: { person_id: theirs(), name: name('person_id', 'cleared', `'{"en":"Speaker","zh":"演讲人"}'`), about: text('person_id', 'cleared') } },
    { table: 'event_material', data: { zh: '场次资料与回放：标题、由谁添加', en: 'Materials and recordings of sessions: title, who added them' }, purpose: programme, basis: 'contract', until: withEvent, columns: { added_by: deed, title: text('*', 'unnamed'), link: text('*', 'unnamed') } },
    { table: 'event_mark', data: { zh: '本人关注的场次', en: 'Sessions that somebody marked for themselves' }, purpose: { zh: '编排个人日程', en: 'To make their own agenda' }, basis: 'contract', until: { zh: '至本人取消，注销即删除', en: 'Until they take the mark off; deleted on erasure' }, columns: { person_id: theirs('row') } },
    { table: 'event_release', data: { zh: '议程发布：由谁发布、说明', en: 'Released programmes: who released them, note' }, purpose: programme, basis: 'contract', until: withEvent, columns: { released_by: deed, note: text('*', 'unnamed'), content: text('*', 'kept') } },
    { table: 'event_registration', data: { zh: '活动报名：本人、所属单位、状态、审核意见', en: 'Registrations: the person, their organisation, state, the organiser’s reason' }, purpose: { zh: '安排座位与签到', en: 'To give seats and to check in' }, basis: 'contract', until: { zh: '随活动统计保留，注销即删除', en: 'For the figures of the event; deleted on erasure' }, columns: { person_id: theirs('row'), code: { holds: 'secret', fate: 'row', of: 'person_id' }, reason: text('person_id') } },
  ],
  plain: {
    event: ['reference', 'place', 'fields'], event_release: ['sha256'], event_organiser: ['name'], event_venue: ['name', 'address'], event_session: ['track', 'outside_id', 'spoken_in'], event_ticket: ['name', 'note'],
  },
}

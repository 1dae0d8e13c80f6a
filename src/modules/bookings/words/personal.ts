import { deed, type PersonalPart, text, theirs } from '../../../platform/personal.ts'

const purpose = { zh: '避免时间、场地和人员冲突', en: 'So that nothing and nobody is booked twice' }
const byNumber = { zh: '随所预约的活动保留，注销后仅保留编号', en: 'With what was booked; after an erasure by number only' }

export const bookingPersonal: PersonalPart = {
  tables: [
    { table: 'resource', data: { zh: '可预约的人员（仅编号）；场地名称和会议链接', en: 'People who can be booked, by number; names of rooms and their addresses' }, purpose, basis: 'contract', until: byNumber, columns: { person_id: theirs(), name: text('*', 'unnamed'), link: text('*', 'unnamed') } },
    { table: 'reservation', data: { zh: '预约：由谁作出', en: 'Reservations: who made them' }, purpose, basis: 'contract', until: byNumber, columns: { made_by: deed } },
  ],
  plain: { reservation: ['overridden', 'holder_type'] },
}

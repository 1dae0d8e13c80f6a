import { deed, type PersonalPart, text, theirs } from '../../../../platform/personal.ts'

const purpose = { zh: '安排一对一洽谈', en: 'To schedule one-to-one meetings' }
const withEvent = { zh: '随活动统计保留，注销后仅保留编号', en: 'For the figures of the event; after an erasure by number only' }
const ends = { zh: '随活动保留，注销即删除', en: 'With the event; deleted on erasure' }
const table = (name: string, data: { zh: string; en: string }, columns: PersonalPart['tables'][number]['columns'], until = withEvent): PersonalPart['tables'][number] => ({ table: name, data, purpose, basis: 'contract', until, columns })

export const meetingPersonal: PersonalPart = {
  tables: [
    table('meeting_round', { zh: '洽谈设置：由谁设置、说明', en: 'Settings of meetings: who set them, note' }, { created_by: deed, note: text('*', 'unnamed') }),
    table('meeting_person', { zh: '洽谈参会者：本人、代表单位、想谈的内容', en: 'Who takes part: the person, their organisation, what they look for' }, { person_id: theirs('row'), words: text('person_id') }, ends),
    table('meeting_away', { zh: '本人没有空的时段', en: 'Slots in which a person is not there' }, { person_id: theirs('row') }, ends),
    table('meeting_wish', { zh: '见面意愿：谁希望或不希望见谁', en: 'Wishes: whom a person wishes to meet, or not' }, { from_person: theirs('row'), to_person: theirs('row') }, ends),
    table('meeting_request', { zh: '洽谈请求：双方、留言', en: 'Requests: the two people, the words' }, { from_person: theirs(), to_person: theirs(), words: text('from_person', 'cleared') }),
    table('event_meeting', { zh: '洽谈：双方、取消人、取消原因、会议链接', en: 'Meetings: the two people, who cancelled and why, the address of a call' }, { a_id: theirs(), b_id: theirs(), cancelled_by: deed, reason: text('cancelled_by', 'cleared'), link: text('*', 'unnamed') }),
    table('meeting_outcome', { zh: '洽谈结果：本人的选择与备注', en: 'What came of meetings: a person’s answer and note' }, { person_id: theirs(), note: text('person_id', 'cleared') }),
    table('meeting_run', { zh: '排期运算：由谁发起和发布', en: 'Runs: who asked for and who published them' }, { asked_by: deed, published_by: deed }),
    table('meeting_run_line', { zh: '排期方案：双方编号', en: 'Plans: the two people, by number' }, { a_id: theirs(), b_id: theirs() }),
    table('meeting_run_unmet', { zh: '未能安排的意愿及原因：双方编号', en: 'Wishes that are not met and why: the two people, by number' }, { a_id: theirs(), b_id: theirs() }),
  ],
  plain: { meeting_run: ['error'] },
}

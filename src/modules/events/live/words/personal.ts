import { deed, mark, type PersonalPart, text, theirs } from '../../../../platform/personal.ts'

const exchange = { zh: '场次互动：提问、投票与答复', en: 'To ask, vote and answer in a session' }
const withEvent = { zh: '随活动保留，注销后仅保留编号', en: 'With the event; after an erasure by number only' }

export const livePersonal: PersonalPart = {
  tables: [
    { table: 'live_question', data: { zh: '场次提问：提问人、问题、由谁处理、答复', en: 'Questions in a session: who asked what, who decided on it, the answer' }, purpose: exchange, basis: 'contract', until: { zh: '随活动保留；注销后问题文字删除', en: 'With the event; the words of the question go on erasure' }, columns: { person_id: theirs(), body: text('person_id', 'cleared'), digest: mark, answer: text('*', 'unnamed'), decided_by: deed } },
    { table: 'live_vote', data: { zh: '为问题投票', en: 'Votes for questions' }, purpose: exchange, basis: 'contract', until: withEvent, columns: { person_id: theirs() } },
    { table: 'live_poll', data: { zh: '现场投票：由谁创建', en: 'Polls: who made them' }, purpose: exchange, basis: 'contract', until: withEvent, columns: { created_by: deed } },
    { table: 'live_answer', data: { zh: '现场投票的作答', en: 'Answers in polls' }, purpose: exchange, basis: 'contract', until: withEvent, columns: { person_id: theirs() } },
    { table: 'live_block', data: { zh: '被停止互动的用户与操作人', en: 'People whose part in a session was ended, and by whom' }, purpose: { zh: '维护现场秩序', en: 'To keep order in a session' }, basis: 'legitimate', until: withEvent, columns: { person_id: theirs(), blocked_by: deed } },
    { table: 'live_figure', data: { zh: '观看人次：由谁填写', en: 'Viewer figures: who entered them' }, purpose: { zh: '统计活动影响', en: 'To count what an event reached' }, basis: 'legitimate', until: withEvent, columns: { entered_by: deed } },
  ],
  plain: { live_stream: ['url', 'name'], live_figure: ['source', 'source_url'], live_poll: ['question'], live_choice: ['label'] },
}

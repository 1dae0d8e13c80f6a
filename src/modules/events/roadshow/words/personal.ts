import { deed, type PersonalPart, text, theirs } from '../../../../platform/personal.ts'

const judging = { zh: '路演评分', en: 'To judge a roadshow' }

export const roadshowPersonal: PersonalPart = {
  tables: [
    { table: 'roadshow_juror', data: { zh: '路演评委：本人、由谁添加', en: 'Jurors of roadshows: who they are, who added them' }, purpose: judging, basis: 'contract', until: { zh: '随活动保留，注销后仅保留编号', en: 'With the event; after an erasure by number only' }, columns: { person_id: theirs(), added_by: deed } },
    { table: 'roadshow_score', data: { zh: '评委评分与备注', en: 'Scores and notes of jurors' }, purpose: judging, basis: 'contract', until: { zh: '随活动保留；注销后备注删除', en: 'With the event; the note goes on erasure' }, columns: { person_id: theirs(), note: text('person_id', 'cleared') } },
  ],
  plain: { roadshow_pitch: ['title', 'team'] },
}

import { deed, type PersonalColumn, type PersonalTable, secret, text, theirs } from '../../../platform/personal.ts'

const applying = { zh: '参加征集', en: 'Taking part in a call' }
const sent = {
  zh: '已提交的随征集保留：评审和决定以此为据，不可更改；未提交的草稿注销时删除',
  en: 'What was sent stays with the call, for reviews and decisions rest on it, and is never altered; a draft that was never sent is deleted by an erasure',
}
/** Of whoever leads the submission. */
const led = (column: string, path: string): PersonalColumn => ({ holds: 'person', of: `(${column} in (${path} where u.lead_person = :person))`, fate: 'number' })
const revisionLed = led('revision_id', 'select v.id from call_revision v join call_submission u on u.id = v.submission_id')

/** Nobody’s address, where a row has to have one. */
export const noAddress = `case when num_nonnulls(organisation_id, person_id) = 0 then 'erased@invalid' end`

export const applyingPersonal: readonly PersonalTable[] = [
  {
    table: 'call_submission',
    data: { zh: '申报：负责人、标题、状态及原因', en: 'Submissions: who leads them, title, state and its reason' },
    purpose: applying,
    basis: 'contract',
    until: sent,
    columns: { lead_person: theirs('own'), title: text('lead_person', 'kept'), state_reason: text('lead_person', 'unnamed') },
  },
  {
    table: 'call_revision',
    data: { zh: '申报的各次提交：标题、时间、由谁提交', en: 'Each sending of a submission: title, times, who sent it' },
    purpose: applying,
    basis: 'contract',
    until: sent,
    columns: { submission_id: led('submission_id', 'select u.id from call_submission u'), sent_by: deed, title: text('submission_id', 'kept') },
  },
  { table: 'call_answer', data: { zh: '申报的内容', en: 'The answers of a submission' }, purpose: applying, basis: 'contract', until: sent, columns: { revision_id: revisionLed, words: text('revision_id', 'kept'), choices: text('revision_id', 'kept') } },
  { table: 'call_cell', data: { zh: '申报的表格', en: 'The tables of a submission' }, purpose: applying, basis: 'contract', until: sent, columns: { revision_id: revisionLed, words: text('revision_id', 'kept') } },
  {
    table: 'call_team_member',
    data: { zh: '申报团队：成员、角色、时间；受邀人的邮箱和姓名', en: 'Teams: members, roles, times; address and name of those who were invited' },
    purpose: applying,
    basis: 'contract',
    until: {
      zh: '成员随申报保留，注销后仅保留编号；邀请的邮箱、姓名和链接在答复后、一年后或注销时清除',
      en: 'Members with the submission, after an erasure by number only; address, name and link of an invitation once it is answered, after a year, or by an erasure',
    },
    columns: {
      person_id: theirs(), agreed_by: deed,
      name: { holds: 'name', of: 'email', fate: 'cleared', also: [{ of: 'person_id', fate: 'cleared' }] },
      token_hash: { ...secret, of: 'email', fate: 'cleared', also: [{ of: 'person_id', fate: 'cleared' }] },
      email: { holds: 'address', fate: 'cleared', becomes: noAddress, also: [{ of: 'person_id', fate: 'cleared' }] },
    },
    retention: [
      {
        rule: 'call_team_member',
        after: 365,
        sql: `update call_team_member set email = ${noAddress}, name = null, token_hash = null, left_at = coalesce(left_at, now())
              where invited_at < :before and agreed_at is null and email is not null and email not like '%@invalid'`,
      },
    ],
  },
  {
    table: 'call_question_back',
    data: { zh: '补充材料的询问和答复；由谁', en: 'Questions back and their answers; who asked and answered' },
    purpose: applying,
    basis: 'contract',
    until: { zh: '随申报保留；注销时去除姓名和邮箱', en: 'With the submission; an erasure takes their name and address out' },
    columns: { asked_by: deed, answered_by: deed, words: text('asked_by', 'unnamed'), answer: text('answered_by', 'unnamed') },
  },
]

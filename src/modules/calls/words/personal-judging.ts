import { deed, mark, type PersonalColumn, type PersonalTable, secret, text, theirs } from '../../../platform/personal.ts'

const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }
const fair = { zh: '公正、可追溯的评审', en: 'Fair selection that can be accounted for' }
const decided = { zh: '决定及理由随征集保留，可供核查；决定人注销后仅保留编号', en: 'Decisions and their reasons stay with the call, for they may be questioned; whoever decided by number only after an erasure' }

/** Of a reviewer, by their account or by the address that their link was sent to. */
const reviewing = (column: string, path: string, rest = ''): PersonalColumn => ({
  holds: 'person',
  of: `(${column} in (${path} where w.person_id = :person or w.email = (select lower(email) from person where id = :person and email_verified))${rest})`,
  fate: 'number',
})
const ofReviewer = { also: [{ of: 'person_id', fate: 'cleared' }] } as const
const noAddress = `case when person_id is null then 'erased-' || id || '@invalid' end`

export const judgingPersonal: readonly PersonalTable[] = [
  {
    table: 'call_reviewer',
    data: { zh: '评审人：邮箱、姓名、单位、语言、专长；由谁邀请', en: 'Reviewers: address, name, affiliation, languages, expertise; who invited them' },
    purpose: fair,
    basis: 'legitimate',
    until: {
      zh: '无账号者的邮箱、姓名、单位和链接在征集结束一年后或注销时清除；此后仅保留编号',
      en: 'Address, name, affiliation and link of those without an account until a year after the call is closed, or until an erasure; then by number only',
    },
    columns: {
      person_id: theirs(), invited_by: deed, name: { holds: 'name', of: 'email', fate: 'cleared', ...ofReviewer }, affiliation: text('email', 'cleared', ofReviewer), expertise: text('email', 'cleared', ofReviewer),
      token_hash: { ...secret, of: 'email', fate: 'cleared', ...ofReviewer }, email: { holds: 'address', fate: 'cleared', becomes: noAddress, ...ofReviewer },
    },
    retention: [
      {
        rule: 'call_reviewer',
        after: 365,
        sql: `update call_reviewer w set email = case when w.person_id is null then 'erased-' || w.id || '@invalid' end, name = null, affiliation = null, expertise = null, token_hash = null
              from call c where c.id = w.call_id and c.closed_at < :before and w.email is not null and w.email not like 'erased-%@invalid'`,
      },
    ],
  },
  {
    table: 'call_conflict',
    data: { zh: '利益冲突：由评审人申报、由平台发现或由主席指定', en: 'Conflicts of interest: declared, found by the platform, or pinned by a chair' },
    purpose: fair,
    basis: 'legitimate',
    until: byNumber,
    columns: { reviewer_id: reviewing('reviewer_id', 'select w.id from call_reviewer w', ` and cause = 'declared'`), by: deed, ended_by: deed },
  },
  { table: 'call_recusal', data: { zh: '工作人员的回避', en: 'Recusals of those who run a call' }, purpose: fair, basis: 'legitimate', until: byNumber, columns: { person_id: theirs() } },
  {
    table: 'call_assignment',
    data: { zh: '评审任务：由谁分配、时间', en: 'Assignments: who made them, when' },
    purpose: fair,
    basis: 'legitimate',
    until: byNumber,
    columns: { reviewer_id: reviewing('reviewer_id', 'select w.id from call_reviewer w', ` and state <> 'revoked'`), by: deed },
  },
  {
    table: 'call_review',
    data: { zh: '评审意见', en: 'Reviews' },
    purpose: fair,
    basis: 'legitimate',
    until: { zh: '已提交的随征集保留：决定以此为据，不可更改；草稿注销时删除', en: 'Once submitted they stay with the call, for the decision rests on them, and are never altered; a draft is deleted by an erasure' },
    columns: {
      assignment_id: reviewing('assignment_id', 'select a.id from call_assignment a join call_reviewer w on w.id = a.reviewer_id'),
      for_applicants: text('assignment_id', 'kept'), private: text('assignment_id', 'kept'),
    },
  },
  { table: 'call_reminder', data: { zh: '评审提醒：提醒谁、由谁、时间', en: 'Reminders of reviewers: whom, by whom, when' }, purpose: fair, basis: 'legitimate', until: byNumber, columns: { reviewer_id: reviewing('reviewer_id', 'select w.id from call_reviewer w'), by: deed } },
  { table: 'call_comparison', data: { zh: '两两比较', en: 'Comparisons of two entries' }, purpose: fair, basis: 'legitimate', until: byNumber, columns: { reviewer_id: reviewing('reviewer_id', 'select w.id from call_reviewer w') } },
  {
    table: 'call_remark',
    data: { zh: '评审讨论', en: 'The discussion of a panel' },
    purpose: fair,
    basis: 'legitimate',
    until: { zh: '随征集保留；注销时删除本人所写内容', en: 'With the call; what a person wrote is deleted by their erasure' },
    columns: {
      person_id: theirs(), reviewer_id: reviewing('reviewer_id', 'select w.id from call_reviewer w'),
      words: text('person_id', 'cleared', { becomes: `'••'`, also: [{ of: reviewing('reviewer_id', 'select w.id from call_reviewer w').of!, fate: 'cleared', becomes: `'••'` }] }),
    },
  },
  {
    table: 'call_audience_vote',
    data: { zh: '观众投票：投票人以摘要区分', en: 'Votes of an audience: voters are told apart by a digest' },
    purpose: { zh: '每人一票', en: 'One vote each' },
    basis: 'legitimate',
    until: { zh: '随征集保留，不指向任何人', en: 'With the call; it names nobody' },
    columns: { voter: mark },
  },
  { table: 'call_decision', data: { zh: '决定、理由和反馈；由谁决定', en: 'Decisions, reasons and feedback; who decided' }, purpose: fair, basis: 'legitimate', until: decided, columns: { by: deed, reason: text('by', 'kept'), feedback: text('by', 'kept') } },
  {
    table: 'call_funder_decision',
    data: { zh: '资助方的决定和理由；由谁决定和封存', en: 'What a funder decides and why; who decided and sealed it' },
    purpose: fair,
    basis: 'legitimate',
    until: decided,
    columns: { by: deed, sealed_by: deed, reason: text('by', 'kept') },
  },
  {
    table: 'call_release',
    data: { zh: '结果公布和更正：由谁、理由', en: 'Releases of results and corrections: who, why' },
    purpose: fair,
    basis: 'legitimate',
    until: decided,
    columns: { by: deed, confirmed_by: deed, reason: text('by', 'kept') },
  },
  { table: 'call_released_entry', data: { zh: '公布的反馈', en: 'The feedback that was released' }, purpose: fair, basis: 'legitimate', until: decided, columns: { feedback: text('*', 'kept') } },
  {
    table: 'call_objection',
    data: { zh: '异议和申诉：姓名、邮箱、正文、答复；由谁决定', en: 'Objections and appeals: name, address, text, answer; who decided' },
    purpose: { zh: '保护权利，可追溯', en: 'Protection of rights, accountability' },
    basis: 'legitimate',
    until: {
      zh: '随征集保留；姓名和邮箱在决定三年后或注销时清除，并从正文中去除',
      en: 'With the call; name and address until three years after it was decided, or until an erasure, which takes them out of the text too',
    },
    columns: {
      from_person: theirs(), decided_by: deed, name: { holds: 'name', of: 'email', fate: 'cleared', also: [{ of: 'from_person', fate: 'cleared' }] },
      words: text('email', 'unnamed', { also: [{ of: 'from_person', fate: 'unnamed' }] }), answer: text('decided_by', 'unnamed', { also: [{ of: 'from_person', fate: 'unnamed' }, { of: 'email', fate: 'unnamed' }] }),
      email: { holds: 'address', fate: 'cleared', also: [{ of: 'from_person', fate: 'cleared' }] },
    },
    retention: [{ rule: 'call_objection', after: 1095, sql: 'update call_objection set name = null, email = null where decided_at < :before and num_nonnulls(name, email) > 0' }],
  },
  { table: 'call_award', data: { zh: '由谁接受或放弃奖励', en: 'Who took or declined an award' }, purpose: fair, basis: 'legitimate', until: byNumber, columns: { answered_by: deed } },
]

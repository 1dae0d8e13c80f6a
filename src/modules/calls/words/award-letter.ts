import type { Phrase } from '../../../core/text.ts'

/** What a funder writes to a team that it funds; each funder in its own language. */
export const awardLetterWords = {
  subject: { zh: '立项通知书：{title}', en: 'Award letter: {title}' },
  heading: { zh: '立项通知书', en: 'Award letter' },
  reference: { zh: '编号：{reference}', en: 'Reference: {reference}' },
  notYet: { zh: '公布结果时编号', en: 'given on release' },
  to: { zh: '{payee}：', en: 'To {payee}' },
  decided: {
    zh: '“{call}”已完成评审。贵单位牵头申报的“{title}”（申报编号 {submission}）经审定，准予立项。',
    en: 'The review of “{call}” is complete. We are pleased to tell you that your project “{title}” ({submission}) has been selected for funding.',
  },
  amount: { zh: '{funder}资助 {amount}，从本单位预算中列支。', en: '{funder} awards {amount}, paid from its own budget.' },
  jointly: { zh: '本项目同时由{others}资助，其立项通知书另行发出。', en: 'The project is also funded by {others}, which writes to you separately.' },
  answer: { zh: '请登录平台确认接受或放弃该项资助。接受后即可建立项目。', en: 'Please accept or decline the award on the platform. Once it is accepted, the project can be opened there.' },
  close: { zh: '特此通知。', en: 'Yours sincerely,' },
  hosted: { zh: '本次征集由{host}主办。', en: 'The call is run by {host}.' },
} as const satisfies Record<string, Phrase>

import type { Phrase } from '../../../core/text.ts'

/** The figures of a regional centre and what each counts, said beside it. */
export const outcomeFigures = {
  interests: { label: { zh: '合作意向', en: 'Expressions of interest' }, counts: { zh: '就中心及其成员发布的信息提出、或由成员提出的合作意向，无论结果', en: 'interests in listings of the centre and its members, or expressed by its members, whatever came of them' } },
  accepted: { label: { zh: '进入对接', en: 'Taken up' }, counts: { zh: '其中已被接受、双方开始对接的', en: 'those that were accepted, so that both sides began to talk' } },
  agreed: { label: { zh: '达成协议', en: 'Agreed' }, counts: { zh: '其中双方已签约的', en: 'those in which both sides have agreed' } },
  completed: { label: { zh: '已完成', en: 'Completed' }, counts: { zh: '其中合作已完成的', en: 'those that were completed' } },
} as const satisfies Record<string, { label: Phrase; counts: Phrase }>
export type OutcomeFigure = keyof typeof outcomeFigures

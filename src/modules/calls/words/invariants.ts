import type { Phrase } from '../../../core/text.ts'

export const callInvariants = {
  conflicts: { zh: '存在利益冲突的评审任务均已撤销', en: 'No reviewer with a live conflict has the entry assigned' },
  reviews: { zh: '已提交的评审针对该申报提交的版本，并采用该轮的标准', en: 'Every submitted review is of what its submission sent, by a rubric of its round' },
  unreleased: { zh: '结果公布前，申报的状态不透露决定', en: 'No entry shows a decision before its round is released' },
  released: { zh: '公布的结果与决定一致', en: 'What was released is what was decided' },
  budgets: { zh: '资助总额不超出各资助方的预算，币种一致', en: 'The awards of a funder are within its budget and in its currency' },
  funded: { zh: '立项与各资助方的决定及立项规则一致', en: 'What is funded follows from the words of its funders by the rule of the call' },
  inTime: { zh: '申报均在该轮的开放时间内提交', en: 'Nothing was sent outside the time of its round' },
  releases: { zh: '每轮的结果只公布一次，更正和递补另行编号', en: 'Every round has one release of its result; corrections and successions follow it' },
  payments: { zh: '付款均在已接受的资助额度之内，币种一致', en: 'What was paid is within an award that was accepted, in its currency' },
  lineups: { zh: '出场顺序中均为入选项目', en: 'Everybody in a line-up was selected' },
} as const satisfies Record<string, Phrase>

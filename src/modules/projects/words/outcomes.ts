import type { Phrase } from '../../../core/text.ts'
import type { OutcomeKind, OutcomeState } from '../outcomes/rules.ts'

export const outcomeKindWords: Record<OutcomeKind, Phrase> = {
  intent: { zh: '意向金额', en: 'Intent' },
  contract: { zh: '合同金额', en: 'Contract amount' },
  received: { zh: '到账金额', en: 'Money received' },
  follow_on: { zh: '后续融资', en: 'Follow-on funding' },
  technology_value: { zh: '技术价值（作价）', en: 'Technology value' },
  jobs: { zh: '新增就业', en: 'Jobs created' },
}
export const outcomeKindHints: Record<OutcomeKind, Phrase> = {
  intent: { zh: '意向书或会谈中表达的金额，不等于合同。', en: 'What was said in a letter of intent or a meeting: no contract.' },
  contract: { zh: '已签合同约定的金额，不等于到账。', en: 'What a signed contract says: not yet paid.' },
  received: { zh: '实际到账的每一笔，按到账日期登记。', en: 'Each payment that arrived, on the day it arrived.' },
  follow_on: { zh: '因本合作获得的后续投资或资助。', en: 'Investment or grants that this work brought.' },
  technology_value: { zh: '作价入股或评估的技术价值。', en: 'The value put on the technology, as a share or by an assessor.' },
  jobs: { zh: '因本合作新增的岗位数。', en: 'Posts that this work created.' },
}
export const outcomeStateWords: Record<OutcomeState, Phrase> = {
  recorded: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  disputed: { zh: '有异议', en: 'Disputed' },
  withdrawn: { zh: '已撤回', en: 'Taken back' },
}

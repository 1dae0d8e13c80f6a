import type { Phrase } from '../../../core/text.ts'
import type { RegistrationState } from '../rules.ts'
import type { QuestionKind } from './questions.ts'

export const registrationStateWords: Record<RegistrationState, Phrase> = {
  asked: { zh: '待审核', en: 'Waiting for approval' },
  waiting: { zh: '候补中', en: 'In the line' },
  offered: { zh: '席位待确认', en: 'Seat offered' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  declined: { zh: '未通过', en: 'Declined' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

export const questionKindWords: Record<QuestionKind, Phrase> = {
  words: { zh: '文字', en: 'Words' },
  choice: { zh: '单选', en: 'One of several' },
  yes_no: { zh: '勾选“是”', en: 'A tick for yes' },
}

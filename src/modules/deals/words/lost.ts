import type { Phrase } from '../../../core/text.ts'
import { reasons } from '../../matching/matching.ts'
import type { LostReason } from '../lost-reasons.ts'

/** Why a case ended: the reasons of a refusal, and those of the later stages. */
export const lostReasons = {
  ...reasons,
  withdrawn: { zh: '意向方已撤回', en: 'Withdrawn by the interested side' },
  partner_check: { zh: '伙伴核查未通过', en: 'The partner check stood in the way' },
  screen_stop: { zh: '合规审查不通过', en: 'The compliance screen said stop' },
  no_confidentiality: { zh: '未能达成保密约定', en: 'No confidentiality agreement was reached' },
  technical: { zh: '技术验证未达预期', en: 'Technically not as expected' },
  scope_not_agreed: { zh: '合作内容未能达成一致', en: 'No agreement about the scope' },
  price: { zh: '价格未能达成一致', en: 'No agreement about the price' },
  ip_terms: { zh: '知识产权条款未能达成一致', en: 'No agreement about intellectual property' },
  other_terms: { zh: '其他条款未能达成一致', en: 'No agreement about other terms' },
  funding: { zh: '资金未落实', en: 'Funding was not secured' },
  other_partner: { zh: '已选择其他合作方', en: 'Another partner was chosen' },
  people_left: { zh: '关键人员变动', en: 'Key people left' },
  no_response: { zh: '对方长期未回应', en: 'No response' },
} as const satisfies Record<LostReason, Phrase>

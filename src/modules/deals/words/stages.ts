import type { Phrase } from '../../../core/text.ts'
import type { DealStage } from '../rules.ts'

/** The stages of a partnering case. */
export const stages = {
  interest: { zh: '合作意向', en: 'Interest' },
  accepted: { zh: '已接受', en: 'Accepted' },
  screened: { zh: '合规审查', en: 'Screened' },
  nda: { zh: '保密协议', en: 'Confidentiality' },
  scoping: { zh: '方案细化', en: 'Scoping' },
  negotiating: { zh: '商务谈判', en: 'Negotiating' },
  agreed: { zh: '已签约', en: 'Agreed' },
  delivering: { zh: '履约中', en: 'Delivering' },
  completed: { zh: '已完成', en: 'Completed' },
  lost: { zh: '已终止', en: 'Ended' },
  expired: { zh: '已失效', en: 'Expired' },
} as const satisfies Record<DealStage, Phrase>

/** Withdrawn by whoever expressed it; the reasons of a refusal are those of module matching. */
export const withdrawn: Phrase = { zh: '意向方已撤回', en: 'Withdrawn by the interested side' }

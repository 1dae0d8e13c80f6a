import type { Phrase } from '../../../core/text.ts'

/** Why a match is put aside or an interest refused: the same reasons everywhere, so that authors can learn from their sums. */
export const reasons = {
  too_early: { zh: '成熟度不足', en: 'Too early' },
  benefit_unclear: { zh: '效益不明确', en: 'Benefit unclear' },
  commercial_route_unclear: { zh: '商业化路径不明确', en: 'Commercial route unclear' },
  description_unclear: { zh: '描述不清晰', en: 'Description unclear' },
  not_a_fit: { zh: '不符合需要', en: 'Not a fit' },
  already_alternative: { zh: '已有替代方案', en: 'Already working on an alternative' },
  later: { zh: '暂缓考虑', en: 'Later' },
} as const satisfies Record<string, Phrase>
export type DismissalReason = keyof typeof reasons

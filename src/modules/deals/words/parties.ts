import type { Phrase } from '../../../core/text.ts'
import type { MeetingOutcome } from '../timeline/meetings.ts'
import type { chainPlaces, PartyRole, researchPlaces } from '../rules.ts'

/** What a party is in a case. */
export const roles = {
  holder: { zh: '技术持有方', en: 'Holder of the technology' },
  solver: { zh: '解题方', en: 'Solver' },
  enterprise: { zh: '企业方', en: 'Enterprise' },
  investor: { zh: '投资方', en: 'Investor' },
  funder: { zh: '资助方', en: 'Funder' },
  facility: { zh: '设施提供方', en: 'Facility' },
  broker: { zh: '技术经理人', en: 'Technology transfer manager' },
  member: { zh: '成员', en: 'Member' },
} as const satisfies Record<PartyRole, Phrase>

export const chain = {
  upstream: { zh: '上游', en: 'Upstream' },
  midstream: { zh: '中游', en: 'Midstream' },
  downstream: { zh: '下游', en: 'Downstream' },
} as const satisfies Record<(typeof chainPlaces)[number], Phrase>

export const research = {
  basic: { zh: '基础研究', en: 'Basic research' },
  technology: { zh: '技术开发', en: 'Technology' },
  pilot: { zh: '中试', en: 'Pilot' },
  product: { zh: '产品', en: 'Product' },
} as const satisfies Record<(typeof researchPlaces)[number], Phrase>

/** What a meeting came to. */
export const meetingOutcomeNames = {
  cooperation: { zh: '有望合作', en: 'Cooperation possible' },
  informative: { zh: '了解情况，暂无后续安排', en: 'Informative, nothing planned' },
  insufficient_interest: { zh: '意向不足', en: 'Insufficient interest' },
  did_not_take_place: { zh: '未举行', en: 'Did not take place' },
} as const satisfies Record<MeetingOutcome, Phrase>

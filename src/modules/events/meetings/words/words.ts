import type { Phrase } from '../../../../core/text.ts'
import type { Reason } from '../../../../engine/meetings/meetings.ts'
import type { WishKind } from '../../../../engine/meetings/meetings.ts'
import type { MeetingOutcome, MeetingRole, MeetingWay } from '../rules.ts'

export const wayNames: Record<MeetingWay, Phrase> = {
  organiser: { zh: '组织者统一排期', en: 'The organiser schedules all' },
  requester: { zh: '发起方选时段，对方确认', en: 'Who asks picks the slot' },
  accepter: { zh: '接受方选时段', en: 'Who accepts picks the slot' },
}

export const roleNames: Record<MeetingRole, Phrase> = {
  offers: { zh: '提供技术', en: 'Offers technology' },
  seeks: { zh: '寻找技术', en: 'Seeks technology' },
}

export const wishNames: Record<WishKind, Phrase> = {
  must: { zh: '必见', en: 'Must meet' },
  meet: { zh: '希望见面', en: 'Would like to meet' },
  never: { zh: '不见', en: 'No thanks' },
}

export const outcomeNames: Record<MeetingOutcome, Phrase> = {
  did_not_take_place: { zh: '未举行', en: 'Did not take place' },
  insufficient_interest: { zh: '合作意愿不足', en: 'Insufficient interest' },
  informative: { zh: '了解情况，暂无计划', en: 'Informative, nothing planned' },
  cooperation: { zh: '有望合作', en: 'Cooperation possible' },
}

/** Why a wish is not met, for the organiser. */
export const reasonNames: Record<Reason, Phrase> = {
  refused: { zh: '其中一方表示不见', en: 'One of the two said no thanks' },
  noCommonSlot: { zh: '没有共同空闲时段', en: 'They are never free together' },
  quota: { zh: '一方场次已满', en: 'One has all the meetings they may have' },
  bothFull: { zh: '双方共同时段均已排满', en: 'Both are in meetings in every common slot' },
  oneFull: { zh: '一方的共同时段均已排满', en: 'One of the two is in a meeting in every common slot' },
  tablesFull: { zh: '共同空闲时段没有桌位', en: 'No table was left when both were free' },
  busy: { zh: '各共同时段总有一方在洽谈', en: 'In each common slot one or the other is in a meeting' },
}

export const meetingWords = {
  meetings: { zh: '一对一洽谈', en: 'One-to-one meetings' },
} as const

import type { Phrase } from '../../../core/text.ts'
import type { Choice, Majority, Outcome } from './rules.ts'

export const bodyKinds = {
  committee: { zh: '委员会', en: 'Committee' },
  task_group: { zh: '工作组', en: 'Task group' },
  expert_group: { zh: '专家组', en: 'Expert group' },
  board: { zh: '理事会', en: 'Board' },
  joint_commission: { zh: '联合委员会', en: 'Joint commission' },
  dialogue: { zh: '对话机制', en: 'Dialogue' },
} as const satisfies Record<string, Phrase>
export type BodyKind = keyof typeof bodyKinds

/** Seats that may be given, in the order of the page. A secretary keeps the papers and does not vote. */
export const seatWords = {
  chair: { zh: '主任', en: 'Chair' },
  champion: { zh: '牵头人', en: 'Champion' },
  member: { zh: '委员', en: 'Member' },
  alternate: { zh: '候补委员', en: 'Alternate' },
  secretary: { zh: '秘书', en: 'Secretary' },
} as const satisfies Record<string, Phrase>
export type BodySeatRole = keyof typeof seatWords

export const choiceWords: Record<Choice, Phrase> = {
  yes: { zh: '赞成', en: 'In favour' },
  no: { zh: '反对', en: 'Against' },
  abstain: { zh: '弃权', en: 'Abstain' },
}

export const outcomeWords: Record<Outcome, Phrase> = {
  carried: { zh: '通过', en: 'Carried' },
  rejected: { zh: '未通过', en: 'Rejected' },
  no_quorum: { zh: '未达法定人数', en: 'No quorum' },
}

export const majorityWords: Record<Majority, Phrase> = {
  simple: { zh: '赞成多于反对', en: 'More in favour than against' },
  two_thirds: { zh: '赞成不少于三分之二', en: 'Two thirds in favour' },
}

export const attendanceWords = {
  present: { zh: '出席', en: 'Present' },
  apologies: { zh: '请假', en: 'Apologies' },
  absent: { zh: '缺席', en: 'Absent' },
} as const satisfies Record<string, Phrase>
export type Attendance = keyof typeof attendanceWords

export const stanceWords = {
  accepted: { zh: '采纳', en: 'Accepted' },
  partly: { zh: '部分采纳', en: 'Accepted in part' },
  declined: { zh: '未采纳', en: 'Declined' },
} as const satisfies Record<string, Phrase>
export type Stance = keyof typeof stanceWords

export const actionWords = {
  open: { zh: '进行中', en: 'Open' },
  done: { zh: '已完成', en: 'Done' },
  dropped: { zh: '已取消', en: 'Dropped' },
} as const satisfies Record<string, Phrase>
export type ActionState = keyof typeof actionWords

/** Languages in which an expert works; codes of ISO 639-1. */
export const expertLanguages = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  fr: { zh: '法文', en: 'French' },
  de: { zh: '德文', en: 'German' },
  es: { zh: '西班牙文', en: 'Spanish' },
  ja: { zh: '日文', en: 'Japanese' },
  ru: { zh: '俄文', en: 'Russian' },
  ar: { zh: '阿拉伯文', en: 'Arabic' },
} as const satisfies Record<string, Phrase>
export type ExpertLanguage = keyof typeof expertLanguages

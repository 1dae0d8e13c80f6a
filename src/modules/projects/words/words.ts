import type { Phrase } from '../../../core/text.ts'
import type { OutputKind, ProjectState } from '../rules.ts'

export const projectStateWords: Record<ProjectState, Phrase> = {
  planned: { zh: '待启动', en: 'Planned' },
  running: { zh: '实施中', en: 'Running' },
  completed: { zh: '已结题', en: 'Completed' },
  ended: { zh: '已终止', en: 'Ended early' },
}

export const projectRoles = {
  lead: { zh: '牵头单位', en: 'Lead' },
  partner: { zh: '参与单位', en: 'Partner' },
  funder: { zh: '资助单位', en: 'Funder' },
} as const satisfies Record<string, Phrase>
export type ProjectRole = keyof typeof projectRoles

export const outputWords: Record<OutputKind, Phrase> = {
  paper: { zh: '论文', en: 'Paper' },
  patent: { zh: '专利', en: 'Patent' },
  standard: { zh: '标准', en: 'Standard' },
  prototype: { zh: '样机', en: 'Prototype' },
  product: { zh: '产品', en: 'Product' },
  people_trained: { zh: '人才培养', en: 'People trained' },
  spin_off: { zh: '衍生企业', en: 'Spin-off' },
}

export const changeStates = {
  open: { zh: '待答复', en: 'Waiting for answers' },
  agreed: { zh: '已同意', en: 'Agreed' },
  refused: { zh: '未同意', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Phrase>

export const reportKinds = {
  periodic: { zh: '阶段报告', en: 'Periodic report' },
  final: { zh: '总结报告', en: 'Final report' },
} as const satisfies Record<string, Phrase>
export type ReportKind = keyof typeof reportKinds

import type { Phrase } from '../../core/text.ts'

export const privacyRefusals = {
  right: { zh: '请选择申请事项。', en: 'Choose what you ask for.' },
  needed: { zh: '请写明需要更正或反对的内容。', en: 'Say what is to be corrected, or what you object to.' },
  answer: { zh: '请写明答复内容，申请人会看到。', en: 'Write the answer: the person who asked reads it.' },
  handler: { zh: '请选择一位平台管理人员。', en: 'Choose somebody of the platform’s staff.' },
} as const satisfies Record<string, Phrase>

export const rightWords = {
  access: { zh: '查阅、复制', en: 'Access to my data' },
  correction: { zh: '更正、补充', en: 'Correction' },
  erasure: { zh: '删除', en: 'Erasure' },
  objection: { zh: '反对或限制处理', en: 'Objection or restriction' },
} as const satisfies Record<string, Phrase>

export const basisWords = {
  contract: { zh: '履行服务所必需', en: 'Contract' },
  consent: { zh: '同意', en: 'Consent' },
  legitimate: { zh: '正当利益（合理使用）', en: 'Legitimate interest' },
  legal: { zh: '法定义务', en: 'Legal obligation' },
} as const satisfies Record<string, Phrase>

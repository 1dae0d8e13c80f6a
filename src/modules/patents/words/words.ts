import type { Phrase } from '../../../core/text.ts'
import type { Due, LegalStatus, OpenLicence } from '../rules.ts'

export const legalStatusWords: Record<LegalStatus, Phrase> = {
  applied: { zh: '申请中', en: 'Applied for' },
  published: { zh: '已公布（未授权）', en: 'Published, not granted' },
  granted: { zh: '已授权', en: 'Granted' },
  lapsed: { zh: '未缴费终止', en: 'Lapsed, fee unpaid' },
  expired: { zh: '期限届满', en: 'Expired' },
  revoked: { zh: '宣告无效', en: 'Revoked' },
  withdrawn: { zh: '撤回或驳回', en: 'Withdrawn or refused' },
}
export const openLicenceWords: Record<OpenLicence, Phrase> = {
  none: { zh: '未声明', en: 'None' },
  declared: { zh: '已声明专利开放许可', en: 'Licence of right (open licence) declared' },
  withdrawn: { zh: '已撤回开放许可', en: 'Open licence withdrawn' },
}
export const dueWords: Record<Due['what'], Phrase> = {
  fee: { zh: '年费到期', en: 'Fee due' },
  term: { zh: '保护期届满', en: 'Term ends' },
  check: { zh: '法律状态待核查', en: 'Status to be checked' },
}

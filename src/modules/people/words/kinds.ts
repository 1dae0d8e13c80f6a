import type { Phrase } from '../../../core/text.ts'

/** Kinds of legal entity that may sign, fund and own. */
export const organisationKinds = {
  university: { zh: '高等院校', en: 'University' },
  institute: { zh: '科研院所', en: 'Research institute' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  park: { zh: '园区', en: 'Science park' },
  region: { zh: '地区', en: 'Region' },
  government: { zh: '政府部门', en: 'Government' },
  funder: { zh: '资助机构', en: 'Funder' },
  investor: { zh: '投资机构', en: 'Investor' },
  broker: { zh: '技术转移机构', en: 'Technology transfer agency' },
  think_tank: { zh: '智库', en: 'Think tank' },
} as const satisfies Record<string, Phrase>
export type OrganisationKind = keyof typeof organisationKinds

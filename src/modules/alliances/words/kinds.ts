import type { Phrase } from '../../../core/text.ts'

/** Kinds of alliance, in the order of the page. */
export const allianceKinds = {
  consortium: { zh: '联合体', en: 'Consortium' },
  university_alliance: { zh: '高校联盟', en: 'University alliance' },
  industry_alliance: { zh: '产业联盟', en: 'Industry alliance' },
  regional_centre: { zh: '区域创新中心', en: 'Regional innovation centre' },
  programme: { zh: '专项计划', en: 'Programme' },
  joint_centre: { zh: '联合实验室或园区', en: 'Joint laboratory or park' },
} as const satisfies Record<string, Phrase>
export type AllianceKind = keyof typeof allianceKinds

/** What an organisation or a person is to an alliance, in the order of the page. */
export const partWords = {
  host: { zh: '主办单位', en: 'Host' },
  secretariat: { zh: '秘书处', en: 'Secretariat' },
  member: { zh: '成员', en: 'Member' },
  supporter: { zh: '支持单位', en: 'Supporter' },
  funder: { zh: '资助方', en: 'Funder' },
  observer: { zh: '观察员', en: 'Observer' },
} as const satisfies Record<string, Phrase>

/** Roles that the secretariat gives with a period; members join otherwise. */
export const backerRoles = ['secretariat', 'funder', 'supporter', 'observer'] as const
export type BackerRole = (typeof backerRoles)[number]

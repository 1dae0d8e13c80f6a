import type { Phrase } from '../../../core/text.ts'

/** The kinds of listings as pages name them. */
export const kindWords = {
  offer: { zh: '科技成果', en: 'Technology' },
  need: { zh: '技术需求', en: 'Need' },
  expertise: { zh: '专家与团队', en: 'Expertise' },
  facility: { zh: '科研设施与仪器', en: 'Facility' },
} as const satisfies Record<'offer' | 'need' | 'expertise' | 'facility', Phrase>

/** Who stands behind a listing of expertise. */
export const expertKinds = {
  person: { zh: '专家', en: 'Expert' },
  team: { zh: '团队', en: 'Team' },
  laboratory: { zh: '实验室', en: 'Laboratory' },
  centre: { zh: '研究中心', en: 'Research centre' },
} as const satisfies Record<string, Phrase>
export type ExpertKind = keyof typeof expertKinds

/** Who recognised a laboratory as a key one. */
export const laboratoryLevels = {
  national: { zh: '全国（国家）重点实验室', en: 'National key laboratory' },
  ministerial: { zh: '部委重点实验室', en: 'Key laboratory of a ministry' },
  provincial: { zh: '省级重点实验室', en: 'Provincial or regional key laboratory' },
  institutional: { zh: '校（院）级实验室', en: 'Laboratory of the institution' },
} as const satisfies Record<string, Phrase>
export type LaboratoryLevel = keyof typeof laboratoryLevels

/** The two types of UNIQUIP. */
export const equipmentTypes = {
  equipment: { zh: '仪器设备', en: 'Equipment' },
  facility: { zh: '科研设施', en: 'Facility' },
} as const satisfies Record<string, Phrase>
export type EquipmentType = keyof typeof equipmentTypes

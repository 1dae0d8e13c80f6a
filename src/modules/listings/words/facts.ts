import type { Phrase } from '../../../core/text.ts'

/** Stage of development as the Enterprise Europe Network profile names it. A TRL is never derived from it. */
export const stages = {
  concept: { zh: '概念阶段', en: 'Concept' },
  under_development: { zh: '研发中', en: 'Under development' },
  lab_tested: { zh: '实验室验证', en: 'Lab tested' },
  demonstration: { zh: '可演示', en: 'Available for demonstration' },
  on_market: { zh: '已上市', en: 'On the market' },
} as const satisfies Record<string, Phrase>
export type Stage = keyof typeof stages

export const iprStatuses = {
  none_applied: { zh: '未申请', en: 'None applied for' },
  secret_knowhow: { zh: '技术秘密', en: 'Secret know-how' },
  applied: { zh: '已申请，未授权', en: 'Applied for, not granted' },
  granted: { zh: '已授权', en: 'Granted' },
} as const satisfies Record<string, Phrase>
export type IprStatus = keyof typeof iprStatuses

export const partnerships = {
  investment: { zh: '投资', en: 'Investment' },
  licence: { zh: '技术许可', en: 'Licence' },
  assignment: { zh: '技术转让', en: 'Assignment' },
  rd_cooperation: { zh: '合作研发', en: 'R&D cooperation' },
  commercial_technical: { zh: '商务合作与技术支持', en: 'Commercial with technical assistance' },
  contract_development: { zh: '委托开发', en: 'Contract development' },
  consultancy: { zh: '技术咨询', en: 'Consultancy' },
  technical_service: { zh: '技术服务', en: 'Technical service' },
  supply: { zh: '供应与外包', en: 'Supply or outsourcing' },
} as const satisfies Record<string, Phrase>
export type Partnership = keyof typeof partnerships

export const partnerTypes = {
  sme_10: { zh: '小微企业（≤10 人）', en: 'SME, up to 10 people' },
  sme_49: { zh: '小型企业（11–49 人）', en: 'SME, 11–49 people' },
  sme_249: { zh: '中型企业（50–249 人）', en: 'SME, 50–249 people' },
  large: { zh: '大型企业', en: 'Large company' },
  rd_institution: { zh: '科研院所', en: 'R&D institution' },
  university: { zh: '高等院校', en: 'University' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Phrase>
export type PartnerType = keyof typeof partnerTypes

export const nextSteps = {
  proof_of_concept: { zh: '概念验证', en: 'Proof of concept' },
  pilot: { zh: '中试', en: 'Pilot scale' },
  industrialisation: { zh: '产业化', en: 'Industrialisation' },
  funding: { zh: '融资', en: 'Funding' },
} as const satisfies Record<string, Phrase>
export type NextStep = keyof typeof nextSteps

export const needClasses = {
  bottleneck: { zh: '卡脖子技术', en: 'Bottleneck technology' },
  key_core: { zh: '关键核心技术', en: 'Key core technology' },
  common: { zh: '共性技术', en: 'Common technology' },
  general: { zh: '一般技术', en: 'General technology' },
} as const satisfies Record<string, Phrase>
export type NeedClass = keyof typeof needClasses

/** Kind of a listing as the EEN profile codes it; kept on import, shown on the listing. */
export const profileKinds = {
  TO: { zh: '技术供给', en: 'Technology offer' },
  BO: { zh: '商务供给', en: 'Business offer' },
  TR: { zh: '技术需求', en: 'Technology request' },
  BR: { zh: '商务需求', en: 'Business request' },
  RDR: { zh: '研发合作需求', en: 'R&D request' },
} as const satisfies Record<string, Phrase>
export type ProfileKind = keyof typeof profileKinds

/** Who would own the results of a need's project. */
export const resultOwners = {
  need_owner: { zh: '归需求方', en: 'With the firm that has the need' },
  shared: { zh: '双方共有', en: 'Shared' },
  solver: { zh: '归研发方', en: 'With the solver' },
  negotiable: { zh: '面议', en: 'To be agreed' },
} as const satisfies Record<string, Phrase>
export type ResultOwner = keyof typeof resultOwners

/** Self-assessed or assessed level of an achievement, as Chinese platforms ask it; shown only with its assessor. */
export const levels = {
  world_leading: { zh: '国际领先', en: 'World leading' },
  world_advanced: { zh: '国际先进', en: 'World advanced' },
  national_leading: { zh: '国内领先', en: 'Nationally leading' },
  national_advanced: { zh: '国内先进', en: 'Nationally advanced' },
  not_assessed: { zh: '未评价', en: 'Not assessed' },
} as const satisfies Record<string, Phrase>
export type Level = keyof typeof levels

/** United Nations Sustainable Development Goals 1–17; 0 stands for "not relevant". */
export const sdgs: readonly Phrase[] = [
  { zh: '不相关', en: 'Not relevant' },
  { zh: '无贫穷', en: 'No poverty' },
  { zh: '零饥饿', en: 'Zero hunger' },
  { zh: '良好健康与福祉', en: 'Good health and well-being' },
  { zh: '优质教育', en: 'Quality education' },
  { zh: '性别平等', en: 'Gender equality' },
  { zh: '清洁饮水和卫生设施', en: 'Clean water and sanitation' },
  { zh: '经济适用的清洁能源', en: 'Affordable and clean energy' },
  { zh: '体面工作和经济增长', en: 'Decent work and economic growth' },
  { zh: '产业、创新和基础设施', en: 'Industry, innovation and infrastructure' },
  { zh: '减少不平等', en: 'Reduced inequalities' },
  { zh: '可持续城市和社区', en: 'Sustainable cities and communities' },
  { zh: '负责任消费和生产', en: 'Responsible consumption and production' },
  { zh: '气候行动', en: 'Climate action' },
  { zh: '水下生物', en: 'Life below water' },
  { zh: '陆地生物', en: 'Life on land' },
  { zh: '和平、正义与强大机构', en: 'Peace, justice and strong institutions' },
  { zh: '促进目标实现的伙伴关系', en: 'Partnerships for the goals' },
]

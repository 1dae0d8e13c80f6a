import type { Phrase } from '../../../core/text.ts'

/** Part A: what speaks for ownership by the company. */
export const ownershipQuestions = {
  commissioned: { zh: '研究是否由企业委托？', en: 'Did the company commission the research?' },
  strategy: { zh: '成果对企业的技术战略是否至关重要？', en: 'Are the results critical to the company’s technology strategy?' },
  relies: { zh: '研究是否依赖企业提供的材料或原有知识产权？', en: 'Does the research rely on the company’s materials or background?' },
  impossible: { zh: '没有这些材料或知识产权，研究是否无法进行？', en: 'Would it be impossible without them?' },
  testing: { zh: '研究是否为测试企业的材料或产品？', en: 'Is it a test of the company’s material or product?' },
  plan: { zh: '工作计划是否由企业设计？', en: 'Did the company design the work plan?' },
  deliverables: { zh: '交付内容是否由企业确定？', en: 'Does the company set the deliverables?' },
  fenced: { zh: '该研究能否与课题组其他工作明确分开？', en: 'Can the work be fenced off from the investigator’s other research?' },
  future: { zh: '归属是否不影响课题组今后的研究？', en: 'Does ownership make no difference to the investigator’s future research?' },
  price: { zh: '企业是否支付全部成本并给予合理利润？', en: 'Does the company pay the full cost and a profit?' },
} as const satisfies Record<string, Phrase>

/** Part B, where the institution owns: what speaks for a licence rather than an assignment. */
export const preferenceQuestions = {
  enough: { zh: '独占许可是否足以满足企业需要？', en: 'Is an exclusive licence enough for the company?' },
  fields: { zh: '是否有企业不会实施的应用领域？', en: 'Are there fields that the company will not exploit?' },
  integral: { zh: '成果是否为课题组持续研究的组成部分？', en: 'Are the results integral to the investigator’s research?' },
  background: { zh: '成果是否更多依赖研究机构的原有知识产权？', en: 'Do they rest more on the institution’s background?' },
  budget: { zh: '研究机构是否有专利申请和维持预算？', en: 'Does the institution have a budget for patents?' },
  credit: { zh: '企业是否不就该研究申请研发税收优惠？', en: 'Is the company not claiming a tax credit for the research?' },
} as const satisfies Record<string, Phrase>

export const leanings = {
  institution: { zh: '归研究机构所有', en: 'The institution should own' },
  leaning_institution: { zh: '倾向于归研究机构所有', en: 'Leaning towards the institution' },
  company: { zh: '归企业所有', en: 'The company should own' },
} as const satisfies Record<string, Phrase>

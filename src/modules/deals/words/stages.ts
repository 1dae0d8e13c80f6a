import type { Phrase } from '../../../core/text.ts'
import type { DealRoute, DealStage, DealVerb, EvidenceKind } from '../rules.ts'

/** The stages of a partnering case. */
export const stages = {
  interest: { zh: '合作意向', en: 'Interest' },
  accepted: { zh: '已接受', en: 'Accepted' },
  screened: { zh: '合规审查', en: 'Screened' },
  nda: { zh: '保密协议', en: 'Confidentiality' },
  scoping: { zh: '方案细化', en: 'Scoping' },
  negotiating: { zh: '商务谈判', en: 'Negotiating' },
  agreed: { zh: '已签约', en: 'Agreed' },
  delivering: { zh: '履约中', en: 'Delivering' },
  completed: { zh: '已完成', en: 'Completed' },
  lost: { zh: '已终止', en: 'Ended' },
  expired: { zh: '已失效', en: 'Expired' },
} as const satisfies Record<DealStage, Phrase>

export const routeNames = {
  licence: { zh: '许可', en: 'Licence' },
  assignment: { zh: '转让', en: 'Assignment' },
  joint_research: { zh: '联合研究', en: 'Joint research' },
  commissioned_research: { zh: '委托研究（横向课题）', en: 'Commissioned research' },
  service: { zh: '咨询或技术服务', en: 'Consultancy or service' },
  investment: { zh: '投资', en: 'Investment' },
  ktp: { zh: '知识转移伙伴计划（KTP）', en: 'Knowledge Transfer Partnership' },
  person: { zh: '人员交流', en: 'Hosting a person' },
} as const satisfies Record<DealRoute, Phrase>

/** What a stage is called on a route, where that says more; by country where the field calls it otherwise there. */
const onRoute: Partial<Record<DealRoute, Partial<Record<DealStage, Phrase & { CN?: Phrase; GB?: Phrase }>>>> = {
  assignment: { agreed: { zh: '已签转让合同', en: 'Assigned' }, delivering: { zh: '过户与交付', en: 'Transfer recorded' } },
  licence: { agreed: { zh: '已签许可合同', en: 'Licensed' }, delivering: { zh: '实施与付费', en: 'Working the licence' } },
  commissioned_research: { agreed: { zh: '已签约', en: 'Contract signed', CN: { zh: '横向课题立项', en: 'Industry-funded project set up' } }, delivering: { zh: '课题执行', en: 'Project running' } },
  joint_research: { scoping: { zh: '方案与分工', en: 'Work plan' }, delivering: { zh: '项目执行', en: 'Project running' } },
  service: { agreed: { zh: '已签约', en: 'Contract signed', CN: { zh: '已签技术合同', en: 'Technology contract signed' } }, delivering: { zh: '服务中', en: 'Service running' } },
  investment: { nda: { zh: '保密与资料室', en: 'Confidentiality, data room' }, scoping: { zh: '尽职调查', en: 'Due diligence' }, negotiating: { zh: '投资条款', en: 'Term sheet' }, agreed: { zh: '已投资', en: 'Invested' }, delivering: { zh: '投后管理', en: 'After investment' } },
  ktp: { scoping: { zh: '可行性与联合申请', en: 'Feasibility, joint application' }, negotiating: { zh: '评审', en: 'Assessment' }, agreed: { zh: '资助已接受', en: 'Offer accepted' }, delivering: { zh: '项目执行（助理在岗）', en: 'Associate at work' }, completed: { zh: '结题评级', en: 'Graded and closed' } },
  person: { scoping: { zh: '交流计划', en: 'Plan of the stay' }, negotiating: { zh: '条件商定', en: 'Conditions' }, agreed: { zh: '接收协议已签', en: 'Hosting agreed' }, delivering: { zh: '交流中', en: 'On stay' } },
}

/** The name of a stage on a route, for a reader whose party is of a country. */
export function stageLabel(stage: DealStage, route?: DealRoute, country?: string): Phrase {
  const own = route && onRoute[route]?.[stage]
  if (!own) return stages[stage]
  return (country === 'CN' || country === 'GB' ? own[country] : undefined) ?? { zh: own.zh, en: own.en }
}

/** What a step is called on its button. */
export const verbs = {
  screen: { zh: '完成合规审查', en: 'Screen passed' },
  sign_nda: { zh: '保密协议已签署', en: 'Confidentiality agreed' },
  scope: { zh: '进入方案细化', en: 'Begin scoping' },
  negotiate: { zh: '进入商务谈判', en: 'Begin negotiating' },
  agree: { zh: '确认已签约', en: 'Agreement executed' },
  deliver: { zh: '进入履约', en: 'Begin delivering' },
  complete: { zh: '确认完成', en: 'Complete' },
} as const satisfies Record<Exclude<DealVerb, 'accept' | 'lose' | 'expire'>, Phrase>

/** What a stage usually asks of its owner, until a plan says more. */
export const usualNext = {
  interest: { zh: '答复合作意向', en: 'Answer the interest' },
  accepted: { zh: '完成伙伴核查与合规审查', en: 'Record the partner check and answer the screen' },
  screened: { zh: '签署保密协议', en: 'Sign a confidentiality agreement' },
  nda: { zh: '交换资料，明确合作内容', en: 'Exchange what is confidential and settle what to do together' },
  scoping: { zh: '拟定方案、分工与预算', en: 'Draft plan, shares and budget' },
  negotiating: { zh: '商定条款，签署协议', en: 'Settle the terms and execute the agreement' },
  agreed: { zh: '启动项目', en: 'Start the project' },
  delivering: { zh: '按里程碑推进，登记成效', en: 'Deliver by milestone and record the outcome' },
  completed: { zh: '已完成', en: 'Completed' },
  lost: { zh: '已终止', en: 'Ended' },
  expired: { zh: '已失效', en: 'Expired' },
} as const satisfies Record<DealStage, Phrase>

/** What a gate asks for. */
export const evidence = {
  screen: { zh: '合规审查', en: 'Screen' },
  nda: { zh: '保密协议', en: 'Confidentiality agreement' },
  agreement: { zh: '已签协议', en: 'Executed agreement' },
  outcome: { zh: '成效登记', en: 'Outcome' },
} as const satisfies Record<EvidenceKind, Phrase>

/** The same on the line of stages, where the stage's name stands beside it. */
export const gateNames = {
  screen: { zh: '各方均通过', en: 'All sides clear' },
  nda: { zh: '已签署', en: 'Signed' },
  agreement: { zh: '协议已生效', en: 'Executed' },
  outcome: { zh: '成效已登记', en: 'Recorded' },
} as const satisfies Record<EvidenceKind, Phrase>

/** Withdrawn by whoever expressed it; the reasons of a refusal are those of module matching. */
export const withdrawn: Phrase = { zh: '意向方已撤回', en: 'Withdrawn by the interested side' }

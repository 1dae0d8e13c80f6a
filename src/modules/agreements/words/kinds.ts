import type { Phrase } from '../../../core/text.ts'

/** Types of agreement, in the order of the page: with the first, work between Britain and China usually begins. */
export const agreementTypes = {
  mou: { zh: '谅解备忘录', en: 'Memorandum of understanding' },
  framework: { zh: '合作框架协议', en: 'Framework agreement' },
  nda_mutual: { zh: '保密协议（双向）', en: 'Non-disclosure agreement (mutual)' },
  nda_one_way: { zh: '保密协议（单向）', en: 'Non-disclosure agreement (one-way)' },
  heads_of_terms: { zh: '合作要点书', en: 'Heads of terms' },
  collaboration: { zh: '合作研究开发协议', en: 'Research collaboration agreement' },
  consortium: { zh: '联合体协议', en: 'Consortium agreement' },
  licence: { zh: '技术许可合同', en: 'Technology licence agreement' },
  assignment: { zh: '技术转让合同', en: 'Technology assignment agreement' },
  consultancy: { zh: '技术咨询合同', en: 'Consultancy agreement' },
  technical_service: { zh: '技术服务合同', en: 'Technical service agreement' },
  ktp: { zh: '知识转移三方合作协议', en: 'Knowledge transfer partnership agreement' },
  hosting: { zh: '人员派驻协议', en: 'Hosting agreement for a visiting person' },
  facility_access: { zh: '科研设施与仪器使用协议', en: 'Facility access agreement' },
  alliance_statement: { zh: '联盟共同声明', en: 'Alliance statement' },
  term_sheet: { zh: '投资条款清单', en: 'Investment term sheet' },
} as const satisfies Record<string, Phrase>

/** What each type is for, in a sentence. */
export const typeHints = {
  mou: { zh: '表明合作意向，一般不具法律约束力', en: 'Says what you intend; mostly not binding' },
  framework: { zh: '约定长期合作的共同规则，具体项目另订合同', en: 'Common rules for years; each project gets a contract of its own' },
  nda_mutual: { zh: '双方互相披露保密信息之前签订', en: 'Before both sides disclose' },
  nda_one_way: { zh: '仅一方披露保密信息之前签订', en: 'Before one side discloses' },
  heads_of_terms: { zh: '谈判中先固定主要条件', en: 'Fixes the main points while you negotiate' },
  collaboration: { zh: '高校与企业一对一合作研究，知识产权归属有七种方案', en: 'One institution and one company; seven positions on intellectual property' },
  consortium: { zh: '多方联合研究，知识产权归属有四种方案', en: 'Several partners; four positions on intellectual property' },
  licence: { zh: '许可他人实施专利或使用技术秘密', en: 'Lets another use patents or know-how' },
  assignment: { zh: '转让专利权、专利申请权或技术秘密', en: 'Passes patents, applications or know-how on' },
  consultancy: { zh: '提供论证、评价、分析意见', en: 'Advice, assessment, analysis' },
  technical_service: { zh: '以技术知识解决特定技术问题', en: 'Solves a technical problem' },
  ktp: { zh: '高校、企业与派驻人员共同实施的知识转移项目', en: 'An institution, a company and an associate who works there' },
  hosting: { zh: '接收方接待派出方人员开展研究或培训', en: 'A person of one party works with the other' },
  facility_access: { zh: '使用对方的科研设施与仪器', en: 'Use of instruments and facilities' },
  alliance_statement: { zh: '联盟成员共同发表的意见，不创设义务', en: 'What members say together; creates no duties' },
  term_sheet: { zh: '投资谈判的主要条件，除保密、排他外不具约束力', en: 'Main terms of an investment; binding on secrecy and exclusivity alone' },
} as const satisfies Record<AgreementType, Phrase>

export type AgreementType = keyof typeof agreementTypes

/** What a party is in an agreement. */
export const partyRoles = {
  partner: { zh: '合作方', en: 'Partner' },
  institution: { zh: '研究机构', en: 'Institution' },
  company: { zh: '企业', en: 'Company' },
  coordinator: { zh: '牵头单位', en: 'Coordinator' },
  discloser: { zh: '披露方', en: 'Disclosing Party' },
  recipient: { zh: '接收方', en: 'Receiving Party' },
  licensor: { zh: '许可方', en: 'Licensor' },
  licensee: { zh: '被许可方', en: 'Licensee' },
  assignor: { zh: '转让方', en: 'Assignor' },
  assignee: { zh: '受让方', en: 'Assignee' },
  client: { zh: '委托方', en: 'Client' },
  provider: { zh: '受托方', en: 'Provider' },
  host: { zh: '接待方', en: 'Host' },
  sender: { zh: '派出方', en: 'Home Organisation' },
  operator: { zh: '设施单位', en: 'Facility Operator' },
  user: { zh: '使用方', en: 'User' },
  signatory: { zh: '联署单位', en: 'Signatory' },
  investor: { zh: '投资方', en: 'Investor' },
  issuer: { zh: '标的公司', en: 'Issuer' },
  third: { zh: '第三方参与单位', en: 'Participating Organisation' },
} as const satisfies Record<string, Phrase>

export type PartyRole = keyof typeof partyRoles

/** How parties are called in the text, in their order. */
export const partyLetters: readonly Phrase[] = ['甲方', '乙方', '丙方', '丁方', '戊方', '己方', '庚方', '辛方', '壬方', '癸方'].map((zh, place) => ({ zh, en: `Party ${String.fromCharCode(65 + place)}` }))

export const agreementStates = {
  draft: { zh: '起草中', en: 'Draft' },
  negotiating: { zh: '协商中', en: 'Negotiating' },
  out_for_signature: { zh: '待签署', en: 'Out for signature' },
  executed: { zh: '已签署', en: 'Executed' },
  in_force: { zh: '履行中', en: 'In force' },
  expired: { zh: '已到期', en: 'Expired' },
  terminated: { zh: '已终止', en: 'Terminated' },
  abandoned: { zh: '已放弃', en: 'Abandoned' },
} as const satisfies Record<string, Phrase>

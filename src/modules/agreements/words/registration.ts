import type { Phrase } from '../../../core/text.ts'

/** Classes of technology contracts, as the registration sheet names them. */
export const contractClasses = {
  development_commissioned: { zh: '技术开发（委托开发）', en: 'Development, commissioned' },
  development_cooperative: { zh: '技术开发（合作开发）', en: 'Development, cooperative' },
  transfer_patent: { zh: '技术转让（专利权转让）', en: 'Transfer of patents' },
  transfer_application: { zh: '技术转让（专利申请权转让）', en: 'Transfer of patent applications' },
  transfer_secret: { zh: '技术转让（技术秘密转让）', en: 'Transfer of know-how' },
  licence_patent: { zh: '技术许可（专利实施许可）', en: 'Licence of patents' },
  licence_secret: { zh: '技术许可（技术秘密使用许可）', en: 'Licence of know-how' },
  consulting: { zh: '技术咨询', en: 'Technical consulting' },
  service: { zh: '技术服务（一般技术服务）', en: 'Technical service' },
  service_training: { zh: '技术服务（技术培训）', en: 'Technical service: training' },
  service_intermediary: { zh: '技术服务（技术中介）', en: 'Technical service: intermediary' },
} as const satisfies Record<string, Phrase>
export type ContractClass = keyof typeof contractClasses

export const natures = {
  university: { zh: '高等院校', en: 'University' },
  institute: { zh: '科研院所', en: 'Research institute' },
  state_owned: { zh: '国有企业', en: 'State-owned enterprise' },
  private: { zh: '民营企业', en: 'Private enterprise' },
  foreign: { zh: '外商投资企业', en: 'Foreign-invested enterprise' },
  overseas: { zh: '境外机构', en: 'Organisation abroad' },
  government: { zh: '政府机构', en: 'Government body' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Phrase>

export const ipKinds = {
  patent: { zh: '专利', en: 'Patent' },
  secret: { zh: '技术秘密', en: 'Know-how' },
  software: { zh: '计算机软件著作权', en: 'Software copyright' },
  plant: { zh: '植物新品种权', en: 'Plant variety right' },
  layout: { zh: '集成电路布图设计专有权', en: 'Layout design of integrated circuits' },
  medicine: { zh: '生物医药新品种', en: 'New biological or medical variety' },
  none: { zh: '未涉及知识产权', en: 'None' },
} as const satisfies Record<string, Phrase>

export const technologyFields = {
  it: { zh: '电子信息', en: 'Electronics and information' },
  aerospace: { zh: '航空航天', en: 'Aerospace' },
  manufacturing: { zh: '先进制造', en: 'Advanced manufacturing' },
  biomedicine: { zh: '生物医药和医疗器械', en: 'Biomedicine and medical devices' },
  materials: { zh: '新材料及其应用', en: 'New materials' },
  energy: { zh: '新能源与高效节能', en: 'New energy and efficiency' },
  environment: { zh: '环境保护与资源综合利用', en: 'Environment and resources' },
  nuclear: { zh: '核应用', en: 'Nuclear applications' },
  agriculture: { zh: '农业', en: 'Agriculture' },
  transport: { zh: '现代交通', en: 'Transport' },
  urban: { zh: '城市建设与社会发展', en: 'Cities and society' },
} as const satisfies Record<string, Phrase>

export const goals = {
  industry: { zh: '工商业发展', en: 'Industry and trade' },
  energy: { zh: '能源生产、分配和合理利用', en: 'Energy' },
  environment: { zh: '环境保护、生态建设及污染防治', en: 'Environment' },
  health: { zh: '卫生事业发展', en: 'Health' },
  agriculture: { zh: '农林牧渔业发展', en: 'Agriculture, forestry and fisheries' },
  infrastructure: { zh: '基础设施以及城市和农村规划', en: 'Infrastructure and planning' },
  education: { zh: '教育事业发展', en: 'Education' },
  society: { zh: '社会发展和社会服务', en: 'Society and services' },
  earth: { zh: '地球和大气层的探索与利用', en: 'Earth and atmosphere' },
  space: { zh: '民用空间探测及开发', en: 'Civil space' },
  defence: { zh: '国防', en: 'Defence' },
  basic: { zh: '非定向研究', en: 'Undirected research' },
} as const satisfies Record<string, Phrase>

/** The six modes of the annual report of Chinese universities on the transfer of results. */
export const universityModes = {
  assignment: { zh: '转让', en: 'Assignment' },
  licence: { zh: '许可', en: 'Licence' },
  equity: { zh: '作价投资', en: 'Contribution as equity' },
  development: { zh: '技术开发', en: 'Development' },
  consulting: { zh: '技术咨询', en: 'Consulting' },
  service: { zh: '技术服务', en: 'Service' },
} as const satisfies Record<string, Phrase>
export type UniversityMode = keyof typeof universityModes

/** Lines of the British survey of universities’ business and community interaction. */
export const hebciLines = {
  collaborative: { zh: '合作研究', en: 'Collaborative research' },
  contract: { zh: '合同研究', en: 'Contract research' },
  consultancy: { zh: '咨询', en: 'Consultancy' },
  facilities: { zh: '设施与设备', en: 'Facilities and equipment' },
  cpd: { zh: '继续职业教育', en: 'Continuing professional development' },
  regeneration: { zh: '区域发展', en: 'Regeneration and development' },
  ip: { zh: '知识产权', en: 'Intellectual property' },
} as const satisfies Record<string, Phrase>
export type HebciLine = keyof typeof hebciLines

export const directions = { import: { zh: '技术进口', en: 'Import of technology' }, export: { zh: '技术出口', en: 'Export of technology' } } as const satisfies Record<string, Phrase>
export const controls = { free: { zh: '自由类', en: 'Free' }, restricted: { zh: '限制类', en: 'Restricted' } } as const satisfies Record<string, Phrase>

export const registrationKinds = {
  technology_contract: { zh: '技术合同认定登记表', en: 'Technology contract registration' },
  import_export: { zh: '技术进出口合同登记表', en: 'Technology import or export contract registration' },
} as const satisfies Record<string, Phrase>
export type RegistrationKind = keyof typeof registrationKinds

/** The rows of the sheets, in their order. */
export const sheetFields = {
  reference: { zh: '合同编号', en: 'Contract number' },
  projectName: { zh: '项目名称', en: 'Name of the project' },
  contractClass: { zh: '合同类别', en: 'Class of the contract' },
  signedOn: { zh: '签订日期', en: 'Signed on' },
  validFrom: { zh: '合同有效期起', en: 'Valid from' },
  validTo: { zh: '合同有效期止', en: 'Valid until' },
  seller: { zh: '卖方（技术提供方）名称', en: 'Seller (provider of the technology)' },
  sellerNature: { zh: '卖方性质', en: 'Nature of the seller' },
  buyer: { zh: '买方（技术接受方）名称', en: 'Buyer (recipient of the technology)' },
  buyerNature: { zh: '买方性质', en: 'Nature of the buyer' },
  country: { zh: '国别代码', en: 'Country code' },
  regionCode: { zh: '行政区划代码（GB/T 2260）', en: 'Region code (GB/T 2260)' },
  ipKind: { zh: '知识产权类型', en: 'Kind of intellectual property' },
  field: { zh: '技术领域', en: 'Field of technology' },
  goal: { zh: '社会经济目标', en: 'Social and economic goal' },
  industryCode: { zh: '服务的国民经济行业（GB/T 4754）', en: 'Industry served (GB/T 4754)' },
  amount: { zh: '合同成交金额', en: 'Price' },
  technologyAmount: { zh: '技术交易额', en: 'Technology amount' },
  payment: { zh: '支付方式', en: 'Way of payment' },
  direction: { zh: '进出口类别', en: 'Direction' },
  control: { zh: '技术管理类别', en: 'Control' },
  licenceNumber: { zh: '许可证或许可意向书编号', en: 'Number of the licence or letter of intent' },
  dueOn: { zh: '登记截止日（合同生效后 60 日）', en: 'Due (60 days after taking effect)' },
  registeredOn: { zh: '登记日期', en: 'Registered on' },
  number: { zh: '登记编号', en: 'Registration number' },
  universityMode: { zh: '高校年报转化方式', en: 'Mode in the annual report of universities' },
  hebciLine: { zh: 'HE-BCI 统计项', en: 'HE-BCI line' },
} as const satisfies Record<string, Phrase>

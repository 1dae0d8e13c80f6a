import type { Phrase } from '../../../core/text.ts'
import type { TextField } from '../content.ts'

/** A column's header in both languages and the other names under which spreadsheets carry it. */
export type ColumnWords = { header: Phrase; also: readonly string[] }

/** The sections of a listing; in a spreadsheet each has one column per language. */
export const textColumns = {
  title: { header: { zh: '标题', en: 'Title' }, also: ['名称', '成果名称', '需求名称', '项目名称', '技术名称', '难题名称', 'name', 'headline', 'project title', 'topic', 'topic title'] },
  summary: { header: { zh: '摘要', en: 'Summary' }, also: ['简介', '成果简介', '需求简介', '内容摘要', 'abstract', 'short description', 'brief'] },
  description: { header: { zh: '详细说明', en: 'Description' }, also: ['描述', '正文', '内容', '成果介绍', '需求描述', '需求内容', '技术简介', '详细介绍', 'text', 'body', 'content', 'details', 'full text'] },
  advantages: { header: { zh: '创新点与优势', en: 'Advantages and innovation' }, also: ['优势', '创新点', '技术优势', '先进性', 'advantages', 'innovation', 'benefits'] },
  specification: { header: { zh: '技术要求', en: 'Technical specification or expertise sought' }, also: ['技术指标', '主要技术指标', '所需专长', 'specification', 'requirements', 'expertise sought'] },
  partnerRole: { header: { zh: '合作方作用', en: 'Expected role of the partner' }, also: ['对合作方的要求', '合作要求', '合作需求', 'partner role', 'role of partner', 'expected role'] },
  trlEvidence: { header: { zh: '成熟度依据', en: 'Evidence for the TRL' }, also: ['技术成熟度依据', 'trl evidence', 'evidence'] },
  iprNotes: { header: { zh: '知识产权说明', en: 'Notes on IPR' }, also: ['知识产权情况', '专利情况', 'ipr notes', 'ip notes', 'ipr description'] },
  team: { header: { zh: '完成人与团队', en: 'Inventors and team' }, also: ['完成人', '团队', '发明人', '团队介绍', 'team', 'inventors'] },
  evaluation: { header: { zh: '成果评价', en: 'Evaluation' }, also: ['评价结论', '鉴定结论', 'evaluation', 'assessment'] },
  cases: { header: { zh: '应用案例', en: 'Application cases' }, also: ['应用情况', '案例', 'cases', 'applications', 'use cases'] },
  basis: { header: { zh: '现有基础', en: 'Existing basis' }, also: ['现有工作基础', '已有基础', 'basis', 'background', 'prior work'] },
  conditions: { header: { zh: '揭榜条件', en: 'Conditions for the solver' }, also: ['对揭榜方的要求', '限制条件', 'conditions', 'solver conditions'] },
  strengths: { header: { zh: '研究优势', en: 'Research strengths' }, also: ['研究方向', '研究领域与优势', '专长', 'research strengths', 'research areas', 'research interests'] },
  laboratories: { header: { zh: '重点实验室与平台', en: 'Key laboratories' }, also: ['重点实验室', '科研平台', '依托平台', 'key laboratories', 'laboratories', 'platforms'] },
  measures: { header: { zh: '可测参数', en: 'Measured variables' }, also: ['测试项目', '测量参数', '主要功能', 'measured variables', 'measures', 'capabilities'] },
  accessTerms: { header: { zh: '开放共享条件', en: 'Access terms' }, also: ['共享条件', '收费标准', '开放条件', 'access terms', 'access', 'terms of use'] },
  keywords: { header: { zh: '关键词', en: 'Keywords' }, also: ['技术关键词', '市场关键词', 'keyword', 'key words', 'tags'] },
} as const satisfies Record<TextField, ColumnWords>

/** The columns that are the same in both languages. */
export const factColumns = {
  id: { header: { zh: '外部编号', en: 'External id' }, also: ['编号', '序号', '成果编号', '需求编号', 'id', 'external_id', 'reference', 'number', 'identifier'] },
  lang: { header: { zh: '原文语言', en: 'Source language' }, also: ['语言', '语种', 'lang', 'language', 'source'] },
  fields: { header: { zh: '技术领域', en: 'Fields' }, also: ['领域', '所属领域', '行业领域', '产业领域', 'field', 'technology field', 'sector', 'area'] },
  priorities: { header: { zh: '优先领域', en: 'Priority areas' }, also: ['重点领域', 'priority', 'priorities', 'priority area'] },
  chain: { header: { zh: '产业链', en: 'Industry chain' }, also: ['所属产业链', '产业链名称', 'chain', 'value chain', 'supply chain'] },
  chainLink: { header: { zh: '产业链环节', en: 'Place on the chain' }, also: ['所处环节', '上中下游', 'chain link', 'link', 'position on the chain'] },
  profile: { header: { zh: '类型', en: 'Profile kind' }, also: ['profile', 'profile type', 'een type'] },
  stage: { header: { zh: '研发阶段', en: 'Stage of development' }, also: ['阶段', '所处阶段', '成熟阶段', 'stage', 'development stage'] },
  trl: { header: { zh: '技术成熟度', en: 'TRL' }, also: ['成熟度', '技术成熟度等级', 'technology readiness level', 'trl level'] },
  ipr: { header: { zh: '知识产权状态', en: 'IPR status' }, also: ['知识产权', '专利状态', 'ipr', 'ip status'] },
  patents: { header: { zh: '专利', en: 'Patents' }, also: ['专利号', '专利信息', 'patent', 'patent number', 'patent numbers'] },
  partnerships: { header: { zh: '合作方式', en: 'Types of partnership' }, also: ['转化方式', '合作类型', 'partnership', 'partnership type', 'cooperation'] },
  partnerTypes: { header: { zh: '合作方类型', en: 'Partner types sought' }, also: ['合作方规模', 'partner type', 'partner size'] },
  sdgs: { header: { zh: '可持续发展目标', en: 'SDGs' }, also: ['sdg', 'sustainable development goals'] },
  countriesSought: { header: { zh: '意向国家或地区', en: 'Countries sought' }, also: ['合作国家', 'countries', 'target countries'] },
  nextSteps: { header: { zh: '下一步需求', en: 'Next step needed' }, also: ['下一步', 'next step', 'next steps'] },
  amount: { header: { zh: '金额', en: 'Amount' }, also: ['价格', '预算', '拟投入资金', '转让价格', '融资金额', 'budget', 'price', 'funding', 'award amount'] },
  currency: { header: { zh: '币种', en: 'Currency' }, also: ['货币', 'currency code'] },
  negotiable: { header: { zh: '面议', en: 'To be agreed' }, also: ['negotiable', 'price negotiable'] },
  level: { header: { zh: '成果水平', en: 'Level' }, also: ['技术水平', '水平', 'technical level'] },
  levelAssessor: { header: { zh: '评价机构', en: 'Assessed by' }, also: ['鉴定机构', '评价单位', 'assessor'] },
  needClass: { header: { zh: '需求类别', en: 'Class of the need' }, also: ['需求类型', '技术类别', 'class', 'need class'] },
  deadline: { header: { zh: '截止日期', en: 'Deadline' }, also: ['截止时间', '揭榜截止日期', 'due date', 'closing date'] },
  resultOwner: { header: { zh: '成果归属', en: 'Ownership of results' }, also: ['知识产权归属', 'result owner', 'results owned by'] },
  indicators: { header: { zh: '核心指标', en: 'Core indicators' }, also: ['考核指标', '主要指标', 'indicators', 'kpi'] },
  video: { header: { zh: '视频链接', en: 'Video link' }, also: ['视频', 'video', 'pitch video'] },
  contactName: { header: { zh: '联系人', en: 'Contact name' }, also: ['联系人姓名', 'contact', 'contact person'] },
  contactEmail: { header: { zh: '联系邮箱', en: 'Contact e-mail' }, also: ['邮箱', '电子邮箱', 'email', 'e-mail', 'mail', 'contact email'] },
  contactPhone: { header: { zh: '联系电话', en: 'Contact phone' }, also: ['电话', '手机', 'phone', 'telephone', 'tel'] },
  expertKind: { header: { zh: '专家或团队', en: 'Kind of expertise' }, also: ['专家类型', '团队类型', 'expert kind', 'kind of expert'] },
  laboratoryLevel: { header: { zh: '实验室级别', en: 'Level of the laboratory' }, also: ['平台级别', 'laboratory level'] },
  orcid: { header: { zh: 'ORCID', en: 'ORCID' }, also: ['orcid id', 'contact orcid'] },
  workingLanguages: { header: { zh: '工作语言', en: 'Working languages' }, also: ['working languages', 'languages spoken'] },
  teamSize: { header: { zh: '团队人数', en: 'Size of the team' }, also: ['team size'] },
  website: { header: { zh: '主页', en: 'Website' }, also: ['网站', 'website', 'homepage'] },
  equipmentType: { header: { zh: '设施类型', en: 'Type (equipment or facility)' }, also: ['仪器类型', '设备类型', 'equipment type'] },
  institutionRef: { header: { zh: '单位仪器编号', en: 'Id at the institution' }, also: ['仪器编号', '资产编号', 'institution id', 'asset number'] },
  doi: { header: { zh: 'DOI', en: 'DOI' }, also: ['doi'] },
  manufacturers: { header: { zh: '生产厂商', en: 'Manufacturers' }, also: ['厂商', '制造商', 'manufacturer', 'manufacturers'] },
  model: { header: { zh: '型号', en: 'Model' }, also: ['规格型号', 'model'] },
  commissionedOn: { header: { zh: '启用日期', en: 'In service since' }, also: ['启用时间', 'commissioned', 'date commissioned'] },
  decommissionedOn: { header: { zh: '停用日期', en: 'Out of service since' }, also: ['停用时间', 'decommissioned'] },
  department: { header: { zh: '所属院系', en: 'Department' }, also: ['院系', 'department'] },
  location: { header: { zh: '存放地点', en: 'Location' }, also: ['安放地址', 'location'] },
  relatedEquipment: { header: { zh: '配套仪器', en: 'Related equipment' }, also: ['相关仪器', 'related equipment'] },
  funding: { header: { zh: '购置经费来源', en: 'Funded by' }, also: ['经费来源', 'funding source', 'funded by'] },
} as const satisfies Record<string, ColumnWords>
export type FactColumn = keyof typeof factColumns

/** How a header names the language of its column. */
export const inLanguage = {
  zh: { zh: '{header}（中文）', en: '{header} (Chinese)' },
  en: { zh: '{header}（英文）', en: '{header} (English)' },
} as const satisfies Record<string, Phrase>

/** What a cell may say for yes and no. */
export const yesWords: readonly string[] = ['yes', 'y', 'true', '1', '是', '有', '面议', 'x', '✓', '√']
export const noWords: readonly string[] = ['no', 'n', 'false', '0', '否', '无', '没有']

/** What a cell may say for the two languages. */
export const langWords: Readonly<Record<string, 'zh' | 'en'>> = {
  zh: 'zh', 'zh-cn': 'zh', cn: 'zh', chinese: 'zh', 中文: 'zh', 汉语: 'zh', 简体中文: 'zh',
  en: 'en', 'en-gb': 'en', 'en-us': 'en', english: 'en', 英文: 'en', 英语: 'en',
}

/** The languages by their names, for cells that list them. */
export const langNames = { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } } as const satisfies Record<'zh' | 'en', Phrase>

/** What stands beside a figure in place of a currency code, longest first where one contains another. */
export const currencySigns: Readonly<Record<string, string>> = { '£': 'GBP', '€': 'EUR', $: 'USD', '¥': 'CNY', 人民币: 'CNY', 英镑: 'GBP', 欧元: 'EUR', 美元: 'USD', 港元: 'HKD', 元: 'CNY' }
/** The unit in which Chinese sums are given. */
export const tenThousand = '万'

export const columnProblems = {
  code: { zh: '“{value}”不是可选值。可填：{known}。', en: '“{value}” is not one of the values. Use: {known}.' },
  number: { zh: '“{value}”不是有效数字，应在 {low} 至 {high} 之间。', en: '“{value}” is not a number between {low} and {high}.' },
  amount: { zh: '“{value}”不是金额。请只填数字，例如 150000；可加“万”。', en: '“{value}” is not an amount. Write a plain number, such as 150000.' },
  currency: { zh: '“{value}”不是支持的币种。可填：{known}。', en: '“{value}” is not a known currency. Use: {known}.' },
  date: { zh: '“{value}”不是日期。请写成 2027-03-31。', en: '“{value}” is not a date. Write it as 2027-03-31.' },
  email: { zh: '“{value}”不是邮箱地址。', en: '“{value}” is not an e-mail address.' },
  link: { zh: '“{value}”不是以 https:// 开头的网址。', en: '“{value}” is not an address that begins with https://.' },
  yesNo: { zh: '“{value}”请改为“是”或“否”。', en: '“{value}” should be yes or no.' },
  country: { zh: '“{value}”不是国家或地区代码，例如 CN、GB。', en: '“{value}” is not a country code such as CN or GB.' },
  tooLong: { zh: '内容过长，最多 {limit} 字。', en: 'Too long: at most {limit} characters.' },
  tooMany: { zh: '最多 {limit} 项，其余未采用。', en: 'At most {limit} values; the others were left out.' },
  orcid: { zh: '“{value}”不是有效的 ORCID。', en: '“{value}” is not an ORCID iD.' },
  website: { zh: '“{value}”不是以 https:// 或 http:// 开头的网址。', en: '“{value}” is not a web address that begins with https:// or http://.' },
  doi: { zh: '“{value}”不是有效的 DOI，例如 10.1234/abcd。', en: '“{value}” is not a DOI such as 10.1234/abcd.' },
  patent: { zh: '“{value}”不是专利记录。请写成：专利号 | 权利人 | 状态 | 核查日期。', en: '“{value}” is not a patent. Write: number | owners | status | date checked.' },
  indicator: { zh: '“{value}”不是指标。请写成：名称 | ≥ | 数值 | 单位。', en: '“{value}” is not an indicator. Write: name | ≥ | value | unit.' },
} as const satisfies Record<string, Phrase>

import type { Phrase } from '../../../core/text.ts'

/** Labels of the structured facts, on the listing and in its editor. */
export const factNames = {
  reference: { zh: '编号', en: 'Reference' },
  fields: { zh: '技术领域', en: 'Field' },
  profile: { zh: '信息类型', en: 'Profile' },
  stage: { zh: '研发阶段', en: 'Stage of development' },
  trl: { zh: '技术成熟度（TRL）', en: 'Technology readiness level' },
  trlWanted: { zh: '要求的技术成熟度', en: 'Readiness level wanted' },
  ipr: { zh: '知识产权状态', en: 'Intellectual property' },
  patents: { zh: '专利', en: 'Patents' },
  partnerships: { zh: '合作方式', en: 'Types of partnership' },
  partnerTypes: { zh: '意向合作方', en: 'Partners sought' },
  sdgs: { zh: '可持续发展目标', en: 'Sustainable Development Goals' },
  countriesSought: { zh: '意向国家/地区', en: 'Countries or regions sought' },
  everywhere: { zh: '不限', en: 'Any' },
  nextSteps: { zh: '下一步需要', en: 'Next step needed' },
  price: { zh: '报价或融资需求', en: 'Price or funding asked' },
  budget: { zh: '预算上限', en: 'Budget, up to' },
  negotiable: { zh: '面议', en: 'To be agreed' },
  level: { zh: '成果水平', en: 'Level' },
  levelAssessed: { zh: '{level}（评价机构：{assessor}）', en: '{level} (assessed by {assessor})' },
  levelOwn: { zh: '{level}（自评）', en: '{level} (self-assessed)' },
  levelAssessor: { zh: '评价机构与日期', en: 'Assessed by, and when' },
  needClass: { zh: '需求类别', en: 'Class of the need' },
  deadline: { zh: '截止日期', en: 'Deadline' },
  resultOwner: { zh: '成果归属', en: 'Ownership of results' },
  indicators: { zh: '核心指标', en: 'Core indicators' },
  indicatorName: { zh: '指标', en: 'Indicator' },
  indicatorValue: { zh: '要求', en: 'Required' },
  video: { zh: '视频', en: 'Video' },
  videoOpen: { zh: '观看视频', en: 'Watch the video' },
  languages: { zh: '语言', en: 'Languages' },
  published: { zh: '发布日期', en: 'Published' },
  expires: { zh: '有效期至', en: 'Valid until' },
  contactName: { zh: '联系人', en: 'Contact' },
  contactEmail: { zh: '联系邮箱', en: 'Contact e-mail' },
  contactPhone: { zh: '联系电话', en: 'Contact phone' },
} as const satisfies Record<string, Phrase>

export const patentStatuses = {
  applied: { zh: '申请中', en: 'applied for' },
  granted: { zh: '已授权', en: 'granted' },
  lapsed: { zh: '已失效', en: 'lapsed' },
} as const satisfies Record<string, Phrase>

export const factLines = {
  patentOwners: { zh: '权利人：{owners}', en: 'owned by {owners}' },
  patentChecked: { zh: '{day}核查', en: 'checked {day}' },
  trl: { zh: '{n} 级', en: 'TRL {n}' },
  trlAtLeast: { zh: '{n} 级及以上', en: 'TRL {n} or higher' },
  suggested: { zh: '系统根据文本推荐', en: 'suggested from the text' },
} as const satisfies Record<string, Phrase>

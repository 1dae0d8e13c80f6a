import type { Phrase } from '../../../../core/text.ts'

export const chartWords = {
  visits: { zh: '活动各页面共被打开 {n} 次', en: 'Pages of the event were opened {n} times' },
  countries: { zh: '已确认报名 {n} 人，来自 {m} 个国家/地区', en: 'Seats taken: {n}, by people from {m} countries or regions' },
  countriesOne: { zh: '已确认报名 {n} 人', en: 'Seats taken: {n}' },
  exhibits: { zh: '展品 {n} 项，以{most}为最多', en: 'Exhibits: {n}, most of them in {most}' },
  meetings: { zh: '已举行洽谈 {n} 场，其中 {m} 场有望合作', en: 'Meetings held: {n}, of which {m} may lead to cooperation' },
  meetingsOne: { zh: '已举行洽谈 {n} 场', en: 'Meetings held: {n}' },
  stages: { zh: '活动带来对接项目 {n} 项，目前所处阶段', en: 'Partnering cases out of the event: {n}, by where they stand now' },
  caseFields: { zh: '对接项目 {n} 项，按领域', en: 'Partnering cases by field, {n} in all' },
  caseCountries: { zh: '对接项目 {n} 项，按参与方所在国家/地区', en: 'Partnering cases by country or region of their parties, {n} in all' },
  day: { zh: '日期', en: 'Day' },
  country: { zh: '国家/地区', en: 'Country or region' },
  unnamedCountry: { zh: '未填写', en: 'Not given' },
  field: { zh: '领域', en: 'Field' },
  rest: { zh: '其余', en: 'Others' },
  noField: { zh: '其他领域', en: 'Other fields' },
  outcome: { zh: '结果', en: 'Result' },
  stage: { zh: '阶段', en: 'Stage' },
  opened: { zh: '打开次数', en: 'Openings' },
  people: { zh: '人数', en: 'People' },
  number: { zh: '数量', en: 'Number' },
} as const satisfies Record<string, Phrase>

import type { Phrase } from '../../core/text.ts'
import type { Fit } from './fits.ts'
import type { Aspect, Outcome } from './preferences/rules.ts'
import type { Strength } from './strength.ts'

/** The sentences that say in ten seconds why two listings match. `{items}` is a list. */
export const reasonWords = {
  both: { zh: '双方均涉及：{items}。', en: 'Both speak of {items}.' },
  sole: { zh: '仅凭一个共同的词：{items}。', en: 'Rests on one common word: {items}.' },
  none: { zh: '两者没有共同的概念。', en: 'The two have no concept in common.' },
  lacks: { zh: '成果未提及：{items}。', en: 'The technology does not mention {items}.' },
  fit: { zh: '相符：{items}。', en: 'Fits: {items}.' },
  misfit: { zh: '不符：{items}。', en: 'Does not fit: {items}.' },
  unknown: { zh: '尚待了解：{items}。', en: 'Still to ask: {items}.' },
  and: { zh: '、', en: ' and ' },
  comma: { zh: '、', en: ', ' },
} as const satisfies Record<string, Phrase>

/** The structured facts by name. */
export const factNames = {
  fields: { zh: '技术领域', en: 'field' },
  trl: { zh: '技术成熟度', en: 'readiness' },
  partnerships: { zh: '合作方式', en: 'kind of partnership' },
  countries: { zh: '合作国家/地区', en: 'country or region' },
  amount: { zh: '预算', en: 'budget' },
} as const satisfies Record<Fit['about'], Phrase>

export const strengthNames = {
  strong: { zh: '强匹配', en: 'Strong' },
  fair: { zh: '较好匹配', en: 'Fair' },
  weak: { zh: '弱匹配', en: 'Weak' },
} as const satisfies Record<Strength, Phrase>

export const aspectNames = {
  topic: { zh: '主题', en: 'topic' },
  field: { zh: '技术领域', en: 'field' },
  stage: { zh: '研发阶段', en: 'stage' },
  partnership: { zh: '合作方式', en: 'kind of partnership' },
  place: { zh: '国家/地区', en: 'country or region' },
} as const satisfies Record<Aspect, Phrase>

export const outcomeNames = {
  aside: { zh: '移出列表', en: 'Put aside' },
  declined: { zh: '未接受其意向', en: 'Interest declined' },
  accepted: { zh: '意向已接受', en: 'Interest accepted' },
} as const satisfies Record<Outcome, Phrase>

/** Why a match stands lower or higher than its text alone would have it, aspect by aspect. */
export const causeWords = {
  lowered: { zh: '下调：{causes}', en: 'Lowered: {causes}' },
  raised: { zh: '上调：{causes}', en: 'Raised: {causes}' },
  aside: { zh: '本机构曾将 {n} 项{aspect}相近（{values}）的内容移出列表或未接受', en: 'your organisation put aside or declined {n} of a similar {aspect} ({values})' },
  accepted: { zh: '本机构曾就 {n} 项{aspect}相近（{values}）的内容达成意向', en: '{n} of a similar {aspect} ({values}) led to accepted interests' },
  faint: { zh: '本机构的记录与其{aspect}（{values}）略有关联', en: 'your organisation’s record touches its {aspect} ({values})' },
  trl: { zh: '技术成熟度 {n} 级', en: 'TRL {n}' },
  comma: { zh: '；', en: '; ' },
  stop: { zh: '。', en: '. ' },
} as const satisfies Record<string, Phrase>

/** Fits and misfits in words. */
export const fitWords = {
  fields: { zh: '同属：{fields}', en: 'Same field: {fields}' },
  trlFits: { zh: '需求要求成熟度不低于 {wanted} 级，成果为 {offered} 级', en: 'TRL {wanted} or higher wanted, TRL {offered} offered' },
  trlMisses: { zh: '需求要求成熟度不低于 {wanted} 级，成果仅为 {offered} 级', en: 'TRL {wanted} wanted, only TRL {offered} offered' },
  partnershipsFit: { zh: '双方均接受：{shared}', en: 'Both want: {shared}' },
  partnershipsMiss: { zh: '需求方希望的合作方式（{wanted}）成果方未提供', en: 'The need asks for {wanted}, which is not offered' },
  countriesFit: { zh: '接受来自{country}的合作方', en: 'Open to partners in {country}' },
  countriesMissNeed: { zh: '需求方未将{country}列入合作范围', en: 'The need does not look for partners in {country}' },
  countriesMissOffer: { zh: '成果方未将{country}列入合作范围', en: 'The offer does not look for partners in {country}' },
  amountFits: { zh: '预算 {budget}，报价 {asked}', en: 'Budget {budget}, asked {asked}' },
  amountMisses: { zh: '预算 {budget}，报价 {asked}，超出预算', en: 'Budget {budget}, but {asked} is asked' },
  askTrl: { zh: '成果的技术成熟度', en: 'How ready the technology is' },
  askPartnerships: { zh: '成果方接受的合作方式', en: 'Which kinds of partnership are offered' },
  comma: { zh: '、', en: ', ' },
  askAmount: { zh: '成果的价格', en: 'What it would cost' },
} as const

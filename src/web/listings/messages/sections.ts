import type { Phrase } from '../../../core/text.ts'
import type { ListingKind, TextField } from '../../../modules/listings/content.ts'

/** The sections of a listing as a page heads them; where a need says it otherwise, its own words. */
const names = {
  title: { zh: '标题', en: 'Title' },
  summary: { zh: '摘要', en: 'Summary' },
  description: { zh: '详细说明', en: 'Description' },
  advantages: { zh: '创新点与优势', en: 'Advantages and innovation' },
  specification: { zh: '技术指标', en: 'Technical specification' },
  partnerRole: { zh: '对合作方的期望', en: 'Expected role of the partner' },
  trlEvidence: { zh: '成熟度依据', en: 'Evidence for the readiness level' },
  iprNotes: { zh: '知识产权说明', en: 'Notes on intellectual property' },
  team: { zh: '完成人与团队', en: 'Inventors and team' },
  evaluation: { zh: '成果评价', en: 'Evaluation' },
  cases: { zh: '应用案例', en: 'Applications so far' },
  basis: { zh: '现有基础', en: 'What exists already' },
  conditions: { zh: '揭榜条件', en: 'Conditions for the solver' },
  keywords: { zh: '关键词', en: 'Keywords' },
} as const satisfies Record<TextField, Phrase>

const ofNeeds: Partial<Record<TextField, Phrase>> = {
  description: { zh: '主要技术问题', en: 'The technical problem' },
  specification: { zh: '技术要求与所需专长', en: 'Requirements and expertise sought' },
  advantages: { zh: '现有方案与期望改进', en: 'What should become better' },
  trlEvidence: { zh: '对成熟度的要求', en: 'Readiness wanted' },
}

export const sectionName = (kind: ListingKind, field: TextField): Phrase => (kind === 'need' ? ofNeeds[field] : undefined) ?? names[field]

/** The sections in reading order, after the title. Each kind has those that are asked of it; what else was written follows. */
export const sectionOrder: Record<ListingKind, readonly TextField[]> = {
  offer: ['summary', 'description', 'advantages', 'cases', 'partnerRole', 'trlEvidence', 'iprNotes', 'evaluation', 'team', 'specification', 'basis', 'conditions'],
  need: ['summary', 'description', 'specification', 'basis', 'partnerRole', 'conditions', 'advantages', 'trlEvidence', 'iprNotes', 'cases', 'evaluation', 'team'],
}

/** What to write in a section, for its author. */
export const sectionHints: Record<ListingKind, Partial<Record<TextField, Phrase>>> = {
  offer: {
    title: { zh: '写明技术、用途和突出效果，避免“一种”“新型”等空泛用语。', en: 'Name the technology, its use and its main effect.' },
    summary: { zh: '用三四句话说明解决什么问题、怎样解决、效果如何、做到哪一步。', en: 'In a few sentences: the problem, the solution, its effect, and how far it is.' },
    description: { zh: '说明原理、试验数据、与现有方案的对比以及希望怎样合作。', en: 'How it works, the evidence, how it compares, and why and how to cooperate.' },
    advantages: { zh: '与现有方案相比的性能、成本或工艺优势，尽量给出数据。', en: 'What is better than present solutions, with figures where possible.' },
    partnerRole: { zh: '希望合作方做什么、具备什么条件。', en: 'What the partner would do and should bring.' },
    trlEvidence: { zh: '例如：何时、何地、在何种规模上验证。', en: 'For example where, when and at what scale it was shown.' },
    keywords: { zh: '每行一个，或用逗号、分号隔开。', en: 'One a line, or separated by commas or semicolons.' },
  },
  need: {
    title: { zh: '一句话写明要解决的技术问题。', en: 'The technical problem in one line.' },
    summary: { zh: '现状是什么、差在哪里、希望达到什么水平。', en: 'What you have now, where it falls short, what you want to reach.' },
    description: { zh: '写明工况、已试过的方法和必须遵守的限制。请勿写入保密内容。', en: 'Conditions of use, what was tried, what limits apply. Nothing confidential here.' },
    specification: { zh: '必须满足的技术要求，以及需要合作方具备的专长。', en: 'What a solution must meet, and which expertise you look for.' },
    partnerRole: { zh: '希望合作方做什么、以何种方式参与。', en: 'What the partner would do, and in what form.' },
    basis: { zh: '本单位已具备的设备、数据、团队或前期研究。', en: 'Equipment, data, people or earlier work that you bring.' },
    conditions: { zh: '对揭榜方资质、进度、验收和知识产权的要求。', en: 'Qualifications, timing, acceptance and rights that a solver must meet.' },
    keywords: { zh: '每行一个，或用逗号、分号隔开。', en: 'One a line, or separated by commas or semicolons.' },
  },
}

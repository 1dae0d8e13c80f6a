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
  strengths: { zh: '研究优势', en: 'Research strengths' },
  laboratories: { zh: '重点实验室与平台', en: 'Key laboratories' },
  measures: { zh: '可测参数与功能', en: 'What it measures' },
  accessTerms: { zh: '开放共享条件', en: 'Terms of access' },
} as const satisfies Record<TextField, Phrase>

const ofNeeds: Partial<Record<TextField, Phrase>> = {
  description: { zh: '主要技术问题', en: 'The technical problem' },
  specification: { zh: '技术要求与所需专长', en: 'Requirements and expertise sought' },
  advantages: { zh: '现有方案与期望改进', en: 'What should become better' },
  trlEvidence: { zh: '对成熟度的要求', en: 'Readiness wanted' },
}

const ofExpertise: Partial<Record<TextField, Phrase>> = {
  title: { zh: '名称', en: 'Name' },
  team: { zh: '负责人与成员', en: 'People' },
  cases: { zh: '解决过的问题', en: 'Problems solved so far' },
  partnerRole: { zh: '希望的合作', en: 'Cooperation wanted' },
}

const ofFacilities: Partial<Record<TextField, Phrase>> = {
  title: { zh: '名称', en: 'Name' },
  specification: { zh: '主要技术指标', en: 'Technical data' },
  cases: { zh: '应用案例', en: 'Uses so far' },
}

const ownNames: Record<ListingKind, Partial<Record<TextField, Phrase>>> = { offer: {}, need: ofNeeds, expertise: ofExpertise, facility: ofFacilities }

export const sectionName = (kind: ListingKind, field: TextField): Phrase => ownNames[kind][field] ?? names[field]

/** The sections in reading order, after the title. Each kind has those that are asked of it; what else was written follows. */
export const sectionOrder: Record<ListingKind, readonly TextField[]> = {
  offer: ['summary', 'description', 'advantages', 'cases', 'partnerRole', 'trlEvidence', 'iprNotes', 'evaluation', 'team', 'specification', 'basis', 'conditions'],
  need: ['summary', 'description', 'specification', 'basis', 'partnerRole', 'conditions', 'advantages', 'trlEvidence', 'iprNotes', 'cases', 'evaluation', 'team'],
  expertise: ['summary', 'strengths', 'cases', 'laboratories', 'team', 'partnerRole', 'description', 'advantages', 'evaluation', 'iprNotes'],
  facility: ['summary', 'description', 'measures', 'specification', 'accessTerms', 'cases', 'team', 'conditions'],
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
  },  expertise: {
    title: { zh: '专家、团队或实验室的名称与专长，例如：李明教授团队——固态电池界面。', en: 'The person, team or laboratory and what it is known for.' },
    summary: { zh: '用三四句话说明研究什么、能解决哪类问题、与谁合作过。', en: 'In a few sentences: what you study, which problems you solve, with whom you have worked.' },
    strengths: { zh: '研究方向、方法和代表性成果；用企业看得懂的词。匹配主要依据这一部分。', en: 'Lines of research, methods and main results, in words that industry uses. Matching rests on this section.' },
    laboratories: { zh: '每行一个：名称、批准部门、能做什么。', en: 'One a line: its name, who recognised it, what it can do.' },
    team: { zh: '负责人、骨干和各自专长。请先征得本人同意。', en: 'Who leads, who takes part, and in what. Ask them before you name them.' },
    cases: { zh: '为哪类企业解决过什么问题，效果如何。', en: 'Which problems were solved, for what kind of firm, with what effect.' },
    keywords: { zh: '每行一个，或用逗号、分号隔开。', en: 'One a line, or separated by commas or semicolons.' },
  },
  facility: {
    title: { zh: '仪器或设施的通用名称，例如：300 kV 冷冻透射电子显微镜。', en: 'What it is commonly called, such as: 300 kV cryo transmission electron microscope.' },
    summary: { zh: '用两三句话说明能做什么、适合哪些样品和问题。', en: 'In two or three sentences: what it does, for which samples and questions.' },
    measures: { zh: '可测量的参数与范围，每行一个。', en: 'What can be measured and in which range, one a line.' },
    accessTerms: { zh: '对谁开放、如何预约、收费标准、是否配备操作人员。', en: 'Who may use it, how it is booked, what it costs, whether staff operate it.' },
    keywords: { zh: '每行一个，或用逗号、分号隔开。', en: 'One a line, or separated by commas or semicolons.' },
  },
}

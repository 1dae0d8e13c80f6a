/** The page of a team for a need. */
export const teamWords = {
  title: { zh: '“{title}”的协作团队', en: 'A team for “{title}”' },
  short: { zh: '协作团队', en: 'A team for this need' },
  lead: {
    zh: '以下 {n} 项成果来自不同机构，合起来涉及需求要点的 {share}%；单项成果最多涉及 {single}%。',
    en: 'These {n} technologies come from different organisations and together speak of {share}% of what the need asks; the best single one speaks of {single}%.',
  },
  one: {
    zh: '一项成果已涉及需求要点的 {share}%，再增加成员所得有限。',
    en: 'One technology speaks of {share}% of what the need asks; a further member would add little.',
  },
  none: { zh: '暂未找到可组成团队的成果', en: 'No team yet' },
  noneText: {
    zh: '目前没有成果涉及该需求的要点。新成果发布后会自动比对；补充关键词和另一种语言的文本有助于找到合作方。',
    en: 'No technology on show speaks of what this need asks. New ones are compared as they are published; keywords and a text in the other language help.',
  },
  matrix: { zh: '各成员涉及哪些要点', en: 'Who covers what' },
  matrixHint: {
    zh: '线条越粗，该成果对要点的论述越充分；词语取自各方原文。',
    en: 'The thicker the plank, the more the technology says about it. The words are those of each text.',
  },
  asked: { zh: '需求要点', en: 'What the need asks' },
  weight: { zh: '占比 {share}%', en: '{share}% of the whole' },
  best: { zh: '本要点最充分', en: 'covers it best' },
  nobody: { zh: '无人涉及', en: 'nobody covers it' },
  not: { zh: '未提及', en: 'not mentioned' },
  gap: { zh: '尚缺：{list}', en: 'Still missing: {list}' },
  gapText: { zh: '未提及不等于不具备，可在洽谈时先行了解。', en: 'Not mentioned does not mean that nobody can do it: ask first.' },
  members: { zh: '团队成员', en: 'The members' },
  alone: { zh: '单独涉及 {share}%', en: 'covers {share}% alone' },
  gain: { zh: '缺少时减少 {share}%', en: 'without it the team loses {share}%' },
  research: { zh: '研究链', en: 'On the research chain' },
  industry: { zh: '产业链', en: 'On the industry chain' },
  researchHint: { zh: '依据成果填写的技术成熟度；未填写时依据研发阶段。', en: 'By the TRL that each technology states, else by its stage of development.' },
  industryHint: { zh: '依据发布方填写的产业链环节，不作推测。', en: 'By the place on the chain that each states; it is never guessed.' },
  notStated: { zh: '未填写', en: 'Not stated' },
  free: { zh: '暂缺', en: 'nobody yet' },
  proved: { zh: '已证明：在可见的候选成果中，没有同等规模的其他组合更优。', en: 'Proved: no other team of the candidates that you may see is better at its size.' },
  greedy: { zh: '逐个选取贡献最大的成果，未逐一验证其他组合。', en: 'Chosen one by one by what each adds; other teams were not ruled out.' },
  withheld: {
    zh: '有成员未公开机构名称，无法判断其是否与其他成员同属一家机构。',
    en: 'A member’s name is withheld, so whether it belongs to another member’s organisation is not known.',
  },
} as const

export const researchWords = {
  basic: { zh: '基础研究', en: 'Basic' },
  technology: { zh: '技术开发', en: 'Technology' },
  pilot: { zh: '中试', en: 'Pilot' },
  product: { zh: '产品', en: 'Product' },
} as const

export const industryWords = {
  upstream: { zh: '上游', en: 'Upstream' },
  midstream: { zh: '中游', en: 'Midstream' },
  downstream: { zh: '下游', en: 'Downstream' },
} as const

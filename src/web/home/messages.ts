import type { Phrase } from '../../core/text.ts'

export const landing = {
  title: { zh: '科技成果与产业需求的双语对接平台', en: 'Where research and industry meet across languages' },
  sentence: { zh: '中英文科技成果与技术需求，在这里双向匹配，理由清楚可查', en: 'Research offers and industry needs, matched between Chinese and English, with reasons you can read' },
  lead: {
    zh: '用自己的语言发布和检索。平台说明双方哪些概念相通、哪些尚未提及，并把合作意向送达对方。',
    en: 'Publish and search in your own language. Qiao shows what the two sides have in common and what is still open, and carries your interest to the other side.',
  },
  searchLabel: { zh: '用中文或英文检索成果与需求', en: 'Search offers and needs in Chinese or English' },
  searchHint: { zh: '例如：隔膜涂层、海水淡化、ultrasound imaging', en: 'separator coating, desalination, 超声成像' },
  search: { zh: '检索', en: 'Search' },
  figures: { zh: '平台概况', en: 'The exhibition in figures' },
  offers: { zh: '项科技成果', en: 'technologies' },
  needs: { zh: '项技术需求', en: 'needs' },
  organisations: { zh: '家机构', en: 'organisations' },
  countries: { zh: '个国家/地区', en: 'countries or regions' },
  matchTitle: { zh: '用桥读懂一次匹配', en: 'One match, drawn as a bridge' },
  matchLead: { zh: '左岸是需求，右岸是成果，桥板是双方共有的概念，虚线是需求提到而成果尚未说明的内容。', en: 'The need on one bank, the technology on the other. Planks are what both speak of; a dashed plank is what the need asks and the offer does not say.' },
  matchMore: { zh: '查看这次匹配的全部理由', en: 'See all reasons for this match' },
  doors: { zh: '从哪里开始', en: 'Where to begin' },
  newest: { zh: '最新发布', en: 'Newly published' },
  newestAll: { zh: '进入线上展厅', en: 'Go to the hall' },
  hosts: { zh: '参与机构', en: 'Who takes part' },
  hostsAll: { zh: '全部机构', en: 'All organisations' },
  emptyTitle: { zh: '展厅即将开放', en: 'The hall is being prepared' },
  emptyText: { zh: '成果和需求发布后会显示在这里。', en: 'Offers and needs appear here once they are published.' },
  publish: { zh: '发布第一项内容', en: 'Publish the first one' },
} as const satisfies Record<string, Phrase>

/** The three doors: who stands before it, what happens next in three steps, the handle. */
export const doors = [
  {
    key: 'offer',
    title: { zh: '我有技术', en: 'I have a technology' },
    who: { zh: '高校、科研院所、技术转移机构', en: 'Universities, institutes, transfer offices' },
    steps: [
      { zh: '用中文或英文填写标题和摘要，也可从表格批量导入', en: 'Write a title and a summary in your language, or import a spreadsheet' },
      { zh: '发布后立即看到相匹配的需求和理由', en: 'See at once which needs it answers, and why' },
      { zh: '收到合作意向，在线答复并开始洽谈', en: 'Receive interest, answer it, begin to talk' },
    ],
    action: { zh: '发布科技成果', en: 'Publish a technology' },
  },
  {
    key: 'need',
    title: { zh: '我有难题', en: 'I have a problem' },
    who: { zh: '企业、园区、产业联盟', en: 'Firms, science parks, industry alliances' },
    steps: [
      { zh: '用自己的话描述技术难题，企业名称可不公开', en: 'Describe the problem in your own words; the firm’s name may stay hidden' },
      { zh: '得到一份附理由的成果清单，英文成果同样在内', en: 'Get a short list with reasons, from both languages' },
      { zh: '一句话即可提交合作意向，对方按时答复', en: 'Express interest in one sentence and get an answer in time' },
    ],
    action: { zh: '发布技术需求', en: 'Publish a need' },
  },
  {
    key: 'programme',
    title: { zh: '我来组织', en: 'I run a programme' },
    who: { zh: '组织单位、地区、联盟秘书处', en: 'Organisers, regions, secretariats' },
    steps: [
      { zh: '登记机构并获得授权，可代企业发布需求', en: 'Register your organisation; with a mandate, publish for your firms' },
      { zh: '一次导入成百上千条记录，逐条校验', en: 'Import hundreds of records at once, each one checked' },
      { zh: '查看谁对什么感兴趣，跟进到签约', en: 'See who is interested in what, and follow it to a signature' },
    ],
    action: { zh: '登记机构', en: 'Register an organisation' },
  },
] as const satisfies readonly { key: string; title: Phrase; who: Phrase; steps: readonly Phrase[]; action: Phrase }[]

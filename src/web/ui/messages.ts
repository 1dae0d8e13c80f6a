import type { Phrase } from '../../core/text.ts'

/** The frame round every page. */
export const frame = {
  han: { zh: '桥', en: '桥' },
  name: { zh: 'Qiao 桥', en: 'Qiao 桥' },
  skip: { zh: '跳到正文', en: 'Skip to the text' },
  navigation: { zh: '主导航', en: 'Main' },
  menu: { zh: '菜单', en: 'Menu' },
  hall: { zh: '线上展厅', en: 'Hall' },
  organisations: { zh: '机构', en: 'Organisations' },
  desk: { zh: '工作台', en: 'Desk' },
  moderation: { zh: '审核', en: 'Moderation' },
  staff: { zh: '管理台', en: 'Staff desk' },
  signIn: { zh: '登录', en: 'Sign in' },
  signUp: { zh: '注册', en: 'Sign up' },
  signOut: { zh: '退出', en: 'Sign out' },
  account: { zh: '账号', en: 'Account' },
  waiting: { zh: '{n} 项待办', en: '{n} waiting for you' },
  theme: { zh: '外观', en: 'Appearance' },
  themeSystem: { zh: '跟随系统', en: 'As the system' },
  themeDay: { zh: '浅色', en: 'Light' },
  themeNight: { zh: '深色', en: 'Dark' },
  about: { zh: '关于', en: 'About' },
  ranking: { zh: '排序与匹配说明', en: 'How ranking works' },
  privacy: { zh: '隐私说明', en: 'Privacy' },
  api: { zh: '开放接口', en: 'API' },
  licence: { zh: '软件以 Apache-2.0 许可开放。', en: 'The software is open under Apache-2.0.' },
  dictionary: { zh: '词典：CC-CEDICT，采用 CC BY-SA 4.0 许可。', en: 'Dictionary: CC-CEDICT, under CC BY-SA 4.0.' },
  footer: { zh: '页脚', en: 'Footer' },
  purpose: { zh: '让高校科技成果与产业需求跨越语言相遇。', en: 'Where research and industry meet across languages.' },
  samplesLabel: { zh: '示例说明', en: 'About the samples' },
  samples: {
    zh: '示例展厅：本站的机构、人员、成果和需求均为虚构，仅供体验。',
    en: 'Sample exhibition: every organisation, person, offer and need here is made up for trying things out.',
  },
} as const satisfies Record<string, Phrase>

export const fieldWords = {
  optional: { zh: '选填', en: 'optional' },
  required: { zh: '必填', en: 'required' },
  left: { zh: '还可输入 {n} 个字符', en: '{n} characters left' },
  leftHan: { zh: '还可输入约 {n} 字', en: 'About {n} Chinese characters left' },
  over: { zh: '超出 {n} 个字符', en: '{n} characters too many' },
  overHan: { zh: '超出约 {n} 字', en: 'About {n} Chinese characters too many' },
  choose: { zh: '请选择', en: 'Choose' },
  problems: { zh: '以下内容需要修改', en: 'These answers need another look' },
  kept: { zh: '已填写的内容均已保留。', en: 'Everything that you typed is kept.' },
  saving: { zh: '正在保存……', en: 'Saving…' },
  saved: { zh: '已保存', en: 'Saved' },
  saveFailed: { zh: '尚未保存：文字已留在本机，联网后将自动重试', en: 'Not saved yet: your text is kept in this browser and will be sent again' },
  restored: { zh: '已恢复本机保留的文字', en: 'Text kept in this browser was put back' },
} as const satisfies Record<string, Phrase>

export const pieceWords = {
  pages: { zh: '分页', en: 'Pages' },
  page: { zh: '第 {n} 页', en: 'Page {n}' },
  previous: { zh: '上一页', en: 'Previous' },
  next: { zh: '下一页', en: 'Next' },
  range: { zh: '第 {from}–{to} 项，共 {total} 项', en: '{from}–{to} of {total}' },
  breadcrumbs: { zh: '当前位置', en: 'You are here' },
  sortBy: { zh: '按“{name}”排序', en: 'Sort by {name}' },
  table: { zh: '查看数据表', en: 'Show the table' },
  of: { zh: '{n}/{of}', en: '{n} of {of}' },
  stage: { zh: '当前阶段', en: 'now here' },
  stageDone: { zh: '已完成', en: 'done' },
  stageAhead: { zh: '未开始', en: 'still ahead' },
  gateOpen: { zh: '条件已满足', en: 'condition met' },
  gateShut: { zh: '条件未满足', en: 'condition not met' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  close: { zh: '关闭', en: 'Close' },
  search: { zh: '搜索', en: 'Search' },
  view: { zh: '视图', en: 'View' },
} as const satisfies Record<string, Phrase>

export const badgeWords = {
  fresh: { zh: '新发布', en: 'New' },
  ending: { zh: '{day}截止', en: 'Ends {day}' },
  sample: { zh: '示例', en: 'Sample' },
  offer: { zh: '科技成果', en: 'Technology' },
  need: { zh: '技术需求', en: 'Need' },
  verified: { zh: '已核验', en: 'Verified' },
  languages: { zh: '提供语言', en: 'Languages' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  zhShort: { zh: '中', en: '中' },
  enShort: { zh: 'EN', en: 'EN' },
  zhSelf: { zh: '中文', en: '中文' },
  enSelf: { zh: 'English', en: 'English' },
} as const satisfies Record<string, Phrase>

export const provenanceWords = {
  source: { zh: '原文', en: 'Original' },
  author: { zh: '由作者提供', en: 'Written by its author' },
  human: { zh: '人工翻译', en: 'Translated by a person' },
  machine: { zh: '机器翻译', en: 'Translated by machine' },
  approved: { zh: '译文已经作者确认', en: 'Translation approved by its author' },
  stale: { zh: '译文早于当前原文，内容可能不一致', en: 'Older than the original, which has changed since' },
  older: { zh: '比原文早{span}', en: '{span} older than the original' },
  original: { zh: '查看原文', en: 'Read the original' },
  onlyZh: { zh: '仅有中文', en: 'In Chinese only' },
  onlyEn: { zh: '仅有英文', en: 'In English only' },
} as const satisfies Record<string, Phrase>

export const bridgeWords = {
  need: { zh: '需求', en: 'Need' },
  offer: { zh: '成果', en: 'Technology' },
  planks: { zh: '双方共有的概念', en: 'What both speak of' },
  carries: { zh: '占 {share}%', en: 'carries {share}%' },
  same: { zh: '同一用词', en: 'same word' },
  dictionary: { zh: '词典', en: 'dictionary' },
  learned: { zh: '语料学习', en: 'learned' },
  missing: { zh: '未提及', en: 'not mentioned' },
  summary: {
    zh: '“{need}”与“{offer}”：{fits} 个概念相通，{missing} 个未提及。',
    en: '“{need}” and “{offer}”: {fits} concepts in common, {missing} not mentioned.',
  },
  legend: { zh: '桥板越厚，该概念的贡献越大', en: 'The thicker the plank, the more it carries' },
  more: { zh: '另有 {n} 个概念', en: '{n} more' },
  missingCount: { zh: '{n} 个未提及', en: '{n} not mentioned' },
} as const satisfies Record<string, Phrase>

export const timeWords = {
  beijing: { zh: '北京', en: 'Beijing' },
  london: { zh: '伦敦', en: 'London' },
  nextDay: { zh: '次日', en: 'next day' },
  previousDay: { zh: '前一日', en: 'the day before' },
} as const satisfies Record<string, Phrase>

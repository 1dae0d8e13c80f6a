import type { Phrase } from '../../core/text.ts'
import type { Rhythm } from './due.ts'
import type { WatchKind } from './rules.ts'

/** Why something cannot be saved, and what to do. */
export const watchRefusals = {
  tooMany: { zh: '最多可保存 100 项关注。请先删除不再需要的项目。', en: 'You have saved 100 things, which is the most. Delete one that you no longer need.' },
  name: { zh: '请填写名称，最多 120 个字符。', en: 'Give it a name of at most 120 characters.' },
  nothing: { zh: '请填写关键词，或至少选择一项筛选条件。', en: 'Give some words, or choose at least one filter.' },
  words: { zh: '关键词最多 400 个字符。', en: 'The words may have at most 400 characters.' },
  text: { zh: '请用中文或英文写明需要什么，每种语言最多 5,000 个字符。', en: 'Say what you look for in Chinese or English, at most 5,000 characters in each.' },
  notYours: { zh: '只能保存本机构的信息。', en: 'Only a listing of your own organisation can be saved as a need.' },
  channels: { zh: '请至少选择一种提醒方式，或使用“暂停”。', en: 'Choose at least one way to be told, or pause it instead.' },
} as const satisfies Record<string, Phrase>

/** What a saved thing is called where it has no name of its own. */
export const kindWords = {
  search: { zh: '保存的检索', en: 'Saved search' },
  need: { zh: '保存的需求', en: 'Saved need' },
  listing: { zh: '关注的信息', en: 'A listing that you watch' },
  organisation: { zh: '关注的机构', en: 'An organisation that you watch' },
  match: { zh: '关注的匹配', en: 'A match that you watch' },
} as const satisfies Record<WatchKind, Phrase>

export const rhythmWords = {
  at_once: { zh: '即时', en: 'At once' },
  daily: { zh: '每天', en: 'Every day' },
  weekly: { zh: '每周', en: 'Every week' },
} as const satisfies Record<Rhythm, Phrase>

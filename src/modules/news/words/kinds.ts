import type { Phrase } from '../../../core/text.ts'

/** Kinds of item, in the order of the page. */
export const newsKinds = {
  news: { zh: '新闻动态', en: 'News' },
  notice: { zh: '通知公告', en: 'Notice' },
  policy: { zh: '政策文件', en: 'Policy document' },
  story: { zh: '对接成果', en: 'Success story' },
} as const satisfies Record<string, Phrase>
export type NewsKind = keyof typeof newsKinds

/** Figures that a story may cite: what each counts. Those of an alliance belong to its own items. */
export const citedFigures = {
  'hall.offers': { label: { zh: '科技成果', en: 'Technology offers' }, counts: { zh: '线上展厅中所有访客可见的科技成果', en: 'technologies in the hall that every visitor sees' }, alliance: false },
  'hall.needs': { label: { zh: '技术需求', en: 'Technology needs' }, counts: { zh: '线上展厅中所有访客可见的技术需求', en: 'needs in the hall that every visitor sees' }, alliance: false },
  'alliance.members': { label: { zh: '成员机构', en: 'Member organisations' }, counts: { zh: '联盟现有成员及秘书处机构，各计一次', en: 'members and secretariats of the alliance today, each once' }, alliance: true },
  'alliance.offers': { label: { zh: '成员科技成果', en: 'Members’ technology offers' }, counts: { zh: '联盟成员发布的、所有访客可见的科技成果', en: 'technologies of its members that every visitor sees' }, alliance: true },
  'alliance.needs': { label: { zh: '成员技术需求', en: 'Members’ technology needs' }, counts: { zh: '联盟成员发布的、所有访客可见的技术需求', en: 'needs of its members that every visitor sees' }, alliance: true },
} as const satisfies Record<string, { label: Phrase; counts: Phrase; alliance: boolean }>
export type CitedFigure = keyof typeof citedFigures

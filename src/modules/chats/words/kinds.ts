import type { Phrase } from '../../../core/text.ts'

/** The kinds of notice that a chat may be told of, as a chat hears of them: nobody is named. */
export const chatKinds = {
  interest_received: { zh: '收到合作意向', en: 'A new expression of interest' },
  interest_reminder: { zh: '合作意向待答复', en: 'An interest still waits for an answer' },
  interest_accepted: { zh: '合作意向已被接受', en: 'An interest was accepted' },
  interest_declined: { zh: '合作意向未被接受', en: 'An interest was declined' },
  interest_withdrawn: { zh: '对方撤回了合作意向', en: 'An interest was withdrawn' },
  interest_expired: { zh: '合作意向已失效', en: 'An interest expired' },
  message_received: { zh: '对接项目有新消息', en: 'A new message in a partnering case' },
  match_found: { zh: '有新的匹配', en: 'New matches' },
  enquiry_received: { zh: '收到咨询', en: 'A new enquiry' },
  listing_returned: { zh: '发布内容被退回', en: 'A listing was returned' },
  listing_expiring: { zh: '发布内容即将到期', en: 'A listing is about to end' },
  translation_asked: { zh: '有读者请求译文', en: 'A reader asks for a translation' },
  affiliation_requested: { zh: '有人申请加入本机构', en: 'Somebody asks to represent the organisation' },
} as const satisfies Record<string, Phrase>
export type ChatKind = keyof typeof chatKinds
export const isChatKind = (kind: string): kind is ChatKind => Object.hasOwn(chatKinds, kind)

export const providerWords = {
  wecom: { zh: '企业微信', en: 'WeCom' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  feishu: { zh: '飞书', en: 'Feishu or Lark' },
  teams: { zh: 'Microsoft Teams', en: 'Microsoft Teams' },
} as const satisfies Record<string, Phrase>

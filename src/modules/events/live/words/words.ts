import type { Phrase } from '../../../../core/text.ts'
import type { LiveState, ReactionKind, Region, StreamKind } from '../rules.ts'

export const liveStateWords = {
  waiting: { zh: '尚未开始', en: 'Not begun' },
  on: { zh: '直播中', en: 'Live' },
  ended: { zh: '已结束', en: 'Ended' },
} as const satisfies Record<LiveState, Phrase>

export const regionWords = {
  everywhere: { zh: '全球', en: 'Everywhere' },
  mainland: { zh: '中国内地', en: 'Mainland China' },
  uk: { zh: '英国', en: 'United Kingdom' },
  elsewhere: { zh: '其他地区', en: 'Elsewhere' },
} as const satisfies Record<Region, Phrase>

export const streamKindWords = {
  page: { zh: '网页（在新窗口打开）', en: 'Page (opens in a new window)' },
  embed: { zh: '嵌入播放器（网站须经平台允许）', en: 'Embedded player (of a host that the platform allows)' },
  hls: { zh: 'HLS 地址（使用本站播放器）', en: 'HLS address (our own player)' },
} as const satisfies Record<StreamKind, Phrase>

export const reactionWords = {
  clap: { zh: '鼓掌', en: 'Applause' },
  like: { zh: '点赞', en: 'Like' },
  idea: { zh: '有启发', en: 'Inspiring' },
} as const satisfies Record<ReactionKind, Phrase>

export const takesFromWords = {
  signed_in: { zh: '所有登录用户', en: 'Everybody who is signed in' },
  participants: { zh: '已报名的参会者', en: 'People registered for the event' },
} as const satisfies Record<'signed_in' | 'participants', Phrase>

export const liveInvariants = {
  votes: { zh: '问题的票数等于投票人数', en: 'A question has as many votes as people voted for it' },
  answers: { zh: '投票各选项的数字等于作答人数', en: 'A choice of a poll has as many answers as people gave it' },
} as const satisfies Record<string, Phrase>

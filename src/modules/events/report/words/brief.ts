import type { Phrase } from '../../../../core/text.ts'
import type { ReportFigure } from '../rules.ts'

/** A clause that is said where its figure is told and not nought; `one` where there is one. */
export type Clause = { of: ReportFigure | 'countries'; many: Phrase; one?: Phrase }
/** A sentence: its first clause carries the others. */
export type Sentence = readonly [Clause, ...Clause[]]

export const briefWords = {
  title: { zh: '{event}活动简报', en: 'News brief: {event}' },
  ahead: { zh: '{event}将于{days}{place}举行，由{host}主办。', en: '{event} will take place on {days}{place}, hosted by {host}.' },
  now: { zh: '{event}正在{place}举行，时间为{days}，由{host}主办。', en: '{event} is under way{place} on {days}, hosted by {host}.' },
  past: { zh: '{days}，{event}{place}举行，由{host}主办。', en: '{event} took place on {days}{place}, hosted by {host}.' },
  inPlace: { zh: '在{place}', en: ' ({place})' },
  online: { zh: '在线上', en: ' (online)' },
  amount: { zh: '经对方确认的{kind}：{sums}。', en: '{kind} confirmed by the other side: {sums}.' },
  jobs: { zh: '{n} 个岗位', en: '{n} posts' },
  counted: { zh: '以上数据统计于{at}，点击数字可查看统计口径与依据；涉及他人且不足 5 项的数据未列出。', en: 'These figures were counted on {at}. Each number opens what it counts and the facts behind it; a figure that fewer than five others are in is left out.' },
} as const satisfies Record<string, Phrase>

/** Paragraphs of a brief in their order. */
export const briefParagraphs: readonly (readonly Sentence[])[] = [
  [
    [
      { of: 'registered', many: { zh: '共有 {n} 人确认报名', en: '{n} people registered' }, one: { zh: '共有 {n} 人确认报名', en: '{n} person registered' } },
      { of: 'countries', many: { zh: '来自 {n} 个国家和地区', en: 'from {n} countries and regions' }, one: { zh: '来自 {n} 个国家或地区', en: 'all from {n} country or region' } },
      { of: 'attended', many: { zh: '其中 {n} 人到场签到', en: '{n} of whom were checked in at the door' }, one: { zh: '其中 {n} 人到场签到', en: '{n} of whom was checked in at the door' } },
    ],
    [
      { of: 'sessions', many: { zh: '议程设 {n} 个场次', en: 'The programme has {n} sessions' }, one: { zh: '议程设 {n} 个场次', en: 'The programme has {n} session' } },
      { of: 'speakers', many: { zh: '列有 {n} 位演讲人与嘉宾', en: 'with {n} people on stage' }, one: { zh: '列有 {n} 位演讲人或嘉宾', en: 'with {n} person on stage' } },
      { of: 'recordings', many: { zh: '已提供 {n} 段回放视频', en: 'and {n} recordings to watch again' }, one: { zh: '已提供 {n} 段回放视频', en: 'and {n} recording to watch again' } },
    ],
  ],
  [
    [
      { of: 'visits', many: { zh: '线上方面，活动各页面累计被打开 {n} 次', en: 'Online, pages of the event were opened {n} times' }, one: { zh: '线上方面，活动各页面累计被打开 {n} 次', en: 'Online, pages of the event were opened {n} time' } },
    ],
    [{ of: 'viewers', many: { zh: '据各直播平台统计，观看量合计 {n}', en: 'Broadcasters counted {n} viewers in all' }, one: { zh: '据各直播平台统计，观看量合计 {n}', en: 'Broadcasters counted {n} viewer' } }],
    [
      { of: 'questions', many: { zh: '观众在场次页面提问 {n} 个', en: 'On the pages of sessions the audience asked {n} questions' }, one: { zh: '观众在场次页面提问 {n} 个', en: 'On the pages of sessions the audience asked {n} question' } },
      { of: 'answered', many: { zh: '其中 {n} 个已获答复', en: 'of which {n} were answered' }, one: { zh: '其中 {n} 个已获答复', en: 'of which {n} was answered' } },
      { of: 'votes', many: { zh: '为提问投出 {n} 票', en: 'with {n} votes cast for them' }, one: { zh: '为提问投出 {n} 票', en: 'with {n} vote cast for them' } },
    ],
    [{ of: 'ballots', many: { zh: '现场投票收到答卷 {n} 份', en: 'Polls drew {n} answers' }, one: { zh: '现场投票收到答卷 {n} 份', en: 'Polls drew {n} answer' } }],
  ],
  [
    [
      { of: 'exhibits', many: { zh: '展厅展出科技成果与技术需求等 {n} 项', en: 'The hall shows {n} exhibits' }, one: { zh: '展厅展出 {n} 项内容', en: 'The hall shows {n} exhibit' } },
      { of: 'exhibitors', many: { zh: '来自 {n} 家单位', en: 'from {n} organisations' }, one: { zh: '来自 {n} 家单位', en: 'from {n} organisation' } },
    ],
  ],
  [
    [
      { of: 'held', many: { zh: '一对一洽谈已举行 {n} 场', en: '{n} one-to-one meetings were held' } },
      { of: 'cross_border', many: { zh: '其中 {n} 场为跨国家/地区洽谈', en: '{n} of them across borders' } },
      { of: 'cooperation', many: { zh: '{n} 场的结果为有望合作', en: '{n} ending with cooperation possible' } },
    ],
    [{ of: 'not_held', many: { zh: '另有 {n} 场已安排的洽谈未能举行', en: '{n} more had been arranged and were not held' } }],
    [
      { of: 'cases', many: { zh: '截至统计时，活动已带来对接项目 {n} 项', en: 'So far {n} partnering cases have come out of the event' } },
      { of: 'from_meetings', many: { zh: '其中 {n} 项由洽谈发起', en: '{n} of them from meetings' } },
      { of: 'from_roadshow', many: { zh: '{n} 项由路演发起', en: '{n} from roadshows' } },
      { of: 'from_hall', many: { zh: '{n} 项由展品发起', en: '{n} from exhibits' } },
    ],
  ],
]

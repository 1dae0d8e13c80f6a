import type { Phrase } from '../../../core/text.ts'
import type { SessionKind } from '../rules.ts'

/** What may be wrong with a line of a file. */
export const exchangeWords = {
  notASchedule: { zh: '无法读取该 XML 文件，请使用 frab 或 pretalx 导出的日程文件。', en: 'This XML file cannot be read as a schedule. Use one that frab or pretalx exported.' },
  notACalendar: { zh: '无法读取该日历文件，请使用 .ics（iCalendar）格式。', en: 'This file cannot be read as a calendar. Use the form .ics (iCalendar).' },
  notASheet: { zh: '未找到表头。请在前 15 行内设置“时间”和“题目”两列。', en: 'No headings were found. Put columns for the time and the title in the first 15 rows.' },
  kind: { zh: '请选择 .xlsx、.xml 或 .ics 文件。', en: 'Choose a file of the form .xlsx, .xml or .ics.' },
  large: { zh: '文件不能超过 10 MB。', en: 'The file has to be 10 MB or less.' },
  noTitle: { zh: '没有题目', en: 'It has no title' },
  noTime: { zh: '日期或时间无法识别', en: 'Its day or time cannot be read' },
  noEnd: { zh: '没有结束时间或时长', en: 'It has no end and no length' },
  allDay: { zh: '全天日程没有具体时间', en: 'It lasts whole days and has no time' },
  repeats: { zh: '重复日程只导入第一次', en: 'It repeats: only the first is taken' },
  long: { zh: '文字超出长度限制', en: 'A text is longer than there is room for' },
  twice: { zh: '编号与前面的场次重复', en: 'Its number stands on an earlier session too' },
  noDate: { zh: '没有日期', en: 'It has no day' },
} as const satisfies Record<string, Phrase>

/** What other programmes call a kind of session. */
export const kindsElsewhere: Readonly<Record<string, SessionKind>> = {
  keynote: 'plenary', plenary: 'plenary', lecture: 'forum', talk: 'forum', podium: 'panel', panel: 'panel', 'panel discussion': 'panel', workshop: 'workshop', training: 'workshop', tutorial: 'workshop', seminar: 'workshop', pitch: 'roadshow', roadshow: 'roadshow',
  meeting: 'matchmaking', opening: 'ceremony', closing: 'ceremony', ceremony: 'ceremony', break: 'break', lunch: 'break', coffee: 'break', visit: 'visit', excursion: 'visit',
  开幕式: 'ceremony', 闭幕式: 'ceremony', 仪式: 'ceremony', 致辞: 'ceremony', 签约: 'ceremony', 主旨报告: 'plenary', 主旨演讲: 'plenary', 大会报告: 'plenary', 论坛: 'forum', 分论坛: 'forum', 报告: 'forum', 圆桌: 'panel', 圆桌讨论: 'panel', 圆桌论坛: 'panel', 对话: 'panel',
  研讨: 'workshop', 研讨会: 'workshop', 路演: 'roadshow', 技术路演: 'roadshow', 项目路演: 'roadshow', 洽谈: 'matchmaking', 对接: 'matchmaking', 一对一洽谈: 'matchmaking', 参观: 'visit', 考察: 'visit', 参观考察: 'visit', 茶歇: 'break', 午餐: 'break', 用餐: 'break', 晚宴: 'break', 休息: 'break', 茶歇与用餐: 'break',
}

/** Headings of a sheet, the first being the one that is written. */
export const sheetHeadings = {
  ref: ['编号 No.', '编号', '序号', 'No.', 'No', 'ID'],
  date: ['日期 Date', '日期', '时间日期', 'Date', 'Day'],
  time: ['时间', 'Time', '时段', '起止时间', '会议时间'],
  start: ['开始 Start', '开始', '开始时间', 'Start', 'From', 'Begins'],
  end: ['结束 End', '结束', '结束时间', 'End', 'To', 'Until'],
  length: ['时长（分钟）', '时长', '分钟', 'Minutes', 'Duration'],
  kind: ['类型 Type', '类型', '环节', '形式', '议程类型', 'Type', 'Format'],
  title_zh: ['题目（中文）', '题目', '标题', '议程', '内容', '议程内容', '主题', '会议内容', '报告题目', '演讲题目', '活动内容', '中文题目'],
  title_en: ['Title (English)', 'Title', 'Session', 'Topic', '英文题目', '题目（英文）', 'Programme'],
  subtitle_zh: ['副标题（中文）', '副标题'],
  subtitle_en: ['Subtitle (English)', 'Subtitle'],
  track_zh: ['板块（中文）', '板块', '分会', '分论坛', '领域', '专场'],
  track_en: ['Track (English)', 'Track', 'Stream'],
  venue_zh: ['会场（中文）', '会场', '地点', '会议室', '会议地点', '场地'],
  venue_en: ['Room (English)', 'Room', 'Venue', 'Location', 'Place', '英文会场'],
  chair: ['主席 Chair', '主席', '会议主席', 'Chair'],
  moderator: ['主持人 Moderator', '主持人', '主持', 'Moderator', 'Host'],
  speaker: ['演讲人 Speakers', '演讲人', '报告人', '主讲人', '演讲嘉宾', '发言人', '嘉宾', '主讲嘉宾', 'Speakers', 'Speaker', 'Presenter'],
  panellist: ['对话嘉宾 Panellists', '对话嘉宾', '圆桌嘉宾', 'Panellists', 'Panelists'],
  about: ['单位与职务', '职务', '单位', '单位职务', '单位及职务', '职务/单位', 'Affiliation', 'Organisation'],
  abstract_zh: ['摘要（中文）', '摘要', '简介', '内容简介', '备注'],
  abstract_en: ['Abstract (English)', 'Abstract', 'Summary'],
  detail_zh: ['详细介绍（中文）', '详细介绍'],
  detail_en: ['Details (English)', 'Details', 'Description'],
  spokenIn: ['语言 Language', '语言', '会议语言', 'Language'],
} as const satisfies Record<string, readonly string[]>
export type SheetColumn = keyof typeof sheetHeadings

/** The second sheet, on which each speaker has a row. */
export const speakerHeadings = { ref: '编号 No.', role: '角色 Role', zh: '姓名', en: 'Name', about_zh: '单位与职务', about_en: 'Position and organisation' } as const
export const sheetNames = { programme: '议程 Programme', speakers: '演讲人 Speakers' } as const

/** Halves of the day before a time. */
export const halfDays: Readonly<Record<string, 'am' | 'pm'>> = { 上午: 'am', 早上: 'am', 中午: 'pm', 下午: 'pm', 晚上: 'pm', 晚: 'pm', am: 'am', pm: 'pm' }
/** A day as a sheet writes it: 2026年12月1日, 12月1日. */
export const hanDay = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/
/** Brackets of either width round what is said of a speaker. */
export const bracketed = /^([^（(]+)[（(]([^）)]*)[）)]\s*$/
export const speakerBreaks = /[；;\n]+/
export const nameBreak = '、'
/** A Chinese name of two to four characters, then a space. */
export const hanName = /^(\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,8})?)\s+(.+)$/u

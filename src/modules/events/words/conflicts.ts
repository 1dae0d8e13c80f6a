import type { Phrase } from '../../../core/text.ts'
import type { ConflictRule } from '../programme/conflicts.ts'

export const conflictWords: Record<ConflictRule, Phrase> = {
  speaker_twice: { zh: '{who}同时安排在“{one}”和“{two}”', en: '{who} is in “{one}” and “{two}” at once' },
  room_twice: { zh: '“{one}”和“{two}”在同一会场时间重叠', en: '“{one}” and “{two}” are in one room at once' },
  outside: { zh: '“{one}”不在活动起止时间内', en: '“{one}” lies outside the days of the event' },
  too_long: { zh: '“{one}”超过 12 小时，请核对起止时间', en: '“{one}” lasts more than twelve hours: check its times' },
  no_chair: { zh: '“{one}”尚无主席或主持人', en: '“{one}” has no chair or moderator' },
  no_room: { zh: '“{one}”尚未安排会场', en: '“{one}” has no room' },
  no_speaker: { zh: '“{one}”尚无演讲人', en: '“{one}” has no speaker' },
  one_language: { zh: '“{one}”的标题只有一种语言', en: 'The title of “{one}” is in one language only' },
  night: { zh: '“{one}”为线上场次，对一方而言是深夜', en: '“{one}” is online, and at night for one side' },
}

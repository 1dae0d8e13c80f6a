import type { Phrase } from '../../../core/text.ts'
import type { EventTemplate, SessionKind } from '../rules.ts'
import type { VenueKind } from './words.ts'

/** `each`: once for every field of the event, `{field}` being its name. Times are of the wall clock that the organiser chose. */
export type TemplateSession = { day: number; from: string; to: string; kind: SessionKind; title: Phrase; venue?: string; each?: true }
export type TemplateVenue = { key: string; name: Phrase; kind: VenueKind; capacity?: number; each?: true }
export type TemplateTicket = { name: Phrase; note: Phrase; attends: 'on_site' | 'online'; capacity?: number; approval?: true; invitedOnly?: true }
export type TemplateFacts = { days: number; venues: readonly TemplateVenue[]; tickets: readonly TemplateTicket[]; sessions: readonly TemplateSession[] }

const main: TemplateVenue = { key: 'main', name: { zh: '主会场', en: 'Main hall' }, kind: 'room', capacity: 300 }
const hall: TemplateVenue = { key: 'field', name: { zh: '{field}分会场', en: '{field} room' }, kind: 'room', capacity: 80, each: true }
const tables: TemplateVenue = { key: 'tables', name: { zh: '洽谈区', en: 'Meeting tables' }, kind: 'room', capacity: 100 }
const stream: TemplateVenue = { key: 'online', name: { zh: '线上直播间', en: 'Online room' }, kind: 'online' }

const seat: TemplateTicket = { name: { zh: '现场参会', en: 'Attend in person' }, note: { zh: '含各场次与现场交流，席位有限。', en: 'All sessions on site; places are limited.' }, attends: 'on_site', capacity: 300 }
const watch: TemplateTicket = { name: { zh: '线上参会', en: 'Attend online' }, note: { zh: '观看直播、提问和投票。', en: 'Watch, ask and vote.' }, attends: 'online' }
const guest: TemplateTicket = { name: { zh: '特邀嘉宾', en: 'Invited guest' }, note: { zh: '凭邀请函报名。', en: 'By invitation.' }, attends: 'on_site', capacity: 200, invitedOnly: true }
const meet: TemplateTicket = { name: { zh: '对接洽谈', en: 'One-to-one meetings' }, note: { zh: '参加一对一洽谈，由组织方审核。', en: 'Takes part in the meetings; the organiser says yes to each.' }, attends: 'on_site', capacity: 200, approval: true }

const opening: Phrase = { zh: '开幕式', en: 'Opening ceremony' }
const closing: Phrase = { zh: '闭幕式暨签约仪式', en: 'Closing and signing ceremony' }
const tea: Phrase = { zh: '茶歇', en: 'Coffee' }
const lunch: Phrase = { zh: '午餐', en: 'Lunch' }
const meetings: Phrase = { zh: '一对一洽谈', en: 'One-to-one meetings' }

/** What each template fills in; everything may be changed afterwards. */
export const eventTemplateFacts: Record<EventTemplate, TemplateFacts> = {
  week: {
    days: 5,
    venues: [main, hall, tables, stream],
    tickets: [seat, watch, guest],
    sessions: [
      { day: 0, from: '09:00', to: '10:00', kind: 'ceremony', title: opening, venue: 'main' },
      { day: 0, from: '10:00', to: '10:20', kind: 'break', title: tea },
      { day: 0, from: '10:20', to: '12:00', kind: 'plenary', title: { zh: '主旨报告', en: 'Plenary lectures' }, venue: 'main' },
      { day: 0, from: '14:00', to: '15:30', kind: 'panel', title: { zh: '圆桌讨论：从科研成果到产业应用', en: 'Panel: from research to industry' }, venue: 'main' },
      { day: 0, from: '16:00', to: '17:30', kind: 'forum', title: { zh: '国际连线：科技合作政策与项目发布', en: 'International link: programmes and calls' }, venue: 'online' },
      { day: 1, from: '09:30', to: '11:30', kind: 'forum', title: { zh: '{field}论坛', en: '{field} forum' }, venue: 'field', each: true },
      { day: 1, from: '11:30', to: '13:30', kind: 'break', title: lunch },
      { day: 1, from: '14:00', to: '16:30', kind: 'roadshow', title: { zh: '{field}技术路演', en: '{field} roadshow' }, venue: 'field', each: true },
      { day: 2, from: '09:00', to: '12:00', kind: 'matchmaking', title: meetings, venue: 'tables' },
      { day: 2, from: '14:00', to: '17:00', kind: 'matchmaking', title: meetings, venue: 'tables' },
      { day: 3, from: '09:30', to: '12:00', kind: 'visit', title: { zh: '参观高校实验室与科技园区', en: 'Visits to laboratories and science parks' } },
      { day: 3, from: '14:00', to: '16:00', kind: 'workshop', title: { zh: '{field}合作研讨', en: '{field} workshop' }, venue: 'field', each: true },
      { day: 4, from: '09:30', to: '11:00', kind: 'ceremony', title: closing, venue: 'main' },
    ],
  },
  forum: {
    days: 1,
    venues: [main, hall, stream],
    tickets: [seat, watch, guest],
    sessions: [
      { day: 0, from: '09:00', to: '09:30', kind: 'ceremony', title: opening, venue: 'main' },
      { day: 0, from: '09:30', to: '11:30', kind: 'plenary', title: { zh: '主旨报告', en: 'Plenary lectures' }, venue: 'main' },
      { day: 0, from: '11:30', to: '13:30', kind: 'break', title: lunch },
      { day: 0, from: '13:30', to: '15:30', kind: 'forum', title: { zh: '{field}分论坛', en: '{field} session' }, venue: 'field', each: true },
      { day: 0, from: '15:30', to: '16:00', kind: 'break', title: tea },
      { day: 0, from: '16:00', to: '17:30', kind: 'panel', title: { zh: '圆桌讨论与总结', en: 'Panel and closing remarks' }, venue: 'main' },
    ],
  },
  roadshow_day: {
    days: 1,
    venues: [main, hall, tables, stream],
    tickets: [seat, watch, guest],
    sessions: [
      { day: 0, from: '09:00', to: '09:30', kind: 'ceremony', title: { zh: '致辞与路演规则说明', en: 'Welcome, and how the pitches run' }, venue: 'main' },
      { day: 0, from: '09:30', to: '12:00', kind: 'roadshow', title: { zh: '{field}技术路演', en: '{field} roadshow' }, venue: 'field', each: true },
      { day: 0, from: '12:00', to: '13:30', kind: 'break', title: lunch },
      { day: 0, from: '13:30', to: '16:30', kind: 'matchmaking', title: { zh: '路演项目对接洽谈', en: 'Meetings with the teams' }, venue: 'tables' },
      { day: 0, from: '16:30', to: '17:00', kind: 'ceremony', title: { zh: '结果发布', en: 'Results' }, venue: 'main' },
    ],
  },
  workshop: {
    days: 1,
    venues: [{ ...main, name: { zh: '会议室', en: 'Meeting room' }, capacity: 60 }, stream],
    tickets: [{ ...seat, capacity: 60 }, watch],
    sessions: [
      { day: 0, from: '09:00', to: '09:15', kind: 'ceremony', title: { zh: '开场', en: 'Welcome' }, venue: 'main' },
      { day: 0, from: '09:15', to: '10:30', kind: 'workshop', title: { zh: '专题报告', en: 'Talks' }, venue: 'main' },
      { day: 0, from: '10:30', to: '10:45', kind: 'break', title: tea },
      { day: 0, from: '10:45', to: '12:15', kind: 'workshop', title: { zh: '分组讨论与总结', en: 'Work in groups, and what follows' }, venue: 'main' },
    ],
  },
  matchmaking_day: {
    days: 1,
    venues: [main, tables, stream],
    tickets: [meet, { ...guest, capacity: 50 }],
    sessions: [
      { day: 0, from: '09:00', to: '09:30', kind: 'ceremony', title: { zh: '开场致辞', en: 'Welcome' }, venue: 'main' },
      { day: 0, from: '09:30', to: '10:30', kind: 'forum', title: { zh: '技术需求发布', en: 'Needs of industry' }, venue: 'main' },
      { day: 0, from: '10:30', to: '12:00', kind: 'matchmaking', title: meetings, venue: 'tables' },
      { day: 0, from: '12:00', to: '13:30', kind: 'break', title: lunch },
      { day: 0, from: '13:30', to: '17:00', kind: 'matchmaking', title: meetings, venue: 'tables' },
      { day: 0, from: '17:00', to: '17:30', kind: 'ceremony', title: { zh: '现场签约', en: 'Signing' }, venue: 'main' },
    ],
  },
}

/** Stands for the field where an event names none. */
export const anyField: Phrase = { zh: '专题', en: 'Topical' }

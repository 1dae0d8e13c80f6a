import type { Phrase } from '../../../core/text.ts'
import type { EventMode, EventState, EventTemplate, OrganiserRole, SessionKind } from '../rules.ts'

export const eventTemplateWords: Record<EventTemplate, { name: Phrase; lead: Phrase }> = {
  week: { name: { zh: '科技周', en: 'Technology week' }, lead: { zh: '五天：开幕式、各领域论坛与路演、一对一洽谈、参观考察、闭幕式', en: 'Five days: opening, a forum and a roadshow for each field, one-to-one meetings, visits, closing' } },
  forum: { name: { zh: '论坛', en: 'Forum' }, lead: { zh: '一天：主旨报告、各领域分论坛、圆桌讨论', en: 'One day: plenary, a session for each field, panel' } },
  roadshow_day: { name: { zh: '技术路演日', en: 'Roadshow day' }, lead: { zh: '一天：各领域路演，随后对接洽谈', en: 'One day: pitches field by field, then meetings' } },
  workshop: { name: { zh: '研讨会', en: 'Workshop' }, lead: { zh: '半天：报告与分组讨论', en: 'Half a day: talks and work in groups' } },
  matchmaking_day: { name: { zh: '对接会', en: 'Matchmaking day' }, lead: { zh: '一天：需求发布、一对一洽谈、现场签约', en: 'One day: needs presented, one-to-one meetings, signing' } },
}

export const organiserRoleWords: Record<OrganiserRole, Phrase> = {
  supervised: { zh: '指导单位', en: 'Supervised by' },
  hosted: { zh: '主办单位', en: 'Hosted by' },
  co_hosted: { zh: '联合主办单位', en: 'Co-hosted by' },
  organised: { zh: '承办单位', en: 'Organised by' },
  assisted: { zh: '协办单位', en: 'Assisted by' },
  supported: { zh: '支持单位', en: 'Supported by' },
}

export const sessionKindWords: Record<SessionKind, Phrase> = {
  ceremony: { zh: '仪式', en: 'Ceremony' },
  plenary: { zh: '主旨报告', en: 'Plenary' },
  forum: { zh: '论坛', en: 'Forum' },
  panel: { zh: '圆桌讨论', en: 'Panel' },
  workshop: { zh: '研讨', en: 'Workshop' },
  roadshow: { zh: '技术路演', en: 'Roadshow' },
  matchmaking: { zh: '一对一洽谈', en: 'One-to-one meetings' },
  visit: { zh: '参观考察', en: 'Visit' },
  break: { zh: '茶歇与用餐', en: 'Break' },
}

export const eventModeWords: Record<EventMode, Phrase> = {
  on_site: { zh: '线下', en: 'On site' },
  online: { zh: '线上', en: 'Online' },
  both: { zh: '线上线下结合', en: 'On site and online' },
}

export const eventStateWords: Record<EventState, Phrase> = {
  draft: { zh: '筹备中', en: 'Draft' },
  published: { zh: '已发布', en: 'Published' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

export const eventVisibilityWords = {
  public: { zh: '所有人可见', en: 'Everybody' },
  signed_in: { zh: '登录后可见', en: 'Whoever is signed in' },
  space: { zh: '仅活动成员可见', en: 'Those who belong to the event' },
} as const satisfies Record<string, Phrase>

export const venueKindWords = {
  room: { zh: '现场会场', en: 'Room' },
  online: { zh: '线上会场', en: 'Online room' },
} as const satisfies Record<string, Phrase>
export type VenueKind = keyof typeof venueKindWords

export const speakerRoleWords = {
  chair: { zh: '主席', en: 'Chair' },
  moderator: { zh: '主持人', en: 'Moderator' },
  speaker: { zh: '演讲人', en: 'Speaker' },
  panellist: { zh: '嘉宾', en: 'Panellist' },
} as const satisfies Record<string, Phrase>
export type SpeakerRole = keyof typeof speakerRoleWords
export const speakerRoles = Object.keys(speakerRoleWords) as SpeakerRole[]

export const materialKindWords = {
  slides: { zh: '演示文稿', en: 'Slides' },
  document: { zh: '文件资料', en: 'Document' },
  recording: { zh: '回放视频', en: 'Recording' },
  link: { zh: '相关链接', en: 'Link' },
} as const satisfies Record<string, Phrase>
export type MaterialKind = keyof typeof materialKindWords

/** Refusals of the faces of meetings. */
export const meetingRefusals = {
  hours: { zh: '请填写活动期间至少一天的洽谈时间，且结束晚于开始。', en: 'Give the hours of at least one day of the event; they have to end after they begin.' },
  slot: { zh: '每场时长为 15–30 分钟，间隔不超过 30 分钟。', en: 'A slot is 15 to 30 minutes long, a pause at most 30.' },
  numbers: { zh: '请填写允许范围内的整数。', en: 'Give a whole number within the range.' },
  tables: { zh: '请至少设置一张桌位或一个线上会议室，合计不超过 500。', en: 'There has to be a table or a video room, 500 at most together.' },
  link: { zh: '请填写以 https:// 开头的会议链接，每行一个。', en: 'Give addresses that begin with https://, one a line.' },
  slotsInUse: { zh: '部分时段已有洽谈或预约请求，不能改动这些时段。', en: 'Meetings or requests stand in slots that this would take away. Keep those hours.' },
  notOpen: { zh: '一对一洽谈尚未开放。', en: 'One-to-one meetings are not open yet.' },
  closed: { zh: '填报已截止，如需调整请联系组织者。', en: 'Wishes are closed. Ask the organiser if something has to change.' },
  seatNeeded: { zh: '请先完成活动报名，报名确认后即可参加洽谈。', en: 'Register for the event first. Once you have a seat you can take part in meetings.' },
  organisation: { zh: '请选择您代表的单位。', en: 'Choose the organisation for which you meet.' },
  what: { zh: '请选择一项供需信息，或用几句话说明您希望谈什么。', en: 'Choose a listing, or say in a few words what you would like to talk about.' },
  listing: { zh: '请选择本单位已发布的供需信息。', en: 'Choose a listing that your organisation has published.' },
  long: { zh: '内容过长，请缩短。', en: 'This is too long: shorten it.' },
  sameSide: { zh: '双方角色相同，洽谈在技术供给方与需求方之间进行。', en: 'You are both on the same side: meetings bring those who offer and those who seek together.' },
  sameHouse: { zh: '对方与您同属一个单位。', en: 'They belong to your own organisation.' },
  musts: { zh: '“必见”名额已用完，请先改为“希望见面”。', en: 'You have used all your “must meet”. Turn one into “meet” first.' },
  haveMeeting: { zh: '您与对方已有一场洽谈，请先取消。', en: 'The two of you have a meeting. Cancel it first.' },
  refused: { zh: '与该参会者的洽谈无法安排。', en: 'A meeting with this participant cannot be arranged.' },
  asks: { zh: '您可发出的请求已达上限；取消或被婉拒后名额会退回。', en: 'You have as many requests out as you may. One that is cancelled or declined comes back to you.' },
  open: { zh: '双方之间已有待答复的请求。', en: 'A request between the two of you waits for an answer already.' },
  wayOrganiser: { zh: '本活动由组织者统一排期，请填写见面意愿。', en: 'Here the organiser schedules all meetings: say whom you wish to meet.' },
  pickSlot: { zh: '请选择一个双方都有空的时段。', en: 'Choose a slot in which both are free.' },
  notFree: { zh: '双方在该时段并非都有空，请另选时段。', en: 'Not both of you are free then. Choose another slot.' },
  noTable: { zh: '该时段桌位已满，请另选时段。', en: 'No table is left in that slot. Choose another.' },
  quota: { zh: '其中一方的洽谈场次已达上限。', en: 'One of the two has all the meetings that they may have.' },
  answered: { zh: '该请求已答复、取消或过期。', en: 'That request has been answered, cancelled or has run out.' },
  over: { zh: '该洽谈已开始或已取消，不能更改。', en: 'That meeting has begun or was cancelled. It does not change any more.' },
  notYet: { zh: '洽谈开始后方可填写结果。', en: 'What came of it is said once it has begun.' },
  outcome: { zh: '请选择洽谈结果。', en: 'Say what came of it.' },
  running: { zh: '已有一次排期正在运算，请等待完成或先取消。', en: 'A run is under way already. Wait for it, or cancel it.' },
  changed: { zh: '其间他人已修改，请刷新后再试。', en: 'Somebody changed this meanwhile. Reload and try again.' },
  stale: { zh: '排期运算之后情况有变，方案中 {n} 场洽谈已无法安排。请重新运算。', en: 'Since the run things have changed, and {n} of its meetings no longer fit. Run it again.' },
  begun: { zh: '方案中的洽谈已开始，不能撤回。', en: 'Meetings of it have begun: it is not rolled back any more.' },
  nothingLost: { zh: '自上次发布以来没有取消的洽谈，无需修补。', en: 'Nothing was cancelled since the last plan: there is nothing to repair.' },
  nothingPublished: { zh: '尚未发布排期方案。', en: 'No plan has been published yet.' },
  state: { zh: '当前状态下不能进行此操作，请刷新页面查看最新状态。', en: 'This cannot be done as things stand. Reload the page to see how they stand.' },
} as const

/** Why a run came to nothing. */
export const runErrors = {
  nobody: { zh: '还没有两方参会者填写意愿，无法排期。', en: 'Nobody has wished for a meeting yet: there is nothing to schedule.' },
  noSlots: { zh: '没有尚未开始的时段，请先设置洽谈时间。', en: 'There is no slot that is still to come. Set the hours first.' },
  noTables: { zh: '没有可用桌位，请先设置桌位或线上会议室。', en: 'There is no table. Set tables or video rooms first.' },
  interrupted: { zh: '运算中断，请重新运行。', en: 'The run was interrupted. Start it again.' },
} as const
export type RunError = keyof typeof runErrors

export const meetingInvariants = {
  whole: { zh: '一场洽谈即两人加一桌，三个预约同有同无', en: 'A meeting is two people and a table: three reservations, all or none' },
  refused: { zh: '表示“不见”的双方从未被安排洽谈', en: 'A “no thanks” pair is never scheduled' },
  twice: { zh: '同一人同一时间只有一场洽谈', en: 'Nobody is in two meetings at once' },
  quota: { zh: '每人发出的有效请求不超过名额', en: 'Nobody has more requests out than the quota' },
  table: { zh: '每张桌位同一时段只有一场洽谈，且属于本活动', en: 'A table has one meeting a slot, of its own event' },
} as const

/** The title of a case that a meeting opened. */
export const caseTitle = { zh: '{event}一对一洽谈', en: 'One-to-one meeting at {event}' } as const
export const caseSentence = { zh: '双方在“{event}”一对一洽谈后认为可以合作。', en: 'After a one-to-one meeting at {event}, cooperation seems possible.' } as const
export const calendarWords = {
  title: { zh: '与{person}（{organisation}）洽谈', en: 'Meeting with {person}, {organisation}' },
  table: { zh: '桌位 {n}', en: 'Table {n}' },
  room: { zh: '线上会议室 {n}', en: 'Video room {n}' },
} as const

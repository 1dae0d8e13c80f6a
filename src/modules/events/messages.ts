/** Refusals of the faces of events. */
export const eventRefusals = {
  host: { zh: '请选择您有权代表的单位作为主办方。', en: 'Choose an organisation for which you may act as the host.' },
  times: { zh: '结束时间须晚于开始时间。', en: 'It has to end after it begins.' },
  long: { zh: '活动最长不超过 60 天。', en: 'An event lasts at most 60 days.' },
  state: { zh: '当前状态下不能进行此操作，请刷新页面查看最新状态。', en: 'This cannot be done as things stand. Reload the page to see how they stand.' },
  changed: { zh: '其间他人已修改此项，请对照后再保存。', en: 'Somebody else changed this meanwhile. Compare and save again.' },
  reason: { zh: '请说明取消原因，原因将告知已报名人员。', en: 'Say why: those who registered are told.' },
  fields: { zh: '请从列表中选择领域，最多 12 个。', en: 'Choose fields from the list, at most twelve.' },
  organiser: { zh: '请填写单位主页地址，或填写单位名称。', en: 'Give the address of the organisation’s page, or its name.' },
  organiserTwice: { zh: '该单位已列入此类。', en: 'This organisation stands there already.' },
  venueUsed: { zh: '该会场仍有场次，请先为这些场次更换会场。', en: 'Sessions still take place there. Give them another room first.' },
  venue: { zh: '请选择本活动的会场。', en: 'Choose a room of this event.' },
  capacity: { zh: '容量须为 1 至 1,000,000 的整数。', en: 'A capacity is a whole number from 1 to 1,000,000.' },
  speaker: { zh: '请填写姓名。', en: 'Give a name.' },
  account: { zh: '没有使用该邮箱的账号。可留空，仅填写姓名。', en: 'No account has this address. Leave it empty to give the name alone.' },
  spokenIn: { zh: '请填写语言代码，如 zh、en、de。', en: 'A code of a language, such as zh, en or de.' },
  nothing: { zh: '与上一版相比没有变化，无需发布。', en: 'Nothing has changed since the last release.' },
  empty: { zh: '尚无场次，请先添加。', en: 'There is no session yet.' },
  conflicts: { zh: '同一演讲人或同一会场在同一时间安排了两场，请先调整。', en: 'A speaker or a room is in two sessions at once. Settle that first.' },
  unpublished: { zh: '请先发布活动，再发布议程。', en: 'Publish the event before its programme.' },
  link: { zh: '请填写以 http:// 或 https:// 开头的链接，或上传文件。', en: 'Give a link that begins with http:// or https://, or a file.' },
  clone: { zh: '请选择您组织过的活动。', en: 'Choose an event that you ran.' },
  tooMany: { zh: '一次最多导入 1,000 个场次。', en: 'At most 1,000 sessions at a time.' },
} as const

/** What `qiao doctor` says of events. */
export const eventInvariants = {
  released: { zh: '已发布的议程与其指纹一致', en: 'A released programme is what its fingerprint says' },
  numbers: { zh: '议程版本号连续', en: 'Releases of a programme are numbered without a gap' },
  apart: { zh: '现行议程中没有人同时在两个场次', en: 'In a programme nobody is in two sessions at once' },
  draft: { zh: '筹备中的活动仅组织者可见', en: 'A draft is read by those who belong to it alone' },
} as const

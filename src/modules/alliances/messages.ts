import type { Phrase } from '../../core/text.ts'

/** What the faces of alliances refuse, and why. */
export const allianceRefusals = {
  name: { zh: '请填写名称，至少一种语言。', en: 'Give it a name in at least one language.' },
  purpose: { zh: '请填写宗旨，至少一种语言。', en: 'Say what it is for, in at least one language.' },
  long: { zh: '内容过长，请缩短。', en: 'This is too long: shorten it.' },
  organisation: { zh: '没有找到该机构，请填写其页面地址末尾的网址名或完整名称。', en: 'There is no such organisation. Give its full name, or the name at the end of its page’s address.' },
  secretariat: { zh: '请填写负责秘书处的机构。', en: 'Name the organisation that runs the secretariat.' },
  organisationsOnly: { zh: '按章程，仅接受机构加入。', en: 'By its charter, only organisations may join.' },
  onlyMember: { zh: '只能申请以成员身份加入。', en: 'One asks to join as a member.' },
  member: { zh: '已是成员。', en: 'It is a member already.' },
  waveTaken: { zh: '该日期已有批次。', en: 'There is a wave with this date already.' },
  date: { zh: '请填写日期。', en: 'Give a date.' },
  used: { zh: '已有成员使用，不能删除。', en: 'Members belong to it: it cannot be removed.' },
  changed: { zh: '他人刚刚修改了此页，请核对后再保存。', en: 'Somebody has changed this meanwhile. Look at it and save again.' },
  body: { zh: '请选择本联盟的机构。', en: 'Choose a body of this alliance.' },
  circle: { zh: '两者不能互为上级。', en: 'Two cannot be part of each other.' },
  part: { zh: '没有找到该联盟或计划。', en: 'There is no such alliance or programme.' },
  noneInvited: { zh: '没有可发送的邀请：请每行填写一个邮箱，可在前面加机构名称。', en: 'There is nobody to invite: give one address a line, with the organisation’s name before it if you wish.' },
  tooMany: { zh: '一次最多邀请 500 个。', en: 'At most 500 can be invited at once.' },
  invitationGone: { zh: '该邀请已使用、已撤回或已过期。', en: 'This invitation was used, withdrawn or has expired.' },
  invitationOther: { zh: '该邀请发往另一个邮箱地址。', en: 'This invitation went to another address.' },
  represent: { zh: '请选择您担任管理员的机构。', en: 'Choose an organisation that you administer.' },
  tier: { zh: '请从所列选项中选择。', en: 'Choose one of those listed.' },
} as const satisfies Record<string, Phrase>

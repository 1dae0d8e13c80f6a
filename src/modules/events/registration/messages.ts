/** Refusals when registering. */
export const registrationRefusals = {
  closed: { zh: '报名尚未开始或已经截止。', en: 'Registration is not open.' },
  ticket: { zh: '请选择一种参会方式。', en: 'Choose a ticket.' },
  invitedOnly: { zh: '该参会方式仅限受邀嘉宾。如您已收到邀请，请通过邀请邮件中的链接报名。', en: 'This ticket is for invited guests. If you were invited, use the link in the letter.' },
  again: { zh: '您已报名本次活动，无需重复提交。', en: 'You are registered for this event already.' },
  organisation: { zh: '请选择您所属的单位，或选择以个人名义参加。', en: 'Choose one of your organisations, or take part for yourself.' },
  needed: { zh: '请填写此项。', en: 'Fill this in.' },
  choice: { zh: '请从所列选项中选择。', en: 'Choose one of the options listed.' },
  long: { zh: '请控制在 2000 字以内。', en: 'Keep it to 2,000 characters.' },
  state: { zh: '该报名的状态已经变化，请刷新页面查看。', en: 'This registration has changed meanwhile. Reload the page to see how it stands.' },
  lapsed: { zh: '保留席位的时间已过，席位已转给下一位。', en: 'The seat was held for you until then; it has gone to the next in line.' },
  full: { zh: '席位已满。可先扩大名额，或将其列入候补。', en: 'No seat is left. Raise the capacity first, or leave them in the line.' },
  capacity: { zh: '名额不能少于已确认的席位数。', en: 'More seats than that are taken already.' },
  number: { zh: '请填写 1 至 1,000,000 之间的整数，不限名额则留空。', en: 'Give a whole number from 1 to 1,000,000; leave it empty for no limit.' },
  options: { zh: '请至少填写两个选项，每行一个，两种语言行数相同。', en: 'Give two options at least, one a line, the same number in both languages.' },
  reason: { zh: '请说明原因，对方会看到。', en: 'Say why: they will read it.' },
  noOne: { zh: '请至少填写一个邮箱地址，每行一位。', en: 'Give one address at least, one person a line.' },
  tooMany: { zh: '一次最多邀请 500 人，请分批填写。', en: 'Invite 500 at most at once.' },
  line: { zh: '第 {n} 行没有有效的邮箱地址。', en: 'Line {n} has no valid address.' },
  invitationGone: { zh: '该邀请已使用、已撤回或已过期。请联系主办方。', en: 'This invitation has been used, withdrawn or is too old. Write to the organiser.' },
  invitationOther: { zh: '该邀请发送给另一邮箱，请使用收到邀请的邮箱登录。', en: 'This invitation went to another address. Sign in with the address that received it.' },
  code: { zh: '没有找到该签到码，请核对后重试，或按姓名查找。', en: 'No badge of this event has this code. Check it, or look for the name.' },
} as const

/** Refusals when a badge is drawn. */
export const badgeRefusals = {
  busy: { zh: '正在制作其他证件，请稍后再试。', en: 'Other badges are being made: try again in a moment.' },
  noGlyph: { zh: '无法绘制以下字符：{characters}。请修改后重试。', en: 'These characters cannot be drawn: {characters}. Change them and try again.' },
} as const

export const registrationInvariants = {
  seats: { zh: '已确认和保留的席位不超过名额', en: 'Seats taken and held never exceed the capacity' },
  line: { zh: '有空余席位时无人候补超过十分钟', en: 'Nobody waits for longer than ten minutes while a seat is free' },
} as const

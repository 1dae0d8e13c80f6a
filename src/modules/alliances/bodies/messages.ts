import type { Phrase } from '../../../core/text.ts'

/** What the faces of bodies refuse, and why. */
export const bodyRefusals = {
  term: { zh: '新任期须在上一任期结束之后开始，且不少于一天。', en: 'A term begins when the one before it has ended, and lasts at least a day.' },
  ended: { zh: '该机构已结束工作，仅保留历史记录。', en: 'This body has ended: only its history is left.' },
  person: { zh: '没有找到使用该邮箱的用户。', en: 'Nobody here uses this address.' },
  organisation: { zh: '没有找到该机构，或该人员不属于该机构。', en: 'There is no such organisation, or this person does not belong to it.' },
  member: { zh: '该机构不是联盟成员。', en: 'This organisation is not a member of the alliance.' },
  seated: { zh: '该人员已在此担任席位。', en: 'This person holds a seat here already.' },
  alternate: { zh: '请选择一位尚无候补的委员。', en: 'Choose a seat that has no alternate yet.' },
  seatDates: { zh: '席位的结束日期须晚于今天。', en: 'A seat ends after today.' },
  fields: { zh: '请填写专业领域。', en: 'Say in which fields you work.' },
  declared: { zh: '该利益冲突已申报。', en: 'This conflict has been declared already.' },
  past: { zh: '时间须在将来。', en: 'This must lie in the future.' },
  approved: { zh: '会议纪要已批准，不能修改。', en: 'The minutes are approved and stay as they are.' },
  noMinutes: { zh: '尚无会议纪要。', en: 'There are no minutes yet.' },
  notHeld: { zh: '会议尚未举行，或已取消。', en: 'The meeting has not been held, or it was cancelled.' },
  noVoters: { zh: '没有可以表决的席位。', en: 'There is no seat that could vote.' },
  quorum: { zh: '法定人数不能超过可表决席位数。', en: 'The quorum cannot be more than the seats that may vote.' },
  closed: { zh: '表决已结束。', en: 'Voting is closed.' },
  recused: { zh: '您已回避此议案，不能表决。', en: 'You are recused from this motion and cannot vote.' },
  voted: { zh: '您已表决，不能更改。', en: 'You have voted; a vote stands.' },
  waiting: { zh: '尚有席位未表决，截止前不能结束。', en: 'Not everybody has voted: it cannot be closed before its time.' },
  toBody: { zh: '请选择联盟内的另一机构。', en: 'Choose another body of this alliance.' },
  answered: { zh: '该建议已答复。', en: 'This advice has been answered.' },
  frozen: { zh: '声明已开放签署，文本不能再修改。', en: 'The statement is open for signature: its text no longer changes.' },
  notOpen: { zh: '声明未开放签署。', en: 'The statement is not open for signature.' },
  signed: { zh: '贵机构已签署。', en: 'Your organisation has signed already.' },
  changed: { zh: '他人刚刚修改了此内容，请核对后再保存。', en: 'Somebody has changed this meanwhile. Look at it and save again.' },
  settled: { zh: '该事项已办结。', en: 'This action is settled already.' },
  evidence: { zh: '请说明完成情况，或提供以 https:// 开头的链接。', en: 'Say what was done, or give a link that begins with https://.' },
  reason: { zh: '请说明取消的原因。', en: 'Say why it is dropped.' },
  milestone: { zh: '该事项已列入大事记。', en: 'This action is a milestone already.' },
  sent: { zh: '该信函已发出。', en: 'This letter has been sent.' },
  noReaders: { zh: '没有收件人。', en: 'There is nobody to write to.' },
  often: { zh: '一天内最多发送一封信函，七天内最多三封，请稍后再发。', en: 'One letter a day and three in seven days at most: send it later.' },
} as const satisfies Record<string, Phrase>

/** What `qiao doctor` checks. */
export const bodyInvariants = {
  outcome: { zh: '已结束议案的结果与其席位、表决、回避和规则一致', en: 'The outcome of every closed motion is what its seats, votes, recusals and rule give' },
  hash: { zh: '开放签署的声明与其指纹一致', en: 'Every statement open for signature agrees with its fingerprint' },
} as const satisfies Record<string, Phrase>

import { letter, quiet } from './kind.ts'

export const dealsKinds = {
  interest_received: letter(
    { zh: '{organisation} 对“{title}”提交了合作意向', en: '{organisation} is interested in “{title}”' },
    { zh: '合作意向：{title}', en: 'An expression of interest: {title}' },
    { zh: '{organisation} 对“{title}”提交了合作意向。请在 30 天内登录答复；在双方完成伙伴核查前，请勿交换保密信息。', en: '{organisation} has expressed interest in “{title}”. Please answer within 30 days. Until both sides have checked each other, exchange nothing confidential.' },
  ),
  interest_accepted: letter(
    { zh: '{organisation} 已接受您的合作意向', en: '{organisation} has accepted your interest' },
    { zh: '合作意向已接受：{title}', en: 'Accepted: {title}' },
    { zh: '{organisation} 接受了您就“{title}”提交的合作意向，双方现在可以在对接项目中沟通。', en: '{organisation} has accepted your interest in “{title}”. You can now talk in the partnering case.' },
  ),
  interest_declined: letter(
    { zh: '{organisation} 未接受您的合作意向', en: '{organisation} has declined your interest' },
    { zh: '合作意向未被接受：{title}', en: 'Declined: {title}' },
    { zh: '{organisation} 未接受您就“{title}”提交的合作意向，理由：{reason}。', en: '{organisation} has declined your interest in “{title}”. Reason: {reason}.' },
  ),
  interest_withdrawn: quiet({ zh: '{organisation} 撤回了就“{title}”提交的合作意向', en: '{organisation} has withdrawn its interest in “{title}”' }),
  interest_reminder: letter(
    { zh: '“{title}”的合作意向仍待答复', en: 'An interest in “{title}” still waits for an answer' },
    { zh: '待答复的合作意向：{title}', en: 'Still waiting for your answer: {title}' },
    { zh: '{organisation} 就“{title}”提交的合作意向已等待 {days} 天，请登录答复。', en: '{organisation} has waited {days} days for an answer about “{title}”. Please sign in and answer.' },
  ),
  interest_broker: letter(
    { zh: '“{title}”的合作意向 15 天未答复', en: 'No answer for 15 days: “{title}”' },
    { zh: '请协助推进：{title}', en: 'Please help this along: {title}' },
    { zh: '{organisation} 就“{title}”提交的合作意向已 15 天未获答复，请协助联系。', en: '{organisation} has waited 15 days for an answer about “{title}”. Please get in touch with the other side.' },
  ),
  interest_nudged: letter(
    { zh: '平台组织方请您答复“{title}”的合作意向', en: 'The host asks for your answer about “{title}”' },
    { zh: '请答复合作意向：{title}', en: 'Please answer: {title}' },
    { zh: '{organisation} 就“{title}”提交的合作意向仍在等待您的答复。平台组织方请您尽快登录答复；如暂不考虑，也请说明理由。', en: '{organisation} is still waiting for your answer about “{title}”. The host of the platform asks you to sign in and answer soon; a refusal with a reason is an answer too.' },
  ),
  interest_expired: letter(
    { zh: '“{title}”的合作意向因未答复已失效', en: 'The interest in “{title}” expired without an answer' },
    { zh: '合作意向已失效：{title}', en: 'Expired: {title}' },
    { zh: '就“{title}”提交的合作意向 30 天内未获答复，已自动失效，可重新提交。', en: 'The interest in “{title}” was not answered within 30 days and has expired. It may be expressed again.' },
  ),
  deal_opened: letter(
    { zh: '{organisation} 与贵机构建立了对接项目“{title}”', en: '{organisation} has opened a partnering case with you: “{title}”' },
    { zh: '新对接项目：{title}', en: 'A partnering case: {title}' },
    { zh: '{organisation} 与贵机构就“{title}”建立了对接项目，各方现可沟通。', en: '{organisation} has opened a partnering case with you about “{title}”. You can talk in it now.' },
  ),
  deal_screened: quiet({ zh: '{organisation} 已就“{title}”填报合规审查', en: '{organisation} has answered its compliance screen for “{title}”' }),
  partner_check_due: letter(
    { zh: '对 {organisation} 的伙伴核查将于 {day} 到期', en: 'The partner check of {organisation} is to be renewed by {day}' },
    { zh: '伙伴核查即将到期：{organisation}', en: 'Renew the partner check: {organisation}' },
    { zh: '贵机构对 {organisation} 的伙伴核查将于 {day} 到期。到期后不能继续交换文件，请及时复查。', en: 'The partner check that your organisation recorded about {organisation} ends on {day}. Files cannot be exchanged after that; please renew it.' },
  ),
  deal_due: letter(
    { zh: '“{title}”应于 {day} 前推进', en: '“{title}” is due on {day}' },
    { zh: '对接待办：{title}', en: 'Due: {title}' },
    { zh: '您负责的对接项目“{title}”当前阶段应于 {day} 前完成，请登录查看下一步。', en: 'The stage of the partnering case “{title}” that you own is due on {day}. Sign in to see what comes next.' },
  ),
  deal_overdue: letter(
    { zh: '“{title}”已逾期（{day}）', en: '“{title}” is overdue since {day}' },
    { zh: '对接逾期：{title}', en: 'Overdue: {title}' },
    { zh: '对接项目“{title}”当前阶段应于 {day} 完成，现已逾期。请登录推进、调整计划或设为休眠。', en: 'The stage of the partnering case “{title}” was due on {day}. Sign in to move it on, to plan anew, or to let it rest.' },
  ),
  deal_proposed: letter(
    { zh: '{organisation} 邀请贵机构加入对接项目“{title}”', en: '{organisation} invites your organisation to the partnering case “{title}”' },
    { zh: '加入对接项目的邀请：{title}', en: 'An invitation to a partnering case: {title}' },
    { zh: '{organisation} 邀请贵机构加入对接项目“{title}”。其他各方同意后，贵机构接受即可加入。', en: '{organisation} invites your organisation to join the partnering case “{title}”. You join when the other parties agree and you accept.' },
  ),
  deal_consent_asked: quiet({ zh: '{organisation} 提议 {other} 加入“{title}”，请表示是否同意', en: '{organisation} proposes that {other} joins “{title}”: do you agree?' }),
  deal_joined: quiet({ zh: '{organisation} 已加入对接项目“{title}”', en: '{organisation} has joined the partnering case “{title}”' }),
  deal_left: quiet({ zh: '{organisation} 已退出对接项目“{title}”', en: '{organisation} has left the partnering case “{title}”' }),
  deal_meeting: letter(
    { zh: '“{title}”安排了洽谈：{day}', en: 'A meeting about “{title}”: {day}' },
    { zh: '洽谈安排：{title}', en: 'Meeting: {title}' },
    { zh: '{organisation} 就“{title}”安排了洽谈，时间为 {day}。请登录查看地点或链接。', en: '{organisation} has set a meeting about “{title}” for {day}. Sign in for the place or link.' },
  ),
  deal_glass: letter(
    { zh: '平台工作人员查阅了对接项目“{title}”', en: 'Staff of the platform looked into “{title}”' },
    { zh: '查阅通知：{title}', en: 'Your case was looked into: {title}' },
    { zh: '平台工作人员在说明理由后查阅了对接项目“{title}”，查阅权限为一小时。理由和时间已记入项目进展。', en: 'A member of the platform’s staff has given a reason and may read the partnering case “{title}” for one hour. Reason and time stand in the case.' },
  ),
  deal_moved: letter(
    { zh: '“{title}”有新进展：{organisation}', en: '“{title}” has moved on: {organisation}' },
    { zh: '对接进展：{title}', en: 'Moved on: {title}' },
    { zh: '{organisation} 更新了对接项目“{title}”的阶段，请登录查看。', en: '{organisation} has moved the partnering case “{title}” on. Sign in to see where it stands.' },
  ),
  message_received: letter(
    { zh: '{organisation} 在“{title}”中发来消息', en: 'A message from {organisation} about “{title}”' },
    { zh: '新消息：{title}', en: 'New message: {title}' },
    { zh: '{organisation} 就“{title}”发来消息，请登录查看。', en: '{organisation} has written to you about “{title}”. Sign in to read it.' },
  ),
} as const

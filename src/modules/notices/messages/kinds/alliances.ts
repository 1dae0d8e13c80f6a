import { letter, quiet } from './kind.ts'

export const alliancesKinds = {
  space_joined: letter(
    { zh: '{organisation} 已加入“{space}”', en: '{organisation} has joined “{space}”' },
    { zh: '{organisation} 已加入“{space}”', en: '{organisation} has joined “{space}”' },
    { zh: '{organisation} 提交的加入申请已获同意，现为“{space}”成员。', en: 'The request of {organisation} to join “{space}” was accepted.' },
  ),
  membership_suspended: letter(
    { zh: '{member} 在“{space}”的成员资格已暂停', en: 'The membership of {member} in “{space}” is suspended' },
    { zh: '成员资格已暂停：{space}', en: 'Membership suspended: {space}' },
    { zh: '{member} 在“{space}”的成员资格已暂停。暂停期间不能查看仅成员可见的内容；如有疑问，请与秘书处联系。', en: 'The membership of {member} in “{space}” is suspended. Until it is resumed, what is for members only is closed to you. The secretariat can say more.' },
  ),
  membership_resumed: letter(
    { zh: '{member} 在“{space}”的成员资格已恢复', en: 'The membership of {member} in “{space}” is in force again' },
    { zh: '成员资格已恢复：{space}', en: 'Membership resumed: {space}' },
    { zh: '{member} 在“{space}”的成员资格已恢复。', en: 'The membership of {member} in “{space}” is in force again.' },
  ),
  membership_ended: letter(
    { zh: '{member} 已不再是“{space}”成员', en: '{member} no longer belongs to “{space}”' },
    { zh: '成员资格已终止：{space}', en: 'Membership ended: {space}' },
    { zh: '{member} 在“{space}”的成员资格已终止，记录予以保留。', en: 'The membership of {member} in “{space}” has ended. Its record is kept.' },
  ),
  membership_accepted: quiet({ zh: '{member} 已接受加入“{space}”的邀请', en: '{member} has accepted the invitation to join “{space}”' }),
  body_seated: letter(
    { zh: '您已担任“{body}”的席位', en: 'You hold a seat in “{body}”' },
    { zh: '席位：{body}', en: 'A seat in {body}' },
    { zh: '您已担任“{body}”的席位，请登录查看职责、会议和议案。', en: 'You have been given a seat in “{body}”. Sign in to see what it is for, its meetings and its motions.' },
  ),
  meeting_called: letter(
    { zh: '“{body}”将召开会议：{title}', en: '“{body}” will meet: {title}' },
    { zh: '会议通知：{title}', en: 'A meeting: {title}' },
    { zh: '“{body}”将召开会议“{title}”，时间和议程请登录查看。', en: '“{body}” will meet: “{title}”. Sign in for the time and the agenda.' },
  ),
  meeting_moved: letter(
    { zh: '会议时间有变：{title}', en: 'A new time: {title}' },
    { zh: '会议改期：{title}', en: 'A new time: {title}' },
    { zh: '“{body}”的会议“{title}”时间有变，请登录查看。', en: '“{title}” of “{body}” has a new time. Sign in to see it.' },
  ),
  meeting_cancelled: letter(
    { zh: '会议已取消：{title}', en: 'Cancelled: {title}' },
    { zh: '会议取消：{title}', en: 'Cancelled: {title}' },
    { zh: '“{body}”的会议“{title}”已取消。', en: '“{title}” of “{body}” has been cancelled.' },
  ),
  minutes_approved: quiet({ zh: '“{body}”已批准会议纪要：{title}', en: '“{body}” has approved the minutes of “{title}”' }),
  motion_opened: letter(
    { zh: '“{body}”有议案待表决：{title}', en: 'A motion in “{body}”: {title}' },
    { zh: '待表决议案：{title}', en: 'Please vote: {title}' },
    { zh: '“{body}”的议案“{title}”已提交表决，请登录阅读并在截止前表决；如有利益冲突，请申报回避。', en: 'The motion “{title}” is open in “{body}”. Sign in to read it and vote before it closes, or recuse yourself if you have a conflict of interest.' },
  ),
  motion_carried: quiet({ zh: '“{body}”的议案已通过：{title}', en: 'Carried in “{body}”: {title}' }),
  motion_rejected: quiet({ zh: '“{body}”的议案未通过：{title}', en: 'Rejected in “{body}”: {title}' }),
  motion_no_quorum: quiet({ zh: '“{body}”的议案未达法定人数：{title}', en: 'No quorum in “{body}”: {title}' }),
  advice_given: letter(
    { zh: '“{body}”提出建议：{title}', en: 'Advice from “{body}”: {title}' },
    { zh: '建议：{title}', en: 'Advice: {title}' },
    { zh: '“{body}”向贵方提出建议“{title}”，请登录答复。', en: '“{body}” has given your body its advice: “{title}”. Sign in to answer it.' },
  ),
  advice_answered: quiet({ zh: '“{body}”已答复建议：{title}', en: '“{body}” has answered your advice: {title}' }),
  statement_opened: letter(
    { zh: '声明待签署：{title}', en: 'A statement to sign: {title}' },
    { zh: '声明待签署：{title}', en: 'A statement to sign: {title}' },
    { zh: '声明“{title}”已开放签署，请登录阅读全文，并代表贵机构签署。', en: 'The statement “{title}” is open for signature. Sign in to read it and to sign for your organisation.' },
  ),
  action_given: letter(
    { zh: '请于 {day} 前完成：{title}', en: 'For you, by {day}: {title}' },
    { zh: '行动计划：{title}', en: 'An action for you: {title}' },
    { zh: '联盟行动计划请贵方于 {day} 前完成“{title}”。', en: 'The alliance’s action plan asks you for “{title}” by {day}.' },
  ),
  action_overdue: letter(
    { zh: '已逾期（{day}）：{title}', en: 'Overdue since {day}: {title}' },
    { zh: '行动计划逾期：{title}', en: 'Overdue: {title}' },
    { zh: '行动计划中的“{title}”应于 {day} 前完成，请登录填报完成情况，或说明取消原因。', en: '“{title}” in the action plan was due on {day}. Sign in to say what was done, or why it is dropped.' },
  ),
  alliance_letter: letter(
    { zh: '联盟来信：{title}', en: 'A letter from the alliance: {title}' },
    { zh: '{title}', en: '{title}' },
    { zh: '联盟向您发来信函“{title}”，请登录查看。', en: 'The alliance has written to you: “{title}”. Sign in to read it.' },
  ),
} as const

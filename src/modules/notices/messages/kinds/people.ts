import { letter, quiet } from './kind.ts'

export const peopleKinds = {
  affiliation_requested: letter(
    { zh: '{person} 申请加入 {organisation}', en: '{person} asks to represent {organisation}' },
    { zh: '{person} 申请加入 {organisation}', en: '{person} asks to represent {organisation}' },
    { zh: '{person} 申请代表 {organisation} 使用本平台。请您核实身份后答复。', en: '{person} has asked to represent {organisation} on Qiao. Please check who they are and answer.' },
  ),
  affiliation_answered: letter(
    { zh: '{organisation} 已答复您的加入申请', en: '{organisation} has answered your request' },
    { zh: '{organisation} 已答复您的加入申请', en: '{organisation} has answered your request' },
    { zh: '{organisation} 已答复您的加入申请，请登录查看。', en: 'Your request to represent {organisation} has been answered. Sign in to see the answer.' },
  ),
  mandate_granted: letter(
    { zh: '{firm} 已委托 {publisher} 代为发布', en: '{firm} has given {publisher} a mandate to publish' },
    { zh: '{firm} 的发布委托', en: 'A mandate from {firm}' },
    { zh: '{firm} 委托 {publisher} 代为发布供需信息，有效期至 {until}。', en: '{firm} has given {publisher} a mandate to publish on its behalf until {until}.' },
  ),
  mandate_ended: quiet({ zh: '{firm} 对 {publisher} 的发布委托已终止', en: 'The mandate of {firm} for {publisher} has ended' }),
  affiliation_ended: quiet({ zh: '您已不再代表 {organisation}', en: 'You no longer represent {organisation}' }),
  invitation_accepted: quiet({ zh: '{person} 已接受加入 {organisation} 的邀请', en: '{person} has accepted the invitation of {organisation}' }),
  organisation_verified: letter(
    { zh: '{organisation} 已通过核验', en: '{organisation} is verified' },
    { zh: '{organisation} 已通过核验', en: '{organisation} is verified' },
    { zh: '平台已完成对 {organisation} 的核验，机构页面现已公开。', en: '{organisation} has been verified. Its page is public now.' },
  ),
  request_answered: quiet({ zh: '您提交的申请已有答复', en: 'Your request has been answered' }),
  request_received: quiet({ zh: '有一项新申请待答复', en: 'A new request waits for your answer' }),
  privacy_notice: letter(
    { zh: '隐私说明已更新（第 {number} 版），请阅读并确认', en: 'The privacy notice has changed (no. {number}): please read and confirm it' },
    { zh: '隐私说明已更新', en: 'The privacy notice has changed' },
    { zh: '本平台的隐私说明已更新，现为第 {number} 版。请阅读，并在登录后确认。', en: 'The privacy notice of this platform has changed; it is now no. {number}. Please read it, and confirm it when you are signed in.' },
  ),
  data_request: letter(
    { zh: '个人信息申请待办理，{day} 前答复', en: 'A request about personal data, due by {day}' },
    { zh: '个人信息申请待办理', en: 'A request about personal data' },
    { zh: '收到一项个人信息权利申请，法定答复期限为 {day}。请登录指定经办人并办理。', en: 'Somebody has made a request about their personal data. The law wants an answer by {day}. Sign in to name who sees to it, and to answer.' },
  ),
  data_request_due: letter(
    { zh: '个人信息申请即将到期或已逾期：{day}', en: 'A request about personal data is due: {day}' },
    { zh: '个人信息申请到期提醒：{day}', en: 'Due: a request about personal data, {day}' },
    { zh: '一项个人信息权利申请尚未答复，法定期限为 {day}。请尽快登录办理。', en: 'A request about personal data is still open. The law wants an answer by {day}. Please sign in and answer it.' },
  ),
  data_request_answered: letter(
    { zh: '您的个人信息申请已答复', en: 'Your request about your data has been answered' },
    { zh: '个人信息申请已答复', en: 'Your request about your data' },
    { zh: '您提出的个人信息权利申请已答复，请登录查看。', en: 'Your request about your personal data has been answered. Sign in to read the answer.' },
  ),
} as const

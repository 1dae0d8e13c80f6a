import { letter } from './kind.ts'

export const callKinds = {
  call_extended: letter(
    { zh: '截止时间已延长：{title}', en: 'More time: {title}' },
    { zh: '截止时间已延长：{title}', en: 'The closing time has moved: {title}' },
    { zh: '“{title}”的截止时间已延长，请登录查看新的截止时间和延期说明。', en: 'The closing time of “{title}” has been extended. Sign in to see the new time and the reason.' },
  ),
  submission_sent: letter(
    { zh: '申报已提交：{reference} {title}', en: 'Sent: {reference} {title}' },
    { zh: '申报回执 {reference}', en: 'Receipt {reference}' },
    { zh: '您的申报“{title}”（{reference}）已提交。请登录查看回执。截止前修改后须再次提交，以最后一次提交的内容为准。', en: 'Your submission “{title}” ({reference}) has been received. Sign in to see the receipt. You may change it until the closing time; send it again afterwards, since what was sent last counts.' },
  ),
  team_named: letter(
    { zh: '邀请您参与申报：{reference} {title}', en: 'You are named for a team: {reference} {title}' },
    { zh: '参与申报确认：{title}', en: 'Will you take part in “{title}”?' },
    { zh: '有人将您或您的单位列入申报“{title}”（{reference}）的团队。未经您确认，该申报不能提交。请登录后确认或谢绝。', en: 'You, or your organisation, are named for the team of “{title}” ({reference}). It cannot be sent before you agree. Sign in to say yes or no.' },
  ),
} as const

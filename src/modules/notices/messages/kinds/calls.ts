import { letter, quiet } from './kind.ts'

export const callsKinds = {
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
  reviewer_invited: letter(
    { zh: '邀请您评审：{title}', en: 'Will you review for “{title}”?' },
    { zh: '评审邀请：{title}', en: 'Will you review for “{title}”?' },
    { zh: '诚邀您担任“{title}”的评审人。请登录查看要求，并答复是否接受。', en: 'You are asked to review for “{title}”. Sign in to see what is asked, and say whether you accept.' },
  ),
  review_due: letter(
    { zh: '评审待提交：{title}（{n} 项，截止 {day}）', en: 'Reviews to write: {title} ({n}, due {day})' },
    { zh: '评审提醒：{title}', en: 'Your reviews for “{title}”' },
    { zh: '“{title}”尚有 {n} 项评审待您提交，截止日期为 {day}。请登录查看。', en: 'Reviews of yours that are still open for “{title}”: {n}. They are due on {day}. Sign in to write them.' },
  ),
  review_waits: letter(
    { zh: '评审待提交：{title}（{n} 项）', en: 'Reviews to write: {title} ({n})' },
    { zh: '评审提醒：{title}', en: 'Your reviews for “{title}”' },
    { zh: '“{title}”尚有 {n} 项评审待您提交，请登录查看。', en: 'Reviews of yours that are still open for “{title}”: {n}. Sign in to write them.' },
  ),
  round_released: letter(
    { zh: '“{title}”{round}结果已公布', en: 'Results of “{title}”, {round}' },
    { zh: '“{title}”{round}结果', en: 'Results of “{title}”, {round}' },
    { zh: '“{title}”{round}的结果已公布，请登录查看您的结果和评审意见。', en: 'The results of “{title}”, {round}, are out. Sign in to read yours, with the reviewers’ remarks.' },
  ),
  result_corrected: letter(
    { zh: '结果更正：{title}', en: 'Your result was corrected: {title}' },
    { zh: '结果更正：{call}', en: 'A corrected result: {call}' },
    { zh: '“{call}”{round}的结果已更正，涉及您的项目“{title}”。请登录查看更正后的结果和原因。', en: 'The result of “{call}”, {round}, has been corrected, and the correction concerns your project “{title}”. Sign in to read the corrected result and the reason.' },
  ),
  information_asked: letter(
    { zh: '请补充材料：{project}（{day} 前）', en: 'More information is asked for: {project} (by {day})' },
    { zh: '请补充材料：{title}', en: 'More information is asked for: “{title}”' },
    { zh: '主办方就您在“{title}”中的申报“{project}”请您补充材料，截止日期为 {day}。请登录查看问题并答复；答复将作为申报的一部分。', en: 'The host of “{title}” asks for more information about your submission “{project}”, by {day}. Sign in to read the question and to answer it: your answer becomes part of the submission.' },
  ),
  information_given: quiet({ zh: '已答复补充材料：{reference} {project}', en: 'Answered: {reference} {project}' }),
  award_offered: letter(
    { zh: '资助待接受：{project}', en: 'An award is offered: {project}' },
    { zh: '资助待接受：{title}', en: 'An award for your project in “{title}”' },
    { zh: '您的项目“{project}”在“{title}”中获得资助，请由牵头单位登录查看并答复是否接受。', en: 'Your project “{project}” is offered an award in “{title}”. An officer of the lead organisation signs in to read and to answer it.' },
  ),
  award_paid: quiet({ zh: '{reference} 已登记一笔付款（{day}）：{project}', en: '{reference}: a payment of {day} was noted for {project}' }),
  moved_up: letter(
    { zh: '候补递补入选：{title}{round}', en: 'You have moved up: “{title}”, {round}' },
    { zh: '候补递补入选：{title}', en: 'You have moved up from the reserve list: “{title}”' },
    { zh: '“{title}”{round}有入选项目退出，您的项目由候补递补入选。请登录查看后续安排；如不能参加，请尽早撤回，以便下一项递补。', en: 'A place has become free in “{title}”, {round}: your project has moved up from the reserve list. Sign in to see what comes next. If you cannot take it up, please withdraw soon, so that the next in line may.' },
  ),
  place_passed_on: quiet({ zh: '“{title}”{round}有项目退出，候补已自动递补', en: 'A place of “{title}”, {round}, was given up: the next reserve has moved up' }),
  place_given_up: quiet({ zh: '“{title}”{round}有项目退出', en: 'A team has left “{title}”, {round}' }),
  call_objection: letter(
    { zh: '收到异议：{title}', en: 'An objection: {title}' },
    { zh: '收到异议：{title}', en: 'An objection: {title}' },
    { zh: '“{title}”收到一份异议，请您登录核实并答复。', en: 'An objection about “{title}” has come in. You are named to decide on it: sign in to read and to answer it.' },
  ),
  objection_answered: letter(
    { zh: '您的异议已有答复：{title}', en: 'Your objection is answered: {title}' },
    { zh: '异议答复：{title}', en: 'Your objection is answered: {title}' },
    { zh: '您就“{title}”提出的异议已有答复，请登录查看。', en: 'Your objection about “{title}” has been decided. Sign in to read the answer.' },
  ),
} as const

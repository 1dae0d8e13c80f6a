import { letter, quiet } from './kind.ts'

export const projectsKinds = {
  project_opened: letter(
    { zh: '{title} 已立项', en: 'A project is open: {title}' },
    { zh: '项目已立项：{title}', en: 'A project is open: {title}' },
    { zh: '项目“{title}”（编号 {reference}）已立项，您方为参与单位。请登录查看里程碑、支出和成果。', en: 'The project “{title}” (reference {reference}) is open and you are a partner of it. Sign in to see its milestones, spend and outputs.' },
  ),
  project_milestone_due: letter(
    { zh: '里程碑“{milestone}”（{title}）应于 {day} 前完成', en: 'The milestone “{milestone}” of {title} is due on {day}' },
    { zh: '里程碑 {day} 到期：{milestone}', en: 'Due on {day}: {milestone}' },
    { zh: '项目“{title}”（编号 {reference}）的里程碑“{milestone}”应于 {day} 前完成。完成后请登录上传证明材料。', en: 'The milestone “{milestone}” of the project “{title}” (reference {reference}) is due on {day}. Once it is done, sign in and add what shows it.' },
  ),
  project_change_asked: letter(
    { zh: '{title} 有变更申请待您答复', en: 'A change of {title} waits for your answer' },
    { zh: '变更申请：{title}', en: 'A change is asked for: {title}' },
    { zh: '项目“{title}”（编号 {reference}）的参与单位提出变更申请，请登录答复。', en: 'A partner asks for a change of the project “{title}” (reference {reference}). Sign in to answer.' },
  ),
  project_change_decided: quiet({ zh: '{title} 的变更申请已有结果', en: 'Your change of {title} is decided' }),
  project_ended: letter(
    { zh: '{title} 已结束', en: '{title} has ended' },
    { zh: '项目已结束：{title}', en: 'Ended: {title}' },
    { zh: '项目“{title}”（编号 {reference}）已结题或终止，请登录查看。', en: 'The project “{title}” (reference {reference}) was completed or ended. Sign in to see which.' },
  ),
  outcome_recorded: letter(
    { zh: '{title} 有成效待您确认', en: 'An outcome of {title} waits for you to confirm it' },
    { zh: '请确认成效：{title}', en: 'Please confirm an outcome of {title}' },
    { zh: '对方就“{title}”（编号 {reference}）登记了一项成效，请登录核对并确认，或提出异议。', en: 'The other side recorded an outcome of “{title}” (reference {reference}). Sign in to check it, and confirm it or object.' },
  ),
  outcome_answered: quiet({ zh: '对方已答复 {title} 的成效', en: 'The other side answered an outcome of {title}' }),
  patent_fee_due: letter(
    { zh: '专利 {number} 的费用应于 {day} 前缴纳', en: 'A fee for the patent {number} is due on {day}' },
    { zh: '专利费用 {day} 到期：{number}', en: 'Patent fee due on {day}: {number}' },
    { zh: '专利“{title}”（{number}）的费用应于 {day} 前缴纳。缴纳后请登录更新下次缴费日和法律状态。', en: 'A fee for the patent “{title}” ({number}) is due on {day}. Once it is paid, sign in and set the next date and the legal status.' },
  ),
  form_filled: letter(
    { zh: '统计表“{form}”已填好（{month}）', en: 'The form “{form}” is filled in for {month}' },
    { zh: '{month} 统计表已填好：{form}', en: 'Filled in for {month}: {form}' },
    { zh: '统计表“{form}”已按 {month} 的数据填好，请登录下载并核对。', en: 'The form “{form}” is filled in with the figures of {month}. Sign in to download it and check it.' },
  ),
}

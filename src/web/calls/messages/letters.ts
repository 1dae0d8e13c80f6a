export const teamLetterWords = {
  subject: { zh: '邀请您参与一项申报', en: 'You are asked to take part in a submission' },
  greeting: { zh: '您好：', en: 'Hello,' },
  text: { zh: '有人邀请您加入其申报团队。请打开以下链接，登录或注册后确认或谢绝。未经您确认，您的姓名不会列入申报。', en: 'Somebody asks you to join the team of their submission. Open the link below, sign in or sign up, and say yes or no. You are not part of it before you say yes.' },
} as const

/** Words around award letters; the letters themselves are the funders'. */
export const awardWords = {
  letter: { zh: '立项通知书', en: 'Award letter' },
  drafts: { zh: '预览立项通知书', en: 'Preview the letters' },
  draftsLead: { zh: '以下为按本方决定拟发的通知书。公布结果后，符合立项规则的项目会收到正式通知。', en: 'What you would write by your own decisions. Letters go out on release, to projects that are funded by the rule of the call.' },
  draftsNone: { zh: '还没有拟资助的项目', en: 'Nothing is noted to be funded yet' },
  draftsNoneText: { zh: '在资助决定页记录“资助”和金额后，可在此预览通知书。', en: 'Note “Fund” and an amount on the page of funding decisions: the letter appears here.' },
  draft: { zh: '预览，尚未发出', en: 'Preview, not sent' },
  sentLetters: { zh: '已发出的通知书', en: 'Letters sent' },
  inOther: { zh: '通知书以资助方的语言（{lang}）书写。', en: 'The letter is written in the language of its funder: {lang}.' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  issued: { zh: '发出日期', en: 'Issued' },
  amount: { zh: '金额', en: 'Amount' },
  state: { zh: '状态', en: 'State' },
  project: { zh: '项目', en: 'Project' },
  reference: { zh: '编号', en: 'Reference' },
  answer: { zh: '您是否接受？', en: 'Will you accept it?' },
} as const

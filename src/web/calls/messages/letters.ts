export const teamLetterWords = {
  subject: { zh: '邀请您参与一项申报', en: 'You are asked to take part in a submission' },
  greeting: { zh: '您好：', en: 'Hello,' },
  text: { zh: '有人邀请您加入其申报团队。请打开以下链接，登录或注册后确认或谢绝。未经您确认，您的姓名不会列入申报。', en: 'Somebody asks you to join the team of their submission. Open the link below, sign in or sign up, and say yes or no. You are not part of it before you say yes.' },
} as const

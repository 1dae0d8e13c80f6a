/** The letter that reminds a reviewer without an account. */
export const reminderLetter = {
  subject: { zh: '评审提醒：{title}', en: 'Your reviews: {title}' },
  greeting: { zh: '您好：', en: 'Hello,' },
  text: { zh: '“{title}”尚有 {n} 项评审待您提交。打开以下个人链接即可评审，无需注册。请勿转发此链接。', en: 'Reviews of yours that are still open for “{title}”: {n}. The personal link below is all that you need: no account. Please do not pass it on.' },
  due: { zh: '评审截止时间：{when}。', en: 'They are due on {when}.' },
} as const

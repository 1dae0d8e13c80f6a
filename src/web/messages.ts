/** What forms and pages say when something is not right: each sentence says what to do. */
export const problems = {
  notAForm: { zh: '提交的内容无法读取，请从页面表单重新提交。', en: 'What was sent could not be read as a form. Send it again from the page.' },
  tooManyFields: { zh: '一次提交的字段过多，请分几次提交。', en: 'Too many fields at once. Send them in several parts.' },
  brokenText: { zh: '提交的文字包含无法保存的字符，请删除后重试。', en: 'The text holds characters that cannot be kept. Remove them and send it again.' },
  needed: { zh: '请填写此项。', en: 'Fill this in.' },
  tooLong: { zh: '内容过长，请缩短。', en: 'This is too long: shorten it.' },
  tooLarge: { zh: '数值过大，请检查。', en: 'This is too large: check the number.' },
  tooSmall: { zh: '数值或选项过少，请检查。', en: 'This is too small or too few: check it.' },
  email: { zh: '请填写有效的邮箱地址，例如 name@example.org。', en: 'Give an e-mail address such as name@example.org.' },
  url: { zh: '请填写以 https:// 开头的网址。', en: 'Give an address that begins with https://.' },
  format: { zh: '格式不正确，请按提示填写。', en: 'This does not have the form asked for: see the hint.' },
  choice: { zh: '请从所列选项中选择。', en: 'Choose one of the options listed.' },
  organisation: { zh: '没有找到该机构，请填写其主页网址或标识。', en: 'There is no such organisation: give the address of its page.' },
  amount: { zh: '请填写大于零、最多两位小数的金额。', en: 'Give an amount above zero with at most two decimals.' },
} as const

/** Notices after a redirect; the cookie carries only the key. */
export const flashes = {
  saved: { zh: '已保存。', en: 'Saved.' },
  sent: { zh: '已发送。', en: 'Sent.' },
  done: { zh: '操作已完成。', en: 'Done.' },
  removed: { zh: '已移除。', en: 'Removed.' },
  published: { zh: '已发布。', en: 'Published.' },
  submitted: { zh: '已提交审核。', en: 'Submitted for review.' },
  signedOut: { zh: '您已退出登录。', en: 'You are signed out.' },
  already: { zh: '此操作先前已完成，未重复执行。', en: 'This had been done already; nothing was done twice.' },
} as const
export type FlashKey = keyof typeof flashes

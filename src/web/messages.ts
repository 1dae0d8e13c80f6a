/** What forms and pages say when something is not right: each sentence says what to do. */
export const problems = {
  notAForm: { zh: '提交的内容无法读取，请从页面表单重新提交。', en: 'What was sent could not be read as a form. Send it again from the page.' },
  brokenText: { zh: '提交的文字包含无法保存的字符，请删除后重试。', en: 'The text holds characters that cannot be kept. Remove them and send it again.' },
  needed: { zh: '请填写此项。', en: 'Fill this in.' },
  tooLong: { zh: '内容过长，请缩短。', en: 'This is too long: shorten it.' },
  tooLarge: { zh: '数值过大，请检查。', en: 'This is too large: check the number.' },
  tooSmall: { zh: '数值或选项过少，请检查。', en: 'This is too small or too few: check it.' },
  email: { zh: '请填写有效的邮箱地址，例如 name@example.org。', en: 'Give an e-mail address such as name@example.org.' },
  url: { zh: '请填写以 https:// 开头的网址。', en: 'Give an address that begins with https://.' },
  format: { zh: '格式不正确，请按提示填写。', en: 'This does not have the form asked for: see the hint.' },
  choice: { zh: '请从所列选项中选择。', en: 'Choose one of the options listed.' },
} as const

/** Error pages by status: what happened, what was kept, what to do. */
export const errorPages = {
  401: { title: { zh: '请先登录', en: 'Please sign in' }, text: { zh: '此页面需要登录后查看。', en: 'This page is for people who are signed in.' } },
  403: { title: { zh: '没有权限', en: 'Not permitted' }, text: { zh: '您的账号没有此项权限。如需办理，请联系本机构管理员。', en: 'Your account may not do this. Ask an administrator of your organisation.' } },
  404: { title: { zh: '没有找到该页面', en: 'Nothing here' }, text: { zh: '该页面不存在，或您没有查看权限。请检查链接，或从展厅重新查找。', en: 'There is nothing at this address that you may see. Check the address, or look in the hall.' } },
  409: { title: { zh: '内容已变更', en: 'Changed meanwhile' }, text: { zh: '在您操作期间，此内容已被他人修改。请返回查看最新内容后重试。', en: 'Somebody else changed this meanwhile. Go back, read what is there now, and try again.' } },
  413: { title: { zh: '内容过大', en: 'Too large' }, text: { zh: '提交的内容超过大小限制，未保存。请缩小后重试。', en: 'What was sent is over the limit and was not kept. Make it smaller and try again.' } },
  422: { title: { zh: '内容需要修改', en: 'Something needs another look' }, text: { zh: '部分内容需要修改，请返回检查。', en: 'Some answers need another look. Go back and check them.' } },
  429: { title: { zh: '操作过于频繁', en: 'Too many attempts' }, text: { zh: '请在 {seconds} 秒后重试。', en: 'Try again in {seconds} seconds.' } },
  500: { title: { zh: '系统出现问题', en: 'Something failed on our side' }, text: { zh: '操作未完成，已保存的内容不受影响。请稍后重试；如仍有问题，请将编号告知管理员。', en: 'This was not finished; what had been saved is safe. Try again shortly, and if it happens again give the number below to the administrators.' } },
  503: { title: { zh: '服务正在准备', en: 'Not ready yet' }, text: { zh: '服务正在启动，请稍后刷新。', en: 'The service is starting. Reload in a moment.' } },
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

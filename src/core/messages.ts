/** The sentences of the refusals that every room uses. */
export const refusals = {
  missing: {
    zh: '没有找到该内容，或您没有查看权限。请检查链接，或登录后重试。',
    en: 'There is nothing here that you may see. Check the address, or sign in and try again.',
  },
  denied: { zh: '您的账号没有此项权限。如需办理，请联系本机构管理员。', en: 'Your account may not do this. Ask an administrator of your organisation.' },
  invalid: { zh: '部分内容需要修改，请查看标注的项目。', en: 'Some answers need another look: see the marked fields.' },
  changed: {
    zh: '在您编辑期间，此内容已被他人修改。您的文字已保留，请对照后再保存。',
    en: 'Somebody else changed this while you were editing. Your text is kept: compare the two and save again.',
  },
  underWay: { zh: '相同的提交正在处理，请稍候刷新页面。', en: 'The same form is being handled already. Reload the page in a moment.' },
  elsewhere: { zh: '该操作需要从本站页面发起，请返回页面重试。', en: 'This can only be done from a page of this site. Go back to the page and try again.' },
  notReady: { zh: '服务正在准备，请稍后刷新。', en: 'The service is getting ready. Reload in a moment.' },
  tooMany: { zh: '操作过于频繁，请在 {seconds} 秒后重试。', en: 'Too many attempts. Try again in {seconds} seconds.' },
} as const

export const amounts = {
  tenThousands: { zh: '{n} 万元', en: '{n} × 10,000 yuan' },
} as const

export const writing = {
  needed: { zh: '请填写此项，至少一种语言。', en: 'Fill this in, in at least one language.' },
  both: { zh: '此项须以中英文填写。', en: 'This is needed in both languages.' },
  long: { zh: '内容过长，请缩短。', en: 'This is too long: shorten it.' },
} as const

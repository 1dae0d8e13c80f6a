import type { Phrase } from '../../../core/text.ts'

/** The guided first run of an empty instance. */
export const welcome = {
  title: { zh: '欢迎使用 Qiao 桥', en: 'Welcome to Qiao 桥' },
  lead: { zh: '平台已就绪，尚无内容。请先创建管理员账号。', en: 'Everything runs, and nothing is in it yet. Begin with the administrator’s account.' },
  administrator: { zh: '管理员账号', en: 'The administrator' },
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '邮箱', en: 'E-mail address' },
  password: { zh: '密码', en: 'Password' },
  create: { zh: '创建管理员', en: 'Create the administrator' },
  next: { zh: '接下来', en: 'What comes next' },
} as const satisfies Record<string, Phrase>

export const welcomeSteps = [
  { zh: '创建管理员账号并登录', en: 'Create the administrator and sign in' },
  { zh: '登记第一家机构', en: 'Register the first organisation' },
  { zh: '导入表格，或在网页上发布第一项成果或需求', en: 'Import a spreadsheet, or publish the first offer or need' },
] as const satisfies readonly Phrase[]

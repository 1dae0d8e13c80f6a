import type { Phrase } from '../../../core/text.ts'

type ErrorWords = { title: Phrase; what: Phrase; next: Phrase }

/** What happened, what was kept, what to do: one entry per status that a reader can meet. */
export const errorWords: Record<number, ErrorWords> = {
  401: {
    title: { zh: '请先登录', en: 'Please sign in first' },
    what: { zh: '此页面仅对已登录的用户开放。登录可能已过期，已保存的内容不受影响。', en: 'This page is for people who have signed in. Your session may have ended; what was saved is safe.' },
    next: { zh: '登录后将回到此页面。', en: 'After signing in you come back to this page.' },
  },
  403: {
    title: { zh: '账号没有此项权限', en: 'Your account may not do this' },
    what: { zh: '操作未执行，内容没有变化。', en: 'Nothing was changed.' },
    next: { zh: '如需办理，请联系本机构管理员。', en: 'An administrator of your organisation can give you the right or do it for you.' },
  },
  404: {
    title: { zh: '没有找到该页面', en: 'There is nothing here that you may see' },
    what: { zh: '链接可能有误，内容可能已撤下，或仅对部分用户开放。', en: 'The address may be wrong, the page may have been withdrawn, or it is open to some people only.' },
    next: { zh: '请检查链接，登录后重试，或在展厅中搜索。', en: 'Check the address, sign in, or search the hall.' },
  },
  409: {
    title: { zh: '内容已被他人修改', en: 'Somebody else changed this meanwhile' },
    what: { zh: '您的文字已保留，对方的修改也未丢失。', en: 'Your text is kept, and so is theirs.' },
    next: { zh: '请返回对照后再保存。', en: 'Go back, compare the two and save again.' },
  },
  413: {
    title: { zh: '文件或内容过大', en: 'That is too large to take in' },
    what: { zh: '本次提交未被接收，此前保存的内容不受影响。', en: 'This one was not taken in; what was saved before is safe.' },
    next: { zh: '请减小文件或分批提交。', en: 'Send a smaller file, or send it in parts.' },
  },
  422: {
    title: { zh: '部分内容需要修改', en: 'Some answers need another look' },
    what: { zh: '尚未保存。返回后，已填写的内容仍在表单中。', en: 'Nothing was saved yet. What you typed is still in the form when you go back.' },
    next: { zh: '请返回表单，修改标注的项目后重新提交。', en: 'Go back to the form, change the marked fields and send it again.' },
  },
  429: {
    title: { zh: '操作过于频繁', en: 'Too many attempts in a short time' },
    what: { zh: '最近一次操作未执行，内容没有变化。', en: 'The last one was not carried out, and nothing was changed.' },
    next: { zh: '请稍候再试。', en: 'Wait a little and try again.' },
  },
  500: {
    title: { zh: '系统出错', en: 'Something failed on our side' },
    what: { zh: '错误已记录。已保存的内容不受影响，本次操作可能未完成。', en: 'The fault is recorded. What was saved is safe; this last step may not have been finished.' },
    next: { zh: '请稍后重试。如仍出现，请将下方编号告知平台管理员。', en: 'Try again in a moment. If it stays, give the reference below to the people who run this site.' },
  },
  503: {
    title: { zh: '系统正在准备', en: 'Not ready for a moment' },
    what: { zh: '服务正在启动或维护，已保存的内容不受影响。', en: 'The service is starting or being looked after. What was saved is safe.' },
    next: { zh: '请在一分钟后刷新页面。', en: 'Load the page again in a minute.' },
  },
}

export const errorActions = {
  reference: { zh: '编号', en: 'Reference' },
  home: { zh: '返回首页', en: 'To the front page' },
  hall: { zh: '前往展厅', en: 'Search the hall' },
  signIn: { zh: '登录', en: 'Sign in' },
  wait: { zh: '请在 {seconds} 秒后重试。', en: 'Try again in {seconds} seconds.' },
} as const satisfies Record<string, Phrase>

import type { Phrase } from '../../../core/text.ts'
import type { Chapter } from './about.ts'

export const privacy = {
  title: { zh: '隐私说明', en: 'Privacy' },
  lead: { zh: '保存什么、为什么保存、保存多久，以及您可以怎样处理。', en: 'What is kept, why, for how long, and what you can do about it.' },
} as const satisfies Record<string, Phrase>

export const privacyChapters: readonly Chapter[] = [
  {
    id: 'reading',
    title: { zh: '浏览公开内容', en: 'Reading public pages' },
    paragraphs: [
      { zh: '浏览公开页面无需登录，也不设置跟踪用的 Cookie。页面不加载任何第三方内容，因此没有第三方会得知您的访问。', en: 'Public pages need no account and set no tracking cookie. Nothing is loaded from third parties, so no third party learns that you were here.' },
      { zh: '内容的浏览次数按日统计，并去除机器访问和重复访问。用于去重的标识经过每日更换的随机值处理，不能还原为网络地址，也不能跨日关联。', en: 'Views of a listing are counted by day, without robots and repeats. The mark used to find repeats is made with a random value that changes daily; it cannot be turned back into an address or joined across days.' },
    ],
  },
  {
    id: 'cookies',
    title: { zh: '使用的 Cookie', en: 'Cookies' },
    paragraphs: [
      { zh: '登录后设置一个会话 Cookie，用于识别登录状态。选择浅色或深色外观后，保存一个记录该选择的 Cookie。操作完成后的一次性提示使用一个短时 Cookie。此外没有其他 Cookie。', en: 'Signing in sets one session cookie. Choosing light or dark keeps that choice in a cookie. A short-lived cookie carries the notice that follows a finished action. There are no others.' },
      { zh: '编辑时，尚未保存成功的文字会暂存在您的浏览器中，服务器确认后即删除，最长不超过 14 天。', en: 'While you edit, text that the server has not yet confirmed is kept in your browser; it is removed on confirmation, and after 14 days at the latest.' },
    ],
  },
  {
    id: 'account',
    title: { zh: '账号与机构信息', en: 'Accounts and organisations' },
    paragraphs: [
      { zh: '账号保存您的姓名、邮箱、语言和时区，以及您在机构中的角色，用于登录、通知和确认权限。密码只保存不可还原的摘要。', en: 'An account holds your name, e-mail address, language, time zone and your roles in organisations, so that you can sign in, be told what waits for you, and act for them. Passwords are kept only as a one-way digest.' },
      { zh: '您发布的内容和联系方式，按您设定的可见范围显示。合作意向中的内容仅双方可见；内部备注仅本机构可见。', en: 'What you publish, and the contact you give, is shown to the readers you choose. An expression of interest is seen by its two sides; private notes by your organisation alone.' },
    ],
  },
  {
    id: 'record',
    title: { zh: '操作记录', en: 'The record of what happened' },
    paragraphs: [
      { zh: '每项变更记录操作者编号、动作、对象和时间，不含姓名、邮箱和正文，用于核查和统计。注销账号后该记录保留，但不再指向可识别的个人。', en: 'Each change is recorded as who (by number), what, on which object and when, without names, addresses or text, so that figures can be checked. It stays when an account is erased, but then points to nobody who can be identified.' },
    ],
  },
  {
    id: 'rights',
    title: { zh: '您的权利', en: 'Your rights' },
    paragraphs: [
      { zh: '登录后，可在“账号”页查看和更正个人信息、下载全部个人数据、结束其他会话，或注销账号。注销后，姓名、邮箱和登录信息即被删除；已签署的协议依法保留签署人。', en: 'On your account page you can see and correct your details, download everything kept about you, end other sessions, or erase the account. Erasing removes your name, address and sign-in; agreements that were signed keep their signatories as the law requires.' },
      { zh: '本平台由部署方运营。其他请求可向平台管理员提出。', en: 'This site is run by the organisation that installed it. For anything else, turn to its administrator.' },
    ],
  },
  {
    id: 'transfer',
    title: { zh: '跨境访问', en: 'Across borders' },
    paragraphs: [
      { zh: '公开内容在各国家/地区均可阅读，发布方可以排除特定国家/地区的读者。数据保存在运营方选定的服务器上；机器翻译等外部服务默认关闭，仅在运营方启用后使用。', en: 'Public listings can be read from every country or region, unless their publisher excludes some. Data stays on the server that the operator has chosen; outside services such as machine translation are off unless the operator turns them on.' },
    ],
  },
]

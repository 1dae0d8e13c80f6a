import type { Phrase } from '../../../core/text.ts'

export type NoticeChapter = { id: string; title: Phrase; paragraphs: readonly Phrase[] }

/**
 * The edition of the text below. Whoever changes what it says raises the number and dates it: people are then told and asked
 * again. A test holds the text of an edition fast.
 */
export const edition = { number: 1, on: '2026-11-30' } as const

export const noticeChapters: readonly NoticeChapter[] = [
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
      { zh: '登录后，可在“账号”页查看和更正个人信息、下载全部个人数据、结束其他会话，或注销账号。注销后，姓名、邮箱和登录信息即被删除；以机构名义发布和签署的内容属于该机构，予以保留，不再指向您。', en: 'On your account page you can see and correct your details, download everything kept about you, end other sessions, or erase the account. Erasing removes your name, address and sign-in; what was published or signed in the name of an organisation is the organisation’s and stays, without pointing to you.' },
      { zh: '您也可以在该页提出查阅、更正、删除或反对处理的申请，由专人办理：适用中国法律的，十五个工作日内答复；适用英国法律的，一个月内答复。对答复不满意的，可向有关监管机构投诉。', en: 'There you can also ask for access, correction, erasure, or object to what is done with your data. A named person answers: within one month where the law of the United Kingdom applies, within fifteen working days where that of China does. If the answer does not satisfy you, you may complain to the authority that supervises data protection.' },
    ],
  },
  {
    id: 'retention',
    title: { zh: '保存期限', en: 'How long things are kept' },
    paragraphs: [
      { zh: '每类信息的用途、依据、保存期限以及注销时如何处理，均列于“个人信息清单”。到期的内容由系统每日自动删除并留有记录。登录后，可在“我的数据”页逐项查看与您有关的内容。', en: 'For every kind of data there is one list that says why it is kept, on what legal basis, for how long, and what an erasure does to it. What has run out is deleted each night, and the deletion is recorded. When you are signed in, the page “My data” shows everything that concerns you, item by item.' },
    ],
  },
  {
    id: 'transfer',
    title: { zh: '跨境访问', en: 'Across borders' },
    paragraphs: [
      { zh: '您的个人信息将被另一国家/地区的人查看时（在境外服务器注册、加入境外机构、向境外机构提交合作意向），平台单独征得您的同意，并记录您同意时的说明版本。您可以随时在“账号”页撤回：撤回后，您的姓名和联系方式不再向该国家/地区的读者显示，也不能再向该处提交新的合作意向；撤回不影响此前的处理。', en: 'Before people in another country or region see your personal data (you sign up on a server abroad, join an organisation abroad, or express interest to one), you are asked for your separate consent, and the version of this notice is kept with it. You can withdraw it on your account page at any time: your name and contact are then no longer shown to readers there, and no new interest can be sent there; what was done before stays lawful.' },
      { zh: '公开内容在各国家/地区均可阅读，发布方可以排除特定国家/地区的读者。数据保存在运营方选定的服务器上；机器翻译等外部服务默认关闭，仅在运营方启用后使用。', en: 'Public listings can be read from every country or region, unless their publisher excludes some. Data stays on the server that the operator has chosen; outside services such as machine translation are off unless the operator turns them on.' },
    ],
  },
]

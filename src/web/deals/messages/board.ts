import type { Phrase } from '../../../core/text.ts'
import type { WaitingReason } from '../../../modules/deals/deals.ts'

/** The list and the board of partnering cases. */
export const boardWords = {
  list: { zh: '列表', en: 'List' },
  board: { zh: '看板', en: 'Board' },
  stage: { zh: '阶段', en: 'Stage' },
  anyStage: { zh: '全部阶段', en: 'All stages' },
  route: { zh: '合作路径', en: 'Route' },
  anyRoute: { zh: '全部路径', en: 'All routes' },
  country: { zh: '对方国家/地区', en: 'Country or region of a partner' },
  anyCountry: { zh: '全部', en: 'All' },
  owner: { zh: '负责人', en: 'Owner' },
  anyOwner: { zh: '所有人', en: 'Anybody' },
  mine: { zh: '我负责的', en: 'Mine' },
  alliance: { zh: '联盟', en: 'Alliance' },
  anyAlliance: { zh: '全部', en: 'All' },
  state: { zh: '状态', en: 'State' },
  anyState: { zh: '全部', en: 'All' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  dormant: { zh: '休眠中', en: 'Dormant' },
  waits: { zh: '待我方处理', en: 'Waits for you' },
  nothing: { zh: '暂无待处理事项。', en: 'Nothing waits for you.' },
  go: { zh: '前往', en: 'Open' },
  moved: { zh: '最近动态', en: 'Last movement' },
  opened: { zh: '提交日期', en: 'Opened on' },
  due: { zh: '应完成日期', en: 'Due' },
  more: { zh: '查看全部 {n} 项', en: 'All {n}' },
  xlsx: { zh: '导出 .xlsx', en: 'Export .xlsx' },
  csv: { zh: '导出 .csv', en: 'Export .csv' },
  start: { zh: '建立对接项目', en: 'Open a case' },
  reference: { zh: '编号', en: 'Number' },
  title: { zh: '名称', en: 'Title' },
  parties: { zh: '参与方', en: 'Parties' },
  next: { zh: '下一步工作', en: 'Next action' },
  empty: { zh: '此阶段暂无项目', en: 'None here' },
} as const satisfies Record<string, Phrase>

export const reasonWords = {
  answer: { zh: '待答复', en: 'Answer the interest' },
  invitation: { zh: '受邀加入', en: 'Answer the invitation' },
  consent: { zh: '待表态：新成员', en: 'Agree to a new party' },
  screen: { zh: '待填报合规审查', en: 'Answer the screen' },
  check: { zh: '待完成伙伴核查', en: 'Record the partner check' },
  due: { zh: '即将到期', en: 'Due soon' },
} as const satisfies Record<WaitingReason, Phrase>

/** The form with which a case is opened without an interest. */
export const openWords = {
  title: { zh: '建立对接项目', en: 'Open a partnering case' },
  lead: { zh: '为两家或多家机构建立对接项目。各方接受后开始；技术经理人仅见进度，受邀后方可查看内容。', en: 'Bring two or more organisations together. The case begins when all of them accept. A technology transfer manager sees how it stands, and its content only when invited.' },
  for: { zh: '代表机构', en: 'For which organisation' },
  role: { zh: '我方角色', en: 'Your role' },
  listing: { zh: '所涉成果或需求的网址', en: 'Address of the listing it is about' },
  listingHint: { zh: '可留空，此时请填写项目名称。', en: 'May be left empty; then give a title.' },
  caseTitle: { zh: '项目名称', en: 'Title' },
  party: { zh: '参与机构 {n}（网址名称）', en: 'Party {n} (address name)' },
  partyHint: { zh: '机构页面网址的最后一段。', en: 'The last part of the address of its page.' },
  partyRole: { zh: '角色', en: 'Role' },
  chain: { zh: '产业链环节', en: 'Place on the industry chain' },
  sentence: { zh: '合作设想', en: 'What it is for' },
  sentenceHint: { zh: '一句话，各方均可见，请勿填写保密内容。', en: 'One sentence that all parties see: nothing confidential.' },
  send: { zh: '发起', en: 'Open it' },
  notFound: { zh: '未找到该机构。', en: 'No such organisation.' },
  badListing: { zh: '未找到该成果或需求。', en: 'No such listing.' },
} as const satisfies Record<string, Phrase>

export const replyWords = {
  title: { zh: '回复消息', en: 'Reply to the message' },
  lead: { zh: '您将以 {person} 的身份在对接项目 {reference} 中回复。', en: 'You reply as {person} in the partnering case {reference}.' },
  hint: { zh: '此链接仅可回复一次，14 天内有效；查看全部内容请登录。', en: 'This link answers once, within 14 days. Sign in to read the case.' },
  message: { zh: '回复', en: 'Your reply' },
  send: { zh: '发送', en: 'Send' },
  used: { zh: '此链接已使用。', en: 'This link has been used.' },
  done: { zh: '回复已发送。', en: 'Your reply has been sent.' },
  closed: { zh: '该对接项目目前不能发送消息。', en: 'No message can be sent in this case at present.' },
  open: { zh: '登录查看', en: 'Sign in to read it' },
} as const satisfies Record<string, Phrase>

export const glassWords = {
  title: { zh: '查阅对接项目', en: 'Look into a case' },
  lead: { zh: '平台工作人员不能查看对接内容。确有必要时，说明理由后可查阅一小时；理由和时间将告知参与各方。', en: 'Staff do not read cases. Where it must be, a reason opens one for an hour; the parties are told, with reason and time.' },
  case: { zh: '项目编号', en: 'Number of the case' },
  reason: { zh: '理由', en: 'Reason' },
  open: { zh: '查阅', en: 'Look' },
  until: { zh: '查阅权限至 {time}。各方已获告知。', en: 'You may read until {time}. The parties have been told.' },
} as const satisfies Record<string, Phrase>

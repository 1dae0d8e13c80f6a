import type { Phrase } from '../../core/text.ts'

/** What the faces of deals say when they refuse; each sentence says what to do. */
export const messages = {
  needOrganisation: { zh: '提交合作意向须代表一家机构。请先加入或创建机构。', en: 'An interest is expressed for an organisation. Join yours or create it first.' },
  ownListing: { zh: '这是本机构发布的内容，无需提交合作意向。', en: 'This is from your own organisation; there is no need to express interest.' },
  notOpen: { zh: '该内容目前不接受合作意向。', en: 'This does not take expressions of interest at present.' },
  openAlready: { zh: '贵机构已就该内容提交过合作意向，且仍在进行中。', en: 'Your organisation has expressed this interest already and it is still open.' },
  sentence: { zh: '请用一句话说明合作意向。', en: 'Say in one sentence what you are interested in.' },
  contact: { zh: '请填写联系方式，例如姓名和邮箱。', en: 'Give a contact, such as a name and an e-mail address.' },
  tooLong: { zh: '内容过长，请缩短至所示字数以内。', en: 'This is longer than there is room for. Shorten it.' },
  brought: { zh: '请选择本机构已发布的、与对方类型相对应的成果或需求。', en: 'Choose a published offer or need of your organisation that answers the other side’s.' },
  reason: { zh: '请选择一项理由。', en: 'Choose a reason.' },
  answered: { zh: '该合作意向已有结果，请刷新页面查看。', en: 'This interest has been answered or has ended meanwhile. Reload the page to see how.' },
  closed: { zh: '该对接项目目前不能发送消息。', en: 'No message can be sent in this partnering case at present.' },
  noteLong: { zh: '说明不能超过 2,000 个字符。', en: 'A note has at most 2,000 characters.' },
  nudgedLately: { zh: '三天内已提醒过，请稍后再试。', en: 'They were reminded within the last three days. Try again later.' },
  nudgedOften: { zh: '已提醒三次，请改用电话联系。', en: 'They have been reminded three times. Please ring them instead.' },
  otherSide: { zh: '对方', en: 'The other side' },
} as const satisfies Record<string, Phrase>

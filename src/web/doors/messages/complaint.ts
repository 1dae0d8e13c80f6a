import type { ComplaintReason, Outcome } from '../../../modules/doors/doors.ts'
import type { Phrase } from '../../../core/text.ts'

export const reasonNames = {
  rights: { zh: '侵犯权利（知识产权、名誉、个人信息）', en: 'It infringes rights (intellectual property, reputation, personal data)' },
  secret: { zh: '泄露商业秘密或保密内容', en: 'It gives away a trade secret or something confidential' },
  error: { zh: '内容有误', en: 'Something in it is wrong' },
  unlawful: { zh: '违法或欺诈', en: 'It is unlawful or fraudulent' },
} as const satisfies Record<ComplaintReason, Phrase>

export const outcomeNames = {
  removed: { zh: '下架', en: 'Taken down' },
  correct: { zh: '须更正', en: 'To be corrected' },
  kept: { zh: '予以保留', en: 'It stays' },
} as const satisfies Record<Outcome, Phrase>

export const outcomeHints = {
  removed: { zh: '关闭该信息，发布机构可申请复核一次。', en: 'The listing is closed. Its organisation may appeal once.' },
  correct: { zh: '恢复展示，并要求发布机构更正。', en: 'It is shown again, and its organisation is asked to correct it.' },
  kept: { zh: '恢复展示，投诉人可申请复核一次。', en: 'It is shown again. Whoever complained may appeal once.' },
} as const satisfies Record<Outcome, Phrase>

/** Complaints without an account, and where they are decided. */
export const complaintWords = {
  door: { zh: '投诉此内容', en: 'Complain about this content' },
  title: { zh: '投诉', en: 'Complain about this content' },
  lead: { zh: '认为该内容侵犯权利、泄密、有误或违法，均可投诉，不需要账号。由审核人员实名决定并答复您。', en: 'If it infringes rights, gives away a secret, is wrong or unlawful, say so here. You need no account. A named moderator decides and writes to you.' },
  about: { zh: '投诉对象', en: 'About' },
  reason: { zh: '原因', en: 'The reason' },
  body: { zh: '说明', en: 'What is wrong' },
  bodyHint: { zh: '指出具体文字或图片，以及您与此事的关系。', en: 'Name the words or the picture, and what it has to do with you.' },
  email: { zh: '邮箱', en: 'E-mail address' },
  emailHint: { zh: '用于发送验证码和处理结果，不向发布机构显示。', en: 'For the code and the decision. The organisation does not see it.' },
  name: { zh: '姓名或称呼', en: 'Your name' },
  send: { zh: '发送验证码', en: 'Send me a code' },
  happens: { zh: '如何处理', en: 'What happens' },
  happens1: { zh: '邮箱验证后，涉及权利或保密的投诉一般先行暂停展示', en: 'Once your address is confirmed, content complained of for rights or secrecy is usually taken out of sight at once' },
  happens2: { zh: '审核人员作出决定并说明理由', en: 'A moderator decides and gives the reason' },
  happens3: { zh: '未获支持的一方可申请复核一次，由另一位审核人员决定', en: 'The side that lost may appeal once; another moderator decides' },
  waiting: { zh: '填写验证码后，投诉才会受理。', en: 'Your complaint is taken up once you type the code.' },
  open: { zh: '已受理，等待决定', en: 'Before the moderators' },
  hid: { zh: '该内容已先行暂停展示。', en: 'The content has been taken out of sight meanwhile.' },
  notHid: { zh: '在作出决定之前，该内容仍可查看。', en: 'The content can be read until it is decided.' },
  decided: { zh: '处理结果', en: 'The decision' },
  by: { zh: '决定人', en: 'Decided by' },
  because: { zh: '理由', en: 'The reason given' },
  appeal: { zh: '申请复核', en: 'Appeal' },
  appealHint: { zh: '说明决定有何不当。只能申请一次，由另一位审核人员决定。', en: 'Say what the decision gets wrong. You may appeal once; another moderator decides.' },
  appealed: { zh: '复核中', en: 'Under appeal' },
  appealDecided: { zh: '复核结果', en: 'The appeal' },
  queue: { zh: '投诉', en: 'Complaints' },
  queueLead: { zh: '已暂停展示的排在前面。', en: 'Those that keep something out of sight come first.' },
  none: { zh: '没有待处理的投诉', en: 'No complaint waits' },
  noneText: { zh: '读者对公开内容的投诉会显示在这里。', en: 'Complaints about public content appear here.' },
  recent: { zh: '已处理', en: 'Decided' },
  read: { zh: '查看', en: 'Read' },
  held: { zh: '已暂停展示', en: 'Out of sight' },
  complaint: { zh: '投诉内容', en: 'The complaint' },
  from: { zh: '投诉人', en: 'From' },
  content: { zh: '被投诉的版本', en: 'The version complained of' },
  decide: { zh: '作出决定', en: 'Decide' },
  outcome: { zh: '结果', en: 'Outcome' },
  decision: { zh: '理由', en: 'The reason' },
  decisionHint: { zh: '连同您的姓名一并发送给投诉人，并告知发布机构。', en: 'Sent with your name to whoever complained, and told to the organisation.' },
  cannot: { zh: '由其他审核人员决定（涉及本机构，或您已作出原决定）。', en: 'Another moderator decides: it concerns your own organisation, or you decided before.' },
  ownTitle: { zh: '关于“{title}”的投诉', en: 'A complaint about “{title}”' },
  ownHeld: { zh: '平台收到投诉，已先行暂停展示，内容未作任何删除。', en: 'There is a complaint about it. It has been taken out of sight until a moderator decides; nothing has been deleted.' },
} as const satisfies Record<string, Phrase>

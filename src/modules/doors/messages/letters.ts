/** Letters to people without an account. */
export const doorLetters = {
  greeting: { subject: { zh: 'Qiao 桥', en: 'Qiao' }, text: { zh: '您好：', en: 'Hello,' } },
  code: {
    subject: { zh: '验证码 {code}', en: 'Your code: {code}' },
    text: {
      zh: '您的验证码是 {code}，15 分钟内有效。请在原页面或以下链接中填写。\n如果不是您本人操作，请忽略此信，平台不会转交任何内容。',
      en: 'Your code is {code}. It works for 15 minutes. Type it on the page you came from, or on the page below.\nIf it was not you, ignore this letter: nothing will be passed on.',
    },
  },
  problem_left: {
    subject: { zh: '您的问题已转交平台', en: 'Your problem has been passed on' },
    text: {
      zh: '您提交的问题“{title}”已收到，正在等待园区、地区或技术转移机构受理。受理后会发信告知您。您可随时通过以下链接查看进展或撤回。链接仅供您本人使用，请勿转发。',
      en: 'We have your problem, “{title}”. It now waits for a park, a region or a technology broker to take it on, and we will write to you when one does. On the page below you can follow it or withdraw it at any time. The link is yours alone: please do not forward it.',
    },
  },
  problem_taken: {
    subject: { zh: '{organisation} 已受理您的问题', en: '{organisation} has taken on your problem' },
    text: {
      zh: '{organisation} 已受理您提交的问题“{title}”，将整理后作为技术需求发布，公开页面不显示企业名称。如需补充情况，对方会与您联系。',
      en: '{organisation} has taken on “{title}”. They will edit it and publish it as a technology need; your firm will not be named. They may write to you if something is unclear.',
    },
  },
  problem_published: {
    subject: { zh: '您的问题已作为技术需求发布', en: 'Your problem is published as a technology need' },
    text: { zh: '“{title}”已由 {organisation} 作为技术需求发布，企业名称不公开。您可通过以下链接查看。', en: '“{title}” has been published by {organisation} as a technology need, without your firm’s name. Follow it on the page below.' },
  },
  problem_refused: {
    subject: { zh: '关于您提交的问题', en: 'About the problem you sent' },
    text: { zh: '您提交的问题未能受理。说明：{answer}\n您的文字和联系方式已删除。', en: 'The problem you sent could not be taken on. The reason given: {answer}\nYour text and contact details have been deleted.' },
  },
  problem_withdrawn: {
    subject: { zh: '您的问题已撤回', en: 'Your problem is withdrawn' },
    text: { zh: '您提交的问题已按您的要求撤回，您在平台留下的文字和联系方式已删除；如已由机构发布，该需求已关闭。', en: 'Your problem has been withdrawn as you asked. What you left with the platform has been deleted; a need that was published from it is closed.' },
  },
  enquiry_sent: {
    subject: { zh: '您的咨询已送达', en: 'Your enquiry has been delivered' },
    text: { zh: '关于“{title}”的咨询已送达对方。对方答复后会发信通知您，届时可通过以下链接查看和回复。', en: 'Your enquiry about “{title}” has been delivered. When it is answered you will get a letter; read and reply on the page below.' },
  },
  enquiry_answered: {
    subject: { zh: '您的咨询已有答复', en: 'Your enquiry has been answered' },
    text: { zh: '关于“{title}”的咨询已有答复：\n\n{body}\n\n请通过以下链接回复，无需账号。', en: 'Your enquiry about “{title}” has been answered:\n\n{body}\n\nReply on the page below; you need no account.' },
  },
  complaint_received: {
    subject: { zh: '已收到您的投诉', en: 'We have your complaint' },
    text: { zh: '已收到您对“{title}”的投诉。{hid}审核人员将作出决定并答复您。', en: 'We have your complaint about “{title}”. {hid} A moderator will decide and write to you.' },
  },
  complaint_decided: {
    subject: { zh: '您的投诉已处理', en: 'Your complaint has been decided' },
    text: { zh: '您对“{title}”的投诉处理结果：{outcome}\n理由：{decision}\n决定人：{by}', en: 'Your complaint about “{title}” has been decided: {outcome}\nThe reason: {decision}\nDecided by {by}.' },
  },
} as const

import type { Phrase } from '../../../core/text.ts'

/** Letters to signatories, who need no account. */
export const signingLetters = {
  asked: {
    subject: { zh: '请签署：{title}', en: 'Please sign: {title}' },
    text: {
      zh: '请您代表 {organisation} 签署“{title}”（编号 {reference}），签署截止日为 {day}。\n请在以下页面阅读全文，获取验证码后确认签署；如不同意，也可在该页面说明原因并拒绝。链接仅供您本人使用，请勿转发。',
      en: 'You are asked to sign “{title}” (reference {reference}) for {organisation}, by {day}.\nRead the whole text on the page below, ask for a code and confirm with it; or decline there with your reason. The link is yours alone: please do not forward it.',
    },
  },
  reminded: {
    subject: { zh: '提醒：{title} 待您签署', en: 'Reminder: {title} waits for your signature' },
    text: { zh: '“{title}”（编号 {reference}）仍待您代表 {organisation} 签署，签署截止日为 {day}。链接仅供您本人使用，请勿转发。', en: '“{title}” (reference {reference}) still waits for your signature for {organisation}, by {day}. The link is yours alone: please do not forward it.' },
  },
  code: {
    subject: { zh: '签署验证码 {code}', en: 'Your code for signing: {code}' },
    text: { zh: '您签署“{title}”的验证码是 {code}，15 分钟内有效。如果不是您本人操作，请忽略此信。', en: 'Your code for signing “{title}” is {code}. It works for 15 minutes. If it was not you, ignore this letter.' },
  },
  sealed: {
    subject: { zh: '已签署完成：{title}', en: 'Signed by all: {title}' },
    text: { zh: '“{title}”（编号 {reference}）已由各方签署完成。请在以下页面下载带数字签名的文本并妥善保存。', en: '“{title}” (reference {reference}) has been signed by all. Download the text with its digital signature on the page below and keep it.' },
  },
} as const satisfies Record<string, { subject: Phrase; text: Phrase }>

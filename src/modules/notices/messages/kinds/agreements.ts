import { letter, quiet } from './kind.ts'

export const agreementsKinds = {
  agreement_shared: letter(
    { zh: '{title} 已提交您方协商', en: '{title} is open for you to negotiate' },
    { zh: '请审阅：{title}', en: 'For your review: {title}' },
    { zh: '协议“{title}”（编号 {reference}）已向您方开放。您可以修改条款、提出意见，或导出 Word 交律师审阅。', en: 'The agreement “{title}” (reference {reference}) is open to you: change it, comment on it, or take it out as a Word file for your lawyers.' },
  ),
  agreement_changed: quiet({ zh: '{title} 有新版本', en: '{title} has a new version' }),
  agreement_sent: letter(
    { zh: '{title} 已提交签署', en: '{title} is out for signature' },
    { zh: '已提交签署：{title}', en: 'Out for signature: {title}' },
    { zh: '协议“{title}”（编号 {reference}）已定稿并提交签署，签署人将收到单独的邮件。', en: 'The agreement “{title}” (reference {reference}) is settled and out for signature. Its signatories get letters of their own.' },
  ),
  agreement_signed: quiet({ zh: '{person} 已签署 {title}', en: '{person} has signed {title}' }),
  agreement_declined: letter(
    { zh: '{person} 拒绝签署 {title}', en: '{person} has declined to sign {title}' },
    { zh: '拒绝签署：{title}', en: 'Declined: {title}' },
    { zh: '{person} 拒绝签署“{title}”（编号 {reference}）。原因：{reason}\n文本已恢复为可修改状态。', en: '{person} has declined to sign “{title}” (reference {reference}). The reason: {reason}\nThe text may be changed again.' },
  ),
  agreement_lapsed: letter(
    { zh: '{title} 的签署已中止', en: 'The signing of {title} has stopped' },
    { zh: '签署已中止：{title}', en: 'Signing stopped: {title}' },
    { zh: '协议“{title}”（编号 {reference}）的签署已到期或被撤回，此前的签名不再有效，文本已恢复为可修改状态。', en: 'The signing of “{title}” (reference {reference}) ran out or was recalled. Signatures given until then count no more, and the text may be changed again.' },
  ),
  agreement_executed: letter(
    { zh: '{title} 已签署完成', en: '{title} is executed' },
    { zh: '已签署完成：{title}', en: 'Executed: {title}' },
    { zh: '协议“{title}”（编号 {reference}）已由各方签署完成。', en: 'The agreement “{title}” (reference {reference}) has been executed by all parties.' },
  ),
  agreement_paper: letter(
    { zh: '请确认 {title} 的纸质签署', en: 'Please confirm the paper copy of {title}' },
    { zh: '请确认纸质签署：{title}', en: 'Please confirm: {title} was signed on paper' },
    { zh: '对方已上传“{title}”（编号 {reference}）的盖章扫描件，请您核对后确认或提出异议。', en: 'The other side has uploaded the signed and chopped scan of “{title}” (reference {reference}). Please check it and confirm it or object.' },
  ),
  agreement_disputed: letter(
    { zh: '对方对 {title} 的扫描件有异议', en: 'The scan of {title} is disputed' },
    { zh: '扫描件异议：{title}', en: 'Disputed: the scan of {title}' },
    { zh: '对方对“{title}”（编号 {reference}）的扫描件提出异议：{reason}', en: 'The other side objects to the scan of “{title}” (reference {reference}): {reason}' },
  ),
  agreement_ended: letter(
    { zh: '{title} 已结束', en: '{title} has ended' },
    { zh: '协议已结束：{title}', en: 'Ended: {title}' },
    { zh: '协议“{title}”（编号 {reference}）已到期、终止或被放弃，请登录查看。', en: 'The agreement “{title}” (reference {reference}) has expired, was terminated or given up. Sign in to see which.' },
  ),
  registration_due: letter(
    { zh: '{title} 的技术进出口合同登记截止日为 {day}', en: 'Registration of {title} is due on {day}' },
    { zh: '技术进出口合同登记：{day} 前', en: 'Contract registration due on {day}' },
    { zh: '协议“{title}”（编号 {reference}）为跨境技术合同，应在 {day} 前办理技术进出口合同登记。登记表已按协议预填。', en: 'The agreement “{title}” (reference {reference}) crosses the border of China: its import or export is to be registered by {day}. The sheet is filled in from the agreement.' },
  ),
} as const

import type { Phrase } from '../../../core/text.ts'

/** The page at the end of a sealed agreement. */
export const auditWords = {
  title: { zh: '签署记录', en: 'Record of signature' },
  lead: { zh: '本页记录电子签署的过程，由平台自动生成，与前文一并加盖数字签名。', en: 'This page records how the agreement was signed. It is made by the platform and covered by the digital signature of this file.' },
  agreement: { zh: '协议：{title}（编号 {reference}，第 {version} 版）', en: 'Agreement: {title} (reference {reference}, version {version})' },
  hash: { zh: '所签文本的 SHA-256：{hash}', en: 'SHA-256 of the text that was signed: {hash}' },
  sent: { zh: '提交签署：{at}，由 {organisation} 发起', en: 'Sent for signature: {at}, by {organisation}' },
  completed: { zh: '签署完成：{at}', en: 'Completed: {at}' },
  party: { zh: '当事人', en: 'Party' },
  signatory: { zh: '签署人', en: 'Signatory' },
  authority: { zh: '签署依据', en: 'Authority' },
  when: { zh: '签署时间（UTC）', en: 'Signed (UTC)' },
  how: { zh: '确认方式', en: 'Confirmed by' },
  code: { zh: '发送至 {address} 的一次性验证码', en: 'one-time code sent to {address}' },
  certificate: { zh: '平台证书 SHA-256 指纹：{fingerprint}', en: 'SHA-256 fingerprint of the platform’s certificate: {fingerprint}' },
  check: { zh: '核验方法：在 {address} 上传本文件，或运行 qiao verify。文件内容有任何改动，核验均不能通过。', en: 'To check this file: upload it at {address}, or run qiao verify. A file that was changed in any way does not pass.' },
} as const satisfies Record<string, Phrase>

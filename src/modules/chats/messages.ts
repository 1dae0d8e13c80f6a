import type { Phrase } from '../../core/text.ts'

export const chatRefusals = {
  address: { zh: '请粘贴完整的 Webhook 地址，以 https:// 开头。', en: 'Paste the whole address of the webhook; it begins with https://.' },
  host: { zh: '该地址不属于所选平台。如使用自建服务，请由平台管理员在 QIAO_HOOK_HOSTS 中添加该主机。', en: 'This address is not one of the provider chosen. For a server of your own the operator adds its host to QIAO_HOOK_HOSTS.' },
  kinds: { zh: '请至少选择一类通知。', en: 'Choose at least one kind of notice.' },
  provider: { zh: '请选择平台。', en: 'Choose the provider.' },
  secret: { zh: '加签密钥不能超过 200 个字符。', en: 'A signing secret has at most 200 characters.' },
} as const satisfies Record<string, Phrase>

/** What a sending met, in the words of the page. */
export const chatAnswers = {
  private: { zh: '地址指向内部网络，未发送。', en: 'The address leads into a private network; nothing was sent.' },
  timeout: { zh: '对方 10 秒内未应答。', en: 'No answer within ten seconds.' },
  unreachable: { zh: '无法连接。', en: 'It could not be reached.' },
  length: { zh: '应答过长。', en: 'The answer was too long.' },
  unreadable: { zh: '保存的地址无法解密，请重新填写。', en: 'The address that was kept cannot be read any more: enter it again.' },
} as const satisfies Record<string, Phrase>

/** A message to a chat: which platform, what, and the way there; no names and nothing that anybody wrote but a public title. */
export const chatMessages = {
  lead: { zh: '【Qiao 桥】{line}', en: '[Qiao] {line}' },
  titled: { zh: '{line}：{title}', en: '{line}: {title}' },
  open: { zh: '查看', en: 'Open' },
  test: { zh: '测试消息：群聊通知已接通', en: 'A test: notices reach this chat' },
} as const satisfies Record<string, Phrase>

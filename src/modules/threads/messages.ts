import type { Phrase } from '../../core/text.ts'

export const threadRefusals = {
  empty: { zh: '请填写内容。', en: 'Write something first.' },
  long: { zh: '内容不能超过 20,000 个字符，请分次发送。', en: 'A message has at most 20,000 characters. Send it in parts.' },
} as const satisfies Record<string, Phrase>

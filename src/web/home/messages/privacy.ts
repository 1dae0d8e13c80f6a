import type { Phrase } from '../../../core/text.ts'

export const privacy = {
  title: { zh: '隐私说明', en: 'Privacy' },
  lead: { zh: '保存什么、为什么保存、保存多久，以及您可以怎样处理。', en: 'What is kept, why, for how long, and what you can do about it.' },
} as const satisfies Record<string, Phrase>

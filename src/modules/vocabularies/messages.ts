import type { Phrase } from '../../core/text.ts'

export const termRefusals = {
  code: { zh: '代码须以小写字母开头，只含小写字母、数字和下划线，2 至 40 个字符。', en: 'A code begins with a small letter and has 2 to 40 small letters, figures or underscores.' },
  taken: { zh: '该代码已被使用，请换一个。', en: 'This code is taken. Choose another.' },
  name: { zh: '请用中英文填写名称，各不超过 60 个字符。', en: 'Give the name in both languages, at most 60 characters each.' },
  nameTaken: { zh: '已有同名的条目，请换一个名称，或将两者合并。', en: 'Another term has this name. Choose another name, or merge the two.' },
  target: { zh: '请选择同一词表中另一个有效条目。', en: 'Choose another term of the same vocabulary that is in use.' },
  other: { zh: '“其他”不能合并或停用。', en: '“Other” cannot be merged or retired.' },
} as const satisfies Record<string, Phrase>

export const termInvariants = {
  merged: { zh: '合并后的条目直接指向有效条目', en: 'A merged term leads straight to a term that stands' },
} as const satisfies Record<string, Phrase>

import type { Lang } from '../../../../core/text.ts'

/** How headers of spreadsheets name the language of a column, as alternatives of a pattern, longest first. */
export const languageMarks: Record<Lang, string> = { zh: 'zh cn|zh|cn|chinese|中文', en: 'english|eng|en|英文' }

/** Remarks in brackets that say nothing about what a column holds. */
export const emptyRemarks = '必填|选填|required|optional'

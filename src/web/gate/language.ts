import type { Lang } from '../../core/text.ts'

/** The language that a reader asks for where the address names none. */
export const langAsked = (acceptLanguage: string | undefined): Lang => (/^\s*zh\b/i.test(acceptLanguage ?? '') ? 'zh' : 'en')

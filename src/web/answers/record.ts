import { type Lang, say } from '../../core/text.ts'
import { answerWords } from './messages.ts'

/** "Usually answers in 4 days"; nothing where too little is known. */
export const usuallyAnswers = (lang: Lang, days: number | undefined): string | undefined =>
  days === undefined ? undefined : days === 1 ? answerWords.usuallyOne[lang] : say(lang, answerWords.usually, { n: days })

import type { Lang } from '../../core/text.ts'
import type { Closing } from '../../engine/calendar/calendar.ts'
import { frame } from './messages.ts'
import { said } from './said.ts'
import { showDay } from './time.tsx'

/** "Their office is closed until 8 February 2027 (Spring Festival)". Undefined for a weekend alone, which everybody knows. */
export function closingSentence(lang: Lang, closing: Closing | undefined, words: typeof frame.closedUntil | typeof frame.closedThere = frame.closedUntil): string | undefined {
  if (!closing?.name) return undefined
  const name = closing.provisional ? [closing.name[lang], frame.provisionalDays[lang]].join(lang === 'zh' ? '，' : '; ') : closing.name[lang]
  return said(lang, words, { day: showDay(lang, closing.until), name })
}

/** Beside a due date that falls on a holiday where its owner is. */
export const ClosedOn = ({ lang, closing }: { lang: Lang; closing: Closing | undefined }) => {
  const sentence = closingSentence(lang, closing, frame.closedThere)
  return sentence ? <span class="hint block">{sentence}</span> : null
}

/** Where the other side's office is closed today. */
export const ClosedNow = ({ lang, closing }: { lang: Lang; closing: Closing | undefined }) => {
  const sentence = closingSentence(lang, closing)
  return sentence ? <p class="hint">{sentence}{lang === 'zh' ? '。' : '.'}</p> : null
}

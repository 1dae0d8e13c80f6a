import { type Lang, say } from '../../core/text.ts'
import { showNumber } from '../ui/said.ts'
import { showDay } from '../ui/time.tsx'
import { allianceWords as words } from './messages/pages.ts'

export const membersCount = (lang: Lang, n: number): string => (n === 1 ? words.membersOne[lang] : say(lang, words.membersCount, { n: showNumber(lang, n) }))

/** From when until when, in words; a period without an end is open. */
export const periodOf = (lang: Lang, fromOn: string, toOn: string | null): string =>
  toOn ? say(lang, words.period, { from: showDay(lang, fromOn), to: showDay(lang, toOn) }) : say(lang, words.since, { from: showDay(lang, fromOn) })

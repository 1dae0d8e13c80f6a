import { attemptCues, dayCues, figureUnits } from './words/cues.ts'

/** What sharpens a problem, in the order in which it is asked. */
export const gaps = ['figure', 'deadline', 'attempt'] as const
export type Gap = (typeof gaps)[number]

const figure = new RegExp(`\\d[\\d.,]*\\s*(?:${figureUnits.join('|')})|[≥≤<>＜＞±]\\s*\\d`, 'iu')
const day = new RegExp(dayCues.join('|'), 'iu')
const attempt = new RegExp(attemptCues.join('|'), 'iu')

/** What a text does not say: a figure with its unit, a date, what was tried. Asked for, never demanded. */
export function gapsOf(text: string): Gap[] {
  const said: Record<Gap, boolean> = { figure: figure.test(text), deadline: day.test(text), attempt: attempt.test(text) }
  return gaps.filter((one) => !said[one])
}

import type { Lang } from '../../core/text.ts'
import { type Stage, stages } from '../../modules/listings/words/facts.ts'
import { pieceWords } from './messages.ts'
import { type Words, said } from './said.ts'

/** So many round points side by side, the first of them at place `from`: strokes without length and with round ends. */
const points = (from: number, count: number): string => (count > 0 ? `M${from * 10 + 5} 5h0${'m10 0h0'.repeat(count - 1)}` : '')

/** A place on a short scale: so many of the dots are filled, with its word beside them. */
export const Dots = ({ lang, value, of = 5, label }: { lang: Lang; value: number; of?: number; label: Words }) => {
  const empty = points(value, of - value)
  return (
    <span class="dots" title={said(lang, pieceWords.of, { n: value, of })}>
      <svg viewBox={`0 0 ${of * 10} 10`} width={of * 10} height="10" aria-hidden="true">
        {empty ? <><path class="dots-empty" d={empty} /><path class="dots-hole" d={empty} /></> : null}
        {value > 0 ? <path class="dots-full" d={points(0, value)} /> : null}
      </svg>
      <span>{said(lang, label)}</span>
    </span>
  )
}

/** The stage of development as five dots. */
export const StageDots = ({ lang, stage }: { lang: Lang; stage: Stage }) => <Dots lang={lang} value={Object.keys(stages).indexOf(stage) + 1} label={stages[stage]} />

import type { Lang } from '../../core/text.ts'
import { type Stage, stages } from '../../modules/listings/words/facts.ts'
import { pieceWords } from './messages.ts'
import { type Words, said } from './said.ts'

/** A place on a short scale: so many of the dots are filled, with its word beside them. */
export const Dots = ({ lang, value, of = 5, label }: { lang: Lang; value: number; of?: number; label: Words }) => (
  <span class="dots" title={said(lang, pieceWords.of, { n: value, of })}>
    <svg viewBox={`0 0 ${of * 10} 10`} width={of * 10} height="10" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => <circle cx={index * 10 + 5} cy="5" r="3.2" class={index < value ? 'dot-full' : 'dot-empty'} />)}
    </svg>
    <span>{said(lang, label)}</span>
  </span>
)

/** The stage of development as five dots. */
export const StageDots = ({ lang, stage }: { lang: Lang; stage: Stage }) => <Dots lang={lang} value={Object.keys(stages).indexOf(stage) + 1} label={stages[stage]} />

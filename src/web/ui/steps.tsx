import type { Lang } from '../../core/text.ts'
import { pieceWords } from './messages.ts'
import { type Words, said } from './said.ts'

export type StageStep = { label: Words; state: 'done' | 'current' | 'ahead'; /** What must be true before the next stage. */ gate?: { label: Words; open: boolean } }

/** Stages on a line, with the gates between them. */
export const StageLine = ({ lang, steps, label }: { lang: Lang; steps: readonly StageStep[]; label: Words }) => (
  <ol class="stages" aria-label={said(lang, label)}>
    {steps.map((step) => (
      <li class={`stage stage-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
        <span class="stage-label">{said(lang, step.label)}</span>
        <span class="sr-only">{{ done: pieceWords.stageDone, current: pieceWords.stage, ahead: pieceWords.stageAhead }[step.state][lang]}</span>
        {step.gate ? (
          <span class={step.gate.open ? 'gate gate-open' : 'gate'} title={step.gate.open ? pieceWords.gateOpen[lang] : pieceWords.gateShut[lang]}>{said(lang, step.gate.label)}</span>
        ) : null}
      </li>
    ))}
  </ol>
)

/** What happens next, numbered. */
export const Numbered = ({ lang, steps }: { lang: Lang; steps: readonly Words[] }) => <ol class="numbered">{steps.map((step) => <li>{said(lang, step)}</li>)}</ol>

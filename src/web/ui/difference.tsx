import type { Lang } from '../../core/text.ts'
import type { Run } from '../../engine/difference/difference.ts'
import { langTag } from './said.ts'

/** Characters of unchanged text kept on each side of a change. */
const around = 60

/** Long unchanged stretches are cut, so that a change can be found. */
function shortened(run: Run, first: boolean, last: boolean): string {
  if (run.kind !== 'same' || run.text.length <= around * 2.5) return run.text
  const head = first ? '' : run.text.slice(0, around)
  const tail = last ? '' : run.text.slice(-around)
  return `${head.toWellFormed()} … ${tail.toWellFormed()}`
}

/** What came and went in a text, in the language in which it is written. */
export const DifferenceRuns = ({ runs, written }: { runs: readonly Run[]; written: Lang }) => (
  <p class="difference typed" lang={langTag[written]}>
    {runs.map((run, index) => {
      const text = shortened(run, index === 0, index === runs.length - 1)
      return run.kind === 'same' ? text : run.kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>
    })}
  </p>
)

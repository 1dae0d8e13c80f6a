import type { Lang } from '../../../core/text.ts'
import type { ListingKind } from '../../../modules/listings/content.ts'
import type { Difference, Run, TextChange } from '../../../modules/listings/difference.ts'
import type { Terms } from '../../../modules/vocabularies/vocabularies.ts'
import { langTag } from '../../ui/said.ts'
import { langNames } from '../messages/hall.ts'
import { sectionName } from '../messages/sections.ts'
import { showWords } from '../messages/show.ts'
import { factLabel, factValue } from './fact-words.ts'

/** Characters of unchanged text kept on each side of a change. */
const around = 60

/** Long unchanged stretches are cut, so that a change can be found. */
function shortened(run: Run, first: boolean, last: boolean): string {
  if (run.kind !== 'same' || run.text.length <= around * 2.5) return run.text
  const head = first ? '' : run.text.slice(0, around)
  const tail = last ? '' : run.text.slice(-around)
  return `${head.toWellFormed()} … ${tail.toWellFormed()}`
}

const Runs = ({ change }: { change: TextChange }) => (
  <p class="difference typed" lang={langTag[change.lang]}>
    {change.runs.map((run, index) => {
      const text = shortened(run, index === 0, index === change.runs.length - 1)
      return run.kind === 'same' ? text : run.kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>
    })}
  </p>
)

/** What one version changed, readable: per section and language, then the facts. */
export const DifferenceView = ({ lang, terms, kind, difference, level = 3 }: { lang: Lang; terms: Terms; kind: ListingKind; difference: Difference; level?: 3 | 4 }) => {
  const Heading = `h${level}` as 'h3'
  const facts = difference.facts.filter((one) => one.fact !== 'fieldsSuggested')
  if (difference.texts.length === 0 && facts.length === 0) return <p class="hint">{showWords.versionSame[lang]}</p>
  return (
    <div class="differences">
      {difference.texts.map((change) => (
        <section>
          <Heading>{sectionName(kind, change.field)[lang]} <small class="hint">{langNames[change.lang][lang]} · {showWords[change.kind][lang]}</small></Heading>
          <Runs change={change} />
        </section>
      ))}
      {facts.length > 0 ? (
        <section>
          <Heading>{showWords.factsChanged[lang]}</Heading>
          <table class="indicators">
            <thead><tr><th scope="col">{showWords.fact[lang]}</th><th scope="col">{showWords.before[lang]}</th><th scope="col">{showWords.after[lang]}</th></tr></thead>
            <tbody>
              {facts.map((one) => (
                <tr><th scope="row">{factLabel(one.fact)[lang]}</th><td><del>{factValue(lang, terms, one.fact, one.before) || showWords.notStated[lang]}</del></td><td><ins>{factValue(lang, terms, one.fact, one.after) || showWords.notStated[lang]}</ins></td></tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </div>
  )
}

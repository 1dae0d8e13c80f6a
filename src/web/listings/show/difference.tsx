import type { Lang } from '../../../core/text.ts'
import type { ListingKind } from '../../../modules/listings/content.ts'
import type { Difference } from '../../../modules/listings/difference.ts'
import type { Terms } from '../../../modules/vocabularies/vocabularies.ts'
import { DifferenceRuns } from '../../ui/difference.tsx'
import { langNames } from '../messages/hall.ts'
import { sectionName } from '../messages/sections.ts'
import { showWords } from '../messages/show.ts'
import { factLabel, factValue } from './fact-words.ts'

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
          <DifferenceRuns runs={change.runs} written={change.lang} />
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

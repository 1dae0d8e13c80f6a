import type { Lang } from '../../core/text.ts'
import { askLine, fitLine, type Fits } from '../../modules/matching/matching.ts'
import { matchWords } from './messages.ts'

/** What fits, what does not, and what to ask: three columns under the bridge. */
export const FitsPanel = ({ lang, fits, missing, missingLang }: { lang: Lang; fits: Fits; missing: readonly string[]; missingLang: Lang }) => (
  <div class="fits">
    <section class="fits-fit">
      <h2 class="kicker">{matchWords.fits[lang]}</h2>
      {fits.fit.length === 0 ? <p class="hint">{matchWords.nothingKnown[lang]}</p> : <ul>{fits.fit.map((fit) => <li>{fitLine(lang, fit, true)}</li>)}</ul>}
    </section>
    <section class="fits-misfit">
      <h2 class="kicker">{matchWords.misfits[lang]}</h2>
      {fits.misfit.length === 0 ? <p class="hint">{matchWords.noMisfit[lang]}</p> : <ul>{fits.misfit.map((fit) => <li>{fitLine(lang, fit, false)}</li>)}</ul>}
    </section>
    <section class="fits-ask">
      <h2 class="kicker">{matchWords.ask[lang]}</h2>
      {missing.length + fits.unknown.length === 0 ? (
        <p class="hint">{matchWords.noAsk[lang]}</p>
      ) : (
        <ul>
          {missing.map((label) => <li lang={missingLang === lang ? undefined : missingLang}>{label}</li>)}
          {fits.unknown.map((about) => <li>{askLine(lang, about)}</li>)}
        </ul>
      )}
    </section>
  </div>
)

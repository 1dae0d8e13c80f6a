import { showMoney } from '../../core/money.ts'
import { type Lang, say } from '../../core/text.ts'
import { type Partnership, partnerships } from '../../modules/listings/words/facts.ts'
import { type Field, fields } from '../../modules/listings/words/fields.ts'
import type { Fit, Fits } from '../../modules/matching/matching.ts'
import { countries } from '../../modules/people/words/places.ts'
import { fitWords, matchWords } from './messages.ts'

const listed = (lang: Lang, words: readonly string[]) => words.join(lang === 'zh' ? '、' : ', ')
const countryName = (lang: Lang, code: string) => (code in countries ? countries[code as keyof typeof countries][lang] : code)

/** A structured fact in words. */
export function fitLine(lang: Lang, fit: Fit, fits: boolean): string {
  switch (fit.about) {
    case 'fields':
      return say(lang, fitWords.fields, { fields: listed(lang, fit.shared.map((one) => fields[one as Field][lang])) })
    case 'trl':
      return say(lang, fits ? fitWords.trlFits : fitWords.trlMisses, { wanted: fit.wanted, offered: fit.offered })
    case 'partnerships': {
      const named = (codes: readonly string[]) => listed(lang, codes.map((one) => partnerships[one as Partnership][lang]))
      return fits ? say(lang, fitWords.partnershipsFit, { shared: named(fit.shared) }) : say(lang, fitWords.partnershipsMiss, { wanted: named(fit.wanted) })
    }
    case 'countries': {
      const misses = fit.side === 'need' ? fitWords.countriesMissNeed : fitWords.countriesMissOffer
      return say(lang, fits ? fitWords.countriesFit : misses, { country: countryName(lang, fit.country) })
    }
    case 'amount':
      return say(lang, fits ? fitWords.amountFits : fitWords.amountMisses, { budget: showMoney(lang, fit.budget), asked: showMoney(lang, fit.asked) })
  }
}

const asks: Partial<Record<Fit['about'], { zh: string; en: string }>> = { trl: fitWords.askTrl, partnerships: fitWords.askPartnerships, amount: fitWords.askAmount }

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
          {fits.unknown.map((about) => <li>{asks[about]?.[lang]}</li>)}
        </ul>
      )}
    </section>
  </div>
)

import { showMoney } from '../../core/money.ts'
import { type Lang, say } from '../../core/text.ts'
import { type Partnership, partnerships } from '../listings/words/facts.ts'
import { countryName } from '../people/words/places.ts'
import type { Fit } from './fits.ts'
import { factNames, fitWords } from './messages.ts'

const listed = (lang: Lang, words: readonly string[]) => words.join(fitWords.comma[lang])

/** A structured fact in words. */
export function fitLine(lang: Lang, fit: Fit, fits: boolean): string {
  switch (fit.about) {
    case 'fields':
      return say(lang, fitWords.fields, { fields: listed(lang, fit.shared.map(({ name }) => name[lang])) })
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

const askWords: Partial<Record<Fit['about'], { zh: string; en: string }>> = { trl: fitWords.askTrl, partnerships: fitWords.askPartnerships, amount: fitWords.askAmount }

/** What is to be asked because one side does not state it. */
export const askLine = (lang: Lang, about: Fit['about']): string => askWords[about]?.[lang] ?? factNames[about][lang]

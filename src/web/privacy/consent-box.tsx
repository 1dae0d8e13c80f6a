import type { Lang, Phrase } from '../../core/text.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { Checkbox } from '../ui/choices.tsx'
import { said, type Words } from '../ui/said.ts'
import { privacyWords as words } from './messages.ts'

/** The separate consent to being seen in a country, at the moment at which it matters. */
export const ConsentBox = ({ lang, country, error, label = words.consentBox, hint = words.consentHint }: { lang: Lang; country: string; error?: Words; label?: Phrase; hint?: Phrase }) => {
  const values = { country: countryName(lang, country) }
  return <Checkbox lang={lang} name="consent" label={said(lang, label, values)} hint={said(lang, hint, values)} error={error} />
}

import { type Lang, otherLang } from '../../../core/text.ts'
import type { TextField } from '../../../modules/listings/content.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import { one, type Values } from '../../form.ts'
import { textName } from './typed.ts'

/** What readers have now, as far as the editor compares with it. */
export type LiveTexts = Partial<Record<TextField, Partial<Record<Lang, { body: string; stale: boolean; machine: boolean }>>>>

export const liveTextsOf = (listing: ListingPage | undefined): LiveTexts =>
  Object.fromEntries(
    Object.entries(listing?.texts ?? {}).map(([field, text]) => [
      field,
      Object.fromEntries(Object.entries(text.variants).map(([lang, variant]) => [lang, { body: variant.body, stale: variant.ofRev < text.rev, machine: variant.origin === 'machine' }])),
    ]),
  )

/** `stale` the translation is older than the live original · `behind` the original was changed here and the translation was not · `machine`
 * nobody has checked what a machine wrote. */
export type Mark = 'stale' | 'behind' | 'machine'

/** The mark at a translation, from what is typed and what is live. */
export function markAt(values: Values, live: LiveTexts, source: Lang, field: TextField): Mark | undefined {
  const other = otherLang(source)
  const [typedSource, typedOther] = [one(values, textName(field, source)).trim(), one(values, textName(field, other)).trim()]
  const translation = live[field]?.[other]
  if (typedOther === '' || translation === undefined || typedOther !== translation.body) return undefined
  if (typedSource !== (live[field]?.[source]?.body ?? '')) return 'behind'
  if (translation.machine) return 'machine'
  return translation.stale ? 'stale' : undefined
}

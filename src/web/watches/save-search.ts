import type { Lang } from '../../core/text.ts'
import { hasChoices, type Wanted } from '../listings/hall/query.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { buttonClass } from '../ui/buttons.tsx'
import { escaped } from '../ui/escaped.ts'
import { watchWords } from './messages.ts'

/** From a search of the hall to the form that saves it; a visitor signs in on the way. Nothing while nothing is asked for. */
export const saveSearchHtml = (lang: Lang, wanted: Wanted): string =>
  wanted.text || hasChoices(wanted)
    ? `<p class="mt-3"><a href="${escaped(href(routes.watches.new, { lang }, { q: wanted.text, ...wanted.chosen }))}" class="${buttonClass('plain', true)}">${watchWords.saveSearch[lang]}</a></p>`
    : ''

import type { Lang } from '../../core/text.ts'
import { hasChoices, type Wanted } from '../listings/hall/query.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { LinkButton } from '../ui/buttons.tsx'
import { watchWords } from './messages.ts'

/** From a search of the hall to the form that saves it; a visitor signs in on the way. Nothing while nothing is asked for. */
export const SaveSearch = ({ lang, wanted }: { lang: Lang; wanted: Wanted }) =>
  wanted.text || hasChoices(wanted) ? <p class="mt-3"><LinkButton small href={href(routes.watches.new, { lang }, { q: wanted.text, ...wanted.chosen })}>{watchWords.saveSearch[lang]}</LinkButton></p> : null

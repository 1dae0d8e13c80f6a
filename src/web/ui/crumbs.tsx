import type { Lang } from '../../core/text.ts'
import { pieceWords } from './messages.ts'
import { type Words, said } from './said.ts'

/** The way back up; the page itself is not in it. */
export const Crumbs = ({ lang, trail }: { lang: Lang; trail: { href: string; label: Words }[] }) => (
  <nav class="crumbs" aria-label={pieceWords.breadcrumbs[lang]}>
    <ol>{trail.map((one) => <li><a href={one.href}>{said(lang, one.label)}</a></li>)}</ol>
  </nav>
)

import type { Lang } from '../../core/text.ts'
import { pieceWords } from './messages.ts'
import { type Words, said, showNumber } from './said.ts'

export type Tab = { href: string; label: Words; count?: number; current?: boolean; lang?: string }

/** Views of one thing, each with an address of its own. */
export const Tabs = ({ lang, tabs, label }: { lang: Lang; tabs: readonly Tab[]; label?: Words }) => (
  <nav class="views" aria-label={said(lang, label ?? pieceWords.view)}>
    <ul>
      {tabs.map((tab) => (
        <li><a href={tab.href} aria-current={tab.current ? 'page' : undefined} lang={tab.lang}>{said(lang, tab.label)}{tab.count === undefined ? null : <span class="count">{showNumber(lang, tab.count)}</span>}</a></li>
      ))}
    </ul>
  </nav>
)

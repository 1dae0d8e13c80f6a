import type { Child } from 'hono/jsx'
import type { Lang } from '../../core/text.ts'
import { Crumbs } from './crumbs.tsx'
import { type Inner, type Words, classes, said } from './said.ts'

type PageHeadProps = Inner & { lang: Lang; title: Words; /** Language of the title where it is not the page's. */ titleLang?: string; lead?: Words; kicker?: Child; trail?: { href: string; label: Words }[]; actions?: Child }

/** The top of a page: the way back, its one h1, a sentence, its actions. */
export const PageHead = ({ lang, title, titleLang, lead, kicker, trail, actions, children }: PageHeadProps) => (
  <div class="page-head">
    {trail ? <Crumbs lang={lang} trail={trail} /> : null}
    {kicker ? <p class="kicker">{kicker}</p> : null}
    <h1 lang={titleLang}>{said(lang, title)}</h1>
    {lead ? <p class="lead">{said(lang, lead)}</p> : null}
    {children}
    {actions ? <div class="actions">{actions}</div> : null}
  </div>
)

/** The width of a page: `narrow` for forms and reading, `wide` for tables and the editor. */
export const Page = ({ width = 'normal', children }: Inner & { width?: 'narrow' | 'normal' | 'wide' }) => <div class={classes('page', width !== 'normal' && `page-${width}`)}>{children}</div>

/** Text on the left, facts on the right; below each other on the phone. */
export const Split = ({ main, side, sideFirst }: { main: Child; side: Child; sideFirst?: boolean }) => (
  <div class={classes('split', sideFirst && 'split-side-first')}><div class="split-main">{main}</div><aside class="split-side">{side}</aside></div>
)

/** A part of a page under a heading. */
export const Section = ({ lang, title, id, actions, children }: Inner & { lang: Lang; title: Words; id?: string; actions?: Child }) => (
  <section class="page-section" id={id}>
    <div class="section-head"><h2>{said(lang, title)}</h2>{actions}</div>
    {children}
  </section>
)

/** Running text: a measure of 72 characters, or 40 Han. `children` are paragraphs. */
export const Prose = ({ lang, children }: Inner & { lang?: string }) => <div class="prose" lang={lang}>{children}</div>

/** Text as people typed it: blank lines part paragraphs, line ends are kept. */
export const Paragraphs = ({ text, lang }: { text: string; lang?: string }) => (
  <div class="prose" lang={lang}>{text.split(/\n\s*\n/).map((one) => <p class="typed">{one}</p>)}</div>
)

import type { Child } from 'hono/jsx'
import type { Lang } from '../../core/text.ts'
import { type Inner, type Words, classes, langTag, said } from './said.ts'

type CardProps = Inner & { lang: Lang; title?: Words; level?: 2 | 3 | 4; kicker?: Words; footer?: Child; id?: string; tone?: 'plain' | 'private' | 'wash' }

/** A surface with a heading. `private` is paper of another kind: notes that one side alone sees. */
export const Card = ({ lang, title, level = 2, kicker, footer, id, tone = 'plain', children }: CardProps) => {
  const Heading = `h${level}` as 'h2'
  return (
    <section class={classes('sheet', tone !== 'plain' && `sheet-${tone}`)} id={id} aria-labelledby={id && title ? `${id}-title` : undefined}>
      {kicker ? <p class="kicker">{said(lang, kicker)}</p> : null}
      {title ? <Heading class="sheet-title" id={id ? `${id}-title` : undefined}>{said(lang, title)}</Heading> : null}
      {children}
      {footer ? <div class="sheet-footer">{footer}</div> : null}
    </section>
  )
}

/** Words with the language that they are written in. */
export type Written = { text: string; lang: Lang }

export type ResultCardProps = Inner & {
  lang: Lang
  href: string
  title: Written
  /** The title in the other language, below in muted. */
  other?: Written
  /** One line of benefit. */
  line?: Written
  kicker?: Child
  badges?: Child
  level?: 2 | 3
}

/** One result of a list: the title is the link, `children` hold the facts at its foot. */
export const ResultCard = ({ lang, href, title, other, line, kicker, badges, level = 2, children }: ResultCardProps) => {
  const Heading = `h${level}` as 'h2'
  return (
    <article class="result">
      <div class="result-head">{kicker ? <p class="kicker">{kicker}</p> : null}{badges ? <p class="badges">{badges}</p> : null}</div>
      <Heading class="result-title"><a href={href} lang={langOf(lang, title)}>{title.text}</a></Heading>
      {other ? <p class="result-other" lang={langOf(lang, other)}>{other.text}</p> : null}
      {line ? <p class="result-line" lang={langOf(lang, line)}>{line.text}</p> : null}
      {children ? <div class="result-foot">{children}</div> : null}
    </article>
  )
}

/** The `lang` attribute, only where it differs from the page's. */
export const langOf = (page: Lang, written: Written): string | undefined => (written.lang === page ? undefined : langTag[written.lang])

/** Results two to a row where there is room. */
export const ResultGrid = ({ children }: Inner) => <div class="results">{children}</div>

/** Facts as terms and values; absent values are left out. */
export const Facts = ({ lang, items, columns }: { lang: Lang; items: { label: Words; value: Child | undefined | null | false }[]; columns?: boolean }) => (
  <dl class={classes('facts', columns && 'facts-columns')}>
    {items.filter((item) => item.value !== undefined && item.value !== null && item.value !== false && item.value !== '').map((item) => (
      <div><dt>{said(lang, item.label)}</dt><dd>{item.value}</dd></div>
    ))}
  </dl>
)

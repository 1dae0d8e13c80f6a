import { raw } from 'hono/html'
import type { Actor } from '../../core/actor.ts'
import { type Lang, langs } from '../../core/text.ts'
import { Footer } from './footer.tsx'
import { type Active, Header } from './header.tsx'
import { frame } from './messages.ts'
import { type Inner, langTag } from './said.ts'

export type Flash = { kind: 'done' | 'warning' | 'error'; text: string }

export type LayoutProps = Inner & {
  lang: Lang
  actor: Actor
  /** The page's own name; the product's is added. Without one the product's stands alone. */
  title?: string
  description?: string
  /** Path and query of this page, as asked for. */
  path: string
  /** Public address of the site without a slash at its end, for canonical links. */
  origin: string
  /** Path of the one address under which this page should be known; the page's path without query by default. */
  canonical?: string
  /** Paths of this page in both languages; by default the language in the path is exchanged. */
  alternates?: Record<Lang, string>
  /** Hashed asset addresses by plain name: styles.css, main.js, theme.js. */
  assets: Readonly<Record<string, string>>
  active?: Active
  noindex?: boolean
  /** The instance shows the sample exhibition. */
  samples?: boolean
  flash?: Flash
  /** schema.org data, written as JSON. */
  jsonLd?: unknown
  /** Atom feed of what the page lists. */
  feed?: { href: string; title: string }
  /** Number of things that wait for the person, beside the desk. */
  waiting?: number
  /** Pages for print stand without header and footer. */
  bare?: boolean
}

/** The same path in another language. */
export const inLang = (path: string, lang: Lang): string => path.replace(/^\/(zh|en)(?=\/|\?|$)/, `/${lang}`)

/** A whole page. `children` is what stands inside `<main>`. */
export const Layout = (props: LayoutProps) => {
  const { lang, path, origin, assets, bare, children } = props
  const canonical = props.canonical ?? path.split('?')[0] ?? path
  const switches = { zh: props.alternates?.zh ?? inLang(path, 'zh'), en: props.alternates?.en ?? inLang(path, 'en') }
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={langTag[lang]}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{props.title ? `${props.title} · ${frame.name[lang]}` : frame.name[lang]}</title>
          {props.description ? <meta name="description" content={props.description} /> : null}
          {props.noindex ? <meta name="robots" content="noindex" /> : null}
          <meta name="color-scheme" content="light dark" />
          <meta name="turbo-prefetch" content="false" />
          <link rel="canonical" href={origin + canonical} />
          {langs.map((one) => <link rel="alternate" hreflang={one} href={origin + (props.alternates?.[one] ?? inLang(canonical, one))} />)}
          {props.feed ? <link rel="alternate" type="application/atom+xml" title={props.feed.title} href={props.feed.href} /> : null}
          <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
          {assets['theme.js'] ? <script src={assets['theme.js']} data-turbo-track="reload"></script> : null}
          {assets['styles.css'] ? <link rel="stylesheet" href={assets['styles.css']} data-turbo-track="reload" /> : null}
          {assets['han.css'] ? <meta name="qiao-han" content={assets['han.css']} /> : null}
          {assets['main.js'] ? <script type="module" src={assets['main.js']} data-turbo-track="reload"></script> : null}
          {props.jsonLd === undefined ? null : <script type="application/ld+json">{raw(jsonForHtml(props.jsonLd))}</script>}
        </head>
        <body class={bare ? 'bare' : undefined}>
          {bare ? null : <a class="skip" href="#main">{frame.skip[lang]}</a>}
          {bare ? null : <Header lang={lang} actor={props.actor} active={props.active} switches={switches} path={path} waiting={props.waiting} />}
          {props.samples ? <aside class="samples-strip" aria-label={frame.samplesLabel[lang]}>{frame.samples[lang]}</aside> : null}
          <main id="main" tabindex={-1}>
            {props.flash ? <p class={`notice notice-${props.flash.kind} flash`} role={props.flash.kind === 'error' ? 'alert' : 'status'}>{props.flash.text}</p> : null}
            {children}
          </main>
          {bare ? null : <Footer lang={lang} />}
        </body>
      </html>
    </>
  )
}

/** JSON that cannot end the script element that holds it. */
export const jsonForHtml = (value: unknown): string => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

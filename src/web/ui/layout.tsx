import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import type { Actor } from '../../core/actor.ts'
import { type Lang, langs } from '../../core/text.ts'
import type { Filings } from '../../platform/controller.ts'
import { escaped } from './escaped.ts'
import { footer } from './footer.tsx'
import { type Active, header } from './header.tsx'
import { innerHtml } from './inner.tsx'
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
  /** What everybody of this kind is told above the page. */
  strip?: Child
  flash?: Flash
  /** schema.org data, written as JSON. */
  jsonLd?: unknown
  /** Atom feed of what the page lists. */
  feed?: { href: string; title: string }
  /** Number of things that wait for the person, beside the desk. */
  waiting?: number
  /** Lines that the law wants at the foot. */
  filings?: Filings
  /** Pages for print stand without header and footer. */
  bare?: boolean
}

/** The same path in another language. */
export const inLang = (path: string, lang: Lang): string => path.replace(/^\/(zh|en)(?=\/|\?|$)/, `/${lang}`)

/** A whole page. `children` is what stands inside `<main>`. The frame is written as text: it stands on every page. */
export const Layout = (props: LayoutProps) => {
  const { lang, path, bare, children, flash } = props
  const switches = { zh: props.alternates?.zh ?? inLang(path, 'zh'), en: props.alternates?.en ?? inLang(path, 'en') }
  return raw(
    [
      `<!doctype html><html lang="${langTag[lang]}"><head>${headOf(props)}</head><body${bare ? ' class="bare"' : ''}>`,
      bare ? '' : `<a class="skip" href="#main">${escaped(frame.skip[lang])}</a>${header({ lang, actor: props.actor, active: props.active, switches, path, waiting: props.waiting })}`,
      props.samples ? `<aside class="samples-strip" aria-label="${escaped(frame.samplesLabel[lang])}">${escaped(frame.samples[lang])}</aside>` : '',
      props.strip ? innerHtml(props.strip) : '',
      '<main id="main" tabindex="-1">',
      flash ? `<p class="notice notice-${flash.kind} flash" role="${flash.kind === 'error' ? 'alert' : 'status'}">${escaped(flash.text)}</p>` : '',
      innerHtml(children),
      `</main>${bare ? '' : footer(lang, props.filings)}</body></html>`,
    ].join(''),
  )
}

const link = (rel: string, target: string, more = ''): string => `<link rel="${rel}"${more} href="${escaped(target)}">`

function headOf({ lang, title, description, noindex, path, origin, assets, feed, jsonLd, ...props }: LayoutProps): string {
  const canonical = props.canonical ?? path.split('?')[0] ?? path
  const asset = (name: string, draw: (address: string) => string): string => (assets[name] ? draw(escaped(assets[name])) : '')
  return [
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title ? `${escaped(title)} · ${frame.name[lang]}` : frame.name[lang]}</title>`,
    description ? `<meta name="description" content="${escaped(description)}">` : '',
    noindex ? '<meta name="robots" content="noindex">' : '',
    '<meta name="color-scheme" content="light dark"><meta name="turbo-prefetch" content="false">',
    link('canonical', origin + canonical),
    ...langs.map((one) => link('alternate', origin + (props.alternates?.[one] ?? inLang(canonical, one)), ` hreflang="${one}"`)),
    feed ? link('alternate', feed.href, ` type="application/atom+xml" title="${escaped(feed.title)}"`) : '',
    link('icon', '/favicon.svg', ' type="image/svg+xml"'),
    asset('theme.js', (address) => `<script src="${address}" data-turbo-track="reload"></script>`),
    asset('styles.css', (address) => `<link rel="stylesheet" href="${address}" data-turbo-track="reload">`),
    asset('han.css', (address) => `<meta name="qiao-han" content="${address}">`),
    asset('main.js', (address) => `<script type="module" src="${address}" data-turbo-track="reload"></script>`),
    jsonLd === undefined ? '' : `<script type="application/ld+json">${jsonForHtml(jsonLd)}</script>`,
  ].join('')
}

/** JSON that cannot end the script element that holds it. */
export const jsonForHtml = (value: unknown): string => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

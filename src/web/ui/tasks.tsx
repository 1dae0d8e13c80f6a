import type { Child } from 'hono/jsx'
import { classes, type Inner, type Words, said } from './said.ts'
import type { Lang } from '../../core/text.ts'

/** Things that wait for a person, the most urgent first. */
export const Tasks = ({ children }: Inner) => <ol class="grid gap-3">{children}</ol>

type TaskProps = { lang: Lang; href: string; /** What is to be done. */ title: Words; titleLang?: string; /** Who waits. */ who?: Child; /** By when. */ due?: Child; kind: Child; action: Words }

/** One thing to do: who, what, by when, and the way there. */
export const Task = ({ lang, href, title, titleLang, who, due, kind, action }: TaskProps) => (
  <li class="sheet grid items-center gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_auto] [&>*]:mt-0">
    <div class="min-w-0">
      <p class="kicker flex flex-wrap gap-x-3">{kind}{due ? <span>{due}</span> : null}</p>
      <p class="font-semibold [overflow-wrap:anywhere]" lang={titleLang}>{said(lang, title)}</p>
      {who ? <p class="hint">{who}</p> : null}
    </div>
    <a class="btn btn-outline border-edge btn-sm max-sm:w-full" href={href}>{said(lang, action)}</a>
  </li>
)

/** Figures side by side; one with an address opens. */
export const Figures = ({ lang, items }: { lang: Lang; items: readonly { label: Words; value: string; href?: string; urgent?: boolean }[] }) => (
  <dl class="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
    {items.map((item) => (
      <div class="sheet [&>*]:mt-0">
        <dt class="kicker">{item.href ? <a href={item.href}>{said(lang, item.label)}</a> : said(lang, item.label)}</dt>
        <dd class={classes(item.value.length > 6 ? 'text-xl' : 'text-2xl', 'font-semibold', item.urgent && 'text-accent')}>{item.value}</dd>
      </div>
    ))}
  </dl>
)

import { raw } from 'hono/html'
import type { Lang } from '../../core/text.ts'
import { escaped } from './escaped.ts'
import { pieceWords } from './messages.ts'
import { said, showNumber } from './said.ts'

type PagerProps = { lang: Lang; /** From 1. */ page: number; size: number; total: number; href: (page: number) => string }

/** Pages round the current one, first and last; null marks a gap. */
export function pagesShown(page: number, last: number): (number | null)[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, last])].filter((one) => one >= 1 && one <= last).sort((a, b) => a - b)
  return wanted.flatMap((one, index) => {
    const before = wanted[index - 1]
    if (before === undefined || one - before === 1) return [one]
    return one - before === 2 ? [one - 1, one] : [null, one]
  })
}

/** Which results these are, and the way to the others. Written as text: it stands below every page of the hall. */
export function pagerHtml({ lang, page, size, total, href }: PagerProps): string {
  if (total === 0) return ''
  const last = Math.max(1, Math.ceil(total / size))
  const link = (to: number, label: string, before: string, after = '') => `<li><a${before} href="${escaped(href(to))}"${after}>${label}</a></li>`
  const numbered = (one: number) => link(one, String(one), '', ` aria-label="${escaped(said(lang, pieceWords.page, { n: one }))}"${one === page ? ' aria-current="page"' : ''}`)
  const range = said(lang, pieceWords.range, { from: showNumber(lang, (page - 1) * size + 1), to: showNumber(lang, Math.min(total, page * size)), total: showNumber(lang, total) })
  const links = [
    page > 1 ? link(page - 1, pieceWords.previous[lang], ' rel="prev"') : '',
    ...pagesShown(page, last).map((one) => (one === null ? '<li class="gap" aria-hidden="true">…</li>' : numbered(one))),
    page < last ? link(page + 1, pieceWords.next[lang], ' rel="next"') : '',
  ]
  return `<nav class="pager" aria-label="${pieceWords.pages[lang]}"><p>${escaped(range)}</p>${last > 1 ? `<ul>${links.join('')}</ul>` : ''}</nav>`
}

export const Pager = (props: PagerProps) => raw(pagerHtml(props))

import type { Lang } from '../../core/text.ts'
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

/** Which results these are, and the way to the others. */
export const Pager = ({ lang, page, size, total, href }: PagerProps) => {
  const last = Math.max(1, Math.ceil(total / size))
  if (total === 0) return null
  return (
    <nav class="pager" aria-label={pieceWords.pages[lang]}>
      <p>{said(lang, pieceWords.range, { from: showNumber(lang, (page - 1) * size + 1), to: showNumber(lang, Math.min(total, page * size)), total: showNumber(lang, total) })}</p>
      {last > 1 ? (
        <ul>
          {page > 1 ? <li><a rel="prev" href={href(page - 1)}>{pieceWords.previous[lang]}</a></li> : null}
          {pagesShown(page, last).map((one) => (
            one === null
              ? <li class="gap" aria-hidden="true">…</li>
              : <li><a href={href(one)} aria-label={said(lang, pieceWords.page, { n: one })} aria-current={one === page ? 'page' : undefined}>{String(one)}</a></li>
          ))}
          {page < last ? <li><a rel="next" href={href(page + 1)}>{pieceWords.next[lang]}</a></li> : null}
        </ul>
      ) : null}
    </nav>
  )
}

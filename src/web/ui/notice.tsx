import type { Lang } from '../../core/text.ts'
import { type Inner, type Words, classes, said } from './said.ts'

export type NoticeKind = 'note' | 'done' | 'warning' | 'error'

/** A box that says something about the page. `live` is announced when it appears. */
export const Notice = ({ lang, kind = 'note', title, live, children }: Inner & { lang: Lang; kind?: NoticeKind; title?: Words; live?: boolean }) => (
  <div class={classes('notice', `notice-${kind}`)} role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}>
    {title ? <p class="notice-title">{said(lang, title)}</p> : null}
    {children}
  </div>
)

import type { Child } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'
import { escaped } from './escaped.ts'

/** HTML already, as `raw` gives it. */
export const isWritten = (child: unknown): child is HtmlEscapedString => child instanceof String && 'isEscaped' in child

/** What stands between two tags as text, for pieces that are written and not built: as elements a table of twenty rows costs more than all the rest of its page. */
export function innerHtml(child: Child): string {
  if (typeof child === 'string') return escaped(child)
  if (child === undefined || child === null || typeof child === 'boolean') return ''
  return isWritten(child) ? String(child) : String(<>{child}</>)
}

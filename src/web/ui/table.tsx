import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Lang } from '../../core/text.ts'
import { escaped } from './escaped.ts'
import { innerHtml } from './inner.tsx'
import { pieceWords } from './messages.ts'
import { type Words, classes, said } from './said.ts'

export type Column = { key: string; label: Words; number?: boolean; sortable?: boolean; hiddenLabel?: boolean; /** In tables of one measure. */ width?: 'narrow' | 'wide' }
export type Sorting = { by: string; descending: boolean; href: (by: string, descending: boolean) => string }
export type Row = { id?: string; cells: Record<string, Child> }

type TableProps = { lang: Lang; caption: Words; columns: readonly Column[]; rows: readonly Row[]; sorting?: Sorting; hiddenCaption?: boolean; compact?: boolean; /** Of the same columns as others on its page: they stand below each other, whatever is in them. */ measured?: boolean }

/** Rows for people who compare: sticky header, sort in the address; on the phone each row becomes a card. The first column heads its row. */
export const Table = ({ lang, caption, columns, rows, sorting, hiddenCaption, compact, measured }: TableProps) => (
  <div class="table-frame">
    <table class={classes('rows', compact && 'rows-compact', measured && 'rows-measured')} role="table">
      <caption class={hiddenCaption ? 'sr-only' : undefined}>{said(lang, caption)}</caption>
      <thead role="rowgroup">
        <tr role="row">{columns.map((column) => <Head lang={lang} column={column} sorting={sorting} />)}</tr>
      </thead>
      <tbody role="rowgroup">{raw(rowsHtml(lang, columns, rows))}</tbody>
    </table>
  </div>
)

/** The rows, written as text. */
function rowsHtml(lang: Lang, columns: readonly Column[], rows: readonly Row[]): string {
  const opened = columns.map((column, index) => {
    const look = column.number ? ' class="number"' : ''
    return index === 0 ? `<th role="rowheader" scope="row"${look}>` : `<td role="cell"${look}${column.hiddenLabel ? '' : ` data-label="${escaped(said(lang, column.label))}"`}>`
  })
  const cells = (row: Row) => columns.map((column, index) => `${opened[index]}${innerHtml(row.cells[column.key])}${index === 0 ? '</th>' : '</td>'}`).join('')
  return rows.map((row) => `<tr role="row"${row.id === undefined ? '' : ` id="${escaped(row.id)}"`}>${cells(row)}</tr>`).join('')
}

const Head = ({ lang, column, sorting }: { lang: Lang; column: Column; sorting?: Sorting }) => {
  const label = said(lang, column.label)
  const current = sorting?.by === column.key
  const order = current ? (sorting.descending ? 'descending' : 'ascending') : undefined
  return (
    <th role="columnheader" scope="col" class={classes(column.number && 'number', column.width && `column-${column.width}`) || undefined} aria-sort={order}>
      {column.sortable && sorting
        ? <a href={sorting.href(column.key, current ? !sorting.descending : false)} title={said(lang, pieceWords.sortBy, { name: label })}>{label}<span class="arrow" aria-hidden="true">{current ? (sorting.descending ? '↓' : '↑') : '↕'}</span></a>
        : column.hiddenLabel ? <span class="sr-only">{label}</span> : label}
    </th>
  )
}

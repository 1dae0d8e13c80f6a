import type { Child } from 'hono/jsx'
import type { Lang } from '../../core/text.ts'
import { pieceWords } from './messages.ts'
import { type Words, classes, said } from './said.ts'

export type Column = { key: string; label: Words; number?: boolean; sortable?: boolean; hiddenLabel?: boolean }
export type Sorting = { by: string; descending: boolean; href: (by: string, descending: boolean) => string }
export type Row = { id?: string; cells: Record<string, Child> }

type TableProps = { lang: Lang; caption: Words; columns: readonly Column[]; rows: readonly Row[]; sorting?: Sorting; hiddenCaption?: boolean; compact?: boolean }

/** Rows for people who compare: sticky header, sort in the address; on the phone each row becomes a card. The first column heads its row. */
export const Table = ({ lang, caption, columns, rows, sorting, hiddenCaption, compact }: TableProps) => (
  <div class="table-frame">
    <table class={classes('rows', compact && 'rows-compact')} role="table">
      <caption class={hiddenCaption ? 'sr-only' : undefined}>{said(lang, caption)}</caption>
      <thead role="rowgroup">
        <tr role="row">{columns.map((column) => <Head lang={lang} column={column} sorting={sorting} />)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" id={row.id}>
            {columns.map((column, index) => {
              const look = column.number ? 'number' : undefined
              const label = column.hiddenLabel ? undefined : said(lang, column.label)
              return index === 0
                ? <th role="rowheader" scope="row" class={look}>{row.cells[column.key]}</th>
                : <td role="cell" class={look} data-label={label}>{row.cells[column.key]}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Head = ({ lang, column, sorting }: { lang: Lang; column: Column; sorting?: Sorting }) => {
  const label = said(lang, column.label)
  const current = sorting?.by === column.key
  const order = current ? (sorting.descending ? 'descending' : 'ascending') : undefined
  return (
    <th role="columnheader" scope="col" class={column.number ? 'number' : undefined} aria-sort={order}>
      {column.sortable && sorting
        ? <a href={sorting.href(column.key, current ? !sorting.descending : false)} title={said(lang, pieceWords.sortBy, { name: label })}>{label}<span class="arrow" aria-hidden="true">{current ? (sorting.descending ? '↓' : '↑') : '↕'}</span></a>
        : column.hiddenLabel ? <span class="sr-only">{label}</span> : label}
    </th>
  )
}

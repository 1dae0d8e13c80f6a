import type { Lang } from '../../core/text.ts'
import { pieceWords } from './messages.ts'
import { type Words, said, showNumber } from './said.ts'
import { Table } from './table.tsx'

export type Bar = { label: Words; value: number; href?: string }

type ChartProps = { lang: Lang; /** Says the finding. */ title: Words; unit: Words; nameOf: Words; rows: readonly Bar[] }

/** Bars with direct labels and the table behind them. The title says the finding. */
export const BarChart = ({ lang, title, unit, nameOf, rows }: ChartProps) => {
  const top = Math.max(1, ...rows.map((row) => row.value))
  return (
    <figure class="chart">
      <figcaption>{said(lang, title)}</figcaption>
      <ul class="bars" aria-hidden="true">
        {rows.map((row) => (
          <li>
            <span class="bar-label">{said(lang, row.label)}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" class="bar"><rect width={String(round((row.value / top) * 100))} height="10" /></svg>
            <span class="bar-value">{showNumber(lang, row.value, 1)}</span>
          </li>
        ))}
      </ul>
      <Behind lang={lang} title={title} unit={unit} nameOf={nameOf} rows={rows} />
    </figure>
  )
}

/** A line over an ordered axis, its first and last points labelled. */
export const LineChart = ({ lang, title, unit, nameOf, rows }: ChartProps) => {
  const top = Math.max(1, ...rows.map((row) => row.value))
  const points = rows.map((row, index) => ({ x: round(rows.length < 2 ? 50 : (index / (rows.length - 1)) * 100), y: round(38 - (row.value / top) * 34) }))
  const first = rows[0]
  const last = rows[rows.length - 1]
  return (
    <figure class="chart">
      <figcaption>{said(lang, title)}</figcaption>
      <svg viewBox="0 0 100 40" preserveAspectRatio="none" class="line-chart" aria-hidden="true">
        <path d="M0 38H100" class="axis" vector-effect="non-scaling-stroke" />
        <path d={points.map((point, index) => `${index ? 'L' : 'M'}${point.x} ${point.y}`).join('')} class="line" vector-effect="non-scaling-stroke" />
      </svg>
      {first && last ? (
        <p class="line-ends" aria-hidden="true"><span>{said(lang, first.label)} · {showNumber(lang, first.value, 1)}</span><span>{said(lang, last.label)} · {showNumber(lang, last.value, 1)}</span></p>
      ) : null}
      <Behind lang={lang} title={title} unit={unit} nameOf={nameOf} rows={rows} />
    </figure>
  )
}

const Behind = ({ lang, title, unit, nameOf, rows }: ChartProps) => (
  <details>
    <summary>{pieceWords.table[lang]}</summary>
    <Table lang={lang} caption={title} hiddenCaption compact columns={[{ key: 'name', label: nameOf }, { key: 'value', label: unit, number: true }]}
      rows={rows.map((row) => ({ cells: { name: row.href ? <a href={row.href}>{said(lang, row.label)}</a> : said(lang, row.label), value: showNumber(lang, row.value, 2) } }))} />
  </details>
)

const round = (value: number) => Math.round(value * 100) / 100

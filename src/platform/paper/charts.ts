import type { Canvas } from '../canvas.ts'
import type { Lettering } from '../lettering.ts'
import { column, type Flow } from '../pages.ts'
import { palette } from './palette.ts'

/** A chart on paper: `bars` lie below each other with their labels, `columns` stand side by side over an axis. Values are as the reader writes them. */
export type Chart = { kind: 'bars' | 'columns'; title: string; rows: readonly { label: string; value: number; shown: string }[] }

const size = 8.5
const bar = { label: 150, number: 56, height: 9, step: 16 } as const
const standing = { height: 96, number: 12, foot: 16 } as const

function cut(lettering: Lettering, text: string, width: number) {
  const [line] = lettering.lines(text || ' ', { size, width, most: 1 })
  return line
}

function drawBars(lettering: Lettering, { rows }: Chart, top: number, most: number, canvas: Canvas): void {
  const room = column.width - bar.label - bar.number
  for (const [place, row] of rows.entries()) {
    const y = top + place * bar.step
    const [label, number] = [cut(lettering, row.label, bar.label - 8), cut(lettering, row.shown, bar.number)]
    if (label) canvas.text(label, column.left, y + size, palette.ink)
    canvas.rectangle(column.left + bar.label, y, Math.max(1, (row.value / most) * room), bar.height, palette.primary)
    if (number) canvas.text(number, column.left + column.width - number.width, y + size, palette.ink)
  }
}

function drawColumns(lettering: Lettering, { rows }: Chart, top: number, most: number, canvas: Canvas): void {
  const step = column.width / rows.length
  const thick = Math.min(28, step * 0.7)
  const base = top + standing.number + standing.height
  const fits = Math.max(1, Math.ceil(46 / step))
  canvas.rectangle(column.left, base, column.width, 0.6, palette.muted)
  for (const [place, row] of rows.entries()) {
    const height = Math.max(0.8, (row.value / most) * standing.height)
    const middle = column.left + (place + 0.5) * step
    canvas.rectangle(middle - thick / 2, base - height, thick, height, palette.primary)
    if (place % fits > 0) continue
    const [label, number] = [cut(lettering, row.label, fits * step), cut(lettering, row.shown, fits * step)]
    if (label) canvas.text(label, middle - label.width / 2, base + standing.foot - 4, palette.muted)
    if (number) canvas.text(number, middle - number.width / 2, base - height - 4, palette.ink)
  }
}

/** Draws a chart with its title, all on one page. */
export function drawChart(flow: Flow, lettering: Lettering, chart: Chart): void {
  const most = Math.max(1, ...chart.rows.map((row) => row.value))
  const title = lettering.lines(chart.title, { size: 9.5, width: column.width, weight: 'bold' })
  const head = title.length * 14 + 8
  const body = chart.kind === 'bars' ? chart.rows.length * bar.step : standing.number + standing.height + standing.foot
  flow.whole(head + body + 12, (canvas, top) => {
    for (const [row, line] of title.entries()) canvas.text(line, column.left, top + 10 + row * 14, palette.ink)
    const draw = chart.kind === 'bars' ? drawBars : drawColumns
    draw(lettering, chart, top + head, most, canvas)
  })
}

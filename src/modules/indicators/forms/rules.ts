import { currencies } from '../../../core/money.ts'
import { hasAmount, outcomeKinds, type OutcomeKind } from '../../projects/projects.ts'
import type { Funnel } from '../funnel.ts'
import { type Figure, figures } from '../rules.ts'

export const formPeriods = ['month', 'year', 'all'] as const
export type FormPeriod = (typeof formPeriods)[number]
export const formZones = ['Asia/Shanghai', 'Europe/London'] as const
export type FormZone = (typeof formZones)[number]

/** What a cell may say: a step of the funnel, what came of cases, or the month itself. */
export type FormFigure = Figure | OutcomeKind | 'reported_month'
export const formFigures: readonly FormFigure[] = [...figures, ...outcomeKinds, 'reported_month']
export const isAmount = (figure: FormFigure): boolean => (outcomeKinds as readonly string[]).includes(figure) && hasAmount(figure as OutcomeKind)

/** A cell of the official’s workbook and what it says. `unit` is for amounts: ones, or ten thousands. */
export type FormCell = { sheet: string; cell: string; figure: FormFigure; currency: string | null; period: FormPeriod; unit: 1 | 10_000 }

export const formLimits = { bytes: 2 * 1024 * 1024, cells: 200, forms: 20, rows: 80, columns: 26 } as const

/** A cell out of what people type: ` b5 ` is B5. Undefined beyond what a spreadsheet has. */
export function readCell(typed: string): string | undefined {
  const cell = typed.normalize('NFKC').replace(/[\s$]/g, '').toUpperCase()
  return /^[A-Z]{1,3}[1-9]\d{0,6}$/.test(cell) ? cell : undefined
}

/** A figure with its currency and unit out of `received:CNY:10000`; undefined where an amount has no currency that is known. */
export function readFigure(typed: string): Pick<FormCell, 'figure' | 'currency' | 'unit'> | undefined {
  const [name = '', currency, unit = '1'] = typed.split(':')
  const figure = formFigures.find((one) => one === name)
  if (!figure || isAmount(figure) !== (currencies as readonly string[]).includes(currency ?? '') || !(unit === '1' || (unit === '10000' && currency))) return undefined
  return { figure, currency: currency ?? null, unit: unit === '10000' ? 10_000 : 1 }
}
export const writtenFigure = ({ figure, currency, unit }: Pick<FormCell, 'figure' | 'currency' | 'unit'>): string => [figure, ...(currency ? [currency] : []), ...(unit === 1 ? [] : [unit])].join(':')

const monthPattern = /^20\d\d-(0[1-9]|1[0-2])$/
export const isMonth = (month: string): boolean => monthPattern.test(month)

/** The day of an instant on the clock of a zone. */
export const dayIn = (zone: FormZone, at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
export const monthBefore = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
const lastOf = (month: string): string => `${month}-${String(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()).padStart(2, '0')}`

/** The days that a cell counts for a month: of the month, of its year until its end, or all until its end. */
export const spanOf = (month: string, period: FormPeriod): { from?: string; to: string } =>
  period === 'month' ? { from: `${month}-01`, to: lastOf(month) } : period === 'year' ? { from: `${month.slice(0, 4)}-01-01`, to: lastOf(month) } : { to: lastOf(month) }

/** What stands in a cell where a figure is withheld. */
export const withheldMark = '<5'

/** What a cell says of the figures of its days. */
export function valueOf({ figure, currency, unit }: FormCell, { cells, amounts }: Pick<Funnel, 'cells' | 'amounts'>, month: string): number | string {
  if (figure === 'reported_month') return month
  if ((figures as readonly string[]).includes(figure)) return cells[figure as Figure].n ?? withheldMark
  const found = amounts.find((one) => one.kind === figure && one.currency === currency)
  if (!found) return 0
  if (found.sum === undefined) return withheldMark
  return currency ? found.sum / 100 / unit : found.sum
}

/**
 * What the cells of a form say. Where it says a month that is withheld, the sums over its year and over all time are withheld beside
 * it: else the month would be the difference between this form and the one before.
 */
export function valuesOf(cells: readonly FormCell[], funnels: ReadonlyMap<FormPeriod, Pick<Funnel, 'cells' | 'amounts'>>, month: string): (number | string)[] {
  const said = ({ figure, currency }: FormCell): string => `${figure} ${currency}`
  const withheld = new Set(cells.filter((one) => one.period === 'month' && valueOf(one, funnels.get('month')!, month) === withheldMark).map(said))
  return cells.map((one) => (withheld.has(said(one)) ? withheldMark : valueOf(one, funnels.get(one.period)!, month)))
}

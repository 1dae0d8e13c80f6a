import type { Programme } from './programme.ts'

/**
 * Prices that may be asked: above 0 only where a row has an upper limit, below 0 only where it has a lower one. Any such prices bound the
 * programme from above (weak duality), so what is computed from them needs no trust in the solver that gave them.
 */
export function fairPrices({ rowLower, rowUpper }: Pick<Programme, 'rowLower' | 'rowUpper'>, prices: Float64Array): Float64Array {
  return prices.map((price, row) => {
    const limit = price > 0 ? rowUpper[row] : rowLower[row]
    return Number.isFinite(limit) ? price : 0
  })
}

/** What the limits of the rows are worth at these prices: the first part of the bound. */
export function worthOfRows({ rowLower, rowUpper }: Pick<Programme, 'rowLower' | 'rowUpper'>, prices: Float64Array): number {
  let sum = 0
  prices.forEach((price, row) => {
    if (price !== 0) sum += price * ((price > 0 ? rowUpper[row] : rowLower[row]) ?? 0)
  })
  return sum
}

/** The other part: the most that a column can earn beyond what it uses, within its bounds. */
export const worthOfColumn = (reduced: number, lower: number, upper: number): number => (reduced > 0 ? reduced * upper : reduced * lower)

/** No amounts of the programme's columns earn more than this. */
export function boundOf(programme: Pick<Programme, 'rowLower' | 'rowUpper' | 'columns'>, given: Float64Array): number {
  const prices = fairPrices(programme, given)
  const { columns } = programme
  let sum = worthOfRows(programme, prices)
  for (let column = 0; column < columns.count; column += 1) sum += worthOfColumn(columns.reduced(column, prices), columns.lower.at(column), columns.upper.at(column))
  return sum
}

import type { Highs, Model } from 'highs'
import { Columns } from './columns.ts'

export type { Columns } from './columns.ts'

/** `prices[row]`: what one more unit of a row's limit would earn. */
export type Solved = { value: number; amounts: Float64Array; prices: Float64Array }

/** `bound`: no whole amounts give more. `proved`: the value reaches it, within the solver's tolerance of 1e-6. */
export type Whole = { value: number; amounts: Float64Array; bound: number; proved: boolean }

let solver: Promise<Highs> | undefined

/** HiGHS as WebAssembly, loaded with the first programme. It blocks its thread: large programmes belong in a worker. */
export const loadSolver = (): Promise<Highs> => {
  solver ??= import('highs').then(({ default: load }) => load())
  return solver
}

type Options = Readonly<Record<string, string | number | boolean>>

/** Nodes bound a search, not seconds, so that the same question gets the same answer on a busy machine. */
const patience = { mip_rel_gap: 0, mip_abs_gap: 1e-6, mip_max_nodes: 2_000 } as const

/**
 * A linear programme that is maximised and grows: rows (lower ≤ sum ≤ upper) and columns are added between solutions, each solution starts
 * from the one before. Close it: its memory is not the garbage collector's.
 */
export class Programme {
  readonly columns = new Columns()
  readonly rowLower: number[] = []
  readonly rowUpper: number[] = []
  private readonly model: Model
  private givenColumns = 0
  private givenRows = 0

  constructor(private readonly highs: Highs, options: Options = {}) {
    this.model = highs.createModel()
    this.model.options.set({ output_flag: false, random_seed: 1, ...patience, ...options })
    this.model.changeObjectiveSense(highs.constants.objectiveSense.maximize)
  }

  addRow(lower: number, upper: number): number {
    this.rowLower.push(lower)
    return this.rowUpper.push(upper) - 1
  }

  /** Adds to a row a column that is there already. */
  join(row: number, column: number, value: number): void {
    this.handOver()
    this.columns.addLate(column, row, value)
    this.model.changeCoefficient(row, column, value)
  }

  private handOver(): void {
    const { columns } = this
    if (this.givenRows < this.rowLower.length) {
      const numRows = this.rowLower.length - this.givenRows
      this.model.addRows({
        lower: Float64Array.from(this.rowLower.slice(this.givenRows)), upper: Float64Array.from(this.rowUpper.slice(this.givenRows)),
        matrix: { format: 'csr', numRows, numCols: this.givenColumns, starts: new Int32Array(numRows + 1), indices: new Int32Array(0), values: new Float64Array(0) },
      })
      this.givenRows = this.rowLower.length
    }
    const numCols = columns.count - this.givenColumns
    if (numCols === 0) return
    const first = columns.starts.at(this.givenColumns)
    const starts = Int32Array.from({ length: numCols + 1 }, (_, place) => (place === numCols ? columns.rows.length : columns.starts.at(this.givenColumns + place)) - first)
    this.model.addCols({
      cost: columns.earns.from(this.givenColumns), lower: columns.lower.from(this.givenColumns), upper: columns.upper.from(this.givenColumns),
      matrix: { format: 'csc', numRows: this.givenRows, numCols, starts, indices: Int32Array.from(columns.rows.from(first)), values: columns.values.from(first) },
    })
    this.givenColumns = columns.count
  }

  /** The best amounts, fractions allowed; an error where there are none: programmes are made so that there always are. */
  solve(): Solved {
    if (this.columns.count === 0) return { value: 0, amounts: new Float64Array(0), prices: new Float64Array(this.rowLower.length) }
    this.handOver()
    this.model.run()
    const status = this.model.getModelStatus()
    if (status !== this.highs.constants.modelStatus.optimal) throw new Error(`the linear programme ended with status ${status}`)
    const { colValue, rowDual } = this.model.getSolution()
    return { value: this.model.getObjectiveValue(), amounts: colValue, prices: rowDual }
  }

  /** The best with whole amounts of these columns; undefined where none was found within the solver's patience. */
  solveWhole(whole: Iterable<number>): Whole | undefined {
    if (this.columns.count === 0) return { value: 0, bound: 0, amounts: new Float64Array(0), proved: true }
    this.handOver()
    const indices = Int32Array.from(whole)
    if (indices.length > 0) this.model.changeColsIntegrality({ kind: 'set', indices }, new Int32Array(indices.length).fill(1))
    this.model.run()
    if (Number(this.model.info.get('primal_solution_status')) !== this.highs.constants.solutionStatus.feasible) return undefined
    const value = this.model.getObjectiveValue()
    const bound = Number(this.model.info.get('mip_dual_bound'))
    return { value, bound, amounts: this.model.getSolution().colValue, proved: this.model.getModelStatus() === this.highs.constants.modelStatus.optimal }
  }

  /** Does something with a programme and closes it. */
  static with<T>(highs: Highs, options: Options, act: (programme: Programme) => T): T {
    const programme = new Programme(highs, options)
    try {
      return act(programme)
    } finally {
      programme.model.dispose()
    }
  }
}

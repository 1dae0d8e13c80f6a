import type { LegacyHighs } from 'highs'
import { type Numbered } from './problem.ts'

let solver: Promise<LegacyHighs> | undefined

/** HiGHS as WebAssembly, loaded with the first problem: about 3 MB that most processes never need. */
const loaded = (): Promise<LegacyHighs> => {
  solver ??= import('highs').then(({ default: load }) => load())
  return solver
}

/**
 * The solver blocks its thread, for tens of milliseconds with the candidates of a real need (docs/benchmarks.md). Nodes, not time, bound it,
 * so that the same question gets the same answer on a busy machine; the seconds are a last resort.
 */
const patience = { mip_max_nodes: 500, time_limit: 2 } as const

/** Coefficients keep so many decimals: what is smaller is below the solver's tolerance. */
const plain = (value: number): string => value.toFixed(9)

/**
 * The problem as a mixed integer programme in the LP format. `y` says that a candidate is a member, `x` how much of an aim it stands for:
 * maximise Σ weight · strength · x − price · Σ y, where x ≤ y, each aim is stood for once, at most `most` members, one of an organisation.
 */
export function programmeOf({ weights, strengths, organisations, most, price }: Numbered): string {
  const gains: string[] = []
  const rows: string[] = []
  const shares: string[][] = Array.from(weights, () => [])
  strengths.forEach((row, candidate) => {
    row.forEach((strength, aim) => {
      const gain = (weights[aim] ?? 0) * strength
      if (gain <= 0) return
      gains.push(`+ ${plain(gain)} x${candidate}_${aim}`)
      rows.push(`x${candidate}_${aim} - y${candidate} <= 0`)
      shares[aim]?.push(`x${candidate}_${aim}`)
    })
    if (price > 0) gains.push(`- ${plain(price)} y${candidate}`)
  })
  for (const share of shares) if (share.length > 0) rows.push(`${share.join(' + ')} <= 1`)
  const all = strengths.map((_, candidate) => `y${candidate}`)
  rows.push(`${all.join(' + ')} <= ${most}`)
  for (const organisation of new Set(organisations)) {
    const group = all.filter((_, candidate) => organisations[candidate] === organisation)
    if (group.length > 1) rows.push(`${group.join(' + ')} <= 1`)
  }
  return `Maximize\n ${gains.join('\n ')}\nSubject To\n ${rows.join('\n ')}\nBinary\n ${all.join('\n ')}\nEnd\n`
}

/** The best team, or undefined when the solver did not prove one in its bounds. */
export async function exactCover(numbers: Numbered): Promise<number[] | undefined> {
  if (numbers.candidates.length === 0 || numbers.most < 1) return []
  const highs = await loaded()
  const { Status, Columns } = highs.solve(programmeOf(numbers), { output_flag: false, ...patience, mip_rel_gap: 0, mip_abs_gap: 0, random_seed: 1 })
  if (Status !== 'Optimal') return undefined
  return numbers.candidates.flatMap((_, candidate) => ((Columns[`y${candidate}`]?.Primal ?? 0) > 0.5 ? [candidate] : []))
}

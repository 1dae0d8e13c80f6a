/** The normal deviate that leaves (1 − level) ÷ 2 above it, for the levels that are stated. */
const normal = { 0.9: 1.6448536269514722, 0.95: 1.959963984540054 } as const
export const levels = [0.9, 0.95] as const
export type Level = (typeof levels)[number]

/** The same of Student's t (Cornish and Fisher's expansion; below three degrees of freedom as with three). */
export function deviate(level: Level, freedom: number): number {
  const z = normal[level]
  const n = Math.max(3, freedom)
  return z + (z ** 3 + z) / (4 * n) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * n * n) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * n ** 3)
}

/** The value below which a share of the sorted values lies, between neighbours in proportion (type 7 of Hyndman and Fan 1996). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}

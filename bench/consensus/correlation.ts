/** Ranks from 1, equals sharing their mean. */
function ranksOf(values: readonly number[]): number[] {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = values.map(() => 0)
  for (let from = 0; from < order.length; ) {
    let end = from
    while (end < order.length && values[order[end] ?? 0] === values[order[from] ?? 0]) end += 1
    for (let at = from; at < end; at += 1) ranks[order[at] ?? 0] = (from + end + 1) / 2
    from = end
  }
  return ranks
}

/** Pearson's correlation of the ranks. */
export function spearman(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [ranksOf(one), ranksOf(other)]
  const mean = (a.length + 1) / 2
  let [both, first, second] = [0, 0, 0]
  a.forEach((rank, place) => {
    const [x, y] = [rank - mean, (b[place] ?? 0) - mean]
    both += x * y
    first += x * x
    second += y * y
  })
  return both / Math.sqrt(first * second)
}

/** Kendall's τ-b. */
export function kendall(one: readonly number[], other: readonly number[]): number {
  let [sum, first, second] = [0, 0, 0]
  for (let a = 0; a < one.length; a += 1) {
    for (let b = a + 1; b < one.length; b += 1) {
      const [x, y] = [Math.sign((one[a] ?? 0) - (one[b] ?? 0)), Math.sign((other[a] ?? 0) - (other[b] ?? 0))]
      sum += x * y
      first += x * x
      second += y * y
    }
  }
  return sum / Math.sqrt(first * second)
}

export type Stretch = { kind: 'same' | 'added' | 'removed'; items: string[] }

/** Above this many cells of the comparison table, a stretch is shown as replaced whole rather than compared piece by piece. */
const mostCells = 4_000_000

/**
 * A longest common subsequence as stretches; what stands at both ends the same is set aside first. Time and memory are
 * bounded: very long stretches with nothing in common at their ends come back as one removed and one added.
 */
export function diffSequences(before: readonly string[], after: readonly string[]): Stretch[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const middle = compare(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  const stretches: Stretch[] = [{ kind: 'same', items: before.slice(0, head) }, ...middle, { kind: 'same', items: before.slice(before.length - tail) }]
  return stretches.filter((one) => one.items.length > 0)
}

function compare(before: readonly string[], after: readonly string[]): Stretch[] {
  if (before.length === 0 || after.length === 0 || before.length * after.length > mostCells) {
    return [{ kind: 'removed', items: [...before] }, { kind: 'added', items: [...after] }]
  }
  const lengths = commonLengths(before, after)
  const width = after.length + 1
  const stretches: Stretch[] = []
  const put = (kind: Stretch['kind'], item: string) => {
    const last = stretches.at(-1)
    if (last?.kind === kind) last.items.push(item)
    else stretches.push({ kind, items: [item] })
  }
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      put('same', before[i]!)
      i += 1
      j += 1
    } else if (j >= after.length || (i < before.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) {
      put('removed', before[i]!)
      i += 1
    } else {
      put('added', after[j]!)
      j += 1
    }
  }
  return stretches
}

/** `lengths[i * width + j]`: the longest common subsequence of what follows `i` and `j`. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array {
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        before[i] === after[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  return lengths
}

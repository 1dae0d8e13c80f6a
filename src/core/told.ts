/** Below this many, a figure about others is withheld. */
export const smallestCell = 5

/**
 * A figure as a reader may have it: whole when they may read all of its facts, or when so many are others' that it tells of
 * nobody; otherwise withheld. A sum of what they read anyway tells them nothing new.
 * @param all how many facts there are @param mine how many of them the reader may read
 */
export const told = (all: number, mine: number): number | undefined => (all - mine === 0 || all - mine >= smallestCell ? all : undefined)

/** How many facts a figure has, and how many of them the reader may read. */
export type Counted = { all: number; mine: number }

/**
 * The cells of a figure beside which their sum is told. A cell that is withheld could be had from the sum and the others, so it is
 * never withheld alone: the smallest others go with it until what is left unsaid is of two cells and many enough.
 */
export function apart(cells: readonly Counted[]): (number | undefined)[] {
  const others = cells.map(({ all, mine }) => all - mine)
  const hidden = new Set(others.flatMap((n, place) => (n > 0 && n < smallestCell ? [place] : [])))
  while (hidden.size > 0) {
    const unsaid = [...hidden].reduce((sum, place) => sum + others[place]!, 0)
    if (hidden.size > 1 && unsaid >= smallestCell) break
    const [next] = others.map((n, place) => ({ n, place })).filter(({ n, place }) => n > 0 && !hidden.has(place)).sort((a, b) => a.n - b.n)
    if (!next) break
    hidden.add(next.place)
  }
  return cells.map(({ all }, place) => (hidden.has(place) ? undefined : all))
}

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
 * never withheld alone: the smallest others go with it, those of one size together, until what is left unsaid is many enough and of
 * two sizes. Then it may be either way round: who knows this rule learns no more.
 */
export function apart(cells: readonly Counted[]): (number | undefined)[] {
  const others = cells.map(({ all, mine }) => all - mine)
  let hidden = others.filter((n) => n > 0 && n < smallestCell)
  while (hidden.length > 0) {
    const unsaid = hidden.reduce((sum, n) => sum + n, 0)
    if (unsaid >= smallestCell && new Set(hidden).size > 1) break
    const most = Math.max(...hidden)
    const next = Math.min(...others.filter((n) => n > most))
    if (next === Infinity) break
    hidden = others.filter((n) => n > 0 && n <= next)
  }
  const most = Math.max(0, ...hidden)
  return cells.map(({ all }, place) => (others[place]! > 0 && others[place]! <= most ? undefined : all))
}

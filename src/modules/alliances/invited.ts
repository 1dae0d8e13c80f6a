/** A line of a list of invitations: an address, a name, or both. */
export type Invited = { name: string; email?: string }

const address = /[^\s<>()"',;:，；：、（）《》]+@[^\s<>()"',;:，；：、（）《》]+\.[^\s<>()"',;:，；：、（）《》]+/

/** One cell or line: the address in it, and what else it says as the name. */
function read(line: string): Invited | undefined {
  const email = address.exec(line)?.[0]?.toLowerCase().replace(/\.$/, '')
  const name = (email ? line.replace(address, ' ') : line).replace(/[<>"“”\t,;，；]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 200)
  return email || name ? { name, ...(email ? { email } : {}) } : undefined
}

/** Reads a pasted list, one invitation a line: `name, address` in any order, or either alone. Equal addresses and names stand once. */
export function readInvited(text: string): Invited[] {
  const found = new Map<string, Invited>()
  for (const line of text.split('\n')) {
    const one = read(line)
    if (one) found.set(one.email ?? one.name.toLowerCase(), one)
  }
  return [...found.values()]
}

/** A row of a table as a line of a list: its cells that are words. A head without an address in it says nothing. */
export const lineOfRow = (cells: readonly unknown[]): string => cells.filter((cell): cell is string => typeof cell === 'string' && cell.trim() !== '').join(', ')

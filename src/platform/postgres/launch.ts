import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { Account } from './account.ts'

/**
 * Starts one of PostgreSQL's programs as the account, in a process group of its own, so that Ctrl-C at the terminal
 * does not reach the database before those who use it. The caller's PG… variables do not reach it either.
 * The child's pid is the program's own: unshare and the change of user replace themselves.
 */
export function launch(account: Account, file: string, args: readonly string[]): ChildProcess {
  const [first = file, ...rest] = [...account.prefix, file, ...args]
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)))
  return spawn(first, rest, {
    ...account.ids,
    cwd: process.platform === 'win32' ? account.native : '/',
    env: { ...env, LC_ALL: 'C' },
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

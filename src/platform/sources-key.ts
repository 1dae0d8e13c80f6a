import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { projectRoot } from './root.ts'

/** A digest of source files (folders with all below them, tests left out) and of the installed versions of packages: what a cache that they made depends on. */
export function keyOfSources(paths: readonly string[], packages: readonly string[]): string {
  const sum = createHash('sha256')
  for (const path of paths.flatMap(filesBelow).sort()) sum.update(path).update('\0').update(readFileSync(join(projectRoot, path))).update('\0')
  for (const name of packages) sum.update(`${name} ${versionOf(name)}\0`)
  return sum.digest('hex')
}

function filesBelow(path: string): string[] {
  if (path.endsWith('.ts')) return [path]
  const names = readdirSync(join(projectRoot, path), { recursive: true, encoding: 'utf8' }).map((name) => `${path}/${name.replaceAll('\\', '/')}`)
  return names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('/testing/'))
}

function versionOf(name: string): string {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    try {
      return (JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as { version: string }).version
    } catch {
      continue
    }
  }
  return 'absent'
}

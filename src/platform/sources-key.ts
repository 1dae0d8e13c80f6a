import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from './root.ts'

/** What a cache depends on: source files (folders with all below them, tests left out) and the installed versions of packages. */
export type Makers = { name: string; paths: readonly string[]; packages: readonly string[] }

const kept = 'keys.json'
const here = dirname(fileURLToPath(import.meta.url))
const dist = join(projectRoot, 'dist')

/**
 * A digest of what made a cache. A built program uses the one that the build left beside it: the sources may have changed since, and what it
 * writes must not pass for theirs.
 */
export function keyOf(makers: Makers): string {
  if (here !== dist && !here.startsWith(dist + sep)) return digestOf(makers)
  const keys = JSON.parse(readFileSync(join(dist, kept), 'utf8')) as Record<string, string>
  return keys[makers.name] ?? digestOf(makers)
}

/** Leaves the digests where built programs look for them. */
export function keepKeys(folder: string, all: readonly Makers[]): void {
  writeFileSync(join(folder, kept), `${JSON.stringify(Object.fromEntries(all.map((makers) => [makers.name, digestOf(makers)])), null, 2)}\n`)
}

function digestOf({ paths, packages }: Makers): string {
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

import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/root.ts'

const folder = join(projectRoot, 'bench')

const installed = (): boolean => {
  const byNpm = join(folder, 'node_modules', '.package-lock.json')
  return existsSync(byNpm) && statSync(byNpm).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs
}

/**
 * Installs bench/package.json when it is not. better-sqlite3 fetches its binary or compiles it, which is why its script may run here and nowhere
 * else; it is optional, so that a machine without a compiler does without it.
 */
export function installPeers(): void {
  if (installed()) return
  process.stderr.write('Installing the peers of this benchmark from bench/package-lock.json; SQLite may be compiled, which takes one or two minutes…\n')
  const args = ['ci', '--prefix', folder, '--ignore-scripts=false', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env['npm_execpath']
  const { status } = npm ? spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }) : spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) process.stderr.write('They could not be installed (see above): what is missing is not run.\n')
}

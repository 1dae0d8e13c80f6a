// Runs a benchmark: `node bench/run.mjs hall [options]`. Builds first, bundles the benchmark, hands over.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [name, ...options] = process.argv.slice(2)
const entry = join(root, 'bench', name ?? '', 'main.ts')
if (!name || !existsSync(entry)) {
  process.stderr.write('Name a benchmark: a folder of bench/ with a main.ts, such as hall.\n')
  process.exit(1)
}
const { makeReady } = await import('../build/ready.mjs')
await makeReady()
const { build } = await import('esbuild')
// Processes that a benchmark starts beside itself.
const others = ['readers.ts'].map((file) => join(root, 'bench', name, file)).filter((file) => existsSync(file))
const out = mkdtempSync(join(root, 'dist', 'bench-'))
try {
  await build({ entryPoints: [entry, ...others], bundle: true, platform: 'node', format: 'esm', packages: 'external', jsx: 'automatic', jsxImportSource: 'hono/jsx', outdir: out, logLevel: 'warning' })
  process.exitCode = spawnSync(process.execPath, ['--expose-gc', join(out, 'main.js'), ...options], { stdio: 'inherit', cwd: root }).status ?? 1
} finally {
  rmSync(out, { recursive: true, force: true })
}

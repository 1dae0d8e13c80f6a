// npm test, in a bare clone too: install, build, run vitest with the arguments given, count.
// --soak: properties run 10,000 times instead of 100 (QIAO_SOAK=1).
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeReady, root } from '../build/ready.mjs'

await makeReady()

const given = process.argv.slice(2)
const soak = given.includes('--soak')
const folder = mkdtempSync(join(tmpdir(), 'qiao-count-'))
const report = join(folder, 'report.json')
const args = [
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...given.filter((argument) => argument !== '--soak'),
]
const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: soak ? { ...process.env, QIAO_SOAK: '1' } : process.env })
const leaveTo = (signal) => process.on(signal, () => child.kill(signal))
for (const signal of ['SIGINT', 'SIGTERM']) leaveTo(signal)

child.once('close', (code) => {
  const status = code ?? 1
  const counts = count()
  rmSync(folder, { recursive: true, force: true })
  const failed = status !== 0 && counts.failed === 0 ? 1 : counts.failed
  process.stdout.write(`\n${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped\n`)
  process.exitCode = status
})

/** A run that failed without a failed test (a file that does not load, an unhandled error) counts as one failure. */
function count() {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
}

import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// A clone in small: the real ready.mjs, with an npm and a build that only count how often they ran.
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiao ready 桥-'))
  for (const name of ['src', 'build']) mkdirSync(join(folder, name))
  cpSync(join(import.meta.dirname, '../build/ready.mjs'), join(folder, 'build/ready.mjs'))
  write('package-lock.json', '{}')
  write('src/main.ts', 'one')
  const counting = (name: string, rest: string) =>
    `import { appendFileSync, mkdirSync } from 'node:fs'\nappendFileSync('${name}.count', '.')\nawait new Promise((go) => setTimeout(go, 200))\n${rest}`
  write('build/build.mjs', counting('build', "mkdirSync('dist', { recursive: true })\nif (process.env.FAIL) process.exit(1)"))
  write('npm.mjs', counting('install', "mkdirSync('node_modules', { recursive: true })"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const count = (name: string) => (existsSync(join(folder, `${name}.count`)) ? readFileSync(join(folder, `${name}.count`), 'utf8').length : 0)

/** The exit status and what was said. */
function makeReady(env: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const script = "await (await import('./build/ready.mjs')).makeReady()"
  const options = { cwd: folder, env: { ...process.env, npm_execpath: join(folder, 'npm.mjs'), ...env } }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--input-type=module', '-e', script], options, (_error, _out, said) =>
      resolve({ code: child.exitCode ?? 1, said }),
    )
  })
}

test('several commands at once in a bare clone install and build once', async () => {
  expect((await Promise.all([makeReady(), makeReady(), makeReady()])).map(({ code }) => code)).toEqual([0, 0, 0])
  expect([count('install'), count('build')]).toEqual([1, 1])
  await makeReady()
  expect([count('install'), count('build')]).toEqual([1, 1])
  expect(existsSync(join(folder, '.ready.lock'))).toBe(false)
})

test('a changed source builds again, a changed lockfile installs and builds again, a test does neither', async () => {
  await makeReady()
  write('src/main.test.ts', 'a test')
  await makeReady()
  expect([count('install'), count('build')]).toEqual([1, 1])
  write('src/main.ts', 'two')
  await makeReady()
  expect([count('install'), count('build')]).toEqual([1, 2])
  write('package-lock.json', '{ }')
  await makeReady()
  expect([count('install'), count('build')]).toEqual([2, 3])
})

test('an installation made by hand is taken as it is unless the lockfile is newer', async () => {
  mkdirSync(join(folder, 'node_modules'))
  write('node_modules/.package-lock.json', '{}')
  await makeReady()
  expect(count('install')).toBe(0)
  utimesSync(join(folder, 'package-lock.json'), new Date(), new Date(Date.now() + 60_000))
  await makeReady()
  expect(count('install')).toBe(1)
})

test('a failed build is one sentence, and is tried again', async () => {
  const failed = await makeReady({ FAIL: '1' })
  expect(failed.code).toBe(1)
  expect(failed.said).toContain('The build failed: see the lines above. / ')
  expect(await makeReady()).toMatchObject({ code: 0 })
  expect([count('install'), count('build')]).toEqual([1, 2])
})

test('the turn of a command that was killed is taken over', async () => {
  write('.ready.lock', '4194305')
  expect(await makeReady()).toMatchObject({ code: 0 })
})

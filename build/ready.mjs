// Plain JavaScript for a bare clone, shared by start.mjs, test.mjs and qiao.mjs: nothing here needs node_modules.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const modules = join(root, 'node_modules')
const lockfile = join(root, 'package-lock.json')
const installedStamp = join(modules, '.qiao-installed')
const builtStamp = join(root, 'dist', '.built-from')
const turnFile = join(root, '.ready.lock')

/** Installs what the lockfile names and builds dist/, each only if it is missing or older than its sources. */
export async function makeReady() {
  refuseOldNode()
  if (installed() && built()) return
  await inTurn(() => {
    if (!installed()) install()
    if (!built()) build()
  })
}

/** One sentence at the terminal in both languages, and the end. */
export function refuse(en, zh) {
  process.stderr.write(`${en} / ${zh}\n`)
  process.exit(1)
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  refuse(
    `Qiao needs Node.js 20.19 or newer, and this is ${process.versions.node}.`,
    `Qiao 需要 Node.js 20.19 或更高版本，当前版本为 ${process.versions.node}。`,
  )
}

function installed() {
  if (existsSync(installedStamp)) return readFileSync(installedStamp, 'utf8') === installationKey()
  const byNpm = join(modules, '.package-lock.json')
  return existsSync(byNpm) && statSync(byNpm).mtimeMs >= statSync(lockfile).mtimeMs
}

function installationKey() {
  return `${process.platform}-${process.arch} ${hash([lockfile])}\n`
}

function install() {
  process.stderr.write('Installing dependencies… / 正在安装依赖……\n')
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (status !== 0) refuse('The dependencies could not be installed: see the lines above.', '依赖安装失败，请查看上方输出。')
  writeFileSync(installedStamp, installationKey())
}

function built() {
  return existsSync(builtStamp) && readFileSync(builtStamp, 'utf8') === buildKey()
}

function buildKey() {
  const all = ['src', 'samples', 'build'].flatMap((folder) => files(join(root, folder)))
  const sources = all.filter((file) => !/\.test\.tsx?$/.test(file))
  return `${hash([join(root, 'tsconfig.json'), lockfile, ...sources.sort()])}\n`
}

/** In a process of its own: the bundler's memory is not kept by what runs next. */
function build() {
  process.stderr.write('Building… / 正在构建……\n')
  const key = buildKey()
  const { status } = spawnSync(process.execPath, [join(root, 'build/build.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) refuse('The build failed: see the lines above.', '构建失败，请查看上方输出。')
  writeFileSync(builtStamp, key)
}

/** Two commands in one clone do not install or build at once: the second waits, and finds it done. */
async function inTurn(work) {
  while (!takeTurn()) await new Promise((resolve) => setTimeout(resolve, 100))
  const leave = () => rmSync(turnFile, { force: true })
  process.once('exit', leave)
  try {
    work()
  } finally {
    leave()
    process.off('exit', leave)
  }
}

function takeTurn() {
  try {
    const handle = openSync(turnFile, 'wx')
    writeFileSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    removeDeadTurn()
    return false
  }
}

function removeDeadTurn() {
  try {
    const pid = Number(readFileSync(turnFile, 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    else if (Date.now() - statSync(turnFile).mtimeMs > 2000) rmSync(turnFile, { force: true })
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(turnFile, { force: true })
  }
}

function files(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path) : [path]
  })
}

function hash(paths) {
  const sum = createHash('sha256')
  for (const path of paths) if (existsSync(path)) sum.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  return sum.digest('hex')
}

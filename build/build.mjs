// Builds dist/: the server's bundles, the browser's script and style, and the list of their hashed names.
// Entry points that do not exist are left out, with a note. The folder is replaced as a whole at the end.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build as bundle } from 'esbuild'
import { buildFonts } from './fonts.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

const programs = {
  main: 'src/main.ts',
  worker: 'src/worker.ts',
  supervise: 'src/supervise.ts',
  cli: 'src/cli/main.ts',
}
/** Makes what the programs find ready beside them; only the build runs it. */
const preparation = 'src/prepare.ts'
/** theme is a script of its own because it runs before the first paint, player because only who watches a stream needs it. */
const clientEntries = ['src/web/client/main.ts', 'src/web/client/theme.ts', 'src/web/client/player.ts']
const styleEntry = 'src/web/ui/styles.css'

async function buildAll() {
  const fresh = `${dist}.${process.pid}`
  const old = `${fresh}.old`
  mkdirSync(join(fresh, 'assets'), { recursive: true })
  try {
    const parts = await Promise.allSettled([buildServer(fresh).then(() => prepareCaches(fresh)), buildClient(fresh), buildStyle(fresh), buildFonts(root, join(fresh, 'assets'))])
    const failed = parts.find((part) => part.status === 'rejected')
    if (failed) throw failed.reason
    const names = parts.map((part) => part.value)
    await compress(join(fresh, 'assets'))
    writeFileSync(join(fresh, 'assets', 'manifest.json'), JSON.stringify(Object.assign({}, ...names), null, 2) + '\n')
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(fresh, dist)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}

async function buildServer(out) {
  const entries = { ...programs, ...threads(), prepare: preparation }
  const found = Object.entries(entries).filter(([, file]) => present(file))
  await bundle({
    ...common,
    entryPoints: Object.fromEntries(found.map(([name, file]) => [name, join(root, file)])),
    outdir: out,
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  })
}

/** The dictionary's tables and the words for the segmenter, ready to be read; those of the build before are taken when nothing that makes them has changed. */
async function prepareCaches(out) {
  if (!present(preparation)) return {}
  if (existsSync(dist)) for (const name of readdirSync(dist)) if (/^(?:words|phrasebook)-/.test(name)) copyFileSync(join(dist, name), join(out, name))
  await run(process.execPath, [join(out, 'prepare.js'), out])
  return {}
}

/** Worker threads are bundles of their own, at the place below dist/ that they have below src/. */
function threads() {
  return Object.fromEntries(['engine', 'modules'].flatMap((part) => {
    const folder = join(root, 'src', part)
    if (!existsSync(folder)) return []
    const files = readdirSync(folder, { recursive: true }).map((file) => file.split(sep).join('/'))
    return files.filter((file) => basename(file) === 'worker.ts').map((file) => [`${part}/${file.slice(0, -3)}`, `src/${part}/${file}`])
  }))
}

async function buildClient(out) {
  const entries = clientEntries.filter(present)
  if (entries.length === 0) return {}
  const { metafile } = await bundle({
    ...common,
    entryPoints: entries.map((entry) => join(root, entry)),
    outdir: join(out, 'assets'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    platform: 'browser',
    target: 'es2020',
    minify: true,
    metafile: true,
  })
  const written = Object.entries(metafile.outputs).filter(([, output]) => output.entryPoint)
  return Object.fromEntries(written.map(([file, output]) => [`${basename(output.entryPoint, '.ts')}.js`, basename(file)]))
}

async function buildStyle(out) {
  if (!present(styleEntry)) return {}
  const temporary = join(out, 'styles.css')
  const cli = join(root, 'node_modules/@tailwindcss/cli/dist/index.mjs')
  await run(process.execPath, [cli, '--input', join(root, styleEntry), '--output', temporary, '--minify'])
  const text = readFileSync(temporary)
  const name = `styles-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.css`
  renameSync(temporary, join(out, 'assets', name))
  return { 'styles.css': name }
}

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
}

async function compress(folder) {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
  const texts = readdirSync(folder).filter((name) => ['.js', '.css', '.svg', '.json'].includes(extname(name)))
  await Promise.all(
    texts.map(async (name) => {
      const file = join(folder, name)
      const text = readFileSync(file)
      writeFileSync(`${file}.gz`, await promisify(gzip)(text, { level: 9 }))
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(text, brotli))
    }),
  )
}

function present(file) {
  if (existsSync(join(root, file))) return true
  process.stderr.write(`build: ${file} does not exist and is left out\n`)
  return false
}

function run(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim() || `${command} ${code}`))))
  })
}

const began = performance.now()
try {
  await buildAll()
  process.stderr.write(`build: ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
} catch (error) {
  // esbuild has printed its own errors, with their places.
  if (!error.errors) process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

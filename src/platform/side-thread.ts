import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { projectRoot } from './root.ts'

const dist = join(projectRoot, 'dist')
const isBuilt = fileURLToPath(import.meta.url).startsWith(dist + sep)

const bundles = new Map<string, Promise<string>>()

/** From sources: the worker bundled once a process, at a place from which it finds the packages. */
async function bundled(place: string): Promise<string> {
  const { build } = await import('esbuild')
  const folder = join(projectRoot, 'node_modules/.cache/qiao')
  await mkdir(folder, { recursive: true })
  const { outputFiles } = await build({ entryPoints: [join(projectRoot, 'src', place, 'worker.ts')], bundle: true, packages: 'external', platform: 'node', format: 'esm', write: false, logLevel: 'silent' })
  const code = outputFiles[0]?.contents ?? new Uint8Array()
  const file = join(folder, `${place.replaceAll('/', '-')}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`)
  // Under its name only when it is whole: several processes may write the same.
  const draft = `${file}.${process.pid}`
  await writeFile(draft, code)
  await rename(draft, file)
  return file
}

/** Starts `src/<place>/worker.ts` as a thread of this process that may use packages and begins with `workerData`; it does not keep the process alive. */
export async function startSideThread(place: string, mostMegabytes: number, workerData?: unknown): Promise<Worker> {
  const known = isBuilt ? Promise.resolve(join(dist, place, 'worker.js')) : (bundles.get(place) ?? bundled(place))
  bundles.set(place, known)
  const worker = new Worker(pathToFileURL(await known), { workerData, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
  worker.unref()
  return worker
}

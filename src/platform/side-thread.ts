import { mkdir, writeFile } from 'node:fs/promises'
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
  const file = join(folder, `${place.replaceAll('/', '-')}-${process.pid}-${process.hrtime.bigint()}.mjs`)
  await mkdir(folder, { recursive: true })
  const { outputFiles } = await build({ entryPoints: [join(projectRoot, 'src', place, 'worker.ts')], bundle: true, packages: 'external', platform: 'node', format: 'esm', write: false, logLevel: 'silent' })
  await writeFile(file, outputFiles[0]?.contents ?? '')
  return file
}

/** Starts `src/<place>/worker.ts` as a thread of this process that may use packages; it does not keep the process alive. */
export async function startSideThread(place: string, mostMegabytes: number): Promise<Worker> {
  const known = isBuilt ? Promise.resolve(join(dist, place, 'worker.js')) : (bundles.get(place) ?? bundled(place))
  bundles.set(place, known)
  const worker = new Worker(pathToFileURL(await known), { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
  worker.unref()
  return worker
}

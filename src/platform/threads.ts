import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import type { Thread } from '../engine/retrieval/batch/thread.ts'
import { projectRoot } from './root.ts'

const dist = join(projectRoot, 'dist')

/** True in what the build made; tests and benchmarks run from sources, beside which dist/ may be missing or old. */
const isBuilt = fileURLToPath(import.meta.url).startsWith(dist + sep) && !fileURLToPath(import.meta.url).startsWith(join(dist, 'bench-'))

const bundles = new Map<string, Promise<string>>()

/** The code of an engine folder's worker from sources, bundled once a process. */
async function bundled(folder: string): Promise<string> {
  const { build } = await import('esbuild')
  const entry = join(projectRoot, 'src/engine', folder, 'worker.ts')
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', write: false, logLevel: 'silent' })
  return outputFiles[0]?.text ?? ''
}

const codeOf = (folder: string): Promise<string> => {
  const known = bundles.get(folder) ?? bundled(folder)
  bundles.set(folder, known)
  return known
}

async function workerOf(folder: string, data: unknown, resourceLimits?: ResourceLimits): Promise<Worker> {
  if (isBuilt) return new Worker(pathToFileURL(join(dist, 'engine', folder, 'worker.js')), { workerData: data, resourceLimits })
  const code = await codeOf(folder)
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { workerData: data, resourceLimits })
}

/** Starts `src/engine/<folder>/worker.ts` as a thread of this process, with no more memory than `resourceLimits` allow. */
export async function startThread(folder: string, data: unknown, resourceLimits?: ResourceLimits): Promise<Thread> {
  const worker = await workerOf(folder, data, resourceLimits)
  let stopped = false
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (take) => void worker.on('message', take),
    onEnd(tell) {
      worker.on('error', (error) => tell(error instanceof Error ? error : new Error(String(error))))
      worker.on('exit', (code) => {
        if (!stopped) tell(new Error(`it left with status ${code}`))
      })
    },
    async stop() {
      stopped = true
      await worker.terminate()
    },
  }
}

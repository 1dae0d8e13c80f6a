import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { refusePublicSamples } from '../platform/config.ts'
import type { Config } from '../platform/config.ts'
import { checkExternal } from '../platform/external.ts'
import { lifeOf } from '../platform/life.ts'
import { takeLock } from '../platform/lock.ts'
import { openLog } from '../platform/log.ts'
import type { Logger } from '../platform/log.ts'
import { attachMessages } from '../platform/messages/attach.ts'
import { startPostgres } from '../platform/postgres.ts'
import { Refusal } from '../platform/refusal.ts'
import { projectRoot } from '../platform/root.ts'
import { removeRuntime, writeRuntime } from '../platform/runtime.ts'
import { bringUpToDate } from '../platform/upgrade.ts'
import { banner } from './banner.ts'
import { keepRunning } from './child.ts'
import type { KeptChild } from './child.ts'
import { clearLeftovers } from './leftovers.ts'
import { superviseMessages } from './messages.ts'
import { requirePort } from './port.ts'
import { loadSamples, sampleSignIns } from './samples.ts'

/** A running instance: database, web and worker under one lock. */
export type House = {
  /** Settles when the instance cannot go on: the database is gone, or a process does not come up. */
  readonly broken: Promise<Refusal>
  /** Web, then worker, then database, then the lock; whatever of them there is so far. */
  stop(): Promise<void>
  /** The same at once, without waiting for anybody. */
  kill(): void
  /** Settles when the address answers, or fails as the start did. */
  readonly started: Promise<void>
}

const attempts = 4

/** Starts everything in order; `stop` may be called at any time, also while it starts. */
export function openHouse(config: Config): House {
  const log = openLog(config.logLevel, 'supervise')
  const abort = new AbortController()
  const closers: { stop(): Promise<void> | void; kill(): void }[] = []
  let report: (refusal: Refusal) => void = () => undefined
  const broken = new Promise<Refusal>((resolve) => (report = resolve))
  const started = start({ config, log, signal: abort.signal, closers, report, progress: { ready: false } })
  const stop = async () => {
    abort.abort()
    await started.catch(() => undefined)
    for (const closer of closers.splice(0).reverse()) await closer.stop()
  }
  const kill = () => {
    for (const closer of closers.splice(0).reverse()) closer.kill()
  }
  return { broken, started, stop, kill }
}

type Site = {
  readonly config: Config
  readonly log: Logger
  readonly signal: AbortSignal
  readonly closers: { stop(): Promise<void> | void; kill(): void }[]
  readonly report: (refusal: Refusal) => void
  readonly progress: { ready: boolean }
}

async function start(site: Site): Promise<void> {
  const { config, signal, closers } = site
  const recovered = holdFolder(site)
  await requirePort(config.host, config.port, recovered ? 6000 : 0)
  if (config.databaseUrl !== undefined) await checkExternal(config.databaseUrl)
  await clearLeftovers(config.dataFolder)
  signal.throwIfAborted()
  const databaseUrl = config.databaseUrl ?? (await openDatabase(site))
  signal.throwIfAborted()
  const first = await bringUpToDate(databaseUrl)
  signal.throwIfAborted()
  const dist = join(projectRoot, 'dist')
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  if (config.samples === 'show') await loadSamples(dist, config.dataFolder, first, env, signal)
  const signIns = sampleSignIns(config.dataFolder)
  if (signIns && !config.samplesPublic) refusePublicSamples(config.host, config.url)
  const children: KeptChild[] = []
  const record = () => recordRuntime(config, databaseUrl, children)
  closers.push(closerOf(config.dataFolder, children))
  const keep = (name: 'main' | 'worker') => children.push(keepChild(site, name, join(dist, `${name}.js`), env, record))
  keep('main')
  record()
  await answering(config, signal)
  site.progress.ready = true
  // Not before: both read the dictionary when they start, and readers wait for the web process only.
  keep('worker')
  record()
  process.stdout.write(banner(config.url, signIns ?? []))
}

function closerOf(dataFolder: string, children: readonly KeptChild[]): Site['closers'][number] {
  return {
    stop: async () => {
      for (const child of children) await child.stop()
      removeRuntime(dataFolder)
    },
    kill: () => children.forEach((child) => child.kill()),
  }
}

/** Returns whether an earlier holder had died. */
function holdFolder({ config, closers }: Site): boolean {
  const lock = takeLock(config.dataFolder, 'supervisor')
  if ('holder' in lock) throw new Refusal(attachMessages.inUse, { folder: config.dataFolder, pid: lock.holder.pid })
  closers.push({ stop: () => lock.release(), kill: () => lock.release() })
  return lock.recovered
}

async function openDatabase({ config, log, signal, closers, report }: Site): Promise<string> {
  const server = await startPostgres(config.dataFolder, (line) => {
    if (/ (WARNING|ERROR|FATAL|PANIC): /.test(line)) log.warn({ database: line })
    else log.debug({ database: line })
  })
  closers.push({ stop: () => server.stop(), kill: () => void process.kill(server.pid, 'SIGQUIT') })
  void server.exited.then(() => {
    if (!signal.aborted) report(new Refusal(superviseMessages.databaseGone))
  })
  return server.url
}

function keepChild({ log, report, progress }: Site, name: 'main' | 'worker', file: string, env: NodeJS.ProcessEnv, record: () => void): KeptChild {
  return keepRunning({
    name,
    file,
    env,
    started: () => setImmediate(record),
    crashed: (ends, reason) => {
      log.error({ process: name, reason, ends }, 'a process ended by itself')
      if (!progress.ready && ends >= attempts) report(new Refusal(superviseMessages.neverReady, { name, times: ends }))
    },
  })
}

function recordRuntime(config: Config, databaseUrl: string, children: readonly KeptChild[]): void {
  const supervisor = lifeOf(process.pid)
  if (!supervisor || !existsSync(config.dataFolder)) return
  const lives = children.flatMap((child) => child.life() ?? [])
  writeRuntime(config.dataFolder, { databaseUrl, webUrl: config.url, supervisor, children: lives })
}

async function answering({ host, port }: Config, signal: AbortSignal): Promise<void> {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  for (;;) {
    signal.throwIfAborted()
    const answer = await fetch(`http://${name}:${port}/readyz`, { signal }).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
    await pause(40)
  }
}

import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseMessages } from '../messages/database.ts'
import { Refusal } from '../refusal.ts'
import { binary } from './binaries.ts'

/** Where the cluster is and as whom its programs run: PostgreSQL refuses to run as root. */
export type Account = {
  readonly native: string
  /** The cluster's folder, which may not exist yet. */
  readonly cluster: string
  /** What stands before a program on its command line. */
  readonly prefix: readonly string[]
  /** Undefined: as this process. */
  readonly ids: { readonly uid: number; readonly gid: number } | undefined
}

const nobody = { uid: 65534, gid: 65534 }
const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'] as const

/** The cluster's folder: below the data folder unless QIAO_DATA/WHERE names another. */
export function clusterFolder(dataFolder: string): string {
  const where = join(dataFolder, 'WHERE')
  if (!existsSync(where)) return join(dataFolder, 'postgres')
  const folder = readFileSync(where, 'utf8').trim()
  if (!existsSync(folder)) throw new Refusal(databaseMessages.noPlace, { file: where, folder })
  return folder
}

/**
 * An ordinary user runs the programs itself. Root runs them as the owner of an existing cluster; else as root inside a
 * user namespace, where it is user 1000; else, where namespaces are not to be had (most containers), as user 65534, in
 * the data folder if that user can reach it, and otherwise in a folder of its own that QIAO_DATA/WHERE names.
 */
export function chooseAccount(dataFolder: string, native: string, namespaces: boolean): Account {
  const cluster = clusterFolder(dataFolder)
  if (process.getuid?.() !== 0) return { native, cluster, prefix: [], ids: undefined }
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (owner && owner.uid !== 0) return asUser({ uid: owner.uid, gid: owner.gid }, native, cluster)
  if (namespaces && namespaceWorks(dataFolder, native)) return { native, cluster, prefix: namespace, ids: undefined }
  const reachable = asNobodyIn(dataFolder, cluster)
  if (existsSync(reachable)) give(reachable, nobody)
  return asUser(nobody, native, reachable)
}

/** Hands a folder and all in it to the account, so that its programs may write there. */
export function give(path: string, ids: Account['ids']): void {
  if (!ids) return
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  chownSync(path, ids.uid, ids.gid)
  if (found.isDirectory()) for (const name of readdirSync(path)) give(join(path, name), ids)
}

function namespaceWorks(dataFolder: string, native: string): boolean {
  const [unshare, ...rest] = namespace
  const probe = ['/bin/sh', '-c', 'test -w "$1" && "$2" --version', 'sh', dataFolder, binary(native, 'postgres')]
  return spawnSync(unshare, [...rest, ...probe], { stdio: 'ignore', cwd: '/' }).status === 0
}

function asNobodyIn(dataFolder: string, cluster: string): string {
  chmodSync(dataFolder, 0o711)
  if (canReach(nobody, dataFolder)) return cluster
  chmodSync(dataFolder, 0o700)
  const folder = join(outside(dataFolder), 'postgres')
  if (existsSync(cluster)) {
    cpSync(cluster, folder, { recursive: true, preserveTimestamps: true })
    renameSync(cluster, `${cluster}.moved`)
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(dataFolder, 'WHERE'), `${folder}\n`)
  return folder
}

function asUser(ids: { uid: number; gid: number }, native: string, cluster: string): Account {
  const readable = runs(ids, native) ? native : copyBinaries(native)
  return { native: readable, cluster, prefix: [], ids }
}

function copyBinaries(native: string): string {
  const folder = outside(native)
  const copy = join(folder, 'native')
  if (runs(nobody, copy)) return copy
  const partial = `${copy}.${process.pid}`
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  renameSync(partial, copy)
  return copy
}

/** A folder that every user can reach, the same one for the same path. */
function outside(path: string): string {
  const name = createHash('sha256').update(path).digest('hex').slice(0, 12)
  const base = existsSync('/var/lib') ? '/var/lib' : tmpdir()
  const folder = join(base, `qiao-${name}`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}

function runs(ids: { uid: number; gid: number }, native: string): boolean {
  const postgres = binary(native, 'postgres')
  return existsSync(postgres) && spawnSync(postgres, ['--version'], { ...ids, stdio: 'ignore', cwd: '/' }).status === 0
}

function canReach(ids: { uid: number; gid: number }, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...ids, stdio: 'ignore', cwd: '/' }).status === 0
}

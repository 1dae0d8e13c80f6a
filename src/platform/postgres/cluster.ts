import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { databaseMessages } from '../messages/database.ts'
import { Refusal } from '../refusal.ts'
import { give } from './account.ts'
import type { Account } from './account.ts'
import { binary, bundledMajor } from './binaries.ts'
import { launch } from './launch.ts'

/** The only role of the embedded database. */
export const role = 'qiao'

/**
 * Creates the cluster if there is none, and returns the password of its role. A creation that was cut short leaves
 * nothing that a later one would take for a cluster.
 * @param durable false: nothing is synced to the disk, for tests.
 * @throws Refusal
 */
export async function prepareCluster(dataFolder: string, account: Account, durable: boolean): Promise<string> {
  const secretFile = join(dataFolder, 'postgres.secret')
  const version = join(account.cluster, 'PG_VERSION')
  if (existsSync(version)) {
    const found = readFileSync(version, 'utf8').trim()
    if (found !== String(bundledMajor))
      throw new Refusal(databaseMessages.otherVersion, { folder: account.cluster, found, expected: bundledMajor })
    if (!existsSync(secretFile)) throw new Refusal(databaseMessages.noSecret, { file: secretFile })
    return readFileSync(secretFile, 'utf8').trim()
  }
  const password = randomBytes(24).toString('base64url')
  writeFileSync(secretFile, `${password}\n`, { mode: 0o600 })
  await initialise(account, password, durable)
  return password
}

async function initialise(account: Account, password: string, durable: boolean): Promise<void> {
  const fresh = `${account.cluster}.new.${process.pid}`
  const passwordFile = `${account.cluster}.password`
  removeUnfinished(account.cluster)
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  give(fresh, account.ids)
  give(passwordFile, account.ids)
  try {
    await run(account, [
      `--pgdata=${fresh}`, `--username=${role}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
      '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ])
    if (existsSync(account.cluster) && readdirSync(account.cluster).length === 0) rmSync(account.cluster, { recursive: true })
    renameSync(fresh, account.cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** An initdb whose starter was killed may still be writing to its own folder; it ends when that is taken away. */
function removeUnfinished(cluster: string): void {
  const parent = dirname(cluster)
  mkdirSync(parent, { recursive: true })
  for (const name of readdirSync(parent))
    if (/^postgres\.(new\.\d+|password)$/.test(name)) rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 })
}

function run(account: Account, args: readonly string[]): Promise<void> {
  const child = launch(account, binary(account.native, 'initdb'), args)
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) =>
      reject(new Refusal(databaseMessages.didNotInitialise, { folder: account.cluster, reason }))
    child.once('error', (error) => refuse(error.message))
    child.once('close', (code) => (code === 0 ? resolve() : refuse(/error: (.*)/.exec(said)?.[1] ?? `initdb ${code}`)))
  })
}

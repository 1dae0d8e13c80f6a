import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lifeOf, stillLives } from './life.ts'
import type { Life } from './life.ts'
import { attachMessages } from './messages/attach.ts'
import { Refusal } from './refusal.ts'

export type Holder = Life & { readonly what: 'supervisor' | 'command' }

export type Lock = {
  /** True when a holder had died without letting go. */
  readonly recovered: boolean
  release(): void
}

/**
 * Takes QIAO_DATA/lock, so that one supervisor or command at a time owns the data folder, which is created.
 * @returns the living holder when there is one.
 * @throws Refusal when the folder cannot be written.
 */
export function takeLock(dataFolder: string, what: Holder['what']): Lock | { readonly holder: Holder } {
  const file = join(dataFolder, 'lock')
  const mine = `${file}.${process.pid}`
  const text = JSON.stringify({ ...lifeOf(process.pid), what })
  writeMine(dataFolder, mine, text)
  try {
    for (let recovered = false; ; recovered = true) {
      if (linked(mine, file)) return { recovered, release: () => release(file, text) }
      const found = read(file)
      const holder = found === undefined ? undefined : parse(found)
      if (holder && stillLives(holder)) return { holder }
      if (found !== undefined) removeDead(file, found)
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

function writeMine(dataFolder: string, mine: string, text: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    writeFileSync(mine, text, { mode: 0o600 })
  } catch (error) {
    throw new Refusal(attachMessages.folder, { folder: dataFolder, reason: error instanceof Error ? error.message : String(error) })
  }
}

/** The lock appears with its content at once, or not at all. */
function linked(mine: string, file: string): boolean {
  try {
    linkSync(mine, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Two starts may find the same dead lock; the slower must not take away the faster one's new lock. */
function removeDead(file: string, dead: string): void {
  const aside = `${file}.dead.${process.pid}`
  try {
    renameSync(file, aside)
    if (read(aside) !== dead) linked(aside, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function release(file: string, text: string): void {
  if (read(file) === text) rmSync(file, { force: true })
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, started, what }: Partial<Holder> = JSON.parse(text)
    if (typeof pid !== 'number' || typeof started !== 'string') return undefined
    return { pid, started, what: what === 'command' ? 'command' : 'supervisor' }
  } catch {
    return undefined
  }
}

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lifeOf, stillLives } from './life.ts'
import { takeLock } from './lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiao-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (text: string) => writeFileSync(join(folder, 'lock'), text)
const self = lifeOf(process.pid)

test('a living holder keeps the lock until it lets go', () => {
  const lock = takeLock(folder, 'supervisor')
  expect(takeLock(folder, 'command')).toEqual({ holder: { ...self, what: 'supervisor' } })
  if ('holder' in lock) throw new Error('not taken')
  expect(lock.recovered).toBe(false)
  lock.release()
  expect(readdirSync(folder)).toEqual([])
  expect(takeLock(folder, 'command')).toHaveProperty('release')
})

test.each([
  ['a pid that was given again', JSON.stringify({ pid: process.pid, started: 'another time', what: 'supervisor' })],
  ['half a file', '{"pid": 12'],
  ['nothing', ''],
])('%s does not hold it', (_name, text) => {
  write(text)
  expect(takeLock(folder, 'supervisor')).toMatchObject({ recovered: true })
  expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
  expect(readdirSync(folder)).toEqual(['lock'])
})

test('a process that has ended does not hold it', async () => {
  const child = spawn('sleep', ['30'])
  const life = lifeOf(child.pid ?? 0)
  if (!life) throw new Error('no life')
  write(JSON.stringify({ ...life, what: 'supervisor' }))
  expect(takeLock(folder, 'command')).toHaveProperty('holder')
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('close', resolve))
  expect(stillLives(life)).toBe(false)
  expect(takeLock(folder, 'command')).toHaveProperty('release')
})

test('a lock that another took in the meantime is not released', () => {
  const lock = takeLock(folder, 'supervisor')
  if ('holder' in lock) throw new Error('not taken')
  write('somebody else')
  lock.release()
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe('somebody else')
})

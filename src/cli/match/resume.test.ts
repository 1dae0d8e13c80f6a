import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, statSync } from 'node:fs'
import { copyFile, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bigrams } from '../../engine/retrieval/matcher.ts'
import { projectRoot } from '../../platform/root.ts'
import { journalOf } from './journal.ts'
import { type MatchOptions, type Outcome, runMatch } from './run.ts'

let folder = ''
const at = (name: string): string => join(folder, name)
const run = (options: Partial<MatchOptions>, signal?: AbortSignal): Promise<Outcome> =>
  runMatch({ offers: at('offers.jsonl'), needs: at('needs.jsonl'), top: 3, explain: true, workers: 2, ...options }, () => Promise.resolve({ segmenter: bigrams }), signal)

const things = ['battery', 'membrane', 'catalyst', 'turbine', 'sensor', 'coating', 'alloy', 'laser', 'robot', 'polymer', 'reactor']
const doings = ['welding', 'testing', 'recycling', 'printing', 'cooling', 'mixing', 'drying']
const records = (count: number, step: number): string =>
  Array.from({ length: count }, (_, index) => {
    const words = Array.from({ length: 40 }, (__, place) => ((place * step + index) % 3 === 0 ? doings : things)[(index * step + place * (step + 2)) % 7])
    return `${JSON.stringify({ id: `${step}-${index}`, lang: 'en', title: words.slice(0, 3).join(' '), text: words.join(' ') })}\n`
  }).join('')

beforeAll(async () => {
  folder = mkdtempSync(join(projectRoot, 'node_modules', '.resume-'))
  await writeFile(at('offers.jsonl'), records(90, 5))
  await writeFile(at('needs.jsonl'), records(400, 3))
  await run({ out: at('whole.jsonl') })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bytes = (name: string): Promise<string> => readFile(at(name), 'utf8')
/** An output that was cut off after so many bytes. */
async function cut(name: string, size: number): Promise<void> {
  await copyFile(at('whole.jsonl'), at(name))
  await truncate(at(name), size)
}

describe('an interrupted batch', () => {
  it('leaves whole lines and says that it can go on, when it is asked to stop', async () => {
    const controller = new AbortController()
    const stopping = (async () => {
      while (!existsSync(at('stopped.jsonl')) || statSync(at('stopped.jsonl')).size === 0) await pause(1)
      controller.abort(new Error('interrupted'))
    })()
    expect(await run({ out: at('stopped.jsonl') }, controller.signal)).toEqual({ skipped: 0, interrupted: true })
    await stopping
    const part = await bytes('stopped.jsonl')
    expect(part.endsWith('\n')).toBe(true)
    expect((await bytes('whole.jsonl')).startsWith(part)).toBe(true)
    expect(await run({ out: at('stopped.jsonl'), resume: true })).toEqual({ skipped: 0, interrupted: false })
    expect(await bytes('stopped.jsonl')).toBe(await bytes('whole.jsonl'))
    expect(existsSync(journalOf(at('stopped.jsonl')))).toBe(false)
  })

  it('goes on after a torn last line, wherever it was torn', async () => {
    const whole = Buffer.from(await bytes('whole.jsonl'))
    const second = whole.indexOf(10, whole.indexOf(10) + 1)
    const controller = new AbortController()
    controller.abort(new Error('interrupted'))
    await run({ out: at('torn.jsonl') }, controller.signal)
    const journal = await readFile(journalOf(at('torn.jsonl')))
    for (const size of [0, 1, second, second + 1, second + 2, whole.length - 1]) {
      await writeFile(journalOf(at('torn.jsonl')), journal)
      await cut('torn.jsonl', size)
      await run({ out: at('torn.jsonl'), resume: true })
      expect(await bytes('torn.jsonl'), `cut at ${size}`).toBe(whole.toString('utf8'))
    }
  })

  it('is refused when inputs or options differ, when it was finished, and for tables', async () => {
    await expect(run({ out: at('whole.jsonl'), resume: true })).rejects.toThrow('left to do')
    await expect(run({ out: at('table.csv'), resume: true })).rejects.toThrow('.jsonl')
    const controller = new AbortController()
    controller.abort(new Error('interrupted'))
    await run({ out: at('other.jsonl') }, controller.signal)
    await expect(run({ out: at('other.jsonl'), resume: true, top: 4 })).rejects.toThrow('other options')
    await writeFile(at('more.jsonl'), records(91, 5))
    await expect(run({ out: at('other.jsonl'), resume: true, offers: at('more.jsonl') })).rejects.toThrow('other files')
  })

  it('killed without warning, goes on to the same bytes as one that ran through', async () => {
    // Without the dictionary, as the other tests here: what is killed and goes on is the batch.
    const contents = `export { runMatch } from './cli/match/run.ts'; export { bigrams } from './engine/retrieval/matcher.ts'`
    await build({ stdin: { contents, resolveDir: join(projectRoot, 'src') }, bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: at('run.mjs'), logLevel: 'silent' })
    const options = { offers: at('offers.jsonl'), needs: at('needs.jsonl'), top: 3, explain: true, workers: 2, out: at('killed.jsonl') }
    const code = `import { bigrams, runMatch } from './run.mjs'; await runMatch({ ...${JSON.stringify(options)}, resume: process.argv[2] === 'resume' }, async () => ({ segmenter: bigrams }))`
    await writeFile(at('child.mjs'), code)
    const start = (...args: string[]) => spawn(process.execPath, [at('child.mjs'), ...args], { stdio: 'ignore' })
    const ended = (child: ReturnType<typeof start>) => new Promise<number | null>((resolve) => child.once('exit', resolve))
    const uninterrupted = start()
    expect(await ended(uninterrupted)).toBe(0)
    const whole = await bytes('killed.jsonl')
    let continued = 0
    for (const share of [0.1, 0.5, 0.9]) {
      await rm(at('killed.jsonl'))
      const child = start()
      const gone = ended(child)
      while (child.exitCode === null && (!existsSync(at('killed.jsonl')) || statSync(at('killed.jsonl')).size < whole.length * share)) await pause(1)
      child.kill('SIGKILL')
      await gone
      if (existsSync(journalOf(at('killed.jsonl')))) {
        continued += 1
        expect(await ended(start('resume'))).toBe(0)
      }
      expect(await bytes('killed.jsonl')).toBe(whole)
    }
    expect(continued).toBeGreaterThan(0)
  }, 60_000)
})

import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { boundaries } from '../src/modules/boundaries.ts'
import { isTest, root, type Source, sources } from './house/sources.ts'

const all = sources()
const product = all.filter((one) => !isTest(one.path))
const own = (path: string) => path.startsWith('src/')

/** From which storeys of the house a storey may take; entry files at the top of src may take from all. */
const below: Record<string, readonly string[]> = {
  core: ['core'],
  engine: ['core', 'engine'],
  platform: ['core', 'engine', 'platform'],
  modules: ['core', 'engine', 'platform', 'modules'],
  web: ['core', 'engine', 'platform', 'modules', 'web'],
  cli: ['core', 'engine', 'platform', 'modules', 'cli', 'samples'],
  samples: ['core', 'platform', 'modules', 'samples'],
  supervise: ['core', 'platform', 'supervise'],
}
const storeyOf = (path: string) => path.split('/')[1] ?? ''
const moduleOf = (path: string) => /^src\/modules\/([^/]+)\//.exec(path)?.[1]
const pairs = (files: readonly Source[]) => files.flatMap((file) => file.imports.filter(own).map((to) => ({ from: file.path, to })))

describe('direction', () => {
  test('nothing takes from a storey above it', () => {
    const wrong = pairs(product).filter(({ from, to }) => below[storeyOf(from)] && !below[storeyOf(from)]?.includes(storeyOf(to)))
    expect(wrong).toEqual([])
  })

  test('a module takes only from the modules of its row', () => {
    const wrong = pairs(product).filter(({ from, to }) => {
      const [user, used] = [moduleOf(from), moduleOf(to)]
      return user && used && user !== used && !(boundaries as Record<string, readonly string[]>)[user]?.includes(used)
    })
    expect(wrong).toEqual([])
  })

  test('a row names only modules above it, and every module has a row', () => {
    const seen = new Set<string>()
    for (const [name, used] of Object.entries(boundaries)) {
      expect([...used].filter((one) => !seen.has(one)), name).toEqual([])
      seen.add(name)
    }
    const folders = readdirSync(`${root}/src/modules`, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name)
    expect(folders.filter((one) => !seen.has(one))).toEqual([])
  })

  test('the web reads no tables', () => {
    const wrong = pairs(product).filter(({ from, to }) => /^src\/(web|cli)\//.test(from) && to.endsWith('/schema.ts'))
    expect(wrong).toEqual([])
  })

  test('core and engine do no input or output and read no clock', () => {
    const files = product.filter((one) => /^src\/(core|engine)\//.test(one.path))
    const io = /^node:(fs|net|http|https|dns|child_process|os)|^pg$|^pino$/
    expect(files.flatMap((one) => one.imports.filter((name) => io.test(name)).map((name) => `${one.path} ${name}`))).toEqual([])
    expect(files.filter((one) => /\bDate\.now\(\)|new Date\(\)/.test(one.text) && one.path !== 'src/core/id.ts').map((one) => one.path)).toEqual([])
  })
})

describe('size', () => {
  const lines = (one: Source) => one.text.split('\n').length - 1

  test('no file is above 350 lines, no test above 500', () => {
    expect(all.filter((one) => lines(one) > (isTest(one.path) ? 500 : 350)).map((one) => `${one.path} ${lines(one)}`)).toEqual([])
  })

  test('half of the files are at most 80 lines, nine in ten at most 180', () => {
    const sorted = product.map(lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80)
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(180)
  })

  test('folders are at most four deep below src, and the root has at most 20 entries', () => {
    expect(all.filter((one) => one.path.split('/').length > 6).map((one) => one.path)).toEqual([])
    const ignored = new Set(['.git', 'node_modules', 'dist', 'data'])
    expect(readdirSync(root).filter((name) => !ignored.has(name) && !name.startsWith('dist.')).length).toBeLessThanOrEqual(20)
  })
})

describe('habits', () => {
  test('no names that say nothing', () => {
    expect(all.filter((one) => /(^|\/)(utils?|helpers?|services?|managers?|repositor(y|ies)|common|misc|lib)(\.|\/|$)/i.test(one.path)).map((one) => one.path)).toEqual([])
  })

  test('no escapes from the type system, no leftovers', () => {
    const escape = /\bas any\b|: any\s*[;,)=>\]|&}]|: any\[\]|<any>|@ts-(ignore|nocheck|expect-error)|(eslint|oxlint)-disable|\bconsole\.log\(|\b(TODO|FIXME|XXX|HACK)\b/
    expect(product.flatMap((one) => one.text.split('\n').flatMap((line, index) => (escape.test(line) ? [`${one.path}:${index + 1} ${line.trim()}`] : [])))).toEqual([])
  })
})

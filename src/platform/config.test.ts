import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConfigError, isLoopback, readConfig, settingNames } from './config.ts'
import { projectRoot } from './root.ts'

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'accepted'
}

test('an empty environment gives the defaults, and an empty value counts as not set', () => {
  const defaults = readConfig({})
  expect(defaults).toMatchObject({ port: 4180, host: '127.0.0.1', url: 'http://127.0.0.1:4180', samples: 'show', databaseUrl: undefined, s3: undefined })
  expect(defaults.dataFolder).toBe(join(projectRoot, 'data'))
  expect(readConfig(Object.fromEntries(settingNames.map((name) => [name, ' '])))).toEqual(defaults)
})

test('.env.example names every setting, in order, and the values that it shows are accepted', () => {
  const lines = readFileSync(join(projectRoot, '.env.example'), 'utf8').split('\n')
  const shown = lines.flatMap((line) => [...line.matchAll(/^#([A-Z0-9_]+)=(.*)$/g)].map(([, name = '', value = '']) => [name, value] as const))
  expect(shown.map(([name]) => name).sort()).toEqual([...settingNames].sort())
  expect(refusal({ ...Object.fromEntries(shown), QIAO_SAMPLES: 'none' })).toBe('accepted')
})

describe('a wrong setting is named, with what was given and what is expected', () => {
  test.each([
    ['PORT', '0'], ['PORT', '65536'], ['PORT', '4180.5'], ['HOST', 'http://x'], ['DATABASE_URL', 'mysql://x/y'],
    ['QIAO_SAMPLES', 'yes'], ['QIAO_SAMPLES_PUBLIC', 'true'], ['QIAO_URL', 'https://example.org/qiao'], ['QIAO_URL', 'example.org'],
    ['QIAO_SMTP_URL', 'smtp.example.org'], ['QIAO_MAIL_FROM', 'nobody'], ['QIAO_LOG', 'loud'], ['QIAO_METRICS_TOKEN', 'short'],
    ['QIAO_TRANSLATE_URL', 'ftp://x'], ['QIAO_S3_BUCKET', 'a b'],
  ])('%s=%s', (name, value) => {
    const said = refusal({ [name]: value })
    expect(said).toMatch(new RegExp(`^${name} is .* should be .* / 设置 ${name} `))
    expect(said).not.toContain('\n')
  })

  test('a secret that is wrong is not repeated', () => {
    expect(refusal({ DATABASE_URL: 'http://me:hush@host/x' })).not.toContain('hush')
  })
})

test('settings that need each other are asked for together', () => {
  expect(refusal({ QIAO_S3_BUCKET: 'b', QIAO_S3_KEY: 'k' })).toContain('QIAO_S3_REGION is missing')
  expect(refusal({ QIAO_EMBEDDINGS_MODEL: 'm' })).toContain('QIAO_EMBEDDINGS_URL is missing')
  expect(readConfig({ QIAO_EMBEDDINGS_MODEL: 'm', QIAO_EMBEDDINGS_URL: 'http://x/y' }).embeddings).toEqual({ url: 'http://x/y', model: 'm', key: undefined })
})

describe('samples', () => {
  test.each<Record<string, string>>([{ HOST: '0.0.0.0' }, { HOST: '::' }, { QIAO_URL: 'https://qiao.example.org' }])('stay off a public address: %o', (env) => {
    expect(refusal(env)).toContain('QIAO_SAMPLES_PUBLIC=yes')
    expect(refusal({ ...env, QIAO_SAMPLES: 'none' })).toBe('accepted')
    expect(refusal({ ...env, QIAO_SAMPLES_PUBLIC: 'yes' })).toBe('accepted')
  })

  test.each(['localhost', '127.0.0.1', '127.8.9.1', '::1', '[::1]', 'qiao.localhost'])('%s is ours alone', (host) => expect(isLoopback(host)).toBe(true))
  test.each(['127.0.0.1.example.org', 'localhost.example.org', '10.0.0.1', '::'])('%s is not', (host) => expect(isLoopback(host)).toBe(false))
})

test('whatever the environment holds, the answer is a config or one sentence', () => {
  const values = fc.oneof(fc.string(), fc.webUrl(), fc.ipV6(), fc.nat().map(String))
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...settingNames), values), (env) => {
      expect(refusal(env).split('\n')).toHaveLength(1)
    }),
    { numRuns: process.env.QIAO_SOAK ? 10_000 : 100 },
  )
})

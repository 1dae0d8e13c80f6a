import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { configMessages, expectations } from './messages/config.ts'
import { type ControllerConfig, controllerParts, filingParts, type Filings, hookHostList } from './controller.ts'
import { Refusal } from './refusal.ts'
import { projectRoot } from './root.ts'

/** A setting that is wrong; the message names it, what was given and what is expected. */
export class ConfigError extends Refusal {
  override name = 'ConfigError'
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** All settings, parsed. An optional one that is not set is undefined. */
export type Config = {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataFolder: string
  /** The external PostgreSQL; undefined: the embedded one. */
  readonly databaseUrl: string | undefined
  readonly samples: 'show' | 'none'
  readonly samplesPublic: boolean
  /** The origin under which readers reach the site, without a slash at its end. */
  readonly url: string
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly s3: S3Config | undefined
  readonly translate: TranslateConfig | undefined
  readonly embeddings: EmbeddingsConfig | undefined
  /** Files in PEM with which agreements are sealed, in place of a pair of the instance's own. */
  readonly seal: { readonly certificate: string; readonly key: string } | undefined
  /** Seconds for which a public page asked for without a cookie is kept for the next who asks; 0: never. */
  readonly sharedSeconds: number
  readonly logLevel: (typeof logLevels)[number]
  /** Who answers for personal data here, and where they lie; undefined: the instance does not say. */
  readonly controller: ControllerConfig | undefined
  readonly filings: Filings
  /** Hosts that webhooks of group chats may lie at beside the known providers. */
  readonly hookHosts: readonly string[]
  /** Hosts whose players and streams may stand in the page of a session. */
  readonly streamHosts: readonly string[]
  /** Readers of live sessions to whom a process sends events; those beyond poll, and at 0 all do. */
  readonly liveReaders: number
  /** With it, /metrics answers only to `Authorization: Bearer …`. */
  readonly metricsToken: string | undefined
}

/** Where files are kept in place of the data folder; `endpoint` is undefined for AWS itself. */
export type S3Config = {
  readonly endpoint: string | undefined
  readonly region: string
  readonly bucket: string
  readonly key: string
  readonly secret: string
}

/** A machine that translates: LibreTranslate's protocol, or chat completions as OpenAI has them, which need a model. */
export type TranslateConfig = { readonly url: string; readonly kind: 'libretranslate' | 'openai'; readonly model: string | undefined; readonly key: string | undefined }

export type EmbeddingsConfig = { readonly url: string; readonly model: string; readonly key: string | undefined }

type Expectation = keyof typeof expectations

const withProtocol = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))
const word = z.string().regex(/^\S+$/)
const yesNo = z.enum(['yes', 'no']).transform((answer) => answer === 'yes')
const hostName = z.string().refine((text) => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text))
const origin = withProtocol('http:', 'https:')
  .refine((text) => URL.canParse(text) && new URL(text).href === `${new URL(text).origin}/`)
  .transform((text) => new URL(text).origin)

/** Every setting: what it must look like, how that is said, and whether its value may be shown. */
const settings = {
  PORT: { schema: z.string().regex(/^\d{1,5}$/).transform(Number).pipe(z.number().min(1).max(65535)), expected: 'port' },
  HOST: { schema: hostName, expected: 'host' },
  QIAO_DATA: { schema: z.string().refine((text) => !text.includes('\0')), expected: 'folder' },
  DATABASE_URL: { schema: withProtocol('postgres:', 'postgresql:'), expected: 'postgres', secret: true },
  QIAO_SAMPLES: { schema: z.enum(['show', 'none']), expected: 'samples' },
  QIAO_SAMPLES_PUBLIC: { schema: yesNo, expected: 'yes' },
  QIAO_URL: { schema: origin, expected: 'url' },
  QIAO_SMTP_URL: { schema: withProtocol('smtp:', 'smtps:'), expected: 'smtp', secret: true },
  QIAO_MAIL_FROM: { schema: z.string().regex(/^(\S+@\S+\.\S+|[^<>\r\n]*<\S+@\S+>)$/), expected: 'mail' },
  QIAO_S3_ENDPOINT: { schema: withProtocol('http:', 'https:'), expected: 'service' },
  QIAO_S3_REGION: { schema: word, expected: 'word' },
  QIAO_S3_BUCKET: { schema: word, expected: 'word' },
  QIAO_S3_KEY: { schema: word, expected: 'word', secret: true },
  QIAO_S3_SECRET: { schema: word, expected: 'word', secret: true },
  QIAO_TRANSLATE_URL: { schema: withProtocol('http:', 'https:'), expected: 'service', secret: true },
  QIAO_TRANSLATE_KIND: { schema: z.enum(['libretranslate', 'openai']), expected: 'translator' },
  QIAO_TRANSLATE_MODEL: { schema: word.max(120), expected: 'word' },
  QIAO_TRANSLATE_KEY: { schema: word, expected: 'word', secret: true },
  QIAO_EMBEDDINGS_URL: { schema: withProtocol('http:', 'https:'), expected: 'service', secret: true },
  QIAO_EMBEDDINGS_MODEL: { schema: word, expected: 'word' },
  QIAO_EMBEDDINGS_KEY: { schema: word, expected: 'word', secret: true },
  QIAO_CONTROLLER: { schema: controllerParts.pair, expected: 'pair' },
  QIAO_CONTROLLER_ADDRESS: { schema: controllerParts.pair, expected: 'pair' },
  QIAO_CONTROLLER_CONTACT: { schema: controllerParts.contact, expected: 'contact' },
  QIAO_REPRESENTATIVE: { schema: controllerParts.pair, expected: 'pair' },
  QIAO_DATA_COUNTRY: { schema: controllerParts.country, expected: 'country' },
  QIAO_ICP: { schema: filingParts.icp, expected: 'icp' },
  QIAO_POLICE_FILING: { schema: filingParts.police, expected: 'police' },
  QIAO_COMPANY: { schema: filingParts.company, expected: 'line' },
  QIAO_HOOK_HOSTS: { schema: hookHostList, expected: 'hosts' },
  QIAO_STREAM_HOSTS: { schema: hookHostList, expected: 'hosts' },
  QIAO_LIVE_READERS: { schema: z.string().regex(/^\d{1,6}$/).transform(Number), expected: 'readers' },
  QIAO_SEAL_CERTIFICATE: { schema: z.string().refine((text) => !text.includes('\0')), expected: 'file' },
  QIAO_SEAL_KEY: { schema: z.string().refine((text) => !text.includes('\0')), expected: 'file' },
  QIAO_SHARED_SECONDS: { schema: z.string().regex(/^\d{1,2}$/).transform(Number).pipe(z.number().max(60)), expected: 'seconds' },
  QIAO_LOG: { schema: z.enum(logLevels), expected: 'level' },
  QIAO_METRICS_TOKEN: { schema: z.string().regex(/^\S{16,}$/), expected: 'token', secret: true },
} satisfies Record<string, { schema: z.ZodType; expected: Expectation; secret?: boolean }>

type Name = keyof typeof settings
type Value<N extends Name> = z.output<(typeof settings)[N]['schema']>
type Environment = Readonly<Record<string, string | undefined>>

/** The names of all settings, in the order of .env.example. */
export const settingNames = Object.keys(settings) as Name[]

/**
 * Parses the settings; an empty value counts as not set, a relative QIAO_DATA starts at the project.
 * @throws ConfigError for the first setting that is wrong.
 */
export function readConfig(env: Environment): Config {
  const read = <N extends Name>(name: N): Value<N> | undefined => readSetting(env, name)
  const port = read('PORT') ?? 4180
  const host = read('HOST') ?? '127.0.0.1'
  const url = read('QIAO_URL')
  const samples = read('QIAO_SAMPLES') ?? 'show'
  const samplesPublic = read('QIAO_SAMPLES_PUBLIC') ?? false
  if (samples === 'show' && !samplesPublic) refusePublicSamples(host, url)
  return {
    port,
    host,
    url: url ?? `http://${reachableName(host)}:${port}`,
    dataFolder: resolve(projectRoot, read('QIAO_DATA') ?? 'data'),
    databaseUrl: read('DATABASE_URL'),
    samples,
    samplesPublic,
    smtpUrl: read('QIAO_SMTP_URL'),
    mailFrom: read('QIAO_MAIL_FROM') ?? 'Qiao <qiao@localhost>',
    s3: readS3(env),
    translate: readTranslate(env),
    embeddings: readEmbeddings(env),
    controller: readController(env),
    filings: { icp: read('QIAO_ICP'), police: read('QIAO_POLICE_FILING'), company: read('QIAO_COMPANY') },
    hookHosts: read('QIAO_HOOK_HOSTS') ?? [],
    streamHosts: read('QIAO_STREAM_HOSTS') ?? [],
    liveReaders: read('QIAO_LIVE_READERS') ?? 10_000,
    seal: readSeal(env),
    sharedSeconds: read('QIAO_SHARED_SECONDS') ?? 1,
    logLevel: read('QIAO_LOG') ?? 'info',
    metricsToken: read('QIAO_METRICS_TOKEN'),
  }
}

/** The settings of this process: its environment over the `.env` file of the project, if there is one. */
export function loadConfig(): Config {
  const file = join(projectRoot, '.env')
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return readConfig({ ...fromFile, ...process.env })
}

/** True for a name or address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare)
}

/**
 * @throws ConfigError when the samples, whose sign-ins are printed, would be open to others.
 */
export function refusePublicSamples(host: string, url: string | undefined): void {
  if (!isLoopback(host)) throw new ConfigError(configMessages.publicSamples, { setting: 'HOST', given: host })
  if (url !== undefined && !isLoopback(new URL(url).hostname))
    throw new ConfigError(configMessages.publicSamples, { setting: 'QIAO_URL', given: url })
}

function readSetting<N extends Name>(env: Environment, name: N): Value<N> | undefined {
  const given = env[name]?.trim()
  if (!given) return undefined
  const setting: { schema: z.ZodType; expected: Expectation; secret?: boolean } = settings[name]
  const parsed = setting.schema.safeParse(given)
  if (parsed.success) return parsed.data as Value<N>
  const expected = expectations[setting.expected]
  const shown = setting.secret ? '***' : JSON.stringify(given)
  throw new ConfigError(configMessages.wrong, { setting: name, given: shown, expected })
}

function readS3(env: Environment): S3Config | undefined {
  const endpoint = readSetting(env, 'QIAO_S3_ENDPOINT')
  const names = ['QIAO_S3_BUCKET', 'QIAO_S3_REGION', 'QIAO_S3_KEY', 'QIAO_S3_SECRET'] as const
  const [bucket, region, key, secret] = names.map((name) => readSetting(env, name))
  if (!endpoint && !bucket && !region && !key && !secret) return undefined
  if (bucket && region && key && secret) return { endpoint, region, bucket, key, secret }
  throw missing(env, names, 'QIAO_S3_ENDPOINT')
}

/** Without a kind, an address of chat completions or a model stands for the one, everything else for the other. */
function readTranslate(env: Environment): TranslateConfig | undefined {
  const url = readSetting(env, 'QIAO_TRANSLATE_URL')
  const kind = readSetting(env, 'QIAO_TRANSLATE_KIND')
  const model = readSetting(env, 'QIAO_TRANSLATE_MODEL')
  const key = readSetting(env, 'QIAO_TRANSLATE_KEY')
  if (!url) {
    if (!kind && !model && !key) return undefined
    throw missing(env, ['QIAO_TRANSLATE_URL'], kind ? 'QIAO_TRANSLATE_KIND' : model ? 'QIAO_TRANSLATE_MODEL' : 'QIAO_TRANSLATE_KEY')
  }
  const chosen = kind ?? (model || /\/chat\/completions\/?$|\/v\d+\/?$/.test(new URL(url).pathname) ? 'openai' : 'libretranslate')
  if (chosen === 'openai' && !model) throw missing(env, ['QIAO_TRANSLATE_URL', 'QIAO_TRANSLATE_MODEL'], 'QIAO_TRANSLATE_KIND')
  return { url, kind: chosen, model, key }
}

function readEmbeddings(env: Environment): EmbeddingsConfig | undefined {
  const url = readSetting(env, 'QIAO_EMBEDDINGS_URL')
  const model = readSetting(env, 'QIAO_EMBEDDINGS_MODEL')
  const key = readSetting(env, 'QIAO_EMBEDDINGS_KEY')
  if (url && model) return { url, model, key }
  if (!url && !model && !key) return undefined
  throw missing(env, ['QIAO_EMBEDDINGS_URL', 'QIAO_EMBEDDINGS_MODEL'], 'QIAO_EMBEDDINGS_KEY')
}

function readController(env: Environment): ControllerConfig | undefined {
  const name = readSetting(env, 'QIAO_CONTROLLER')
  const address = readSetting(env, 'QIAO_CONTROLLER_ADDRESS')
  const contact = readSetting(env, 'QIAO_CONTROLLER_CONTACT')
  const dataCountry = readSetting(env, 'QIAO_DATA_COUNTRY')
  const representative = readSetting(env, 'QIAO_REPRESENTATIVE')
  if (name && address && contact && dataCountry) return { name, address, contact, dataCountry, representative }
  if (!name && !address && !contact && !dataCountry && !representative) return undefined
  throw missing(env, ['QIAO_CONTROLLER', 'QIAO_CONTROLLER_ADDRESS', 'QIAO_CONTROLLER_CONTACT', 'QIAO_DATA_COUNTRY'], 'QIAO_REPRESENTATIVE')
}

function readSeal(env: Environment): Config['seal'] {
  const names = ['QIAO_SEAL_CERTIFICATE', 'QIAO_SEAL_KEY'] as const
  const [certificate, key] = names.map((name) => readSetting(env, name))
  if (certificate && key) return { certificate, key }
  if (!certificate && !key) return undefined
  throw missing(env, names, certificate ? 'QIAO_SEAL_CERTIFICATE' : 'QIAO_SEAL_KEY')
}

function missing(env: Environment, needed: readonly Name[], optional: Name): ConfigError {
  const given = [...needed, optional].filter((name) => env[name]?.trim())
  const setting = needed.find((name) => !env[name]?.trim()) ?? optional
  return new ConfigError(configMessages.together, { setting, others: given.join(', ') })
}

function reachableName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return isIP(host) === 6 ? `[${host}]` : host
}

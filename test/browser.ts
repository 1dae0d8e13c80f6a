import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'
import { root } from './house/sources.ts'

/** The browser from npm runs on Linux x64 alone; elsewhere its tests are skipped, and counted as such. */
export const hasBrowser = process.platform === 'linux' && process.arch === 'x64'

let opened: Promise<Browser> | undefined

/** The browser of this worker, for all its test files; contexts are theirs to close. It ends with the worker. */
export const openBrowser = (): Promise<Browser> => (opened ??= launch())

async function launch(): Promise<Browser> {
  // In one process the browser would die with its first context. Nothing here draws in three dimensions: the emulated graphics card would cost a third of the time.
  const args = [...sparticuz.args.filter((arg) => !/^--(single-process|no-zygote|ignore-gpu-blocklist|in-process-gpu|use-gl|use-angle|enable-unsafe-swiftshader)\b/.test(arg)), '--disable-gpu']
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args, headless: true })
}

export const assetFolder = join(root, 'dist/assets')

/** The addresses of the assets that the build made, by plain name. */
export const assetAddresses = (): Record<string, string> =>
  Object.fromEntries(Object.entries(JSON.parse(readFileSync(join(assetFolder, 'manifest.json'), 'utf8')) as Record<string, string>).map(([name, file]) => [name, `/assets/${file}`]))

const types: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript' }

/** What the build made under an address, for {@link serve}. */
export function builtAsset(pathname: string): Answer | undefined {
  const type = types[extname(pathname)]
  return type && Object.values(assetAddresses()).includes(pathname) ? { type, body: readFileSync(join(assetFolder, pathname.slice('/assets/'.length)), 'utf8') } : undefined
}

/** The rules of WCAG that we hold ourselves to, and axe's own advice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds wrong on the page, as readable lines. In one run inside the page, which is where everything of ours stands (no frames
 * of others), and with the particulars of violations alone: on long pages five times as fast as telling of each element that passed.
 */
export async function axe(page: Page): Promise<string[]> {
  for (let again = 0; ; again += 1) {
    await page.locator('html:not([aria-busy=true])').waitFor({ state: 'attached' })
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(tags).setLegacyMode(true).analyze()
    const found = violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.html}`))
    // A page that is being left is marked busy and its button is pale: the one that follows is meant.
    if (again === 5 || !found.some((one) => one.includes('<html') && one.includes('aria-busy="true"'))) return found
  }
}

type Answer = { status?: number; type?: string; body: string }

/** Serves what `answer` says under the product's own content policy. */
export async function serve(policy: string, answer: (request: IncomingMessage, path: URL) => Answer | undefined | Promise<Answer | undefined>): Promise<{ address: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const found = await answer(request, new URL(request.url ?? '/', 'http://localhost'))
    const { status = 200, type = 'text/html; charset=utf-8', body } = found ?? { status: 404, body: '' }
    response.writeHead(status, { 'content-type': type, 'content-security-policy': policy, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"` }).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => new Promise((done) => { server.close(() => done()); server.closeAllConnections() }) }
}

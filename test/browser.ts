import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { build } from 'esbuild'
import { type Browser, chromium } from 'playwright-core'

/** The browser from npm runs on Linux x64 alone; elsewhere its tests are skipped, and counted as such. */
export const hasBrowser = process.platform === 'linux' && process.arch === 'x64'

/** A browser for one test file; close it in the end. */
export async function openBrowser(): Promise<Browser> {
  // In one process the browser would die with its first context.
  const args = sparticuz.args.filter((arg) => !/^--(single-process|no-zygote)$/.test(arg))
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args, headless: true })
}

const root = new URL('..', import.meta.url).pathname

/** The site's own style and scripts, built as the product builds them. Contents by plain name. */
export async function buildAssets(): Promise<Record<string, { type: string; body: string }>> {
  const folder = mkdtempSync(join(tmpdir(), 'qiao-assets-'))
  const style = join(folder, 'styles.css')
  execFileSync(process.execPath, [join(root, 'node_modules/@tailwindcss/cli/dist/index.mjs'), '--input', join(root, 'src/web/ui/styles.css'), '--output', style, '--minify'], { cwd: root, stdio: 'ignore' })
  const { outputFiles } = await build({ absWorkingDir: root, entryPoints: ['main', 'theme'].map((name) => join(root, `src/web/client/${name}.ts`)), bundle: true, format: 'esm', target: 'es2020', minify: true, write: false, outdir: folder, logLevel: 'silent' })
  const scripts = outputFiles.map((file) => [file.path.slice(folder.length + 1), { type: 'text/javascript', body: file.text }] as const)
  return { 'styles.css': { type: 'text/css', body: readFileSync(style, 'utf8') }, ...Object.fromEntries(scripts) }
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

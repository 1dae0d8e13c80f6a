import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetAddresses, axe, builtAsset, hasBrowser, openBrowser, serve } from '../../../../test/browser.ts'
import { openSite } from '../../../../test/client.ts'
import { apiDocument } from '../document.ts'
import { securityHeaders } from '../../gate/headers.ts'
import { guideParts } from './page.tsx'
import { linesOf, shapesOf } from './reading.ts'

const site = await openSite()
site.room.assets = assetAddresses()
const body = async (path: string) => (await site.get(path)).text()

it('every operation and every shape stands once, and every link of the guide leads to one', async () => {
  const document = apiDocument(site.room.config.url)
  const pages = new Map<string, string>()
  for (const path of ['/en/api', ...guideParts.map((part) => `/en/api/${part}`)]) pages.set(path, await body(path))
  const ids = [...pages].flatMap(([path, html]) => [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => `${path}#${id}`))
  const wanted = [...linesOf(document).map(({ operation }) => operation.operationId), ...shapesOf(document).map(([name]) => `shape-${name}`)]
  expect(ids.map((one) => one.split('#')[1]).filter((id) => id !== 'operations').sort()).toEqual(wanted.sort())
  const known = new Set([...ids, ...pages.keys()])
  const links = [...pages].flatMap(([path, html]) => [...html.matchAll(/href="((?:\/en\/api[^"]*)?#[^"]+|\/en\/api[^"#]*)"/g)].map(([, to = '']) => (to.startsWith('#') ? path + to : to)))
  expect(links.filter((one) => !known.has(one) && !one.endsWith('#main'))).toEqual([])
  expect(links.length).toBeGreaterThan(wanted.length * 2)
})

it('a part that is none is not there', async () => expect((await site.get('/en/api/nothing')).status).toBe(404))

describe.skipIf(!hasBrowser)('the pages of the API in a browser', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    server = await serve(securityHeaders['content-security-policy']!, async (_, { pathname }) => builtAsset(pathname) ?? { body: await body(pathname) })
    browser = await openBrowser()
  })
  afterAll(() => server?.close())

  it.each([
    ['zh', 'light', 360, guideParts],
    // The parts are drawn by the same pieces: by night one of them tells for all.
    ['en', 'dark', 1280, guideParts.slice(0, 1)],
  ] as const)('%s %s at %i pixels: nothing sticks out, axe finds nothing', async (lang, colorScheme, width, looked) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
    const page = await context.newPage()
    for (const path of ['', ...guideParts.map((part) => `/${part}`)]) {
      await page.goto(`${server.address}/${lang}/api${path}`)
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([path, 0])
      if (process.env.QIAO_PICTURES) {
        mkdirSync(process.env.QIAO_PICTURES, { recursive: true })
        await page.screenshot({ path: `${process.env.QIAO_PICTURES}/api-${lang}-${width}${path.replace('/', '-')}.png`, fullPage: true })
      }
      if (path === '' || looked.some((part) => path === `/${part}`)) expect([path, await axe(page)]).toEqual([path, []])
    }
    await context.close()
  }, 120_000)
})

import { AxeBuilder } from '@axe-core/playwright'
import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAssets, hasBrowser, openBrowser, serve } from '../../../../test/browser.ts'
import { openSite } from '../../../../test/client.ts'
import { securityHeaders } from '../../gate/headers.ts'

const addresses = { 'styles.css': '/assets/styles.css', 'main.js': '/assets/main.js', 'theme.js': '/assets/theme.js' }

describe.skipIf(!hasBrowser)('the page of the API in a browser', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    const site = await openSite()
    site.room.assets = addresses
    const assets = await buildAssets()
    server = await serve(securityHeaders['content-security-policy']!, async (_, { pathname }) => assets[pathname.slice('/assets/'.length)] ?? { body: await (await site.get(pathname)).text() })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it.each([
    ['zh', 'light', 360],
    ['en', 'dark', 1280],
  ] as const)('%s %s at %i pixels: nothing sticks out, axe finds nothing, every link inside leads somewhere', async (lang, colorScheme, width) => {
    const page = await (await browser.newContext({ colorScheme, viewport: { width, height: 900 } })).newPage()
    await page.goto(`${server.address}/${lang}/api`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    if (process.env.QIAO_PICTURES) {
      mkdirSync(process.env.QIAO_PICTURES, { recursive: true })
      await page.screenshot({ path: `${process.env.QIAO_PICTURES}/api-${lang}-${width}.png`, clip: { x: 0, y: 0, width, height: 4_000 }, fullPage: true })
    }
    const dead = await page.evaluate(() => [...document.querySelectorAll('main a[href^="#"]')].map((one) => one.getAttribute('href') ?? '').filter((href) => !document.querySelector(CSS.escape ? `#${CSS.escape(href.slice(1))}` : href)))
    expect(dead).toEqual([])
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([])
  }, 120_000)
})

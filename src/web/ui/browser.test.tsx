import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetAddresses, axe, builtAsset, hasBrowser, openBrowser, serve } from '../../../test/browser.ts'
import { Gallery } from '../../../test/gallery.tsx'
import { langs } from '../../core/text.ts'
import { securityHeaders } from '../gate/headers.ts'

describe.skipIf(!hasBrowser)('the pieces in a browser', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>
  /** What the server does with drafts, and what it was sent. */
  const drafts = { works: true, refusal: '', posted: [] as URLSearchParams[] }

  beforeAll(async () => {
    const { 'styles.css': styles = '', 'main.js': main = '', 'theme.js': theme = '' } = assetAddresses()
    const addresses = { 'styles.css': styles, 'main.js': main, 'theme.js': theme }
    const pages = Object.fromEntries(langs.map((lang) => [lang, String(<Gallery lang={lang} assets={addresses} />)]))
    site = await serve(securityHeaders['content-security-policy']!, async (request, { pathname }) => {
      const asset = builtAsset(pathname)
      if (asset) return asset
      if (pathname === '/y') {
        let body = ''
        for await (const part of request) body += String(part)
        drafts.posted.push(new URLSearchParams(body))
        if (drafts.refusal) return { status: 409, type: 'application/json', body: JSON.stringify({ sentence: drafts.refusal }) }
        return drafts.works ? { type: 'application/json', body: '{"version":4}' } : { status: 503, body: '' }
      }
      const body = pages[pathname.split('/')[1] ?? '']
      return body === undefined ? undefined : { body }
    })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await site?.close()
  })

  /** @param clock of the test's own: pauses are passed, not waited for. */
  async function open(lang: string, { clock, ...options }: BrowserContextOptions & { clock?: boolean } = {}): Promise<{ page: Page; complaints: string[] }> {
    const page = await (await browser.newContext(options)).newPage()
    if (clock) await page.clock.install()
    const complaints: string[] = []
    page.on('console', (message) => (message.type() === 'error' || message.type() === 'warning') && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${site.address}/${lang}/gallery?x=1`)
    // The choice of theme shows itself as soon as the scripts run.
    if (options.javaScriptEnabled !== false) await page.locator('.theme-choice:not([hidden])').waitFor({ state: 'attached' })
    return { page, complaints }
  }

  it.each([
    ['zh', 'light', 360],
    ['en', 'dark', 360],
    ['zh', 'dark', 1440],
    ['en', 'light', 768],
  ] as const)('%s %s at %i pixels: nothing sticks out, the policy is kept, axe finds nothing', async (lang, colorScheme, width) => {
    const { page, complaints } = await open(lang, { colorScheme, viewport: { width, height: 800 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await axe(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  }, 60_000)

  it('keeps a choice of theme, and knows it before the first paint', async () => {
    const { page } = await open('en', { colorScheme: 'light' })
    await page.locator('.menu > summary').click()
    await page.locator('input[name=theme][value=qiao-night]').check()
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(20, 24, 29)')
    await page.route('**/main-*.js', (route) => route.abort())
    await page.reload()
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('qiao-night')
    await page.context().close()
  })

  it('works without scripts: the menu opens, what needs scripts is not shown', async () => {
    const { page } = await open('zh', { javaScriptEnabled: false })
    await page.locator('.menu > summary').click()
    expect(await page.locator('.menu-sheet').isVisible()).toBe(true)
    expect(await page.locator('.theme-choice').isVisible()).toBe(false)
    await page.context().close()
  })

  it.each([['zh', 360], ['en', 1280]] as const)('%s: what is in the menu stands within it at %i pixels, choices of its looks too', async (lang, width) => {
    const { page } = await open(lang, { viewport: { width, height: 800 } })
    await page.locator('.menu > summary').click()
    const sheet = (await page.locator('.menu-sheet').boundingBox())!
    for (const label of await page.locator('.theme-choice label').all()) {
      const box = (await label.boundingBox())!
      expect(box.x + box.width, await label.innerText()).toBeLessThanOrEqual(sheet.x + sheet.width)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.context().close()
  })

  it('closes the menu by Escape and gives the focus back', async () => {
    const { page } = await open('en')
    await page.locator('.menu > summary').click()
    await page.keyboard.press('Escape')
    expect(await page.locator('.menu').getAttribute('open')).toBeNull()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
    await page.context().close()
  })

  it('counts what is left while one types, and never cuts', async () => {
    const { page } = await open('en')
    await page.locator('#f-summary').fill('字'.repeat(204))
    expect(await page.locator('#f-summary-left').textContent()).toBe('About 4 Chinese characters too many')
    expect(await page.locator('#f-summary').inputValue()).toHaveLength(204)
    await page.context().close()
  })

  it('keeps text that the server did not take, through a reload, until it is confirmed', async () => {
    drafts.works = false
    drafts.posted = []
    const { page } = await open('en', { clock: true })
    await page.locator('#f-name').fill('Lin Xiao')
    await page.clock.fastForward(1500)
    await page.locator('.save-state[data-state=failed]').waitFor()
    expect(drafts.posted[0]?.get('name')).toBe('Lin Xiao')
    expect(drafts.posted[0]?.has('_key')).toBe(false)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    expect(await page.locator('#f-name').inputValue()).toBe('Lin Xiao')
    drafts.works = true
    await page.clock.fastForward(3000)
    await page.locator('.save-state[data-state=saved]').waitFor()
    expect(drafts.posted.at(-1)?.get('_version')).toBe('3')
    expect(await page.locator('input[name=_version]').inputValue()).toBe('4')
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await page.context().close()
  })

  it('says a refusal in the server’s words, keeps the text and does not insist', async () => {
    Object.assign(drafts, { refusal: 'Somebody else changed this.', posted: [] })
    const { page } = await open('en', { clock: true })
    await page.locator('#f-name').fill('Lin Xiao')
    await page.clock.fastForward(1500)
    await page.getByText('Somebody else changed this.').waitFor()
    await page.clock.fastForward(60_000)
    // What it might have sent by now has come before this answer.
    await page.evaluate(() => fetch('/en/gallery').then((answer) => answer.text()))
    expect(drafts.posted).toHaveLength(1)
    expect(await page.evaluate(() => Object.values(localStorage).join())).toContain('Lin Xiao')
    drafts.refusal = ''
    await page.context().close()
  })

  it('opens the other language at the part that was being read', async () => {
    const { page } = await open('en', { viewport: { width: 1024, height: 700 } })
    await page.evaluate(() => document.getElementById('f-until')!.scrollIntoView({ block: 'start' }))
    const before = await page.locator('#f-until').evaluate((one) => one.getBoundingClientRect().top)
    await page.evaluate(() => document.querySelector<HTMLAnchorElement>('.site-end a[rel=alternate]')!.click())
    await page.waitForURL('**/zh/gallery?x=1')
    await expect.poll(() => page.locator('#f-until').evaluate((one) => one.getBoundingClientRect().top)).toBeCloseTo(before, -1)
    await page.context().close()
  })
})

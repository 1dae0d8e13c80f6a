import { afterAll, beforeAll, expect, test } from 'vitest'
import { assetAddresses, builtAsset, hasBrowser, openBrowser, serve } from '../../../test/browser.ts'
import type { Stream } from '../../modules/events/live/live.ts'
import { liveWords as words } from './messages/page.ts'
import { Watching } from './watching.tsx'

let site: Awaited<ReturnType<typeof serve>>
let asked = 0

beforeAll(async () => {
  const { 'main.js': main, 'player.js': player } = assetAddresses()
  site = await serve("default-src 'self'; style-src 'unsafe-inline'; media-src 'self' blob:", (_, { pathname }) => {
    if (pathname.endsWith('.m3u8')) {
      asked += 1
      return { status: 404, body: '' }
    }
    const stream = { id: 'a', kind: 'hls', url: '/there/soon.m3u8', region: 'everywhere', position: 1, name: { source: 'en', rev: 1, variants: { en: { body: 'Main stream' } } } } as unknown as Stream
    return builtAsset(pathname) ?? { body: `<!doctype html><html lang="en"><head><script type="module" src="${main}"></script></head><body>${String(<Watching lang="en" streams={[stream]} title="Opening" player={player} />)}</body></html>` }
  })
})
afterAll(() => site.close())

test.skipIf(!hasBrowser)('a stream that is not there yet says so and is asked for again; one that is taken off the page is not', { timeout: 40_000 }, async () => {
  const page = await (await (await openBrowser()).newContext()).newPage()
  await page.goto(site.address)
  const line = page.getByText(words.streamWaits.en)
  expect(await line.isVisible()).toBe(false)
  await page.getByRole('button', { name: words.play.en }).click()
  await line.waitFor()
  const before = asked
  await expect.poll(() => asked, { timeout: 15_000 }).toBeGreaterThan(before)
  await page.locator('.watching').evaluate((place) => place.remove())
  await page.waitForTimeout(500)
  const left = asked
  await page.waitForTimeout(3_500)
  expect(asked).toBe(left)
  await page.context().close()
})

import { serve } from '@hono/node-server'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { assetAddresses, assetFolder, openBrowser } from '../browser.ts'
import { liveFront } from '../../src/web/live/front.ts'
import { openSite, type Site } from '../client.ts'

export type Served = {
  site: Site
  address: string
  /** A page in a browser of its own, signed in as a person where one is given. Complaints of the console end up in the list. */
  open(options?: { person?: string } & BrowserContextOptions): Promise<{ page: Page; complaints: string[] }>
}

/** The whole site over HTTP with the assets that the build made, and a real browser in front of it. */
export async function openServed(): Promise<Served> {
  const site = await openSite({ dictionary: true })
  Object.assign(site.room, { assetFolder, assets: assetAddresses() })
  const server = serve({ fetch: site.app.fetch, port: 0, hostname: '127.0.0.1', createServer: ((options: object, listener: RequestListener) => createServer(options, liveFront(site.room, listener))) as typeof createServer })
  await new Promise<void>((resolve) => server.once('listening', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  const contexts: BrowserContext[] = []
  afterAll(async () => {
    // A page that is left open goes on asking for news of a server that is gone, at the cost of the files that follow.
    await Promise.all(contexts.map((context) => context.close()))
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
  })
  return {
    site,
    address,
    async open({ person, ...options } = {}) {
      const context = await browser.newContext({ baseURL: address, ...options })
      contexts.push(context)
      if (person) {
        const [name, value] = (await site.as(person)).split(/=(.*)/s) as [string, string]
        await context.addCookies([{ name, value, url: address }])
      }
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      return { page, complaints }
    },
  }
}

/** True when nothing stands out sideways. */
export const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

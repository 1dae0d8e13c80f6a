import { showId } from '../../core/id.ts'
import { langs } from '../../core/text.ts'
import { visitor } from '../../core/actor.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import type { Handler } from '../room.ts'

const forAnHour = 'public, max-age=3600'

/** The mark as the browser's icon, legible on light and dark. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1f4e79"/><g fill="none" stroke-width="2.6" stroke-linecap="round"><path d="M4.500 19C8.500 12.500 12 10 15 10" stroke="#fff"/><path d="M27.500 19C23.500 12.500 20 10 17 10" stroke="#fff"/><path d="M4.500 23.500h23" stroke="#f0836f"/></g></svg>`

export const showIcon: Handler = (c) => c.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' })

export const showRobots: Handler = (c) => {
  const closed = langs.flatMap((lang) => ['desk', 'account', 'deals', 'staff', 'moderation', 'sign-in', 'sign-up'].map((room) => `Disallow: /${lang}/${room}`))
  const text = ['User-agent: *', ...closed, 'Disallow: /files/', '', `Sitemap: ${c.var.room.config.url}${href(routes.home.sitemap, {})}`, ''].join('\n')
  return c.body(text, 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': forAnHour })
}

/** A sitemap holds at most 50,000 addresses; each listing has two. */
const listingsInMap = 24_000

/** The public pages and what a visitor may read in the hall, in both languages, each naming the other. */
export const showSitemap: Handler = (c) => {
  const { config, matcher, clock } = c.var.room
  const { ids } = matcher.hall(visitor(clock()), { sort: 'newest', limit: listingsInMap })
  const pages = [routes.home.landing, routes.listings.hall, routes.organisations.list, routes.alliances.list, routes.news.list, routes.home.about, routes.home.ranking, routes.home.privacy].map((route) => (lang: (typeof langs)[number]) => href(route, { lang }))
  const listings = ids.map((id) => (lang: (typeof langs)[number]) => href(routes.listings.show, { lang, id: showId(id) }))
  const urls = [...pages, ...listings].flatMap((address) => {
    const alternates = langs.map((lang) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${config.url}${address(lang)}"/>`).join('')
    return langs.map((lang) => `<url><loc>${config.url}${address(lang)}</loc>${alternates}</url>`)
  })
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('\n')}</urlset>\n`
  return c.body(xml, 200, { 'content-type': 'application/xml; charset=utf-8', 'cache-control': forAnHour })
}

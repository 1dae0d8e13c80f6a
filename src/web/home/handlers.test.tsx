import { beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../../../test/client.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { makePerson, makeRole } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { landing } from './messages.ts'
import { welcome } from './messages/welcome.ts'

const administrator = { name: 'Ada Lin', email: 'ada@example.org', password: 'a long enough password' }

describe('the first run', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })

  it('leads an empty instance to the administrator’s form', async () => {
    const answer = await site.get('/en')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/en/welcome')
    expect(await (await site.get('/zh/welcome')).text()).toContain(welcome.title.zh)
  })

  it('keeps what was typed when something is missing', async () => {
    const answer = await site.post('/en/welcome', { ...administrator, email: 'ada at example' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('value="ada at example"')
    expect(html).toContain('value="Ada Lin"')
    expect(html).not.toContain(administrator.password)
    expect((await site.post('/en/welcome', { ...administrator, password: 'short' })).status).toBe(422)
  })

  it('makes one administrator, then is not there any more', async () => {
    const answers = await Promise.all([site.post('/en/welcome', administrator), site.post('/en/welcome', { ...administrator, email: 'eve@example.org' })])
    expect(answers.filter((one) => one.status === 303 && one.headers.get('location') === '/en/sign-in')).toHaveLength(1)
    expect((await site.get('/en/welcome')).status).toBe(404)
    expect((await site.post('/en/welcome', { ...administrator, email: 'late@example.org' })).status).toBe(404)
  })
})

describe('the front rooms', () => {
  let site: Site
  let hidden: string
  let shown: string
  beforeAll(async () => {
    site = await openSite()
    const title = 'Ceramic separator coating with high wettability'
    shown = (await makeListing(site.db, { kind: 'offer', content: someContent({ title }) })).id
    await makeListing(site.db, { kind: 'need', content: someContent({ title: 'Wettability of a ceramic separator coating' }) })
    hidden = (await makeListing(site.db, { kind: 'offer', content: someContent({ title: 'Only for those who signed in' }), access: { visibility: 'signed_in' } })).id
    await makeRole(site.db, await makePerson(site.db), 'administrator')
    await site.room.matcher.refresh()
  })

  it('chooses the language of the browser', async () => {
    const to = async (languages: string) => (await site.get('/', undefined, { 'accept-language': languages })).headers.get('location')
    expect(await to('zh-CN,zh;q=0.9,en;q=0.8')).toBe('/zh')
    expect(await to('fr-FR,en;q=0.8,zh;q=0.5')).toBe('/en')
    expect(await to('fr')).toBe('/en')
  })

  it.each(['zh', 'en'] as const)('counts what this reader may see, draws a match, and may be kept by caches (%s)', async (lang) => {
    const answer = await site.get(`/${lang}`)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toContain('public')
    expect(html).toContain(landing.sentence[lang])
    expect(html).toMatch(new RegExp(`href="/${lang}/hall\\?kind=offer"><strong>1</strong>`))
    expect(html).toContain('class="bridge"')
    expect(html).not.toContain('Only for those who signed in')
  })

  it('is drawn the same for everybody, byte by byte', async () => {
    expect(await (await site.get('/en')).text()).toBe(await (await site.get('/en')).text())
  })

  it('counts more for those who may see more', async () => {
    const cookie = await site.as(await makePerson(site.db))
    expect(await (await site.get('/en', cookie)).text()).toContain('hall?kind=offer"><strong>2</strong>')
  })

  it.each(['about', 'how-ranking-works', 'privacy'])('tells about %s in both languages', async (room) => {
    for (const lang of ['zh', 'en']) {
      const answer = await site.get(`/${lang}/${room}`)
      const html = await answer.text()
      expect(answer.status).toBe(200)
      for (const [, id] of html.matchAll(/<li><a href="#([\w-]+)"/g)) expect(html).toContain(`<section id="${id}"`)
      expect(html).toContain(`href="/${lang === 'zh' ? 'en' : 'zh'}/${room}"`)
    }
  })

  it('tells robots of public pages only', async () => {
    const map = await (await site.get('/sitemap.xml')).text()
    expect(map).toContain(`${site.room.config.url}/zh/listings/${showId(shown)}</loc>`)
    expect(map).toContain(`hreflang="en" href="${site.room.config.url}/en/listings/${showId(shown)}"`)
    expect(map).not.toContain(showId(hidden))
    expect(await (await site.get('/robots.txt')).text()).toContain(`Sitemap: ${site.room.config.url}/sitemap.xml`)
    expect((await site.get('/favicon.svg')).headers.get('content-type')).toBe('image/svg+xml')
  })
})

import { describe, expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation, makePerson } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { makeExit } from '../../modules/watches/leaving.ts'
import { mergeOrganisations } from '../../modules/people/people.ts'
import { erasePerson, exportPersonalData } from '../../modules/privacy/privacy.ts'
import { saveSearch, watchesOf, watchOrganisation } from '../../modules/watches/watches.ts'
import { row, rows, run, sql } from '../../platform/database.ts'

const site = await openSite()
const { db, room } = site
const somebody = async () => {
  const actor = await makeActor(db)
  return { actor, cookie: await site.as(actor.personId!) }
}
const telling = { rhythm: 'daily', by: ['desk', 'mail'] } as const
const placeOf = (response: Response) => response.headers.get('location') ?? ''

describe('saving a search', () => {
  test('leads from the hall over a form to its page, in both languages', async () => {
    const { actor, cookie } = await somebody()
    const hall = await (await site.get('/en/hall?q=graphene&field=new_materials&trl=6', cookie)).text()
    const link = /href="(\/en\/desk\/saved\/new\?[^"]+)"/.exec(hall)?.[1]?.replaceAll('&amp;', '&')
    expect(link).toBe('/en/desk/saved/new?q=graphene&field=new_materials&trl=6')
    expect(await (await site.get('/en/hall', cookie)).text()).not.toContain('/desk/saved/new')
    const form = await (await site.get(link!.replace('/en/', '/zh/'), cookie)).text()
    expect(form).toContain('保存此检索')
    expect(form).toContain('name="chosen" value="trl:6"')
    const made = await site.post('/en/desk/saved', { kind: 'search', name: 'Graphene', words: 'graphene', chosen: ['field:new_materials', 'trl:6', 'owner:x'], ...telling }, cookie)
    expect(made.status).toBe(303)
    const [watch] = await watchesOf(db, actor)
    expect([watch?.words, watch?.chosen, watch?.rhythm, watch?.byMail]).toEqual(['graphene', ['field:new_materials', 'trl:6'], 'daily', true])
    expect(placeOf(made)).toBe(`/en/desk/saved/${showId(watch!.id)}`)
    for (const lang of ['zh', 'en']) expect(await (await site.get(`/${lang}/desk/saved`, cookie)).text()).toContain('Graphene')
  })

  test('a visitor signs in first and comes back', async () => {
    const answer = await site.get('/en/desk/saved/new?q=graphene')
    expect(answer.status).toBe(303)
    expect(decodeURIComponent(placeOf(answer))).toContain('/en/desk/saved/new?q=graphene')
  })

  test('without a name, a way to be told or anything to look for the form comes back with what was typed', async () => {
    const { actor, cookie } = await somebody()
    for (const form of [{ name: '', words: 'kept words' }, { name: 'x'.repeat(121), words: 'kept words' }, { name: 'n', words: '', chosen: 'owner:x' }, { name: 'n', words: 'kept words', by: [] }]) {
      const answer = await site.post('/en/desk/saved', { kind: 'search', ...telling, ...form } as Record<string, string | readonly string[]>, cookie)
      expect(answer.status, JSON.stringify(form)).toBe(422)
      if (form.words) expect(await answer.text()).toContain('kept words')
    }
    expect(await watchesOf(db, actor)).toEqual([])
  })

  test('a hundred is the most', async () => {
    const { actor, cookie } = await somebody()
    for (let n = 0; n < 100; n += 1) await saveSearch(db, room.matcher, actor, { name: `Number ${n}`, words: 'steel' })
    const answer = await site.post('/zh/desk/saved', { kind: 'search', name: 'One more', words: 'steel', ...telling }, cookie)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('最多可保存 100 项关注')
  })
})

describe('a saved thing', () => {
  test('is changed, paused, resumed and deleted by its person, and is not there for anybody else', async () => {
    const [{ actor, cookie }, stranger] = [await somebody(), await somebody()]
    const id = showId(await saveSearch(db, room.matcher, actor, { name: 'Mine', words: 'steel' }))
    const page = `/en/desk/saved/${id}`
    const version = /name="_version" value="(\d+)"/.exec(await (await site.get(page, cookie)).text())![1]!
    expect((await site.post(page, { _version: version, name: 'Still mine', words: 'steel wire', rhythm: 'weekly', by: 'mail' }, cookie)).status).toBe(303)
    expect((await site.post(page, { _version: version, name: 'Older', rhythm: 'weekly', by: 'mail' }, cookie)).status).toBe(409)
    expect((await watchesOf(db, actor)).map(({ name, words, rhythm, byDesk }) => [name, words, rhythm, byDesk])).toEqual([['Still mine', 'steel wire', 'weekly', false]])
    for (const path of ['', '/pause', '/resumption', '/removal', '/feed', '/feed/revocation']) {
      expect((await site.post(`${page}${path}`, { _version: '1', name: 'Theirs', ...telling }, stranger.cookie)).status, path).toBe(404)
    }
    expect((await site.get(page, stranger.cookie)).status).toBe(404)
    await site.post(`${page}/pause`, {}, cookie)
    expect(await (await site.get('/en/desk/saved', cookie)).text()).toContain('Paused')
    await site.post(`${page}/resumption`, {}, cookie)
    expect((await watchesOf(db, actor))[0]?.pausedAt).toBeNull()
    await site.post(`${page}/removal`, {}, cookie)
    expect(await (await site.get('/en/desk/saved', cookie)).text()).toContain('What you save and watch will be here')
  })

  test('a private need is for its person alone: not in the hall, not in its counts, not for staff', async () => {
    const { cookie } = await somebody()
    const moderator = await site.as((await makeActor(db, { platform: 'administrator' })).personId!)
    const before = await (await site.get('/en/hall', moderator)).text()
    const made = await site.post('/en/desk/saved', { kind: 'text', name: 'Secret plan', textEn: 'Zirconium sponge for pumps', textZh: '', seeks: 'offer', ...telling }, cookie)
    expect(made.status).toBe(303)
    expect(await (await site.get(placeOf(made), cookie)).text()).toContain('Zirconium sponge')
    await room.matcher.refresh()
    expect((await site.get(placeOf(made), moderator)).status).toBe(404)
    expect(await (await site.get('/en/hall', moderator)).text()).toBe(before)
    expect(await (await site.get('/en/hall?q=zirconium', moderator)).text()).not.toContain('sponge')
  })

  test('what is watched and then withdrawn is not named any more', async () => {
    const { cookie } = await somebody()
    const { id } = await makeListing(db, { content: someContent({ title: 'Osmium plating' }) })
    const page = await (await site.get(`/en/listings/${showId(id)}`, cookie)).text()
    expect(page).toContain('>Watch<')
    const made = await site.post('/en/desk/saved', { kind: 'listing', listing: showId(id) }, cookie)
    expect(await (await site.get(`/en/listings/${showId(id)}`, cookie)).text()).toContain('>Watching<')
    expect(placeOf(await site.post('/en/desk/saved', { kind: 'listing', listing: showId(id) }, cookie))).toBe(placeOf(made))
    expect(await (await site.get('/en/desk/saved', cookie)).text()).toContain('Osmium plating')
    await run(db, sql`update listing set state = 'closed', closed_reason = 'withdrawn' where id = ${id}`)
    for (const path of ['/en/desk/saved', placeOf(made)]) {
      const text = await (await site.get(path, cookie)).text()
      expect(text, path).not.toContain('Osmium plating')
      expect(text.toLowerCase(), path).toContain('no longer on show')
    }
  })

  test('only what may be read may be watched, and only one’s own listing is saved as a need', async () => {
    const { cookie } = await somebody()
    const ownerId = await makeOrganisation(db)
    const hidden = await makeListing(db, { ownerId, access: { visibility: 'named', audienceOrganisations: [ownerId] } })
    expect((await site.post('/en/desk/saved', { kind: 'listing', listing: showId(hidden.id) }, cookie)).status).toBe(404)
    expect((await site.post('/en/desk/saved', { kind: 'match', listing: showId(hidden.id), other: showId(hidden.id) }, cookie)).status).toBe(404)
    expect((await site.post('/en/desk/saved', { kind: 'organisation', organisation: 'nobody-at-all' }, cookie)).status).toBe(404)
    const open = await makeListing(db, { kind: 'need' })
    expect((await site.post('/en/desk/saved', { kind: 'need', listing: showId(open.id) }, cookie)).status).toBe(422)
  })
})

describe('the way out of letters', () => {
  const exit = async () => {
    const { actor, cookie } = await somebody()
    await saveSearch(db, room.matcher, actor, { name: 'Daily', words: 'steel' })
    await saveSearch(db, room.matcher, actor, { name: 'Weekly', words: 'steel', telling: { rhythm: 'weekly', byDesk: false, byMail: true } })
    const byMail = async () => (await watchesOf(db, actor)).filter((one) => one.byMail).map((one) => one.rhythm).sort()
    return { actor, cookie, byMail, path: `/en/letters/${await makeExit(db, actor.personId!, 'weekly', new Date())}/stop` }
  }

  test('the mail service of the reader stops them with one post, without a cookie or an origin (RFC 8058)', async () => {
    const { byMail, path } = await exit()
    const post = () => site.app.request(`http://localhost:4180${path}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click', redirect: 'manual' })
    expect((await post()).status).toBe(200)
    expect(await byMail()).toEqual(['daily'])
    expect((await post()).status).toBe(200)
    expect(await rows(db, sql`select 1 from activity where verb = 'watch.leave_letters'`)).toHaveLength(1)
  })

  test('opening the link stops nothing; the button on its page does, signed in or not', async () => {
    const { byMail, path } = await exit()
    for (const lang of ['en', 'zh']) {
      const answer = await site.get(path.replace('/en/', `/${lang}/`))
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('<form method="post"')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    }
    expect((await site.app.request(`http://localhost:4180${path}`, { method: 'HEAD' })).status).toBe(200)
    expect(await byMail()).toEqual(['daily', 'weekly'])
    const done = await site.post(path, {})
    expect([done.status, placeOf(done)]).toEqual([303, path])
    expect(await (await site.get(path)).text()).toContain('They have stopped')
    expect(await byMail()).toEqual(['daily'])
  })

  test('what was told by letter alone is told on the desk from then on', async () => {
    const { actor, path } = await exit()
    await site.post(path, {})
    expect((await watchesOf(db, actor)).every((one) => one.byDesk)).toBe(true)
  })

  test('a token of nobody is not there', async () => {
    expect((await site.get('/en/letters/nothing/stop')).status).toBe(404)
    expect((await site.post(`/en/letters/${'a'.repeat(43)}/stop`, {})).status).toBe(404)
  })
})

describe('the personal feed', () => {
  test('shows what its owner may read when it is read, to whoever has the address, until it is renewed or revoked', async () => {
    const organisationId = await makeOrganisation(db)
    const actor = await makeActor(db, { organisationId, role: 'researcher' })
    const cookie = await site.as(actor.personId!)
    const id = showId(await saveSearch(db, room.matcher, actor, { name: 'Rhenium', words: 'rhenium' }))
    await makeListing(db, { content: someContent({ title: 'Rhenium for all' }) })
    const inner = await makeListing(db, { content: someContent({ title: 'Rhenium for members' }), access: { visibility: 'named', audienceOrganisations: [organisationId] } })
    await room.matcher.refresh()
    const make = async () => /https?:\/\/[^<]+feed\.atom/.exec(await (await site.post(`/en/desk/saved/${id}/feed`, {}, cookie)).text())![0].replace('http://localhost:4180', '')
    const address = await make()
    expect(address).toMatch(/^\/en\/saved\/[\w-]{43}\/feed\.atom$/)
    const feed = await site.get(address)
    expect([feed.status, feed.headers.get('content-type'), feed.headers.get('cache-control')]).toEqual([200, 'application/atom+xml; charset=utf-8', 'private, no-cache'])
    expect((await feed.text()).match(/<title xml:lang="en-GB">[^<]+/g)).toHaveLength(2)
    expect(await rows(db, sql`select 1 from watch_feed where encode(token_hash, 'escape') like ${`%${address.split('/')[3]}%`}`)).toEqual([])
    await run(db, sql`update affiliation set ended_at = now() where person_id = ${actor.personId}`)
    expect(await (await site.get(address)).text()).not.toContain('members')
    await run(db, sql`update affiliation set ended_at = null where person_id = ${actor.personId}`)
    await run(db, sql`update listing set state = 'paused' where id = ${inner.id}`)
    expect(await (await site.get(address)).text()).not.toContain('members')
    const renewed = await make()
    expect([(await site.get(address)).status, (await site.get(renewed)).status]).toEqual([404, 200])
    await site.post(`/en/desk/saved/${id}/feed/revocation`, {}, cookie)
    expect((await site.get(renewed)).status).toBe(404)
  })
})

describe('personal data', () => {
  test('what was saved leaves with the export, without secrets and without what waits unread, and goes with the person', async () => {
    const { actor } = await somebody()
    const id = await saveSearch(db, room.matcher, actor, { name: 'Exported', words: 'iridium' })
    await makeExit(db, actor.personId!, 'daily', new Date())
    const hidden = await makeListing(db)
    await run(db, sql`insert into watch_found (watch_id, listing_id, found_at) values (${id}, ${hidden.id}, now())`)
    const data = await exportPersonalData(db, actor)
    const text = JSON.stringify(data)
    expect(text).toContain('Exported')
    expect(text).not.toContain('token_hash')
    expect(text).not.toContain(hidden.id)
    await erasePerson(db, { ...actor, at: new Date() })
    for (const table of ['watch', 'watch_exit', 'watch_letter']) expect(await rows(db, sql`select 1 from ${sql.identifier(table)} where person_id = ${actor.personId}`), table).toEqual([])
    expect(await row(db, sql`select 1 from watch_found where watch_id = ${id}`)).toBeUndefined()
  })

  test('organisations that are merged are watched as one', async () => {
    const [from, into] = [await makeOrganisation(db, { slug: 'old-name' }), await makeOrganisation(db, { slug: 'new-name' })]
    const [both, one] = [await makeActor(db), await makeActor(db)]
    for (const slug of ['old-name', 'new-name']) await watchOrganisation(db, room.matcher, both, { slug })
    await watchOrganisation(db, room.matcher, one, { slug: 'old-name' })
    await mergeOrganisations(db, await makeActor(db, { platform: 'moderator' }), { fromId: from, intoId: into })
    expect((await watchesOf(db, both)).map((watch) => watch.organisationId)).toEqual([into])
    expect((await watchesOf(db, one)).map((watch) => watch.organisationId)).toEqual([into])
  })
})

test('the list and the pages say the same in both languages, and nothing is left unsaid', async () => {
  const personId = await makePerson(db, { lang: 'zh', zone: 'Asia/Shanghai' })
  const cookie = await site.as(personId)
  const made = await site.post('/zh/desk/saved', { kind: 'search', name: '隔膜', words: '隔膜', rhythm: 'weekly', by: ['desk', 'mail'] }, cookie)
  for (const path of ['/zh/desk/saved', placeOf(made), '/zh/desk/saved/new?q=x', '/zh/desk/saved/new?as=need']) {
    for (const lang of ['zh', 'en']) {
      const text = await (await site.get(path.replace('/zh/', `/${lang}/`), cookie)).text()
      expect(text, path).not.toMatch(/undefined|\[object|\{\w+\}/)
    }
  }
  expect(await (await site.get('/zh/desk', cookie)).text()).toContain('/zh/desk/saved')
})

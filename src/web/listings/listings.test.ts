import { describe, expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeDraft, makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor, makeMandate, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { addVariants, confidentialFor, draftFor, listingFor, setBookmark, setConfidential } from '../../modules/listings/listings.ts'
import { row, sql } from '../../platform/database.ts'

const site = await openSite()
const { db } = site
const hostile = '<script>alert("x")</script>&\'"'

const officerOf = async (organisationId: string) => {
  const actor = await makeActor(db, { role: 'officer', organisationId })
  return { actor, cookie: await site.as(actor.personId!) }
}
const find = async (path: string, cookie?: string) => {
  const answer = await site.get(path, cookie)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const versionIn = (html: string) => /name="_version" value="(\d+)"/.exec(html)?.[1] ?? ''
const keyIn = (html: string) => /name="_key" value="([\w-]+)"/.exec(html)?.[1] ?? ''

describe('the hall', () => {
  test('finds in either language, counts truly, filters, pages and says what to do when nothing fits', async () => {
    const ownerId = await makeOrganisation(db, { name: { zh: '北湾大学', en: 'Northbay University' } })
    for (let n = 0; n < 23; n += 1) await makeListing(db, { ownerId, content: someContent({ title: `Zeolite heat store ${n}`, facts: { fields: ['energy_storage'], stage: n < 5 ? 'concept' : 'lab_tested', trl: 4 } }) })
    await makeListing(db, { kind: 'need', content: { source: 'zh', texts: { zh: { title: '低温沸石储热材料', summary: '寻求循环稳定的沸石储热材料。' } } } })
    await site.room.matcher.refresh()
    const all = await find('/en/hall?q=zeolite&kind=offer')
    expect(all.status).toBe(200)
    expect(all.text).toContain('23 results')
    expect(all.text.match(/<article class="result">/g)).toHaveLength(20)
    expect(all.text).toMatch(/name="stage" value="concept">Concept<b>5</)
    expect(all.text).toContain('Northbay University')
    const second = await find('/en/hall?q=zeolite&kind=offer&page=2')
    expect(second.text.match(/<article class="result">/g)).toHaveLength(3)
    const concept = await find('/en/hall?q=zeolite&stage=concept')
    expect(concept.text).toContain('5 results')
    expect(concept.text).toMatch(/class="chip" href="\/en\/hall\?q=zeolite"/)
    const zh = await find(`/zh/hall?q=${encodeURIComponent('沸石')}`)
    expect(zh.text).toContain('低温沸石储热材料')
    const none = await find('/zh/hall?q=qqqqzzzz&stage=concept')
    expect(none.status).toBe(200)
    expect(none.text).toContain('没有符合条件的成果或需求')
    expect((await find('/en/hall?page=4000')).text).toContain('There is no such page')
  })

  test('any address is a page, and what is typed is escaped', async () => {
    for (const query of ['page=-1', 'page=x', 'sort=nonsense', 'field=%00', 'kind=<b>', 'trl=99', `q=${encodeURIComponent(hostile)}`, `q=${'x'.repeat(5000)}`, 'stage=a&stage=a&stage=b']) {
      const { status, text } = await find(`/en/hall?${query}`)
      expect([query, status === 200 || status === 404]).toEqual([query, true])
      expect(text).not.toContain('<script>alert')
    }
  })

  test('its feed is Atom, holds public listings only, and names no withheld owner', async () => {
    const ownerId = await makeOrganisation(db, { name: { en: 'Hushed Works Ltd' } })
    await makeListing(db, { ownerId, content: someContent({ title: 'Feedable quark lathe' }), access: { nameWithheld: true } })
    await makeListing(db, { ownerId, content: someContent({ title: 'Hidden quark lathe' }), access: { visibility: 'signed_in' } })
    await site.room.matcher.refresh()
    const officer = await officerOf(ownerId)
    const { text, headers } = await find('/en/hall/feed.atom?q=quark', officer.cookie)
    expect(headers.get('content-type')).toContain('application/atom+xml')
    expect(text).toContain('Feedable quark lathe')
    expect(text).not.toContain('Hidden quark lathe')
    expect(text).not.toContain('Hushed Works')
    expect((await find('/en/hall?q=quark', officer.cookie)).text).toContain('Hidden quark lathe')
    expect((await find('/en/hall?q=quark')).text).not.toContain('Hidden quark lathe')
  })
})

describe('a listing', () => {
  test('is read in one language, the other, or both, with its standing said', async () => {
    const { id } = await makeListing(db, { content: someContent({ title: 'Bilingual gasket', texts: { en: { title: 'Bilingual gasket', summary: 'A gasket for two climates.', description: 'Only in English.' } } }) })
    await addVariants(db, { ...(await makeActor(db)), kind: 'system' }, { id, lang: 'zh', texts: { title: '双语垫片', summary: '适应两种气候的垫片。' }, origin: 'machine' })
    const base = `/zh/listings/${showId(id)}`
    const zh = await find(base)
    expect(zh.text).toContain('双语垫片')
    expect(zh.text).toContain('机器翻译')
    expect(zh.text).toContain('此部分仅有英文')
    expect((await find(`${base}?text=en`)).text).toContain('A gasket for two climates.')
    const both = await find(`${base}?text=both`)
    expect(both.text).toContain('适应两种气候的垫片。')
    expect(both.text).toContain('A gasket for two climates.')
    expect(zh.text).toContain('hreflang="en"')
  })

  test('gives schema.org data, and neither a name nor a contact that is withheld', async () => {
    const ownerId = await makeOrganisation(db, { kind: 'enterprise', name: { en: 'Reticent Pumps Ltd', zh: '慎言泵业' } })
    const facts = { contactEmail: 'pumps@reticent.example', amount: { minor: 5_000_000, currency: 'GBP' as const } }
    const { id } = await makeListing(db, { kind: 'need', ownerId, content: someContent({ title: hostile, facts }), access: { nameWithheld: true } })
    const reader = await makeActor(db, { role: 'officer' })
    const { text } = await find(`/en/listings/${showId(id)}`, await site.as(reader.personId!))
    expect(text).not.toContain('Reticent')
    expect(text).not.toContain('reticent.example')
    expect(text).not.toContain('<script>alert')
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '{}') as Record<string, unknown>
    expect(data['@type']).toBe('Demand')
    expect(data.name).toBe(hostile)
    expect(JSON.stringify(data)).not.toContain('Reticent')
    expect((await find(`/en/listings/${showId(id)}`, (await officerOf(ownerId)).cookie)).text).toContain('Reticent Pumps')
  })

  test('contacts are for the signed-in, the confidential detail for the granted alone', async () => {
    const ownerId = await makeOrganisation(db)
    const { id } = await makeListing(db, { ownerId, content: someContent({ title: 'Contactable vane', facts: { contactEmail: 'vane@example.org' } }) })
    const officer = await officerOf(ownerId)
    await setConfidential(db, officer.actor, { id, bodies: { en: 'The alloy holds 3 % scandium.' } })
    const path = `/en/listings/${showId(id)}`
    expect((await find(path)).text).not.toContain('vane@example.org')
    const stranger = await makeActor(db, { role: 'officer' })
    const strange = await find(path, await site.as(stranger.personId!))
    expect(strange.text).toContain('vane@example.org')
    expect(strange.text).not.toContain('scandium')
    const moderator = await makeActor(db, { platform: 'moderator' })
    expect((await find(path, await site.as(moderator.personId!))).text).not.toContain('scandium')
    expect((await find(path, officer.cookie)).text).toContain('scandium')
  })

  test('one that may not be read is not there; print, code and versions follow the same rule', async () => {
    const { id } = await makeListing(db, { access: { visibility: 'signed_in' } })
    for (const tail of ['', '/-/print', '/-/qr.svg', '/-/versions']) {
      expect((await find(`/en/listings/${showId(id)}${tail}`)).status).toBe(404)
      const person = await makeActor(db)
      expect((await find(`/en/listings/${showId(id)}${tail}`, await site.as(person.personId!))).status).toBe(200)
    }
    expect((await find('/en/listings/nonsense')).status).toBe(404)
    expect((await find(`/en/listings/${showId(crypto.randomUUID())}`)).status).toBe(404)
  })

  test('a reader is counted once a day, a robot never', async () => {
    const { id } = await makeListing(db)
    const seen = (agent: string) => site.post(`/en/listings/${showId(id)}/-/views`, {}, undefined, { 'user-agent': agent })
    expect((await seen('Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')).status).toBe(204)
    await seen('Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')
    await seen('Googlebot/2.1 (+http://www.google.com/bot.html)')
    expect((await row<{ n: number }>(db, sql`select coalesce(sum(views), 0)::int as n from listing_view where listing_id = ${id}`))?.n).toBe(1)
  })

  test('bookmarks come and go, a visitor is sent to sign in', async () => {
    const { id } = await makeListing(db)
    const person = await makeActor(db)
    const cookie = await site.as(person.personId!)
    const path = `/en/listings/${showId(id)}/-/bookmark`
    expect((await site.post(path, { on: 'yes' })).headers.get('location')).toContain('/en/sign-in')
    expect((await site.post(path, { on: 'yes' }, cookie)).status).toBe(303)
    expect((await listingFor(db, person, id)).bookmarked).toBe(true)
    await site.post(path, { on: 'no' }, cookie)
    expect((await listingFor(db, person, id)).bookmarked).toBe(false)
    await expect(setBookmark(db, person, { id: showId(crypto.randomUUID()), on: true })).rejects.toThrow()
  })
})

describe('the editor', () => {
  test('begins a draft for an organisation or under a mandate, and for nobody else', async () => {
    const { firmId, publisherId } = await makeMandate(db)
    const park = await officerOf(publisherId)
    const page = await find('/en/desk/listings/new', park.cookie)
    const value = new RegExp(`value="(${firmId}:[0-9a-f-]{36})"`).exec(page.text)?.[1] ?? ''
    expect(value).not.toBe('')
    const made = await site.post('/en/desk/listings', { kind: 'need', owner: value, source: 'zh', title: '粉体输送防堵' }, park.cookie)
    expect(made.status).toBe(303)
    const editor = await find(made.headers.get('location') ?? '', park.cookie)
    expect(editor.text).toContain('粉体输送防堵')
    const wrong = await site.post('/en/desk/listings', { kind: 'x', owner: '', source: 'zh', title: 'Kept title' }, park.cookie)
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Kept title')
    const stranger = await officerOf(await makeOrganisation(db))
    expect((await site.post('/en/desk/listings', { kind: 'need', owner: firmId, source: 'zh' }, stranger.cookie)).status).toBe(403)
  })

  test('saves by itself, keeps what is wrong as typed, and names it', async () => {
    const { id, ownerId } = await makeDraft(db)
    const { actor, cookie } = await officerOf(ownerId)
    const path = `/en/desk/listings/${showId(id)}`
    const version = versionIn((await find(`${path}/edit`, cookie)).text)
    const form = { _version: version, parts: 'facts', source: 'en', title_en: 'Saved by itself', summary_en: `A text. ${hostile}`, title_zh: '自动保存', patents: 'x\nCN112233445A | Northbay | granted | 2026-01-01', amount: 'about a lot', currency: 'GBP', trl: '5', fields: ['energy', 'water'] }
    const saved = await site.post(`${path}/draft`, form, cookie, { accept: 'application/json' })
    expect(saved.status).toBe(200)
    expect(await saved.json()).toEqual({ version: Number(version) + 1 })
    const { draft, problems } = await draftFor(db, actor, id)
    expect(draft.texts.zh?.title).toBe('自动保存')
    expect(draft.facts.trl).toBe(5)
    expect(Object.keys(problems).sort()).toEqual(['amount', 'patents'])
    const { text } = await find(`${path}/edit`, cookie)
    expect(text).toContain('about a lot')
    expect(text).toContain('CN112233445A | Northbay | granted | 2026-01-01')
    expect(text).not.toContain('<script>alert')
    const again = await site.post(`${path}/draft`, { ...form, _version: String(Number(version) + 1) }, cookie, { accept: 'application/json' })
    expect(await again.json()).toEqual({ version: Number(version) + 1 })
  })

  test('two writers: the second sees both texts, loses nothing, and the next save counts', async () => {
    const { id, ownerId } = await makeDraft(db)
    const one = await officerOf(ownerId)
    const two = await officerOf(ownerId)
    const path = `/en/desk/listings/${showId(id)}`
    const version = versionIn((await find(`${path}/edit`, one.cookie)).text)
    const form = { _version: version, parts: 'facts', source: 'en' }
    expect((await site.post(`${path}/draft`, { ...form, title_en: 'First hand' }, one.cookie)).status).toBe(303)
    const clash = await site.post(`${path}/draft`, { ...form, title_en: 'Second hand' }, two.cookie)
    const html = await clash.text()
    expect(clash.status).toBe(409)
    expect(html).toContain('First hand')
    expect(html).toContain('Second hand')
    expect((await site.post(`${path}/draft`, { ...form, _version: versionIn(html), title_en: 'Second hand' }, two.cookie)).status).toBe(303)
    expect((await draftFor(db, one.actor, id)).draft.texts.en?.title).toBe('Second hand')
  })

  test('publishes at once where trusted, waits elsewhere, and says what is missing', async () => {
    const trusted = await makeOrganisation(db, { trusted: true })
    const { id } = await makeDraft(db, { ownerId: trusted })
    const { cookie } = await officerOf(trusted)
    const path = `/en/desk/listings/${showId(id)}`
    const version = versionIn((await find(`${path}/edit`, cookie)).text)
    const bare = await site.post(`${path}/submission`, { _version: version, parts: 'facts', source: 'en', title_en: '', summary_en: 'Typed with care.' }, cookie)
    const html = await bare.text()
    expect(bare.status).toBe(422)
    expect(html).toContain('Typed with care.')
    expect(html).toContain('href="#f-title_en"')
    const sent = await site.post(`${path}/submission`, { _version: versionIn(html), parts: 'facts', source: 'en', title_en: 'Published at once', summary_en: 'Typed with care.' }, cookie)
    expect(sent.headers.get('location')).toContain('/published-at-once')
    expect((await find(sent.headers.get('location') ?? '')).text).toContain('Typed with care.')
    const unknown = await makeDraft(db)
    const officer = await officerOf(unknown.ownerId)
    const waits = await site.post(`/en/desk/listings/${showId(unknown.id)}/submission`, {}, officer.cookie)
    expect(waits.headers.get('location')).toBe('/en/desk/listings')
    expect((await find('/en/desk/listings', officer.cookie)).text).toContain('In review')
  })

  test('a live translation that the draft never held is shown, and stays when it is left alone', async () => {
    const ownerId = await makeOrganisation(db, { trusted: true })
    const { id } = await makeListing(db, { ownerId })
    const { actor, cookie } = await officerOf(ownerId)
    await addVariants(db, actor, { id, lang: 'zh', texts: { title: '染料废水陶瓷膜' } })
    const path = `/zh/desk/listings/${showId(id)}`
    const html = (await find(`${path}/edit`, cookie)).text
    expect(html).toContain('染料废水陶瓷膜')
    const sent = await site.post(`${path}/submission`, { _version: versionIn(html), parts: 'facts', source: 'en', title_en: 'Ceramic membranes, second edition', summary_en: 'New summary.', title_zh: '染料废水陶瓷膜' }, cookie)
    expect(sent.status).toBe(303)
    const listing = await listingFor(db, actor, id)
    expect(listing.texts.title.variants.zh).toMatchObject({ body: '染料废水陶瓷膜' })
    expect(listing.texts.title.variants.zh!.ofRev).toBeLessThan(listing.texts.title.rev)
    expect((await find(`${path}/edit`, cookie)).text).toContain('原文已有修改')
    const versions = await find(`/en/listings/${showId(id)}/-/versions`)
    expect(versions.text).toContain('<ins>')
  })

  test('access, confidential detail, grants, files and state each keep to the owner', async () => {
    const ownerId = await makeOrganisation(db, { trusted: true })
    const friend = await makeOrganisation(db, { name: { en: 'Friendly Partner plc' } })
    const { id } = await makeListing(db, { ownerId })
    const { actor, cookie } = await officerOf(ownerId)
    const path = `/en/desk/listings/${showId(id)}`
    const access = await find(`${path}/edit?part=access`, cookie)
    const form = { _key: keyIn(access.text), _version: versionIn(access.text), visibility: 'named', openForInterest: 'yes' }
    const unknown = await site.post(`${path}/access`, { ...form, organisationsMore: 'Nobody at all' }, cookie)
    expect(unknown.status).toBe(422)
    expect(await unknown.text()).toContain('Nobody at all')
    expect((await site.post(`${path}/access`, { ...form, organisationsMore: 'Friendly Partner plc' }, cookie)).status).toBe(303)
    expect((await find(`/en/listings/${showId(id)}`)).status).toBe(404)
    expect((await find(`/en/listings/${showId(id)}`, (await officerOf(friend)).cookie)).status).toBe(200)
    expect((await site.post(`${path}/confidential`, { detail_en: 'Yield is 71 %.', detail_zh: '' }, cookie)).status).toBe(303)
    expect((await site.post(`${path}/confidential/grants`, { organisation: 'Friendly Partner plc' }, cookie)).status).toBe(303)
    const guest = await officerOf(friend)
    expect(await confidentialFor(db, guest.actor, id)).toBeDefined()
    const grants = await find(`${path}/edit?part=confidential`, cookie)
    const end = new RegExp(`${path}/confidential/grants/\\w+/end`).exec(grants.text)?.[0] ?? ''
    expect((await site.post(end, {}, cookie)).status).toBe(303)
    expect(await confidentialFor(db, guest.actor, id)).toBeUndefined()
    const stranger = await officerOf(await makeOrganisation(db))
    for (const tail of ['access', 'confidential', 'pause', 'closure', 'draft', 'submission', 'discarding']) expect([403, 404]).toContain((await site.post(`${path}/${tail}`, { visibility: 'public', reason: 'solved' }, stranger.cookie)).status)
    expect((await find(`${path}/edit`, stranger.cookie)).status).toBe(404)
    expect((await site.post(`${path}/pause`, {}, cookie)).status).toBe(303)
    expect((await find(`/en/listings/${showId(id)}`, cookie)).text).toContain('Paused')
    expect((await site.post(`${path}/pause`, {}, cookie)).status).toBe(409)
    expect((await site.post(`${path}/closure`, {}, cookie)).status).toBe(422)
    expect((await site.post(`${path}/closure`, { reason: 'solved' }, cookie)).status).toBe(303)
    expect((await listingFor(db, actor, id)).state).toBe('closed')
  })

  test('a file is checked by its content, goes out as a download, and follows its listing', async () => {
    const ownerId = await makeOrganisation(db, { trusted: true })
    const { id } = await makeListing(db, { ownerId })
    const { cookie } = await officerOf(ownerId)
    const path = `/en/desk/listings/${showId(id)}/attachments`
    const pdf = new File(['%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'], '性能 "测试".pdf', { type: 'application/pdf' })
    const lying = await site.post(path, { file: new File(['<html><script>alert(1)</script>'], 'a.png', { type: 'image/png' }) }, cookie)
    expect(lying.status).toBe(422)
    expect((await site.post(path, { file: pdf }, cookie)).status).toBe(303)
    const { text } = await find(`/en/listings/${showId(id)}`)
    const href = /href="(\/files\/[^"]+)"/.exec(text)?.[1] ?? ''
    const file = await site.get(href)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''/)
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
    expect((await file.text()).startsWith('%PDF-1.4')).toBe(true)
    await site.post(`/en/desk/listings/${showId(id)}/pause`, {}, cookie)
    expect((await site.get(href)).status).toBe(404)
    expect((await site.get('/files/nonsense')).status).toBe(404)
  })
})

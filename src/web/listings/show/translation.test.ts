import { expect, test } from 'vitest'
import { openSite } from '../../../../test/client.ts'
import { makeListing, someContent } from '../../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../../test/world/people.ts'
import { openTranslationServer } from '../../../../test/world/translator.ts'
import { showId } from '../../../core/id.ts'
import { addVariants, setAccess, translateByMachine } from '../../../modules/listings/listings.ts'
import { openTranslator } from '../../../platform/translate.ts'

const site = await openSite({ dictionary: true })
const { db } = site
const server = await openTranslationServer()
const machine = openTranslator({ url: server.url, kind: 'libretranslate', model: 'stand-in', key: undefined })
const read = async (path: string, cookie?: string) => (await site.get(path, cookie)).text()
const chinese = { source: 'zh' as const, texts: { zh: { title: '锂离子电池激光焊接缺陷检测', summary: '用于动力电池产线。' } } }

async function published(content: object = chinese) {
  const ownerId = await makeOrganisation(db, { name: { zh: '北湾大学', en: 'Northbay University' } })
  const officer = await makeActor(db, { organisationId: ownerId, role: 'officer' })
  const { id } = await makeListing(db, { ownerId, content })
  await site.room.matcher.refresh()
  return { id, officer, cookie: await site.as(officer.personId!), path: `/listings/${showId(id)}` }
}

test('beside a text in the other language stand its key terms, said to be no translation, and the way to ask', async () => {
  const { path, cookie } = await published()
  const page = await read(`/en${path}`)
  expect(page).toContain('Key terms in English')
  expect(page).toContain('not a translation')
  expect(page).toMatch(/<dt lang="zh-[^"]*">锂离子电池激光焊接缺陷检测|<dt lang="zh-[^"]*">[^<]*电池/)
  expect(page).toMatch(/battery/)
  expect(page).toContain('Sign in to ask for a translation')
  expect(await read(`/zh${path}`)).not.toContain('关键词对照')
  expect(await read(`/en${path}`, cookie)).not.toContain('translation-request')
})

test('one click, once; the owner’s desk and the host’s queue count who waits, and lead to the editor', async () => {
  const { path, id, cookie } = await published()
  const reader = await site.as((await makeActor(db)).personId!)
  expect(await read(`/en${path}`, reader)).toContain('Ask for a translation')
  const asked = await site.post(`/en${path}/-/translation-request`, {}, reader)
  expect(asked.status).toBe(303)
  expect((await site.post(`/en${path}/-/translation-request`, {}, reader)).status).toBe(303)
  expect(await read(`/en${path}`, reader)).toMatch(/You asked on/)
  const desk = await read('/en/desk', cookie)
  expect(desk).toContain('1 waiting for English')
  expect(desk).toContain(`/en/desk/listings/${showId(id)}/edit`)
  const moderator = await site.as((await makeActor(db, { platform: 'moderator' })).personId!)
  expect(await read('/zh/moderation', moderator)).toContain('译文请求')
  expect(await read(`/en${path}`, cookie)).toMatch(/Readers who would like this in English: 1/)
  const hidden = await makeListing(db, { content: chinese, access: { visibility: 'named', audienceOrganisations: [await makeOrganisation(db)] } })
  expect((await site.post(`/en/listings/${showId(hidden.id)}/-/translation-request`, {}, reader)).status).toBe(404)
})

test('a machine’s text says so on page, both languages, print, card, feed and API, not in JSON-LD; a person may still be asked for', async () => {
  const { path, id, officer } = await published(someContent({ title: 'Marked quark lathe' }))
  await translateByMachine(db, machine, new Date(), id)
  await site.room.matcher.refresh()
  const reader = await site.as((await makeActor(db)).personId!)
  const page = await read(`/zh${path}`, reader)
  expect(page).toMatch(/机器翻译（stand-in，/)
  expect(page).toContain('请求人工译文')
  expect(page).not.toContain('关键词对照')
  const jsonLd = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
  expect(jsonLd).toContain('Marked quark lathe')
  expect(jsonLd).not.toContain('译文')
  for (const other of [`/zh${path}?text=both`, `/zh${path}/-/print`, '/zh/hall?q=quark', '/zh/hall/feed.atom?q=quark']) expect([other, (await read(other)).includes('机器翻译')]).toEqual([other, true])
  const answer = JSON.parse(await read(`/api/v1/listings/${showId(id)}`)) as { texts: { title: Record<string, unknown> } }
  expect(answer.texts.title.zh).toMatchObject({ origin: 'machine', model: 'stand-in', stale: false })
  await setAccess(db, officer, { id, access: { machineTranslation: 'never' } })
  expect(await read(`/zh${path}`, reader)).toContain('关键词对照')
  expect(await read('/zh/hall?q=quark')).not.toContain('译文：')
})

test('the editor marks what a machine wrote until somebody checks it; the owner decides about machines in the form', async () => {
  const { id, cookie, officer } = await published(someContent())
  await translateByMachine(db, machine, new Date(), id)
  const editor = `/en/desk/listings/${showId(id)}/edit`
  expect(await read(editor, cookie)).toContain('checked by nobody')
  await addVariants(db, officer, { id, lang: 'zh', texts: { title: '陶瓷膜', summary: '说明' } })
  expect(await read(editor, cookie)).not.toContain('checked by nobody')
  const form = await read(`${editor}?part=access`, cookie)
  expect(form).toMatch(/name="machineTranslation"[^>]*value="public"[^>]*checked/)
  const saved = await site.post(`/en/desk/listings/${showId(id)}/access`, { visibility: 'public', machineTranslation: 'never', _version: /name="_version" value="(\d+)"/.exec(form)?.[1] ?? '', _key: /name="_key" value="([\w-]+)"/.exec(form)?.[1] ?? '' }, cookie)
  expect(saved.status).toBe(303)
  expect(await read(`${editor}?part=access`, cookie)).toMatch(/value="never"[^>]*checked/)
})

test('the API gives the gloss for a language that a listing lacks', async () => {
  const { id } = await published()
  const answer = JSON.parse(await read(`/api/v1/listings/${showId(id)}?language=en`)) as { gloss: { label: string; translations: string[]; via: string }[] }
  expect(answer.gloss[0]).toMatchObject({ via: 'dictionary', translations: expect.any(Array) as string[] })
  expect(JSON.parse(await read(`/api/v1/listings/${showId(id)}?language=zh`))).not.toHaveProperty('gloss')
})

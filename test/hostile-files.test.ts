import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { showId } from '../src/core/id.ts'
import { readText } from '../src/core/text.ts'
import { createListing, listingFor, submitListing } from '../src/modules/listings/listings.ts'
import { type Content, factsSchema, type TextBodies, textFields } from '../src/modules/listings/content.ts'
import { editOrganisation, organisationBySlug } from '../src/modules/people/people.ts'
import { rows, sql } from '../src/platform/database.ts'
import { openSite } from './client.ts'
import { makeActor, makeOrganisation } from './world/people.ts'

const site = await openSite()
const { db, room } = site
const organisationId = await makeOrganisation(db, { slug: 'test-house', trusted: true })
const member = await makeActor(db, { organisationId, role: 'administrator' })
const cookie = await site.as(member.personId!)
const { id: draft } = await createListing(db, member, { kind: 'offer', ownerId: organisationId, content: { source: 'en', texts: { en: { title: 'A draft', summary: 'With a summary.' } }, facts: factsSchema.parse({}) } })

const script = '<script>alert(1)</script>'
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`
const gif = Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;', 'latin1')

const attachments: [string, Uint8Array, string][] = [
  ['page.png', Buffer.from(`<!doctype html>${script}`), 'image/png'],
  ['drawing.svg', Buffer.from(svg), 'image/svg+xml'],
  ['drawing.png', Buffer.from(svg), 'image/png'],
  ['page.pdf', Buffer.from(`<html>${script}</html>`), 'application/pdf'],
  ['program.exe', Buffer.from('MZ\x90\x00'.repeat(100), 'latin1'), 'application/octet-stream'],
  ['cut.png', Buffer.from('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x06\x00\x00\x00', 'latin1'), 'image/png'],
  ['empty.png', Buffer.alloc(0), 'image/png'],
  ['large.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000_000, 32)]), 'application/pdf'],
]

test.each(attachments)('the attachment %s is refused with a sentence', async (name, bytes, type) => {
  const { status, text } = await uploaded(`/en/desk/listings/${showId(draft)}/attachments`, { file: new File([new Uint8Array(bytes)], name, { type }) })
  expect(status).toBe(422)
  expect(text).toMatch(/class="[^"]*(error|problem)/)
  expect(await rows(db, sql`select 1 from file where owner_id = ${draft}`)).toEqual([])
})

test('an image that is a page as well is drawn anew, and the page is gone', async () => {
  const both = Buffer.concat([gif, Buffer.from(script)])
  const { status } = await uploaded(`/en/desk/listings/${showId(draft)}/attachments`, { file: new File([new Uint8Array(both)], 'both.gif', { type: 'image/gif' }) })
  expect(status).toBe(303)
  const [file] = await rows<{ id: string }>(db, sql`select id from file where owner_id = ${draft}`)
  const answer = await site.get(`/files/${showId(file!.id)}`, cookie)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  const drawn = Buffer.from(await answer.arrayBuffer())
  expect(drawn.length).toBeGreaterThan(20)
  expect(drawn.includes('script')).toBe(false)
})

async function uploaded(path: string, form: Record<string, string | File>): Promise<{ status: number; text: string }> {
  const answer = await site.post(path, form, cookie)
  return { status: answer.status, text: await answer.text() }
}

/** A zip archive of files given as packed bytes and the size that they claim. */
function zip(files: { name: string; packed: Buffer; claimed: number }[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, packed, claimed } of files) {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(claimed, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claimed, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const bomb = deflateRawSync(Buffer.alloc(300_000_000), { level: 9 })
const sheet = 'xl/worksheets/sheet1.xml'
const tables: [string, string, Buffer][] = [
  ['a bomb that says what it is', 'bomb.xlsx', zip([{ name: sheet, packed: bomb, claimed: 300_000_000 }])],
  ['a bomb that says it is small', 'small.xlsx', zip([{ name: sheet, packed: bomb, claimed: 1_000 }])],
  ['many small bombs', 'many.xlsx', zip(Array.from({ length: 400 }, (_, place) => ({ name: `xl/worksheets/sheet${place}.xml`, packed: bomb.subarray(0, 4_000), claimed: 4_000_000 })))],
  ['a cell beyond the sheet', 'wide.xlsx', zip([{ name: sheet, packed: deflateRawSync(Buffer.from('<worksheet><sheetData><row r="1"><c r="ZZZZ999999999"><v>1</v></c></row></sheetData></worksheet>')), claimed: 100 }])],
  ['an archive that is cut', 'cut.xlsx', zip([{ name: sheet, packed: bomb.subarray(0, 200), claimed: 10_000 }]).subarray(0, 120)],
  ['a page called a table', 'page.xlsx', Buffer.from(`<html>${script}</html>`)],
  ['bytes of no encoding', 'bytes.csv', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0xff, 0xff, 0x80, 0x00])],
  ['a program called a table', 'program.csv', Buffer.from('MZ\x90\x00\x03\x00\x00\x00\x04\x00'.repeat(50), 'latin1')],
  ['no lines at all', 'empty.jsonl', Buffer.alloc(0)],
]

test.each(tables)('%s is refused with a sentence, soon and in little memory', { timeout: 60_000 }, async (_, name, bytes) => {
  const before = process.memoryUsage().rss
  const began = performance.now()
  const { status, text } = await uploaded('/en/desk/import', { organisation: organisationId, kind: 'offer', file: new File([new Uint8Array(bytes)], name) })
  expect(status).toBe(422)
  expect(text).toMatch(/class="[^"]*(error|problem)/)
  expect(performance.now() - began).toBeLessThan(20_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000)
  expect(await rows(db, sql`select 1 from import_run`)).toEqual([])
})

test('scripts in every field are text wherever they are read', { timeout: 60_000 }, async () => {
  const nasty = `${script}"'><img src=x onerror=alert(1)>\u2028{{7*7}}\${7*7}</textarea></title>]]>=cmd|' /C calc'!A0`
  const bodies = (): TextBodies => Object.fromEntries(textFields.map((field) => [field, nasty]))
  const facts = factsSchema.parse({
    fields: ['water'], patents: [{ number: nasty.slice(0, 40), owners: nasty.slice(0, 200) }], indicators: [{ name: nasty.slice(0, 200), operator: '≥', value: script, unit: script }], levelAssessor: nasty.slice(0, 200), contactName: script, contactPhone: script,
  })
  const content: Content = { source: 'en', texts: { zh: bodies(), en: bodies() }, facts }
  const { organisation } = await organisationBySlug(db, member, 'test-house')
  await editOrganisation(db, { ...member, at: new Date() }, { id: organisationId, version: organisation.version, kind: 'university', name: { zh: nasty.slice(0, 150), en: nasty.slice(0, 150) }, country: 'GB', about: { en: nasty } })
  const ids: string[] = []
  for (const kind of ['offer', 'need'] as const) {
    const { id } = await createListing(db, member, { kind, ownerId: organisationId, content, externalId: nasty.slice(0, 100) })
    await submitListing(db, { ...member, at: new Date() }, { id })
    ids.push(showId(id))
  }
  await room.matcher.refresh()
  const stored = await listingFor(db, member, ids[0]!)
  expect(readText(stored.texts.title, 'en').body).toContain(script)
  const [offer, need] = ids
  const listing = (lang: string, id = offer!) => [`/${lang}/listings/${id}`, `/${lang}/listings/${id}?view=both`, `/${lang}/listings/${id}/-/print`, `/${lang}/listings/${id}/-/versions`, `/${lang}/listings/${id}/-/matches`, `/${lang}/desk/listings/${id}/edit`, `/${lang}/desk/listings/${id}/preview`]
  const pages = ['zh', 'en'].flatMap((lang) => [`/${lang}`, `/${lang}/hall`, `/${lang}/hall?q=${encodeURIComponent(nasty)}`, ...listing(lang), ...listing(lang, need), `/${lang}/matches/${need}/${offer}`, `/${lang}/organisations`, `/${lang}/organisations/test-house`, `/${lang}/organisations/test-house/edit`, `/${lang}/desk`, `/${lang}/desk/listings`, `/${lang}/desk/matches`, `/${lang}/account`])
  for (const path of [...pages, '/en/hall/feed.atom', '/sitemap.xml']) {
    const answer = await site.get(path, cookie)
    const text = await answer.text()
    expect(answer.status, path).toBe(200)
    expect(text.includes('<script>alert'), path).toBe(false)
    expect(/<img[^>]+onerror/.test(text), path).toBe(false)
    expect(text.replaceAll(/<script type="application\/ld\+json">.*?<\/script>/gs, '').match(/<script(?! src="\/assets\/)/), path).toBeNull()
  }
  for (const found of (await (await site.get(`/en/listings/${offer}`, cookie)).text()).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) expect(() => JSON.parse(found[1] ?? '')).not.toThrow()
  const exported = await (await site.get('/en/desk/listings/export?format=csv&kind=offer', cookie)).text()
  expect(exported).not.toMatch(/(^|,|\n)"?[=+@-](cmd|SUM)/)
})

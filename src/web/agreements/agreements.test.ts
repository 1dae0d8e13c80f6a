import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeAgreement, makeTwo, sendIt, signingCode, signingPages, tokensOf } from '../../../test/world/agreements.ts'
import { makeActor } from '../../../test/world/people.ts'
import { newId, showId } from '../../core/id.ts'
import { agreementPage } from '../../modules/agreements/agreements.ts'
import { giveSignature } from '../../modules/agreements/signing/signature.ts'
import { performSeal } from '../../modules/agreements/sealing/seal.ts'
import { createToken } from '../../modules/people/people.ts'
import { row, rows, sql } from '../../platform/database.ts'
import { checkPage } from './addresses.ts'

const at = new Date('2026-11-20T08:00:00Z')
const site = await openSite({ at })
const { db, room } = site
const two = await makeTwo(db, at)
const [first, second] = [await site.as(two.first.personId!), await site.as(two.second.personId!)]
const stranger = await site.as((await makeActor(db, { role: 'officer', at })).personId!)
const slugOf = async (id: string) => (await row<{ slug: string }>(db, sql`select slug from organisation where id = ${id}`))!.slug
const count = async (table: string, id: string) => (await row<{ n: number }>(db, sql`select count(*) as n from ${sql.identifier(table)} where agreement_id = ${id}`))!.n
const bodyOf = async (path: string, cookie?: string) => (await site.get(path, cookie)).text()

/** Sends the same form three times, twice of them at once: one effect. */
async function thrice(path: string, form: Record<string, string | File>, cookie?: string): Promise<string> {
  const whole = { _key: newId(), ...form }
  const answers = [await site.post(path, whole, cookie), ...(await Promise.all([site.post(path, whole, cookie), site.post(path, whole, cookie)]))]
  expect(answers.map((one) => one.status).filter((status) => status !== 303 && status !== 409), path).toEqual([])
  const places = new Set(answers.filter((one) => one.status === 303).map((one) => one.headers.get('location')))
  expect(places.size, path).toBe(1)
  return [...places][0]!
}

test('from a template to two signatures: every form sent three times has one effect, in both languages', { timeout: 180_000 }, async () => {
  const made = await thrice('/zh/desk/agreements', { type: 'nda_mutual', organisation: showId(two.organisations[0]), parties: await slugOf(two.organisations[1]), subject_zh: '膜材料', place: 'first' }, first)
  const id = made.split('/').at(-1)!
  expect((await site.get(`/en/agreements/${id}`, second)).status).toBe(404)
  const uuid = (await agreementPage(db, two.first, id)).id
  expect(await count('agreement_version', uuid)).toBe(1)
  expect(await bodyOf(`/zh/agreements/${id}`, first)).toContain('【待填：')
  const terms = { _version: '1', subject_zh: '膜材料', subject_en: 'Membranes', work_zh: '评估', work_en: 'assessment', months: '24', confidentialityYears: '5', law: 'cn', forum: 'hkiac', governing: 'both', options: 'export' }
  const refused = await site.post(`/en/agreements/${id}/terms`, { ...terms, months: 'many', subject_en: '<script>alert(1)</script>' }, first)
  expect([refused.status, (await refused.text()).includes('value="many"')]).toEqual([422, true])
  await thrice(`/en/agreements/${id}/terms`, terms, first)
  await thrice(`/en/agreements/${id}/sharing`, {}, first)
  await thrice(`/en/agreements/${id}/parties`, { _version: '2', p0_address_zh: '无锡市', p0_address_en: 'Wuxi', p0_representative_zh: '林可', p0_authority: 'legal_representative', p1_address_en: 'Leeds' }, second)
  await thrice(`/en/agreements/${id}/clauses/notices`, { _version: '3', heading_zh: '通知', heading_en: 'Notices', text_zh: '以邮件送达。', text_en: 'By e-mail.' }, second)
  await thrice(`/en/agreements/${id}/comments`, { body: 'Is e-mail enough?', clause: 'notices' }, second)
  expect([await count('agreement_version', uuid), await count('agreement_comment', uuid)]).toEqual([4, 1])
  expect(await bodyOf(`/zh/agreements/${id}/versions?from=3&to=4`, first)).toContain('<ins>By e-mail.</ins>')

  const conflict = await site.post(`/en/agreements/${id}/clauses/notices`, { _version: '3', heading_zh: '通知', heading_en: 'Notices', text_zh: '以信函送达。', text_en: 'By letter.' }, first)
  const shown = await conflict.text()
  expect(conflict.status).toBe(409)
  expect(shown).toContain('By letter.')
  expect(shown).toMatch(/<del>[^<]*e-mail/)

  const word = await site.get(`/en/agreements/${id}/versions/4/word`, second)
  const file = new File([await word.arrayBuffer()], 'back.docx')
  expect(await thrice(`/en/agreements/${id}/word`, { _version: '4', file }, second)).toContain('/versions')
  expect(await count('agreement_version', uuid)).toBe(4)

  const sending = { _version: '4', s0_name_zh: '林可', s0_email: 'lin@example.org', s0_authority: 'legal_representative', s0_lang: 'zh', s0_turn: '1', s1_name_en: 'Ann Győr', s1_email: 'ann@example.org', s1_authority: 'authorised', s1_lang: 'en', s1_turn: '2', ordered: 'yes', signBy: '2026-12-10' }
  const twice = await site.post(`/en/agreements/${id}/signature`, { ...sending, s1_email: 'lin@example.org' }, first)
  expect(twice.status).toBe(422)
  await thrice(`/en/agreements/${id}/signature`, sending, first)
  expect(await count('agreement_round', uuid)).toBe(1)
  for (const [n, one] of (await tokensOf(db, uuid)).entries()) {
    const page = `/${n ? 'en' : 'zh'}/sign/${one.token}`
    await thrice(`${page}/code`, {})
    expect(await bodyOf(page)).toContain('name="code"')
    const wrong = await site.post(page, { code: '0', agree: 'yes' })
    expect([wrong.status, wrong.headers.get('referrer-policy')]).toEqual([422, 'same-origin'])
    await thrice(page, { code: await signingCode(db, one.id), agree: 'yes' })
  }
  expect(await count('agreement_seal', uuid)).toBe(1)
  expect((await agreementPage(db, two.second, id)).state).toBe('in_force')
  await performSeal({ db, blobs: room.blobs, clock: () => at, config: { dataFolder: mkdtempSync(join(tmpdir(), 'qiao-web-')), url: 'http://localhost:4180', seal: undefined }, checkAt: checkPage('http://localhost:4180') }, uuid)
  const sealed = await site.get(`/en/agreements/${id}/sealed`, second)
  expect([sealed.status, sealed.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const bytes = new Uint8Array(await sealed.arrayBuffer())
  const checked = async (content: Uint8Array) => (await site.post('/en/verify', { file: new File([content.slice().buffer], 'a.pdf') })).text()
  expect(await checked(bytes)).toContain('This is the sealed file')
  expect(await checked(new Uint8Array([...bytes, 10]))).toContain('Something was added to this file')
  bytes[1_500] = bytes[1_500]! ^ 1
  expect(await checked(bytes)).toContain('This file was changed')
  expect((await site.post('/zh/verify', {})).status).toBe(422)
})

test('not yours looks like not there, on every page of an agreement, its files and the API', async () => {
  const { id } = await makeAgreement(db, two)
  const [theirs, nowhere] = [showId(id), showId('01890000-0000-7000-8000-000000000000')]
  for (const rest of ['', '/terms', '/parties', '/schedule', '/versions', '/versions/1/text', '/versions/1/word', '/signature', '/paper', '/paper/scan', '/sealed', '/clauses/law', '/registrations/technology_contract']) {
    const answers = await Promise.all([theirs, nowhere].map(async (one) => { const answer = await site.get(`/en/agreements/${one}${rest}`, stranger); return `${answer.status} ${(await answer.text()).replaceAll(one, '')}` }))
    expect(answers[0], rest).toBe(answers[1])
    expect(answers[0]).toMatch(/^404/)
  }
  expect(await bodyOf('/en/desk/agreements', stranger)).toContain('No agreements yet')
  const { token } = await createToken(db, { ...two.second, at: new Date() }, { name: 'mine', scopes: ['agreements:read'] })
  const api = async (path: string) => site.get(`/api/v1${path}`, undefined, { authorization: `Bearer ${token}` })
  expect(await (await api(`/agreements/${theirs}`)).json()).toMatchObject({ id: theirs, type: 'collaboration', state: 'negotiating', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(((await (await api('/agreements?type=collaboration')).json()) as { items: { id: string }[] }).items.map((one) => one.id)).toContain(theirs)
  expect((await api(`/agreements/${nowhere}`)).status).toBe(404)
})

test('schedule, paper, sheet, register: their forms say what is wrong and are safe to send again', { timeout: 180_000 }, async () => {
  const made = await makeAgreement(db, two, { type: 'licence', terms: { startsOn: null } })
  const id = showId(made.id)
  const item = { title_en: 'Process', kind: 'know_how', share_0: '60', share_1: '30' }
  const wrong = await site.post(`/en/agreements/${id}/schedule/foreground`, { _version: String(made.version), ...item }, first)
  expect([wrong.status, (await wrong.text()).includes('add up to 100 %')]).toEqual([422, true])
  await thrice(`/en/agreements/${id}/schedule/foreground`, { _version: String(made.version), ...item, share_1: '40' }, first)
  const { version } = await agreementPage(db, two.first, id)
  expect(version).toBe(made.version + 1)
  await thrice(`/en/agreements/${id}/schedule/foreground/1/removal`, { _version: String(version) }, first)
  const scan = new File([Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')], 'scan.pdf')
  const paper = { _version: String(version + 1), file: scan, contractNumber: 'JN-1', signedOn: '2026-11-19', p0_name: '林可', p0_authority: 'legal_representative', p1_name: 'Ann', p1_authority: 'authorised' }
  expect((await site.post(`/en/agreements/${id}/paper`, { ...paper, p1_name: '' }, first)).status).toBe(422)
  await thrice(`/en/agreements/${id}/paper`, paper, first)
  await thrice(`/zh/agreements/${id}/paper/confirmation`, {}, second)
  expect((await agreementPage(db, two.first, id)).path).toBe('paper')
  for (const kind of ['technology_contract', 'import_export']) {
    const path = `/zh/agreements/${id}/registrations/${kind}`
    const page = await bodyOf(path, first)
    const filled = Object.fromEntries([...page.matchAll(/name="(\w+)" type="(?:text|date)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
    const choices = Object.fromEntries([...page.matchAll(/<select[^>]*name="(\w+)"[\s\S]*?<\/select>/g)].map(([select, name]) => [name!, /<option value="([^"]*)" selected/.exec(select)?.[1] ?? '']))
    const form = { ...filled, ...choices, _version: '0', field: 'materials', goal: 'environment' }
    expect((await site.post(path, { ...form, regionCode: '1', industryCode: 'C35' }, first)).status).toBe(422)
    await thrice(path, { ...form, regionCode: '320200', industryCode: 'C3591' }, first)
    expect((await site.get(`${path}/workbook`, second)).headers.get('content-type')).toContain('spreadsheetml')
    expect(await bodyOf(`${path}/print`, second)).toContain('320200')
  }
  expect(await count('agreement_registration', made.id)).toBe(2)
  expect(await bodyOf('/en/desk/intellectual-property', second)).toContain('Method of making ceramic membranes')
  await thrice(`/en/agreements/${id}/termination`, { reason: 'Done.' }, second)
})

test('the guide answers from its address; declining and recalling are safe to repeat', async () => {
  expect(await bodyOf('/en/agreements/guide?commissioned=yes&strategy=yes&relies=yes&impossible=yes&testing=yes')).toContain('Position 5')
  expect(await bodyOf('/zh/agreements/guide')).not.toContain('id="proposal"')
  const made = await makeAgreement(db, two)
  await sendIt(db, two, made)
  const [one] = await tokensOf(db, made.id)
  expect((await site.post(`/en/sign/${one!.token}/refusal`, { reason: '' })).status).toBe(422)
  await thrice(`/en/sign/${one!.token}/refusal`, { reason: 'No.' })
  expect(await bodyOf(`/en/sign/${one!.token}`)).toContain('You declined to sign')
  await sendIt(db, two, made)
  await thrice(`/en/agreements/${showId(made.id)}/recall`, {}, second)
  await thrice(`/en/agreements/${showId(made.id)}/abandonment`, {}, second)
  expect(await rows(db, sql`select 1 from agreement where id = ${made.id} and state = 'abandoned'`)).toHaveLength(1)
  const [gone] = await tokensOf(db, made.id)
  await expect(giveSignature(db, signingPages, gone!.id, at)).rejects.toMatchObject({ code: 'conflict' })
})

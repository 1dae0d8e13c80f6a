import { beforeAll, describe, expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeCall, type MadeCall } from '../../../test/world/calls.ts'
import { makeAffiliation, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { row, run, sql } from '../../platform/database.ts'
import { fieldOf } from './answers-in.ts'

const at = new Date('2026-11-30T08:00:00Z')
const site = await openSite({ at })
let officer: string
let applicant: string
let organisationId: string
let call: MadeCall

beforeAll(async () => {
  call = await makeCall(site.db, at, { plain: true })
  officer = await site.as(call.officer.personId!)
  const place = await makeAffiliation(site.db)
  organisationId = place.organisationId
  applicant = await site.as(place.personId)
})

const text = async (answer: Response) => (await answer.text()).replaceAll(/\s+/g, ' ')
const questions = async () => (await site.db.$client.query<{ id: string; kind: string; code: string }>('select id, kind, code from call_question where form_id = $1', [call.formId])).rows

describe('an organiser', () => {
  test('starts a call from a template, sees what is missing, and publishes it once it is there', async () => {
    const host = showId(call.officer.affiliations[0]!.organisationId)
    const made = await site.post('/en/calls', { template: 'cohort', host, slug: 'academy-2027', title_en: 'Academy 2027', title_zh: '2027 研修班' }, officer)
    expect(made.headers.get('location')).toBe('/en/calls/academy-2027/desk')
    const desk = await text(await site.get('/zh/calls/academy-2027/desk', officer))
    expect(desk).toContain('发布前还需完成')
    expect(desk).toContain('请填写开放时间和截止时间')
    const round = (await row<{ id: string }>(site.db, sql`select r.id from call_round r join call c on c.id = r.call_id where c.slug = 'academy-2027'`))!.id
    const form = { name_en: 'Selection', opensAt: '2026-12-01T09:00', closesAt: '2027-01-31T17:00', zone: 'london', grace: '60', mode: 'rubric', blindness: 'single', reviewsWanted: '2', score: 'adjusted', advance: 'top', places: '26', reserves: '6', _version: '1' }
    expect((await site.post(`/en/calls/academy-2027/rounds/${showId(round)}`, { ...form, closesAt: '2026-11-01T09:00' }, officer)).status).toBe(422)
    expect((await site.post(`/en/calls/academy-2027/rounds/${showId(round)}`, form, officer)).status).toBe(303)
    const { version } = (await row<{ version: number }>(site.db, sql`select version from call where slug = 'academy-2027'`))!
    expect((await site.get('/en/calls/academy-2027')).status).toBe(404)
    expect((await site.post('/en/calls/academy-2027/publication', { _version: String(version) }, officer)).status).toBe(303)
    expect(await text(await site.get('/en/calls/academy-2027'))).toContain('Academy 2027')
  })

  test('builds the form, and bad questions come back with what was typed', async () => {
    const draft = await makeCall(site.db, at, { officer: call.officer, draft: true })
    const section = (await row<{ id: string }>(site.db, sql`select id from call_section where form_id = ${draft.formId} order by position limit 1`))!.id
    const question = { kind: 'choice', code: 'size', section: showId(section), label_en: 'Size of the team', options: 'small | 小 | Small\nlarge | 大 | Large', required: 'yes' }
    expect((await site.post(`/en/calls/${draft.slug}/form/questions/new`, question, officer)).status).toBe(303)
    const again = await site.post(`/en/calls/${draft.slug}/form/questions/new`, { ...question, code: 'size', label_en: 'Kept words' }, officer)
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('Kept words')
    expect(await text(await site.get(`/en/calls/${draft.slug}/form/preview`, officer))).toContain('Size of the team')
  })

  test('is nobody on the call of another', async () => {
    for (const path of ['desk', 'edit', 'form', 'submissions']) expect((await site.get(`/en/calls/${call.slug}/${path}`, applicant)).status).toBe(404)
    expect((await site.post(`/en/calls/${call.slug}/closure`, { _version: '1' }, applicant)).status).toBe(404)
  })
})

describe('an applicant', () => {
  test('fills in, is told what is missing, names a partner, sends, and has a receipt', async () => {
    const started = await site.post(`/en/calls/${call.slug}/submissions`, { organisation: showId(organisationId) }, applicant)
    const path = started.headers.get('location')!.replace('/edit', '')
    const form: Record<string, string> = { _version: '1', title: 'Seagrass sensors', organisation: showId(organisationId) }
    for (const one of await questions()) form[fieldOf(one)] = one.kind === 'number' ? '5' : one.kind === 'consent' ? 'yes' : one.kind === 'choice' ? 'en' : one.kind === 'choices' ? 'pilot' : 'What we do'
    for (const one of (await questions()).filter((question) => question.kind === 'file' || question.kind === 'listing')) delete form[fieldOf(one)]
    const trl = (await questions()).find((one) => one.code === 'trl')!
    const refused = await site.post(path, { ...form, [fieldOf(trl)]: 'five' }, applicant)
    expect(refused.status).toBe(422)
    const kept = await refused.text()
    expect(kept).toContain('Give a number')
    expect(kept).toContain('Seagrass sensors')
    const version = /name="_version" value="(\d+)"/.exec(kept)![1]!
    expect((await site.post(path, { ...form, [fieldOf(trl)]: '12', _version: version }, applicant)).status).toBe(303)
    const page = await text(await site.get(path, applicant))
    expect(page).toContain('Before it can be sent')
    expect(page).toContain('from 1 to 9')
    expect((await site.post(path, { ...form, _version: '1' }, applicant)).status).toBe(409)
    const saved = await site.post(path, { ...form, _version: String(Number(version) + 1) }, applicant, { accept: 'application/json' })
    const { version: now } = (await saved.json()) as { version: number }
    expect((await site.post(`${path}/sending`, { _version: String(now) }, applicant)).status).toBe(303)
    const sent = await text(await site.get(path.replace('/en/', '/zh/'), applicant))
    expect(sent).toContain('回执')
    const receipt = await site.get(`${path}/receipt`, applicant)
    expect(receipt.status).toBe(200)
    expect(await text(await site.get(`/en/calls/${call.slug}/submissions`, officer))).toContain('Seagrass sensors')
    expect((await site.get(path, await site.as((await makeAffiliation(site.db)).personId))).status).toBe(404)
  })

  test('a draft that saves itself all evening is not shut out', async () => {
    const id = (await site.post(`/en/calls/${call.slug}/submissions`, { organisation: showId(organisationId) }, applicant)).headers.get('location')!.split('/')[3]!
    for (let version = 1; version <= 80; version += 1) expect((await site.post(`/en/submissions/${id}`, { title: `Words ${version}`, _version: String(version) }, applicant)).status).toBe(303)
    expect(await text(await site.get(`/en/submissions/${id}`, applicant))).toContain('Words 80')
  })

  test('a file is checked by its content and read by the submission’s readers alone', async () => {
    const started = await site.post(`/en/calls/${call.slug}/submissions`, { organisation: showId(organisationId) }, applicant)
    const path = started.headers.get('location')!.replace('/edit', '')
    const file = (await questions()).find((one) => one.kind === 'file')!
    const bad = await site.post(path, { _version: '1', title: 'T', [fieldOf(file)]: new File(['<svg/>'], 'x.pdf', { type: 'application/pdf' }) }, applicant)
    expect(bad.status).toBe(422)
    const pdf = new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], 'plan.pdf', { type: 'application/pdf' })
    const good = await site.post(path, { _version: '2', title: 'T', [fieldOf(file)]: pdf }, applicant)
    expect(good.status).toBe(303)
    const id = showId((await row<{ id: string }>(site.db, sql`select id from file where owner_type = 'submission' order by at desc limit 1`))!.id)
    expect((await site.get(`/files/${id}`, applicant)).status).toBe(200)
    for (const who of [undefined, officer]) expect((await site.get(`/files/${id}`, who)).status).toBe(404)
  })

  test('an organisation is asked, and its officer answers', async () => {
    const started = await site.post(`/en/calls/${call.slug}/submissions`, {}, applicant)
    const path = started.headers.get('location')!.replace('/edit', '')
    const partner = await makeOrganisation(site.db, { slug: 'partner-of-the-test' })
    const partnerOfficer = await site.as((await makeAffiliation(site.db, { organisationId: partner })).personId)
    await run(site.db, sql`delete from rate_limit`)
    expect((await site.post(`${path}/team`, { organisation: 'nowhere', role: 'partner' }, applicant)).status).toBe(422)
    expect((await site.post(`${path}/team`, { organisation: '/en/organisations/partner-of-the-test', role: 'partner' }, applicant)).status).toBe(303)
    const mine = await text(await site.get('/zh/desk/submissions', partnerOfficer))
    expect(mine).toContain('邀请您参与')
    const member = /team-invitations\/([^/]+)\/answer/.exec(mine)![1]!
    expect((await site.post(`/zh/team-invitations/${member}/answer`, { verdict: 'yes' }, partnerOfficer)).status).toBe(303)
    expect(await text(await site.get('/zh/desk/submissions', partnerOfficer))).not.toContain('邀请您参与')
  })
})

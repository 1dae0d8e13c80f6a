import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeTwo } from '../../../test/world/agreements.ts'
import { makeAccepted } from '../../../test/world/deals.ts'
import { makeActor } from '../../../test/world/people.ts'
import { makeExecuted, makeProject } from '../../../test/world/projects.ts'
import { newId, readId, showId } from '../../core/id.ts'
import { createToken } from '../../modules/people/people.ts'
import { row, sql } from '../../platform/database.ts'

const at = new Date('2026-11-20T08:00:00Z')
const site = await openSite({ at })
const { db } = site
const two = await makeTwo(db, at)
const [first, second] = [await site.as(two.first.personId!), await site.as(two.second.personId!)]
const stranger = await site.as((await makeActor(db, { role: 'officer', at })).personId!)
const bodyOf = async (path: string, cookie?: string) => (await site.get(path, cookie)).text()
const count = async (table: string, id: string) => (await row<{ n: number }>(db, sql`select count(*) as n from ${sql.identifier(table)} where project_id = ${id}`))!.n
const ways = two.organisations.map(showId)

/** Sends the same form three times, twice of them at once: one effect. */
async function thrice(path: string, form: Record<string, string | File>, cookie?: string): Promise<string> {
  const whole = { _key: newId(), ...form }
  const answers = [await site.post(path, whole, cookie), ...(await Promise.all([site.post(path, whole, cookie), site.post(path, whole, cookie)]))]
  expect(answers.map((one) => one.status).filter((status) => status !== 303 && status !== 409), path).toEqual([])
  return answers.find((one) => one.status === 303)!.headers.get('location')!
}

test('from the page of an executed agreement to a completed project, every form three times, in both languages', { timeout: 180_000 }, async () => {
  const agreement = await makeExecuted(db, two)
  const source = showId(agreement.id)
  expect(await bodyOf(`/zh/agreements/${source}`, first)).toContain(`/zh/desk/projects/new?agreement=${source}`)
  expect(await bodyOf(`/en/desk/projects/new?agreement=${source}`, first)).toContain('value="2026-12-01"')
  const wrong = await site.post('/en/desk/projects', { agreement: source, title_en: '<b>x</b>', startsOn: '2026-11-20', endsOn: '2026-01-01' }, first)
  expect([wrong.status, (await wrong.text()).includes('value="&lt;b&gt;x&lt;/b&gt;"')]).toEqual([422, true])
  const page = await thrice('/zh/desk/projects', { agreement: source, title_zh: '陶瓷膜中试', title_en: 'Ceramic membranes', startsOn: '2026-11-20', endsOn: '2027-11-19' }, first)
  const shown = page.split('/').at(-1)!
  const id = readId(shown)!
  expect(await bodyOf(`/en/agreements/${source}`, second)).toContain(`/en/projects/${shown}`)
  expect((await site.get(`/en/desk/projects/new?agreement=${source}`, second)).headers.get('location')).toContain(shown)

  const path = `/en/projects/${shown}`
  await thrice(`${path}/new/milestones`, { milestone_en: 'Pilot runs', dueOn: '2026-11-10', responsible: ways[1]! }, first)
  await thrice(`${path}/new/spend`, { amount: '1,200.50', amountCurrency: 'GBP', payer: ways[1]!, payee: ways[0]!, about: 'Membranes', spentOn: '2026-11-19' }, second)
  await thrice(`${path}/new/outputs`, { kind: 'paper', title_en: 'Fluxes', doi: 'doi:10.1038/S1', onDate: '2026-11-01' }, first)
  await thrice(`${path}/new/outcomes`, { kind: 'received', amount: '5000', amountCurrency: 'CNY', payer: ways[1]!, payee: ways[0]!, onDate: '2026-11-18', vouchedBy: 'Lin Ke, finance', note: 'Statement 17' }, first)
  await thrice(`${path}/new/changes`, { what_en: 'Three months more', newEnd: '2028-02-19' }, first)
  await thrice(`${path}/new/reports`, { kind: 'final', fromOn: '2026-11-01', toOn: '2027-11-19', body_zh: '已完成。', body_en: 'Done.' }, second)
  for (const table of ['project_milestone', 'project_spend', 'project_output', 'outcome', 'project_change', 'project_report']) expect(await count(table, id), table).toBe(1)
  for (const [list, form] of [['milestones', { milestone_en: 'x' }], ['spend', { amount: '-1' }], ['outputs', { kind: 'paper', title_en: 'x', doi: 'no', onDate: '2026-11-01' }], ['outcomes', {}], ['changes', {}], ['reports', { kind: 'final', fromOn: '2026-11-01', toOn: '2027-11-19', body_en: 'half' }]] as const) {
    expect((await site.post(`${path}/new/${list}`, form, first)).status, list).toBe(422)
  }

  const report = showId((await row<{ id: string }>(db, sql`select id from project_report where project_id = ${id}`))!.id)
  const paper = await site.get(`${path}/reports/${report}`, first)
  expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const printed = (await extractText(await getDocumentProxy(new Uint8Array(await paper.arrayBuffer())), { mergePages: true })).text
  for (const words of ['已完成。', 'Done.', 'Pilot runs', '10.1038/s1', '£1,200.50', 'Milestones', '里程碑', '2026年11月1日']) expect(printed).toContain(words)
  expect((await site.get(`${path}/reports/${report}`, stranger)).status).toBe(404)

  const milestone = showId((await row<{ id: string }>(db, sql`select id from project_milestone where project_id = ${id}`))!.id)
  expect((await site.post(`${path}/milestones/${milestone}`, { doneOn: '2026-11-19' }, second)).status).toBe(422)
  await thrice(`${path}/milestones/${milestone}`, { doneOn: '2026-11-19', file: new File([Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')], 'run.pdf') }, second)
  expect((await site.get(`${path}/milestones/${milestone}/evidence`, first)).headers.get('content-type')).toBe('application/pdf')
  const outcome = showId((await row<{ id: string }>(db, sql`select id from outcome where project_id = ${id}`))!.id)
  expect((await site.post(`/en/outcomes/${outcome}/answer`, { verdict: 'no' }, second)).status).toBe(422)
  await thrice(`/en/outcomes/${outcome}/answer`, { verdict: 'yes' }, second)
  const change = showId((await row<{ id: string }>(db, sql`select id from project_change where project_id = ${id}`))!.id)
  await thrice(`${path}/changes/${change}/answer`, { verdict: 'yes' }, second)
  const versionNow = async () => String((await row<{ version: number }>(db, sql`select version from project where id = ${id}`))!.version)
  await thrice(`${path}/start`, { _version: await versionNow() }, first)
  await thrice(`${path}/completion`, { _version: await versionNow() }, second)
  const [zh, en] = [await bodyOf(page, second), await bodyOf(path, first)]
  for (const words of ['Completed', 'Pilot runs', '10.1038/s1', '£1,200.50', 'Confirmed<', '19 February 2028']) expect(en).toContain(words)
  for (const words of ['已结题', '到账金额', '2028年2月19日']) expect(zh).toContain(words)
  expect(await bodyOf('/zh/desk/projects', first)).toContain('陶瓷膜中试')
})

test('what is taken back, removed, renamed or ended takes effect once, however often its form is sent', { timeout: 180_000 }, async () => {
  const { id } = await makeProject(db, two)
  const path = `/en/projects/${showId(id)}`
  const keyOf = async (table: string) => showId((await row<{ id: string }>(db, sql`select id from ${sql.identifier(table)} where project_id = ${id}`))!.id)
  const deeds = async (verb: string) => (await row<{ n: number }>(db, sql`select count(*) as n from activity where verb = ${verb} and (object_id = ${id} or object_id in (select o.id from outcome o where o.project_id = ${id}))`))!.n
  await thrice(`${path}/new/milestones`, { milestone_en: 'Pilot runs', dueOn: '2026-12-10', responsible: ways[1]! }, first)
  await thrice(`${path}/new/spend`, { amount: '1,200.50', amountCurrency: 'GBP', payer: ways[1]!, payee: ways[0]!, about: 'Membranes', spentOn: '2026-11-19' }, second)
  await thrice(`${path}/new/outputs`, { kind: 'prototype', title_en: 'Module', onDate: '2026-11-01' }, first)
  await thrice(`${path}/new/changes`, { what_en: 'Three months more' }, first)
  await thrice(`${path}/new/outcomes`, { kind: 'jobs', jobs: '3', onDate: '2026-11-18', vouchedBy: 'Lin Ke', note: 'Contracts' }, first)
  const versionNow = async () => String((await row<{ version: number }>(db, sql`select version from project where id = ${id}`))!.version)
  await thrice(`${path}/edit`, { _version: await versionNow(), title_en: 'Renamed', startsOn: '2026-11-21' }, first)
  const gone = [
    [`${path}/milestones/${await keyOf('project_milestone')}/removal`, 'project.remove_milestone', first], [`${path}/spend/${await keyOf('project_spend')}/withdrawal`, 'project.withdraw_spend', second],
    [`${path}/outputs/${await keyOf('project_output')}/removal`, 'project.remove_output', first], [`${path}/changes/${await keyOf('project_change')}/withdrawal`, 'project.withdraw_change', first], [`/en/outcomes/${await keyOf('outcome')}/withdrawal`, 'outcome.withdraw', first],
  ] as const
  for (const [way, verb, cookie] of gone) {
    await thrice(way, {}, cookie)
    expect(await deeds(verb), verb).toBe(1)
  }
  await thrice(`${path}/ending`, { _version: await versionNow(), reason: 'No more money.' }, second)
  expect([await deeds('project.edit'), await deeds('project.end')]).toEqual([1, 1])
  // Buttons carry no key: pressed twice at once, the second finds it done.
  expect((await site.post(`${path}/ending`, { _version: await versionNow(), reason: 'Again.' }, first)).status).toBe(409)
})

test('not yours looks like not there; the public page opens with the last yes', async () => {
  const { id } = await makeProject(db, two)
  const [theirs, nowhere] = [showId(id), showId('01890000-0000-7000-8000-000000000000')]
  for (const rest of ['', '/edit', '/public', '/new/milestones', '/new/outcomes', '/milestones/01j4000000e008000000000000', '/milestones/01j4000000e008000000000000/evidence']) {
    const answers = await Promise.all([theirs, nowhere].map(async (one) => { const answer = await site.get(`/en/projects/${one}${rest}`, stranger); return `${answer.status} ${(await answer.text()).replaceAll(one, '')}` }))
    expect(answers[0], rest).toBe(answers[1])
    expect(answers[0]).toMatch(/^404/)
  }
  expect(await bodyOf('/en/desk/projects', stranger)).toContain('No projects yet')
  const { token } = await createToken(db, { ...two.second, at: new Date() }, { name: 'mine', scopes: ['projects:read'] })
  const api = async (path: string) => site.get(`/api/v1${path}`, undefined, { authorization: `Bearer ${token}` })
  expect(await (await api(`/projects/${theirs}`)).json()).toMatchObject({ id: theirs, state: 'planned', title: { en: { text: 'Ceramic membranes at pilot scale' } } })
  expect(((await (await api('/projects')).json()) as { items: { id: string }[] }).items.map((one) => one.id)).toContain(theirs)
  expect((await api(`/projects/${nowhere}`)).status).toBe(404)
  await thrice(`/en/projects/${theirs}/publicity`, { organisation: ways[0]!, agrees: 'yes' }, first)
  expect((await site.get(`/zh/projects/${theirs}/public`)).status).toBe(404)
  await thrice(`/en/projects/${theirs}/publicity`, { organisation: ways[1]!, agrees: 'yes' }, second)
  expect(await bodyOf(`/zh/projects/${theirs}/public`)).toContain('陶瓷膜中试')
})

test('outcomes of a case are recorded on its page and confirmed by the other side', async () => {
  const made = await makeAccepted(db)
  const [asker, owner] = [await site.as(made.asker.personId!), await site.as(made.owner.personId!)]
  const path = `/en/deals/${showId(made.dealId)}/outcomes`
  const form = { kind: 'contract', amount: '8000', amountCurrency: 'GBP', payer: showId(made.listing.ownerId), payee: showId(made.fromOrganisationId), onDate: '2026-11-18', vouchedBy: 'Director', link: 'https://example.org/contract' }
  expect((await site.post(path, { ...form, payer: '' }, asker)).status).toBe(422)
  await thrice(path, form, asker)
  expect(await bodyOf(path, owner)).toContain('To be confirmed')
  expect((await site.get(path, stranger)).status).toBe(404)
})

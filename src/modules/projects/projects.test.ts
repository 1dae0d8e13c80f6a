import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeAgreement, makeTwo } from '../../../test/world/agreements.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { makeExecuted, makeProject } from '../../../test/world/projects.ts'
import { type Actor, visitor } from '../../core/actor.ts'
import { newId } from '../../core/id.ts'
import { openPool, row, rows, run, sql } from '../../platform/database.ts'
import { blobsOn } from '../../platform/blobs.ts'
import { diskBlobs } from '../../platform/blobs/disk.ts'
import { invariants } from './invariants.ts'
import {
  addMilestone, answerChange, askChange, completeMilestone, completeProject, editProject, endProject, milestoneFile, openProject, projectPage, projectsVisibleTo, publicProject, recordOutput, recordSpend, removeMilestone, setPublic, startProject, sweepProjects, withdrawSpend, writeReport,
} from './projects.ts'

const { db, url } = await freshDatabase()
const two = await makeTwo(db)
const [first, second] = [two.first, two.second]
const stranger = await makeActor(db, { role: 'officer', at: two.at })
const colleague = await makeActor(db, { organisationId: two.organisations[0], role: 'researcher', at: two.at })
const blobs = blobsOn(diskBlobs(mkdtempSync(join(tmpdir(), 'qiao-projects-'))))
const opening = (agreementId: string) => ({ source: { agreementId }, lang: 'en' as const, title: { en: 'Membranes' }, startsOn: '2026-11-20', endsOn: '2027-11-19' })
const pdf = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'))
const versionOf = async (id: string) => (await row<{ version: number }>(db, sql`select version from project where id = ${id}`))!.version
const violations = async () => (await Promise.all(invariants.map((one) => one.violations(db)))).flat()

describe('opening', () => {
  test('an executed agreement becomes one project, under twenty at once, with the parties as partners', async () => {
    const { id } = await makeExecuted(db, two)
    const pool = openPool(url, 20)
    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => openProject(pool.db, n % 2 ? first : second, opening(id))))
    await pool.close()
    expect(new Set(made.map((one) => one.id)).size).toBe(1)
    expect(made.filter((one) => one.opened)).toHaveLength(1)
    expect(await rows(db, sql`select 1 from activity where verb = 'project.open' and object_id = ${made[0]!.id}`)).toHaveLength(1)
    expect((await projectPage(db, second, made[0]!.id)).partners.map((one) => one.organisationId).sort()).toEqual([...two.organisations].sort())
  })

  test('not before it is executed, not of secrecy alone, not by a stranger, and the database refuses a second one', async () => {
    const draft = await makeAgreement(db, two)
    await expect(openProject(db, first, opening(draft.id))).rejects.toMatchObject({ code: 'conflict' })
    const nda = await makeExecuted(db, two, { type: 'nda_mutual' })
    await expect(openProject(db, first, opening(nda.id))).rejects.toMatchObject({ code: 'conflict' })
    const { id, agreementId } = await makeProject(db, two)
    await expect(openProject(db, stranger, opening(agreementId))).rejects.toMatchObject({ code: 'missing' })
    await expect(openProject(db, colleague, opening(agreementId))).rejects.toMatchObject({ code: 'missing' })
    await expect(run(db, sql`insert into project (id, reference, title, agreement_id, starts_on, ends_on, opened_for, created_at, updated_at) select ${newId()}, 'P-x', title, agreement_id, starts_on, ends_on, opened_for, now(), now() from project where id = ${id}`)).rejects.toThrow()
    await expect(openProject(db, first, { ...opening((await makeExecuted(db, two)).id), endsOn: '2020-01-01' })).rejects.toMatchObject({ details: { fields: { endsOn: expect.anything() } } })
  })
})

test('list ⇔ read ⇔ the table of rules, for everybody; the public page opens with the last yes and closes with one no', async () => {
  const { id } = await makeProject(db, two)
  const administrator = await makeActor(db, { platform: 'administrator', at: two.at })
  for (const [actor, reads] of [[first, true], [second, true], [colleague, true], [stranger, false], [administrator, false], [visitor(two.at), false]] as [Actor, boolean][]) {
    const { projects, total } = await projectsVisibleTo(db, actor, { size: 100 })
    expect(projects.some((one) => one.id === id)).toBe(reads)
    expect(total).toBe(projects.length)
    expect(await projectPage(db, actor, id).then(() => true, (error: { code: string }) => (expect(error.code).toBe('missing'), false))).toBe(reads)
  }
  await setPublic(db, first, { id, agrees: true })
  await expect(publicProject(db, visitor(two.at), id)).rejects.toMatchObject({ code: 'missing' })
  await setPublic(db, second, { id, agrees: true })
  const shown = await publicProject(db, visitor(two.at), id)
  expect(Object.keys(shown).sort()).toEqual(['endsOn', 'id', 'outputs', 'partners', 'reference', 'startsOn', 'state', 'title'])
  await setPublic(db, second, { id, agrees: false })
  await expect(publicProject(db, visitor(two.at), id)).rejects.toMatchObject({ code: 'missing' })
  await expect(setPublic(db, colleague, { id, agrees: true })).rejects.toMatchObject({ code: 'missing' })
  await expect(setPublic(db, first, { id, agrees: true, organisationId: two.organisations[1] })).rejects.toMatchObject({ code: 'missing' })
})

describe('work', () => {
  test('milestones are done once, with evidence; a file is read by partners alone', async () => {
    const { id } = await makeProject(db, two)
    const milestoneId = await addMilestone(db, first, { id, lang: 'en', title: { en: 'Pilot runs' }, dueOn: '2026-12-01', responsibleId: two.organisations[1] })
    await expect(addMilestone(db, first, { id, lang: 'en', title: { en: 'x' }, dueOn: '2026-02-30', responsibleId: two.organisations[1] })).rejects.toMatchObject({ details: { fields: { dueOn: expect.anything() } } })
    await expect(addMilestone(db, first, { id, lang: 'en', title: { en: 'x' }, dueOn: '2026-12-01', responsibleId: stranger.affiliations[0]!.organisationId })).rejects.toMatchObject({ code: 'invalid' })
    await expect(completeMilestone(db, blobs, second, { id, milestoneId, doneOn: '2026-11-20' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(completeMilestone(db, blobs, second, { id, milestoneId, doneOn: '2026-11-20', link: 'javascript:alert(1)' })).rejects.toMatchObject({ code: 'invalid' })
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => completeMilestone(db, blobs, second, { id, milestoneId, doneOn: '2026-11-20', file: { name: 'run.pdf', bytes: pdf } })))
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const { stream, mediaType } = await milestoneFile(db, blobs, colleague, { id, milestoneId })
    stream.destroy()
    expect(mediaType).toBe('application/pdf')
    await expect(milestoneFile(db, blobs, stranger, { id, milestoneId })).rejects.toMatchObject({ code: 'missing' })
    await expect(removeMilestone(db, first, { id, milestoneId })).rejects.toMatchObject({ code: 'conflict' })
    await expect(run(db, sql`update project_milestone set evidence_file = null where id = ${milestoneId}`)).rejects.toThrow()
  })

  test('spend adds up per payer and currency and never across; what was taken back does not count', async () => {
    const { id } = await makeProject(db, two)
    const supplier = await makeOrganisation(db)
    const spend = (minor: number, currency: string, payer: number) => recordSpend(db, first, { id, amount: { minor, currency }, payerId: two.organisations[payer], payeeId: supplier, spentOn: '2026-11-19', about: 'Membranes' })
    await spend(100_00, 'GBP', 1)
    await spend(250_00, 'GBP', 1)
    await spend(900_00, 'CNY', 1)
    const wrong = await spend(5_00, 'CNY', 0)
    await expect(withdrawSpend(db, second, { id, spendId: wrong })).rejects.toMatchObject({ code: 'missing' })
    await withdrawSpend(db, first, { id, spendId: wrong })
    expect((await projectPage(db, second, id)).sums).toEqual([{ payerId: two.organisations[1], currency: 'CNY', minor: 900_00 }, { payerId: two.organisations[1], currency: 'GBP', minor: 350_00 }])
    for (const bad of [{ amount: { minor: 0, currency: 'GBP' } }, { amount: { minor: 1.5, currency: 'GBP' } }, { amount: { minor: 1, currency: 'XXX' } }, { amount: null }, { payerId: supplier }, { payeeId: two.organisations[0], payerId: two.organisations[0] }, { spentOn: '2027-01-01' }, { about: ' ' }]) {
      await expect(recordSpend(db, first, { id, amount: { minor: 1, currency: 'GBP' }, payerId: two.organisations[0], payeeId: supplier, spentOn: '2026-11-19', about: 'x', ...bad })).rejects.toMatchObject({ code: 'invalid' })
    }
  })

  test('a paper is recorded once by its DOI, a patent with its kind code, people with their number', async () => {
    const { id } = await makeProject(db, two)
    const output = (more: object) => recordOutput(db, first, { id, kind: 'paper', lang: 'en', title: { en: 'Fluxes' }, onDate: '2026-11-01', ...more })
    await output({ doi: 'https://doi.org/10.1038/S1' })
    await expect(output({ doi: '10.1038/s1' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(output({ doi: 'ten' })).rejects.toMatchObject({ details: { fields: { doi: expect.anything() } } })
    await output({ kind: 'patent', number: 'CN 113456789 B' })
    await expect(output({ kind: 'patent', number: 'CN113456789' })).rejects.toMatchObject({ details: { fields: { number: expect.anything() } } })
    await expect(output({ kind: 'people_trained' })).rejects.toMatchObject({ details: { fields: { people: expect.anything() } } })
    await output({ kind: 'people_trained', people: 4 })
    expect((await projectPage(db, second, id)).outputs.map((one) => one.number ?? one.doi ?? one.people).sort()).toEqual(['10.1038/s1', 'CN113456789B', 4].sort())
  })

  test('a change moves the end once the other partners agreed, and a no ends it', async () => {
    const { id } = await makeProject(db, two)
    const changeId = await askChange(db, first, { id, lang: 'en', what: { en: 'Three months more' }, newEnd: '2028-02-19' })
    await expect(answerChange(db, first, { id, changeId, agrees: true })).rejects.toMatchObject({ code: 'conflict' })
    const answers = await Promise.allSettled(Array.from({ length: 4 }, () => answerChange(db, second, { id, changeId, agrees: true })))
    expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await projectPage(db, first, id)).endsOn).toBe('2028-02-19')
    const other = await askChange(db, second, { id, lang: 'en', what: { en: 'Another budget' } })
    await expect(answerChange(db, first, { id, changeId: other, agrees: false })).rejects.toMatchObject({ details: { fields: { reason: expect.anything() } } })
    await answerChange(db, first, { id, changeId: other, agrees: false, reason: 'No money.' })
    expect((await projectPage(db, first, id)).changes.find((one) => one.id === other)).toMatchObject({ state: 'refused' })
  })

  test('completed only with a final report in both languages and no open change; afterwards it stands', async () => {
    const { id } = await makeProject(db, two)
    await expect(completeProject(db, first, { id, version: await versionOf(id) })).rejects.toMatchObject({ code: 'conflict' })
    await startProject(db, first, { id, version: await versionOf(id) })
    const report = (body: object) => writeReport(db, second, { id, kind: 'final', lang: 'en', fromOn: '2026-11-20', toOn: '2027-11-19', body })
    await expect(report({ en: 'Done.' })).rejects.toMatchObject({ details: { fields: { body_zh: expect.anything() } } })
    await expect(completeProject(db, first, { id, version: await versionOf(id) })).rejects.toMatchObject({ code: 'conflict' })
    await report({ en: 'Done.', zh: '已完成。' })
    await expect(report({ en: 'Again.', zh: '再次。' })).rejects.toMatchObject({ code: 'conflict' })
    const version = await versionOf(id)
    const ends = await Promise.allSettled([completeProject(db, first, { id, version }), endProject(db, second, { id, version, reason: 'Out of money.' })])
    expect(ends.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    await expect(editProject(db, first, { id, version: await versionOf(id), lang: 'en', title: { en: 'New' }, startsOn: '2026-11-20' })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('reminders go out once each, first to who is responsible, after the day to everybody', async () => {
    const { id } = await makeProject(db, two)
    await addMilestone(db, first, { id, lang: 'en', title: { en: 'Drawings' }, dueOn: '2027-01-20', responsibleId: two.organisations[1] })
    const told = async () => (await rows<{ data: { people: string[] } }>(db, sql`select data from pgboss.job where name = 'notice' and data ->> 'kind' = 'project_milestone_due' and data -> 'object' ->> 'id' = ${id} order by created_on`)).map((one) => one.data.people.length)
    await sweepProjects(db, new Date('2027-01-01T00:00:00Z'))
    expect(await told()).toEqual([])
    for (let n = 0; n < 2; n += 1) await sweepProjects(db, new Date('2027-01-10T00:00:00Z'))
    expect(await told()).toEqual([1])
    await sweepProjects(db, new Date('2027-01-22T00:00:00Z'))
    expect(await told()).toEqual([1, 2])
  })

  test('what the doctor asks holds of all this, and notices a broken row', async () => {
    expect(await violations()).toEqual([])
    const { id } = await makeProject(db, two)
    await run(db, sql`delete from project_partner where project_id = ${id} and place = 1`)
    expect(await violations()).toEqual([`project ${id}`])
  })
})

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { actorOf, makeActor, makeAffiliation, makeOrganisation, makePerson } from '../../../test/world/people.ts'
import { openTestSignIn } from '../../../test/world/sign-in.ts'
import { canary, makeTraces, tracesOf } from '../../../test/world/traces.ts'
import { system } from '../../core/actor.ts'
import { blobsOn } from '../../platform/blobs.ts'
import { diskBlobs } from '../../platform/blobs/disk.ts'
import { rows, run, row, sql, transaction } from '../../platform/database.ts'
import { sealActivity } from '../activity/activity.ts'
import { actorOfToken, changeAffiliation, createPerson, createToken } from '../people/people.ts'
import { invariants } from './invariants.ts'
import { erasePerson, exportPersonalData, register } from './privacy.ts'
import { examine } from '../../cli/doctor.ts'

const { db, url } = await freshDatabase()
const { signIn } = openTestSignIn(url)
const blobs = blobsOn(diskBlobs(join(mkdtempSync(join(tmpdir(), 'qiao-erasure-')), 'files')))

/** Where the words of an erased person may still stand: what a basis keeps, column by column. */
const kept = new Map(register.map((one) => [one.table, Object.entries(one.columns).filter(([, { fate }]) => fate === 'kept').map(([column]) => column)]))

async function leftovers(): Promise<string[]> {
  const tables = await rows<{ at: string }>(
    db,
    sql`select case when table_schema = 'public' then '' else table_schema || '.' end || table_name as at from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { at } of tables) {
    const rest = sql`(to_jsonb(t) - ${sql.param(kept.get(at) ?? [])}::text[])::text`
    const left = await rows<{ t: string }>(db, sql`select ${rest} as t from ${sql.raw(at)} t where ${rest} ilike ${`%${canary.name.en}%`} or ${rest} ilike ${`%${canary.email}%`} or ${rest} like ${`%${canary.name.zh}%`} limit 2`)
    found.push(...left.map((one) => `${at}: ${one.t.slice(0, 400)}`))
  }
  return found
}

test('a person with a thousand traces over every table leaves whole, and is erased without a trace but what a basis keeps', async () => {
  const personId = await makePerson(db, { name: canary.name, email: canary.email, country: 'GB' })
  const actor = await makeTraces(db, personId, 1000, new Date())
  const before = await tracesOf(db, personId)
  const total = [...before.values()].reduce((sum, n) => sum + n, 0)
  expect([...before].filter(([, n]) => n === 0).map(([table]) => table)).toEqual([])
  expect(total).toBeGreaterThanOrEqual(1000)

  const began = performance.now()
  const { held } = await exportPersonalData(db, actor)
  const exported = performance.now()
  const told = new Map(held.map((one) => [one.table, one.rows.length + one.deeds.length]))
  expect([...before.keys()].filter((table) => !told.has(table))).toEqual([])
  const whole = JSON.stringify(held)
  expect(whole).toContain(canary.email)
  expect(whole).not.toMatch(/"(password|token|token_hash|secret|backup_codes|access_token|address_mark|digest)":/)

  const asked = performance.now()
  await erasePerson(db, actor)
  const erased = performance.now()
  expect(await leftovers()).toEqual([])
  for (const [table, columns] of Object.entries({ activity: 'actor_id', alliance_signature: 'person_id', body_motion_seat: 'person_id', deal: 'opened_by', call_submission: 'lead_person', listing_variant: 'by' })) {
    expect((await rows(db, sql`select 1 from ${sql.identifier(table)} where ${sql.identifier(columns)} = ${personId}`)).length, table).toBeGreaterThan(0)
  }
  await sealActivity(db)
  // The files of the traces have no bytes, and their project no executed agreement.
  await transaction(db, async (tx) => {
    await run(tx, sql`set local session_replication_role = replica`)
    await run(tx, sql`delete from file`)
    await run(tx, sql`delete from blob`)
    for (const table of ['outcome', 'project_milestone', 'project_spend', 'project_output', 'project_change_answer', 'project_change', 'project_report', 'project_partner', 'project']) await run(tx, sql`delete from ${sql.identifier(table)}`)
  })
  expect((await examine(db, blobs)).filter((one) => one.violations.length > 0)).toEqual([])
  process.stdout.write(`erasure: ${total} traces in ${before.size} tables; export ${Math.round(exported - began)} ms, erasure ${Math.round(erased - asked)} ms\n`)
}, 120_000)

test('the doctor names what an erasure should have taken', async () => {
  const personId = await makePerson(db)
  await run(db, sql`insert into bookmark (person_id, listing_id) select ${personId}, id from listing limit 1`)
  await run(db, sql`update person set erased_at = now(), name = null, email = null where id = ${personId}`)
  const [check] = invariants
  expect(await check!.violations(db)).toEqual([`bookmark.person_id of person ${personId}`])
  await run(db, sql`delete from bookmark where person_id = ${personId}`)
  expect(await check!.violations(db)).toEqual([])
})

test('the last administrator stays; sign-in and tokens are gone with the rest', async () => {
  const email = 'erase.me@example.org'
  const personId = await createPerson(db, system(new Date()), signIn, { email, password: 'a long enough password', name: { zh: '待删除', en: 'Erase Me' }, lang: 'en' })
  const organisationId = await makeOrganisation(db)
  await makeAffiliation(db, { personId, organisationId, role: 'administrator' })
  const other = await makeAffiliation(db, { organisationId, role: 'officer' })
  const { token } = await createToken(db, await actorOf(db, personId), { name: 'Mine', scopes: ['listings:read'] })
  await expect(erasePerson(db, await actorOf(db, personId))).rejects.toMatchObject({ code: 'conflict' })
  await changeAffiliation(db, await actorOf(db, personId), { id: other.id, role: 'administrator' })
  await erasePerson(db, await actorOf(db, personId))
  expect(await row(db, sql`select name, email, erased_at is not null as erased from person where id = ${personId}`)).toEqual({ name: null, email: null, erased: true })
  expect(await actorOfToken(db, token, new Date())).toBeUndefined()
  await expect(signIn.enter(new Headers(), { email, password: 'a long enough password' })).rejects.toMatchObject({ code: 'invalid' })
})

test('an address that nobody has proven leads to nothing of somebody else', async () => {
  const organisationId = await makeOrganisation(db)
  const inviter = await makeActor(db, { organisationId, role: 'administrator' })
  await run(db, sql`insert into invitation (id, organisation_id, email, role, token_hash, invited_by, expires_at) values (gen_random_uuid(), ${organisationId}, 'victim@example.org', 'officer', ${Buffer.alloc(32, 9)}, ${inviter.personId}, now() + interval '5 days')`)
  const claimed = await makePerson(db, { email: 'victim@example.org', emailVerified: false })
  const actor = await actorOf(db, claimed)
  expect((await exportPersonalData(db, actor)).held.map((one) => one.table)).not.toContain('invitation')
  await erasePerson(db, actor)
  expect(await row(db, sql`select email, revoked_at as revoked from invitation where email = 'victim@example.org'`)).toEqual({ email: 'victim@example.org', revoked: null })
})
